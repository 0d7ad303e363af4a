"""Devices from word lists: tests on neighbours, overlaps, negation, names, a list of one's own."""

from __future__ import annotations

import pytest

from framing.annotate import annotate
from framing.devices import DEVICES, LexicalDevice, devices
from framing.lexicons.entries import parse_lexicon
from framing.model.errors import InputError
from framing.testing import check_device
from framing.text.batch import Batch

HEAD = """
[lexicon]
name = "{name}"
version = "1"
description = "Words for a test."
references = ["charteris2004"]
"""


def device(entries: str, name: str = "trial") -> LexicalDevice:
    """A device of some entries."""
    return LexicalDevice(parse_lexicon((HEAD.format(name=name) + entries).encode(), "trial.toml"))


def found(entries: str, text: str) -> list[str]:
    """The texts of what a list finds."""
    table = device(entries).find(Batch.of([text]))
    return [text[s:e] for s, e in zip(table.start, table.end, strict=True)]


WAVE = '[[entry]]\nwords = ["wave"]\npart = "noun"\n'


@pytest.mark.parametrize(
    ("test", "text", "hits"),
    [
        ('after = ["of"]', "A wave of anger, a wave, waves of it.", 2),
        ('not_after = ["@end"]', "A wave of anger, a wave.", 1),
        ('before = ["@determiner"]', "The wave and great waves came.", 1),
        ('not_before = ["@number"]', "In 3 waves came waves.", 1),
        ('after = ["@capital"]', "The wave Karst saw was a wave she feared.", 1),
        ('before = ["@start"]', "“Waves came.” The waves went.", 1),
        ('near = ["migrants"]', "Waves of people, migrants all. Waves on the beach.", 1),
        ('not_near = ["beach"]', "Waves of people came. Waves on the beach.", 1),
        ('capital = "never"', "The Wave Group rode a wave. WAVES IN KARST. Waves came.", 3),
        ('negated = "drop"', "It was not a wave. No, waves came. It wasn’t the wave.", 1),
    ],
)
def test_neighbours_decide(test, text, hits):
    """Each kind of test lets pass what it asks for."""
    assert len(found(WAVE + test, text)) == hits


def test_the_longest_form_counts_and_a_failed_one_gives_way():
    """Of "freedom fighter" and "fighter" one is found; where its test fails, the shorter."""
    entries = (
        '[[entry]]\nwords = ["freedom fighter"]\nsense = "praise"\nnot_after = ["jet"]\n'
        '[[entry]]\nwords = ["freedom"]\nsense = "value"\n'
    )
    text = "A freedom fighter came by freedom fighter jet."
    assert found(entries, text) == ["freedom fighter", "freedom"]


def test_the_first_entry_that_holds_gives_the_sense():
    """Entries of one word are asked in the list's order."""
    entries = (
        '[[entry]]\nwords = ["regime"]\nsense = "diet"\nbefore = ["exercise"]\n'
        '[[entry]]\nwords = ["regime"]\nsense = "state"\n'
    )
    table = device(entries).find(Batch.of(["An exercise regime; the Karst regime’s men."]))
    assert list(table.sense) == ["diet", "state"]
    assert list(table.rule) == ["trial.diet.regime", "trial.state.regime"]


@pytest.mark.parametrize(
    ("target", "text", "whole"),
    [
        ("after", "A wave of young migrants came.", "wave of young migrants"),
        ("before", "The Karst regime fell.", "The Karst regime"),
    ],
)
def test_the_target_belongs_to_the_evidence(target, text, whole):
    """What a word is about is part of the span, before it or after."""
    entries = f'[[entry]]\nwords = ["wave", "regime"]\ntarget = "{target}"\n'
    assert found(entries, text) == [whole]


LOTS = """
[[entry]]
words = ["a lot of", "a lot", "a", "lot of luck"]
"""


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It rained a lot of rain.", ["a lot of"]),
        ("It rained a lot", ["a lot"]),
        ("Such a", ["a"]),
        ("Such a\nlot of luck", ["a", "lot of luck"]),
        ("A little; a lot of a lot", ["A", "a lot of", "a lot"]),
        ("", []),
    ],
)
def test_forms_with_a_first_word_in_common(text, whole):
    """The longest that stands there on one line counts, up to the last word of the text."""
    assert found(LOTS, text) == whole


def test_the_next_article_continues_no_form():
    """What ends one article and opens the next is no phrase."""
    both = device(LOTS).find(Batch.of(["Such a", "lot of luck"]))
    assert (both.article.tolist(), both.end.tolist()) == ([0, 1], [6, 11])


def test_a_list_of_ones_own_is_added_or_takes_the_place_of_ours(tmp_path):
    """One argument: a file beside ``all``, and a list of a known name replaces it."""
    own = tmp_path / "mine.toml"
    own.write_text(HEAD.format(name="mine") + WAVE, encoding="utf-8")
    replaced = tmp_path / "other.toml"
    replaced.write_text(HEAD.format(name="distancing") + WAVE, encoding="utf-8")
    names = [d.name for d in devices(["all", str(own)])]
    assert names == [*(d.name for d in DEVICES), "mine"]
    swapped = devices(["all", str(replaced)])
    assert len(swapped) == len(DEVICES)
    assert isinstance(swapped[-1], LexicalDevice)
    notes = annotate(["A wave came."], devices=[str(own)])
    card = next(c for c in notes.devices if c.name == "mine")
    assert card.lexicon.startswith("mine@1:")
    assert not card.citable
    assert notes.evidence.start[notes.evidence.device == "mine"].tolist() == [2]


def test_a_name_that_is_none_is_refused():
    """The message lists the devices there are."""
    with pytest.raises(InputError, match="distancing"):
        devices(["nothing"])


def test_a_word_list_sits_the_exam():
    """What holds for every device holds for one made of a list."""
    check_device(device(WAVE + 'target = "after"\n'), examples=["A wave of migrants came. Waves."])
