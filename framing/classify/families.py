"""Articles that are copies of one another, and what must therefore stay on one side of a split."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.corpus.duplicates import find_copies, linked
from framing.corpus.words import Words

Codes = NDArray[np.int64]

SHINGLE = 5  # words
JACCARD = 0.5
CONTAINMENT = 0.6


def families(words: Words) -> Codes:
    """The family of near-duplicates that each text belongs to, shape (n,); numbered from 0.

    Texts are near-duplicates that share at least half of their joint 5-word shingles, or three
    fifths of the smaller's.

    Examples
    --------
    >>> text = "The council of Valdoria met on Monday and put off the vote."
    >>> families(Words.of([text, "Rain fell in Karst.", text + " Again."])).tolist()
    [0, 1, 0]
    """
    copies = find_copies(words.texts, similarity=JACCARD, containment=CONTAINMENT, shingle=SHINGLE)
    return copies.families


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
