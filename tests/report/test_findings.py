"""Sentences from numbers, in the words that the design permits."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from framing.model.results import Comparison, Estimand, Estimate
from framing.model.signature import Signature
from framing.model.study import Study
from framing.report.findings import exchanged, findings, findings_text, tell

A, B = "Karst One", "Meridian Times"


def estimate(**changes) -> Estimate:
    """A clear pooled estimate, changed as asked."""
    base = Estimate(
        "distancing", A, B, 3.1, 1.9, 5.0, 0.95, 0.001, 0.004, 52, 17, 36912, 37400, 72, 24,
        "C0", "pooled rates",
    )  # fmt: skip
    return replace(base, **changes)


def told(e: Estimate, within: str | None = None, more: tuple[Comparison, ...] = ()):
    """The only finding about one estimate."""
    (found,) = tell((comparison(e, within), *more), None).findings
    return found


def comparison(e: Estimate, within: str | None = None, **changes) -> Comparison:
    """A comparison of one estimate."""
    estimand = Estimand("outlet", within, ("outlet",), ("body",), (A, B), "rate ratio", "event", "")
    return Comparison(estimand, (e,), changes.get("warnings", ()), Signature())


def test_pooled_sentence_speaks_about_the_sample():
    """Rung C0 says how often, in this sample, with interval and events."""
    assert told(estimate()).sentence == (
        "In this sample, Karst One used distancing expressions 3.1 times as often as Meridian "
        "Times (95\u00a0% interval 1.9–5.0; 24 events)."
    )


def test_rate_is_quoted_for_its_exposure(study):
    """With the table at hand a sentence says per what."""
    found = findings(study).of("clear")
    assert found
    assert all("per 1,000 words of its own" in f.sentence for f in found)


def test_adjusted_sentence_says_so():
    """Rung C1 without matching is told as adjusted."""
    assert "after adjustment, 3.1 times" in told(estimate(claim="C1")).sentence


def test_matched_sentence():
    """Rung C2 may speak of reporting the same events; uncorrected, it is about the sample."""
    e = estimate(claim="C2")
    assert told(e, "event").sentence.startswith("Reporting the same events, Karst One used")
    uncorrected = told(replace(e, not_citable="no gold"), "event").sentence
    assert uncorrected.startswith("In this sample, within the same events, Karst One used")


def test_replicated_sentence():
    """Rung C3 may say that coverage differs systematically, and only when it is citable."""
    e = estimate(claim="C3")
    assert "coverage differ systematically in distancing" in told(e, "event").sentence
    assert "systematically" not in told(replace(e, not_citable="no gold"), "event").sentence


def test_ratio_below_one_is_turned_round():
    """The outlet that does it more often is named first, its numbers turned with it."""
    found = told(estimate(value=0.5, low=0.25, high=0.8))
    assert "Meridian Times used distancing expressions 2.0 times as often as Karst One" in (
        found.sentence
    )
    assert "interval 1.2–4.0" in found.sentence
    assert found.basis.startswith("17 in 37,400 against 52 in 36,912")


def test_exchange_is_an_involution():
    """Turned round twice, an estimate is what it was."""
    e = estimate(value=0.5, low=0.25, high=1.0)
    assert exchanged(exchanged(e)) == e


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"low": 0.9}, "open", "could not be told apart"),
        ({"q": 0.2}, "tentative", "may be chance (q = 0.2)"),
        ({"low": math.nan, "high": math.nan}, "open", "no interval could be computed"),
        ({"n_clusters": 2}, "silent", "too little text (72 articles, 2 events)"),
        ({"n_articles": 4}, "silent", "too little text (4 articles, 24 events)"),
        ({"value": math.nan, "count_b": 0, "low": math.nan, "high": math.nan}, "sided",
         "52 times and Meridian Times never; no ratio"),
        ({"value": math.inf, "count_b": 0, "high": math.inf, "low": 2.5}, "sided",
         "no ratio can be given (24 events)"),
        ({"value": 0.0, "count_a": 0, "high": 0.4, "low": 0.0}, "sided",
         "expressions 17 times and Karst One never; no ratio can be given"),
        ({"value": math.nan, "count_a": 0, "count_b": 0}, "silent", "neither"),
        ({"value": math.nan}, "silent", "No ratio"),
    ],
)  # fmt: skip
def test_what_is_uncertain_is_said(changes, kind, words):
    """Every way of not knowing has its own words."""
    found = told(estimate(**changes))
    assert found.kind == kind
    assert words in found.sentence


def test_matched_estimate_leads_and_pooled_stands_beside():
    """With both designs the matched one is told; the pooled one is an aside, also when opposed."""
    pooled = comparison(estimate(value=0.8, low=0.5, high=1.2))
    found = told(estimate(claim="C1"), "event", (pooled,))
    assert "within the same events" in found.sentence
    assert found.aside == "Over all articles: the other way round: ratio 0.80 (0.50–1.2)."


def test_pooled_estimate_leads_where_matching_has_none():
    """When no ratio could be computed within events, the pooled one is told, and that is said."""
    pooled = comparison(estimate())
    found = told(estimate(value=math.nan, n_clusters=0, n_articles=0), "event", (pooled,))
    assert found.kind == "clear"
    assert found.aside == "Within the same events, no ratio can be given."


def test_most_certain_first():
    """Findings are ordered by how far the nearer end of the interval is from 1."""
    es = [
        estimate(feature="hedge", value=9.0, low=1.1, high=70.0),
        estimate(feature="booster", value=2.0, low=1.8, high=2.2),
        estimate(feature="factive", value=1.1, low=0.9, high=1.3),
        estimate(feature="modality", value=0.4, low=0.3, high=0.5),
    ]
    order = [f.feature for f in tell(tuple(map(comparison, es)), None).findings]
    assert order == ["modality", "booster", "hedge", "factive"]


def test_common_threats_are_said_once():
    """A warning under every estimate is hoisted; one of a single estimate stays with it."""
    es = [estimate(warnings=("all", "own")), estimate(feature="hedge", warnings=("all",))]
    found = tell(tuple(comparison(e, warnings=("general",)) for e in es), None)
    assert found.threats == ("general", "all")
    assert sorted(f.threats for f in found.findings) == [(), ("own",)]


def test_reasons_are_said_once(study):
    """Why findings cannot be cited is given once, with how many it holds for."""
    found = findings(study)
    ((_, n),) = found.not_citable
    assert n == len(found.findings)


def test_nothing_is_said_about_what_an_outlet_is(study):
    """No sentence calls anybody biased, a liar or propaganda."""
    text = findings_text(study)
    assert not re.search(r"bias|propagand|\blies\b|\btrue\b|intent", text, re.IGNORECASE)
    assert "no hand-coded sample" in text


def test_no_difference_is_said():
    """A study that told nothing apart says so."""
    study = Study("Nothing", comparisons=(comparison(estimate(low=0.5)),))
    assert "No difference was told apart" in findings_text(study)
