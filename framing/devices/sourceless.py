"""Sources that nobody could call: critics say, sources close to, some argue (layer 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from framing.devices.nominals import (
    ADVERBS,
    DETERMINERS,
    HAVE,
    POSSESSIVES,
    is_adverb,
    same_sentence,
    word_at,
)
from framing.lexicons import load
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.tokens import PUNCT, WORD
from framing.text.words import WordSet

ANONYMOUS, COLLECTIVE, GENERIC = "anonymous", "collective", "generic"
LISTS = {name: frozenset(words) for name, words in load("vague_sources").entries.items()}
_FORMULAS = tuple(tuple(phrase.split()) for phrase in load("vague_sources").entries["formula"])
_BY_FIRST = {
    first: tuple(f for f in _FORMULAS if f[0] == first) for first in {f[0] for f in _FORMULAS}
}
_HEADS = LISTS["anonymous"] | LISTS["anonymous_one"] | LISTS["people"] | LISTS["collective"]
_ALL_HEADS = _HEADS | LISTS["masses"]
_OPENERS = WordSet.of([*_ALL_HEADS, *LISTS["generic"], *_BY_FIRST])
_DEFINITE = frozenset("the these those this that both all whose two three".split()) | POSSESSIVES
_SUBJECTS = frozenset("i you he she it we they that this there which whom where when".split())
_REACH = 8  # words between a source and its verb
_MODIFIERS = 5  # words ahead of a source's noun
_NO_SUBJECT = frozenset("of to for with by from than told not all do does did how".split())
_UNNAMED = frozenset("senior top former anonymous unnamed unidentified many some several".split())
_QUOTE_ENDS = frozenset(",\"'”’")


@dataclass(frozen=True, slots=True)
class VagueSource:
    """Claims laid to a source without a name.

    References
    ----------
    newell2018, sigal1973, gans1979, denham1997

    Examples
    --------
    >>> text = "Critics of the bridge say it will sink. Some argue that it has."
    >>> table = VagueSource().find(Batch.of([text]))
    >>> [(table.at(i, "", text).text, table.sense[i]) for i in range(len(table))]
    [('Critics of the bridge say', 'collective'), ('Some argue', 'generic')]
    """

    name: str = "vague_source"
    definition: str = (
        "A claim, belief or statement laid to a source that no reader could call: sources and "
        "officials without a name, critics or experts as a group, or some and many."
    )
    exposure: str = "sentences"
    senses: tuple[str, ...] = (ANONYMOUS, COLLECTIVE, GENERIC)
    references: tuple[str, ...] = ("newell2018", "sigal1973", "gans1979", "denham1997")
    reliability: str = "M"

    def find(self, batch: Batch) -> EvidenceTable:
        """All vague sources of a batch with what they say it by."""
        return batch.evidence(self.name, _hits(batch))


@dataclass(frozen=True, slots=True)
class _Found:
    """First and last token, the source's first and last token, sense and test."""

    first: int
    last: int
    source: tuple[int, int]
    sense: str
    test: str


def _hits(batch: Batch) -> Iterator[Hit]:
    tokens = batch.tokens
    wanted = (tokens.kind == WORD) & _OPENERS.holds(tokens.key)
    free_from = 0
    for i in np.flatnonzero(wanted).tolist():
        if i < free_from:
            continue
        found = _formula(batch, i) or _source(batch, i)
        if found is None or found.first < free_from:
            continue
        free_from = found.last + 1
        start, end = batch.at.start[found.first], batch.at.end[found.last]
        source = (batch.at.start[found.source[0]], batch.at.end[found.source[1]])
        rule = f"vague_source.{found.sense}.{found.test}"
        yield Hit(start, end, rule, found.sense, (start, end), source)


def _formula(batch: Batch, i: int) -> _Found | None:
    """On condition of anonymity, asked not to be named."""
    for words in _BY_FIRST.get(batch.word(i), ()):
        if all(word_at(batch, i + k, i) == word for k, word in enumerate(words)):
            last = i + len(words) - 1
            return _Found(i, last, (i, last), ANONYMOUS, "anonymity")
    return None


