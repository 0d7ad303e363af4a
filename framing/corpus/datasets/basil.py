"""BASIL: the same events in three US outlets, annotated for informational and lexical bias.

References
----------
fan2019
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import json_record, one_article
from framing.corpus.rows import Flaw, Rows

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
    record = json_record(path, _BODY)
    if isinstance(record, Flaw) or not _has_text(record):
        broken = Flaw("text", f"has no sentences in {_BODY!r}", "copy the file again")
        return one_article(path, path.stem, record if isinstance(record, Flaw) else broken)
    code = str(record.get("source", ""))
    fields = {_RENAMED.get(k, k): v for k, v in record.items() if k != _BODY}
    fields |= {"outlet": _OUTLETS.get(code.lower(), code), "text": _text(record)}
    return one_article(path, path.stem, fields)


def _has_text(record: dict[str, Any]) -> bool:
    paragraphs = record[_BODY]
    return isinstance(paragraphs, list) and all(
        isinstance(paragraph, list) and all(isinstance(sentence, str) for sentence in paragraph)
        for paragraph in paragraphs
    )


def _text(record: dict[str, Any]) -> str:
    paragraphs = (" ".join(sentences) for sentences in record[_BODY])
    return "\n\n".join([str(record.get("title", "")), *paragraphs])


LAYOUT = Layout("basil", "articles/YYYY/<triplet>_<n>.json", _recognises, _inputs)
