"""Sign tests over clusters, and the intervals that invert them."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.compare.poisson import Sample, contrast_scores
from framing.compare.ratio import rate_ratio
from framing.compare.wild import confidence_interval, random_signs, signs_of

COUNTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=7)


def matched_sample(counts, exposures):
    """A sample of one article of either outlet an event; both arguments have shape (events, 2)."""
    counts, exposures = np.asarray(counts, float), np.asarray(exposures, float)
    stratum = np.repeat(np.arange(len(counts)), 2)
    is_a = np.tile([1.0, 0.0], len(counts))
    return Sample(
        counts.ravel(), exposures.ravel(), is_a, np.empty((len(is_a), 0)), stratum, stratum
    )


@given(COUNTS, st.randoms())
def test_flipping_a_sign_swaps_the_outlets_within_an_event(counts, random):
    """The exact p is that of all ways to swap the two outlets' totals within events."""
    exposures = np.array([[random.randint(1, 9), random.randint(1, 9)] for _ in counts])
    counts = np.array(counts)

    def statistic(swaps):
        total = 0.0
        for (ya, yb), (na, nb), swap in zip(counts, exposures, swaps, strict=True):
            if swap:
                ya, yb, na, nb = yb, ya, nb, na  # noqa: PLW2901
            total += ya - (ya + yb) * na / (na + nb)
        return abs(total)

    observed = statistic([False] * len(counts))
    all_ways = [statistic(s) for s in product([False, True], repeat=len(counts))]
    p = np.mean([s >= observed - 1e-9 for s in all_ways])
    scores = contrast_scores(matched_sample(counts, exposures), 0.0)
    signs = signs_of(random_signs(99, len(counts), seed=0), np.arange(len(counts)))
    assert signs.exact
    assert signs.p_value(scores) == pytest.approx(p)


def test_random_patterns_approach_the_exact_p():
    """More than twelve clusters are sampled; (b + 1)/(B + 1) is close to the enumerated value."""
    scores = np.random.default_rng(2).normal(0.4, 1, 13)
    bits = (np.arange(2**13)[:, None] >> np.arange(13)) & 1
    exact = (np.abs((2.0 * bits - 1) @ scores) >= abs(scores.sum())).mean()
    signs = signs_of(random_signs(20_000, 13, seed=3), np.arange(13))
    assert not signs.exact
    assert signs.p_value(scores) == pytest.approx(exact, abs=4 * np.sqrt(exact / 20_000))


def test_p_is_never_zero():
    """Scores that all point one way have the smallest p there is."""
    assert signs_of(random_signs(99, 40, seed=0), np.arange(40)).p_value(np.ones(40)) == 0.01
    assert signs_of(random_signs(99, 40, seed=0), np.arange(6)).p_value(np.ones(6)) == 2 / 64


def test_interval_holds_what_is_not_rejected():
    """Just inside a bound p exceeds 0.05, just outside it does not."""
    rng = np.random.default_rng(4)
    sample = matched_sample(rng.poisson([6, 3], (20, 2)), rng.integers(300, 900, (20, 2)))
    signs = signs_of(random_signs(999, 20, seed=1), np.arange(20))
    ratio = rate_ratio(sample, random_signs(999, 20, seed=1), level=0.95)

    def p(log_ratio):
        return signs.p_value(contrast_scores(sample, log_ratio))

    assert ratio.low < ratio.log_ratio < ratio.high
    assert p(ratio.low + 1e-4) > 0.05 >= p(ratio.low - 1e-4)
    assert p(ratio.high - 1e-4) > 0.05 >= p(ratio.high + 1e-4)
    assert (ratio.p <= 0.05) == (not ratio.low <= 0 <= ratio.high)


def test_exchanging_the_outlets_turns_the_ratio_over():
    """The ratio of b over a is the reciprocal of a over b, with the same p."""
    rng = np.random.default_rng(4)
    counts, exposures = rng.poisson([4, 3], (15, 2)), rng.integers(300, 900, (15, 2))
    drawn = random_signs(999, 15, seed=1)
    one = rate_ratio(matched_sample(counts, exposures), drawn, level=0.95)
    other = rate_ratio(matched_sample(counts[:, ::-1], exposures[:, ::-1]), drawn, level=0.95)
    assert other.log_ratio == pytest.approx(-one.log_ratio)
    assert (other.low, other.high) == pytest.approx((-one.high, -one.low), abs=1e-4)
    assert other.p == one.p


def test_no_occurrence_on_one_side_has_no_interval():
    """Nothing against something: every positive ratio is rejected, so the test bounds nothing."""
    drawn = random_signs(999, 20, seed=1)
    ratio = rate_ratio(matched_sample([[0, 3]] * 20, [[500, 500]] * 20), drawn, level=0.95)
    assert ratio.log_ratio == -np.inf
    assert np.isnan(ratio.low)
    assert np.isnan(ratio.high)
    assert ratio.p == 0.001


def test_unbounded_when_nothing_is_ever_rejected():
    """With five clusters no two-sided p falls below 0.05, so there is no bound."""
    signs = signs_of(random_signs(99, 5, seed=0), np.arange(5))
    low, high = confidence_interval(lambda t: np.ones(5) * (1 - t), 1.0, signs, level=0.95)
    assert (low, high) == (-np.inf, np.inf)
