"""An invented news world in which nothing tells outlets apart, until a test plants something."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from framing.model.article import Article
from framing.model.corpus import Corpus

OUTLETS = ("Karst One", "Meridian Times", "Valdoria Herald")
SYLLABLES = ("ka", "ro", "mi", "sen", "dal", "vo", "tir", "lu", "pen", "ga", "bri", "zo")


def _words(n, rng):
    return ["".join(rng.choice(SYLLABLES, 3)) for _ in range(n)]


@pytest.fixture(scope="session")
def world():
    """Make a corpus: `world(plant, n_events=, seed=)`; `plant(fields, rng)` edits each article."""

    def make(plant=None, *, n_events=60, outlets=OUTLETS, seed=0):
        rng = np.random.default_rng(seed)
        common = _words(300, rng)
        articles = []
        for event in range(n_events):
            subject = _words(12, rng)
            day = dt.date(2031, 1, 1) + dt.timedelta(days=int(rng.integers(700)))
            for outlet in outlets:
                lines = []
                for _ in range(5):
                    drawn = [*rng.choice(common, 14), *rng.choice(subject, 4)]
                    rng.shuffle(drawn)
                    lines.append(" ".join(drawn).capitalize() + ".")
                fields = {
                    "id": f"{outlet[0].lower()}{event}",
                    "outlet": outlet,
                    "event": f"e{event}",
                    "date": day,
                    "author": f"{rng.choice(common)} {rng.choice(common)}",
                    "section": str(rng.choice(["politics", "harbour"])),
                    "lines": lines,
                    "extra": {},
                }
                if plant:
                    plant(fields, rng)
                text = "\n\n".join(fields.pop("lines"))
                articles.append(Article(text=text, **fields))
        return Corpus.of(articles, name="world")

    return make


@pytest.fixture(scope="session")
def styled(world):
    """A small corpus in which Karst One, and only it, says `allegedly` and `so-called`."""

    def plant(fields, rng):
        if fields["outlet"] == "Karst One":
            fields["lines"] = [f"Allegedly the so-called {x.lower()}" for x in fields["lines"]]

    return world(plant, n_events=20, outlets=("Karst One", "Meridian Times"))
