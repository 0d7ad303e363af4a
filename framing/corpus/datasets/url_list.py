"""Lists of addresses with outlet and date, whose texts or pages the user saves beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from framing.corpus.cells import is_missing
from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.supplied import PAGES, TEXTS, with_texts
from framing.corpus.datasets.tables import columns_of
from framing.corpus.formats import read_file
from framing.corpus.rows import Column, Rows

_PATTERNS = ("*.csv*", "*.tsv*", "*.jsonl*")
# What lists call a field, in the order in which a name is taken for it; upper case is the same.
_NAMES = {
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher", "media_name", "domain"),
    "date": ("date", "publish_date", "publication_date", "published"),
    "title": ("title", "headline"),
}
_OTHERS = {"id", "text", "author", "section", "language", "event", "topic"}
_KNOWN = _OTHERS.union(*_NAMES.values())


def _files(folder: Path) -> list[Path]:
    """The lists of a folder, if each table in it is one."""
    paths = sorted(path for pattern in _PATTERNS for path in folder.glob(pattern))
    saved = (folder / TEXTS).is_dir() or (folder / PAGES).is_dir()
    if not saved and any(next(folder.glob(f"*{ending}"), None) for ending in (".txt", ".html")):
        return []  # articles that stand beside a table of somebody's own
    return paths if all(_is_list(path, saved) for path in paths) else []


def _is_list(path: Path, saved: bool) -> bool:
    """Whether a table has addresses and nothing that could be a text.

    Where no texts are saved beside it, a column of another name may be one.
    """
    columns = {name.lower() for name in columns_of(path)}
    is_list = not columns.isdisjoint(_NAMES["url"]) and "text" not in columns
    return is_list and (saved or columns <= _KNOWN)


def _recognises(folder: Path) -> bool:
    return bool(_files(folder))


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_articles, path) for path in _files(folder))


def _articles(path: Path) -> Rows:
    """A list with the texts; its own ids, or ``row-1`` and so on in the order of the list."""
    rows = _named(read_file(path))
    columns: dict[str, Column] = {"id": [f"row-{n + 1}" for n in range(len(rows))], **rows.columns}
    if "outlet" not in columns:
        columns["outlet"] = [_host(url) for url in rows.values("url")]
    return with_texts(replace(rows, columns=columns), path.parent)


def _named(rows: Rows) -> Rows:
    """The same rows with the columns under the names of `Article`, where they are clear."""
    columns = dict(rows.columns)
    for field, names in _NAMES.items():
        found = {name.lower(): name for name in reversed(columns)}
        name = next((found[name] for name in names if name in found), None)
        if name is not None:
            columns[field] = columns.pop(name)
    return replace(rows, columns=columns)


def _host(url: object) -> str | None:
    """The site of an address, which stands in for the outlet."""
    try:
        host = None if is_missing(url) else urlsplit(str(url)).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


LAYOUT = Layout(
    "url-list",
    f"a table with a column url and no column text, and {TEXTS}/ID.txt or {PAGES}/ID.html",
    _recognises,
    _inputs,
)
