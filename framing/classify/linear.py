"""TF-IDF over counts and a logistic regression a class: the arithmetic of the classifier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.classify.families import Codes
from framing.classify.terms import Matrix

Floats = NDArray[np.float64]

TOLERANCE = 0.03  # of the solver: changes decisions in the third decimal, in half the time


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A fitted model.

    Attributes
    ----------
    seen : int64 array, shape (k,)
        The classes in training, ascending.
    kept : int64 array, shape (p,)
        Columns of the counts that are used.
    idf : float array, shape (p,)
    coef : float array, shape (k, p)
    intercept : float array, shape (k,)
    """

    seen: Codes
    kept: Codes
    idf: Floats
    coef: Floats
    intercept: Floats

    def decide(self, counts: Matrix) -> Floats:
        """Log-odds of each class seen in training against the rest, shape (articles, k)."""
        return np.asarray(weigh(counts[:, self.kept], self.idf) @ self.coef.T + self.intercept)

    def predict(self, counts: Matrix) -> Codes:
        """The most likely class of each article, shape (articles,)."""
        best: Codes = self.seen[self.decide(counts).argmax(axis=1)]
        return best


def weigh(counts: Matrix, idf: Floats) -> Matrix:
    """Sublinear term frequency times `idf`, rows of length one."""
    from scipy.sparse import csr_array, diags_array

    tf = csr_array(counts, dtype=np.float64)
    rows = np.repeat(np.arange(tf.shape[0]), np.diff(tf.indptr))
    tf.data = (1 + np.log(tf.data)) * idf[tf.indices]
    norm: Floats = np.sqrt(np.bincount(rows, tf.data**2, minlength=tf.shape[0]))
    return diags_array(1 / np.where(norm > 0, norm, 1)) @ tf


def fit_linear(
    counts: Matrix, labels: Codes, *, C: float, min_articles: int = 1, seed: int = 0
) -> Linear:
    """Fit a class-against-rest logistic regression on TF-IDF weights.

    Which terms are kept, and their weights, come from the articles given here and from no others.

    Parameters
    ----------
    counts : sparse array, shape (n, terms)
    labels : int array, shape (n,)
    C : float
        Inverse strength of the penalty.
    min_articles : int
        Articles in which a term must occur.
    seed : int
        Of the solver's coordinate order.
    """
    n = counts.shape[0]
    df = np.bincount(counts.indices, minlength=counts.shape[1])
    kept = np.flatnonzero(df >= max(min_articles, 1))
    idf = np.log((1 + n) / (1 + df[kept])) + 1
    seen, codes = np.unique(labels, return_inverse=True)
    prior = np.bincount(codes) / n
    if len(seen) < 2 or not len(kept):
        return Linear(seen, kept, idf, np.zeros((len(seen), len(kept))), np.log(prior))
    coef, intercept = against_rest(weigh(counts[:, kept], idf), codes, C=C, seed=seed)
    return Linear(seen, kept, idf, coef, intercept)


def against_rest(
    X: Any, codes: Codes, *, C: float, seed: int = 0, dual: bool = True
) -> tuple[Floats, Floats]:
    """Coefficients (k, p) and intercepts (k,) of a logistic regression for each of k >= 2 classes.

    Liblinear's dual solver is the fastest exact one for wide data, its primal one for long data;
    neither depends on the number of threads. With two classes one is the other's mirror image.
    """
    from sklearn.linear_model import LogisticRegression

    def fit(k: int) -> Any:
        model = LogisticRegression(
            solver="liblinear", dual=dual, C=C, tol=TOLERANCE, max_iter=2000, random_state=seed
        )
        return model.fit(X, codes == k)

    k = int(codes.max()) + 1
    fits = [fit(j) for j in (range(1, 2) if k == 2 else range(k))]
    coef = np.concatenate([f.coef_ for f in fits])
    intercept = np.concatenate([f.intercept_ for f in fits])
    if k == 2:
        return np.concatenate([-coef, coef]), np.concatenate([-intercept, intercept])
    return coef, intercept


def probabilities(decisions: Floats) -> Floats:
    """Class-against-rest probabilities scaled to sum to one, shape (articles, k)."""
    from scipy.special import expit

    odds = expit(decisions)
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))
