"""BABE: sentences of US outlets, with bias and biased words as experts marked them.

References
----------
spinde2021babe
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import renamed
from framing.corpus.datasets.tables import tables
from framing.corpus.formats import read_file
from framing.corpus.rows import Rows

# SG2 has the sentences of SG1 and more; the folder as published has both, and other tables.
_PATTERN = "final_labels_SG2.csv"
_PLACES = (_PATTERN, f"data/{_PATTERN}")
_COLUMNS = {"text", "news_link", "label_bias", "biased_words"}
_RENAMED = {"news_link": "url", "uuid": "id"}


def _files(folder: Path) -> list[Path]:
    return [path for place in _PLACES for path in tables(folder, place, _COLUMNS)]


def _recognises(folder: Path) -> bool:
    return bool(_files(folder))


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_sentences, path) for path in _files(folder))


def _sentences(path: Path) -> Rows:
    return renamed(read_file(path), _RENAMED)


LAYOUT = Layout("babe", f"{_PATTERN}, here or in data/", _recognises, _inputs)
