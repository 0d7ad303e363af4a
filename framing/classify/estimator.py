"""A scikit-learn classifier over articles."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.classify.baselines import MIN_ARTICLES, NGRAMS, PENALTY
from framing.classify.linear import Linear, fit_linear, probabilities
from framing.classify.scores import Floats
from framing.classify.terms import count_terms, counter
from framing.classify.views import STRICT, as_notes, view_texts
from framing.model.annotations import Annotations
from framing.model.errors import InputError, TooFewOutlets


class OutletClassifier(ClassifierMixin, BaseEstimator):
    """Tells outlets apart by their words: TF-IDF and a logistic regression a class.

    What it learns is whatever separates the articles it is given, framing or not; `audit` says
    what else there is, and `classify` scores it honestly.

    Parameters
    ----------
    view : str
        What it may see of a page: ``"headline+body"`` in plain typography, or ``"all text"``.
    ngrams : (int, int)
        Shortest and longest run of words and marks that is a term.
    min_articles : int
        Articles of the training set in which a term must occur.
    C : float
        Inverse strength of the penalty on coefficients.
    seed : int
        Of the solver's coordinate order.

    Attributes
    ----------
    classes_ : array of str, shape (k,)
    vectorizer_ : CountVectorizer
    linear_ : Linear
    furniture_ : Furniture
        What the training articles taught of the outlets' pages.

    Examples
    --------
    >>> texts = ["The so-called deal, he claimed.", "The deal, he said."] * 3
    >>> model = OutletClassifier().fit(texts, ["Karst One", "Meridian Times"] * 3)
    >>> model.predict(["A so-called vote, he claimed."]).tolist()
    ['Karst One']
    """

    def __init__(
        self,
        view: str = STRICT,
        ngrams: tuple[int, int] = NGRAMS,
        min_articles: int = MIN_ARTICLES,
        C: float = PENALTY,
        seed: int = 0,
    ) -> None:
        self.view = view
        self.ngrams = ngrams
        self.min_articles = min_articles
        self.C = C
        self.seed = seed

    def fit(self, X: Any, y: ArrayLike | None = None) -> OutletClassifier:
        """Learn from articles.

        Parameters
        ----------
        X : Corpus, Annotations, frame, or sequence of Article or of str
        y : sequence of str, shape (n,), optional
            The classes; by default the articles' outlets.

        Raises
        ------
        TooFewOutlets
            When all articles are of one class.
        InputError
            When a class is missing, or no term is frequent enough.
        """
        notes = as_notes(X)
        self.furniture_ = notes.furniture
        labels = _labels(notes, y)
        self.classes_, codes = np.unique(labels, return_inverse=True)
        if len(self.classes_) < 2:
            raise TooFewOutlets(
                f"all {len(labels)} articles are of {self.classes_[0]!r}; "
                "a classifier needs articles of at least two outlets"
            )
        terms = count_terms(view_texts(notes, self.view), self.ngrams, self.min_articles)
        self.vectorizer_ = counter(terms, self.ngrams)
        self.linear_: Linear = fit_linear(terms.counts, codes, C=self.C, seed=self.seed)
        return self

    def decision_function(self, X: Any) -> Floats:
        """Log-odds against the rest, shape (n, k); of the second class, shape (n,), if k is 2."""
        decisions = self._decide(X)
        return decisions[:, 1] if len(self.classes_) == 2 else decisions

    def predict_proba(self, X: Any) -> Floats:
        """Probabilities of the classes, shape (n, k); not calibrated, no verdict on an article."""
        return probabilities(self._decide(X))

    def predict(self, X: Any) -> NDArray[Any]:
        """The most likely class of each article, shape (n,)."""
        best = self._decide(X).argmax(axis=1)
        predicted: NDArray[Any] = self.classes_[best]
        return predicted

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """The terms, in the order of the columns of the coefficients."""
        check_is_fitted(self)
        names: NDArray[Any] = self.vectorizer_.get_feature_names_out()[self.linear_.kept]
        return names

    def _decide(self, X: Any) -> Floats:
        check_is_fitted(self)
        texts = view_texts(as_notes(X, furniture=self.furniture_), self.view)
        return self.linear_.decide(self.vectorizer_.transform(texts))


def _labels(notes: Annotations, y: ArrayLike | None) -> NDArray[Any]:
    """One class an article."""
    values = notes.corpus.column("outlet") if y is None else list(np.asarray(y, object))
    if len(values) != len(notes):
        raise InputError(f"{len(notes)} articles, but {len(values)} classes: give one for each")
    if not values:
        raise InputError("no articles to learn from")
    missing = [i for i, v in enumerate(values) if v is None or v == ""]
    if missing:
        raise InputError(
            f"{len(missing)} of {len(values)} articles have no outlet, the first is "
            f"{notes.corpus.ids[missing[0]]!r}; give y, or leave them out"
        )
    return np.asarray(values)
