"""What a run was made of: enough to make it again, and to know when it cannot be."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from framing.experiment.declaration import Declaration
from framing.lexicons import load
from framing.model.study import Study
from framing.version import __version__

_LIBRARIES = ("numpy", "scipy", "scikit-learn", "pandas", "pyarrow", "nltk")


def manifest(declared: Declaration, path: Path, study: Study) -> dict[str, Any]:
    """The manifest of a run; the same for the same inputs, seed and versions.

    Parameters
    ----------
    declared : Declaration
    path : pathlib.Path
        Of the declaration, whose bytes are hashed.
    study : Study
    """
    corpus = study.notes.corpus if study.notes else None
    return {
        "experiment": msgspec.to_builtins(declared),
        "declaration_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "corpus": corpus
        and {
            "name": corpus.name,
            "licence": corpus.licence,
            "articles": len(corpus),
            "sha256": corpus.fingerprint,
            "problems": [str(p) for p in corpus.problems],
        },
        "lexicons": _lexicons(),
        "signature": str(study.signature),
        "framing": __version__,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
    }


def _lexicons() -> dict[str, dict[str, str]]:
    """Version and hash of every shipped word list."""
    names = sorted(
        f.name.removesuffix(".toml")
        for f in files("framing.lexicons").iterdir()
        if f.name.endswith(".toml")
    )
    return {n: {"version": load(n).version, "sha256": load(n).sha256} for n in names}
