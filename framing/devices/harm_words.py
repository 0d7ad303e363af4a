"""Words of harm: the verbs, people, places and things that its devices ask for (layer 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from framing.devices.nominals import DETERMINERS, Phrase, word_at
from framing.lexicons import load
from framing.lexicons.inflection import forms
from framing.text.batch import Batch
from framing.text.tokens import NUMBER
from framing.text.words import WordSet

LISTS = {name: frozenset(words) for name, words in load("harm").entries.items()}
COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozens scores hundreds "
    "thousands tens several many others more some two-dozen".split()
)


def inflected(names: Iterable[str], part: str) -> frozenset[str]:
    """Every form of the words in some categories of the list."""
    return frozenset(f for name in names for word in LISTS[name] for f in forms(word, part))


PEOPLE = inflected(["person"], "noun") | {"policemen", "firemen", "folks", "police", "thousands"}
PLACES = inflected(["place"], "noun")
INSTRUMENTS = inflected(["instrument"], "noun")
BODIES = inflected(["body"], "noun")
NATURE = inflected(["nature"], "noun") - {"its", "thats", "whats"}


@dataclass(frozen=True, slots=True)
class Forms:
    """Words and phrases of some categories, found by their first word, longest first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    first: WordSet

    @classmethod
    def of(cls, names: tuple[str, ...], part: str) -> Forms:
        """The forms of the categories; each form knows the entry that it comes from."""
        found: dict[str, dict[tuple[str, ...], str]] = {}
        for name in names:
            for word in sorted(LISTS[name]):
                for form in forms(word, part):
                    split = tuple(form.split())
                    found.setdefault(split[0], {}).setdefault(split, slug(word))
        ordered = {
            first: tuple(sorted(some.items(), key=lambda item: (-len(item[0]), item[0])))
            for first, some in found.items()
        }
        return cls(ordered, WordSet.of(ordered))

    def at(self, batch: Batch) -> Iterator[tuple[int, int, str]]:
        """First token, last token and entry of each occurrence, in text order."""
        for i in np.flatnonzero(self.first.holds(batch.tokens.key)).tolist():
            for form, entry in self.by_first[batch.word(i)]:
                if all(word_at(batch, i + k, i) == word for k, word in enumerate(form)):
                    yield i, i + len(form) - 1, entry
                    break


def slug(word: str) -> str:
    """An entry's name as rules write it."""
    return "".join(c if c.isalnum() else "_" for c in word)


@cache
def harm_forms() -> Forms:
    """All verbs of harm and force."""
    return Forms.of(("harm_verb", "wide_verb", "place_verb"), "verb")


@cache
def verbs(name: str) -> frozenset[str]:
    """The entries of a category of verbs."""
    return frozenset(slug(word) for word in LISTS[name])


def of_people(batch: Batch, name: Phrase) -> bool:
    """Whether a noun phrase names people by a common noun or a pronoun, or counts them."""
    words = [w.removesuffix("'s").removesuffix("'") for w in name.words]
    if words[0] in LISTS["human_pronoun"] and len(words) == 1:
        return True
    if name.head in PEOPLE or first_noun(words) in PEOPLE:
        return True
    counted = words[0] in COUNTS or batch.tokens.kind[name.first] == NUMBER
    return counted and len(words) == 1 and not batch.word(name.last + 1).startswith(("%", "perc"))


def first_noun(words: list[str]) -> str:
    """The word before "of": members of the crew."""
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def named(batch: Batch, name: Phrase) -> bool:
    """Whether a noun phrase is a name: its last word has a capital."""
    return bool(batch.tokens.capital[name.last]) and name.words[0] not in DETERMINERS
