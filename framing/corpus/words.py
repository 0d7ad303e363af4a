"""The words of many texts as one array of keys, and runs of words as one key each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.model.span import IntArray
from framing.text.characters import Characters
from framing.text.tokens import word_bounds
from framing.text.words import Keys, word_keys

_BATCH = 32  # texts joined into one buffer: keeps memory flat
STEP = np.uint64(0x9E3779B97F4A7C15)  # odd, so that the order of words in a run matters


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Words of n texts, one text after another; case and the shape of quotation marks folded.

    Attributes
    ----------
    texts : tuple of str, length n
    offsets : int64 array, shape (n + 1,)
        Text ``i`` owns the words ``offsets[i]:offsets[i + 1]``.
    keys : uint64 array, shape (m,)
        Equal for equal words.
    start, end : int32 arrays, shape (m,)
        Code points of the word's own text.
    """

    texts: tuple[str, ...]
    offsets: NDArray[np.int64]
    keys: Keys
    start: IntArray
    end: IntArray

    @classmethod
    def of(cls, texts: Sequence[str]) -> Words:
        """Read some texts.

        Examples
        --------
        >>> words = Words.of(["The vote. THE", "", "A vote"])
        >>> words.offsets.tolist(), bool(words.keys[0] == words.keys[2]), words.read(0, 2)
        ([0, 3, 3, 5], True, 'The vote')
        """
        batches = [_batch(texts[a : a + _BATCH]) for a in range(0, len(texts), _BATCH)]
        counts = np.concatenate([np.zeros(1, np.int64), *(b[0] for b in batches)])
        keys = [b[1] for b in batches]
        columns = [[b[c] for b in batches] for c in (2, 3)]
        return cls(
            tuple(texts),
            np.cumsum(counts),
            np.concatenate([np.empty(0, np.uint64), *keys]),
            *(np.concatenate([np.empty(0, np.int32), *c]).astype(np.int32) for c in columns),
        )

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Words of each text, shape (n,)."""
        return np.diff(self.offsets)

    @property
    def rows(self) -> NDArray[np.int64]:
        """The text of each word, shape (m,)."""
        return np.repeat(np.arange(len(self)), self.sizes)

    def read(self, first: int, n: int) -> str:
        """What stands in the text from word `first` over `n` words."""
        row = int(np.searchsorted(self.offsets, first, side="right")) - 1
        return " ".join(self.texts[row][self.start[first] : self.end[first + n - 1]].split())


def _batch(texts: Sequence[str]) -> tuple[NDArray[np.int64], Keys, IntArray, IntArray]:
    """Word counts a text, and keys, starts and ends of all its words."""
    bounds = np.cumsum([0, *(len(t) + 1 for t in texts)])
    chars = Characters.of("\n".join(texts))
    start, end = word_bounds(chars)
    keys = word_keys(chars.plain, start, end)
    counts = np.diff(np.searchsorted(start, bounds))
    base = np.repeat(bounds[:-1], counts)
    return counts, keys, (start - base).astype(np.int32), (end - base).astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Every run of n words that stands within one text.

    Attributes
    ----------
    first : int64 array, shape (r,)
        Its first word.
    row : int64 array, shape (r,)
        Its text.
    keys : uint64 array, shape (r,)
    """

    first: NDArray[np.int64]
    row: NDArray[np.int64]
    keys: Keys


def runs(words: Words, n: int) -> Runs:
    """All runs of `n` words.

    Examples
    --------
    >>> runs(Words.of(["one two three", "two three"]), 2).row.tolist()
    [0, 0, 1]
    """
    rows = words.rows
    first = np.flatnonzero(np.arange(len(rows)) + n <= words.offsets[1:][rows])
    return Runs(first, rows[first], run_keys(words.keys, n)[first])


def run_keys(keys: Keys, n: int) -> Keys:
    """One key for every `n` keys that follow one another, shape (m - n + 1,)."""
    reach = max(len(keys) - n + 1, 0)
    out = np.zeros(reach, np.uint64)
    for j in range(n):
        out = out * STEP + keys[j : j + reach]
    return out


def shingles(words: Words, n: int) -> tuple[NDArray[np.int64], Keys]:
    """Text and key of every run of `n` words; a shorter text is one run of its own length.

    Examples
    --------
    >>> shingles(Words.of(["one two three", "two", ""]), 2)[0].tolist()
    [0, 0, 1]
    """
    found = runs(words, n)
    row, keys = [found.row], [found.keys]
    for length in range(1, n):
        short = np.flatnonzero(words.sizes == length)
        if len(short):
            whole = np.zeros(len(short), np.uint64)
            for j in range(length):
                whole = whole * STEP + words.keys[words.offsets[short] + j]
            row.append(short)
            keys.append(whole + np.uint64(length))
    return np.concatenate(row), np.concatenate(keys)


def shingle_sets(words: Words, n: int) -> list[Keys]:
    """The distinct shingles of each text, ascending.

    Examples
    --------
    >>> [len(keys) for keys in shingle_sets(Words.of(["a b a b", "", "a"]), 2)]
    [2, 0, 1]
    """
    row, keys = shingles(words, n)
    order = np.argsort(row, kind="stable")
    cuts = np.searchsorted(row[order], np.arange(1, len(words)))
    return [_distinct(own) for own in np.split(keys[order], cuts)]


def n_shared(a: Keys, b: Keys) -> int:
    """How many keys two ascending sets share.

    Examples
    --------
    >>> n_shared(np.array([1, 2, 5], np.uint64), np.array([2, 3, 5, 8], np.uint64))
    2
    """
    both = np.concatenate([a, b])
    both.sort(kind="stable")  # which merges two sorted runs, and need not sort them again
    return int(np.count_nonzero(both[1:] == both[:-1]))


def in_order(keys: Keys) -> int:
    """One key for all words of a text in their order."""
    return int((keys * np.multiply.accumulate(np.full(len(keys), STEP))).sum(dtype=np.uint64))


def _distinct(keys: Keys) -> Keys:
    """`numpy.unique`, by sorting, which is faster for so few."""
    ordered = np.sort(keys)
    new = np.ones(len(ordered), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]
