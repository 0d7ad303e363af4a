"""Types of sources, by invented noun phrases."""

from __future__ import annotations

import pytest

from framing.attribution.source_types import source_type
from framing.model.attributions import SOURCE_TYPES

PHRASES = {
    "pronoun": ["he", "They", "who", "she"],
    "named_person": [
        "Ilse Brandt",
        "Brandt",
        "Sen. Ilse Brandt (Karst)",
        "President Dorn",
        "Ilse Brandt, a spokeswoman for the ministry",
        "Karst spokesman Anton Dorn",
    ],
    "named_org": [
        "the Karst Ministry of Health",
        "the Dorn campaign",
        "NATO",
        "Moscow",
        "The White House",
        "the company",
    ],
    "media": ["The Meridian Times", "Reuters", "state television", "the newspaper"],
    "document": ["a report by the ministry", "the poll", "Her letter to the court", "records"],
    "unnamed_individual": ["a spokesman", "a senior official", "one resident", "a 41-year-old"],
    "unnamed_group": ["critics", "Some say", "officials in Karst", "Democrats", "three residents"],
    "other": ["", "…", "the thing"],
}


@pytest.mark.parametrize(
    ("phrase", "kind"), [(p, kind) for kind, phrases in PHRASES.items() for p in phrases]
)
def test_type_of_a_phrase(phrase: str, kind: str) -> None:
    """The head noun of the phrase, or its spelling as a name, decides."""
    assert source_type(phrase) == kind


def test_every_type_is_tested() -> None:
    """The examples cover the contract's types."""
    assert set(PHRASES) == set(SOURCE_TYPES)


def test_apposition_does_not_unname() -> None:
    """A name stays a name whatever its apposition says."""
    assert source_type("Brandt, an official who asked not to be quoted") == "named_person"
