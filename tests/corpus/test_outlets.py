"""Outlets as card data: one outlet under many labels, and what it calls itself."""

from __future__ import annotations

import pytest

from framing.corpus.outlets import (
    article_names,
    domain_of,
    find_outlet,
    names_of,
    outlet_names,
    outlet_names_of,
    outlets,
    people,
    same_outlet,
)
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.outlets import Names, OutletName


class TestCards:
    def test_there_are_enough_of_them(self):
        """More than 150, each with somebody who owns it."""
        assert len(outlets()) > 150
        assert not [card.name for card in outlets().values() if not card.owner]

    def test_no_domain_is_two_outlets(self):
        """An address leads to one card; what two share is a mistake in the file."""
        domains = [d for card in outlets().values() for d in card.domains]
        shared = {d for d in domains if domains.count(d) > 1}
        assert shared <= {"citylab.com"}  # moved from The Atlantic to Bloomberg's CityLab

    def test_domains_are_hosts_in_small_letters(self):
        """No scheme, path or www., which would never be found."""
        for card in outlets().values():
            for domain in card.domains:
                assert domain_of(domain), domain
                assert domain == domain.lower()
                assert not domain.startswith("www.")

    def test_names_and_labels_find_their_card(self):
        """Every card is found by its own name, and by the labels that data sets give it."""
        for card in outlets().values():
            assert find_outlet(card.name) is card
            for label in card.labels:
                assert find_outlet(label) is card, label

    def test_a_word_is_never_looked_for_as_it_is(self):
        """Names that are words need a capital article, company, or a guard."""
        words = {"reason", "slate", "time", "salon", "hill", "week", "nation", "people", "mirror"}
        for card in outlets().values():
            for entry in names_of(card.name).entries:
                if entry.text.casefold() in words:
                    assert entry.guard, (card.name, entry)


class TestFinding:
    @pytest.mark.parametrize(
        ("label", "name"),
        [
            ("CNN (Web News)", "CNN"),
            ("CNN - Editorial", "CNN"),
            ("Fox Online News", "Fox News"),
            ("Fox News (Online)", "Fox News"),
            ("NPR Editorial ", "NPR"),
            ("NYT", "The New York Times"),
            ("New York Times (Online News)", "The New York Times"),
            ("nytimes.com", "The New York Times"),
            ("https://fivethirtyeight.blogs.nytimes.com/2012/x", "FiveThirtyEight"),
            ("USA TODAY", "USA Today"),
            ("TheBlaze.com", "TheBlaze"),
            ("Time Magazine", "Time"),
            ("The Week - Opinion", "The Week"),
            ("NBCNews.com", "NBC News"),
            ("http://abcnews.go.com/Politics", "ABC News"),
            ("bbc.co.uk", "BBC News"),
        ],
    )
    def test_labels_of_data_sets(self, label, name):
        """What a data set or an address calls an outlet leads to its card."""
        assert find_outlet(label).name == name

    @pytest.mark.parametrize("label", ["The Karst Daily", "Guest Writer - Left", "go.com", "", "."])
    def test_what_is_no_known_outlet_is_none(self, label):
        """An unknown name, a writer, and a host above an outlet's own are nobody."""
        assert find_outlet(label) is None

    def test_the_same_outlet(self):
        """Aliases meet; papers of one family do not."""
        assert same_outlet("NYT", "https://www.nytimes.com/2031/x")
        assert same_outlet("The Karst Daily", "Karst Daily (Web News)")
        assert same_outlet("karst.example", "https://news.karst.example/a")
        assert not same_outlet("karst.example", "valdoria.example")
        assert not same_outlet("Washington Times", "Washington Post")
        assert not same_outlet("Fox News", "The Karst Daily")


