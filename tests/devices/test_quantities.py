"""Quantities: examples of the methodology, pairs that differ in one thing, spans."""

from __future__ import annotations

import pytest

from framing.devices import devices
from framing.devices.numerals import is_label, numeral_at
from framing.testing import check_device
from framing.text.batch import Batch

VAGUE = [
    # the methodology's
    ("Dozens were hurt in Karst.", "large"),
    ("Many thanks to the voters.", None),
    # positive
    ("Many voters stayed at home.", "large"),
    ("Many of the voters stayed at home.", "large"),
    ("Dozens of boats left Sarn.", "large"),
    ("Hundreds of thousands of people marched.", "large"),
    ("Countless families lost a home.", "large"),
    ("Numerous complaints reached the mayor.", "large"),
    ("A large number of ballots were blank.", "large"),
    ("So many people came that the hall closed.", "large"),
    ("Most voters in Dorn disagree.", "large"),
    ("A majority of voters disagree.", "large"),
    ("Scores of houses burned.", "large"),
    ("A slew of lawsuits followed.", "large"),
    ("A lot of people left.", "large"),
    ("Several ministers resigned.", "middling"),
    ("Some lawmakers resigned.", "middling"),
    ("Some of his ministers resigned.", "middling"),
    ("A number of officials resigned.", "middling"),
    ("Several hundred people came.", "middling"),
    ("Few lawmakers came.", "small"),
    ("Only a handful of lawmakers came.", "small"),
    ("A few lawmakers came.", "small"),
    ("A growing number of senators object.", "rising"),
    ("Increasing numbers of farmers object.", "rising"),
    ("The mounting casualties alarm Karst.", "rising"),
    # negative, many of them the other half of a pair
    ("How many voters stayed at home?", None),
    ("As many as 40 voters stayed at home.", None),
    ("There are many ways to vote.", None),
    ("Many happy returns came by post.", None),
    ("Many believe the mayor.", None),
    ("It lasted several hours.", None),
    ("Several of them", "middling"),
    ("They met several times.", None),
    ("The most likely winner is Dorn.", None),
    ("The scores of both teams were equal.", None),
    ("He had a few minutes left.", None),
    ("The last few ministers left.", None),
    ("Some 300 people came.", None),
    ("Some say that Dorn won.", None),
    ("The growing season is short.", None),
    ("The number of officials is 40.", None),
    ("It cost millions of dollars.", None),
    ("Tons of water fell.", None),
    ("The few who came were cold.", None),
    ("It was numerous.", None),
    ("She reached the top in several ways.", None),
    ("They were many.", None),
    ("They spent dozens of hours.", None),
    ("Growing up in Karst is hard.", None),
    ("A couple married in Sarn.", None),
]

APPROXIMATE = [
    # the methodology's
    ("Only 40 % voted.", "lowering"),
    ("As many as 40 % voted.", "raising"),
    ("Nearly 500 marched.", "raising"),
    ("Fewer than 500 marched.", "lowering"),
    ("It is a book about 1914.", None),
    # positive
    ("About 500 people marched.", "neutral"),
    ("Around 500 people marched.", "neutral"),
    ("Roughly half of them marched.", "neutral"),
    ("Some 500 people marched.", "neutral"),
    ("An estimated 500 people marched.", "neutral"),
    ("Approximately two dozen people marched.", "neutral"),
    ("It took 20 minutes or so.", "neutral"),
    ("Almost a third of the voters left.", "raising"),
    ("More than 500 people marched.", "raising"),
    ("At least 12 people died.", "raising"),
    ("Up to 500 people may march.", "raising"),
    ("No fewer than 12 people died.", "raising"),
    ("A staggering 500 people marched.", "raising"),
    ("A whopping $3 million was lost.", "raising"),
    ("Over 500 people marched.", "raising"),
    ("500 people or more marched.", "raising"),
    ("Just 12 people came.", "lowering"),
    ("A mere 12 people came.", "lowering"),
    ("Less than half of them came.", "lowering"),
    ("As few as 12 people came.", "lowering"),
    ("No more than 12 people came.", "lowering"),
    ("Barely 12 people came.", "lowering"),
    # negative, many of them the other half of a pair
    ("It is a film about two sisters.", None),
    ("The talks about 12 ships failed.", None),
    ("He asked about the 500 people.", None),
    ("They came at about 5 p.m.", None),
    ("About Ilse Brandt nothing is known.", None),
    ("Some people marched.", None),
    ("He nearly fell.", None),
    ("It fell over 10 years.", None),
    ("The dispute over two islands goes on.", None),
    ("Nobody under 18 years of age may vote.", None),
    ("Only Dorn came.", None),
    ("He just left.", None),
    ("It happened just before 2014.", None),
    ("He looked at least happy.", None),
    ("She is up to the task.", None),
    ("It is more than a game.", None),
    ("Almost everybody came.", None),
    ("It was not only 12 people.", None),
    ("Around the corner stood 500 people.", None),
    ("He is a mere clerk.", None),
    ("Families must earn at least $500.", None),
    ("It adds up to 500.", None),
    ("He turned about 12 times.", None),
]

