"""Article-Bias-Prediction: US articles with the leaning that AllSides gave them.

References
----------
baly2020
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import json_record, one_article, renamed
from framing.corpus.formats import read_file
from framing.corpus.rows import Rows, UnreadableError

_ARTICLES = "data/jsons/*.json"
_SPLITS = "data/splits/*/*.tsv"
# `content` is the text in tokens, its outlet's name blotted out; `content_original` is the text.
_RENAMED = {"source": "outlet", "authors": "author", "content_original": "text"}
_KEY = "ID"


def _recognises(folder: Path) -> bool:
    return (folder / "data/splits").is_dir() and next(folder.glob(_ARTICLES), None) is not None


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    splits: dict[str, dict[str, str | None]] = {}
    names: dict[str, str | None] = {}
    for path in sorted(folder.glob(_SPLITS)):
        column = f"split_{path.parent.name}"
        names[column] = None
        try:
            members = _members(path)
        except UnreadableError:
            yield partial(_members_again, path)
            continue
        for member in members:
            splits.setdefault(member, {})[column] = path.stem
    for path in sorted(folder.glob(_ARTICLES)):
        yield partial(_article, path, names | splits.get(path.stem, {}))


def _article(path: Path, splits: dict[str, Any]) -> Rows:
    """One article; its id is the file's name, which is its `ID` in the splits."""
    rows = one_article(path, path.stem, json_record(path, "content_original"))
    if rows.flaws:
        return rows
    columns = {name: column for name, column in rows.columns.items() if name != _KEY}
    known: dict[str, Any] = {name: [value] for name, value in splits.items()}
    return renamed(Rows(rows.source, columns | known), _RENAMED)


def _members(path: Path) -> list[str]:
    table = read_file(path)
    if _KEY not in table.columns:
        raise UnreadableError(str(path), f"no column {_KEY!r}", "copy the file again")
    return [str(value) for value in table.values(_KEY)]


def _members_again(path: Path) -> Rows:
    """A table of a split that cannot be read is a failure among the articles."""
    _members(path)
    return Rows(str(path), {}, numbers=(), header=False)


LAYOUT = Layout("article-bias-prediction", f"{_ARTICLES} and data/splits/", _recognises, _inputs)
