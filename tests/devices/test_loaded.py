"""Loaded words: what is loaded, and the same word where it is not."""

from __future__ import annotations

import pytest

from framing.devices import devices
from framing.lexicons.entries import catalogue
from framing.testing import check_device

POSITIVE = [
    ("Brandt slammed the auditors on Tuesday.", "conflict", "slam", "the auditors"),
    ("Brandt lashed out at auditors.", "conflict", "lash_out_at", "auditors"),
    ("The council blasted Dorn for the delay.", "conflict", "blast", "Dorn"),
    ("Molnár ripped the mayor over the budget.", "conflict", "rip", "the mayor"),
    ("Opponents pounced on the report.", "conflict", "pounce_on", "the report"),
    ("The party rammed through the bill at night.", "conflict", "ram_through", "the bill"),
    ("Dorn fired back on Wednesday.", "conflict", "fire_back", None),
    ("The bill would gut the archive law.", "conflict", "gut", "the archive law"),
    ("Critics fumed over the plan.", "affect", "fume", None),
    ("Dorn gloated about the vote.", "affect", "gloat", None),
    ("The mayor caved to the union.", "affect", "cave", None),
    ("Aides whined about the coverage.", "affect", "whine", None),
    ("The minister peddled old claims.", "affect", "peddle", None),
    ("Prices soared to a record.", "quantity", "soar", None),
    ("Support for the Meridian Party plummeted.", "quantity", "plummet", None),
    ("The fee rose by a whopping 9 percent.", "quantity", "whopping", "9 percent"),
    ("Rents skyrocketed in Karst.", "quantity", "skyrocket", None),
    ("The archive offered a paltry sum.", "quantity", "paltry", "sum"),
    ("It was a shameful vote.", "evaluative", "shameful", "vote"),
    ("The rollout was a fiasco.", "evaluative", "fiasco", None),
    ("Dorn and his cronies left the hall.", "evaluative", "crony", None),
    ("The port is closed by a draconian rule.", "evaluative", "draconian", "rule"),
    ("She gave a blistering speech.", "evaluative", "blistering", "speech"),
    ("The ministry shamelessly copied the map.", "evaluative", "shamelessly", None),
    ("The inquiry is a witch hunt.", "evaluative", "witch_hunt", None),
]

NEGATIVE = [
    "The storm slammed the coast.",  # minimal pair of "slammed the auditors"
    "The boat was lashed to the pier.",  # of "lashed out at auditors"
    "The council blasted rock for the tunnel with a bomb.",  # of "blasted Dorn"
    "Molnár ripped the paper in two.",  # of "ripped the mayor"
    "The cat pounced on the bird.",  # of "pounced on the report"
    "An eagle soared above the hills.",  # of "prices soared"
    "The plane plummeted into the ocean.",  # of "support plummeted"
    "The troops fired back at the border.",  # of "Dorn fired back"
    "The cave under the hill is wet.",  # of "caved to the union"
    "Diesel fumes filled the hall.",
    "Toxic chemicals leaked from the plant.",
    "Police found an explosive device in the hall.",
    "The driver was charged with reckless driving.",
    "Guests toured the historic district.",
    "Vandals slashed a tire with a knife.",
    "The company sells pepper and salt.",
    "The report criticised the auditors.",
    "Prices rose to 4 crowns.",
    "Brandt said the plan was late.",
    "The White Whale Circus brought its elephants and acrobats.",
    "A monster truck crossed the field.",
    "The email blast went out on Friday.",
    "The landslide buried the road in mud.",
    "Hikers found Swamp Road by the river.",
]

KNOWN_FAILURES = {
    "The claim that the plan is absurd was rejected by the court.": (
        "whose judgement it is, indirect speech without a source does not tell"
    ),
    "A dangerous bend follows the bridge.": "a plain hazard; no test on neighbours knows bends",
}


@pytest.mark.parametrize(("text", "sense", "entry", "target"), POSITIVE)
def test_loaded_words_are_found(find, text, sense, entry, target):
    """A loaded word is found with its sense, its entry, and what it is about."""
    found = [e for e in find("loaded_word", text) if e.rule == f"loaded_word.{sense}.{entry}"]
    assert len(found) == 1
    assert (found[0].target.of(text) if found[0].target else None) == target


@pytest.mark.parametrize("text", NEGATIVE)
def test_literal_uses_are_not(find, text):
    """The same words in their own domain, and plain words, are no evidence."""
    assert [e.rule for e in find("loaded_word", text)] == []


@pytest.mark.parametrize("text", KNOWN_FAILURES)
def test_what_is_known_to_fail(request, find, text):
    """Listed failures stay listed until they are mended."""
    request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[text], strict=True))
    assert find("loaded_word", text) == []


def test_every_entry_names_a_plainer_word():
    """No word is loaded for which nothing plainer can be said."""
    entries = catalogue("loaded_word").entries
    assert len(entries) > 1_000
    assert all(e.note.startswith("plainer: ") and len(e.note) > 11 for e in entries)


def test_exam():
    """The device keeps every promise of the protocol."""
    check_device(devices(["loaded_word"])[0], examples=[text for text, *_ in POSITIVE[:8]])
