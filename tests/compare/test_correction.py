"""Correcting a contrast for the detector's errors."""

import numpy as np
import pytest

from framing.compare import corrected_ratio
from framing.model.errors import GoldRequired


def simulated(rng, ratio, n=400):
    """Two outlets whose detectors err differently: few and many false positives."""
    is_a = np.arange(2 * n) < n
    exposure = rng.integers(300, 900, 2 * n)
    truth = rng.poisson(exposure * np.where(is_a, ratio, 1.0) / 250)
    found = rng.binomial(truth, 0.8) + rng.poisson(exposure * np.where(is_a, 0.003, 0.001))
    coded = np.where(rng.random(2 * n) < 0.3, truth, np.nan)
    cluster = np.tile(np.arange(n), 2)
    return found, coded, exposure, is_a, cluster


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_takes_differential_error_out(ratio):
    """The naive ratio is far off; the corrected one covers the truth about 95 times in 100."""
    rng = np.random.default_rng(7)
    covered, naive = 0, []
    for seed in range(200):
        found, coded, exposure, is_a, cluster = simulated(rng, ratio)
        e = corrected_ratio(
            found, coded, exposure, is_a=is_a, cluster=cluster, resamples=300, seed=seed
        )
        covered += e.low <= ratio <= e.high
        naive.append(e.naive)
    assert np.mean(naive) > ratio * 1.15
    assert covered / 200 >= 0.95 - 3 * np.sqrt(0.95 * 0.05 / 200)


def test_without_errors_nothing_is_corrected():
    """A perfect detector keeps its ratio."""
    rng = np.random.default_rng(3)
    truth = rng.poisson(3, 40)
    exposure = np.full(40, 500)
    is_a, cluster = np.arange(40) < 20, np.tile(np.arange(20), 2)
    e = corrected_ratio(truth, truth.astype(float), exposure, is_a=is_a, cluster=cluster)
    assert e.value == pytest.approx(e.naive)
    assert e.low < e.value < e.high


def test_needs_coded_articles_of_both_outlets():
    """No gold on one side: refused."""
    coded = np.array([1.0, 1.0, np.nan, np.nan])
    with pytest.raises(GoldRequired, match="hand-coded"):
        corrected_ratio(
            np.ones(4, int), coded, np.full(4, 9), is_a=np.arange(4) < 2, cluster=np.arange(4)
        )
