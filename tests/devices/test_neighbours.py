"""Tests on neighbours: what is asked of all candidates at once agrees with one look at each."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.devices.neighbours import Side, is_name, matches, surely_names
from framing.text.batch import Batch

WORDS = ["the", "Karst", "WAVES", "waves", "of", "3", "“", "”", ",", "quickly", "seen", "a", "."]
CLASSES = ["@determiner", "@number", "@start", "@end", "@adverb", "@participle", "@capital"]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), min_size=1, max_size=3)
wanted = st.frozensets(st.sampled_from(["of", "waves", ",", "@amount", *CLASSES]), max_size=3)


@given(texts, wanted, wanted, st.sampled_from([-1, 1]))
def test_no_candidate_that_holds_is_set_aside(texts, asked, shunned, by):
    """Where both tests of one entry hold for a neighbour, the array says that they may."""
    batch = Batch.of(texts)
    near = np.arange(len(batch.tokens))
    possible = Side.of(by, [asked], [shunned]).may_hold(batch, near, np.zeros(len(near), np.int64))
    for i in near.tolist():
        holds = not asked or matches(batch, i + by, i, asked)
        holds = holds and not (shunned and matches(batch, i + by, i, shunned))
        assert possible[i] or not holds


def test_what_one_token_tells_is_decided():
    """A word that is not wanted and a class that is shunned set a candidate aside."""
    batch = Batch.of(["Waves of anger. The waves came."])
    first = np.array([0, 5])
    of, article = frozenset({"of"}), frozenset({"@determiner"})
    none: frozenset[str] = frozenset()
    entry = np.zeros(2, np.int64)
    assert Side.of(1, [of], [none]).may_hold(batch, first, entry).tolist() == [True, False]
    assert Side.of(-1, [none], [article]).may_hold(batch, first, entry).tolist() == [True, False]


@given(texts)
def test_sure_names_are_names(texts):
    """What one look calls a name is one."""
    batch = Batch.of(texts)
    tokens = np.arange(len(batch.tokens))
    for i in np.flatnonzero(surely_names(batch, tokens)).tolist():
        assert is_name(batch, i)
