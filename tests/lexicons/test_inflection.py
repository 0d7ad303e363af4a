"""The written forms of dictionary forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicons.inflection import forms
from framing.model.errors import InputError

WORDS = st.from_regex(r"[a-z]{2,12}(?: [a-z]{2,8})?", fullmatch=True)


@pytest.mark.parametrize(
    ("verb", "written"),
    [
        ("slam", "slam slams slammed slamming"),
        ("visit", "visit visits visited visiting"),
        ("admit", "admit admits admitted admitting"),
        ("deny", "deny denies denied denying"),
        ("play", "play plays played playing"),
        ("die", "die dies died dying"),
        ("agree", "agree agrees agreed agreeing"),
        ("rush", "rush rushes rushed rushing"),
        ("shoot", "shoot shoots shot shooting"),
        ("seize", "seize seizes seized seizing"),
        ("show", "show shows showed shown showing"),
    ],
)
def test_verbs_are_inflected_as_english_has_it(verb, written):
    """Doubling, silent e, y, and the irregular ones."""
    assert list(forms(verb, "verb")) == written.split()


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("crisis", "crises"),
        ("gunman", "gunmen"),
        ("human", "humans"),
        ("enemy", "enemies"),
        ("boss", "bosses"),
        ("freedom fighter", "freedom fighters"),
    ],
)
def test_nouns_have_their_plural(noun, plural):
    """The last word of a noun phrase is what changes."""
    assert forms(noun, "noun") == (noun, plural)


def test_spellings_and_hyphens_are_variants():
    """British and American, and a hyphen as a hyphen, a space or nothing."""
    assert "characterise" in forms("characterize")
    assert "favor" in forms("favour")
    assert set(forms("far-right")) == {"far-right", "far right", "farright"}
    assert forms("promise", "verb") == ("promise", "promises", "promised", "promising")


def test_an_unknown_part_of_speech_is_refused():
    """The message names those there are."""
    with pytest.raises(InputError, match="verb, noun"):
        forms("quick", "adjective")


@given(WORDS, st.sampled_from(["", "verb", "noun"]))
def test_the_dictionary_form_comes_first_and_none_twice(phrase, part):
    """Whatever is asked for, the word itself is among its forms."""
    found = forms(phrase, part)
    assert found[0] == phrase
    assert len(set(found)) == len(found)
