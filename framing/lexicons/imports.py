"""Word lists of other people, read from your own copy (layer 1).

The library may not ship them; whoever has one makes a device of it::

    LexicalDevice(read_liwc("LIWC2015.dic", "negemo"))

A form that ends in ``*`` stands for every word that begins so. What such a list finds has been
told from its look-alikes by nobody: its reliability is L until you have measured it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from framing.lexicons.entries import DeviceLexicon, Entry, slug
from framing.model.errors import InputError


def read_liwc(path: str | Path, category: str) -> DeviceLexicon:
    """One category of a LIWC dictionary (``.dic``), or of any dictionary in that format.

    Raises
    ------
    InputError
        For a file that is no such dictionary, or a category that it has not; the message lists
        those there are.

    References
    ----------
    tausczik2010
    """
    raw, lines = _lines(path)
    marks = [i for i, line in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise InputError(f"{path}: no LIWC dictionary; its categories stand between two lines of %")
    names = dict(line.split(None, 1)[:2] for line in lines[marks[0] + 1 : marks[1]] if line.strip())
    names = {number: name.split()[0] for number, name in names.items()}
    if category not in names.values():
        raise InputError(f"{path}: no category {category!r}; there are {', '.join(names.values())}")
    wanted = {number for number, name in names.items() if name == category}
    words = []
    for line in lines[marks[1] + 1 :]:
        fields = line.split("\t") if "\t" in line else line.split()
        if len(fields) > 1 and wanted.intersection(field.strip() for field in fields[1:]):
            words.append(fields[0].strip())
    return _lexicon(
        raw, category, f"Words of the category {category}.", "tausczik2010", {"": words}
    )


def read_mpqa(path: str | Path, name: str = "subjectivity") -> DeviceLexicon:
    """The MPQA subjectivity clues (``.tff``); senses such as ``strongsubj_negative``.

    References
    ----------
    wilson2005
    """
    raw, lines = _lines(path)
    words: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 1):
        fields = dict(field.split("=", 1) for field in line.split() if "=" in field)
        if not fields:
            continue
        if missing := {"type", "word1", "priorpolarity"} - set(fields):
            raise InputError(
                f"{path}, line {number}: no {', '.join(sorted(missing))}=; is it .tff?"
            )
        words.setdefault(f"{fields['type']}_{fields['priorpolarity']}", []).append(fields["word1"])
    return _lexicon(raw, name, "Words that may be subjective.", "wilson2005", words)


def read_nrc(path: str | Path, emotion: str) -> DeviceLexicon:
    """One emotion of the NRC word-emotion lexicon: lines of word, emotion, 0 or 1.

    References
    ----------
    mohammad2013
    """
    raw, lines = _lines(path)
    rows = [line.split("\t") for line in lines if line.count("\t") == 2]
    emotions = sorted({row[1] for row in rows})
    if emotion not in emotions:
        raise InputError(
            f"{path}: no emotion {emotion!r}; there are {', '.join(emotions) or 'none'}"
        )
    words = [word for word, own, flag in rows if own == emotion and flag.strip() == "1"]
    return _lexicon(raw, emotion, f"Words of the emotion {emotion}.", "mohammad2013", {"": words})


def read_words(path: str | Path, name: str, reference: str, definition: str = "") -> DeviceLexicon:
    """A word or phrase a line, ``#`` before comments: the lists of Recasens, Hyland, Hooper.

    Parameters
    ----------
    path : str or Path
    name : str
        Of the device.
    reference : str
        The list's source, as a key of the bibliography.
    definition : str
        What is counted, in one sentence.
    """
    raw, lines = _lines(path)
    words = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return _lexicon(raw, name, definition or f"A word of the list {name}.", reference, {"": words})


def _lines(path: str | Path) -> tuple[bytes, list[str]]:
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    try:
        return raw, raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return raw, raw.decode("cp1252", "replace").splitlines()


def _lexicon(
    raw: bytes, name: str, definition: str, reference: str, words: dict[str, list[str]]
) -> DeviceLexicon:
    entries = tuple(_entries(words))
    if not entries:
        raise InputError(f"{name}: the file has no words of it")
    return DeviceLexicon(
        name=slug(name),
        version="yours",
        description=definition,
        licence="as its owner gave it to you",
        exposure="words",
        reliability="L",
        references=(reference,),
        entries=entries,
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def _entries(words: dict[str, list[str]]) -> Iterator[Entry]:
    for sense, some in words.items():
        yield from (Entry(slug(word), (word,), slug(sense)) for word in _distinct(some))


def _distinct(words: Iterable[str]) -> Iterator[str]:
    """Words in the file's order, once each, without those that no text has."""
    return (w for w in dict.fromkeys(map(str.lower, words)) if any(c.isalnum() for c in w))
