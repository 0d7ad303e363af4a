"""How well a grouping of articles agrees with a gold one: by pairs, and by articles (B-cubed)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall, each from 0 to 1; not a number where there is nothing to judge."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 when both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total != 0 else 0.0


def pairwise(labels: Ints, gold: Ints) -> Agreement:
    """Agreement on pairs: of the pairs put together, how many belong together, and vice versa.

    Large groups weigh by the square of their size.

    Parameters
    ----------
    labels, gold : int arrays, shape (n,)
        Groups; every -1 stands alone.

    Examples
    --------
    >>> pairwise(np.array([0, 0, 0, -1]), np.array([0, 0, 1, 1]))  # 3 pairs, 2 gold, 1 in both
    Agreement(precision=0.3333333333333333, recall=0.5)
    """
    found, true = _alone_apart(labels), _alone_apart(gold)
    both = np.column_stack([found, true])
    shared, put, belong = (_pairs(x) for x in (both, found, true))
    return Agreement(_ratio(shared, put), _ratio(shared, belong))


def b_cubed(labels: Ints, gold: Ints) -> Agreement:
    """Agreement seen from each article, averaged over articles (Bagga and Baldwin 1998).

    The precision of an article is the share of its group, itself included, that belongs with it;
    its recall is the share of what belongs with it that is in its group.

    Parameters
    ----------
    labels, gold : int arrays, shape (n,)
        Groups; every -1 stands alone.

    Examples
    --------
    >>> b_cubed(np.array([0, 0, 0, -1]), np.array([0, 0, 1, 1]))  # 2/3 2/3 1/3 1; 1 1 1/2 1/2
    Agreement(precision=0.6666666666666666, recall=0.75)
    """
    found, true = _alone_apart(labels), _alone_apart(gold)
    both = np.column_stack([found, true])
    shared, put, belong = (_sizes(x) for x in (both, found, true))
    n = len(labels)
    return Agreement(_ratio(np.sum(shared / put), n), _ratio(np.sum(shared / belong), n))


def _alone_apart(labels: Ints) -> Ints:
    """Labels with a number of its own for every -1."""
    return np.where(labels < 0, -1 - np.arange(len(labels)), labels)


def _pairs(groups: Ints) -> int:
    size = np.unique(groups, axis=0, return_counts=True)[1]
    return int(np.sum(size * (size - 1) // 2))


def _sizes(groups: Ints) -> Ints:
    """The size of each article's group."""
    _, code, size = np.unique(groups, axis=0, return_inverse=True, return_counts=True)
    return np.asarray(size[code.reshape(-1)], np.int64)


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")
