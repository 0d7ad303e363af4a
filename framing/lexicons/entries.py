"""Word lists that know a context: entries with sense, tests and exceptions (layer 1).

A list is a TOML file. What it says of itself comes first, then one table an entry::

    [lexicon]
    name = "hedge"  # of the device that it makes
    version = "1"
    description = "Words by which a writer commits to less than a plain statement."
    references = ["hyland2005stance"]
    licence = "BSD-3-Clause"
    exposure = "sentences"  # what its rate divides by: words or sentences
    reliability = "M"  # H, M or L: METHODOLOGY 2.0

    [[entry]]
    words = ["appear", "seem"]  # dictionary forms
    part = "verb"  # inflected as: verb, noun, or not at all
    sense = "epistemic"
    after = ["to", "that"]  # the next word is one of these …
    not_after = ["on"]  # … and none of those; before, not_before: the word ahead
    near = []  # a word of the sentence within 12 words; not_near
    capital = "never"  # inside a sentence a capital makes a name
    negated = "drop"  # no hit behind not, never, no; by default it stays
    target = "after"  # the noun phrase that it is about: after or before

Lists of words may name classes: ``@determiner @possessive @pronoun @preposition @conjunction @be
@have @modal @adverb @number @participle @ing @capital @start @end @amount`` (a number or share
that counts). The first entry whose tests hold makes the hit; of forms that overlap, the longest
is asked first.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from framing.lexicons.inflection import forms
from framing.model.errors import InputError

CLASSES = frozenset(
    "determiner possessive pronoun preposition conjunction be have modal adverb number participle "
    "ing capital start end amount".split()
)
_LISTS = ("before", "after", "not_before", "not_after", "near", "not_near")
_CHOICES = {
    "part": ("", "verb", "noun"),
    "capital": ("any", "never"),
    "negated": ("keep", "drop"),
    "target": ("", "after", "before"),
}
_ABOUT = ("name", "version", "description", "references", "licence", "exposure", "reliability")


@dataclass(frozen=True, slots=True)
class Entry:
    """Words with one sense, and what their neighbours must be for it.

    Attributes
    ----------
    name : str
        As rules call it; by default its first word.
    forms : tuple of str
        Everything it looks like in text.
    sense : str
    before, after, not_before, not_after, near, not_near : frozenset of str
        Folded words, and classes with an ``@``; empty sets ask for nothing.
    capital, negated, target : str
    note : str
        For the reader of the list: the reason of an exception, an example.
    """

    name: str
    forms: tuple[str, ...]
    sense: str = ""
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    capital: str = "any"
    negated: str = "keep"
    target: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeviceLexicon:
    """A list of entries, with what a device has to say of itself.

    Attributes
    ----------
    name, version, description, licence, exposure, reliability : str
    references : tuple of str
        BibTeX keys of the scholarly source of the category.
    entries : tuple of Entry
    sha256 : str
        Hash of the file, stored with every result that used it.
    """

    name: str
    version: str
    description: str
    licence: str
    exposure: str
    reliability: str
    references: tuple[str, ...]
    entries: tuple[Entry, ...]
    sha256: str

    def __hash__(self) -> int:
        """By its file: what is cached for a list is asked for in every batch."""
        return hash(self.sha256)


@cache
def catalogue(name: str) -> DeviceLexicon:
    """A list of the library's own catalogue."""
    path = files("framing.lexicons.catalogue") / f"{name}.toml"
    return parse_lexicon(path.read_bytes(), f"{name}.toml")


def read_lexicon(path: str | Path) -> DeviceLexicon:
    """A list in a file of yours.

    Raises
    ------
    InputError
        For a file that is not there or no TOML, an unknown key, a wrong value; the message names
        file, entry and key.
    """
    path = Path(path)
    try:
        return parse_lexicon(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def parse_lexicon(raw: bytes, file: str) -> DeviceLexicon:
    """A list from the bytes of its file; `file` is its name in messages."""
    try:
        data = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: no TOML file ({error})") from error
    about = {"reliability": "L", "licence": "", "exposure": "words"} | data.get("lexicon", {})
    if missing := [key for key in _ABOUT if key not in about]:
        raise InputError(f"{file}: [lexicon] lacks {', '.join(missing)}")
    tables = data.get("entry", [])
    if not tables:
        raise InputError(f"{file}: no [[entry]]; a list needs at least one")
    return DeviceLexicon(
        **{key: about[key] for key in _ABOUT if key != "references"},
        references=tuple(about["references"]),
        entries=tuple(_entry(table, f"{file}, entry {i}") for i, table in enumerate(tables, 1)),
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def _entry(table: Mapping[str, Any], where: str) -> Entry:
    words = table.get("words", [])
    known = {"words", "part", *(f.name for f in fields(Entry))} - {"forms"}
    if unknown := sorted(set(table) - known):
        raise InputError(
            f"{where}: no key {', '.join(unknown)}; there are {', '.join(sorted(known))}"
        )
    if not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise InputError(f"{where}: words has to be a list of at least one word")
    chosen: dict[str, Any] = {key: table.get(key, values[0]) for key, values in _CHOICES.items()}
    for key, value in chosen.items():
        if value not in _CHOICES[key]:
            allowed = ", ".join(repr(v) for v in _CHOICES[key])
            raise InputError(f"{where}: {key} = {value!r} is none of {allowed}")
    part = chosen.pop("part")
    chosen |= {key: _neighbours(table.get(key, ()), f"{where}: {key}") for key in _LISTS}
    return Entry(
        name=table.get("name", slug(words[0])),
        forms=tuple(dict.fromkeys(form for word in words for form in forms(word, part))),
        sense=table.get("sense", ""),
        note=table.get("note", ""),
        **chosen,
    )


def _neighbours(words: Any, where: str) -> frozenset[str]:
    unknown = sorted(w for w in words if w.startswith("@") and w[1:] not in CLASSES)
    if unknown:
        raise InputError(
            f"{where}: no class {', '.join(unknown)}; there are @{', @'.join(sorted(CLASSES))}"
        )
    return frozenset(w.lower().replace("\u2019", "'") for w in words)


def slug(word: str) -> str:
    """A word as rules write it: small letters, digits and underscores."""
    return "_".join("".join(c if c.isalnum() else " " for c in word.lower()).split())
