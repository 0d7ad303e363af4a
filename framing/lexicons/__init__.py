"""Word lists as data: TOML files with source, version and hash, and the one loader (layer 1).

A list is a file beside this module::

    [lexicon]
    name = "reporting_verbs"
    version = "1"
    description = "Verbs that report speech or thought, by stance"
    references = ["thompson1991"]  # keys of the bibliography
    licence = "BSD-3-Clause"  # compiled by the project

    [entries]
    doubting = ["claim", "allege"]  # category = words or phrases, all forms spelled out
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from framing.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One word list.

    Attributes
    ----------
    name, version, description, licence : str
    references : tuple of str
        BibTeX keys of the scholarly source of its categories.
    entries : mapping of str to tuple of str
        Words and phrases by category, in the file's order.
    sha256 : str
        Hash of the file, stored with every result that used it.
    """

    name: str
    version: str
    description: str
    licence: str
    references: tuple[str, ...]
    entries: Mapping[str, tuple[str, ...]]
    sha256: str

    def all(self) -> tuple[str, ...]:
        """The entries of every category."""
        return tuple(word for words in self.entries.values() for word in words)

    def category_of(self) -> dict[str, str]:
        """Category by entry; the first one where an entry stands in several."""
        found: dict[str, str] = {}
        for category, words in self.entries.items():
            for word in words:
                found.setdefault(word, category)
        return found


@cache
def load(name: str) -> Lexicon:
    """The shipped list of that name.

    Raises
    ------
    InputError
        When there is no such list; the message names those there are.
    """
    folder = files("framing.lexicons")
    path = folder / f"{name}.toml"
    if not path.is_file():
        known = sorted(
            f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")
        )
        raise InputError(f"no lexicon {name!r}; there are {', '.join(known)}")
    raw = path.read_bytes()
    data = tomllib.loads(raw.decode("utf-8"))
    about = data["lexicon"]
    return Lexicon(
        name=about["name"],
        version=about["version"],
        description=about["description"],
        licence=about["licence"],
        references=tuple(about["references"]),
        entries={category: tuple(words) for category, words in data["entries"].items()},
        sha256=hashlib.sha256(raw).hexdigest(),
    )
