"""Half-open character spans and their algebra, one at a time and as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int32]
BoolArray = NDArray[np.bool_]
Ints = NDArray[np.integer]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of Unicode code points in an article's verbatim text.

    Examples
    --------
    >>> flank = Span(3, 8)
    >>> flank.of("its flank — near")
    ' flan'
    >>> flank & Span(5, 20), flank | Span(5, 20), Span(0, 3) & flank
    (Span(start=5, end=8), Span(start=3, end=20), None)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span | int) -> bool:
        if isinstance(other, int):
            return self.start <= other < self.end
        return self.start <= other.start and other.end <= self.end

    def __and__(self, other: Span) -> Span | None:
        """The overlap, or None when the two share no character."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def __or__(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def of(self, text: str) -> str:
        """The characters of `text` under the span."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The span moved by `by` characters."""
        return Span(self.start + by, self.end + by)


def owner(positions: Ints, starts: Ints, ends: Ints) -> IntArray:
    """For each position the index of the interval that holds it, or -1.

    Parameters
    ----------
    positions : int array, shape (n,)
    starts, ends : int arrays, shape (m,)
        Disjoint half-open intervals in ascending order.

    Returns
    -------
    int32 array, shape (n,)

    Examples
    --------
    >>> owner(np.array([0, 4, 5, 9]), np.array([0, 5]), np.array([4, 8])).tolist()
    [0, -1, 1, -1]
    """
    if not len(starts):
        return np.full(len(positions), -1, np.int32)
    at = np.searchsorted(starts, positions, side="right") - 1
    inside = (at >= 0) & (positions < ends[at])
    return np.where(inside, at, -1).astype(np.int32)


def covered(positions: Ints, starts: Ints, ends: Ints) -> BoolArray:
    """Whether each position lies in any of the intervals, which may overlap and come in any order.

    Examples
    --------
    >>> covered(np.array([0, 3, 9]), np.array([5, 0]), np.array([10, 4])).tolist()
    [True, True, True]
    """
    opened = np.searchsorted(np.sort(starts), positions, side="right")
    closed = np.searchsorted(np.sort(ends), positions, side="right")
    return opened > closed
