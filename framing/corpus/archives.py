"""Unpacking archives that somebody else made, as if they had been made to do harm."""

from __future__ import annotations

import lzma
import stat
import tarfile
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath, PureWindowsPath
from tarfile import TarFile
from typing import IO
from zipfile import BadZipFile, ZipFile, is_zipfile

from framing.corpus.rows import UnreadableError

# No text compresses so well; zeros do, in archives that are made to fill a disk.
_MOST_EXPANSION = 200
_ALWAYS_ALLOWED = 100 * 2**20  # bytes
_MOST_MEMBERS = 2_000_000
_PIECE = 2**20
_AGAIN = "download or copy it again"
_BROKEN = (
    BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,  # of a compression that Python does not know
    RuntimeError,  # of a member under a password
    OSError,  # of gzip and bzip2
)


@dataclass(frozen=True, slots=True)
class _Member:
    """One entry of an archive: its name, its size as declared, and what it is."""

    name: str
    size: int
    kind: str
    open: Callable[[], IO[bytes] | None]


def unpack(archive: Path, folder: Path, *, below: str = "") -> None:
    """Unpack a ``.zip`` or a ``.tar``, compressed or not, into a folder that is there.

    Only files and folders are ever made, and only inside `folder`. Links are refused even where
    they would stay inside: Python versions in use can be led out through them.

    Parameters
    ----------
    archive, folder : Path
    below : str
        Take only what stands in this folder of the archive, without the folder itself.

    Raises
    ------
    UnreadableError
        When the archive is broken, or holds a name that leads outside, a name twice, a link, a
        device, or far more than its own size can hold; `folder` may then have some files in it.
    OSError
        When the machine refuses to write.
    """
    names = {".": True}
    total, most = 0, max(_ALWAYS_ALLOWED, _MOST_EXPANSION * archive.stat().st_size)
    with closing(_opened(archive)) as opened:
        members = _tar_members(opened) if isinstance(opened, TarFile) else _zip_members(opened)
        for number, member in enumerate(_guarded(archive, members), 1):
            total += member.size
            if total > most or number > _MOST_MEMBERS:
                raise _refused(archive, f"would unpack to more than {most >> 20} MiB")
            path = _checked(archive, member, names)
            if not below:
                _write(archive, member, folder / path)
            elif path.is_relative_to(below) and str(path) != below:
                _write(archive, member, folder / path.relative_to(below))
    if not any(folder.iterdir()):
        where = f"in its folder {below!r}" if below else "in it"
        raise UnreadableError(str(archive), f"has nothing {where}", _AGAIN)


def _opened(archive: Path) -> ZipFile | TarFile:
    try:
        return ZipFile(archive) if is_zipfile(archive) else TarFile.open(archive)
    except _BROKEN as error:
        raise _not_whole(archive, error) from None


def _guarded(archive: Path, members: Iterator[_Member]) -> Iterator[_Member]:
    """The same members; an archive that breaks off is said to, whatever the library raises."""
    try:
        yield from members
    except _BROKEN as error:
        raise _not_whole(archive, error) from None


def _zip_members(archive: ZipFile) -> Iterator[_Member]:
    for info in archive.infolist():
        mode = info.external_attr >> 16
        kind = "file"
        if info.is_dir() or stat.S_ISDIR(mode):
            kind = "folder"
        elif stat.S_IFMT(mode) not in (0, stat.S_IFREG):
            kind = "link" if stat.S_ISLNK(mode) else "device"
        # `orig_filename` is the name before Python makes it harmless in silence.
        yield _Member(info.orig_filename, info.file_size, kind, partial(archive.open, info))


def _tar_members(archive: TarFile) -> Iterator[_Member]:
    for info in archive:
        kind = "device"
        if info.isdir():
            kind = "folder"
        elif info.isreg():
            kind = "file"
        elif info.issym() or info.islnk():
            kind = "link"
        yield _Member(info.name, info.size, kind, partial(archive.extractfile, info))


def _checked(archive: Path, member: _Member, names: dict[str, bool]) -> PurePosixPath:
    """Where a member belongs; refused where that is outside, unclear or taken.

    `names` has the members so far and the folders above them, folders as True. Names that some
    file systems take for the same one are the same here.
    """
    name = member.name
    path, windows = PurePosixPath(name), PureWindowsPath(name)
    if path.is_absolute() or windows.drive or windows.root or ".." in windows.parts:
        raise _refused(archive, f"has a name that leads outside: {name!r}")
    if "\\" in name or any(ord(character) < 32 for character in name):
        raise _refused(archive, f"has a name that is not one everywhere: {name!r}")
    if member.kind not in ("file", "folder"):
        raise _refused(archive, f"has a {member.kind}: {name!r}")
    keys = [unicodedata.normalize("NFC", str(p)).casefold() for p in (path, *path.parents)]
    if (keys[0] in names and not (names[keys[0]] and member.kind == "folder")) or not all(
        names.setdefault(key, True) for key in keys[1:]
    ):
        raise _refused(archive, f"has a name twice: {name!r}")
    names[keys[0]] = member.kind == "folder"
    return path


def _write(archive: Path, member: _Member, path: Path) -> None:
    if member.kind == "folder":
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        for piece in _pieces(archive, member):
            file.write(piece)


def _pieces(archive: Path, member: _Member) -> Iterator[bytes]:
    """What a member holds, which is as long as it declares or the archive is broken."""
    left = member.size
    try:
        with member.open() or BytesIO() as file:
            while piece := file.read(_PIECE):
                left -= len(piece)
                yield piece
    except _BROKEN as error:
        raise _not_whole(archive, error) from None
    if left:
        raise _not_whole(archive, f"{member.name!r} has another size than it declares")


def _refused(archive: Path, message: str) -> UnreadableError:
    remedy = "nothing like this belongs in a data set: do not use the archive"
    return UnreadableError(str(archive), message, remedy)


def _not_whole(archive: Path, error: object) -> UnreadableError:
    return UnreadableError(str(archive), f"is not a whole archive: {error}", _AGAIN)
