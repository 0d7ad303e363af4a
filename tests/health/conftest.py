"""Corpora made for one fault each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from framing.annotate import annotate
from framing.health import Health, health
from framing.model.article import Article
from framing.model.corpus import Corpus

TOPICS = ("ferry", "bridge", "harvest", "school", "railway", "archive", "hospital", "market")
PLACES = ("Karst", "Altmere", "Tarn", "Sarn", "Lomna", "Port Elsin")


def make_story(number: int, paragraphs: int = 12) -> str:
    """An article of its own words, with a headline, quotation marks and paragraphs."""
    topic, place = TOPICS[number % len(TOPICS)], PLACES[number % len(PLACES)]
    lines = [f"Council of {place} puts off the {topic} for the {number}th time"]
    for k in range(paragraphs):
        a, b = 31 * number + 7 * k, 17 * number + 13 * k
        lines.append(
            f"The {topic} number {a} near {place} was said to have cost {b} crowns in the year "
            f"{1900 + (a + b) % 120}, which the clerk of room {a * b % 997} did not explain. "
            f"“We counted {a + 3} of them,” said Ilse Brandt{b}, who keeps the list{k}."
        )
    return "\n\n".join(lines)


def make_articles(
    n: int = 24, outlets: tuple[str, ...] = ("Karst One", "Meridian Times")
) -> list[Article]:
    """A sound corpus: `n` articles, their outlets in turn, one a week."""
    first = dt.date(2021, 1, 4)
    return [
        Article(
            f"a{i}",
            make_story(i),
            outlet=outlets[i % len(outlets)],
            date=first + dt.timedelta(weeks=i // len(outlets)),
            title=make_story(i).splitlines()[0],
        )
        for i in range(n)
    ]


def examine(found: list[Article], by: str = "outlet") -> Health:
    """The health of some articles, nothing learned from them."""
    from framing.model.furniture import Furniture

    return health(annotate(Corpus.of(found), devices=(), furniture=Furniture()), by=by)


@pytest.fixture(scope="session")
def story() -> Callable[..., str]:
    """A function that writes an article, by number and paragraphs."""
    return make_story


@pytest.fixture(scope="session")
def articles() -> Callable[..., list[Article]]:
    """A function that makes a sound corpus, by number of articles and outlets."""
    return make_articles


@pytest.fixture(scope="session")
def examined() -> Callable[..., Health]:
    """A function from articles to their health."""
    return examine


@pytest.fixture(scope="session")
def sound() -> Health:
    """The health of a corpus without a fault."""
    return examine(make_articles())


@pytest.fixture
def check() -> Callable[[list[Article], str], object]:
    """One check of some articles, by its id."""

    def of(found: list[Article], id: str) -> object:
        return next(c for c in examine(found).checks if c.id == id)

    return of
