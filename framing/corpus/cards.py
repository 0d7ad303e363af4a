"""Data set cards: what a data set is, on what terms, and how to know a true copy of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from framing.corpus.places import corpora_dir
from framing.model.errors import InputError

# The word on the card, and the field it fills where the two differ.
_WORDS = {"id": "name", "cite": "citation", "sha256": "files"}


@dataclass(frozen=True, slots=True)
class Card:
    """What ``corpora/<name>/card.toml`` says; further keys and tables are allowed and ignored.

    Attributes
    ----------
    name : str
        The data set's name, and its folder's.
    title, version, licence : str
    citation : str
        How its authors want it cited; ``cite`` on the card.
    bibtex : str
        Its key in the library's bibliography, if it is there.
    url : str
        Where its publishers offer it.
    reader : str
        The layout its files are in; by default the reader of its own name, if there is one.
    kind : str
        ``"gold"`` for sets of passages with gold labels and no articles to read.
    fields : dict of str
        Column by column, what it holds.
    files : dict of str
        SHA-256 by path inside the data set; the table ``[sha256]`` (or ``[files]``).
    notes : str
        What a user has to know.
    """

    name: str
    title: str
    licence: str
    version: str = ""
    citation: str = ""
    bibtex: str = ""
    url: str = ""
    reader: str = ""
    kind: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    notes: str = ""


def names() -> tuple[str, ...]:
    """The data sets that have a card, in order of name."""
    return tuple(sorted(path.parent.name for path in corpora_dir().glob("*/card.toml")))


def cards() -> dict[str, Card]:
    """Every card, by name and in order of name."""
    return {name: card(name) for name in names()}


def card(name: str) -> Card:
    """The card of one data set.

    Raises
    ------
    InputError
        When there is no such data set; names that come near are suggested.
    """
    known = names()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise InputError(f"no data set {name!r}; {hint}there are {', '.join(known) or 'none'}")
    return read_card(corpora_dir() / name / "card.toml")


def read_card(path: Path) -> Card:
    """Decode one card file.

    Raises
    ------
    InputError
        When it is not TOML, lacks a field, or a field has the wrong type; the field is named.
    """
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        decoded = msgspec.convert({_WORDS.get(k, k): v for k, v in raw.items()}, Card)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from None
    if decoded.name != path.parent.name:
        raise InputError(f"{path}: the card of {decoded.name!r} stands in another set's folder")
    return decoded
