"""The conditional Poisson regression, against statsmodels and by hand."""

import numpy as np
import pytest

from framing.compare.poisson import (
    Sample,
    conditional_poisson,
    contrast_scores,
    independent_columns,
    robust_covariance,
)

COEF, COVARIANCE = 1e-6, 1e-6


@pytest.fixture
def data():
    """Ninety overdispersed articles in twenty strata, with an outlet and two covariates."""
    rng = np.random.default_rng(5)
    n, stratum = 90, np.arange(90) % 20
    X = np.column_stack([rng.integers(0, 2, n), rng.normal(size=n), rng.integers(0, 2, n)])
    exposure = rng.integers(200, 2000, n).astype(float)
    mean = exposure * 0.01 * np.exp(0.4 * X[:, 0] + 0.2 * X[:, 1])
    y = rng.poisson(mean * rng.gamma(2, 0.5, n)).astype(float)
    return y, np.log(exposure), X.astype(float), stratum


def reference(y, offset, X, stratum, cluster):
    """Coefficients and sandwich of X from statsmodels, with one dummy a stratum."""
    sm = pytest.importorskip("statsmodels.api")
    dummies = (stratum[:, None] == np.unique(stratum)).astype(float)
    model = sm.GLM(y, np.column_stack([X, dummies]), family=sm.families.Poisson(), offset=offset)
    kwds = {"groups": cluster, "use_correction": False}
    fit = model.fit(tol=1e-12, maxiter=200, cov_type="cluster", cov_kwds=kwds)
    G, k = len(np.unique(cluster)), X.shape[1]
    return fit.params[:k], fit.cov_params()[:k, :k] * G / (G - 1)


@pytest.mark.parametrize("n_strata", [1, 20])
@pytest.mark.parametrize("n_clusters", [15, 20])
def test_agrees_with_dummies_and_sandwich(data, n_strata, n_clusters):
    """Conditioning on strata is regression on their dummies, robust variance included."""
    y, offset, X, stratum = data
    stratum, cluster = stratum % n_strata, np.arange(len(y)) % n_clusters
    fit = conditional_poisson(y, offset, X, stratum)
    coef, covariance = reference(y, offset, X, stratum, cluster)
    assert fit.converged
    np.testing.assert_allclose(fit.coef, coef, atol=COEF)
    np.testing.assert_allclose(robust_covariance(fit, y, cluster), covariance, atol=COVARIANCE)


def test_pooled_ratio_is_the_ratio_of_rates():
    """With an intercept and the outlet alone, exp(coef) is total over total."""
    y, exposure = np.array([3.0, 1, 2, 5]), np.array([100.0, 200, 50, 400])
    is_a = np.array([1.0, 1, 0, 0])
    fit = conditional_poisson(y, np.log(exposure), is_a[:, None], np.zeros(4, int))
    assert np.exp(fit.coef[0]) == pytest.approx((4 / 300) / (7 / 450))


def test_matched_ratio_with_equal_exposures():
    """When both outlets write as much on every event, the matched ratio is count over count."""
    y, is_a = np.array([3.0, 1, 0, 2, 4, 1]), np.array([1.0, 0, 1, 0, 1, 0])
    exposure = np.array([10.0, 10, 70, 70, 30, 30])
    fit = conditional_poisson(y, np.log(exposure), is_a[:, None], np.array([0, 0, 1, 1, 2, 2]))
    assert np.exp(fit.coef[0]) == pytest.approx(7 / 4)


def test_level_without_counts_does_no_harm(data):
    """A dummy for articles that all count zero runs off to minus infinity; the rest stands."""
    y, offset, X, _ = data
    silent = np.arange(len(y)) < 10
    y, one = np.where(silent, 0, y), np.zeros(len(y), int)
    fit = conditional_poisson(y, offset, np.column_stack([X, silent]), one)
    alone = conditional_poisson(y[10:], offset[10:], X[10:], one[10:])
    assert fit.converged
    np.testing.assert_allclose(fit.coef[:3], alone.coef, atol=1e-6)


def test_scores_sum_to_zero_at_the_estimate(data):
    """The efficient score of the outlet vanishes where the regression puts its coefficient."""
    y, offset, X, stratum = data
    fit = conditional_poisson(y, offset, X, stratum)
    sample = Sample(y, np.exp(offset), X[:, 0], X[:, 1:], stratum, stratum)
    assert contrast_scores(sample, fit.coef[0]).sum() == pytest.approx(0, abs=1e-6)
    assert contrast_scores(sample, fit.coef[0] + 0.1).sum() < 0


def test_scores_carry_the_sandwich(data):
    """Their squares over the efficient information squared are the robust variance."""
    y, offset, X, stratum = data
    fit = conditional_poisson(y, offset, X, stratum)
    sample = Sample(y, np.exp(offset), X[:, 0], X[:, 1:], stratum, stratum)
    scores, inverse = contrast_scores(sample, fit.coef[0]), np.linalg.inv(fit.information)
    expected = 20 / 19 * (scores**2).sum() * inverse[0, 0] ** 2
    assert robust_covariance(fit, y, stratum)[0, 0] == pytest.approx(expected)


def test_matched_scores_by_hand():
    """Without covariates an event's score is y_a less its expected share of the event's count."""
    y, exposure = np.array([3.0, 1, 0, 2]), np.array([100.0, 300, 200, 200])
    stratum = np.array([0, 0, 1, 1])
    sample = Sample(y, exposure, np.array([1.0, 0, 1, 0]), np.empty((4, 0)), stratum, stratum)
    assert contrast_scores(sample, 0.0) == pytest.approx([3 - 4 * 0.25, 0 - 2 * 0.5])
    assert contrast_scores(sample, np.log(3)) == pytest.approx([3 - 4 * 0.5, 0 - 2 * 0.75])


def test_redundant_columns_are_found():
    """Constant within strata, or a sum of earlier columns: nothing new."""
    stratum = np.array([0, 0, 0, 1, 1, 1])
    a, b = np.array([1.0, 2, 4, 1, 3, 9]), np.array([0.0, 1, 0, 0, 0, 1])
    X = np.column_stack([a, stratum.astype(float), b, a - 2 * b + stratum, np.zeros(6)])
    assert independent_columns(X, stratum).tolist() == [True, False, True, False, False]


def test_sample_keeps_what_both_outlets_cover():
    """Strata of one outlet and articles without exposure leave; empty strata say nothing."""
    sample = Sample(
        y=np.array([1.0, 2, 5, 0, 0, 3, 1]),
        exposure=np.array([10.0, 10, 10, 10, 10, 10, 0]),
        is_a=np.array([1.0, 0, 1, 1, 0, 1, 0]),
        X=np.empty((7, 0)),
        stratum=np.array([0, 0, 1, 2, 2, 3, 3]),
        cluster=np.array([7, 7, 8, 9, 9, 5, 5]),
    )
    shared = sample.shared()
    assert shared.y.tolist() == [1, 2, 0, 0]
    assert shared.clusters.tolist() == [7, 9]
    assert shared.informative().y.tolist() == [1, 2]
