"""NewsWCL50: ten events in five outlets, coded for word choice; published without the texts.

References
----------
hamborg2019jcdl
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import renamed
from framing.corpus.datasets.supplied import TEXTS, with_texts
from framing.corpus.datasets.tables import tables
from framing.corpus.formats import read_file
from framing.corpus.rows import Rows

_PATTERN = "urls.tsv"
_COLUMNS = {"Event ID", "Outlet", "URL"}
_RENAMED = {"Event ID": "event", "URL": "url", "Outlet": "publisher_id"}
_OUTLETS = {
    "LL": "HuffPost",
    "L": "New York Times",
    "M": "USA Today",
    "R": "Fox News",
    "RR": "Breitbart",
}


def _recognises(folder: Path) -> bool:
    return bool(tables(folder, _PATTERN, _COLUMNS))


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_articles, path) for path in tables(folder, _PATTERN, _COLUMNS))


def _articles(path: Path) -> Rows:
    """The list with the user's texts; an id is event and outlet, as the annotations begin."""
    rows = renamed(read_file(path), _RENAMED)
    codes = rows.values("publisher_id")
    pairs = zip(rows.values("event"), codes, strict=True)
    added = {
        "id": [f"{event}_{code}" for event, code in pairs],
        "outlet": [_OUTLETS.get(code, code) for code in codes],
    }
    return with_texts(replace(rows, columns={**rows.columns, **added}), path.parent)


LAYOUT = Layout("newswcl50", f"{_PATTERN} (and your texts in {TEXTS}/)", _recognises, _inputs)
