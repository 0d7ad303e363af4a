"""What was set aside: every piece counted once, shown in place, nothing lost, nothing unescaped."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import numpy as np
import pytest

from framing.annotate import annotate
from framing.model.article import Article
from framing.model.columns import Labels
from framing.model.corpus import Corpus
from framing.model.furniture import Furniture
from framing.model.parts import PROSE
from framing.report.html import set_aside_page
from framing.report.set_aside import (
    BEGINNING,
    END,
    NO_OUTLET,
    before_after,
    outlets_aside,
    set_aside,
    set_aside_frame,
)

BODY = "The ferry to Karst stayed in port on Monday, said Ilse Brandt <of the harbour & town>."


def make_article(number: int, outlet: str | None) -> Article:
    """An article with a copyright line of its own page and share buttons."""
    year = 2030 + number % 2
    lines = [f"Council meets {number}", "Share   Save   Print", f"{BODY} It is {number}.", BODY]
    return Article(f"a{number}", "\n\n".join([*lines, f"© {year} {outlet} Company"]), outlet=outlet)


@pytest.fixture(scope="module")
def notes():
    """Ten articles of two outlets, and one of none."""
    found = [make_article(i, ("Karst One", "Meridian Times")[i % 2]) for i in range(10)]
    return annotate(Corpus.of([*found, make_article(10, None)]), devices=(), furniture=Furniture())


def test_every_piece_is_counted_once(notes):
    """Characters by outlet, part and rule add up to all that is not headline or body."""
    rows = set_aside(notes)
    parts = notes.parts
    out = ~parts.part.isin(PROSE)
    assert sum(r.characters for r in rows) == int((parts.end - parts.start)[out].sum())
    assert sum(r.pieces for r in rows) == int(out.sum())
    assert rows[-1].outlet == NO_OUTLET


def test_shares_are_of_the_outlet_s_characters(notes):
    """By hand: the lines of one outlet, without the white space between them."""
    own = [a.text for a in notes.corpus if a.outlet == "Karst One"]
    whole = sum(len(line) for text in own for line in text.split("\n\n"))
    row = next(r for r in set_aside(notes) if r.outlet == "Karst One" and r.part == "share")
    assert row.characters == 5 * len("Share   Save   Print")
    assert row.share == pytest.approx(row.characters / whole)
    assert (row.articles, row.texts) == (5, ("Share Save Print (5)",))


def test_the_frame_has_a_column_for_each_frequent_text(notes):
    """As many rows; missing places are empty."""
    frame = set_aside_frame(notes)
    assert len(frame) == len(set_aside(notes))
    share = frame[(frame["outlet"] == "Karst One") & (frame["part"] == "share")].iloc[0]
    assert (share["text_1"], share["text_2"]) == ("Share Save Print (5)", "")


def text_of(markup: str) -> str:
    """What a reader sees of a piece of HTML."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def test_before_is_the_page_and_after_its_prose(notes):
    """The page is whole, what is struck out is what is missing after it."""
    shown = before_after(notes, 0)
    text = notes.corpus[0].text
    assert text_of(shown.before[0]) == text
    struck = [text_of(s) for s in re.findall(r"<del[^>]*>(.*?)</del>", shown.before[0])]
    assert "Share   Save   Print" in struck
    after = text_of(shown.after[0])
    assert not any(s in after for s in struck)
    assert BODY in after
    assert (shown.before_cut, shown.after_cut) == (0, 0)


def test_every_piece_names_its_part_and_rule(notes):
    """Not by colour alone: element, label and title say it."""
    shown = str(before_after(notes, 0).before[0])
    assert 'data-label="share · layout.share"' in shown
    assert 'title="set aside as share · layout.share"' in shown


def test_long_articles_keep_both_ends(notes):
    """Furniture stands at the ends: the middle is left out, and said to be."""
    text = "\n\n".join(["Council meets", *[f"{BODY} {i}" for i in range(99)], "© 2031 Karst One"])
    found = annotate(
        Corpus.of([Article("long", text, outlet="Karst One")]), devices=(), furniture=Furniture()
    )
    shown = before_after(found, 0)
    assert [len(text_of(m)) for m in shown.before] == [BEGINNING, END]
    assert shown.before_cut == len(text) - BEGINNING - END
    assert "<del" in shown.before[1]
    assert f"[{shown.before_cut:,} characters not shown]" in set_aside_page(found)


def test_the_page_is_escaped_and_the_same_for_the_same_seed(notes):
    """Nothing of an article is markup; chance only chooses the articles."""
    found = set_aside_page(notes, seed=3)
    assert "<of the harbour" not in found
    assert "&lt;of the harbour &amp; town&gt;" in found
    assert found == set_aside_page(notes, seed=3)
    assert len({set_aside_page(notes, seed=s) for s in range(6)}) > 1
    assert "<script" not in found


def test_it_is_bounded(notes):
    """At most forty outlets, two articles each."""
    articles = [make_article(i, f"Outlet {i % 50}") for i in range(150)]
    found = annotate(Corpus.of(articles), devices=(), furniture=Furniture())
    outlets = outlets_aside(found, seed=0)
    assert len(outlets) == 40
    assert {len(o.examples) for o in outlets} == {2}
    assert "Shown are the 40 outlets" in set_aside_page(found)


def test_nothing_set_aside_is_said():
    """A corpus of prose has an empty table, and a page that says so."""
    found = annotate(Corpus.of([replace(make_article(0, "Karst One"), text=BODY)]), devices=())
    assert set_aside(found) == ()
    assert "Nothing was set aside." in set_aside_page(found)


def test_a_selection_has_its_own(notes):
    """Taking some articles leaves the pieces of those only."""
    some = notes.take(np.array([1, 3]))
    assert {r.outlet for r in set_aside(some)} == {"Meridian Times"}


def test_a_line_with_a_hole_stays_one_line():
    """What is set aside inside a line, as a dateline is, does not break the line in two."""
    text = "Council meets\n\nALTMERE, March 4 — " + BODY
    found = annotate(
        Corpus.of([Article("a", text, outlet="Karst One", title="Council meets")]),
        devices=(),
        furniture=Furniture(),
    )
    start = text.index(BODY)
    middle = start + BODY.index(" on Monday")
    parts = found.parts
    last = np.flatnonzero(parts.end == len(text))[0]
    assert parts.start[last] == start
    rows = np.array([*range(last), last, last, last])
    cut = parts.take(rows)
    edges = [start, middle, middle + 10, len(text)]
    starts, ends = cut.start.copy(), cut.end.copy()
    starts[last:], ends[last:] = edges[:3], edges[1:]
    labels = [*list(parts.part)[:last], "body", "related", "body"]
    cut = cut.replace(start=starts, end=ends, part=Labels.of(labels))
    shown = before_after(replace(found, parts=cut), 0)
    assert "stayed in port , said Ilse" in text_of(shown.after[0])
    assert text_of(shown.after[0]).count("\n\n") == 1