def _source(batch: Batch, head: int) -> _Found | None:
    """A noun or pronoun for a vague source, with its verb or with "according to"."""
    word = batch.word(head)
    if _is_name(batch, head) and word not in LISTS["masses"]:
        return None
    if word in LISTS["generic"]:
        return _pronoun(batch, head)
    if word not in _ALL_HEADS:
        return None
    first = _phrase_start(batch, head)
    sense = _sense(batch, first, head)
    if not sense:
        return None
    ahead = batch.word(first - 1) if same_sentence(batch, first - 1, head) else ""
    if ahead == "to" and word_at(batch, first - 2, head) == "according":
        return _Found(first - 2, head, (first, head), sense, "according_to")
    verb = _verb_after(batch, head, sense)
    if verb is not None and ahead not in _NO_SUBJECT:
        return _Found(first, verb, (first, head), sense, "subject")
    ends = _ends_clause(batch, head + 1, head)
    if ahead in {"said", "say"} and first == head and ends and _after_quote(batch, head - 2):
        return _Found(first - 1, head, (first, head), sense, "inverted")
    return None


def _is_name(batch: Batch, token: int) -> bool:
    return (
        bool(batch.at.capital[token])
        and same_sentence(batch, token - 1, token)
        and (batch.at.kind[token - 1] != PUNCT)
    )


def _phrase_start(batch: Batch, head: int) -> int:
    """Where the words ahead of a noun begin: determiner, adjectives, nouns, names."""
    first = head
    while head - first < _MODIFIERS:
        i = first - 1
        word = word_at(batch, i, head)
        if not word or batch.at.kind[i] == PUNCT or is_adverb(word):
            break
        if word in DETERMINERS or word in {"one", "two", "three", "other", "those"}:
            return i
        if word in _CLOSED or word in LISTS["say"] or word.removesuffix("s") in LISTS["say"]:
            break
        first = i
    return first


_CLOSED = frozenset(load("closed_classes").entries["preposition"]) | frozenset(
    word
    for name in ("pronoun", "conjunction", "subordinator", "verb", "modal", "be", "have")
    for word in load("closed_classes").entries[name]
)


def _sense(batch: Batch, first: int, head: int) -> str:
    """What the noun with its determiner stands for, '' when it may be somebody known."""
    word, opener = batch.word(head), batch.word(first)
    after = word_at(batch, head + 1, head)
    knowing = after in LISTS["knowing"] or (
        after == "with" and word_at(batch, head + 2, head) in {"knowledge", "direct", "firsthand"}
    )
    if word in LISTS["people"] and knowing:
        return ANONYMOUS
    if word in LISTS["anonymous"]:
        return "" if opener in POSSESSIVES | {"these"} and word == "allies" else ANONYMOUS
    if word in LISTS["anonymous_one"]:
        single = first < head and opener in {"a", "an", "one", "another"}
        return ANONYMOUS if single and not _named_after(batch, head) else ""
    if word in LISTS["collective"]:
        known = first < head and opener in _DEFINITE - POSSESSIVES
        return "" if known or _of_institution(batch, first, head) else COLLECTIVE
    if word in LISTS["masses"]:
        loose = first == head or opener in {"some", "many", "most", "other"}
        return GENERIC if loose and head - first <= 1 else ""
    return ""


def _of_institution(batch: Batch, first: int, head: int) -> bool:
    """Navy officials, school officials: the house that they speak for can be called."""
    if batch.word(head) not in {"officials", "analysts"} or first == head:
        return False
    if any(batch.word(k) in _UNNAMED for k in range(first, head)):
        return False
    before = batch.word(head - 1)
    inside = batch.word(head) == "officials" or same_sentence(batch, head - 2, head)
    name = batch.at.capital[head - 1] and before not in LISTS["plain_modifier"] and inside
    return bool(name) or before in LISTS["institution"]


def _named_after(batch: Batch, head: int) -> bool:
    """An adviser, Ilse Brandt, …; an aide to Dorn named Karst."""
    return word_at(batch, head + 1, head) == "," and bool(
        same_sentence(batch, head, head + 2) and batch.at.capital[head + 2]
    )


