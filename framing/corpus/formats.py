"""Which reader a file has, by its ending."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow as pa

from framing.corpus.delimited import delimited
from framing.corpus.frames import parquet
from framing.corpus.jsonl import jsonl
from framing.corpus.pages import html_page, text_page
from framing.corpus.rows import COMPRESSIONS, Rows, UnreadableError
from framing.corpus.web_archives import web_archive

_READERS: dict[str, Callable[[bytes, str], Rows]] = {
    ".txt": text_page,
    ".html": html_page,
    ".htm": html_page,
    ".jsonl": jsonl,
    ".ndjson": jsonl,
    ".csv": partial(delimited, usual=","),
    ".tsv": partial(delimited, usual="\t"),
}
_PARQUET, _ARCHIVE = ".parquet", ".warc"
ENDINGS = (
    f"{', '.join(_READERS)} (each also with .gz or .zst), {_ARCHIVE} (also with .gz) and {_PARQUET}"
)


def is_supported(path: Path) -> bool:
    """Whether there is a reader for files with this ending."""
    return path.suffix.lower() == _PARQUET or _is_archive(path) or _ending(path) in _READERS


def read_file(path: Path) -> Rows:
    """The rows of one file.

    Raises
    ------
    UnreadableError
        When there is no reader for its ending, it cannot be opened, it is not what its ending
        says, or there is no article row in it.
    """
    source = str(path)
    if not is_supported(path):
        raise UnreadableError(source, "no reader for this ending", f"there are {ENDINGS}")
    rows = web_archive(path) if _is_archive(path) else _file_rows(path, source)
    if not len(rows):
        raise UnreadableError(source, "has no article in it", "check that it was written in full")
    return rows


def _file_rows(path: Path, source: str) -> Rows:
    """The rows of a file that is read as a whole."""
    data = file_bytes(path)
    if not data:
        raise UnreadableError(source, "is empty", "there is nothing in it to read")
    if path.suffix.lower() == _PARQUET:
        return parquet(source)
    return _READERS[_ending(path)](data, source)


def file_bytes(path: Path) -> bytes:
    """What a file holds, decompressed."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"cannot be opened: {error.strerror or type(error).__name__}"
        raise UnreadableError(str(path), message, "check that you may read it") from None
    compression = COMPRESSIONS.get(path.suffix.lower())
    if not compression or not data:
        return data
    try:
        with pa.input_stream(pa.BufferReader(data), compression=compression) as stream:
            unpacked: bytes = stream.read()
    except OSError as error:
        message = f"is not a whole {compression} file: {error}"
        raise UnreadableError(str(path), message, "copy or download it again") from None
    return unpacked


def _is_archive(path: Path) -> bool:
    """Whether it is a web archive, which is read record by record."""
    return _ending(path) == _ARCHIVE and path.suffix.lower() in {_ARCHIVE, ".gz"}


def _ending(path: Path) -> str:
    """The ending that names the format, under a compression's if there is one."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes and suffixes[-1] in COMPRESSIONS:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""
