"""What a design can see at all, asked before its results are read."""

from __future__ import annotations

import math


def minimum_detectable_ratio(
    count_a: float, count_b: float, *, excess: float = 0.0, level: float = 0.95, power: float = 0.8
) -> float:
    """Smallest rate ratio above 1 that would be found with the given power.

    The first-pass formula n = (z_{1-a/2} + z_{1-b})² [1/μ_A + 1/μ_B + 2α] / (ln RR)², solved for
    RR: with μ = count / n, the variance of ln RR is 1/count_a + 1/count_b + `excess`. For bursty
    devices it is a lower bound.

    Parameters
    ----------
    count_a, count_b : float
        Occurrences in either outlet; none at all counts as one half.
    excess : float
        Variance of ln RR beyond Poisson noise: 2α/n under the formula's model, or what a
        cluster-robust variance shows.
    level, power : float
        Of the two-sided test.

    Examples
    --------
    Fifty matched events with 3.57 hedges an article and dispersion 0.15:

    >>> round(minimum_detectable_ratio(178.5, 178.5, excess=2 * 0.15 / 50), 2)
    1.44
    """
    from scipy.stats import norm

    z = norm.ppf(0.5 + level / 2) + norm.ppf(power)
    variance = 1 / max(count_a, 0.5) + 1 / max(count_b, 0.5) + max(excess, 0.0)
    return math.exp(z * math.sqrt(variance))
