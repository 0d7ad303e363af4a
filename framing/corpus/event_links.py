"""Which articles are alike and near in time, block by block: never a matrix of all with all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_CELLS = 1 << 23  # similarities held at a time
_DECIMALS = 6  # sums of floats depend on their order in the last digits; decisions must not


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Pairs of articles that are alike.

    Attributes
    ----------
    first, second : int64 arrays, shape (m,)
        Rows, ``first < second``; sorted by `first`, then `second`.
    similarity : float64 array, shape (m,)
        Cosine, from 0 to 1.
    """

    first: Ints
    second: Ints
    similarity: Floats

    def __len__(self) -> int:
        return len(self.first)


def link(
    vectors: csr_array, days: Ints, outlets: Ints, *, window: int, threshold: float, undated: float
) -> Links:
    """Pairs of different outlets, at most `window` days apart, whose cosine is high enough.

    Parameters
    ----------
    vectors : csr_array, shape (n, words)
        Rows of length 1.
    days : int array, shape (n,)
        Day number; -1 without a date. Articles without one are compared with one another only,
        so that they make no bridge between days, and with `undated` as their threshold.
    outlets : int array, shape (n,)
        Codes; -1 without an outlet, which counts as different from every other.
    window : int
        Days.
    threshold, undated : float
    """
    order = np.argsort(days, kind="stable")  # those without a date come first
    X, day, outlet = vectors[order], days[order], outlets[order]
    no_date = int(np.searchsorted(day, 0))
    found = []
    for low, high, stop in _blocks(day, no_date, window):
        block = (X[low:high] @ X[low:stop].T).tocoo()
        i, j = block.row.astype(np.int64) + low, block.col.astype(np.int64) + low
        s = np.minimum(block.data.round(_DECIMALS), 1.0)
        keep = (i < j) & (s >= np.where(i < no_date, undated, threshold))
        keep &= (outlet[i] != outlet[j]) | (outlet[i] < 0)
        found.append((order[i[keep]], order[j[keep]], s[keep]))
    return _sorted(found)


def _blocks(day: Ints, no_date: int, window: int) -> Iterator[tuple[int, int, int]]:
    """Rows ``low:high``, all of one day, are to be compared with rows ``low:stop``."""
    low = 0
    while low < len(day):
        last = day[low] + (window if low >= no_date else 0)
        today, stop = (int(np.searchsorted(day, d, side="right")) for d in (day[low], last))
        high = min(today, low + max(_CELLS // (stop - low), 1))
        yield low, high, stop
        low = high


def _sorted(found: list[tuple[Ints, Ints, Floats]]) -> Links:
    """The blocks' pairs in one canonical order."""
    if not found:
        return Links(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    a, b, s = (np.concatenate(column) for column in zip(*found, strict=True))
    first, second = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((second, first))
    return Links(first[order], second[order], s[order])
