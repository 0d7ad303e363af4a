"""Names and numbers as they are said."""

from __future__ import annotations

import math

import pytest

from framing.model.table import Feature
from framing.report import wording as say


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "0"), (0.0043, "0.0043"), (0.09, "0.09"), (0.781, "0.78"), (0.998, "0.998"),
        (1.0, "1.00"), (1.002, "1.002"), (1.02, "1.02"), (1.3, "1.3"), (9.96, "10"),
        (1234.4, "1,234"), (math.inf, "∞"), (math.nan, "–"),
    ],
)  # fmt: skip
def test_ratios(value, said):
    """Ratios are short, and what differs from 1 is never shown as 1."""
    assert say.ratio(value) == said


def test_intervals():
    """An interval has two ends, or is said not to be there."""
    assert say.interval(0.5, math.inf) == "0.50–∞"
    assert say.interval(math.nan, math.nan) == "no interval"


def test_probabilities():
    """Small probabilities are said to be small, undefined ones not at all."""
    assert [say.probability(p) for p in (1e-9, 0.0312, 1.0, math.nan)] == [
        "< 0.001", "= 0.031", "= 1", "–",
    ]  # fmt: skip


def test_counts_and_lists():
    """Nouns agree with their number; the last word of a list is joined by and."""
    assert say.count(1, "event") == "1 event"
    assert say.count(2816, "article") == "2,816 articles"
    assert [say.listed(w) for w in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip


def test_exposures_are_named():
    """Only words in the outlet's voice are its own; unknown exposures and features have names."""
    words = Feature("hedge", "words", 1000, "…")
    assert say.per(words, ("outlet",)) == "per 1,000 words of its own"
    assert say.per(words, ("outlet", "quoted")) == "per 1,000 words"
    assert say.per(Feature("x", "royal_decrees", 1, "…"), ("outlet",)) == "per royal decree"
    assert say.heading("doubting_cue", Feature("doubting_cue", "cues", 1, "…")) == (
        "Doubting cues per cue"
    )
    assert say.noun("purple_prose") == "purple prose"
    assert say.family("purple_prose") == "other"


def test_verbs_say_who_speaks():
    """What stands in quotations is quoted; attribution is made, whatever the voices."""
    assert say.verb("hedge", ("outlet",)) == "used"
    assert say.verb("hedge", ("quoted",)) == "quoted"
    assert say.verb("hedge", ("outlet", "quoted")) == "printed"
    assert say.verb("unnamed_source", ("outlet",)) == "cited"


def test_numbers_have_a_true_minus():
    """Negative numbers are set with a minus sign, undefined ones as a dash."""
    assert say.decimal(-1.25, 1) == "−1.2"
    assert say.decimal(math.nan) == "–"
    assert say.figures(-0.001234) == "−0.00123"
    assert say.percent(1, 0) == "–"
