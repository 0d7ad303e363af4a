"""Media Frames Corpus: frames and tone in US newspapers; published without the texts.

References
----------
card2015
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import renamed, rows_of
from framing.corpus.datasets.supplied import with_texts
from framing.corpus.datasets.tables import head_of
from framing.corpus.formats import file_bytes
from framing.corpus.rows import Flaw, Rows, UnreadableError

# With the texts as the authors' scripts join them, without, and as later versions have them.
_PLACES = ("output/*.json", "annotations/*.json", "*.json", "*/*.json")
_RENAMED = {"source": "outlet", "byline": "author"}
_LABELLED = "_labeled"
_BY_ANNOTATOR = {"framing": "framing", "tone": "tone", "irrelevant": "annotated_irrelevant"}
_AGAIN = "copy the file again"


def _files(folder: Path) -> list[Path]:
    found = (filter(_is_annotated, sorted(folder.glob(place))) for place in _PLACES)
    return next((paths for paths in map(list, found) if paths), [])


def _is_annotated(path: Path) -> bool:
    """Whether a file begins as the annotations do, of the first version or a later one."""
    head = head_of(path)
    return b'"annotations"' in head and (b'"framing"' in head or b'"coder"' in head)


def _recognises(folder: Path) -> bool:
    return bool(_files(folder))


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_articles, folder, path) for path in _files(folder))


def _articles(folder: Path, path: Path) -> Rows:
    """The articles of an issue, with the user's texts where the file has none."""
    issue = path.stem.removesuffix(_LABELLED)
    records: list[dict[str, Any]] = []
    flaws: dict[int, Flaw] = {}
    for row, (name, record) in enumerate(_object(path).items()):
        if isinstance(record, dict):
            records.append({**_fields(record), "id": name, "issue": issue})
        else:
            records.append({"id": name})
            flaws[row] = Flaw("text", "is no article with annotations", _AGAIN)
    numbers = range(1, len(records) + 1)
    rows = rows_of(records, str(path), numbers=numbers, unit="article", flaws=flaws)
    return with_texts(renamed(rows, _RENAMED), folder, path.parent, folder / "articles" / issue)


def _object(path: Path) -> dict[str, Any]:
    try:
        articles = json.loads(file_bytes(path))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(str(path), f"is not whole JSON: {error}", _AGAIN) from None
    if not isinstance(articles, dict) or not articles:
        raise UnreadableError(str(path), "is no object of articles by their ids", _AGAIN)
    return articles


def _fields(record: dict[str, Any]) -> dict[str, Any]:
    """An article's fields, with the annotations of each kind apart and the day put together."""
    fields = {name: value if value != "" else None for name, value in record.items()}
    if isinstance(annotations := fields.get("annotations"), dict):
        del fields["annotations"]
        fields |= {_BY_ANNOTATOR.get(kind, str(kind)): v for kind, v in annotations.items()}
    return {**fields, "date": _day(record)}


def _day(record: dict[str, Any]) -> str | None:
    """The day of publication, if the record names one; a month is none."""
    try:
        year, month, day = (int(record[part]) for part in ("year", "month", "day"))
    except (KeyError, TypeError, ValueError):
        return None
    return f"{year:04}-{month:02}-{day:02}" if day else None


LAYOUT = Layout(
    "media-frames",
    f"{' or '.join(_PLACES)} with articles that have annotations by id",
    _recognises,
    _inputs,
)