class TestDomains:
    @pytest.mark.parametrize(
        ("address", "domain"),
        [
            ("https://www.bbc.co.uk/news/1?x=a.b", "bbc.co.uk"),
            ("edition.cnn.com", "cnn.com"),
            ("HTTP://News.Karst.COM.AU:80/", "karst.com.au"),
            ("ilse.blogspot.com", "ilse.blogspot.com"),
            ("https://news.karst.example/a", "karst.example"),
            ("Karst One", ""),
            ("http://[::1", ""),
            ("10.0.0.1", ""),
            ("", ""),
        ],
    )
    def test_registrable_domains(self, address, domain):
        """By the Public Suffix List; a top level that it lacks is taken for one."""
        assert domain_of(address) == domain


class TestNames:
    def test_an_unknown_outlet_is_derived(self):
        """Its name without asides and article, its handle, and its domain."""
        names = names_of("The Meridian Times (Web News)", "www.meridian.example")
        kinds = {e.text: (e.kind, e.origin, e.guard) for e in names.entries}
        assert kinds["Meridian Times"] == ("name", "derived", "")
        assert kinds["Times"] == ("name", "derived", "short")
        assert kinds["@meridiantimes"] == ("domain", "derived", "")
        assert kinds["meridian.example"] == ("domain", "derived", "")

    def test_a_single_word_is_guarded(self):
        """It may be a word of the language; an acronym or a compound is not."""
        guards = {n: names_of(n).entries[0].guard for n in ("Harbour", "KTV", "KarstWatch")}
        assert guards == {"Harbour": "inside", "KTV": "", "KarstWatch": ""}
        assert names_of("The Harbour").texts[0] == "The Harbour"
        assert "Karst Watch" in names_of("KarstWatch").texts

    def test_a_writer_is_read_with_the_outlet_of_the_address(self):
        """A guest has no name of an outlet; a columnist has their own beside it."""
        assert names_of("Guest Writer - Left", "www.cnn.com").outlet == "CNN"
        both = names_of("Ilse Brandt", "www.cnn.com")
        assert both.outlet == "Ilse Brandt"
        assert {"Ilse Brandt", "CNN"} <= set(both.texts)
        assert names_of("Guest Writer").entries == ()

    def test_a_known_label_counts_more_than_the_address(self):
        """An outlet that is read at another's address does not take its name."""
        assert "CNN" not in names_of("NPR Online News", "www.cnn.com").texts

    def test_a_domain_can_be_the_label(self):
        """Then the address is all that is known."""
        assert names_of("karst.example").texts[:2] == ("karst.example", "@karst")

    def test_hosts_that_everybody_uses_name_nobody(self):
        """An article kept in an archive is not the archive's."""
        assert "archive.org" not in outlet_names("Karst One", "web.archive.org")

    def test_people_of_an_author_field(self):
        """Persons, and nothing that only stands there."""
        field = "By Ilse Brandt, Tom A. Reed and Karst Bureau; President Orlan"
        assert people(field) == ("Ilse Brandt", "Tom A. Reed")
        assert people("Posted, 2 Min Read") == people(None) == ()

    def test_names_of_articles(self):
        """With what was learned of the outlet, and the article's own author among the staff."""
        corpus = Corpus.of(
            [
                Article("a", "x", outlet="Karst One", author="Ilse Brandt"),
                Article("b", "x", outlet="Karst One"),
                Article("c", "x"),
            ]
        )
        learned = {"Karst One": Names("Karst One", (OutletName("Reed", "staff", "learned"),))}
        first, second, third = article_names(corpus, learned)
        assert first.of_kind("staff") == ("Reed", "Ilse Brandt")
        assert second.of_kind("staff") == ("Reed",)
        assert third is None
        assert outlet_names_of(corpus)[0].of_kind("staff") == ()

    def test_more_names_keep_what_is_known(self):
        """A name that is there already keeps its origin."""
        names = Names("K", (OutletName("K", "name", "card"),)) | [
            OutletName("K", "name", "learned")
        ]
        assert [e.origin for e in names.entries] == ["card"]

    @pytest.mark.parametrize("wrong", [("k", "card", ""), ("name", "k", ""), ("name", "card", "k")])
    def test_unknown_kinds_are_refused(self, wrong):
        """The error lists what there is."""
        with pytest.raises(ValueError, match="is none of"):
            OutletName("K", *wrong)
