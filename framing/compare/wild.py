"""Tests and intervals that let whole clusters, not articles or words, vary.

The score of a hypothesis is a sum over clusters (events). If the hypothesis holds, each cluster's
part is as likely to point one way as the other; flipping the signs of whole clusters shows what
the sum may look like by chance. In a matched design of two outlets that is the permutation of
their names within events, exactly; elsewhere it is the wild cluster bootstrap of the score with
the null imposed. The interval holds all ratios that the test does not reject.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
EXACT = 12
FARTHEST = math.log(1e6)
STEPS = 22


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """Sign patterns over clusters.

    Attributes
    ----------
    patterns : float64 array of ±1, shape (patterns, clusters)
    exact : bool
        Whether these are all patterns that there are.
    """

    patterns: Floats
    exact: bool

    def p_value(self, scores: Floats) -> float:
        """Two-sided p: b/B over all patterns, (b + 1)/(B + 1) over random ones, never zero.

        References
        ----------
        phipson2010, cameron2008
        """
        observed, slack = abs(scores.sum()), 1e-9 * np.abs(scores).sum()
        b = int((np.abs(self.patterns @ scores) >= observed - slack).sum())
        extra = 0 if self.exact else 1
        return (b + extra) / (len(self.patterns) + extra)


def random_signs(resamples: int, n_clusters: int, *, seed: int) -> NDArray[np.int8]:
    """Independent random signs, shape (resamples, clusters); one draw serves a whole family."""
    drawn = np.random.default_rng(seed).integers(0, 2, (resamples, n_clusters), dtype=np.int8)
    return (2 * drawn - 1).astype(np.int8)


def signs_of(drawn: NDArray[np.int8], clusters: NDArray[np.integer]) -> Signs:
    """The drawn signs of some clusters; of at most twelve, all patterns instead.

    Examples
    --------
    >>> signs = signs_of(random_signs(99, 40, seed=1), np.arange(5))
    >>> signs.exact, signs.patterns.shape
    (True, (32, 5))
    """
    n = len(clusters)
    if n > EXACT:
        return Signs(drawn[:, clusters].astype(np.float64), exact=False)
    bits = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return Signs((2 * bits - 1).astype(np.float64), exact=True)


def confidence_interval(
    scores: Callable[[float], Floats], estimate: float, signs: Signs, *, level: float
) -> tuple[float, float]:
    """Bounds of ln RR by inverting the sign test; infinite where no ratio is ever rejected.

    Parameters
    ----------
    scores : callable
        From a hypothetical ln RR to the clusters' scores, shape (clusters,).
    estimate : float
        ln RR where the scores sum to zero; ±inf when one outlet has no occurrence.
    signs : Signs
    level : float

    References
    ----------
    cameron2008
    """
    start = float(np.clip(estimate, -FARTHEST, FARTHEST))

    def bound(direction: int) -> float:
        kept, rejected = start, start + direction * 2 * FARTHEST
        if estimate * direction == math.inf or signs.p_value(scores(rejected)) > 1 - level:
            return direction * math.inf
        for _ in range(STEPS):
            middle = (kept + rejected) / 2
            if signs.p_value(scores(middle)) > 1 - level:
                kept = middle
            else:
                rejected = middle
        return kept

    return bound(-1), bound(+1)
