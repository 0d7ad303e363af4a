"""The comparison of outlets, from table to flagged estimates."""

import dataclasses
import math
from datetime import date

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from framing.compare import compare
from framing.model.errors import GoldRequired, InputError, TooFewClusters, TooFewOutlets

A, B = "Karst One", "Meridian Times"


def values(comparison, *names):
    """The named attributes of every estimate, as an array (estimates, names)."""
    return np.array([[getattr(e, n) for n in names] for e in comparison.estimates], float)


def two_outlets(make_table, counts_a, counts_b, words_a=500, words_b=500, **fields):
    """One article an outlet and event; Karst One, then Meridian Times."""
    n = len(counts_a)
    words = np.concatenate([np.full(n, words_a), np.full(n, words_b)])
    event = [f"e{i:02}" for i in range(n)] * 2
    counts = np.concatenate([counts_a, counts_b])
    return make_table(counts, words, [A] * n + [B] * n, event, **fields)


class TestEstimates:
    def test_pooled_ratio_by_hand(self, make_table):
        """Total over total, the later name of the alphabet over the earlier."""
        table = two_outlets(make_table, [1, 2, 3] * 4, [4, 0, 5] * 4, words_a=400, words_b=600)
        (e,) = compare(table).estimates
        assert (e.a, e.b, e.claim) == (B, A, "C0")
        assert (e.count_a, e.count_b, e.exposure_a, e.exposure_b) == (36, 24, 7200, 4800)
        assert e.value == pytest.approx((36 / 7200) / (24 / 4800))
        assert (e.n_articles, e.n_clusters) == (24, 12)
        assert "all 4096 sign patterns" in e.design

    def test_matched_ratio_by_hand(self, make_table):
        """Events that one outlet covers, or where nothing occurs, carry no evidence."""
        n, words = 14, 500
        event = [f"e{i:02}" for i in range(n)] * 2 + ["only a", "silent", "silent"]
        outlet = [A] * n + [B] * n + [A, A, B]
        counts = [1, 3] * 7 + [2, 4] * 7 + [99, 0, 0]
        (e,) = compare(
            make_table(counts, [words] * len(outlet), outlet, event), within="event"
        ).estimates
        assert e.value == pytest.approx(42 / 28)
        assert (e.count_a, e.count_b) == (42, 28)
        assert (e.n_articles, e.n_clusters, e.claim) == (30, 14, "C1")
        assert e.exposure_a == e.exposure_b == 15 * words

    def test_planted_ratio_is_found_where_it_is(self, matched):
        """The outlet and device with the planted factor of two stand out, the others do not."""
        found = {(e.feature, e.a, e.b): e for e in compare(matched, within="event").estimates}
        planted = found["device0", B, A]
        assert planted.low < 2 < planted.high
        assert planted.q < 0.05 < found["device1", B, A].q
        assert found["device0", "Valdoria Post", B].high < 1

    def test_order_and_pairs(self, matched):
        """By feature, then by pair; every pair once, or each against the reference."""
        all_pairs = [(e.feature, e.a[0], e.b[0]) for e in compare(matched).estimates]
        assert all_pairs[:3] == [
            ("device0", "M", "K"),
            ("device0", "V", "K"),
            ("device0", "V", "M"),
        ]
        assert [f for f, _, _ in all_pairs] == ["device0"] * 3 + ["device1"] * 3
        against = compare(matched, reference=B)
        assert {(e.a[0], e.b[0]) for e in against.estimates} == {("K", "M"), ("V", "M")}

    def test_q_is_adjusted_over_the_whole_call(self, matched):
        """Both devices and all three pairs are one family."""
        p, q = values(compare(matched, within="event"), "p", "q").T
        assert len(p) == 6
        np.testing.assert_allclose(q, false_discovery_control(p))
        assert (q > p).any()

    def test_adjustment_removes_what_topic_explains(self, make_table):
        """Rates differ by topic only; the pooled ratio shows it, the adjusted does not."""
        topic = ["floods"] * 30 + ["courts"] * 10 + ["floods"] * 10 + ["courts"] * 30
        counts = [6 if t == "floods" else 2 for t in topic]
        outlet = [A] * 40 + [B] * 40
        table = make_table(counts, [500] * 80, outlet, topic=topic)
        raw, adjusted = (compare(table, adjust=a).estimates[0] for a in ((), ("topic",)))
        assert raw.value == pytest.approx((6 * 10 + 2 * 30) / (6 * 30 + 2 * 10))
        assert (raw.claim, adjusted.claim) == ("C0", "C1")
        assert adjusted.value == pytest.approx(1)

    def test_adjustments_constant_within_events_change_nothing(self, matched):
        """Events absorb their topic: the matched estimates are the same with and without it."""
        plain, topic = (compare(matched, within="event", adjust=a) for a in ((), ("topic",)))
        columns = ("value", "low", "high", "p")
        np.testing.assert_allclose(values(plain, *columns), values(topic, *columns), rtol=1e-6)

    def test_adjusting_for_length_and_month_runs(self, make_table):
        """Length enters as log words, the date as a month."""
        rng = np.random.default_rng(3)
        words, days = rng.integers(200, 2000, 60), [date(2024, 1 + i % 3, 11) for i in range(60)]
        counts = np.round(np.where(np.arange(60) < 30, 2.0, 1.0) * words**1.5 / 1000)
        table = make_table(counts, words, [A] * 30 + [B] * 30, date=days)
        (e,) = compare(table, adjust=("length", "month")).estimates
        assert e.value == pytest.approx(0.5, rel=0.02)


