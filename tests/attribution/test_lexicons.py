"""The word lists that attribution reads by."""

from __future__ import annotations

import pytest

from framing.lexicons import load
from framing.model.attributions import STANCES
from framing.text.words import folded

NAMES = (
    "reporting_verbs", "attitude_verbs", "verb_complements", "speech_nouns", "source_nouns",
    "function_words",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_entries_are_folded(name: str) -> None:
    """Look-ups are by folded words, so lists hold nothing else, and nothing twice in a category."""
    for category, words in load(name).entries.items():
        assert words, category
        assert [folded(w) for w in words] == list(words)
        assert len(set(words)) == len(words), category


@pytest.mark.parametrize("name", ["reporting_verbs", "speech_nouns"])
def test_one_stance_a_word(name: str) -> None:
    """The categories are the stances, and no word has two."""
    lexicon = load(name)
    assert tuple(sorted(lexicon.entries)) == tuple(sorted(STANCES))
    assert len(set(lexicon.all())) == len(lexicon.all())


def test_forms_are_spelled_out() -> None:
    """A verb is listed in all the forms that a cue may take."""
    words = set(load("reporting_verbs").all())
    assert {"say", "says", "said", "saying", "deny", "denies", "denied", "denying"} <= words
    assert {"point out", "points out", "pointed out", "pointing out", "according to"} <= words


def test_verbs_of_speech_and_attitude_do_not_overlap() -> None:
    """A verb reports speech or gives an attitude; its stance depends on which."""
    assert not set(load("reporting_verbs").all()) & set(load("attitude_verbs").all())
