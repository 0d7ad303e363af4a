"""From the rows of all inputs to one corpus: what is kept, what is lost, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pyarrow as pa

from framing.corpus.cells import is_missing
from framing.corpus.checks import CHECKS, Cells, check_extra, check_ids, check_text
from framing.corpus.rows import Column, Flaw, Rows
from framing.model.article import FIELDS
from framing.model.corpus import SCHEMA, Corpus
from framing.model.errors import Problem


@dataclass(frozen=True, slots=True, eq=False)
class _Checked:
    """The articles of one input, in columns, and what was wrong with it."""

    n: int
    columns: dict[str, Column]
    problems: list[Problem]


def assemble(inputs: Iterable[Rows], *, name: str, licence: str | None = None) -> Corpus:
    """One corpus from the rows of several inputs, whose columns already have `Article`'s names.

    An article without an id is called ``row-<n>``, counting all rows read from 1. The first of
    several articles with the same id is kept.
    """
    seen: dict[str, str] = {}
    parts: list[_Checked] = []
    n_read = 0
    for rows in inputs:
        parts.append(_check(rows, n_read, seen))
        n_read += len(rows)
    names = dict.fromkeys(chain(FIELDS, *(part.columns for part in parts)))
    table = pa.table({column: _join(parts, column) for column in names})
    return Corpus(table, name, licence, tuple(chain.from_iterable(p.problems for p in parts)))


def _check(rows: Rows, first: int, seen: dict[str, str]) -> _Checked:
    """Check one input, `first` being the position of its first row among all rows read."""
    ids = check_ids(rows.values("id"))
    texts = rows.values("text")
    lost = check_text(texts) | dict(rows.flaws)
    names = [given or f"row-{first + row + 1}" for row, given in enumerate(ids.values)]
    lost |= _repeated(names, rows, lost, seen)
    kept = [row for row in range(len(rows)) if row not in lost]
    columns: dict[str, Column] = {
        "id": [names[row] for row in kept],
        "text": [texts[row] for row in kept],
    }
    dropped = [(row, flaw) for row, flaw in ids.flaws.items() if row not in lost]
    for name in [n for n in rows.columns if n not in columns]:
        checked = _field(rows, name, kept)
        columns[name] = checked.values if isinstance(checked, Cells) else checked
        if isinstance(checked, Cells):
            dropped += [(kept[row], flaw) for row, flaw in checked.flaws.items()]

    def problem(row: int, flaw: Flaw, article: str) -> Problem:
        message = (flaw.field, flaw.message, flaw.remedy)
        return Problem(
            rows.source, rows.place(row), article, *message, first + row, lost=row in lost
        )

    problems = [problem(r, flaw, ids.values[r] or rows.stand_in(r)) for r, flaw in lost.items()]
    problems += [problem(row, flaw, names[row]) for row, flaw in dropped]
    return _Checked(len(kept), columns, sorted(problems, key=lambda p: p.position))


def _repeated(
    names: list[str], rows: Rows, lost: dict[int, Flaw], seen: dict[str, str]
) -> dict[int, Flaw]:
    """Rows whose id an earlier article has; the ids of the others are added to `seen`."""
    repeated = {}
    for row, name in enumerate(names):
        if row in lost:
            continue
        if name in seen:
            message = f"{name!r} is already the id of an article ({seen[name]})"
            repeated[row] = Flaw("id", message, "give every article an id of its own")
        else:
            seen[name] = ", ".join(filter(None, (rows.source, rows.place(row))))
    return repeated


def _field(rows: Rows, name: str, kept: list[int]) -> Cells | pa.ChunkedArray:
    """A field of the articles kept; an Arrow column not of `Article` passes as it is."""
    column = rows.columns[name]
    if name not in CHECKS and not isinstance(column, list):
        return column if len(kept) == len(rows) else column.take(pa.array(kept, pa.int64()))
    values = rows.values(name)
    values = values if len(kept) == len(rows) else [values[row] for row in kept]
    return CHECKS[name](values) if name in CHECKS else check_extra(name, values)


def _join(parts: list[_Checked], name: str) -> pa.Array | pa.ChunkedArray:
    """One column of all inputs, of the type of the field or of the values."""
    columns: list[Any] = [part.columns.get(name, [None] * part.n) for part in parts]
    if name in FIELDS:
        return pa.array(chain.from_iterable(columns), SCHEMA.field(name).type)
    types = {None if isinstance(c, list) else c.type for c in columns}
    if len(types) == 1 and None not in types:
        return pa.chunked_array([chunk for column in columns for chunk in column.chunks], *types)
    values = [c if isinstance(c, list) else c.to_pylist() for c in columns]
    return _typed(list(chain.from_iterable(values)))


def _typed(values: list[Any]) -> pa.Array:
    """An Arrow column of the values' own type; mixed types, which Arrow refuses, become text."""
    try:
        return pa.array(values)
    except (pa.ArrowException, OverflowError, TypeError, ValueError):
        texts = [None if is_missing(v) else str(v) for v in values]
        return pa.array(texts, pa.string())
