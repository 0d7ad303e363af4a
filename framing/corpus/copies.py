"""Copies of data sets on this machine: fetching, registering, finding and checking them."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from framing.corpus.cards import Card, card
from framing.corpus.datasets import LAYOUTS, layout_of
from framing.corpus.downloads import FILES, HASHES, install, installed, register_with
from framing.corpus.hashes import hash_list, hashes_below, read_hash_list, sha256_of, watched
from framing.corpus.places import corpora_dir, data_dir
from framing.model.errors import InputError, Problem

_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy of a data set: where it is, what it was when it came, and how to mend it."""

    folder: Path
    hashes: Mapping[str, str]
    remedy: str


def register(name: str, path: str | Path, *, progress: bool = False) -> Path:
    """Remember that the data set `name` stands at `path`, and what its files are.

    The hash of every file is taken, so that `verify` can tell later what has changed. Hidden
    files are left alone.

    Returns
    -------
    pathlib.Path
        The pointer file that was written, in one step, under the user's data folder.

    Raises
    ------
    InputError
        When there is no such data set, `path` is no folder in the layout it is published in, or
        one of its files cannot be read.
    """
    known = card(name)
    folder = Path(path).expanduser().resolve()
    if not folder.is_dir():
        raise InputError(f"{path}: there is no such folder; give the one that holds {name!r}")
    if "\n" in str(folder):
        raise InputError(f"{path}: the folder's name has a line break; rename the folder")
    layout = LAYOUTS.get(known.reader or name)
    if layout and not layout.recognises(folder):
        raise InputError(f"{path}: this is not {name!r} as published; expected {layout.looks}")
    hashes = hashes_below(folder, progress)
    with _writing():
        return _write(_pointer(name), f"{folder}\n{hash_list(hashes)}")


def fetch(name: str, *, progress: bool = False) -> Path:
    """Have a data set at hand: the folder of the copy that is here, or of one downloaded now.

    Only what a card pins by address and hash is downloaded. It appears whole or not at all,
    whenever the process ends; what was downloaded whole is not downloaded again.

    Raises
    ------
    InputError
        Without a copy, when the card pins no download, or it fails; the remedy is named.
    MissingDependency
        When something has to be downloaded, and the extra ``fetch`` is not installed.
    """
    known = card(name)
    copy = _copy(known)
    if copy:
        return copy.folder
    if not known.download:
        return locate(name)
    with _writing():
        return install(known, data_dir(), progress=progress) / FILES


def locate(name: str) -> Path:
    """The folder of a data set: shipped with the library, registered, or fetched.

    Raises
    ------
    InputError
        When there is no such data set or no copy of it; the command that gets one is named.
    """
    known = card(name)
    copy = _copy(known)
    if copy:
        return copy.folder
    pointed = _registered(name)
    where = f"no longer at {pointed.folder}" if pointed else "not on this machine"
    remedy = register_with(name)
    if known.download:
        remedy = f"download it with: framing data fetch {name}; or {remedy}"
    elif f"fetch {name} --from" in known.get:
        remedy = known.get
    if known.url:
        remedy += f" (it is published at {known.url})"
    raise InputError(f"the data set {name!r} is {where}; {remedy}")


def pinned(name: str) -> dict[str, str]:
    """The hash that each file of the copy here has to have, by its path.

    Those on the card, which are the publication's, and for other files those taken when the copy
    was registered or fetched.

    Raises
    ------
    InputError
        As `locate`.
    """
    locate(name)
    known = card(name)
    copy = _copy(known)
    return {**known.files, **(copy.hashes if copy else {}), **known.files}


def verify(name: str, *, progress: bool = False) -> tuple[Problem, ...]:
    """Compare the files of a data set with their hashes, see `pinned`; nothing wrong is ``()``.

    Files without a hash, such as texts that were added later, are left alone.

    Raises
    ------
    InputError
        As `locate`.
    """
    folder, expected = locate(name), pinned(name)
    copy = _copy(card(name))
    problems = []
    paths = watched([folder / file for file in expected], progress)
    for position, (path, (file, digest)) in enumerate(zip(paths, expected.items(), strict=True)):
        message = _difference(path, digest)
        if message:
            remedy = copy.remedy if copy else ""
            problems.append(Problem(str(path), "", file, "file", message, remedy, position))
    return tuple(problems)


def _copy(known: Card) -> _Copy | None:
    """The copy of a data set that is used, if there is one."""
    name = known.name
    shipped = corpora_dir() / name
    if _is_shipped(known, shipped):
        return _Copy(shipped, {}, "install the library again")
    pointed = _registered(name)
    if pointed and pointed.folder.is_dir():
        return pointed
    place = installed(known, data_dir())
    if known.download and (place / FILES).is_dir():
        listed = place / HASHES
        hashes = read_hash_list(_text(listed), str(listed))
        remedy = f"delete {place}, then: framing data fetch {name}"
        return _Copy(place / FILES, hashes, remedy)
    return None


def _registered(name: str) -> _Copy | None:
    """What a pointer says, whether or not the folder is still there."""
    pointer = _pointer(name)
    try:
        folder, _, hashes = _text(pointer).partition("\n")
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not Path(folder).is_absolute():  # a file of that name which is none of ours
        return None
    remedy = f"copy the file again, or if the change is yours, {register_with(name)}"
    return _Copy(Path(folder), read_hash_list(hashes, str(pointer)), remedy)


def _difference(path: Path, expected: str) -> str:
    """How a file differs from the one that was pinned, or '' if it does not."""
    try:
        found = sha256_of(path)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        return "is missing" if missing else f"cannot be read: {error.strerror or error}"
    return "" if found == expected else f"has changed: sha256 {found}, not {expected}"


def _is_shipped(known: Card, folder: Path) -> bool:
    """Whether a data set's files stand beside its card."""
    layout = layout_of(folder)
    if layout:
        return layout.name == (known.reader or known.name)
    return bool(known.files) and all((folder / file).is_file() for file in known.files)


def _pointer(name: str) -> Path:
    return data_dir() / f"{name}.path"


def _text(path: Path) -> str:
    """A file of ours; what is no UTF-8 in it is a path that is none, and comes back as it was."""
    return path.read_text(encoding="utf-8", errors="surrogateescape")


@contextmanager
def _writing() -> Iterator[None]:
    """What it means when the machine refuses to write to the user's data folder."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        remedy = "make room there" if full else "check that you may write there"
        raise InputError(
            f"{error.filename or data_dir()}: cannot be written: {error.strerror or error} "
            f"({remedy}, or let the variable FRAMING_DATA name another folder)"
        ) from None


def _write(path: Path, text: str) -> Path:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return path
