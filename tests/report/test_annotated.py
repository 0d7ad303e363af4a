"""Articles with everything found in them: every mark explains itself, with and without colour."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from framing.annotate import annotate
from framing.devices import LexicalDevice, WordList
from framing.lexicons.entries import parse_lexicon
from framing.model.annotations import Annotations
from framing.model.article import Article
from framing.report.annotated import LONGEST, LONGEST_ALONE, reading
from framing.report.highlight import printable
from framing.report.html import annotated_page, fragment

LIST = b"""
[lexicon]
name = "weather"
version = "3"
description = "Words for weather that stand for people."
references = ["charteris2004"]
reliability = "L"
[[entry]]
words = ["wave of drivers"]
sense = "water"
"""
TEXT = (
    "Ferry sinks\n"
    "The so-called Tarn Accord was signed. A wave of drivers came, and the regime was blamed.\n"
    "“We will not leave the so-called accord to them,” Ilse Brandt claimed.\n"
)
VOID = {"meta", "input"}


class Reader(HTMLParser):
    """What a screen reader and a keyboard meet: texts, names, links, ids."""

    def __init__(self, source: str):
        """Read the whole page."""
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str]] = []
        self.marks: list[dict[str, str]] = []
        self.boxes: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.texts: list[str] = []
        self.loaded: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """Note what can be reached."""
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.loaded += [found[k] for k in ("src", "srcset", "data") if k in found]
        if tag == "a":
            self.links.append(found)
        if tag == "mark" and "title" in found:
            self.marks.append(found)
        if tag == "input":
            self.boxes.append(found["class"])
        if tag not in VOID:
            inside = self.open[-1][1] if self.open else False
            starts = "article-text" in found.get("class", "").split()
            self.texts += [""] if starts else []
            self.open.append((tag, inside or starts))

    def handle_endtag(self, tag):
        """Elements close in order."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        """Collect the words of articles."""
        if self.open and self.open[-1][1]:
            self.texts[-1] += data


@pytest.fixture(scope="module")
def notes() -> Annotations:
    """Two articles with devices of the library, a list that is not citable, and bare words."""
    weather = LexicalDevice(parse_lexicon(LIST, "weather.toml"))
    given = ["all", weather, WordList("regime", ("regime",))]
    return annotate([Article("a", TEXT, "Karst One"), Article("b", TEXT * 3)], devices=given)


@pytest.fixture(scope="module")
def page(notes) -> Reader:
    """The page of them, read."""
    return Reader(annotated_page(notes))


def test_texts_come_back_unchanged(notes, page):
    """Marks, numbers and labels add nothing to the words of an article."""
    assert page.texts == list(notes.corpus.texts)


def test_every_mark_leads_to_its_row_and_back(notes, page):
    """Each piece of evidence and attribution has a link with a name, a row, and a way back."""
    assert len(page.ids) == len(set(page.ids))
    refs = [link for link in page.links if link.get("class") == "ref"]
    assert len(refs) == len(notes.evidence) + len(notes.attributions)
    assert all(link["aria-label"].startswith(link["data-sign"]) for link in refs)
    assert {link["href"][1:] for link in page.links} <= set(page.ids)
    backs = [link for link in page.links if link.get("aria-label", "").endswith("in the text")]
    assert len(backs) == len(refs)


def test_marks_are_described(page):
    """Device, sense, voice, rule and what held stand in the description of a mark."""
    (first, *_) = (m for m in page.marks if "dist.so_called" in m["title"])
    for words in ("distancing, ", "voice: outlet", "body", "The marker “so-called”"):
        assert words in first["title"]
    assert all(len(m["title"]) <= 360 for m in page.marks)


def test_what_is_not_citable_is_marked(notes, page):
    """A device of class L carries a dagger, a class of its own and words that say so."""
    marks = [m for m in page.marks if m["title"].startswith("weather") and "id" in m]
    assert len(marks) == 4
    for mark in marks:
        assert "doubted" in mark["class"].split()
        assert "not citable" in mark["title"]
    drawn = annotated_page(notes)
    assert "† not citable" in drawn
    assert re.search(
        r'data-sign="\d+†"[^>]*aria-label="\d+† weather, water, voice: outlet, not', drawn
    )
    plain = annotated_page(annotate(["The so-called Tarn Accord."], devices=["distancing"]))
    assert "not citable" not in plain


def test_voices_have_signs(notes):
    """Beside its number a mark says whose words it stands in."""
    rows = reading(notes, [0]).articles[0].rows
    signs = {r.item.voice: r.sign for r in rows if r.item.device == "distancing"}
    assert signs["outlet"].isdigit()
    assert signs["quoted"].endswith("q")


def test_every_device_and_voice_has_a_filter(notes, page):
    """For each a check box, a rule that hides its marks, and one that hides its rows."""
    made = reading(notes, range(2))
    drawn = annotated_page(notes)
    codes = [key.code for key in made.keys]
    assert len(codes) == len(set(codes)) == len(set(notes.evidence.device))
    assert sum(key.n for key in made.keys) == sum(made.voices.values()) == len(notes.evidence)
    for code, marks in (
        *((c, f":is(mark, b).{c}") for c in codes),
        *((v, f"mark.v-{v}") for v in ("outlet", "quoted", "reported")),
    ):
        assert f"f-{code}" in page.boxes
        hidden = f".framing .reading:has(.f-{code}:not(:checked))"
        assert f"{hidden} {marks} {{ all: unset; }}" in drawn
        name = marks.rpartition(".")[2]
        assert f"{hidden} :is(mark.{name} > .ref, tr.{name}) {{ display: none; }}" in drawn


def test_cues_stand_out_in_wider_marks(notes):
    """The words that gave a device away are bold where its mark holds more."""
    html = reading(notes, [0], 10_000).articles[0].html
    assert re.search(r">so-called</b> Tarn Accord", html)


def test_rules_are_defined_once(notes):
    """Each rule that fired is defined once, with its list where that is at hand."""
    made = reading(notes, range(2))
    assert len({(w.device, w.sense, w.rule) for w in made.rules.values()}) == len(made.rules)
    assert all(w.tests for w in made.rules.values())
    linked = {r.rule for a in made.articles for r in (*a.rows, *a.said)}
    assert linked == set(made.rules)


def test_hostile_names_and_texts_stay_texts():
    """Texts, titles, outlets and names of devices, rules and lists never become tags."""
    evil = '</style></mark><script>alert(\'x\')</script>" onfocus="y" {} %s \0\u202e'
    listed = LIST.decode().replace("Words for weather", "</style><script>bad</script> words")
    listed = listed.replace('name = "weather"', 'name = "</style><script>x"').replace(
        'words = ["wave of drivers"]',
        'words = ["wave of drivers"]\nname = "<script>"\nnote = "<b>"',
    )
    device = LexicalDevice(parse_lexicon(listed.encode(), "evil.toml"))
    article = Article(evil, evil + TEXT, evil, title=evil, event=evil)
    notes = annotate([article], devices=["all", device])
    assert "</style><script>x" in set(notes.evidence.device)
    for drawn in (annotated_page(notes), fragment(notes)):
        assert not re.search("</?script|<b>bad|[\0]", drawn)
        assert drawn.count("</style>") == drawn.count("<style>")
        read = Reader(drawn)
        assert read.texts == [printable(article.text)]
        assert not [a for m in (*read.marks, *read.links) for a in m if a.startswith("on")]


def test_pages_load_nothing(page, notes):
    """No script, no resource from elsewhere: the page works from a disk without a network."""
    assert page.loaded == []
    assert not re.search(r"<script|<link|@import|url\(", annotated_page(notes))


def test_long_articles_are_cut_and_said():
    """An article of 50,000 words gives a page of bounded size that says what it left out."""
    text = "The so-called Tarn Accord was signed by the League, officials said.\n" * 4_600
    notes = annotate([text], devices=["distancing", "agentive_passive"])
    drawn = annotated_page(notes)
    assert len(text.split()) >= 50_000
    assert len(drawn.encode()) < 8_000_000
    made = reading(notes, [0], LONGEST_ALONE).articles[0]
    assert made.cut == len(text) - LONGEST_ALONE
    shown = len(made.rows) + len(made.said)
    assert shown + made.cut_marks == len(notes.evidence) + len(notes.attributions)
    assert f"{made.cut:,} more characters with {made.cut_marks:,} more marks are not shown" in drawn
    assert len(fragment(notes)) < len(drawn) / 3
    assert reading(notes, [0]).articles[0].cut == len(text) - LONGEST


def test_pieces_of_one_notebook_do_not_share_ids(notes):
    """Two outputs of different articles can stand on one page."""
    one, other = (set(Reader(fragment(notes.take(np.array([row])))).ids) for row in (0, 1))
    assert one
    assert other
    assert not one & other


def test_nothing_found_is_a_page_too():
    """An article without evidence, and a corpus without articles."""
    Reader(annotated_page(annotate([Article("a", "Rain.")])))
    Reader(annotated_page(annotate([])))
