"""Tokens: what counts as a word, and where it stands."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.characters import Characters, classify, code_points, fold, is_upper
from framing.text.tokens import NUMBER, PUNCT, WORD, tokenize, word_bounds
from framing.text.words import WordSet, folded, held, key

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


def cut(text):
    """The surfaces of a text's tokens."""
    tokens = tokenize(Characters.of(text))
    return [text[s:e] for s, e in zip(tokens.start, tokens.end, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so-called eastern flank", ["so-called", "eastern", "flank"]),
        ("Dorn’s aides don't", ["Dorn’s", "aides", "don't"]),
        ("the ministers’ plan", ["the", "ministers", "’", "plan"]),
        ("U.S. troops at 9 a.m.", ["U.S", ".", "troops", "at", "9", "a.m", "."]),
        ("Ph.D. at.I", ["Ph.D", ".", "at", ".", "I"]),
        ("1,000.5 and 9:30, 3.", ["1,000.5", "and", "9:30", ",", "3", "."]),
        ("vote.The www.karst.example", ["vote", ".", "The", "www.karst.example"]),
        ("''No'' -- wait...", ["''", "No", "''", "--", "wait", "..."]),
        ("e\u0301tude co\u00adoperate", ["e\u0301tude", "co\u00adoperate"]),
        ("and/or AT&T", ["and", "/", "or", "AT&T"]),
        ("", []),
        (" \n\t", []),
        ("'", ["'"]),
    ],
)
def test_cuts_where_a_reader_would(text, expected):
    """Apostrophes, hyphens, initials and numbers stay inside words; all else stands alone."""
    assert cut(text) == expected


@given(ANY_TEXT)
def test_tokens_cover_exactly_the_visible_characters(text):
    """Tokens are disjoint and in order, and leave out white space only."""
    tokens = tokenize(Characters.of(text))
    assert (tokens.start < tokens.end).all()
    assert (tokens.start[1:] >= tokens.end[:-1]).all()
    covered = np.zeros(len(text), bool)
    for s, e in zip(tokens.start, tokens.end, strict=True):
        covered[s:e] = True
    left_out = [c for c, inside in zip(text, covered, strict=True) if not inside]
    assert all(not re.match(r"\w", c) for c in left_out)
    assert all(inside for c, inside in zip(text, covered, strict=True) if re.match(r"\w", c))


@given(ANY_TEXT, ANY_TEXT)
def test_a_key_stands_for_the_folded_form(first, second):
    """Two words have the same key exactly when they fold to the same form."""
    assert (key(first) == key(second)) == (folded(first) == folded(second))


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_token_has_the_same_key_wherever_it_stands(before, after):
    """The key is a property of the word, not of its place in the buffer."""
    text = f"{before} Valdoria {after}"
    tokens = tokenize(Characters.of(text))
    at = np.flatnonzero(tokens.start == len(before) + 1)
    assert tokens.key[at].tolist() == [key("valdoria")]


def test_kinds_and_capitals():
    """Words have letters, numbers digits only; capitals and all-caps are told apart."""
    tokens = tokenize(Characters.of("NATO met Łukasz 3rd 1,000 —"))
    assert tokens.kind.tolist() == [WORD, WORD, WORD, WORD, NUMBER, PUNCT]
    assert tokens.capital.tolist() == [True, False, True, False, False, False]
    assert tokens.caps.tolist() == [True, False, False, False, False, False]


def test_word_sets_ignore_case_and_typography():
    """A list written plainly finds curly apostrophes and non-breaking hyphens."""
    listed = WordSet.of(["so-called", "don't"])
    tokens = tokenize(Characters.of("So\u2011called, DON’T: so called"))
    assert listed.holds(tokens.key).tolist() == [True, False, True, False, False, False]
    assert not WordSet.of([]).holds(tokens.key).any()


@given(st.one_of(ANY_TEXT, st.text("aB1.'-&,:\u2019 \n\u00ad\u0301_é", max_size=14)))
def test_word_bounds_are_those_of_the_tokens(text):
    """The short way to words finds the words and numbers that `tokenize` finds."""
    chars = Characters.of(text)
    tokens = tokenize(chars)
    starts, ends = word_bounds(chars)
    assert starts.tolist() == tokens.start[tokens.is_word].tolist()
    assert ends.tolist() == tokens.end[tokens.is_word].tolist()


@given(ANY_TEXT)
def test_characters_are_looked_up_one_by_one(text):
    """The quick table for Latin-1 says what the full tables say."""
    chars = Characters.of(text)
    points = code_points(text)
    assert chars.kinds.tolist() == classify(points).tolist()
    assert chars.upper.tolist() == is_upper(points).tolist()
    assert chars.plain.tolist() == fold(points).tolist()


_KEYS = st.integers(0, 2**64 - 1) | st.integers(0, 3).map(
    lambda n: 7 + (n << 16)
)  # last bits alike


@given(keys=st.lists(_KEYS), among=st.lists(_KEYS))
def test_keys_are_held_by_all_their_bits(keys, among):
    """As numpy's set membership finds it, also where keys differ only in their first bits."""
    ours, others = (np.array(x, np.uint64) for x in (keys, sorted(among)))
    assert held(ours, others).tolist() == np.isin(ours, others).tolist()
