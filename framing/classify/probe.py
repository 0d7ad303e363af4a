"""How well something that says nothing about framing gives the class away."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from framing.classify.baselines import Entrant, Predict, out_of_fold
from framing.classify.design import Design
from framing.classify.families import Codes
from framing.classify.scores import Rates, rate
from framing.model.results import Check

RESAMPLES = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """A design with folds that keep its groups together.

    Attributes
    ----------
    design : Design
    folds : int64 array, shape (n,)
    seed : int
    """

    design: Design
    folds: Codes
    seed: int

    def accuracy(self, X: Any, predict: Predict) -> Rates:
        """Out-of-fold accuracy from `X` alone, one row an article."""
        labels = self.design.labels
        predicted = out_of_fold(Entrant("probe", "", X, predict), labels, self.folds)
        return rate(
            labels, predicted, self.design.components,
            n_classes=len(self.design.classes), resamples=RESAMPLES, seed=self.seed,
        )  # fmt: skip

    def verdict(self, found: Rates, margin: float, worst: str) -> str:
        """`worst` when accuracy is beyond majority + margin, and beyond majority by its interval.

        In a small corpus a few lucky articles carry an accuracy over the margin; as long as the
        interval reaches down to the majority, that is a warning and no more.
        """
        if found.accuracy.value <= self.design.majority + margin:
            return "pass"
        return worst if found.accuracy.low > self.design.majority else "warn"


def predict_tree(X_train: Any, y_train: Codes, X_test: Any, *, seed: int = 0) -> Codes:
    """A small decision tree; a missing number is a value like others."""
    from sklearn.tree import DecisionTreeClassifier

    tree = DecisionTreeClassifier(max_leaf_nodes=32, min_samples_leaf=5, random_state=seed)
    predicted: Codes = tree.fit(X_train, y_train).predict(X_test)
    return predicted


def tree(seed: int) -> Predict:
    """`predict_tree` with its seed."""
    return partial(predict_tree, seed=seed)


def shown(rates: Rates) -> str:
    """An accuracy with its interval, for a sentence."""
    a = rates.accuracy
    return f"{a.value:.2f} [{a.low:.2f}, {a.high:.2f}]"


def could_not_run(id: str, name: str, unit: str, why: str, remedy: str) -> Check:
    """A check for which the corpus lacks what it needs: unknown is not harmless, so it warns."""
    return Check(id, name, math.nan, math.nan, unit, "warn", f"Not checked: {why}.", remedy)


def does_not_apply(id: str, name: str, unit: str, why: str) -> Check:
    """A check whose question does not arise."""
    return Check(id, name, math.nan, math.nan, unit, "pass", f"Does not apply: {why}.")


def ordinals(dates: list[Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Dates as numbers of days, missing ones NaN; shape (n, 1)."""
    days = [d.toordinal() if d else math.nan for d in dates]
    return np.array(days, np.float64).reshape(-1, 1)
