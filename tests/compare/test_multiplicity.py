"""The Benjamini-Hochberg adjustment."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from framing.compare.multiplicity import benjamini_hochberg

P = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@given(P)
def test_agrees_with_scipy(p):
    """SciPy's implementation gives the same values."""
    np.testing.assert_allclose(benjamini_hochberg(p), false_discovery_control(p), atol=1e-15)


@given(P, st.integers(0, 40))
def test_missing_tests_are_no_members(p, where):
    """A NaN stays where it is and changes nobody else's value."""
    where = min(where, len(p))
    q = benjamini_hochberg([*p[:where], np.nan, *p[where:]])
    assert np.isnan(q[where])
    np.testing.assert_array_equal(np.delete(q, where), benjamini_hochberg(p))


def test_worked_example():
    """Each p times n over its rank, then made monotone from the largest down."""
    q = benjamini_hochberg([0.005, 0.009, 0.05, 0.5])
    assert q == pytest.approx([0.018, 0.018, 0.2 / 3, 0.5])


def test_no_tests():
    """An empty family gives an empty answer."""
    assert benjamini_hochberg([]).shape == (0,)
