"""Accuracy and macro-F1 with intervals that resample groups, not articles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.classify.families import Codes
from framing.model.results import Score

Floats = NDArray[np.float64]

LEVEL = 0.95
_CHUNK = 4_000_000  # bootstrap weights drawn at a time


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and its percentile interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rates:
    """How often predictions are right.

    Attributes
    ----------
    accuracy, macro_f1 : Interval
    n_articles, n_groups : int
    """

    accuracy: Interval
    macro_f1: Interval
    n_articles: int
    n_groups: int

    def as_score(self, model: str, view: str) -> Score:
        """The row of a `Validation`."""
        a, f = self.accuracy, self.macro_f1
        return Score(
            model, view, a.value, a.low, a.high, f.value, f.low, f.high,
            self.n_articles, self.n_groups,
        )  # fmt: skip


def tallies(truth: Codes, predicted: Codes, groups: Codes, n_classes: int) -> NDArray[np.int64]:
    """Counts a group and class: hits, articles of the class, predictions of it.

    Returns
    -------
    int64 array, shape (groups, 3, classes)
    """
    _, group = np.unique(groups, return_inverse=True)
    out = np.zeros((int(group.max()) + 1, 3, n_classes), np.int64)
    hit = truth == predicted
    np.add.at(out[:, 0], (group[hit], truth[hit]), 1)
    np.add.at(out[:, 1], (group, truth), 1)
    np.add.at(out[:, 2], (group, predicted), 1)
    return out


def accuracy(counts: NDArray[np.int64]) -> Floats:
    """Hits over articles; `counts` as by `tallies`, summed over groups, shape (..., 3, classes)."""
    return np.asarray(counts[..., 0, :].sum(-1) / np.maximum(counts[..., 1, :].sum(-1), 1))


def macro_f1(counts: NDArray[np.int64]) -> Floats:
    """Mean F1 over the classes that occur as truth or as prediction.

    Examples
    --------
    >>> macro_f1(np.array([[3, 1, 0], [4, 2, 0], [4, 2, 0]])).item()
    0.625
    """
    hits, total = counts[..., 0, :], counts[..., 1, :] + counts[..., 2, :]
    f1 = 2 * hits / np.maximum(total, 1)
    return np.asarray(f1.sum(-1) / np.maximum((total > 0).sum(-1), 1))


def rate(
    truth: Codes, predicted: Codes, groups: Codes, *, n_classes: int, resamples: int, seed: int
) -> Rates:
    """Accuracy and macro-F1 of predictions, with percentile intervals of a cluster bootstrap.

    Whole groups are drawn with replacement: what varies between samples is which events there
    are. The predictions are held fixed, so that the interval leaves out what another training set
    would have changed, and it is too narrow: out-of-fold errors depend on one another through the
    training articles that folds share. Of twelve simulated corpora in which nothing tells outlets
    apart, intervals of nominal 95 % excluded chance in three. An interval that barely excludes the
    baseline is no evidence against it.

    References
    ----------
    bates2024
    """
    counts = tallies(truth, predicted, groups, n_classes)
    n = len(counts)
    drawn = _resampled(counts, resamples, np.random.default_rng(seed))
    intervals = []
    for measure in (accuracy, macro_f1):
        low, high = np.quantile(measure(drawn), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        intervals.append(Interval(float(measure(counts.sum(0))), float(low), float(high)))
    return Rates(intervals[0], intervals[1], len(truth), n)


def _resampled(
    counts: NDArray[np.int64], resamples: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Totals of bootstrap samples of the groups, shape (resamples, 3, classes).

    Groups with the same counts are interchangeable, so it is drawn how many of each kind a sample
    has: there are far fewer kinds than groups when most groups are single articles.
    """
    n = len(counts)
    kinds, held = np.unique(counts.reshape(n, -1), axis=0, return_counts=True)
    size = max(_CHUNK // len(kinds), 1)
    chunks = []
    for start in range(0, resamples, size):
        drawn = rng.multinomial(n, held / n, size=min(size, resamples - start))
        chunks.append(drawn @ kinds.astype(np.float64))
    totals = np.concatenate(chunks).round().astype(np.int64)
    return totals.reshape(resamples, *counts.shape[1:])
