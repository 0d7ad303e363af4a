"""Words and runs of words as keys."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.words import Words, in_order, n_shared, runs

TEXTS = st.lists(st.text(alphabet="ab '“”.\n-É1", max_size=30), max_size=70)


class TestWords:
    @given(TEXTS)
    def test_each_text_is_read_as_if_alone(self, texts):
        """A text's keys and offsets do not depend on its neighbours in the batch."""
        together = Words.of(texts)
        for i, text in enumerate(texts):
            alone = Words.of([text])
            mine = slice(together.offsets[i], together.offsets[i + 1])
            assert together.keys[mine].tolist() == alone.keys.tolist()
            assert together.start[mine].tolist() == alone.start.tolist()
            assert together.end[mine].tolist() == alone.end.tolist()

    def test_words_read_back_verbatim(self):
        """`read` gives the surface between two words, white space made plain."""
        words = Words.of(["", "The  Karst\nferry, late"])
        assert words.read(0, 4) == "The Karst ferry, late"

    def test_no_texts_are_no_words(self):
        """An empty corpus has offsets and no words."""
        assert Words.of([]).offsets.tolist() == [0]


class TestRuns:
    def test_runs_stay_within_a_text(self):
        """No run begins in one text and ends in the next."""
        words = Words.of(["one two three", "four", "one two three four"])
        assert runs(words, 3).row.tolist() == [0, 2, 2]

    def test_equal_runs_have_equal_keys_and_order_matters(self):
        """The key of a run depends on its words and their order, not on its place."""
        found = runs(Words.of(["a b c", "x a b", "b a"]), 2)
        keys = found.keys.tolist()
        assert keys[0] == keys[3]
        assert keys[4] not in keys[:4]


class TestKeys:
    @given(*[st.sets(st.integers(0, 2**64 - 1) | st.integers(0, 9), max_size=20)] * 2)
    def test_shared_keys_are_counted_as_sets_would(self, a, b):
        """The count is that of the intersection."""
        left, right = (np.array(sorted(keys), np.uint64) for keys in (a, b))
        assert n_shared(left, right) == len(a & b)

    def test_a_text_is_its_words_in_their_order(self):
        """The same words in another order are another text; none are none."""
        words = [Words.of([t]).keys for t in ("one two one", "one one two", "One two, one.", "")]
        wholes = [in_order(keys) for keys in words]
        assert wholes[0] == wholes[2]
        assert len({*wholes}) == 3
