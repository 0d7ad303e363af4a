"""Word lists in files: what is read, and what is said of a file that is wrong."""

from __future__ import annotations

import pytest

from framing.lexicons.entries import parse_lexicon, read_lexicon
from framing.model.errors import InputError

HEAD = """
[lexicon]
name = "weather"
version = "1"
description = "Words for weather."
references = ["charteris2004"]
"""
ENTRY = '[[entry]]\nwords = ["flood"]\n'


def parsed(text: str):
    """A list from its text."""
    return parse_lexicon(text.encode(), "weather.toml")


def test_an_entry_has_forms_tests_and_a_name():
    """What the file says, and what follows from it."""
    lexicon = parsed(HEAD + ENTRY + 'part = "noun"\nafter = ["Of", "@capital"]\n')
    (entry,) = lexicon.entries
    assert (entry.name, entry.forms) == ("flood", ("flood", "floods"))
    assert entry.after == {"of", "@capital"}
    assert entry.before == frozenset()
    assert (lexicon.exposure, lexicon.reliability) == ("words", "L")


def test_the_hash_is_that_of_the_file():
    """One letter more, another hash."""
    assert parsed(HEAD + ENTRY).sha256 != parsed(HEAD + ENTRY + "\n").sha256


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[lexicon", "no TOML"),
        ('[lexicon]\nname = "x"\n', "lacks version, description, references"),
        (HEAD, "no \\[\\[entry\\]\\]"),
        (HEAD + "[[entry]]\nwords = []\n", "entry 1: words"),
        (HEAD + ENTRY + "[[entry]]\nword = ['x']\n", "entry 2: no key word"),
        (HEAD + ENTRY + 'part = "adverb"\n', "part = 'adverb' is none of"),
        (HEAD + ENTRY + 'after = ["@noun"]\n', "no class @noun"),
    ],
)
def test_a_wrong_file_is_named_with_entry_and_key(text, complaint):
    """The message says which file, which entry, and what there is instead."""
    with pytest.raises(InputError, match=f"weather.toml.*{complaint}"):
        parsed(text)


def test_a_missing_file_is_named(tmp_path):
    """The path is in the message."""
    with pytest.raises(InputError, match=r"none\.toml"):
        read_lexicon(tmp_path / "none.toml")
