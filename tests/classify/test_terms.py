"""Counts of words, marks and their n-grams."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from framing.classify.terms import TOKEN, count_terms, counter
from framing.model.errors import InputError

WORDS = st.sampled_from(["ferry", "Ferry", "karst", "so-called", "no", ".", ",", "“", "é", "İ"])
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=8)


class TestCountTerms:
    @given(TEXTS, st.sampled_from([(1, 1), (1, 2), (2, 2), (1, 3), (2, 4)]), st.integers(1, 3))
    def test_counts_are_those_of_scikit_learn(self, texts, ngrams, min_articles):
        """The same terms as an independent counter's, each as often in each text."""
        peer = CountVectorizer(ngram_range=ngrams, min_df=min_articles, token_pattern=TOKEN)
        assume(len(texts) >= min_articles)
        try:
            expected = peer.fit_transform(texts).toarray()
        except ValueError:
            with pytest.raises(InputError, match="no term"):
                count_terms(texts, ngrams, min_articles)
            return
        found = count_terms(texts, ngrams, min_articles)
        assert found.names.tolist() == peer.get_feature_names_out().tolist()
        assert found.counts.toarray().tolist() == expected.tolist()

    @given(TEXTS)
    def test_other_texts_are_counted_alike(self, texts):
        """The counter of the terms gives the counts themselves, when asked for the same texts."""
        assume(any(texts))
        terms = count_terms(texts, (1, 2))
        again = counter(terms, (1, 2)).transform(texts)
        assert (again.toarray() == terms.counts.toarray()).all()

    def test_texts_without_words_are_refused(self):
        """Empty texts are an input error that says what to do."""
        with pytest.raises(InputError, match="empty"):
            count_terms(["", " "], (1, 1))