def _verb_after(batch: Batch, head: int, sense: str) -> int | None:
    """The verb of saying whose subject a noun is, over adverbs and what hangs on the noun."""
    verbs = LISTS["opine"] if sense == GENERIC else LISTS["say"]
    if batch.word(head) in LISTS["finding"]:
        verbs = LISTS["plain"] - LISTS["participle"] - {"call", "see", "saw"}
    verb = _verb_at(batch, head + 1, head, verbs)
    if verb is not None or sense == GENERIC:
        return verb
    link = word_at(batch, head + 1, head)
    if link not in LISTS["link"] or (link == "who" and batch.word(head) in LISTS["anonymous_one"]):
        return None
    for k in range(head + 2, head + 2 + _REACH):
        word = word_at(batch, k, head)
        if not word or batch.at.kind[k] == PUNCT or word in _SUBJECTS:
            return None
        verb = _verb_at(batch, k, head, verbs)
        if verb is not None and k == head + 2 and link == "to":
            return None  # an aide to tell
        if verb is not None and word_at(batch, k - 1, head) not in DETERMINERS:
            return verb
    return None


def _verb_at(batch: Batch, i: int, near: int, verbs: frozenset[str]) -> int | None:
    """A verb of a list at a place, after adverbs, or have said, would argue."""
    while (word := word_at(batch, i, near)) in ADVERBS or (is_adverb(word) and word):
        i += 1
    if word in verbs:
        return i if _is_verb_here(batch, i, near) else None
    if word in HAVE or word in {"are", "were"}:
        passive = word not in HAVE
        i += 1
        while (word := word_at(batch, i, near)) in ADVERBS or word == "been" or is_adverb(word):
            passive |= word == "been"
            i += 1
        said = passive and word.endswith("ed") and word not in {"worried", "concerned", "convinced"}
        told = passive and word in {"told", "said"}
        return i if word in LISTS["participle"] and not (said or told) else None
    if word in {"would", "will", "may", "might"}:
        return i + 1 if word_at(batch, i + 1, near) in LISTS["plain"] else None
    return None


def _is_verb_here(batch: Batch, i: int, near: int) -> bool:
    """Not a participle behind its noun: "officials accused of", "experts called to"."""
    word, after = batch.word(i), word_at(batch, i + 1, near)
    if batch.at.capital[i]:
        return False
    if word in {"accused", "called", "call", "described", "cited", "told", "blamed", "urged"}:
        return after not in {"of", "by", "to", "as", "in", "for", "on", "upon", "that"}
    if word in LISTS["nominal"] and not word_at(batch, i - 1, near).endswith("s"):
        return after in LISTS["clausal"]
    return after != "by"


def _pronoun(batch: Batch, head: int) -> _Found | None:
    """Some argue, many believe, others have said."""
    before = word_at(batch, head - 1, head)
    if before in {
        "the",
        "than",
        "as",
        "how",
        "for",
        "so",
        "at",
        "of",
        "these",
        "those",
        "his",
        "to",
    }:
        return None
    last = head
    noun = word_at(batch, head + 1, head)
    if noun in {"in", "on", "within", "who"}:
        verb = _verb_over_phrase(batch, head)
    else:
        verb = _verb_at(batch, head + 1, head, LISTS["plain"])
    if verb is None:
        return None
    return _Found(head, verb, (head, last), GENERIC, "pronoun")


def _verb_over_phrase(batch: Batch, head: int) -> int | None:
    """Some in the party say; many on the left argue."""
    for k in range(head + 2, head + 7):
        word = word_at(batch, k, head)
        if not word or batch.at.kind[k] == PUNCT or word in _SUBJECTS:
            return None
        if word in LISTS["plain"]:
            return k if word_at(batch, k - 1, head) not in DETERMINERS else None
    return None


def _ends_clause(batch: Batch, i: int, near: int) -> bool:
    """Nothing follows a noun that it could be the subject of."""
    word = word_at(batch, i, near)
    return not word or batch.at.kind[i] == PUNCT or word in LISTS["link"]


def _after_quote(batch: Batch, i: int) -> bool:
    """Whether a token closes a quotation or a clause that is reported: "…", said officials."""
    return i >= 0 and batch.word(i)[:1] in _QUOTE_ENDS
