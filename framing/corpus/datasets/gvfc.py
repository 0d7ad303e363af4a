"""Gun Violence Frame Corpus: headlines with one or two of nine frames.

References
----------
liu2019
akyurek2020
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import renamed
from framing.corpus.datasets.tables import tables
from framing.corpus.formats import read_file
from framing.corpus.rows import Rows

# As its authors have it, a table among the code of their paper; or as JSON lines.
_TABLES = ("english.csv", "dataset/english.csv")
_LINES = "*.jsonl*"
_COLUMNS = {"news_title", "Q3 Theme1", "Q3 Theme2"}
_KEYS = {"headline", "frames", "fold"}
_RENAMED = {"news_title": "text", "headline": "text", "ImageID": "id"}


def _files(folder: Path) -> list[Path]:
    found = [path for place in _TABLES for path in tables(folder, place, _COLUMNS)]
    return found or tables(folder, _LINES, _KEYS)


def _recognises(folder: Path) -> bool:
    return bool(_files(folder))


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_headlines, path) for path in _files(folder))


def _headlines(path: Path) -> Rows:
    """Every text is a headline and nothing else, and so is every title."""
    rows = renamed(read_file(path), _RENAMED)
    columns = {name: column for name, column in rows.columns.items() if name}
    return replace(rows, columns=columns | {"title": rows.values("text")})


LAYOUT = Layout(
    "gvfc",
    f"english.csv (here or in dataset/), or {_LINES} with headline and frames",
    _recognises,
    _inputs,
)
