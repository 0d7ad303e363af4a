"""What repeats across an outlet's articles is learned, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from framing.annotate import annotate
from framing.corpus import Repeats, learn_furniture
from framing.corpus.furniture import furniture_in
from framing.corpus.stretches import stretches
from framing.model.article import Article
from framing.model.corpus import Corpus

PITCH = "Good papers need good readers: take out the Meridian Times at your newsagent, today"
SIGNS = "harbour council ferry bridge school market river storm budget strike museum lake".split()
PEOPLE = "Brandt Dorn Ilves Karsten Maurer Okoro Petrov Quist Renner Sorel Tamm Urban".split()


def story(i: int, seed: int = 0) -> str:
    """A story of its own: no two share eight words in a row."""
    rng = np.random.default_rng([seed, i])
    words = [f"{a}{b}" for a, b in product("ka lo mi nu pe ro".split(), "sten dar vik lun".split())]
    body = [" ".join(rng.choice(words, 30)).capitalize() + "." for _ in range(6)]
    return f"{SIGNS[i % 12].title()} news of {PEOPLE[i % 12]}\n\n" + "\n\n".join(body)


def papers(n: int = 12, day: int = 30, **last: str) -> list[Article]:
    """`n` articles of each of two outlets, a month apart, each outlet's closed by its last line."""
    ends = {"Meridian Times": f"{PITCH}.", "Karst One": "", **last}
    return [
        Article(
            f"{outlet}-{i}", f"{story(i, seed)}\n\n{end}".strip(), outlet=outlet,
            date=dt.date(2020, 1, 1) + dt.timedelta(day * i),
        )
        for seed, (outlet, end) in enumerate(ends.items())
        for i in range(n)
    ]  # fmt: skip


def set_aside(articles: list[Article], **options: object) -> dict[str, list[str]]:
    """What the learned rules set aside, by outlet."""
    notes = annotate(articles, devices=(), **options)
    found: dict[str, list[str]] = {}
    for row, rule in enumerate(notes.parts.rule):
        if rule.startswith("learned."):
            article = notes.corpus[int(notes.parts.article[row])]
            said = article.text[notes.parts.start[row] : notes.parts.end[row]]
            found.setdefault(article.outlet or "", []).append(said)
    return found


def test_a_line_that_closes_every_page_of_one_outlet_is_set_aside():
    """All twelve of its pages lose it, whole, and the other outlet loses nothing."""
    assert set_aside(papers()) == {"Meridian Times": [f"{PITCH}."] * 12}


def test_a_stretch_within_a_line_is_cut_off_the_prose_before_it():
    """What was glued to the last paragraph is cut at the sentence."""
    glued = [replace(a, text=a.text.replace(f"\n\n{PITCH}", f" {PITCH}")) for a in papers()]
    assert set_aside(glued) == {"Meridian Times": [f"{PITCH}."] * 12}


def test_what_two_outlets_share_is_nobodys_furniture():
    """A line in the pages of both tells nothing about either."""
    assert set_aside(papers(**{"Karst One": f"{PITCH}."})) == {}


def test_four_pages_are_too_few():
    """METHODOLOGY 1.3 asks for five."""
    few, enough = papers(4), papers(5)
    assert set_aside(few) == {}
    assert len(set_aside(enough)["Meridian Times"]) == 5


def test_copies_of_one_story_are_not_furniture():
    """A story that one outlet published twelve times, on as many days, stays prose."""
    one = story(1)
    copies = [
        Article(f"c{i}", one, "Meridian Times", dt.date(2020, 1, 1) + dt.timedelta(30 * i))
        for i in range(12)
    ]
    others = [a for a in papers() if a.outlet == "Karst One"]
    assert set_aside(copies + others) == {}


