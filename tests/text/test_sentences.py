"""Sentences: unit cases, and properties that hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.batch import Batch

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


def split(text):
    """The sentences of a text."""
    found = Batch.of([text]).sentences
    return [text[s:e] for s, e in zip(found.start, found.end, strict=True)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Dorn met Gen. A. Reik.", "He left."],
        ["It rained in the U.S. on Friday.", "The U.S. Embassy was shut."],
        ["They met at 9 a.m. Monday.", "It began at 10 p.m.", "She left."],
        ["“I will go.”", "She left."],
        ["“Go!” she said.", "He went."],
        ["“Who?” Minister Brandt asked.", "Nobody knew."],
        ["No. 5 is shut.", "So is No. 6."],
        ["He waited ... and left …", "The vote failed."],
        ["Sales rose 3.5 percent.", "iPhones did well.", "(So did radios.)", "5 shops closed."],
        ["It ended in the ’90s.", "‘No,’ he said."],
        ["Karst Steel Inc. grew.", "The rest did not."],
    ],
)
def test_splits_as_a_reader_would(sentences):
    """Abbreviations, initials, clock times and quoted exclamations do not end a sentence."""
    assert split(" ".join(sentences)) == sentences


def test_a_missing_space_does_not_hide_a_break():
    """A stop glued to the next sentence still ends the one before."""
    assert split("They lost the vote.The minister left.“No,” he said.") == [
        "They lost the vote.",
        "The minister left.",
        "“No,” he said.",
    ]


def test_a_line_break_always_ends_a_sentence():
    """Headlines have no full stop."""
    assert split("Vote delayed\r\n\r\nKarst waited") == ["Vote delayed", "Karst waited"]


@given(ANY_TEXT)
def test_sentences_cover_every_token_once(text):
    """Every token is in exactly one sentence; sentences are disjoint, in order, inside lines."""
    batch = Batch.of([text])
    assert (batch.sentence_of >= 0).all()
    starts, ends = batch.sentences.start, batch.sentences.end
    assert (starts < ends).all()
    assert (starts[1:] >= ends[:-1]).all()
    line = batch.sentences.line
    assert (batch.lines.start[line] <= starts).all()
    assert (ends <= batch.lines.end[line]).all()
