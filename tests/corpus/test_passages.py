"""Runs that stand elsewhere, compared with looking at every pair."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus import passages
from framing.corpus.passages import elsewhere

RUNS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 2)), max_size=25)


@given(RUNS, st.integers(1, 30))
def test_elsewhere_is_another_label_and_another_component(found, chunk):
    """Each run is compared with each other one, whatever the size of the pieces of work."""
    keys, labels, components = (np.array([r[k] for r in found], np.int64) for k in range(3))
    by_hand = [any(k == q and i != j and c != d for q, j, d in found) for k, i, c in found]
    kept = passages._CHUNK
    try:
        passages._CHUNK = chunk
        assert elsewhere(keys.astype(np.uint64), labels, components).tolist() == by_hand
    finally:
        passages._CHUNK = kept