def test_a_phrase_of_one_week_is_not_furniture():
    """A formula about one event, glued into the last paragraph, comes and goes with the event."""
    event = "the worst storm that the harbour had seen in forty long years."
    plain = papers(40, day=5, **{"Meridian Times": ""})

    def told(rows: range) -> list[Article]:
        return [
            replace(a, text=f"{a.text.rstrip('.')} {event}") if i in rows else a
            for i, a in enumerate(plain)
        ]

    assert set_aside(told(range(5, 11))) == {}
    assert set_aside(told(range(3, 40, 7))) == {"Meridian Times": [event] * 6}


def amid(articles: list[Article], sentence: str, rows: range) -> list[Article]:
    """Articles with a sentence in the middle of their fourth paragraph, at some rows."""
    told = []
    for i, article in enumerate(articles):
        lines = article.text.split("\n\n")
        words = lines[3].split()
        if i in rows:
            lines[3] = f"{' '.join(words[:15])}. {sentence} {' '.join(words[15:]).capitalize()}"
        told.append(replace(article, text="\n\n".join(lines)))
    return told


def plain(n: int, dated: bool = True) -> list[Article]:
    """Articles of one outlet that have nothing in common."""
    one = [a for a in papers(n) if a.outlet == "Karst One"]
    return one if dated else [replace(a, date=None) for a in one]


APPEAL = "The Karst One fund pays for lawyers of crews that lost their ships."
MOTTO = "Karst One fund pays for lawyers."


def test_a_sentence_in_the_middle_of_a_paragraph_is_set_aside():
    """It repeats on dates that spread as the outlet's do, so that it needs no place of its own."""
    assert set_aside(amid(plain(40), APPEAL, range(3, 40, 7))) == {"Karst One": [APPEAL] * 6}


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (APPEAL, range(3, 9)),  # half a year of three
        (APPEAL, range(3, 28, 7)),  # four articles
        (MOTTO, range(3, 40, 7)),  # fewer than eight words
        (APPEAL.rstrip("."), range(3, 40, 7)),  # goes on into the next sentence
    ],
)
def test_a_sentence_amid_prose_has_to_be_long_and_to_last(sentence, rows):
    """Short, rare or passing sentences stay, and so does what is only part of one."""
    assert set_aside(amid(plain(40), sentence, rows)) == {}


@pytest.mark.parametrize(
    ("n", "times", "found"), [(40, 9, 0), (40, 10, 10), (600, 11, 0), (600, 12, 12)]
)
def test_without_dates_ten_articles_and_two_per_cent_are_asked_for(n, times, found):
    """How many pages have a sentence stands for the days it lasted: 11 of 600 are too few."""
    aside = set_aside(amid(plain(n, dated=False), APPEAL, range(times)))
    assert aside.get("Karst One", []).count(APPEAL) == found


def test_learning_from_some_articles_is_learning_from_a_corpus_of_them():
    """What the training folds teach does not depend on the articles that are held out."""
    articles = papers(**{"Karst One": "Karst One is what Karst reads, on paper and on the wall."})
    rows = np.r_[0:8, 12:24]
    some = Repeats.of(articles).learn(rows)
    alone = learn_furniture([articles[i] for i in rows])
    assert some.outlets == alone.outlets == ("Karst One", "Meridian Times")
    for mine, theirs in zip(some.keys, alone.keys, strict=True):
        assert np.array_equal(mine, theirs)
    assert not len(Repeats.of(articles).learn(np.r_[0:4, 12:16]))


def test_what_was_learned_is_found_in_other_articles():
    """Furniture of known outlets is set aside in one new page; unknown outlets have none."""
    known = learn_furniture(papers())
    page = f"{story(99, 7)}\n\n{PITCH}!"
    new = [Article("n", page, "Meridian Times"), Article("o", page, "The Dorn Herald")]
    assert set_aside(new, furniture=known) == {"Meridian Times": [f"{PITCH}!"]}
    assert len(furniture_in(known, stretches([page]), [None])) == 0


@pytest.mark.parametrize(
    "articles", [Corpus.of([]), ["One text."], [Article("a", "", "Karst One")]]
)
def test_too_little_teaches_nothing(articles):
    """No article, no outlet, no text: nothing is learned and nothing breaks."""
    assert not learn_furniture(articles)
