"""Rows of annotation tables as plain values that can be compared, moved and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any

import numpy as np

from framing.model.columns import Columns, Labels, SpanLists


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article's text in some role, such as ``cue``."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says: its stretches of text, and everything else by column."""

    pieces: tuple[Piece, ...]
    values: tuple[tuple[str, str], ...]

    def shift(self, by: int) -> Row:
        """The row as it would be with `by` more characters before it."""
        moved = [replace(p, start=p.start + by, end=p.end + by) for p in self.pieces]
        return replace(self, pieces=tuple(moved))

    def within(self, start: int, end: int) -> bool:
        """Whether any stretch of the row touches ``[start, end)``."""
        return any(p.start < end and start < p.end for p in self.pieces)


def rows_of(table: Columns, n: int) -> list[list[Row]]:
    """The rows of each of `n` articles, in the order of the table.

    Examples
    --------
    >>> from framing.text.batch import Batch, Hit
    >>> table = Batch.of(["", "It sank."]).evidence("sinking", [Hit(4, 8, "sink.verb")])
    >>> rows_of(table, 2)[1][0].pieces
    (Piece(role='', start=3, end=7),)
    """
    found: list[list[Row]] = [[] for _ in range(n)]
    for i, article in enumerate(np.asarray(table.article).tolist()):
        found[article].append(Row(tuple(_pieces(table, i)), tuple(_values(table, i))))
    return found


def _pieces(table: Columns, row: int) -> Iterator[Piece]:
    for name, column in columns(table):
        if isinstance(column, SpanLists):
            yield from (Piece(name, s.start, s.end) for s in column[row])
        elif name.endswith("start") and column[row] >= 0:
            end = getattr(table, f"{name.removesuffix('start')}end")
            yield Piece(name.removesuffix("start").strip("_"), int(column[row]), int(end[row]))


def _values(table: Columns, row: int) -> Iterator[tuple[str, str]]:
    for name, column in columns(table):
        if isinstance(column, Labels) or name == "weight":
            yield name, str(column[row])


def columns(table: Columns) -> list[tuple[str, Any]]:
    """The columns of a table with their names."""
    return [(f.name, getattr(table, f.name)) for f in fields(table)]


def badly_built(table: object, wanted: type[Columns]) -> str | None:
    """What is wrong with a table as such: its type, its columns' types and lengths."""
    if not isinstance(table, wanted):
        return f"returned {type(table).__name__}, not {wanted.__name__}"
    kinds = {"IntArray": np.ndarray, "Labels": Labels, "SpanLists": SpanLists}
    for field in fields(wanted):
        column: Any = getattr(table, field.name)
        kind: type = kinds[str(field.type)]
        if not isinstance(column, kind):
            return f"column {field.name} is {type(column).__name__}, not {kind.__name__}"
        if isinstance(column, np.ndarray) and column.dtype != np.int32:
            return f"column {field.name} is of {column.dtype}, not int32"
        if (n := len(getattr(table, field.name))) != len(table):
            return f"column {field.name} has {n} rows of {len(table)}"
    return None


def outside(table: Columns, texts: Sequence[str]) -> str | None:
    """A row whose article or stretch of text does not exist."""
    for i, article in enumerate(table.article.tolist()):
        if not 0 <= article < len(texts):
            return f"row {i} is of article {article} in a batch of {len(texts)}"
        text = texts[article]
        for p in _pieces(table, i):
            if not 0 <= p.start < p.end <= len(text):
                where = f"{p.role} [{p.start}, {p.end})".strip()
                return f"row {i} claims {where} of an article of {len(text)} characters"
            if not text[p.start : p.end].strip():
                return f"row {i} claims white space [{p.start}, {p.end})"
    return None


def out_of_order(table: Columns, first: Sequence[int]) -> str | None:
    """A row that stands before one of an earlier article or an earlier first character."""
    keys = list(zip(table.article.tolist(), first, strict=True))
    for i, (a, b) in enumerate(pairwise(keys), 1):
        if a > b:
            return f"row {i} (article {b[0]}, from {b[1]}) follows (article {a[0]}, from {a[1]})"
    return None
