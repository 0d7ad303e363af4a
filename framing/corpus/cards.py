"""Data set cards: what a data set is, on what terms, and how to know a true copy of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Any

import msgspec

from framing.corpus.hashes import is_sha256, read_hash_list
from framing.corpus.places import corpora_dir
from framing.model.errors import InputError

# The word on the card, and the field it fills where the two differ.
_WORDS = {"id": "name", "cite": "citation", "sha256": "files"}
_LIST = "sha256.txt"


@dataclass(frozen=True, slots=True)
class Download:
    """One file to be downloaded: a table ``[[download]]`` on a card.

    Attributes
    ----------
    url : str
        Of one version for good: a commit, a release, a record of an archive.
    sha256 : str
        Of the file that is downloaded.
    unpack : bool
        Whether it is a ``.zip`` or ``.tar`` whose files are the data set's.
    below : str
        The folder in the archive that is taken, its files without it; all of it by default.
    to : str
        The folder of the data set that it is unpacked to, or the name that the file has there.
    """

    url: str
    sha256: str
    unpack: bool = False
    below: str = ""
    to: str = ""

    def __post_init__(self) -> None:
        if not self.url.startswith(("https://", "http://")):
            raise ValueError(f"url: {self.url!r} is no address that begins with https://")
        if not is_sha256(self.sha256):
            raise ValueError(f"sha256: {self.sha256!r} is not 64 hexadecimal digits in lower case")
        if any(path.is_absolute() or ".." in path.parts for path in map(PurePath, self._inside)):
            raise ValueError("below and to: they have to stay inside the data set")

    @property
    def _inside(self) -> tuple[str, str]:
        return self.below, self.to


@dataclass(frozen=True, slots=True)
class Card:
    """What ``corpora/<name>/card.toml`` says; further keys and tables are allowed and ignored.

    Attributes
    ----------
    name : str
        The data set's name, and its folder's.
    title, version, language : str
    published : str
        The year, or the day as YYYY-MM-DD.
    licence : str
        In its authors' words.
    source : str
        What is in it, and where that is from.
    authors : tuple of str
    terms : str
        What may be passed on.
    get : str
        How to come by a copy.
    citation : str
        How its authors want it cited; ``cite`` on the card.
    bibtex : tuple of str
        Its keys in the library's bibliography.
    url : str
        Where its publishers offer it.
    reader : str
        The layout its files are in; by default the reader of its own name, if there is one.
    kind : str
        ``"gold"`` for sets of passages with gold labels and no articles to read.
    fields : dict of str
        Column by column, what it holds.
    splits : dict
        Part by part, what it is for.
    faults : tuple of str
        What is known to be wrong with it.
    notes : str
        What else a user has to know.
    files : dict of str
        SHA-256 by path inside the data set: the table ``[sha256]``, and the file ``sha256.txt``
        beside the card, in the format of ``sha256sum``.
    download : tuple of Download
        What `fetch` downloads; empty where its terms or its size do not let us.
    """

    name: str
    title: str
    licence: str
    version: str = ""
    published: str = ""
    language: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    terms: str = ""
    get: str = ""
    citation: str = ""
    bibtex: tuple[str, ...] = ()
    url: str = ""
    reader: str = ""
    kind: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    splits: dict[str, Any] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    notes: str = ""
    files: dict[str, str] = field(default_factory=dict)
    download: tuple[Download, ...] = ()


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
        raw.pop("files", None)  # names of files, on a card that lists them
        decoded = msgspec.convert({_WORDS.get(k, k): v for k, v in raw.items()}, Card)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from None
    if decoded.name != path.parent.name:
        raise InputError(f"{path}: the card of {decoded.name!r} stands in another set's folder")
    listed = path.with_name(_LIST)
    if listed.is_file():
        files = read_hash_list(listed.read_text(encoding="utf-8"), str(listed))
        return replace(decoded, files=decoded.files | files)
    return decoded
