"""Contrasts corrected for a detector's errors by a hand-coded sample.

Detectors err, and differently by outlet: equal true rates can look 50 % apart. The mean error on
the coded articles of each outlet is added to the outlet's detected rate (METHODOLOGY 4.8).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.model.errors import GoldRequired

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A rate ratio as detected, and with the detector's error taken out.

    Attributes
    ----------
    naive, value, low, high : float
        Ratio of the detected rates; of the corrected ones, with its interval.
    level : float
        Coverage of the interval.
    n_gold_a, n_gold_b : int
        Hand-coded articles of each outlet.
    """

    naive: float
    value: float
    low: float
    high: float
    level: float
    n_gold_a: int
    n_gold_b: int


def corrected_ratio(
    detected: NDArray[np.integer],
    coded: Floats,
    exposure: NDArray[np.integer],
    *,
    is_a: NDArray[np.bool_],
    cluster: NDArray[np.integer],
    level: float = 0.95,
    resamples: int = 2000,
    seed: int = 0,
) -> Corrected:
    """Rate of the articles marked `is_a` over that of the others, corrected.

    Parameters
    ----------
    detected : int array, shape (articles,)
        Counts of the detector, of two outlets' articles.
    coded : float array, shape (articles,)
        Counts by hand; NaN for articles that were not coded. The coded ones are taken to be a
        simple random sample of each outlet's.
    exposure : int array, shape (articles,)
    is_a : bool array, shape (articles,)
    cluster : int array, shape (articles,)
        Event of each article, numbered from 0; events are resampled, with all their articles.
    level : float
    resamples, seed : int

    Raises
    ------
    GoldRequired
        When an outlet has fewer than two coded articles.

    References
    ----------
    angelopoulos2023, egami2023

    Examples
    --------
    >>> detected, coded = np.array([4, 4, 2, 2]), np.array([2.0, 2.0, 2.0, 2.0])
    >>> found = corrected_ratio(
    ...     detected, coded, np.full(4, 100), is_a=np.arange(4) < 2, cluster=np.array([0, 1, 0, 1])
    ... )
    >>> found.naive, found.value
    (2.0, 1.0)
    """
    sides = [_sums(detected, coded, exposure, cluster, side) for side in (is_a, ~is_a)]
    n_gold = [int((~np.isnan(coded) & side).sum()) for side in (is_a, ~is_a)]
    if min(n_gold) < 2:
        raise GoldRequired("a correction needs at least two hand-coded articles of each outlet")
    n = sides[0].shape[0]
    drawn = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=resamples)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratios = _rate(drawn @ sides[0]) / _rate(drawn @ sides[1])
        value = _rate(sides[0].sum(axis=0)) / _rate(sides[1].sum(axis=0))
        naive_a, naive_b = (float(s[:, 0].sum() / s[:, 1].sum()) for s in sides)
    tail = (1 - level) / 2
    low, high = np.nanquantile(ratios, [tail, 1 - tail])
    naive = naive_a / naive_b if naive_b else np.nan
    return Corrected(naive, float(value), float(low), float(high), level, *n_gold)


def _sums(
    detected: NDArray[np.integer],
    coded: Floats,
    exposure: NDArray[np.integer],
    cluster: NDArray[np.integer],
    side: NDArray[np.bool_],
) -> Floats:
    """By event: detected count, exposure, error on the coded articles, their exposure."""
    has_gold = ~np.isnan(coded) & side
    error = np.where(has_gold, np.nan_to_num(coded) - detected, 0.0)
    columns = (detected * side, exposure * side, error, exposure * has_gold)
    n = int(cluster.max()) + 1
    return np.column_stack([np.bincount(cluster, weights=c, minlength=n) for c in columns])


def _rate(sums: Floats) -> Floats:
    """Detected rate plus mean error, not below zero; shape (..., 4) to (...)."""
    rate = sums[..., 0] / sums[..., 1] + sums[..., 2] / sums[..., 3]
    return np.asarray(np.maximum(rate, 0.0))
