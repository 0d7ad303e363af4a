"""BASIL: the same events in three US outlets, annotated for informational and lexical bias.

References
----------
fan2019
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from framing.corpus.datasets.layout import Layout
from framing.corpus.formats import file_bytes
from framing.corpus.jsonl import not_utf8
from framing.corpus.rows import Column, Flaw, Rows

_PATTERN = "articles/[0-9][0-9][0-9][0-9]/*_[0-9].json"
# The codes come in both cases.
_OUTLETS = {"nyt": "New York Times", "fox": "Fox News", "hpo": "HuffPost", "huffpost": "HuffPost"}
_RENAMED = {"triplet-uuid": "event"}
_BODY = "body-paragraphs"


def _recognises(folder: Path) -> bool:
    return next(folder.glob(_PATTERN), None) is not None


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_article, path) for path in sorted(folder.glob(_PATTERN)))


def _article(path: Path) -> Rows:
    """One article: headline, blank line, paragraphs between blank lines.

    In a few articles the first paragraph repeats the headline; it is text like any other.
    """
    record = _record(file_bytes(path))
    if isinstance(record, Flaw):
        return Rows(str(path), {"id": [path.stem], "text": [None]}, flaws={0: record})
    columns: dict[str, Column] = {_RENAMED.get(k, k): [v] for k, v in record.items() if k != _BODY}
    code = str(record.get("source", ""))
    columns["outlet"] = [_OUTLETS.get(code.lower(), code)]
    return Rows(str(path), columns | {"id": [path.stem], "text": [_text(record)]})


def _record(data: bytes) -> dict[str, Any] | Flaw:
    remedy = "copy the file again"
    try:
        record = json.loads(data.decode())
        paragraphs = record[_BODY]
        if all(isinstance(sentence, str) for paragraph in paragraphs for sentence in paragraph):
            return dict(record)
    except UnicodeDecodeError as error:
        return not_utf8(error, "file")
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return Flaw("text", f"is not an article with {_BODY!r} in JSON", remedy)


def _text(record: dict[str, Any]) -> str:
    paragraphs = (" ".join(sentences) for sentences in record[_BODY])
    return "\n\n".join([str(record.get("title", "")), *paragraphs])


LAYOUT = Layout("basil", "articles/YYYY/<triplet>_<n>.json", _recognises, _inputs)
