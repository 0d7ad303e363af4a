"""Media Cloud: lists of stories, which have no texts; the user joins them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import renamed
from framing.corpus.datasets.supplied import with_texts
from framing.corpus.datasets.tables import tables
from framing.corpus.formats import read_file
from framing.corpus.rows import Rows

_PATTERN = "*.csv*"
_COLUMNS = {"title", "url", "publish_date", "media_name"}
_RENAMED = {"stories_id": "id", "publish_date": "date", "media_name": "outlet"}


def _files(folder: Path) -> list[Path]:
    return tables(folder, _PATTERN, _COLUMNS)


def _recognises(folder: Path) -> bool:
    return bool(_files(folder))


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_stories, path) for path in _files(folder))


def _stories(path: Path) -> Rows:
    return with_texts(renamed(read_file(path), _RENAMED), path.parent)


LAYOUT = Layout("mediacloud", f"{_PATTERN} with {sorted(_COLUMNS)}", _recognises, _inputs)
