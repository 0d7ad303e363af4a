"""Stances of cues, in the list and in sentences."""

from __future__ import annotations

import pytest

from framing.attribution import extract
from framing.attribution.stance import stance_of_word
from framing.model.attributions import STANCES
from framing.text.batch import Batch

WORDS = {
    "neutral": ["say", "tells", "stated", "according to", "wrote", "believes", ":"],
    "endorsing": ["pointed out", "revealed", "shows", "admitted", "conceded"],
    "doubting": ["claimed", "alleges", "insisted", "contends", "purports"],
    "argumentative": ["argues", "suggested", "warned", "urge", "predicted"],
    "adversarial": ["slammed", "blasts", "lashed out", "boasted", "lamented"],
    "denial": ["denied", "rejects", "dismissed", "disputes"],
    "directive": ["ordered", "demands", "promised", "vowed", "threatened"],
}


@pytest.mark.parametrize(("word", "stance"), [(w, s) for s, ws in WORDS.items() for w in ws])
def test_stance_of_a_verb(word: str, stance: str) -> None:
    """Each class holds the verbs that the methodology names for it."""
    assert stance_of_word(word) == stance


def test_every_stance_is_tested() -> None:
    """The examples cover the contract's stances."""
    assert set(WORDS) == set(STANCES)


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Brandt claimed the figures were complete.", ["doubting"]),
        ("Brandt has repeatedly denied that it failed.", ["denial"]),
        ("Brandt pointed out that it had failed.", ["endorsing"]),
        ("The ministry’s denial that it failed", ["denial"]),
        ("The ministry’s claim that it held", ["doubting"]),
        ("She went on to claim that it held.", ["doubting"]),
        ("The storm claimed 12 lives and Dorn maintained the road.", []),
        ("The army claimed victory.", []),
    ],
)
def test_stance_in_a_sentence(text: str, stances: list[str]) -> None:
    """The whole verb group is the cue, its verb has the stance, other senses are no cue."""
    assert list(extract(Batch.of([text])).stance) == stances
