"""What needs no reading: the models that a classifier of text must beat (METHODOLOGY 5.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from framing.classify.contested import Contested
from framing.classify.families import Codes
from framing.classify.linear import against_rest, fit_linear
from framing.classify.terms import count_terms
from framing.classify.typography import typography, unlined
from framing.classify.views import NAIVE, STRICT, Exhibit

Predict = Callable[[Any, Codes, Any], Codes]

NGRAMS = (1, 2)
MIN_ARTICLES = 2
PENALTY = 100.0


@dataclass(frozen=True, slots=True)
class Entrant:
    """A model with what it may look at.

    Attributes
    ----------
    model, view : str
        Names in the table of results.
    X : array or sparse array, shape (n, ...)
        One row an article.
    predict : callable
        ``predict(X_train, y_train, X_test)`` trains afresh and gives the classes of `X_test`.
    terms : array of str, optional
        What the columns of `X` count, for a reader of text.
    contested : Contested, optional
        Stretches that it reads where they do not repeat among its training articles.
    Y : sparse array, shape (m, terms), optional
        Terms of those stretches.
    """

    model: str
    view: str
    X: Any
    predict: Predict
    terms: Any = None
    contested: Contested | None = None
    Y: Any = None

    def shown(self, train: Codes) -> Any:
        """What it sees of all articles when some are there to learn from."""
        return self.contested.added(self.X, self.Y, train) if self.contested else self.X

    def head(self, n: int) -> Entrant:
        """The same with the first n articles only."""
        return replace(self, X=self.X[:n])


def out_of_fold(entrant: Entrant, labels: Codes, folds: Codes) -> Codes:
    """The class predicted for each article by a model that saw none of its fold, shape (n,)."""
    predicted = np.empty(len(labels), np.int64)
    for fold in np.unique(folds):
        test = folds == fold
        train = np.flatnonzero(~test)
        seen = entrant.shown(train)
        predicted[test] = entrant.predict(seen[train], labels[train], seen[test])
    return predicted


def predict_majority(X_train: Any, y_train: Codes, X_test: Any) -> Codes:  # noqa: ARG001
    """The most frequent class in training, for everything."""
    return np.full(X_test.shape[0], np.bincount(y_train).argmax())


def predict_random(X_train: Any, y_train: Codes, X_test: Any, *, seed: int) -> Codes:  # noqa: ARG001
    """Classes drawn as often as they occur in training."""
    drawn: Codes = np.random.default_rng(seed).choice(y_train, X_test.shape[0])
    return drawn


def predict_dense(X_train: Any, y_train: Codes, X_test: Any) -> Codes:
    """A logistic regression a class on a few standardised numbers and their squares."""
    seen, codes = np.unique(y_train, return_inverse=True)
    if len(seen) < 2:
        return predict_majority(X_train, y_train, X_test)
    train, test = standardised(X_train, X_test)
    coef, intercept = against_rest(train, codes, C=1.0, dual=False)
    predicted: Codes = seen[(test @ coef.T + intercept).argmax(axis=1)]
    return predicted


def standardised(X_train: Any, X_test: Any) -> tuple[Any, Any]:
    """Columns and their squares, by mean and deviation of the training articles alone.

    With squares a middle value can be typical of a class.
    """
    train, test = (np.column_stack([X, np.square(X)]) for X in (X_train, X_test))
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    scale = np.where(deviation > 0, deviation, 1)
    return (train - mean) / scale, (test - mean) / scale


def predict_terms(X_train: Any, y_train: Codes, X_test: Any, *, seed: int) -> Codes:
    """The linear classifier over counts of terms."""
    model = fit_linear(X_train, y_train, C=PENALTY, min_articles=MIN_ARTICLES, seed=seed)
    predicted: Codes = model.predict(X_test)
    return predicted


def reader(
    view: str, texts: list[str], contested: Contested | None = None, *, seed: int
) -> Entrant:
    """The classifier itself: terms of what it may see.

    Terms are counted once for all folds; which of them a model keeps, and how it weighs them, is
    decided on its training articles alone (`fit_linear`), as if each fold had been counted apart:
    a term too rare in all articles is too rare in any of them.
    """
    more = list(contested.texts) if contested else []
    terms, n = count_terms(texts + more, NGRAMS, MIN_ARTICLES), len(texts)
    predict = partial(predict_terms, seed=seed)
    rows, extra = terms.counts[:n], terms.counts[n:] if more else None
    return Entrant("classifier", view, rows, predict, terms.names, contested, extra)


def entrants(
    seen: Exhibit, contested: Contested | None = None, *, seed: int
) -> tuple[Entrant, ...]:
    """The classifier under each view, then what needs no reading."""
    random = partial(predict_random, seed=seed)
    return (
        reader(STRICT, seen.prose, contested, seed=seed),
        reader(NAIVE, seen.page, seed=seed),
        Entrant("typography", STRICT, typography(unlined(seen.prose)), predict_dense),
        Entrant("typography", NAIVE, typography(seen.page), predict_dense),
        Entrant("length", "counts", seen.lengths, predict_dense),
        Entrant("majority", "nothing", seen.lengths, predict_majority),
        Entrant("random", "nothing", seen.lengths, random),
    )
