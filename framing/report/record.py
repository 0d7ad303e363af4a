"""A study's numbers as strict JSON: the same bytes for the same study."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from framing.model.signature import Signature
from framing.model.study import Study
from framing.report.cite import used_keys
from framing.report.findings import findings_text
from framing.report.highlight import printable
from framing.report.portrait import corpus_of, portraits
from framing.version import __version__


def record(study: Study) -> dict[str, Any]:
    """A study as plain data: what it looked at, what it found, and the words it is told in."""
    corpus = corpus_of(study)
    about = None
    if corpus is not None:
        about = {
            "name": corpus.name,
            "licence": corpus.licence,
            "fingerprint": corpus.fingerprint,
            "n_articles": len(corpus),
            "outlets": portraits(study),
        }
    content: dict[str, Any] = {
        "framing": __version__,
        "title": study.title,
        "corpus": about,
        "features": study.table.features if study.table else (),
        "comparisons": study.comparisons,
        "own_copy": study.own_copy,
        "keyness": study.keyness,
        "audit": study.audit,
        "validation": study.validation,
        "findings": findings_text(study).splitlines(),
        "references": used_keys(study),
        "signature": study.signature,
    }
    if study.health is not None:
        content["health"] = study.health
    plain: dict[str, Any] = plain_data(content)
    return plain


def dumped(study: Study) -> str:
    """The record as JSON text: sorted keys, undefined numbers as null."""
    content = record(study)
    return json.dumps(content, allow_nan=False, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def plain_data(value: Any) -> Any:
    """Results as lists, mappings, strings and finite numbers; NaN and infinities become None.

    Examples
    --------
    >>> plain_data({"ratio": float("nan"), "n": (1, 2), "made": Signature().add(n=2)})["n"]
    [1, 2]
    """
    if isinstance(value, Signature):
        return str(value)
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, np.generic):
        return plain_data(value.item())
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if is_dataclass(value):
        return {f.name: plain_data(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): plain_data(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain_data(v) for v in value]
    return value
