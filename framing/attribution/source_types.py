"""What kind of source speaks, by a decision list over its noun phrase; the first match wins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from framing.lexicons import load
from framing.text.words import folded

_WORD = re.compile(r"[^\W_]+(?:['&.@-][^\W_]+)*", re.UNICODE)
_CUT = frozenset(
    "of for at from with in on to by about who which that whose close near after before under "
    "against among around familiar".split()
)
_SELF = frozenset(
    "reporter reporters correspondent journalist columnist anchor host moderator".split()
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A source's words up to its first comma or bracket.

    Attributes
    ----------
    written, words : list of str
        All words as written and folded.
    core : int
        How many of them stand before the first preposition.
    """

    written: list[str]
    words: list[str]
    core: int

    @property
    def head(self) -> str:
        """The folded head noun."""
        return self.words[self.core - 1]

    @property
    def named(self) -> bool:
        """The head is written as a name."""
        return self.written[self.core - 1][:1].isupper()


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {category: frozenset(words) for category, words in load("source_nouns").entries.items()}


@cache
def _determiners() -> frozenset[str]:
    return frozenset(load("function_words").entries["determiner"])


def source_type(phrase: str) -> str:
    """The type of a source, from its text alone.

    Examples
    --------
    >>> phrases = (
    ...     "she",
    ...     "Ilse Brandt, a spokeswoman",
    ...     "the Karst Ministry of Health",
    ...     "critics",
    ...     "The Meridian Times",
    ...     "a new poll",
    ...     "a senior official",
    ...     "three residents",
    ... )
    >>> [source_type(phrase) for phrase in phrases]  # doctest: +NORMALIZE_WHITESPACE
    ['pronoun', 'named_person', 'named_org', 'unnamed_group', 'media', 'document',
     'unnamed_individual', 'unnamed_group']
    """
    parsed = _parse(phrase)
    if parsed is None:
        return "other"
    lists, words = _lists(), parsed.words
    if all(w in lists["pronoun"] for w in words) or " ".join(words) in lists["pronoun"]:
        return "pronoun"
    kind = _by_head(parsed, lists)
    if kind:
        return kind
    if parsed.head.endswith("-year-old"):
        return "unnamed_individual"
    if parsed.named:
        return _named(parsed, lists)
    plural = parsed.head.endswith("s") and not parsed.head.endswith(("ss", "us", "is", "'s"))
    if plural or words[0] in lists["group"]:
        return "unnamed_group"
    return (
        "unnamed_individual" if parsed.head.endswith(("er", "or", "ist", "ian", "ant")) else "other"
    )


def _parse(phrase: str) -> _Phrase | None:
    segment = re.split(r"[,(;:—–]", phrase, maxsplit=1)[0]
    written = _WORD.findall(segment.replace("\u2019", "'")) or _WORD.findall(phrase)
    if not written:
        return None
    words = [folded(w) for w in written]
    core = next((n for n, w in enumerate(words) if n and w in _CUT), len(words))
    return _Phrase(written, words, core)


def _by_head(parsed: _Phrase, lists: dict[str, frozenset[str]]) -> str:
    """By the head noun, where it stands in a list."""
    head, words, named = parsed.head.removesuffix("'s"), parsed.words, parsed.named
    opened = words[0] in _determiners()
    core = words[: parsed.core]
    if head in lists["media"] or " ".join(core[-2:]) in lists["media"]:
        person = head in _SELF and not named and parsed.core == 1
        return "unnamed_individual" if person else "media"
    if head in lists["group"] and not (
        named and parsed.core > 1 and not opened and head in lists["honorific"]
    ):
        return "unnamed_group"
    if head in lists["document"] and not (
        named and not opened and parsed.core > 1 and head in lists["individual"]
    ):
        return "document"
    if (
        head in lists["organisation"]
        or head in lists["metonym"]
        or " ".join(core[-2:]) in lists["metonym"]
    ):
        return "named_org"
    if head in lists["individual"] or head in lists["honorific"]:
        return (
            _named(parsed, lists)
            if named and not opened and parsed.core > 1
            else "unnamed_individual"
        )
    return ""


def _named(parsed: _Phrase, lists: dict[str, frozenset[str]]) -> str:
    """A name: of an organisation when it reads like one, else of a person."""
    core, written = parsed.words[: parsed.core], parsed.written[: parsed.core]
    person = any(w in lists["honorific"] or w in lists["individual"] for w in core[:-1])
    if person:
        return "named_person"
    if (any(w in lists["organisation"] for w in parsed.words) and core[0] in ("the", "a")) or core[
        -1
    ] in lists["organisation"]:
        return "named_org"
    acronym = written[-1].isupper() and len(written[-1]) > 1 and len(written) <= 2
    if acronym or core[0] == "the":
        return (
            "unnamed_group"
            if core[-1].endswith("s") and core[0] == "the" and len(core) == 2
            else "named_org"
        )
    return "named_person"
