"""Contrasts are made again without wire copy."""

from __future__ import annotations

import numpy as np
import pytest

from framing.annotate import annotate
from framing.compare import compare, own_copy
from framing.devices import WordList
from framing.measure import measure
from framing.model.article import Article
from framing.model.study import Study
from framing.report.html import page
from framing.report.own_copy import side_by_side

NAMES = "Asten Borin Celle Doren Elmau Falun Goslar Hamm Ilmen Jever Kiel Lund".split()


AGENCY = "KARST (Reuters) — The regime of {0} met. The regime of {0} then left the hall."
OWN = "The council of {0} met on the harbour. The mayor of {0} left the {1} hall early."


def article(number: int, name: str, outlet: str, wired: bool) -> Article:
    """One article about one event; every other one of Karst One is an agency's, if `wired`."""
    said = AGENCY if wired and outlet == "Karst One" and number % 2 else OWN
    return Article(f"{outlet[0]}{number}", said.format(name, outlet), outlet, event=name)


def articles(wired: bool) -> list[Article]:
    """Twelve events in two outlets; only an agency's copy in Karst One says `regime`."""
    outlets = ("Karst One", "Meridian Times")
    return [article(i, n, o, wired) for i, n in enumerate(NAMES) for o in outlets]


def repeated(wired: bool):
    """A study with its contrasts, and again without wire copy."""
    notes = annotate(articles(wired), devices=[WordList("regime", ("regime",))])
    table = measure(notes)

    def contrasts(table):
        return (compare(table, resamples=199, seed=1),)

    return Study(
        "A study", notes, table, contrasts(table), own_copy=own_copy(notes, table, contrasts)
    )


@pytest.fixture(scope="module")
def study():
    """A study in which half of one outlet is an agency's."""
    return repeated(wired=True)


def test_what_an_agency_writes_is_not_the_outlets(study):
    """The word is the agency's alone: without its copy neither outlet uses it."""
    assert study.own_copy.left_out == {"Karst One": (6, 12), "Meridian Times": (0, 12)}
    pair = next(p for p in side_by_side(study) if p.feature == "regime")
    own = next(e for e in study.own_copy.comparisons[0].estimates if e.feature == "regime")
    assert study.table.count("regime").sum() == 12
    assert own.count_a == own.count_b == 0
    assert np.isnan(pair.own_value)


def test_the_report_shows_both(study):
    """The page says how much was left out, and puts the contrasts beside each other."""
    html = page(study)
    assert "Karst One 6 of 12" in html
    assert "Without wire copy" in html


def test_without_wire_copy_there_is_nothing_to_repeat():
    """No article is an agency's: no second table, and no section of the report."""
    study = repeated(wired=False)
    assert study.own_copy is None
    assert side_by_side(study) == ()
    assert "Without wire copy" not in page(study)


def test_an_outlet_of_wire_copy_alone_is_refused_with_the_reason():
    """When one of two outlets has nothing of its own, the second table says why it is empty."""
    notes = annotate(
        [a for a in articles(True) if a.outlet != "Karst One" or "Reuters" in a.text], devices=()
    )
    found = own_copy(notes, measure(notes), lambda t: (compare(t, resamples=199),))
    assert found.comparisons == ()
    assert "outlet" in found.refused
