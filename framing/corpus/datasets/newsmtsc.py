"""NewsMTSC: sentences of political news with the sentiment towards the persons in them.

References
----------
hamborg2021
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
from framing.corpus.rows import Rows, stem

_PATTERN = "*.jsonl*"
_KEYS = {"primary_gid", "sentence_normalized", "targets"}
_RENAMED = {"primary_gid": "id", "sentence_normalized": "text"}


def _files(folder: Path) -> list[Path]:
    return tables(folder, _PATTERN, _KEYS)


def _recognises(folder: Path) -> bool:
    return bool(_files(folder))


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_sentences, path) for path in _files(folder))


def _sentences(path: Path) -> Rows:
    rows = renamed(read_file(path), _RENAMED)
    return replace(rows, columns={**rows.columns, "split": [stem(path.name)] * len(rows)})


LAYOUT = Layout("newsmtsc", f"{_PATTERN} with {sorted(_KEYS)}", _recognises, _inputs)
