"""Poisson contrasts of two outlets, with strata conditioned out.

One model serves the pooled, the adjusted and the matched-event comparison:

    E[y_i] = N_i · exp(γ_s(i) + δ·is_a_i + X_i·β)

Only the mean has to be right, whatever the dispersion. The effects γ of the strata are never
estimated as parameters: given its strata's totals a Poisson sample is multinomial, and the fit and
the scores of that conditional likelihood are those of the regression with one dummy a stratum. A
single stratum is an ordinary Poisson regression with an intercept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]
MAX_STEPS = 200
TOLERANCE = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Articles of two outlets, ready for one contrast.

    Attributes
    ----------
    y, exposure : float64 arrays, shape (n,)
        Counts, and how often there could have been one.
    is_a : float64 array, shape (n,)
        1 for the outlet in the numerator, else 0.
    X : float64 array, shape (n, k)
        Covariates.
    stratum, cluster : arrays of codes, shape (n,)
        Happening held fixed, and unit of inference.
    """

    y: Floats
    exposure: Floats
    is_a: Floats
    X: Floats
    stratum: Codes
    cluster: Codes

    def take(self, keep: NDArray[np.bool_]) -> Sample:
        """Some of the articles; strata are numbered afresh, clusters keep their codes."""
        fields = {k: getattr(self, k)[keep] for k in ("y", "exposure", "is_a", "X")}
        stratum = dense(self.stratum[keep])
        return replace(self, **fields, stratum=stratum, cluster=self.cluster[keep])

    @property
    def clusters(self) -> Codes:
        """The codes of the clusters that are there, in order."""
        return np.unique(self.cluster)

    def shared(self) -> Sample:
        """The articles with exposure, in strata where both outlets have some."""
        kept = self.take(self.exposure > 0)
        a = np.bincount(kept.stratum, kept.is_a)
        both = (a > 0) & (a < np.bincount(kept.stratum))
        return kept.take(both[kept.stratum])

    def informative(self) -> Sample:
        """The articles in strata with any count; the others drop out of the likelihood."""
        return self.take(np.bincount(self.stratum, self.y)[self.stratum] > 0)


@dataclass(frozen=True, slots=True, eq=False)
class PoissonFit:
    """A fitted conditional Poisson regression.

    Attributes
    ----------
    coef : float64 array, shape (k,)
    mean : float64 array, shape (n,)
        Expected counts.
    centred : float64 array, shape (n, k)
        Covariates less their mean within the stratum, weighted by `mean`.
    information : float64 array, shape (k, k)
    converged : bool
    """

    coef: Floats
    mean: Floats
    centred: Floats
    information: Floats
    converged: bool


def dense(codes: NDArray[np.integer]) -> Codes:
    """Codes renumbered 0, 1, … in their order."""
    renumbered: Codes = np.unique(codes, return_inverse=True)[1].astype(np.intp)
    return renumbered


def conditional_poisson(y: Floats, offset: Floats, X: Floats, stratum: Codes) -> PoissonFit:
    """Fit by Newton's method; the log likelihood is concave, so halving the step suffices.

    Parameters
    ----------
    y, offset : float64 arrays, shape (n,)
        Counts and logarithms of exposure.
    X : float64 array, shape (n, k)
        Covariates, linearly independent within strata.
    stratum : array of codes, shape (n,)

    References
    ----------
    santossilva2006, wooldridge1999
    """
    totals, coef, converged = np.bincount(stratum, y)[stratum], np.zeros(X.shape[1]), False
    for _ in range(MAX_STEPS):
        share = _shares(offset + X @ coef, stratum)
        centred, mean = _centred(X, share, stratum), totals * share
        score = centred.T @ (y - mean)
        information = (centred * mean[:, None]).T @ centred
        converged = bool(np.abs(score).max(initial=0) <= TOLERANCE * (1 + y.sum()))
        if converged:
            break
        step = np.linalg.lstsq(information, score, rcond=None)[0]
        best = _log_likelihood(y, offset + X @ coef, stratum)
        for _ in range(30):
            if _log_likelihood(y, offset + X @ (coef + step), stratum) >= best - 1e-12 * abs(best):
                break
            step = step / 2
        coef = coef + step
    return PoissonFit(coef, mean, centred, information, converged)


def robust_covariance(fit: PoissonFit, y: Floats, cluster: Codes) -> Floats:
    """Cluster-robust (sandwich) covariance of the coefficients, times G/(G-1); shape (k, k).

    References
    ----------
    cameron2015
    """
    G = len(np.unique(cluster))
    scores = np.zeros((G, len(fit.coef)))
    np.add.at(scores, dense(cluster), fit.centred * (y - fit.mean)[:, None])
    bread = np.linalg.pinv(fit.information)
    meat = scores.T @ scores
    covariance: Floats = (
        G / (G - 1) * bread @ meat @ bread if G > 1 else np.full_like(bread, np.nan)
    )
    return covariance


def contrast_scores(sample: Sample, log_ratio: float) -> Floats:
    """What each cluster says about a hypothetical ln RR: its part of the efficient score.

    The strata's effects and the covariates are fitted under the hypothesis, and `is_a` is cleared
    of them. At the estimate the scores sum to zero.

    Returns
    -------
    float64 array, shape (clusters,)
    """
    offset = np.log(sample.exposure) + log_ratio * sample.is_a
    null = conditional_poisson(sample.y, offset, sample.X, sample.stratum)
    share = _shares(offset + sample.X @ null.coef, sample.stratum)
    d = _centred(sample.is_a[:, None], share, sample.stratum)[:, 0]
    on_X = np.linalg.lstsq(null.information, null.centred.T @ (null.mean * d), rcond=None)[0]
    residual = (sample.y - null.mean) * (d - null.centred @ on_X)
    scores: Floats = np.bincount(sample.cluster, residual).astype(np.float64)
    return scores[sample.clusters]


def independent_columns(X: Floats, stratum: Codes) -> NDArray[np.bool_]:
    """Which columns are no linear combination of the strata and of columns before them."""
    size = np.bincount(stratum)[stratum]
    within = _centred(X, 1 / size, stratum)
    scale = np.sqrt((X**2).sum(axis=0)) + 1e-300
    found: list[Floats] = []
    keep = np.zeros(X.shape[1], bool)
    for j in range(X.shape[1]):
        rest = within[:, j] / scale[j]
        for _ in range(2):  # once more, for what rounding left over
            for q in found:
                rest = rest - q * (q @ rest)
        if (norm := np.linalg.norm(rest)) > 1e-8:
            found.append(rest / norm)
            keep[j] = True
    return keep


def _shares(log_mean: Floats, stratum: Codes) -> Floats:
    peak = np.full(int(stratum.max(initial=-1)) + 1, -np.inf)
    np.maximum.at(peak, stratum, log_mean)
    weight = np.exp(log_mean - peak[stratum])
    share: Floats = weight / np.bincount(stratum, weight)[stratum]
    return share


def _centred(X: Floats, share: Floats, stratum: Codes) -> Floats:
    means = np.zeros((int(stratum.max(initial=-1)) + 1, X.shape[1]))
    np.add.at(means, stratum, share[:, None] * X)
    centred: Floats = X - means[stratum]
    return centred


def _log_likelihood(y: Floats, log_mean: Floats, stratum: Codes) -> float:
    with np.errstate(divide="ignore"):
        log_share = np.log(_shares(log_mean, stratum))
    return float(y[y > 0] @ log_share[y > 0])
