"""An ordered, immutable collection of articles, columnar underneath."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, overload

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from framing.model.article import FIELDS, Article
from framing.model.columns import Index
from framing.model.errors import InputError, Problem

_TYPES = {"date": pa.date32(), "text": pa.large_string()}
SCHEMA = pa.schema([(name, _TYPES.get(name, pa.string())) for name in FIELDS])


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Articles as rows of an Arrow table; `Article` objects are made on demand.

    Attributes
    ----------
    table : pyarrow.Table
        The columns of `Article` in its order, then every extra column of the input.
    name : str
    licence : str or None
        As the corpus's authors state it.
    problems : tuple of Problem
        Rows that could not be read and fields that were dropped, in input order.

    Examples
    --------
    >>> corpus = Corpus.of(
    ...     [
    ...         Article("a", "One. Two.", outlet="Meridian Times"),
    ...         Article("b", "Three.", outlet="Karst One"),
    ...     ]
    ... )
    >>> len(corpus), corpus[1].text, corpus.outlets
    (2, 'Three.', ('Karst One', 'Meridian Times'))
    >>> corpus.where(outlet="Karst One").ids
    ('b',)
    """

    table: pa.Table
    name: str = "corpus"
    licence: str | None = None
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, articles: Sequence[Article], **about: Any) -> Corpus:
        """A corpus from `Article` objects."""
        columns: dict[str, list[Any]] = {n: [getattr(a, n) for a in articles] for n in FIELDS}
        for name in dict.fromkeys(k for a in articles for k in a.extra):
            columns[name] = [a.extra.get(name) for a in articles]
        return cls.from_columns(columns, **about)

    @classmethod
    def from_columns(cls, columns: Mapping[str, Sequence[Any]], **about: Any) -> Corpus:
        """A corpus from columns of equal length; `id` and `text` must be there, without gaps.

        Raises
        ------
        InputError
            When `id` or `text` is missing, has gaps, or an id stands twice.
        """
        for name in ("id", "text"):
            if name not in columns or any(v is None for v in columns[name]):
                raise InputError(f"a corpus needs a value of {name!r} for every article")
        n = len(columns["id"])
        if len(set(columns["id"])) < n:
            raise InputError("article ids must be unique within a corpus")
        known = [pa.array(columns.get(f.name, [None] * n), f.type) for f in SCHEMA]
        extra = {k: _array(v) for k, v in columns.items() if k not in FIELDS}
        return cls(pa.table([*known, *extra.values()], names=[*FIELDS, *extra]), **about)

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __iter__(self) -> Iterator[Article]:
        for start in range(0, len(self), 1024):
            yield from map(_article, self.table.slice(start, 1024).to_pylist())

    @overload
    def __getitem__(self, row: int) -> Article: ...
    @overload
    def __getitem__(self, row: slice) -> Corpus: ...
    def __getitem__(self, row: int | slice) -> Article | Corpus:
        if isinstance(row, slice):
            return self.take(np.arange(len(self))[row])
        row = range(len(self))[row]
        return _article(self.table.slice(row, 1).to_pylist()[0])

    def column(self, name: str) -> list[Any]:
        """The values of one field, one an article; unknown fields raise with those that exist."""
        if name not in self.table.column_names:
            raise InputError(f"no field {name!r}; there are {', '.join(self.table.column_names)}")
        values: list[Any] = self.table[name].to_pylist()
        return values

    @property
    def ids(self) -> tuple[str, ...]:
        """Article ids in order."""
        return tuple(self.column("id"))

    @property
    def texts(self) -> tuple[str, ...]:
        """Verbatim texts in order."""
        return tuple(self.column("text"))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets' names, sorted."""
        return tuple(sorted({o for o in self.column("outlet") if o}))

    def take(self, index: Index) -> Corpus:
        """The articles at `index` (positions or a mask), in that order; problems stay behind."""
        rows = np.arange(len(self))[index]
        return replace(self, table=self.table.take(pa.array(rows, pa.int64())), problems=())

    def where(self, **fields: Any) -> Corpus:
        """The articles whose fields have the given values (a value, or a list of allowed ones)."""
        keep = np.ones(len(self), bool)
        for name, wanted in fields.items():
            allowed = (
                set(wanted) if isinstance(wanted, list | tuple | set | frozenset) else {wanted}
            )
            keep &= np.array([v in allowed for v in self.column(name)], bool)
        return self.take(keep)

    def groups(self, by: str) -> dict[Any, NDArray[np.int64]]:
        """Rows by the value of a field, in order of appearance; articles without one left out."""
        rows: dict[Any, list[int]] = {}
        for row, value in enumerate(self.column(by)):
            if value is not None:
                rows.setdefault(value, []).append(row)
        return {value: np.array(where) for value, where in rows.items()}

    def batches(self, size: int) -> Iterator[Corpus]:
        """Consecutive slices of at most `size` articles, views on the same memory."""
        for start in range(0, len(self), size):
            yield replace(self, table=self.table.slice(start, size), problems=())

    @property
    def fingerprint(self) -> str:
        """SHA-256 over every field of every article, in order; the same for the same content."""
        digest = hashlib.sha256()
        for batch in self.batches(4096):
            digest.update(repr(batch.table.to_pylist()).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def __repr__(self) -> str:
        lost = sum(p.lost for p in self.problems)
        failed = f", {lost} not readable" if lost else ""
        return f"Corpus({self.name!r}: {len(self)} articles of {len(self.outlets)} outlets{failed})"


def _article(row: dict[str, Any]) -> Article:
    extra = {k: row.pop(k) for k in list(row) if k not in FIELDS}
    return Article(**row, extra=MappingProxyType(extra))


def _array(values: Sequence[Any]) -> pa.Array:
    """An Arrow column of the values' own type; mixed types, which Arrow refuses, become text."""
    try:
        return pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
        return pa.array([None if v is None else str(v) for v in values], pa.string())
