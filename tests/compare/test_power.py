"""The smallest ratio that a design can see."""

import math

import pytest
from scipy.stats import norm

from framing.compare.power import minimum_detectable_ratio


@pytest.mark.parametrize(("mean", "alpha", "ratio"), [(3.6, 0.15, 1.5), (0.1, 0.9, 2.0)])
def test_inverts_the_planning_formula(mean, alpha, ratio):
    """With the number of events that the formula asks for, the ratio asked about comes back."""
    z = norm.ppf(0.975) + norm.ppf(0.8)
    n = z**2 * (2 / mean + 2 * alpha) / math.log(ratio) ** 2
    found = minimum_detectable_ratio(n * mean, n * mean, excess=2 * alpha / n)
    assert found == pytest.approx(ratio)


def test_negative_excess_is_no_gain():
    """A variance estimated below Poisson noise does not make a design stronger."""
    assert minimum_detectable_ratio(50, 50, excess=-1) == minimum_detectable_ratio(50, 50)


def test_nothing_seen_means_little_detectable():
    """Without any occurrence the answer is a large number, not an error."""
    assert 2 < minimum_detectable_ratio(0, 0) < math.inf
