"""Presupposition triggers: each kind with its look-alikes."""

from __future__ import annotations

import pytest

from framing.devices import devices
from framing.testing import check_device

CASES = [
    ("When will the ministry stop hiding the data?", "change_of_state"),
    ("The clinic no longer takes patients.", "change_of_state"),
    ("The mill continued to lose money.", "change_of_state"),
    ("Dorn began to doubt the figures.", "change_of_state"),
    ("They kept selling the pipes.", "change_of_state"),
    ("Sarn resumed its attacks.", "change_of_state"),
    ("The gate was open again.", "iterative"),
    ("Once again the wall was wet.", "iterative"),
    ("Another scandal shook the town.", "iterative"),
    ("Ships returned to the bay.", "iterative"),
    ("It was Brandt who signed the order.", "cleft"),
    ("It is the council that pays.", "cleft"),
    ("It was only in March that the wall was mended.", "cleft"),
    ("The new plan is even more corrupt.", "comparative"),
    ("Prices fell even further.", "comparative"),
    ("Only Dorn objected.", "focus"),
    ("Even the mayor objected.", "focus"),
    ("The dam still leaks.", "focus"),
    ("The levy merely delays the end.", "focus"),
    ("Dorn objected, too.", "focus"),
    ("After the minister resigned, prices rose.", "temporal"),
    ("Prices have risen since the coup.", "temporal"),
    ("Prices have risen since Dorn took office.", "temporal"),
    ("Why did the ministry hide the data?", "why_question"),
    ("But why are the gates open?", "why_question"),
    ("The opposition disputed the results of the vote, which the incumbent won.", "supplement"),
    ("Brandt, who left in May, paid a fine.", "supplement"),
    ("If they had warned us, the town would have been saved.", "counterfactual"),
    ("The cover-up cost him his job.", "definite"),
    # minimal pairs with those above, then others
    ("When will the ministry stop?", None),
    ("The clinic takes longer now.", None),
    ("The mill lost money continuously.", None),
    ("Dorn made a beginning.", None),
    ("They kept the pipes.", None),
    ("It rained again and again.", None),
    ("They spoke to one another.", None),
    ("It was a mistake that cost lives.", None),
    ("It is clear that the council pays.", None),
    ("It is time that the wall was mended.", None),
    ("The new plan is corrupt.", None),
    ("The break-even point is near.", None),
    ("An only child objected.", None),
    ("Stand still.", None),
    ("The levy is too high.", None),
    ("After lunch, prices rose.", None),
    ("Prices rise since he is old.", None),
    ("Prices have risen since the weekend.", None),
    ("Nobody knows why the ministry hides the data.", None),
    ("Why not?", None),
    ("The vote which the incumbent won was held in May.", None),
    ("The man who left paid a fine.", None),
    ("If they warn us, the town will be saved.", None),
    ("A cover-up is a crime.", None),
    ("Let us wait until you have signed.", None),
    ("The mayor spoke.", None),
]


@pytest.mark.parametrize(("text", "sense"), CASES)
def test_sentences_are_read_as_stated(find, text, sense):
    """A trigger is found with its kind, and its look-alikes are not."""
    evidence = find("presupposition", text)
    assert (evidence[0].sense if evidence else None) == sense


@pytest.mark.xfail(
    reason="whether what is taken for granted is contested, no rule tells", strict=True
)
def test_a_trigger_that_nobody_contests_is_none(find):
    """The methodology's negative example is a trigger all the same."""
    assert not find("presupposition", "It stopped raining.")


def test_the_device_sits_the_exam():
    """Every promise of a device holds."""
    examples = [text for text, sense in CASES if sense][::5]
    check_device(devices(["presupposition"])[0], examples=examples)


def test_a_supplement_is_about_the_noun_ahead_of_it(find):
    """The noun phrase before the comma is the target."""
    text = "The opposition disputed the vote, which the incumbent won."
    found = find("presupposition", text)[0]
    assert found.target.of(text) == "the vote"
    assert found.text == "the vote, which the incumbent won"
