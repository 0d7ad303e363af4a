"""Names that a corpus teaches: own ones found, topics of the town left alone."""

from __future__ import annotations

import numpy as np
import pytest

from framing.corpus.self_names import learn_self_reference, rows_with
from framing.corpus.words import Words
from framing.model.article import Article
from framing.model.corpus import Corpus

PLANS = [f"plan {w}" for w in "alpha beta gamma delta epsilon zeta eta theta iota kappa".split()]


def corpus(own, *, author=None, outlet="The Karst Daily", other="The port was shut over {}."):
    """Ten articles of an outlet and forty of another; `own` is a text for each plan."""
    mine = [
        Article(f"k{i}", own.format(p), outlet=outlet, author=author) for i, p in enumerate(PLANS)
    ]
    theirs = [
        Article(f"v{i}", other.format(p) + f" {i}", outlet="Valdoria Herald")
        for i, p in enumerate(PLANS * 4)
    ]
    return Corpus.of([*mine, *theirs])


def learned(source, outlet="The Karst Daily", families=None):
    """Text and kind of what is learned of an outlet."""
    families = np.arange(len(source)) if families is None else families
    names = learn_self_reference(source, families=families).get(outlet)
    return {(e.text, e.kind) for e in names.entries} if names else set()


class TestLearned:
    def test_addresses_like_the_name(self):
        """Mail and sites at a domain, and handles, that hold the name."""
        found = learned(corpus("Write of {} to x@karstdaily.example or follow @KarstDailyLive."))
        assert found == {("karstdaily.example", "domain"), ("@karstdailylive", "domain")}

    def test_programmes_after_the_name(self):
        """Quoted behind the outlet's name, or ending as programmes do."""
        quoted = learned(corpus("He told the Karst Daily's “Evening Bench” of {}."))
        assert quoted == {("Evening Bench", "programme")}
        assert learned(corpus("He told the Karst Daily’s Harbour Report of {}.")) == {
            ("Harbour Report", "programme")
        }

    def test_programmes_named_after_the_outlet(self):
        """They begin with a word that the outlet has to itself."""
        source = corpus("He told Meridian Tonight of {}.", outlet="Meridian One")
        assert learned(source, "Meridian One") == {("Meridian Tonight", "programme")}

    def test_authors_are_staff(self):
        """Those of two articles whom two texts name, and no others."""
        own = "Ilse Brandt contributed to this report on {}."
        assert learned(corpus(own, author="By Ilse Brandt")) == {("Ilse Brandt", "staff")}
        assert learned(corpus(own)) == set()

    def test_an_author_whom_all_outlets_name_is_a_topic(self):
        """A minister who writes now and then is no staff."""
        source = corpus("Ilse Brandt on {}.", author="Ilse Brandt", other="Ilse Brandt cut {}.")
        assert learned(source) == set()


class TestTopics:
    @pytest.mark.parametrize(
        "own",
        [
            "Mayor Tom Reed of Karst spoke of {}.",  # a politician of the town
            "In Karst Harbour ships wait for {}.",  # the town's name is in the paper's
            "The Karst Daily's North Valdoria desk wrote of {}.",  # a place after the name
            "He told Karst Police of {}.",  # told, but no medium
            "See www.karstport.example for {}.",  # an address of the town
            "Follow @TomReed on {}.",
            "CNN News reported {}.",  # another outlet
        ],
    )
    def test_what_is_only_frequent_is_not_learned(self, own):
        """All articles of one outlet have it and no other's, and still it is not its name."""
        assert learned(corpus(own)) == set()


def test_copies_count_once():
    """Ten copies of an article are one; four articles are too few."""
    source = corpus("He told the Karst Daily’s Harbour Report of {}.")
    families = np.arange(len(source))
    families[6:10] = 3
    families[4:6] = 2
    assert learned(source, families=families) == set()
    assert learn_self_reference(Corpus.of([source[0], source[11]])) == {}


def test_what_is_known_is_not_learned_again():
    """The card's and the derived names stay what they are."""
    assert learned(corpus("The Karst Daily told karst of {}; @karstdaily.")) == set()


def test_rows_of_strings():
    """Runs of words, whatever stands between them; a string without words is nowhere."""
    found = rows_with(Words.of(["Karst-One, KARST one", "one karst"]), ["Karst One", "!", "one"])
    assert {k: v.tolist() for k, v in found.items()} == {"!": [], "Karst One": [0], "one": [0, 1]}
