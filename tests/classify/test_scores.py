"""Accuracy, macro-F1 and their intervals."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, f1_score

from framing.classify.scores import rate


def rates(truth, predicted, groups=None, *, resamples=200, seed=0):
    """Rates of short lists."""
    truth, predicted = np.array(truth), np.array(predicted)
    groups = np.arange(len(truth)) if groups is None else np.array(groups)
    k = int(max(truth.max(), predicted.max())) + 1
    return rate(truth, predicted, groups, n_classes=k, resamples=resamples, seed=seed)


class TestRate:
    @pytest.mark.parametrize("seed", range(4))
    def test_values_are_scikit_learns(self, seed):
        """Point values agree with an independent implementation, absent classes and all."""
        rng = np.random.default_rng(seed)
        truth, predicted = rng.integers(0, 3, 40), rng.choice([0, 1, 3], 40)
        found = rates(truth, predicted)
        assert found.accuracy.value == pytest.approx(accuracy_score(truth, predicted))
        expected = f1_score(truth, predicted, average="macro", zero_division=0)
        assert found.macro_f1.value == pytest.approx(expected)

    def test_groups_widen_the_interval(self):
        """Ten identical articles of an event are worth one."""
        rng = np.random.default_rng(0)
        truth = np.repeat(rng.integers(0, 2, 30), 10)
        predicted = np.where(np.repeat(rng.random(30) < 0.7, 10), truth, 1 - truth)
        alone = rates(truth, predicted).accuracy
        grouped = rates(truth, predicted, np.repeat(np.arange(30), 10)).accuracy
        assert alone.value == grouped.value
        assert grouped.high - grouped.low > 2 * (alone.high - alone.low)

    def test_interval_is_that_of_a_plain_bootstrap(self):
        """The vectorised interval agrees with drawing groups one sample at a time."""
        rng = np.random.default_rng(1)
        groups = np.repeat(np.arange(25), rng.integers(1, 6, 25))
        truth = rng.integers(0, 2, len(groups))
        predicted = np.where(rng.random(len(groups)) < 0.7, truth, 1 - truth)
        found = rates(truth, predicted, groups, resamples=4000).accuracy
        hits = [truth[groups == g] == predicted[groups == g] for g in range(25)]
        drawn = [
            np.concatenate([hits[g] for g in rng.integers(0, 25, 25)]).mean() for _ in range(4000)
        ]
        assert [found.low, found.high] == pytest.approx(
            np.quantile(drawn, [0.025, 0.975]).tolist(), abs=0.015
        )

    def test_same_seed_same_interval(self):
        """Chance comes from the seed only."""
        truth, predicted = [0, 1] * 20, [0, 1, 1, 0] * 10
        assert rates(truth, predicted, seed=3) == rates(truth, predicted, seed=3)

    def test_perfect_predictions_have_no_width(self):
        """All right is all right in every sample."""
        found = rates([0, 1, 2], [0, 1, 2])
        assert (found.accuracy.low, found.macro_f1.high) == (1.0, 1.0)
        assert (found.n_articles, found.n_groups) == (3, 3)