class TestInvariance:
    def test_order_of_articles_does_not_matter(self, matched):
        """Shuffled rows give the same estimates."""
        order = np.random.default_rng(0).permutation(len(matched))
        for within in (None, "event"):
            one, other = (compare(t, within=within) for t in (matched, matched.take(order)))
            for e, f in zip(one.estimates, other.estimates, strict=True):
                assert values_of(e) == pytest.approx(values_of(f), rel=1e-9, nan_ok=True)

    def test_renamed_outlets_turn_ratios_over(self, make_table):
        """Names decide which outlet is the numerator, and nothing else."""
        rng = np.random.default_rng(8)
        a, b = rng.poisson(5, 20), rng.poisson(7, 20)
        (e,) = compare(two_outlets(make_table, a, b)).estimates
        (f,) = compare(two_outlets(make_table, b, a)).estimates
        assert f.value == pytest.approx(1 / e.value)
        assert (f.low, f.high) == pytest.approx((1 / e.high, 1 / e.low), rel=1e-4)
        assert f.p == e.p

    def test_same_seed_same_result(self, matched):
        """Chance is in the seed only."""
        one, same, other = (compare(matched, within="event", seed=s) for s in (1, 1, 2))
        assert one == same
        assert one.estimates != other.estimates


def values_of(estimate):
    """All numbers of an estimate."""
    return [v for v in dataclasses.astuple(estimate) if isinstance(v, float | int)]


