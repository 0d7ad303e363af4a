"""What is refused: few things, each with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.health import require_fit
from framing.model.errors import Refusal, TooFewOutlets


def test_a_sound_corpus_is_not_refused(sound):
    """Nothing is raised."""
    require_fit(sound)


def test_one_outlet_is_refused(articles, examined):
    """There is nothing to compare it with."""
    with pytest.raises(TooFewOutlets, match="only 'Karst One'"):
        require_fit(examined(articles(8, ("Karst One",))))


def test_an_outlet_without_words_is_refused(articles, examined):
    """An outlet whose texts are all empty is named."""
    found = [replace(a, text="") if a.outlet == "Karst One" else a for a in articles()]
    with pytest.raises(Refusal, match="no article of Karst One has a word"):
        require_fit(examined(found))


def test_some_empty_articles_are_not_refused(articles, examined):
    """An outlet that has words in some articles can be compared."""
    found = articles()
    found[:6] = [replace(a, text="") for a in found[:6]]
    require_fit(examined(found))


def test_texts_compared_with_themselves_are_refused(articles, examined):
    """Most articles in two outlets: the difference can only be chance."""
    found = articles(12, ("Karst One",))
    found += [replace(a, id=f"{a.id}b", outlet="Meridian Times") for a in found]
    with pytest.raises(Refusal, match="compared with themselves"):
        require_fit(examined(found))
