"""Rows from Hugging Face on disk: shards as a repository has them, or as a library saves them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyarrow as pa

from framing.corpus.datasets.layout import Layout
from framing.corpus.formats import read_file
from framing.corpus.frames import table_rows
from framing.corpus.rows import Rows, UnreadableError

_PLACES = ("*-of-*.parquet", "*/*-of-*.parquet", "*-of-*.arrow", "*/*-of-*.arrow")
_SHARD = re.compile(r"(.+)-\d{5}-of-\d{5}(?:-[0-9a-f]+)?\.(?:parquet|arrow)")
_DATA = "data"


def _files(folder: Path) -> list[Path]:
    for place in _PLACES:
        if found := sorted(p for p in folder.glob(place) if _SHARD.fullmatch(p.name)):
            return found
    return []


def _recognises(folder: Path) -> bool:
    return bool(_files(folder))


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    paths = _files(folder)
    places = {path.parent for path in paths}
    return (partial(_shard, path, several=len(places) > 1) for path in paths)


def _shard(path: Path, *, several: bool) -> Rows:
    """The rows of a file, with the split and the configuration that its path names."""
    rows = read_file(path) if path.suffix == ".parquet" else _arrow(path)
    found = _SHARD.fullmatch(path.name)
    name = found[1] if found else path.stem
    saved = name == _DATA  # by `save_to_disk`, in a folder for each split
    added = {"split": (path.parent.name if several else None) if saved else name}
    if several and not saved:
        added["configuration"] = path.parent.name
    new = {
        column: [value] * len(rows)
        for column, value in added.items()
        if value and column not in rows.columns
    }
    return replace(rows, columns={**rows.columns, **new})


def _arrow(path: Path) -> Rows:
    try:
        with pa.memory_map(str(path)) as source:
            table = pa.ipc.open_stream(source).read_all()
    except (pa.ArrowException, OSError) as error:
        message = f"is not Arrow data that can be read: {str(error).splitlines()[0]}"
        raise UnreadableError(str(path), message, "save or copy it again") from None
    return table_rows(table, str(path))


LAYOUT = Layout(
    "hugging-face",
    "SPLIT-00000-of-00001.parquet or .arrow, here or in folders",
    _recognises,
    _inputs,
)
