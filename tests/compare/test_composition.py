"""The decomposition of a difference of rates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from framing.compare.composition import kitagawa

STRATA = st.integers(1, 12).flatmap(
    lambda n: st.tuples(
        *[
            arrays(np.int64, n, elements=st.integers(low, high))
            for low, high in ((0, 50), (0, 3000), (0, 50), (0, 3000))
        ]
    )
)


@given(STRATA)
def test_terms_sum_to_the_raw_difference(strata):
    """Within and composition add up to the difference of the pooled rates."""
    counts_a, exposure_a, counts_b, exposure_b = strata
    counts_a, counts_b = counts_a * (exposure_a > 0), counts_b * (exposure_b > 0)
    if not exposure_a.sum() or not exposure_b.sum():
        return
    found = kitagawa(counts_a, exposure_a, counts_b, exposure_b)
    raw = counts_a.sum() / exposure_a.sum() - counts_b.sum() / exposure_b.sum()
    scale = 1 + counts_a.sum() + counts_b.sum()
    assert found.total == pytest.approx(raw, abs=1e-10 * scale)
    assert found.within + found.composition == pytest.approx(raw, abs=1e-10 * scale)
    assert found.within_strata.sum() == pytest.approx(found.within, abs=1e-10 * scale)


def test_worked_example():
    """Two strata, by hand: rates .4/.2 and .3/.1, shares .5/.5 and .8/.2."""
    found = kitagawa([20, 10], [50, 50], [24, 2], [80, 20])
    assert found.within == pytest.approx(0.65 * 0.1 + 0.35 * 0.1)
    assert found.composition == pytest.approx(0.35 * -0.3 + 0.15 * 0.3)
    assert found.total == pytest.approx(0.30 - 0.26)


def test_simpsons_paradox_is_flagged():
    """Higher in every stratum, lower in total: the total misleads."""
    found = kitagawa([9, 120], [10, 400], [320, 10], [400, 50])
    assert found.within > 0 > found.total
    assert found.misleading


def test_same_mix_is_all_within():
    """With equal shares nothing is composition, and nothing misleads."""
    found = kitagawa([2, 3], [10, 20], [1, 1], [20, 40])
    assert found.composition == pytest.approx(0)
    assert not found.misleading


def test_unshared_stratum_is_all_composition():
    """What only one side covers says nothing about choice."""
    found = kitagawa([1, 9], [10, 10], [1, 0], [10, 0])
    assert found.within == pytest.approx(0)
    assert found.composition == pytest.approx(0.5 - 0.1)
