"""The health of a corpus, told in pages, tables and limits."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest

from framing.model.health import GroupHealth, Health
from framing.model.results import Check
from framing.model.signature import Signature
from framing.model.study import Study
from framing.report.health import HEADS, check_line, group_rows, limits
from framing.report.html import fragment, page
from framing.report.record import dumped
from framing.report.write import write


def make_group(name: str, articles: int) -> GroupHealth:
    """An outlet with one rate of every kind."""
    values = dict.fromkeys(GroupHealth.__slots__, 0.0)
    values |= {"group": name, "articles": articles, "words": 512.5, "first": "2031-03-05"}
    values |= {"last": "", "identical": 0.001, "cut_off": 0.25, "own_name": math.nan}
    return GroupHealth(**values)


@pytest.fixture(scope="module")
def health() -> Health:
    """A corpus with one check of each verdict."""
    checks = (
        Check("H01", "identical articles", 0.0, 0.01, "share of articles", "pass", "None are."),
        Check(
            "H05", "own name", 0.2, 0.05, "share", "warn", "Some <b>do</b>.", "Mask.", ("a & b",)
        ),
        Check("H08", "articles cut off", 0.6, 0.02, "share", "fail", "Most are.", "Fetch them."),
    )
    groups = (make_group("Harbour <Post>", 12), make_group("Karst One", 40))
    return Health("outlet", checks, groups, ("nothing to compare",), Signature().add(n=52))


@pytest.fixture(scope="module")
def read(study) -> Study:
    """A study with articles, and nothing else that takes time to draw."""
    return Study(study.title, notes=study.notes, signature=study.signature)


def test_rows_are_cells_for_people(health):
    """Largest first; rare is not nought, unknown is a dash."""
    first, second = group_rows(health)
    assert (first.name, second.name) == ("Karst One", "Harbour <Post>")
    cells = dict(zip(HEADS, first.cells, strict=True))
    assert cells["articles"] == "40"
    assert cells["first"], cells["last"] == ("2031-03-05", "–")
    assert (cells["identical"], cells["cut_off"]) == ("<1%", "25%")
    assert (cells["empty"], cells["own_name"]) == ("0", "–")


def test_limits_are_what_does_not_pass(health):
    """What fails comes first; no health, no limits."""
    assert limits(health) == (
        "Of the corpus (H08, articles cut off): Most are.",
        "Of the corpus (H05, own name): Some <b>do</b>.",
    )
    assert limits(None) == ()


def test_a_check_is_one_line(health):
    """Verdict, id, name, finding."""
    assert check_line(health.checks[0]) == "pass  H01  identical articles: None are."


def test_the_page_has_the_section_and_its_limits(small, read, health):
    """Checks, rates, reasons and the link; nothing unescaped; without health, none of it."""
    html = page(replace(read, health=health))
    assert 'id="health"' in html
    assert 'href="set_aside.html"' in html
    assert "A comparison would mean nothing: nothing to compare." in html
    assert "Harbour &lt;Post&gt;" in html
    assert "Some &lt;b&gt;do&lt;/b&gt;." in html
    assert "<b>do" not in html
    assert "Of the corpus (H08, articles cut off): Most are." in html.split('id="limits"')[1]
    assert 'id="health"' not in page(small)
    assert 'href="set_aside.html"' not in page(
        replace(small, health=health)
    )  # no texts, no such page


def test_the_fragment_stands_alone(health):
    """In a notebook a result shows itself."""
    assert health._repr_html_() == fragment(health)
    assert "articles cut off" in fragment(health)
    assert "H08" in repr(health)


def test_the_record_has_it_where_it_was_given(small, health):
    """Strict JSON; a study without health has no such key."""
    content = json.loads(dumped(replace(small, health=health)))
    assert [c["id"] for c in content["health"]["checks"]] == ["H01", "H05", "H08"]
    assert content["health"]["groups"][0]["own_name"] is None
    assert "health" not in json.loads(dumped(small))


def test_a_written_study_has_all_of_it(small, read, health, tmp_path):
    """Page, tables and the view of what was set aside; the link leads somewhere."""
    folder = write(replace(read, health=health), tmp_path / "out")
    assert (folder / "set_aside.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    names = {p.name for p in (folder / "tables").iterdir()}
    assert {"health.csv", "health_checks.csv", "set_aside.csv"} <= names
    plain = write(small, tmp_path / "plain")
    assert not (plain / "set_aside.html").exists()
