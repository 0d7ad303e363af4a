"""TF-IDF and the logistic regressions."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from framing.classify.linear import fit_linear, probabilities
from framing.classify.terms import TOKEN, count_terms

TEXTS = [
    "The council met, and met again.",
    "The ferry sailed; the council slept.",
    "A ferry, a storm.",
    "The storm met the council!",
    "A ferry sailed again.",
    "Storm and council again.",
]
LABELS = np.array([0, 1, 2, 0, 1, 2])


class TestFitLinear:
    @pytest.mark.parametrize("min_articles", [1, 2])
    def test_decisions_are_those_of_scikit_learn(self, min_articles):
        """Counting once and weighing per fold gives what a vectorizer fitted to the fold gives."""
        train, test = TEXTS[:5], TEXTS[5:]
        counts = count_terms(TEXTS, (1, 2)).counts
        model = fit_linear(counts[:5], LABELS[:5], C=10, min_articles=min_articles)
        vectorizer = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, token_pattern=TOKEN, min_df=min_articles
        )
        X = vectorizer.fit_transform(train)
        for k in range(3):
            peer = LogisticRegression(
                solver="liblinear", dual=True, C=10, max_iter=2000, random_state=0
            ).fit(X, LABELS[:5] == k)
            expected = peer.decision_function(vectorizer.transform(test))
            assert model.decide(counts[5:])[:, k] == pytest.approx(expected, abs=0.02)

    def test_two_classes_mirror_each_other(self):
        """With two classes the log-odds of one are minus those of the other."""
        counts = count_terms(TEXTS, (1, 1)).counts
        decisions = fit_linear(counts, LABELS % 2, C=1).decide(counts)
        assert decisions[:, 0] == pytest.approx(-decisions[:, 1])

    def test_a_training_set_of_one_class_predicts_it(self):
        """A fold that holds all of a class leaves a model that knows only the others."""
        counts = count_terms(TEXTS, (1, 1)).counts
        assert fit_linear(counts, np.full(6, 2), C=1).predict(counts).tolist() == [2] * 6

    def test_nothing_frequent_predicts_the_commonest(self):
        """Without a usable term the prior decides."""
        counts = count_terms(["one", "two", "three"], (1, 1)).counts
        model = fit_linear(counts, np.array([0, 1, 1]), C=1, min_articles=2)
        assert model.predict(counts).tolist() == [1, 1, 1]


def test_probabilities_sum_to_one():
    """Whatever the decisions, each article's probabilities do."""
    found = probabilities(np.array([[3.0, -1.0, 0.0], [-9.0, -9.0, -9.0]]))
    assert found.sum(axis=1) == pytest.approx([1, 1])
    assert found[1] == pytest.approx([1 / 3] * 3)