class TestWarnings:
    def test_every_estimate_says_why_it_is_not_citable(self, matched):
        """No hand-coded sample exists, and no internal document is cited for it."""
        for e in compare(matched, within="event").estimates:
            assert e.not_citable == "no hand-coded sample: detector error is uncorrected"

    def test_nothing_counted_anywhere(self, make_table):
        """Zero over zero is undefined and has no p to adjust."""
        (e,) = compare(two_outlets(make_table, [0] * 12, [0] * 12)).estimates
        assert all(math.isnan(x) for x in (e.value, e.low, e.high, e.p, e.q))
        assert e.warnings == ("undefined: no occurrence in either outlet",)

    @pytest.mark.parametrize("within", [None, "event"])
    def test_nothing_counted_on_one_side(self, make_table, within):
        """A ratio of zero, or of infinity, has a p-value but no interval."""
        none, some = [0] * 20, [2] * 20
        (zero,) = compare(two_outlets(make_table, some, none), within=within).estimates
        (infinite,) = compare(two_outlets(make_table, none, some), within=within).estimates
        assert (zero.value, infinite.value) == (0, math.inf)
        assert all(math.isnan(x) for e in (zero, infinite) for x in (e.low, e.high))
        assert f"no occurrence in {B}" in zero.warnings
        assert f"no occurrence in {A}" in infinite.warnings
        assert zero.p == infinite.p < 0.01

    def test_too_few_to_say(self, make_table):
        """Two occurrences against one: no interval, and the power to see only large ratios."""
        a, b = [1] + [0] * 19, [0, 1, 1] + [0] * 17
        (e,) = compare(two_outlets(make_table, a, b), within="event").estimates
        assert math.isnan(e.low)
        assert math.isnan(e.high)
        assert "no interval: too few clusters to reject any ratio" in e.warnings
        assert any(w.startswith("underpowered: ratios below ") for w in e.warnings)
        assert any(w.startswith("only 3 events") and w.endswith("0.25") for w in e.warnings)

    def test_ample_counts_are_not_underpowered(self, make_table):
        """Hundreds of occurrences over thirty events can show a ratio of two."""
        (e,) = compare(two_outlets(make_table, [9, 12] * 15, [10, 11] * 15)).estimates
        assert not any(w.startswith("underpowered") for w in e.warnings)

    def test_composition_is_warned_of(self, make_table):
        """Equal rates on every event, but one outlet writes most where the rate is high."""
        n = 10
        outlet, event = [A] * n + [B] * n, [f"e{i}" for i in range(n)] * 2
        words = np.array([900] * 5 + [100] * 5 + [100] * 5 + [900] * 5)
        rate = np.array(([9] * 5 + [1] * 5) * 2)
        table = make_table(words * rate // 100, words, outlet, event)
        (pooled,) = compare(table).estimates
        (within,) = compare(table, within="event").estimates
        assert pooled.value < 0.5
        assert any(w.startswith("composition: ") for w in pooled.warnings)
        assert within.value == pytest.approx(1)
        assert not any(w.startswith("composition: ") for w in within.warnings)

    def test_few_events_flag_the_pooled_interval(self, make_table):
        """Seven events are too few for a pooled claim; matched, the permutation is valid."""
        table = two_outlets(make_table, [3] * 7, [5] * 7)
        (pooled,), (within,) = (compare(table, within=w).estimates for w in (None, "event"))
        assert "only 7 events of one outlet, at least 8 are needed" in pooled.not_citable
        assert "7 events" not in within.not_citable
        assert any(w.startswith("only 7 events") for w in within.warnings)

    def test_covariates_that_are_the_outlet(self, make_table):
        """A field that only repeats the outlet leaves nothing to compare."""
        desk = ["home"] * 10 + ["abroad"] * 10
        (e,) = compare(
            two_outlets(make_table, [2] * 10, [3] * 10, desk=desk), adjust=("desk",)
        ).estimates
        assert math.isnan(e.value)
        assert e.warnings[0].startswith("undefined: the covariates")

    def test_no_shared_event(self, make_table):
        """Outlets that never cover the same event cannot be matched."""
        event = [f"e{i}" for i in range(20)]
        table = make_table([2] * 20, [500] * 20, [A] * 10 + [B] * 10, event)
        (e,) = compare(table, within="event").estimates
        assert math.isnan(e.value)
        assert e.warnings == (f"undefined: no event covered by both {B} and {A}",)

    def test_left_out_articles_are_counted(self, make_table):
        """Articles without an outlet or an event are named in the comparison's warnings."""
        outlet, event = [A, B] * 10 + [None], [f"e{i // 2}" for i in range(18)] + [None] * 3
        table = make_table([2] * 21, [500] * 21, outlet, event)
        assert compare(table).warnings == ("1 of 21 articles without 'outlet' are left out",)
        assert (
            "2 of 21 articles without 'event' are left out"
            in compare(table, within="event").warnings
        )

    def test_mixed_voices_are_warned_of(self, matched):
        """Counts over several voices say so."""
        mixed = dataclasses.replace(matched, voices=("outlet", "quoted"))
        assert any("mix the voices outlet, quoted" in w for w in compare(mixed).warnings)


class TestRecord:
    def test_estimand_and_signature(self, matched):
        """What was estimated is said beside the number."""
        found = compare(matched, within="event", adjust=("length",), resamples=500, seed=7)
        assert found.estimand.outlets == (A, B, "Valdoria Post")
        assert (found.estimand.unit, found.estimand.contrast) == ("event", "rate ratio")
        assert found.estimand.voices == ("outlet",)
        assert str(found.signature).startswith(
            "framing|n:90|contrast:all_pairs|by:outlet|within:event|adjust:length|resampled:event"
            "|boot:500|seed:7|"
        )

    def test_articles_vary_where_events_are_unknown(self, make_table):
        """Without events the article is the unit, and the signature says so."""
        table = make_table([2] * 20, [500] * 20, [A, B] * 10)
        found = compare(table)
        assert found.estimand.unit == "article"
        assert "contrast:Meridian Times/Karst One|by:outlet|resampled:article" in str(
            found.signature
        )
        assert found.estimates[0].n_clusters == 20

    def test_one_row_an_estimate(self, matched):
        """The frame has the estimates' fields."""
        frame = compare(matched).to_frame()
        assert len(frame) == 6
        assert {"feature", "value", "low", "high", "q", "not_citable"} <= set(frame.columns)


class TestRefusals:
    def test_one_outlet(self, make_table):
        """A comparison needs two."""
        with pytest.raises(TooFewOutlets, match="only 'Karst One'"):
            compare(make_table([1] * 4, [100] * 4, [A] * 4))

    def test_citable_without_gold(self, matched):
        """A citable claim needs a hand-coded sample; the message says of what."""
        with pytest.raises(GoldRequired, match="code a random sample"):
            compare(matched, within="event", citable=True)

    def test_citable_with_few_events(self, make_table):
        """Seven events without a permutation are refused, with the way out."""
        table = two_outlets(make_table, [3] * 7, [5] * 7)
        with pytest.raises(TooFewClusters, match=r"only 7 events.*within='event'"):
            compare(table, citable=True)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ({"reference": "Nobody"}, "no 'Nobody' to compare with"),
            ({"by": "owner"}, "no field 'owner'"),
            ({"within": "author"}, "no article has a value of 'author'"),
            ({"resamples": 10}, "10 resamples are too few"),
            ({"adjust": ("owner",)}, "no field 'owner'"),
        ],
    )
    def test_unusable_arguments(self, matched, arguments, message):
        """The message names what is wrong."""
        with pytest.raises(InputError, match=message):
            compare(matched, **arguments)

    def test_length_needs_words(self, matched):
        """Adjusting for length without a count of words says which exposure is missing."""
        table = dataclasses.replace(matched, exposures={"mentions": matched.exposures["own_words"]})
        feature = dataclasses.replace(matched.features[0], exposure="mentions")
        table = dataclasses.replace(table, features=(feature,), counts=table.counts[:, :1])
        with pytest.raises(InputError, match="all_words, words, own_words; the table has mentions"):
            compare(table, adjust=("length",))
