"""From pairs to groups: connected components that are cut where they grow too big."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from framing.corpus.event_links import Ints, Links

STEP = 0.02  # by which the threshold rises inside a group that is too big


def group(links: Links, days: Ints, *, max_size: int, max_days: int) -> Ints:
    """Single-link groups; the threshold rises, within a group only, until it is small enough.

    Parameters
    ----------
    links : Links
    days : int array, shape (n,)
        Day number; -1 without a date.
    max_size : int
        Articles.
    max_days : int
        From a group's first dated article to its last.

    Returns
    -------
    int array, shape (n,)
        Canonical labels: groups are numbered by their first article, -1 stands alone. A group
        whose links are all equally strong cannot be cut and stays as it is.
    """
    if not len(links):
        return np.full(len(days), -1)
    alive = np.ones(len(links), bool)
    while True:
        labels = _components(links, alive, len(days))
        big = _too_big(labels, days, max_size, max_days)[labels[links.first]] & alive
        if not big.any():
            return canonical(labels)
        weakest = np.full(labels.max() + 1, np.inf)
        np.minimum.at(weakest, labels[links.first[big]], links.similarity[big])
        strongest = np.zeros(labels.max() + 1)
        np.maximum.at(strongest, labels[links.first[big]], links.similarity[big])
        level = np.minimum(weakest + STEP, strongest)[labels[links.first]]
        cut = big & (links.similarity < level)
        if not cut.any():
            return canonical(labels)
        alive &= ~cut


def _components(links: Links, alive: np.ndarray, n: int) -> Ints:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ends = (links.first[alive], links.second[alive])
    graph = coo_array((np.ones(int(alive.sum()), np.int8), ends), shape=(n, n))
    labels: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


def _too_big(labels: Ints, days: Ints, max_size: int, max_days: int) -> np.ndarray:
    """Which groups have too many articles or last too long."""
    n = labels.max() + 1
    dated = days >= 0
    first, last = np.full(n, np.iinfo(np.int64).max), np.full(n, -1)
    np.minimum.at(first, labels[dated], days[dated])
    np.maximum.at(last, labels[dated], days[dated])
    return (np.bincount(labels, minlength=n) > max_size) | (last - first > max_days)


def canonical(labels: Ints) -> Ints:
    """Groups of two or more numbered in order of appearance, from 0; -1 for the rest.

    Examples
    --------
    >>> canonical(np.array([7, 3, 9, 3, 9, 4])).tolist()
    [-1, 0, 1, 0, 1, -1]
    """
    _, first, code, size = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    several = np.flatnonzero(size > 1)
    number = np.full(len(first), -1)
    number[several[np.argsort(first[several])]] = np.arange(len(several))
    return np.asarray(number[code], np.int64)
