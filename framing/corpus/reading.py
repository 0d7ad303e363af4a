"""`read`: from names, paths, globs and frames to one corpus."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from framing.corpus.assembling import assemble
from framing.corpus.cards import card, names
from framing.corpus.copies import locate
from framing.corpus.datasets import LAYOUTS, layout_of
from framing.corpus.formats import is_supported, read_file
from framing.corpus.frames import frame_rows, is_frame
from framing.corpus.jsonl import jsonl
from framing.corpus.rows import Flaw, Rows, UnreadableError, check_fields, mapped, stem
from framing.model.corpus import Corpus
from framing.model.errors import InputError

STDIN = "-"
_GLOB = set("*?[")
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True, eq=False)
class _Source:
    """One thing to read: its name, the terms it comes on, and its inputs, not yet opened."""

    name: str
    inputs: Sequence[Callable[[], Rows]]
    licence: str | None = None


def read(*sources: Any, name: str | None = None, **fields: str) -> Corpus:
    """Read news articles.

    Parameters
    ----------
    *sources : str, path, frame, or a list of those
        A data set's name, which goes before a file of that name (write ``./demo`` for the file);
        a file, a folder or a glob; ``"-"`` for JSON lines on standard input; a pandas or polars
        frame, an Arrow table, a data set of Hugging Face's library, or a list of dictionaries
        that are rows. Files are read by their ending: ``.txt`` and ``.html`` are an article each,
        whose id is the file's name; ``.jsonl``, ``.csv``, ``.tsv`` and ``.parquet`` have one a
        row, and ``.warc``, a web archive, one a page. Of a folder everything that has a reader is
        read, in order of path.
    name : str, optional
        What to call the corpus.
    **fields : str
        The input's column for a field of `Article`: ``text="body", outlet="source"``.
        Columns that are no field of `Article` are kept untouched as extra.

    Returns
    -------
    Corpus
        Rows that could not be read are in its `problems`; it may have no article at all.
        Articles without an id are called ``row-1`` and so on, counting all rows read.

    Raises
    ------
    InputError
        When there is nothing to read: a path that does not exist, a file without a row or not
        of its ending's format, a column that is not there.
    """
    check_fields(fields)
    opened = [_open(source) for source in _flatten(sources)]
    if not opened:
        raise InputError("nothing to read: name a file, a folder, a frame or a data set")
    only = opened[0] if len(opened) == 1 else None
    rows = (rows for source in opened for rows in _rows(source, fields))
    name = name or (only.name if only else "corpus")
    return assemble(rows, name=name, licence=only.licence if only else None)


def _flatten(sources: Any) -> Iterator[Any]:
    for source in sources:
        if isinstance(source, list | tuple) and not is_frame(source):
            yield from _flatten(source)
        else:
            yield source


def _rows(source: _Source, fields: Mapping[str, str]) -> Iterator[Rows]:
    """The rows of every input of a source; one that cannot be used is a flaw among the others."""
    errors: list[UnreadableError] = []
    for load in source.inputs:
        try:
            yield mapped(load(), fields)
        except UnreadableError as error:
            errors.append(error)
            if len(errors) == len(source.inputs):
                raise errors[0] from None
            yield _unusable(error)


def _unusable(error: UnreadableError) -> Rows:
    flaw = Flaw("file", error.message, error.remedy)
    return Rows(error.source, {"id": [stem(error.source)]}, flaws={0: flaw})


def _open(source: Any) -> _Source:
    if is_frame(source):
        return _Source("frame", [partial(_some, frame_rows, source)])
    if not isinstance(source, str | os.PathLike):
        raise InputError(
            f"cannot read {type(source).__name__}: give a path, a data set's name or a frame; "
            "sequences of texts or articles go to as_corpus"
        )
    if source == STDIN:
        return _Source("stdin", [partial(_some, _standard_input)])
    if isinstance(source, str) and (opened := _data_set(source)):
        return opened
    path = Path(source)
    # os.path, because it takes any string for an answer: pathlib raises on one too long for a name.
    if os.path.isdir(path):  # noqa: PTH112
        return _folder(path)
    there = os.path.exists(path)  # noqa: PTH110
    if not there and _GLOB & set(str(path)[:_LONGEST_NAME]):
        return _glob(str(path))
    if not there:
        raise InputError(_nowhere(str(source)))
    return _Source(stem(path.name), [partial(read_file, path)])


def _data_set(name: str) -> _Source | None:
    """The data set of that name, unless it has no copy here and a file of that name exists."""
    if name not in names():
        return None
    about = card(name)
    layout = LAYOUTS.get(about.reader or name)
    if layout is None:
        raise InputError(f"the data set {name!r} is gold labels; it has no articles to read")
    try:
        folder = locate(name)
    except InputError:
        if os.path.exists(name):  # noqa: PTH110
            return None
        raise
    return _Source(name, list(layout.inputs(folder)), about.licence)


def _nowhere(source: str) -> str:
    """What to say of a string that is neither a path nor a name, and may be an article's text."""
    near = get_close_matches(source[:_LONGEST_NAME], names(), n=1)
    hint = f"; did you mean the data set {near[0]!r}?" if near else ""
    if len(source) > _LONGEST_NAME or "\n" in source:
        hint = "; a text itself goes to as_corpus([text])"
    return f"{source[:_LONGEST_NAME]}: there is no such file, folder or data set{hint}"


def _folder(path: Path) -> _Source:
    if layout := layout_of(path):
        licence = card(layout.name).licence if layout.name in names() else None
        return _Source(layout.name, list(layout.inputs(path)), licence)
    files = _below(path)
    if not files:
        raise InputError(f"{path}: there is no file in this folder that can be read")
    return _Source(path.resolve().name, [partial(read_file, f) for f in files])


def _glob(pattern: str) -> _Source:
    matches = [Path(p) for p in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207
    files = [f for path in matches for f in (_below(path) if path.is_dir() else [path])]
    if not files:
        raise InputError(f"{pattern[:_LONGEST_NAME]}: no file matches")
    found = [partial(read_file, f) for f in dict.fromkeys(files)]
    return _Source(stem(pattern).strip("*?[]") or "corpus", found)


def _below(folder: Path) -> list[Path]:
    """Files under a folder that have a reader, by path; hidden ones are left alone."""
    files: list[Path] = []
    for place, folders, entries in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(place, name) for name in entries if not name.startswith(".")]
    return sorted(filter(is_supported, files), key=lambda f: f.relative_to(folder).as_posix())


def _refuse(error: OSError) -> None:
    raise InputError(f"{error.filename}: cannot be opened: {error.strerror}") from None


def _standard_input() -> Rows:
    return jsonl(sys.stdin.buffer.read(), "<stdin>")


def _some(load: Callable[..., Rows], *args: Any) -> Rows:
    """The rows of an input that is no file; none at all are an error, as they are in a file."""
    rows = load(*args)
    if not len(rows):
        raise UnreadableError(rows.source, "has no article in it", "there is nothing to read")
    return rows
