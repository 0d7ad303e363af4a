"""What the tests do when there is nothing to find: seeded simulations."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.stats import norm

from framing.compare.keyness import log_odds, side
from framing.compare.multiplicity import benjamini_hochberg
from framing.compare.poisson import Sample, contrast_scores
from framing.compare.wild import random_signs, signs_of

DATA_SETS = 3000
DEVICES = {  # rate per 1,000 words, dispersion within events, spread of events
    "hedges": (4.46, 0.15, 0.28),
    "claim verbs": (0.43, 1.5, 0.45),
    "regime": (0.11, 4.0, 1.2),
}


def draw(rng, device, events=24, outlets=4, log_ratio=0.0):
    """One article an outlet and event; the first two outlets as a sample without strata."""
    rate, dispersion, spread = DEVICES[device]
    words = np.clip(rng.lognormal(np.log(800), 0.55, (events, outlets)), 150, 8000)
    mean = words * rate / 1000 * np.exp(rng.normal(0, spread, (events, 1)))
    mean[:, 0] *= np.exp(log_ratio)
    y = rng.poisson(mean * rng.gamma(1 / dispersion, dispersion, mean.shape)).astype(float)
    event, is_a = np.repeat(np.arange(events), 2), np.tile([1.0, 0.0], events)
    none = np.empty((2 * events, 0))
    return Sample(y[:, :2].ravel(), words[:, :2].ravel(), is_a, none, np.zeros_like(event), event)


@pytest.mark.parametrize("matched", [False, True], ids=["pooled", "matched"])
@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("log_ratio", [0.0, np.log(1.5)], ids=["size", "coverage"])
def test_true_ratio_is_rejected_at_most_as_often_as_stated(device, matched, log_ratio):
    """The share of true ratios outside the 95 % interval is 0.05; fewer where counts are few."""
    rng, rejected = np.random.default_rng(21), []
    drawn = random_signs(399, 24, seed=5)
    for _ in range(DATA_SETS):
        sample = draw(rng, device, log_ratio=log_ratio)
        if matched:
            sample = Sample(sample.y, sample.exposure, sample.is_a, sample.X, sample.cluster,
                            sample.cluster)  # fmt: skip
        sample = sample.informative()
        if len(sample.clusters) > 5:
            p = signs_of(drawn, sample.clusters).p_value(contrast_scores(sample, log_ratio))
            rejected.append(p <= 0.05)
    error = 3 * np.sqrt(0.05 * 0.95 / len(rejected))
    assert np.mean(rejected) <= 0.05 + error
    if device == "hedges":
        assert np.mean(rejected) >= 0.05 - error


def test_planted_ratio_is_found():
    """The test that keeps its size also has power: hedges at a ratio of 1.5 in 60 events."""
    rng, found = np.random.default_rng(2), 0
    drawn = random_signs(399, 60, seed=5)
    for _ in range(100):
        sample = draw(rng, "hedges", events=60, log_ratio=np.log(1.5))
        found += signs_of(drawn, sample.clusters).p_value(contrast_scores(sample, 0.0)) <= 0.05
    assert found >= 85


@pytest.fixture(scope="module")
def halves():
    """Twenty random halves of one outlet: p by cluster and by token, and the frequent terms."""
    rng = np.random.default_rng(13)
    share = 1 / (np.arange(1500) + 10.0)
    share /= share.sum()
    shape = np.clip(share / share.max(), 0.1, 1) * 2.5
    words = rng.lognormal(np.log(500), 0.5, 400)
    bursts = rng.gamma(np.broadcast_to(shape, (400, 1500)), 1 / shape)
    counts = csr_array(rng.poisson(words[:, None] * share * bursts))
    common = np.bincount(counts.indices, minlength=1500) >= 5
    counts = counts[:, np.flatnonzero(common)]
    results = []
    for _ in range(20):
        order = rng.permutation(400)
        a, b = (side(counts[s], np.ones(200), np.arange(200)) for s in (order[:200], order[200:]))
        found = log_odds(a, b, 1000.0)
        frequent = a.count + b.count >= 20
        results.append((found.p, 2 * norm.sf(np.abs(found.z_tokens)), frequent))
    return results


def test_clustered_keyness_finds_nothing_in_one_outlet(halves):
    """At most one discovery a split on average, where counting tokens finds dozens."""
    clustered = np.mean([(benjamini_hochberg(p) < 0.05).sum() for p, _, _ in halves])
    tokens = np.mean([(benjamini_hochberg(p) < 0.05).sum() for _, p, _ in halves])
    assert clustered <= 1
    assert tokens > 20


def test_clustered_keyness_keeps_its_size(halves):
    """One frequent term in twenty is nominally significant; counting tokens, three times that."""
    by_split = [[(p[f] < 0.05).mean(), (t[f] < 0.05).mean()] for p, t, f in halves]
    clustered, tokens = np.mean(by_split, axis=0)
    assert 0.03 <= clustered <= 0.07
    assert tokens > 0.15
