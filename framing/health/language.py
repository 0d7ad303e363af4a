"""Articles that are not in English, whatever they say."""

from __future__ import annotations

import numpy as np

from framing.health.facts import Facts
from framing.health.judge import Fault, does_not_apply, judge
from framing.model.results import Check
from framing.model.span import BoolArray

SEEN = 3000  # characters of each text
ENOUGH = 50  # words
USUAL = 0.12  # of the words are among these in English, where .3 is usual; elsewhere under .07
COMMON = frozenset(
    """the of and to in that is was for it with as his he be on by at which this had are but from
    have has they were said their not would who been its will about after""".split()
)

FOREIGN = Fault(
    "H26", "language", 0.01,
    "Not in English, by their commonest words or by their own account",
    "Every article reads as English.",
    "Leave them out: rules and word lists are for English.",
)  # fmt: skip


def not_english(facts: Facts) -> BoolArray:
    """Which articles are not in English, shape (n,); short ones are taken at their word."""
    declared = facts.notes.corpus.column("language")
    return np.array(
        [
            bool(language and not language.lower().startswith("en")) or is_foreign(text)
            for language, text in zip(declared, facts.prose, strict=True)
        ],
        bool,
    )


def is_foreign(text: str) -> bool:
    """Whether a text of some length lacks the commonest English words.

    Examples
    --------
    >>> is_foreign("Das Parlament von Valdoria stimmte am Montag dagegen. " * 9)
    True
    >>> is_foreign("The parliament of Valdoria voted against it on Monday. " * 9)
    False
    """
    words = text[:SEEN].lower().split()
    return len(words) >= ENOUGH and sum(map(COMMON.__contains__, words)) < USUAL * len(words)


def check_language(foreign: BoolArray, facts: Facts) -> Check:
    """H26: articles in other languages.

    Parameters
    ----------
    foreign : bool array, shape (n,)
    facts : Facts
    """
    if facts.are_passages and not foreign.any():
        return does_not_apply(FOREIGN.id, FOREIGN.name, "The texts are too short to tell.")
    return judge(FOREIGN, foreign, facts)
