"""SHA-256 of files and folders, and lists of them in the format of ``sha256sum``."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from framing.model.errors import InputError

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {"\\": "\\", "n": "\n", "r": "\r"}
_LENGTH = 64


def sha256_of(path: Path) -> str:
    """The hash of a file, read in pieces so that its size does not matter."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hashes_below(folder: Path, progress: bool = False) -> dict[str, str]:
    """The hash of every file under a folder, by its path in the folder, in order of path.

    Files and folders whose names begin with a full stop are left alone: they are the
    machine's, such as ``.git``, and no reader opens them.

    Raises
    ------
    InputError
        When a file or folder cannot be read; it is named.
    """
    paths = sorted(_files_below(folder), key=lambda path: path.relative_to(folder).as_posix())
    try:
        return {
            path.relative_to(folder).as_posix(): sha256_of(path)
            for path in watched(paths, progress)
        }
    except OSError as error:
        raise _unreadable(error) from None


def watched(paths: Iterable[Path], progress: bool) -> Iterable[Path]:
    """The same paths, with a bar on standard error that says how many have passed."""
    if not progress:
        return paths
    from tqdm import tqdm

    files: Iterable[Path] = tqdm(list(paths), desc="hashing", unit="file", leave=False)
    return files


def hash_list(hashes: Mapping[str, str]) -> str:
    r"""Hashes by path as ``sha256sum`` writes them, so that ``sha256sum -c`` reads them.

    Examples
    --------
    >>> hash_list({"a.txt": "0" * 64})[60:]
    '0000  a.txt\n'
    """
    lines = []
    for path, digest in hashes.items():
        escaped = "".join(_ESCAPES.get(c, c) for c in path)
        lines.append(("\\" if escaped != path else "") + f"{digest}  {escaped}\n")
    return "".join(lines)


def read_hash_list(text: str, source: str) -> dict[str, str]:
    """Hashes by path from a list in the format of ``sha256sum``.

    Raises
    ------
    InputError
        For a line that is none of such a list; its number is named.
    """
    found = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        escaped = line.startswith("\\")
        digest, _, path = line.removeprefix("\\").partition(" ")
        if not (is_sha256(digest) and path[:1] in (" ", "*") and path[1:]):
            raise InputError(
                f"{source}, line {number}: not a SHA-256, two spaces and a path; "
                "write the list with sha256sum"
            )
        found[_unescaped(path[1:]) if escaped else path[1:]] = digest
    return found


def is_sha256(digest: str) -> bool:
    """Whether a string is a SHA-256 in lower-case hexadecimal digits."""
    return len(digest) == _LENGTH and set(digest) <= set("0123456789abcdef")


def _unescaped(path: str) -> str:
    found, characters = [], iter(path)
    for character in characters:
        if character == "\\":
            following = next(characters, "\\")
            character = _UNESCAPES.get(following, following)  # noqa: PLW2901
        found.append(character)
    return "".join(found)


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, entries in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in entries:
            if not name.startswith("."):
                yield Path(place, name)


def _refuse(error: OSError) -> None:
    raise _unreadable(error) from None


def _unreadable(error: OSError) -> InputError:
    return InputError(
        f"{error.filename}: cannot be read: {error.strerror or error} (check that you may read it)"
    )
