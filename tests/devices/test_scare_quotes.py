"""Scare quotes: invented sentences for each test of the decision list."""

from __future__ import annotations

import pytest

from framing.text.batch import Batch

SCARE = [
    'The "peace mission" shelled two villages.',
    'Shops stayed shut amid the "stability" of the region.',
    "Karst sent “volunteers” over the river.",
    "The “reform” closed nine schools.",
    "The “free” ferry costs four crowns.",
    "So much for the “transparency” of the council.",
    "The army completed the “evacuation” of Tarn.",
    "The bank offered “help” at a ruinous rate.".replace("forty percent a year", "a ruinous rate"),
    "Nobody elected these “leaders” of the port.",
    "The “experts” never left the hotel.",
    "His “evidence” was a napkin.",
    "The town has had enough of such “progress”.",
    "That “accident” emptied three flats.",
    "The pump did not “work” once.",
    "The “independent” observers wore the party's scarf.",
    "The harbour fund is no “charity” at all.",
    "They counted the “votes” and the “election” was over.".replace(
        "“votes” and the ", "slips and the "
    ),
    "The regime’s “elections” took a day.",
    "Its so-called “reform” closed nine schools.",
    "The ‘liberation’ of Sorn left no roof whole.",
    "The supposed “compromise” pleased one side.",
]
NONE = [
    'Brandt called the plan "reckless".',
    "Dorn said the “reform” had failed.",
    "The plan is a “victory”, Dorn said.",
    "According to Dorn, the “reform” failed.",
    "“We won,” said the captain.",
    "The crowd chanted “freedom” all night.",
    "The film “Fair Play” opens in June.",
    "She reread the novel “Free Trade”.",
    "The council passed the “Fair Rents” bill.",
    "Rita “Hero” Molnár flew the plane.",
    "He is known as “the expert”.",
    "Nobody used the word “peace” before.",
    "The term “reform” means little here.",
    "“Reform” means little here.",
    "The “free rider” (one who never pays) is a classic.",
    "A banner read “peace” in red.",
    "They voted “yes” in June.",
    "The gel “remembers” its shape.",
    "Some 45 percent answered “not good” in May.",
    "Dorn, “the great expert,” left early.",
    "Plates marked “A” break first.",
    "The “protection” clause stays.",
    "The shop sells “blue” paint.",
    "They spoke of categories such as “fake” or “fair”.",
    "He said: “The old “reform” was better than this one.”",
]
PAIRS = [  # scare quote, and the same but for a word or a mark
    ("The “reform” closed nine schools.", "The “reform”, Dorn said, closed nine schools."),
    ("The “victory” cost a province.", "The word “victory” cost a province."),
    ("The “peace” failed in a week.", "The novel “Peace” failed in a week."),
    ("Rita had “help” from the port.", "Rita “Help” Molnár came from the port."),
    ("They marched for “freedom” in June.", "They chanted “freedom” in June."),
    ("The “fair” price doubled.", "A “blue” price doubled."),
]


@pytest.mark.parametrize("text", SCARE)
def test_scare_quotes(find, text):
    """Marks that withhold a word nobody in the text has said."""
    assert len(find("scare_quote", text)) == 1


@pytest.mark.parametrize("text", NONE)
def test_other_short_quotations(find, text):
    """Speech, titles, names, terms and signs are set aside."""
    assert find("scare_quote", text) == []


@pytest.mark.parametrize(("scare", "other"), PAIRS)
def test_minimal_pairs(find, scare, other):
    """One word or mark makes the difference."""
    assert (len(find("scare_quote", scare)), len(find("scare_quote", other))) == (1, 0)


def test_span_holds_the_marks_and_target_does_not(find):
    """Evidence and cue include the quotation marks; the target is what they hold."""
    text = "The “peace mission” shelled two villages."
    (evidence,) = find("scare_quote", text)
    assert evidence.text == evidence.cue.of(text) == "“peace mission”"
    assert evidence.target.of(text) == "peace mission"
    assert evidence.rule == "dist.scare_quotes.contestable"


def test_words_said_elsewhere_in_the_article_are_no_scare_quote(find):
    """A fragment of what is quoted at length is quotation, whatever its inflection."""
    said = "“The reforms will help all of the poor in the valley,” Dorn told the chamber."
    middle = "\n\nRain fell on the port for a week.\n\nThe mills stood still.\n\n"
    own = "Nine schools closed under the “reform” of May."
    assert len(find("scare_quote", own)) == 1
    assert find("scare_quote", said + middle + own) == []


def test_what_another_article_says_does_not_matter():
    """Speech in one article of a batch never excuses the marks in another."""
    from framing.devices import devices

    said = "“The reforms will help all of the poor in the valley,” Dorn told the chamber."
    own = "Nine schools closed under the “reform” of May."
    table = devices(["scare_quote"])[0].find(Batch.of([said, own, said]))
    assert table.article.tolist() == [1]


def test_single_marks_in_a_headline_report_a_claim(find):
    """British headlines attribute by single marks; in prose they scare."""
    assert find("scare_quote", "Minister hid ‘evidence’ in Karst\n\nRain fell on the port.") == []
    assert len(find("scare_quote", "The minister hid the ‘evidence’ in Karst.")) == 1


def test_words_said_elsewhere_are_compared_by_their_stems(find):
    """Reformed in speech, “reforms” in the prose: somebody's word."""
    speech = "“Karst has been reforming its courts for a year,” Dorn said."
    assert find("scare_quote", f"{speech}\n\nIt rained.\n\nThe “reforms” cost a fortune.") == []
    assert len(find("scare_quote", "It rained.\n\nThe “reforms” cost a fortune.")) == 1
