"""Words, numbers and marks with their offsets, a whole buffer of text at a time.

A word is a run of letters, digits and combining marks, joined over an apostrophe or hyphen
inside it (``don't``, ``so-called``), over the stops of initials and addresses (``U.S``, ``a.m``,
``karst.example``), and over the separators inside numbers (``1,000.5``, ``9:30``). A stop between
a small and a capital letter separates: ``vote.The`` is a missing space, not a word. Everything
else but white space is a mark; equal marks in a row are one token (``...``, ``''``, ``--``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.model.span import BoolArray, IntArray, Ints
from framing.text import characters as ch
from framing.text.words import word_keys

PUNCT, WORD, NUMBER = range(3)


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Tokens of a buffer, in order.

    Attributes
    ----------
    start, end : int32 arrays, shape (n,)
        Code points of the buffer.
    kind : uint8 array, shape (n,)
        `WORD` (has a letter), `NUMBER` (digits without a letter) or `PUNCT`.
    key : uint64 array, shape (n,)
        The folded form as a number; see `framing.text.words`.
    capital : bool array, shape (n,)
        First character is upper case.
    caps : bool array, shape (n,)
        No lower-case letter, at least two letters, all upper case.
    """

    start: IntArray
    end: IntArray
    kind: NDArray[np.uint8]
    key: NDArray[np.uint64]
    capital: BoolArray
    caps: BoolArray

    def __len__(self) -> int:
        return len(self.start)

    @property
    def is_word(self) -> BoolArray:
        """Words and numbers: what counts as a word in every denominator."""
        return np.not_equal(self.kind, PUNCT)


def tokenize(chars: ch.Characters) -> Tokens:
    """Cut a buffer into tokens.

    Examples
    --------
    >>> text = "NATO’s so-called flank... isn't U.S. news.The 1,000"
    >>> t = tokenize(ch.Characters.of(text))
    >>> [text[s:e] for s, e in zip(t.start, t.end)]
    ['NATO’s', 'so-called', 'flank', '...', "isn't", 'U.S', '.', 'news', '.', 'The', '1,000']
    """
    inside = _inside(chars)
    mark = (chars.kinds == ch.OTHER) & ~inside
    starts, ends = _runs(chars.points, inside, mark)
    letters, digits, upper = (
        _counts(flags, starts, ends)
        for flags in (chars.kinds == ch.LETTER, chars.kinds == ch.DIGIT, chars.upper)
    )
    return Tokens(
        start=starts.astype(np.int32),
        end=ends.astype(np.int32),
        kind=np.where(letters > 0, WORD, np.where(digits > 0, NUMBER, PUNCT)).astype(np.uint8),
        key=word_keys(chars.plain, starts, ends),
        capital=chars.upper[starts],
        caps=(upper >= 2) & (upper == letters),
    )


def word_bounds(chars: ch.Characters) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Starts and ends of the words and numbers of a buffer: those of `tokenize`, in less time.

    Examples
    --------
    >>> starts, ends = word_bounds(ch.Characters.of("Ferry (U.S) -- 9:30."))
    >>> starts.tolist(), ends.tolist()
    ([0, 7, 15], [5, 10, 19])
    """
    inside = np.zeros(len(chars) + 2, bool)
    inside[1:-1] = _inside(chars)
    starts, ends = np.flatnonzero(inside[1:] != inside[:-1]).reshape(-1, 2).T
    # What has neither letter nor digit begins with a combining mark: seldom any.
    odd = np.flatnonzero(chars.kinds[starts] == ch.MARK)
    if len(odd):
        solid = (chars.kinds == ch.LETTER) | (chars.kinds == ch.DIGIT)
        bare = odd[_counts(solid, starts[odd], ends[odd]) == 0]
        starts, ends = np.delete(starts, bare), np.delete(ends, bare)
    return starts, ends


def _inside(chars: ch.Characters) -> BoolArray:
    """Which characters stand inside a word or number."""
    inside = chars.kinds >= ch.LETTER
    inside[_joiners(chars)] = True
    return inside


def _runs(
    points: NDArray[np.uint32], inside: BoolArray, mark: BoolArray
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where tokens start and end: runs of word characters, and runs of one and the same mark."""
    continues = np.zeros(len(points) + 1, bool)
    continues[1:-1] = (inside[1:] & inside[:-1]) | (mark[1:] & (points[1:] == points[:-1]))
    token = inside | mark
    return np.flatnonzero(token & ~continues[:-1]), np.flatnonzero(token & ~continues[1:]) + 1


def _counts(flags: BoolArray, starts: Ints, ends: Ints) -> IntArray:
    """How many flags are set in each ``[start, end)``."""
    total = np.zeros(len(flags) + 1, np.int32)
    np.cumsum(flags, out=total[1:])
    return total[ends] - total[starts]


def _joiners(chars: ch.Characters) -> NDArray[np.int64]:
    """Positions of marks that stand inside a word, judged by their neighbours only."""
    inner = chars.kinds >= ch.LETTER
    at = np.flatnonzero(inner[:-2] & inner[2:] & (chars.kinds[1:-1] == ch.OTHER)) + 1
    at = at[ch.among(chars.plain[at], "'-&@.,:")]
    mark = chars.plain[at]
    near = {by: _kind_at(chars.kinds, at + by) for by in (-3, -2, -1, 1, 2)}
    alnum = {by: near[by] >= ch.LETTER for by in (-3, -2, 2)}
    upper = {by: chars.upper[np.maximum(at + by, 0)] for by in (-2, -1, 1)}
    low = {by: (near[by] == ch.LETTER) & ~upper[by] for by in (-1, 1)}
    numeric = (near[-1] == ch.DIGIT) & (near[1] == ch.DIGIT)
    lone = ~alnum[2] & (near[1] != ch.DIGIT)  # one letter after the stop
    initials = lone & ~alnum[-2]
    degree = lone & ~alnum[-3] & upper[-2] & low[-1]  # Ph.D, but not the missing space of "at.I"
    stop = mark == ord(".")
    joined = (mark != ord(",")) & (mark != ord(":")) & ~stop
    joined |= numeric
    joined |= stop & (initials | degree | (low[-1] & low[1]))
    joining: NDArray[np.int64] = at[joined]
    return joining


def _kind_at(kinds: NDArray[np.uint8], positions: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Classes at positions that may lie beyond the edges, where there is a line break."""
    inside = (positions >= 0) & (positions < len(kinds))
    return np.where(inside, kinds[np.where(inside, positions, 0)], ch.NEWLINE).astype(np.uint8)
