"""The passages that two texts share, word for word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.corpus.words import Words, runs
from framing.model.span import IntArray

SHARED_RUN = 8  # words

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class SharedSpans:
    """Passages that stand in two texts, in the order of the first.

    Attributes
    ----------
    a_start, a_end, b_start, b_end : int32 arrays, shape (s,)
        Code points of the verbatim texts.
    words : int64 array, shape (s,)
        Words in the passage.
    """

    a_start: IntArray
    a_end: IntArray
    b_start: IntArray
    b_end: IntArray
    words: Places

    def __len__(self) -> int:
        return len(self.words)


def shared_spans(a: str, b: str) -> SharedSpans:
    """The longest passages of at least 8 words that two texts share, whatever case and marks.

    A passage of `a` is shown with the longest passage of `b` that has it, once.

    Examples
    --------
    >>> wire = "the ferry to Karst stayed in port for a third day"
    >>> found = shared_spans("Late news: " + wire, wire.upper() + ", it said.")
    >>> found.words.tolist(), wire.upper()[found.b_start[0] : found.b_end[0]]
    ([11], 'THE FERRY TO KARST STAYED IN PORT FOR A THIRD DAY')
    """
    left, right = Words.of([a]), Words.of([b])
    i, j, length = _maximal(*_matches(left, right))
    shown = _uncovered(i, length)
    i, j, length = i[shown], j[shown], length[shown]
    last = length - 1
    return SharedSpans(
        left.start[i], left.end[i + last], right.start[j], right.end[j + last], length
    )


def _matches(a: Words, b: Words) -> tuple[Places, Places]:
    """Every pair of places at which the same 8 words begin."""
    mine, theirs = runs(a, SHARED_RUN).keys, runs(b, SHARED_RUN).keys
    order = np.argsort(theirs, kind="stable")
    low, high = (np.searchsorted(theirs[order], mine, side=s) for s in ("left", "right"))
    held = high - low
    i = np.repeat(np.arange(len(mine)), held)
    within = np.arange(len(i)) - np.repeat(np.cumsum(held) - held, held)
    return i, order[np.repeat(low, held) + within]


def _maximal(i: Places, j: Places) -> tuple[Places, Places, Places]:
    """Matches one word apart in both texts joined: first places and numbers of words."""
    order = np.lexsort((i, i - j))
    i, j = i[order], j[order]
    starts = np.ones(len(i), bool)
    starts[1:] = (np.diff(i) != 1) | (np.diff(j) != 1)
    first = np.flatnonzero(starts)
    length = np.diff(np.append(first, len(i))) + SHARED_RUN - 1
    return i[first], j[first], length


def _uncovered(i: Places, length: Places) -> Places:
    """The passages, longest first, that add words of the first text; in its order."""
    covered = np.zeros(int((i + length).max(initial=0)), bool)
    kept = []
    for p in np.lexsort((i, -length)):
        passage = slice(i[p], i[p] + length[p])
        if not covered[passage].all():
            covered[passage] = True
            kept.append(p)
    chosen = np.array(kept, np.int64)
    return chosen[np.argsort(i[chosen], kind="stable")]
