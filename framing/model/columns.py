"""Columns underneath, objects as views: the small machinery that the annotation tables share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from framing.model.span import BoolArray, IntArray, Span

Index = NDArray[np.integer] | BoolArray | slice


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """A column of names, kept as small codes into a vocabulary.

    Attributes
    ----------
    codes : int16 array, shape (n,)
        Index into `names`; -1 stands for no label.
    names : tuple of str

    Examples
    --------
    >>> voices = Labels.of(["outlet", "quoted", "outlet", ""])
    >>> voices.names, (voices == "outlet").tolist(), list(voices)
    (('outlet', 'quoted'), [True, False, True, False], ['outlet', 'quoted', 'outlet', ''])
    """

    codes: NDArray[np.int16]
    names: tuple[str, ...]

    @classmethod
    def of(cls, values: Iterable[str], names: Sequence[str] = ()) -> Labels:
        """Encode `values`; names not yet in `names` are appended in order of appearance."""
        index: dict[str, int] = {}
        for name in names:
            index.setdefault(name, len(index))
        codes = [index.setdefault(v, len(index)) if v else -1 for v in values]
        return cls(np.array(codes, np.int16), tuple(index))

    @classmethod
    def constant(cls, name: str, n: int) -> Labels:
        """`n` times the same label ('' for none)."""
        return cls(np.full(n, 0 if name else -1, np.int16), (name,) if name else ())

    @classmethod
    def concat(cls, parts: Sequence[Labels]) -> Labels:
        """One column after another, vocabularies merged in order of appearance."""
        index: dict[str, int] = {}
        codes = []
        for part in parts:
            remap = np.array([index.setdefault(n, len(index)) for n in part.names] + [-1], np.int16)
            codes.append(remap[part.codes])
        return cls(np.concatenate(codes) if codes else np.empty(0, np.int16), tuple(index))

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[str]:
        names = (*self.names, "")
        return (names[code] for code in self.codes)

    def __getitem__(self, row: int) -> str:
        code = int(self.codes[row])
        return self.names[code] if code >= 0 else ""

    def __eq__(self, name: object) -> BoolArray:  # type: ignore[override]
        code = self.names.index(name) if name in self.names else (-1 if name == "" else -2)
        return np.equal(self.codes, code)

    def __ne__(self, name: object) -> BoolArray:  # type: ignore[override]
        return ~(self == name)

    __hash__ = None  # type: ignore[assignment]

    def isin(self, names: Iterable[str]) -> BoolArray:
        """Which rows carry one of `names`."""
        wanted = [code for code, name in enumerate(self.names) if name in set(names)]
        return np.isin(self.codes, wanted)

    def take(self, index: Index) -> Labels:
        """The rows at `index` (positions, a mask or a slice)."""
        return Labels(self.codes[index], self.names)


@dataclass(frozen=True, slots=True, eq=False)
class SpanLists:
    """A column whose cells are lists of spans: none, one, or the pieces of a discontinuous one.

    Attributes
    ----------
    offsets : int32 array, shape (n + 1,)
        Row ``i`` owns the pieces ``offsets[i]:offsets[i + 1]``.
    starts, ends : int32 arrays, shape (m,)

    Examples
    --------
    >>> content = SpanLists.of([[(0, 5), (12, 20)], []])
    >>> content[0], content[1], content.bounds[0].tolist()
    ([Span(start=0, end=5), Span(start=12, end=20)], [], [0, -1])
    """

    offsets: IntArray
    starts: IntArray
    ends: IntArray

    @classmethod
    def of(cls, rows: Iterable[Sequence[tuple[int, int]]]) -> SpanLists:
        """From one list of ``(start, end)`` a row."""
        rows = list(rows)
        flat = np.array([s for row in rows for s in row], np.int32).reshape(-1, 2)
        offsets = np.cumsum([0, *map(len, rows)], dtype=np.int32)
        return cls(offsets, flat[:, 0].copy(), flat[:, 1].copy())

    @classmethod
    def concat(cls, parts: Sequence[SpanLists]) -> SpanLists:
        """One column after another."""
        sizes = [np.diff(p.offsets) for p in parts]
        counts = np.concatenate(sizes) if sizes else np.empty(0, np.int32)
        return cls(
            np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
            np.concatenate([p.starts for p in parts]) if parts else np.empty(0, np.int32),
            np.concatenate([p.ends for p in parts]) if parts else np.empty(0, np.int32),
        )

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> list[Span]:
        a, b = self.offsets[row], self.offsets[row + 1]
        return [Span(int(s), int(e)) for s, e in zip(self.starts[a:b], self.ends[a:b], strict=True)]

    @property
    def rows(self) -> IntArray:
        """The row of each piece, shape (m,)."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.offsets))

    @property
    def bounds(self) -> tuple[IntArray, IntArray]:
        """First start and last end of each row, shape (n,); -1 for an empty row."""
        some = self.offsets[1:] > self.offsets[:-1]
        start, end = (np.full(len(self), -1, np.int32) for _ in range(2))
        start[some] = self.starts[self.offsets[:-1][some]]
        end[some] = self.ends[self.offsets[1:][some] - 1]
        return start, end

    def take(self, index: Index) -> SpanLists:
        """The rows at `index` (positions, a mask or a slice)."""
        rows = np.arange(len(self))[index]
        sizes = np.diff(self.offsets)[rows]
        offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
        inner = (
            np.arange(offsets[-1])
            - np.repeat(offsets[:-1], sizes)
            + np.repeat(self.offsets[rows], sizes)
        )
        return SpanLists(offsets, self.starts[inner], self.ends[inner])


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Base of the tables: a dataclass whose fields are equally long columns.

    A column is an array, a `Labels` or a `SpanLists`. Rows are selected and tables joined
    here, once for all of them; a table never changes in place. The first column is `article`,
    the row of the article in its corpus.
    """

    article: IntArray

    def __len__(self) -> int:
        return len(self.article)

    @classmethod
    def concat(cls, tables: Sequence[Self]) -> Self:
        """One table under another."""
        if not tables:
            return cls.empty()
        return cls(**{f.name: _join([getattr(t, f.name) for t in tables]) for f in fields(cls)})

    @classmethod
    def empty(cls) -> Self:
        """A table without rows."""
        columns: dict[str, Any] = {f.name: _EMPTY[str(f.type)]() for f in fields(cls)}
        return cls(**columns)

    def take(self, index: Index) -> Self:
        """The rows at `index` (positions, a mask or a slice)."""
        return type(self)(**{f.name: _take(getattr(self, f.name), index) for f in fields(self)})

    def replace(self, **columns: Any) -> Self:
        """The same table with some columns exchanged."""
        return type(self)(
            **{f.name: columns.get(f.name, getattr(self, f.name)) for f in fields(self)}
        )

    def of_article(self, row: int) -> Self:
        """The rows of one article; rows must be in article order, as the library's tables are."""
        # of the column's own type: for another, numpy would copy the column at every call
        first, last = np.searchsorted(self.article, np.array([row, row + 1], self.article.dtype))
        return self.take(slice(int(first), int(last)))

    def of_articles(self, rows: NDArray[np.integer]) -> Self:
        """The rows of some articles, renumbered in the order given."""
        pieces = [self.of_article(int(row)) for row in rows]
        return type(self).concat(
            [p.replace(article=np.full(len(p), new, np.int32)) for new, p in enumerate(pieces)]
        )


def _join(columns: list[Any]) -> Any:
    if isinstance(columns[0], Labels | SpanLists):
        return type(columns[0]).concat(columns)
    return np.concatenate(columns)


def _take(column: Any, index: Index) -> Any:
    return column.take(index) if isinstance(column, Labels | SpanLists) else column[index]


_EMPTY: dict[str, Callable[[], Any]] = {
    "IntArray": lambda: np.empty(0, np.int32),
    "Labels": lambda: Labels.of([]),
    "SpanLists": lambda: SpanLists.of([]),
}
