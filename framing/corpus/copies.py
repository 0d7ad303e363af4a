"""Copies of data sets on this machine: registering, finding and checking them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from framing.corpus.cards import Card, card
from framing.corpus.datasets import LAYOUTS, layout_of
from framing.corpus.places import corpora_dir, data_dir
from framing.model.errors import InputError, Problem


def register(name: str, path: str | Path) -> Path:
    """Remember that the data set `name` stands at `path`.

    Returns
    -------
    pathlib.Path
        The pointer file that was written, in one step, under the user's data folder.

    Raises
    ------
    InputError
        When there is no such data set, or `path` is no folder in the layout it is published in.
    """
    known = card(name)
    folder = Path(path).expanduser().resolve()
    if not folder.is_dir():
        raise InputError(f"{path}: there is no such folder; give the one that holds {name!r}")
    layout = LAYOUTS.get(known.reader or name)
    if layout and not layout.recognises(folder):
        raise InputError(f"{path}: this is not {name!r} as published; expected {layout.looks}")
    return _write(_pointer(name), f"{folder}\n")


def fetch(name: str) -> Path:
    """Have a data set at hand: the folder of the copy that is here.

    Nothing is downloaded: no set that has a card here is published on terms, and under a hash,
    that would let us.

    Raises
    ------
    InputError
        As `locate`: without a copy, with the command that registers one.
    """
    return locate(name)


def locate(name: str) -> Path:
    """The folder of a data set: shipped with the library, or where it was registered.

    Raises
    ------
    InputError
        When there is no such data set or no copy of it; the command that registers one is named.
    """
    known = card(name)
    shipped = corpora_dir() / name
    if _is_shipped(known, shipped):
        return shipped
    remedy = f"register a copy with: framing data fetch {name} --from PATH"
    if known.url:
        remedy += f" (it is published at {known.url})"
    try:
        folder = Path(_pointer(name).read_text(encoding="utf-8").rstrip("\n"))
    except FileNotFoundError:
        raise InputError(f"the data set {name!r} is not on this machine; {remedy}") from None
    if not folder.is_dir():
        raise InputError(f"the data set {name!r} is no longer at {folder}; {remedy}")
    return folder


def verify(name: str) -> tuple[Problem, ...]:
    """Compare the files of a data set with the hashes on its card; nothing wrong is ``()``.

    Raises
    ------
    InputError
        As `locate`.
    """
    folder = locate(name)
    problems = []
    for position, (file, expected) in enumerate(card(name).files.items()):
        message = _difference(folder / file, expected)
        if message:
            remedy = f"copy or download {name!r} again"
            where = str(folder / file)
            problems.append(Problem(where, "", file, "file", message, remedy, position))
    return tuple(problems)


def _difference(path: Path, expected: str) -> str:
    """How a file differs from the one that was published, or '' if it does not."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return "is missing" if isinstance(error, FileNotFoundError) else f"cannot be read: {error}"
    return "" if found == expected else f"has changed: sha256 {found}, not {expected}"


def _is_shipped(known: Card, folder: Path) -> bool:
    """Whether a data set's files stand beside its card."""
    layout = layout_of(folder)
    if layout:
        return layout.name == (known.reader or known.name)
    return bool(known.files) and all((folder / file).is_file() for file in known.files)


def _pointer(name: str) -> Path:
    return data_dir() / f"{name}.path"


def _write(path: Path, text: str) -> Path:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return path
