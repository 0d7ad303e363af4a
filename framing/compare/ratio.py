"""One rate ratio with its interval and p-value."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from framing.compare.poisson import (
    Sample,
    conditional_poisson,
    contrast_scores,
    independent_columns,
    robust_covariance,
)
from framing.compare.wild import confidence_interval, signs_of


@dataclass(frozen=True, slots=True)
class RateRatio:
    """A rate ratio on the natural logarithm's scale; NaN where undefined.

    Attributes
    ----------
    log_ratio, low, high : float
        Estimate and bounds; ±inf where an outlet has no occurrence or a side is unbounded.
    p : float
        Two-sided, against a ratio of 1.
    variance : float
        Cluster-robust variance of `log_ratio`; NaN where there is no finite estimate.
    n_clusters : int
        Clusters that say anything about the ratio.
    exact : bool
        Whether `p` counted all sign patterns.
    identified : bool
        False when covariates tell the outlets apart completely, or the fit did not converge.
    """

    log_ratio: float
    low: float
    high: float
    p: float
    variance: float
    n_clusters: int
    exact: bool
    identified: bool


def rate_ratio(shared: Sample, drawn: NDArray[np.int8], *, level: float) -> RateRatio:
    """Rate of the articles marked `is_a` over that of the others, strata and covariates fixed.

    Parameters
    ----------
    shared : Sample
        Articles with exposure, in strata that hold both outlets.
    drawn : int8 array of ±1, shape (resamples, clusters of the whole corpus)
    level : float

    References
    ----------
    santossilva2006, wooldridge1999, cameron2008, phipson2010
    """
    sample, identified = without_redundancy(shared.informative())
    signs = signs_of(drawn, sample.clusters)
    a, b = sample.y @ sample.is_a, sample.y @ (1 - sample.is_a)
    log_ratio, variance = math.nan, math.nan
    if identified and min(a, b) > 0:
        X = np.column_stack([sample.is_a, sample.X])
        fit = conditional_poisson(sample.y, np.log(sample.exposure), X, sample.stratum)
        identified = fit.converged
        if identified:
            log_ratio = float(fit.coef[0])
            variance = float(robust_covariance(fit, sample.y, sample.cluster)[0, 0])
    elif identified and max(a, b) > 0:
        log_ratio = math.inf if a else -math.inf
    n = len(sample.clusters)
    if math.isnan(log_ratio):
        nan = math.nan
        return RateRatio(nan, nan, nan, nan, nan, n, signs.exact, identified or a + b == 0)
    scores = partial(contrast_scores, sample)
    low = high = math.nan
    if math.isfinite(log_ratio):  # without occurrences on one side every ratio but 0 is rejected
        low, high = confidence_interval(scores, log_ratio, signs, level=level)
        if math.isinf(low) and math.isinf(high):  # too few clusters to reject anything
            low = high = math.nan
    return RateRatio(
        log_ratio, low, high, signs.p_value(scores(0.0)), variance, n, signs.exact, identified=True
    )


def without_redundancy(sample: Sample) -> tuple[Sample, bool]:
    """The sample without redundant covariates, and whether they leave the outlets comparable.

    A covariate that is constant within strata, or a combination of others, is dropped. If `is_a`
    itself is such a combination, nothing is left to compare.
    """
    keep = independent_columns(np.column_stack([sample.X, sample.is_a]), sample.stratum)
    return replace(sample, X=sample.X[:, keep[:-1]]), bool(keep[-1])
