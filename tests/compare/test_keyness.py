"""Distinctive terms: the formulas by explicit loops, and the rules of what is reported."""

import numpy as np
import pytest
from scipy import stats
from scipy.sparse import csr_array

from framing.compare import keyness
from framing.compare.keyness import balancing_weights, log_odds, side
from framing.model.errors import InputError, TooFewClusters, TooFewOutlets

A, B, C = "Karst One", "Meridian Times", "Valdoria Post"


@pytest.fixture
def sides():
    """Two sides of forty articles each on twenty events, thirty bursty terms."""
    rng = np.random.default_rng(6)
    counts = rng.poisson(rng.gamma(0.5, 6, (80, 30)))
    weight = np.concatenate([np.ones(40), rng.uniform(0.5, 2, 40)])
    return counts, weight, rng.integers(0, 20, 80)


def test_formulas(sides):
    """Log-odds, both z and the log ratio, term by term from their definitions."""
    counts, weight, cluster = sides
    a, b = (side(csr_array(counts[s]), weight[s], cluster[s]) for s in (np.s_[:40], np.s_[40:]))
    found, prior = log_odds(a, b, 1000.0), 1000.0
    rows = {"a": range(40), "b": range(40, 80)}
    y = {o: [sum(weight[i] * counts[i, w] for i in r) for w in range(30)] for o, r in rows.items()}
    n = {o: sum(y[o]) for o in rows}
    for w in range(30):
        alpha = prior * (y["a"][w] + y["b"][w]) / (n["a"] + n["b"])
        log, robust, tokens = {}, 0.0, 0.0
        for o, r in rows.items():
            up = y[o][w] + alpha
            log[o] = np.log(up / (n[o] + prior - up))
            share, groups = y[o][w] / n[o], sorted({cluster[i] for i in r})
            deviations = [
                sum(
                    weight[i] * (counts[i, w] - share * counts[i].sum())
                    for i in r
                    if cluster[i] == g
                )
                for g in groups
            ]
            G = len(groups)
            spread = G / (G - 1) * sum(d**2 for d in deviations) / up**2
            robust += max(spread, 1 / up)
            tokens += 1 / up
        delta = log["a"] - log["b"]
        assert found.log_odds[w] == pytest.approx(delta)
        assert found.z[w] == pytest.approx(delta / np.sqrt(robust))
        assert found.z_tokens[w] == pytest.approx(delta / np.sqrt(tokens))
        ratio = (y["a"][w] + 0.5) / n["a"] / ((y["b"][w] + 0.5) / n["b"])
        assert found.log_ratio[w] == pytest.approx(np.log2(ratio))
        df = min(a.n_clusters, b.n_clusters) - 1
        assert found.p[w] == pytest.approx(2 * stats.t.sf(abs(found.z[w]), df))


def test_clustering_widens_bursty_terms(sides):
    """Where words come in bursts, clusters leave less certainty than tokens, never more."""
    counts, weight, cluster = sides
    a, b = (side(csr_array(counts[s]), weight[s], cluster[s]) for s in (np.s_[:40], np.s_[40:]))
    found = log_odds(a, b, 1000.0)
    assert (np.abs(found.z) <= np.abs(found.z_tokens) + 1e-12).all()
    assert np.median(found.z / found.z_tokens) < 0.8


def test_absent_term_is_no_certainty():
    """Five articles against none is weak evidence, though the none shows no variance."""
    counts = np.full((40, 2), 50)
    counts[:, 1] = 0
    counts[:5, 1] = 1
    a, b = (
        side(csr_array(counts[s]), np.ones(20), np.arange(20)) for s in (np.s_[:20], np.s_[20:])
    )
    assert 0 < log_odds(a, b, 1000.0).z[1] < 2
    assert -2 < log_odds(b, a, 1000.0).z[1] < 0


def test_exchanged_sides_change_the_sign(sides):
    """The other way round, every term's contrast is its negative."""
    counts, weight, cluster = sides
    a, b = (side(csr_array(counts[s]), weight[s], cluster[s]) for s in (np.s_[:40], np.s_[40:]))
    one, other = log_odds(a, b, 100.0), log_odds(b, a, 100.0)
    np.testing.assert_allclose(other.z, -one.z)
    np.testing.assert_allclose(other.log_ratio, -one.log_ratio)
    np.testing.assert_allclose(other.p, one.p)


def test_weights_balance_the_other_outlets():
    """Within an event every outlet weighs the same, and all of them as much as their articles."""
    outlet, event = np.array([0, 0, 0, 1, 2, 2, 1]), np.array([0, 0, 0, 0, 1, 1, 1])
    weights = balancing_weights(outlet, event)
    assert weights[:3].sum() == pytest.approx(weights[3].sum()) == pytest.approx(2)
    assert weights[4:6].sum() == pytest.approx(weights[6]) == pytest.approx(1.5)
    assert balancing_weights(np.zeros(5, int), np.array([0, 1, 1, 2, 2])).tolist() == [1] * 5