NUMBERS = [
    # positive
    ("The ferry carried 412 passengers.", "exact"),
    ("Seventeen passengers drowned.", "exact"),
    ("Twenty-five states voted.", "exact"),
    ("There are 49 Republicans in the chamber.", "exact"),
    ("The flood hit 1,204 homes.", "exact"),
    ("The court freed 3 men.", "exact"),
    ("The list has 2,000 names.", "exact"),
    ("Only 12 passengers drowned.", "exact"),
    ("About 412 passengers drowned.", "approximate"),
    ("More than 412 passengers drowned.", "approximate"),
    ("It lasted 45 minutes.", "measure"),
    ("It lasted three consecutive weeks.", "measure"),
    ("The road is 12 miles long.", "measure"),
    ("It cost $3.2 million.", "money"),
    ("It cost €1.5m.", "money"),
    ("It cost 300 euros.", "money"),
    ("Prices rose 4 percent.", "percentage"),
    ("Prices rose 4%.", "percentage"),
    ("Prices rose by four percentage points.", "percentage"),
    ("He won 40 percent of the vote.", "percentage_of"),
    ("He won 40 per cent of the vote.", "percentage_of"),
    ("One in five adults reads.", "ratio"),
    ("Two-thirds of the voters agree.", "ratio"),
    ("Three out of four voters agree.", "ratio"),
    ("A third of the voters agree.", "ratio"),
    ("Karst counts 12 deaths per 100,000 residents.", "per_capita"),
    ("They owe $40,000 per capita.", "per_capita"),
    # negative, many of them the other half of a pair
    ("It was built in 1914.", None),
    ("It opens on June 5.", None),
    ("It opens on 5 June.", None),
    ("It opens at 5 p.m.", None),
    ("It opens at 5:30.", None),
    ("The 34-year-old left.", None),
    ("Ilse Brandt, 34, left.", None),
    ("She is 34 years old.", None),
    ("They took Route 66 home.", None),
    ("He cited Article 5 of the treaty.", None),
    ("She lives at 120 Harbour Street.", None),
    ("Sarn won 21-14.", None),
    ("It happened after 9/11.", None),
    ("See chapter 3 for more.", None),
    ("See No. 3 for more.", None),
    ("One wonders why.", None),
    ("The two left.", None),
    ("The two leaders left.", None),
    ("He was the 2nd to leave.", None),
    ("It began in the 1990s.", None),
    ("The first half of March was cold.", None),
    ("The top 1 percent left.", None),
    ("It is the lesser of two evils.", None),
    ("The 10-day trip ended.", None),
    ("Boeing 737 jets stayed on the ground.", None),
]

CASES = [
    *(("vague_quantity", *case) for case in VAGUE),
    *(("approximator", *case) for case in APPROXIMATE),
    *(("number_use", *case) for case in NUMBERS),
]
EXAMPLES = {
    "vague_quantity": ["Dozens of people fled, and a growing number of senators said so."],
    "approximator": ["Nearly 500 marched; only 40 percent of about 12,000 people voted."],
    "number_use": ["412 passengers paid $3.2 million, 40% of them late, 12 deaths per 1,000."],
}
KNOWN_FAILURES = {
    "Boeing 737 jets stayed on the ground.": "no name by its looks, first in the sentence",
}


@pytest.mark.parametrize(("device", "text", "sense"), CASES)
def test_reading(request, find, device, text, sense):
    """Each sentence has the sense of its first hit, or no hit."""
    if text in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[text], strict=True))
    evidence = find(device, text)
    assert (evidence[0].sense if evidence else None) == sense


@pytest.mark.parametrize(
    ("device", "text", "whole", "target"),
    [
        ("vague_quantity", "Then dozens of old boats left.", "dozens of old boats", "old boats"),
        ("approximator", "Then nearly 500 people left.", "nearly 500 people", "500 people"),
        ("number_use", "Then 412 passengers left.", "412 passengers", "passengers"),
        ("number_use", "Then 40% of men left.", "40% of men", "men"),
        ("number_use", "It cost $3.2 million then.", "$3.2 million", None),
    ],
)
def test_spans(find, device, text, whole, target):
    """Evidence runs through what is counted, which is the target."""
    found = find(device, text)[0]
    assert found.text == whole
    assert (found.target.of(text) if found.target else None) == target


@pytest.mark.parametrize(
    ("text", "label"), [("412 men", False), ("5 June", True), ("21-14 for", True), ("$5 a", False)]
)
def test_what_is_a_label(text, label):
    """Dates and scores count nothing."""
    batch = Batch.of([text])
    found = numeral_at(batch, 0)
    assert found is not None
    assert is_label(batch, found) is label


@pytest.mark.parametrize("name", EXAMPLES)
def test_exam(name):
    """What every device promises holds for each of these."""
    check_device(devices([name])[0], examples=EXAMPLES[name])
