"""Checks for form without content: openings, typography, length, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import Any

import numpy as np

from framing.classify.baselines import MIN_ARTICLES, NGRAMS, predict_dense, predict_terms
from framing.classify.probe import Probe, could_not_run, ordinals, shown, tree
from framing.classify.scores import Rates
from framing.classify.terms import TOKEN, count_terms
from framing.classify.typography import typography, unlined
from framing.classify.views import Floats
from framing.model.errors import InputError
from framing.model.results import Check

OPENING = 15  # words and marks
SMALL, LARGE = 0.05, 0.10  # margins above the majority


def check_openings(page: Sequence[str], prose: Sequence[str], probe: Probe) -> Check:
    """L05: a classifier that reads the first 15 words and marks: bylines, datelines, breadcrumbs.

    Parameters
    ----------
    page, prose : sequences of str, shape (n,)
    probe : Probe
    """
    try:
        on_page, in_prose = (_from_openings(texts, probe) for texts in (page, prose))
    except InputError as error:
        return could_not_run(
            "L05", "openings", "accuracy", str(error), "Check that the articles have text."
        )
    verdict = probe.verdict(on_page, SMALL, "fail")
    finding = (
        f"The first {OPENING} words and marks of the page name the {probe.design.target} with "
        f"accuracy {shown(on_page)} (majority {probe.design.majority:.2f}); those of headline and "
        f"body with {shown(in_prose)}."
    )
    return _check("L05", "openings", on_page, probe, SMALL, verdict, finding,
                  "Cut bylines, datelines and breadcrumbs.")  # fmt: skip


def _from_openings(texts: Sequence[str], probe: Probe) -> Rates:
    heads = [" ".join(m[0] for m in islice(re.finditer(TOKEN, t), OPENING)) for t in texts]
    counts = count_terms(heads, NGRAMS, MIN_ARTICLES).counts
    return probe.accuracy(counts, partial(predict_terms, seed=probe.seed))


def check_typography(page: Sequence[str], prose: Sequence[str], probe: Probe) -> Check:
    """L06: a classifier that sees the rates of 24 marks and spaces and no word.

    Parameters
    ----------
    page, prose : sequences of str, shape (n,)
        Raw pages; headline and body in plain typography, whose lines are not looked at.
    probe : Probe
    """
    raw, plain = (
        probe.accuracy(typography(texts), predict_dense) for texts in (page, unlined(prose))
    )
    verdicts = {probe.verdict(found, LARGE, "warn") for found in (raw, plain)}
    verdict = "warn" if "warn" in verdicts else "pass"
    finding = (
        f"Marks and spaces alone, without a word, name the {probe.design.target} with accuracy "
        f"{shown(raw)} on the raw page and {shown(plain)} on headline and body in plain typography "
        f"(majority {probe.design.majority:.2f})."
    )
    return _check("L06", "typography", raw, probe, LARGE, verdict, finding,
                  "Classify normalised text, and report the second figure as a floor.")  # fmt: skip


def check_length(lengths: Floats, probe: Probe) -> Check:
    """L07: a classifier that sees words, sentences, paragraphs, and whether there is a caption.

    Parameters
    ----------
    lengths : float array, shape (n, 4)
    probe : Probe
    """
    found = probe.accuracy(lengths, predict_dense)
    verdict = probe.verdict(found, LARGE, "warn")
    finding = (
        f"Length and paragraphing alone name the {probe.design.target} with accuracy "
        f"{shown(found)} (majority {probe.design.majority:.2f})."
    )
    return _check("L07", "length and structure", found, probe, LARGE, verdict, finding,
                  "Report this figure as a floor beside the classifier's.")  # fmt: skip


def check_dates(dates: Sequence[Any], probe: Probe) -> Check:
    """L10: a classifier that sees the date, or that there is none, and nothing else.

    Parameters
    ----------
    dates : sequence of date or None, shape (n,)
    probe : Probe
    """
    days = ordinals(list(dates))
    if np.isnan(days).all():
        return could_not_run(
            "L10", "dates", "accuracy", "no article has a date",
            "Give the articles their dates (--field date=COLUMN).",
        )  # fmt: skip
    found = probe.accuracy(days, tree(probe.seed))
    verdict = probe.verdict(found, SMALL, "fail")
    finding = (
        f"The date alone names the {probe.design.target} with accuracy {shown(found)} (majority "
        f"{probe.design.majority:.2f}; {np.isnan(days).mean():.0%} of articles have none)."
    )
    return _check("L10", "dates", found, probe, SMALL, verdict, finding,
                  "Compare the same period, or match by event.")  # fmt: skip


def _check(
    id: str, name: str, found: Rates, probe: Probe, margin: float, verdict: str, finding: str,
    remedy: str,
) -> Check:  # fmt: skip
    """A check whose statistic is an accuracy."""
    return Check(
        id, name, found.accuracy.value, probe.design.majority + margin, "accuracy", verdict,
        finding, remedy if verdict != "pass" else "",
    )  # fmt: skip