@pytest.fixture
def planted(make_terms):
    """Three outlets on twenty events; term 0 is Karst One's, term 1 is what Karst One avoids."""
    rng = np.random.default_rng(9)
    outlet, event = [A, B, C] * 20, [f"e{i // 3:02}" for i in range(60)]
    rate = np.full((60, 40), 4.0)
    karst = np.array(outlet) == A
    rate[karst, 0], rate[~karst, 0] = 6, 0.5
    rate[karst, 1], rate[~karst, 1] = 0.3, 6
    return make_terms(rng.poisson(rate * rng.gamma(3, 1 / 3, (60, 40))), outlet, event)


def reported(result):
    """Outlet, term and direction of every keyword."""
    return [(k.outlet, k.term, k.log_odds > 0) for k in result.keywords]


class TestKeyness:
    def test_planted_terms_are_reported(self, planted):
        """What an outlet overuses comes first, what it avoids last; nothing else passes."""
        found = keyness(planted)
        assert [r for r in reported(found) if r[0] == A] == [
            (A, "term000", True),
            (A, "term001", False),
        ]
        word = found.keywords[0]
        counts = planted.counts.toarray()
        assert (word.count, word.count_rest) == (
            counts[::3, 0].sum(),
            counts[:, 0].sum() - word.count,
        )
        assert word.n_articles == (counts[::3, 0] > 0).sum() == word.n_events
        assert abs(word.z) < abs(word.z_tokens)
        assert word.q < 0.05
        assert found.n_tested == 40

    def test_two_outlets_mirror_each_other(self, make_terms):
        """With two outlets each term is listed once, with the outlet that uses it more."""
        rng = np.random.default_rng(2)
        rate = np.full((60, 20), 4.0)
        rate[::2, 0], rate[1::2, 1] = 20, 20
        found = keyness(make_terms(rng.poisson(rate), [A, B] * 30))
        assert reported(found) == [(A, "term000", True), (B, "term001", True)]
        assert found.keywords[0].n_events == 0
        assert any(w.startswith("no events are known") for w in found.warnings)

    def test_order_of_articles_does_not_matter(self, planted, make_terms):
        """Shuffled rows give the same keywords."""
        order = np.random.default_rng(0).permutation(60)
        corpus = planted.corpus.take(order)
        shuffled = type(planted)(corpus, planted.terms, planted.counts[order], planted.signature)
        one, other = keyness(planted).to_frame(), keyness(shuffled).to_frame()
        assert one["term"].tolist() == other["term"].tolist()
        numbers = one.select_dtypes("number").columns
        np.testing.assert_allclose(one[numbers], other[numbers], rtol=1e-9)

    def test_frequent_in_one_event_is_not_enough(self, make_terms):
        """A term of two events only is no keyword, however frequent it is there."""
        rng = np.random.default_rng(4)
        outlet, event = [A, B] * 60, [f"e{i // 10:02}" for i in range(120)]
        counts = rng.poisson(4, (120, 10))
        counts[:, 0] = np.where((np.array(outlet) == A) & (np.arange(120) < 20), 50, 0)
        assert reported(keyness(make_terms(counts, outlet, event))) == []

    def test_small_ratio_is_not_enough(self, make_terms):
        """A sure difference of less than a factor of two is not reported."""
        rng = np.random.default_rng(4)
        rate = np.full((200, 10), 20.0)
        rate[::2, 0] = 34
        assert reported(keyness(make_terms(rng.poisson(rate), [A, B] * 100))) == []

    def test_rare_terms_are_not_tested(self, planted):
        """Terms in fewer articles than asked for do not count as tests."""
        assert keyness(planted, min_articles=50).n_tested < 40

    def test_signature(self, planted):
        """The line says what was contrasted, with which prior, and what varied."""
        assert "n:60|contrast:each/rest|by:outlet|prior:1000|min_articles:5|clustered:event" in str(
            keyness(planted).signature
        )


class TestRefusals:
    def test_one_outlet(self, make_terms):
        """There must be a rest."""
        with pytest.raises(TooFewOutlets):
            keyness(make_terms(np.ones((9, 3)), [A] * 9))

    def test_few_events(self, make_terms):
        """Seven events are refused, and the message says what is needed."""
        terms = make_terms(np.ones((14, 3)), [A, B] * 7, [f"e{i // 2}" for i in range(14)])
        with pytest.raises(
            TooFewClusters, match=r"needs 8 events.*Karst One \(7 against 7 events\)"
        ):
            keyness(terms)

    def test_small_outlet_is_left_out(self, make_terms):
        """An outlet with few articles is not tested itself, and is part of the others' rest."""
        outlet = [A] * 20 + [B] * 20 + [C] * 3
        found = keyness(make_terms(np.full((43, 3), 2), outlet))
        assert any("not tested: Valdoria Post (3 against 40 articles)" in w for w in found.warnings)

    def test_no_common_term(self, make_terms):
        """When no term is in enough articles, the message names the knob."""
        with pytest.raises(InputError, match="lower min_articles"):
            keyness(make_terms(np.eye(20), [A, B] * 10), min_articles=2)
