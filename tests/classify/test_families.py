"""Near-duplicates and what must stay together."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from framing.classify.design import split
from framing.classify.families import components, families
from framing.corpus.duplicates import linked
from framing.corpus.sketches import COMMON
from framing.corpus.words import Words


def noise(n, rng):
    """`n` invented words."""
    return [f"w{x}" for x in rng.integers(0, 5000, n)]


def by_hand(texts):
    """The near-duplicate pairs by comparing all sets of 5-word shingles, shape (p, 2)."""
    sets = []
    for text in texts:
        words = text.split()
        size = min(5, len(words))
        sets.append({tuple(words[i : i + size]) for i in range(len(words) - size + 1) if words})
    found = []
    for (i, a), (j, b) in combinations(enumerate(sets), 2):
        shared, smaller = len(a & b), min(len(a), len(b))
        if smaller and (shared / len(a | b) >= 0.5 or (shared / smaller >= 0.6 and smaller >= 20)):
            found.append((i, j))
    return np.array(found, np.int64).reshape(-1, 2)


class TestFamilies:
    @pytest.mark.parametrize("seed", range(5))
    def test_families_are_those_of_comparing_all_pairs(self, seed):
        """Sampling loses no near-duplicate of METHODOLOGY 5.3 and invents none."""
        rng = np.random.default_rng(seed)
        texts = [" ".join(noise(int(n), rng)) for n in rng.integers(1, 60, 12)]
        for _ in range(20):
            words = str(rng.choice(texts)).split()
            for at in rng.integers(0, len(words), int(rng.integers(0, 6))):
                words[at] = "changed"
            texts.append(" ".join([*words, *noise(int(rng.integers(0, 40)), rng)]))
        pairs = by_hand(texts)
        expected = linked(len(texts), pairs[:, 0], pairs[:, 1])
        assert families(Words.of(texts)).tolist() == expected.tolist()

    def test_case_and_typography_do_not_hide_a_copy(self):
        """A copy in other quotation marks, in capitals, is a copy."""
        plain = "'It was the harbour that's lost,' said Ilse Brandt of Karst on Monday"
        other = "‘It was the HARBOUR that’s lost,’ said Ilse Brandt of Karst on Monday"
        assert families(Words.of([plain, other])).tolist() == [0, 0]

    def test_a_family_larger_than_the_index_keeps_is_one_family(self):
        """Shingles that stand in very many texts still connect them, in linear work."""
        rng = np.random.default_rng(0)
        copy = " ".join(noise(60, rng))
        texts = [f"{copy} {' '.join(noise(5, rng))}" for _ in range(4 * COMMON)]
        assert set(families(Words.of(texts)).tolist()) == {0}

    def test_shared_furniture_is_not_a_copy(self):
        """A closing line that all articles have does not make them one family."""
        rng = np.random.default_rng(0)
        line = "write to our newsroom in the old harbour of Karst"
        texts = [f"{' '.join(noise(60, rng))} {line}" for _ in range(2 * COMMON)]
        assert len(set(families(Words.of(texts)).tolist())) == 2 * COMMON

    def test_empty_texts_are_no_family(self):
        """Articles without words are not copies of one another."""
        assert families(Words.of(["", "", "..."])).tolist() == [0, 1, 2]


class TestComponents:
    @given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=30))
    def test_nothing_is_cut_and_nothing_joined_without_a_chain(self, pairs):
        """Two articles share a component exactly when a chain of shared codes connects them."""
        codes = np.array(pairs)
        found = components(codes[:, 0], codes[:, 1])
        reach = np.array([[a == c or b == d for c, d in pairs] for a, b in pairs])
        for _ in pairs:
            reach = (reach.astype(int) @ reach.astype(int)) > 0
        assert (reach == (found[:, None] == found[None, :])).all()

    def test_linked_without_edges_is_everyone_alone(self):
        """No edge, no group."""
        none = np.empty(0, np.int64)
        assert linked(3, none, none).tolist() == [0, 1, 2]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10_000))
def test_no_family_and_no_event_is_ever_cut_by_a_split(seed):
    """A14: on random corpora with planted copies, every family and event lies in one fold."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(20, 50))
    texts = [" ".join(noise(30, rng)) for _ in range(n)]
    for i in range(n // 3):
        words = texts[int(rng.integers(n))].split()
        words[int(rng.integers(30))] = "edited"
        texts[i] = " ".join(words)
    events = rng.integers(0, n // 2, n)
    labels = rng.permutation(np.arange(n) % 2)
    copies = families(Words.of(texts))
    groups = components(events, copies)
    assume(groups.max() >= 2)
    folds = split(labels, groups, 3, seed=seed)
    for partition in (events, copies):
        for code in np.unique(partition):
            assert len(set(folds[partition == code].tolist())) == 1
