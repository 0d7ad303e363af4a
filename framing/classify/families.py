"""Articles that are copies of one another, and what must therefore stay on one side of a split."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.classify.words import Keys, Words, runs

Codes = NDArray[np.int64]

SHINGLE = 5  # words
JACCARD = 0.5
CONTAINMENT = 0.6
SMALLEST = 20  # shingles that a text needs before being contained in another says anything
COMMON = 24  # texts; a shingle in more of them links each to the next only


@dataclass(frozen=True, slots=True, eq=False)
class Shingles:
    """The set of 5-word shingles of each of n texts.

    Attributes
    ----------
    row : int64 array, shape (m,)
    keys : uint64 array, shape (m,)
        Ascending within a text, each once.
    offsets : int64 array, shape (n + 1,)
    """

    row: Codes
    keys: Keys
    offsets: NDArray[np.int64]

    def of(self, row: int) -> Keys:
        """The shingles of one text, ascending."""
        return self.keys[self.offsets[row] : self.offsets[row + 1]]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of near-duplicates.

    Attributes
    ----------
    a, b : int64 arrays, shape (p,)
        Rows, ``a < b``.
    jaccard, containment : float arrays, shape (p,)
        Shared shingles over the union, and over the smaller set.
    """

    a: Codes
    b: Codes
    jaccard: NDArray[np.float64]
    containment: NDArray[np.float64]


def shingles(words: Words) -> Shingles:
    """The shingle sets; a text shorter than a shingle is one shingle of its own length."""
    found = runs(words, SHINGLE)
    row, keys = [found.row], [found.keys]
    for n in range(1, SHINGLE):
        whole = runs(words, n)
        short = words.sizes[whole.row] == n
        row.append(whole.row[short])
        keys.append(whole.keys[short] + np.uint64(n))
    rows, all_keys = np.concatenate(row), np.concatenate(keys)
    order = np.lexsort((all_keys, rows))
    rows, all_keys = rows[order], all_keys[order]
    new = np.ones(len(rows), bool)
    new[1:] = (rows[1:] != rows[:-1]) | (all_keys[1:] != all_keys[:-1])
    rows, all_keys = rows[new], all_keys[new]
    return Shingles(rows, all_keys, np.searchsorted(rows, np.arange(len(words) + 1)))


def near_duplicates(sets: Shingles) -> Pairs:
    """Pairs whose Jaccard similarity is at least .5 or whose containment is at least .6.

    An inverted index proposes the pairs that share enough shingles to qualify, and each is then
    verified on the full sets. A shingle that stands in more than `COMMON` texts proposes only
    neighbours among them, so that the cost stays near-linear; the families are the same, for a
    family of that size is connected through its neighbours.

    References
    ----------
    broder1997
    """
    a, b = _candidates(sets)
    size = np.diff(sets.offsets)
    shared = np.array(
        [len(np.intersect1d(sets.of(i), sets.of(j), True)) for i, j in zip(a, b, strict=True)],
        np.float64,
    )
    smaller = np.minimum(size[a], size[b])
    jaccard = shared / np.maximum(size[a] + size[b] - shared, 1)
    containment = shared / np.maximum(smaller, 1)
    keep = (jaccard >= JACCARD) | ((containment >= CONTAINMENT) & (smaller >= SMALLEST))
    return Pairs(a[keep], b[keep], jaccard[keep], containment[keep])


def _candidates(sets: Shingles) -> tuple[Codes, Codes]:
    """Pairs of rows that may be near-duplicates, by an upper bound on what they share."""
    n = len(sets.offsets) - 1
    order = np.lexsort((sets.row, sets.keys))
    row, keys = sets.row[order], sets.keys[order]
    _, where, held = np.unique(keys, return_inverse=True, return_counts=True)
    common = held[where] > COMMON
    rare_shared, chained = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for lag in range(1, COMMON):
        same = keys[lag:] == keys[:-lag]
        pair = row[:-lag] * n + row[lag:]
        rare_shared.append(pair[same & ~common[lag:]])
        if lag == 1:
            chained.append(pair[same & common[1:]])
    pairs, counts = np.unique(np.concatenate(rare_shared), return_counts=True)
    links = np.setdiff1d(np.concatenate(chained), pairs)
    a, b = np.divmod(np.concatenate([pairs, links]), max(n, 1))
    frequent = np.bincount(row[common], minlength=n)
    most = np.concatenate([counts, np.zeros(len(links), np.int64)])
    most = most + np.minimum(frequent[a], frequent[b])
    keep = _could_qualify(most, np.diff(sets.offsets)[a], np.diff(sets.offsets)[b])
    return a[keep], b[keep]


def _could_qualify(shared: Codes, size_a: Codes, size_b: Codes) -> NDArray[np.bool_]:
    """Whether so many shared shingles suffice for either criterion."""
    smaller = np.minimum(size_a, size_b)
    alike = shared * (1 + JACCARD) >= JACCARD * (size_a + size_b)
    return alike | ((shared >= CONTAINMENT * smaller) & (smaller >= SMALLEST))


def families(words: Words) -> Codes:
    """The family of near-duplicates that each text belongs to, shape (n,); numbered from 0.

    Examples
    --------
    >>> text = "The council of Valdoria met on Monday and put off the vote."
    >>> families(Words.of([text, "Rain fell in Karst.", text + " Again."])).tolist()
    [0, 1, 0]
    """
    pairs = near_duplicates(shingles(words))
    return linked(len(words), pairs.a, pairs.b)


def linked(n: int, a: Codes, b: Codes) -> Codes:
    """The connected component of each of `n` nodes under the edges ``a - b``, numbered from 0."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    edges = coo_array((np.ones(len(a), bool), (a, b)), shape=(n, n))
    return np.asarray(connected_components(edges, directed=False)[1], np.int64)


def components(*partitions: Codes) -> Codes:
    """The finest grouping that cuts none of the given ones (METHODOLOGY 5.3), shape (n,).

    Parameters
    ----------
    *partitions : int arrays, shape (n,)
        Codes; articles with the same code in any of them belong together.

    Examples
    --------
    >>> components(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 2])).tolist()
    [0, 0, 0, 1]
    """
    n = len(partitions[0])
    a, b = [], []
    for codes in partitions:
        order = np.argsort(codes, kind="stable")
        same = codes[order][1:] == codes[order][:-1]
        a.append(order[:-1][same])
        b.append(order[1:][same])
    return linked(n, np.concatenate(a), np.concatenate(b))
