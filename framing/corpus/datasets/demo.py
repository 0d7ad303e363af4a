"""The demo corpus: invented articles, their pages as saved and a table about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from framing.corpus.datasets.layout import Layout
from framing.corpus.encodings import file_text
from framing.corpus.formats import file_bytes, read_file
from framing.corpus.rows import Flaw, Rows, UnreadableError

_TABLE, _PAGES = "articles.csv", "pages"


def _recognises(folder: Path) -> bool:
    return (folder / _TABLE).is_file() and (folder / _PAGES).is_dir()


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    yield partial(_articles, folder)


def _articles(folder: Path) -> Rows:
    """The table with the pages as its text, character by character."""
    table = read_file(folder / _TABLE)
    if "path" not in table.columns:
        raise UnreadableError(table.source, "no column 'path'", "copy the data set again")
    pages = [_page(folder, path) for path in table.values("path")]
    texts = [None if isinstance(page, Flaw) else page for page in pages]
    flaws = {row: page for row, page in enumerate(pages) if isinstance(page, Flaw)}
    empty = {name: [cell or None for cell in table.values(name)] for name in table.columns}
    return replace(table, columns={**empty, "text": texts}, flaws=flaws | dict(table.flaws))


def _page(folder: Path, path: str) -> str | Flaw:
    try:
        return file_text(file_bytes(folder / path))
    except UnreadableError as error:
        return Flaw("text", f"{path} {error.message}", error.remedy)


LAYOUT = Layout("demo", f"{_TABLE} and {_PAGES}/", _recognises, _inputs)
