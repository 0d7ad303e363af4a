"""Devices made of a word list whose entries look at their neighbours.

The list is data (`framing.lexicons.entries`), the reading is here: where a form stands, the first
entry whose tests hold makes the hit, and the rule names it, ``hedge.epistemic.seem``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.devices.nominals import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    is_adverb,
    is_participle,
    phrase_after,
    phrase_before,
    same_sentence,
    word_at,
)
from framing.devices.numerals import opens_amount
from framing.lexicons.entries import DeviceLexicon, Entry, catalogue, read_lexicon
from framing.model.evidence import EvidenceTable
from framing.text import characters as ch
from framing.text.batch import Batch, Hit
from framing.text.tokens import NUMBER, PUNCT, tokenize
from framing.text.words import Keys, folded, held

_NEAR = 12  # words either way
_NEGATION = 3  # words ahead
_NEGATORS = frozenset("not no never nor neither without n't cannot hardly".split())
_OPENING = frozenset("\"'“‘«([")


@dataclass(frozen=True, slots=True)
class LexicalDevice:
    """A device that a list of entries makes.

    Attributes
    ----------
    lexicon : DeviceLexicon

    Examples
    --------
    >>> from framing.lexicons.entries import parse_lexicon
    >>> toml = '''
    ... [lexicon]
    ... name = "weather"
    ... version = "1"
    ... description = "Words for weather that stand for people."
    ... references = ["charteris2004"]
    ... [[entry]]
    ... words = ["wave", "flood"]
    ... part = "noun"
    ... sense = "water"
    ... after = ["of"]
    ... target = "after"
    ... '''
    >>> weather = LexicalDevice(parse_lexicon(toml.encode(), "weather.toml"))
    >>> text = "Waves of migrants came; the waves were high."
    >>> e = weather.find(Batch.of([text])).at(0, "a1", text)
    >>> e.text, e.sense, e.rule
    ('Waves of migrants', 'water', 'weather.water.wave')
    """

    lexicon: DeviceLexicon

    @classmethod
    def of(cls, name: str) -> LexicalDevice:
        """A list of the library's catalogue."""
        return cls(catalogue(name))

    @classmethod
    def read(cls, path: str | Path) -> LexicalDevice:
        """A list in a file of yours; see `framing.lexicons.entries`."""
        return cls(read_lexicon(path))

    @property
    def name(self) -> str:  # noqa: D102
        return self.lexicon.name

    @property
    def definition(self) -> str:  # noqa: D102
        return self.lexicon.description

    @property
    def exposure(self) -> str:  # noqa: D102
        return self.lexicon.exposure

    @property
    def reliability(self) -> str:  # noqa: D102
        return self.lexicon.reliability

    @property
    def senses(self) -> tuple[str, ...]:  # noqa: D102
        return tuple(dict.fromkeys(e.sense for e in self.lexicon.entries if e.sense))

    @property
    def references(self) -> tuple[str, ...]:  # noqa: D102
        return self.lexicon.references

    def find(self, batch: Batch) -> EvidenceTable:
        """All occurrences in a batch of articles."""
        return batch.evidence(
            self.name, (self._hit(batch, *found) for found in self.matches(batch))
        )

    def matches(self, batch: Batch) -> Iterator[tuple[int, int, Entry]]:
        """First token, last token and entry of each occurrence, without overlaps."""
        index, keys = _index(self.lexicon).within(batch), batch.at.key
        free_from = 0
        for i in index.starts(batch.tokens.key).tolist():
            if i < free_from:
                continue
            for last, entries in index.standing(keys, i):
                if batch.line_of[last] != batch.line_of[i]:
                    continue
                entry = next((e for e in entries if holds(batch, i, last, e)), None)
                if entry is not None:
                    yield i, last, entry
                    free_from = last + 1
                    break

    def _hit(self, batch: Batch, first: int, last: int, entry: Entry) -> Hit:
        cue = batch.at.start[first], batch.at.end[last]
        phrase = target_of(batch, first, last, entry)
        target = phrase.span(batch) if phrase else None
        rule = ".".join((self.name, entry.sense or "any", entry.name))
        start, end = (min(cue[0], target[0]), max(cue[1], target[1])) if target else cue
        return Hit(start, end, rule, entry.sense, cue, target)


@dataclass(frozen=True, slots=True)
class _Index:
    """Forms by their words' keys, each with its entries in the list's order.

    Many forms share a first word (``a lot of``), so those of several words are looked for by the
    first two. Beginnings (``abandon*``) become the words of the batch that begin so.
    """

    entries: dict[tuple[int, ...], list[Entry]]
    lengths: dict[int, tuple[int, ...]]  # of the forms with a first word, longest first
    words: Keys
    pairs: Keys
    beginnings: dict[str, list[Entry]]

    @classmethod
    def of(
        cls, entries: dict[tuple[int, ...], list[Entry]], beginnings: dict[str, list[Entry]]
    ) -> _Index:
        lengths: dict[int, set[int]] = {}
        for form in entries:
            lengths.setdefault(form[0], set()).add(len(form))
        opened = np.array([form[:2] for form in entries if len(form) > 1], np.uint64).reshape(-1, 2)
        return cls(
            entries,
            {first: tuple(sorted(some, reverse=True)) for first, some in lengths.items()},
            np.array(sorted(form[0] for form in entries if len(form) == 1), np.uint64),
            np.unique(_paired(opened[:, 0], opened[:, 1])),
            beginnings,
        )

    def within(self, batch: Batch) -> _Index:
        """The index for a batch's own words, where the list has beginnings."""
        if not self.beginnings:
            return self
        sizes = sorted(set(map(len, self.beginnings)))
        entries = {form: list(some) for form, some in self.entries.items()}
        for key, at in zip(*np.unique(batch.tokens.key, return_index=True), strict=True):
            word = batch.word(int(at))
            for n in sizes:
                more = self.beginnings.get(word[:n], ()) if len(word) >= n else ()
                known = entries.setdefault((int(key),), []) if more else []
                known += [entry for entry in more if entry not in known]
        return _Index.of(entries, {})

    def starts(self, keys: Keys) -> NDArray[np.int64]:
        """Tokens that a form may start with."""
        found = held(keys, self.words)
        found[:-1] |= held(_paired(keys[:-1], keys[1:]), self.pairs)
        return np.flatnonzero(found)

    def standing(self, keys: memoryview[int], first: int) -> Iterator[tuple[int, list[Entry]]]:
        """Last token and entries of the forms that start with a token, longest first."""
        for n in self.lengths[keys[first]]:
            form = tuple(keys[first : first + n])  # shorter at the end of the batch
            entries = self.entries.get(form) if len(form) == n else None
            if entries:
                yield first + n - 1, entries


def _paired(first: Keys, second: Keys) -> Keys:
    """One key for two words, in their order."""
    return np.asarray(first * np.uint64(0x9E3779B97F4A7C15) + second)


@cache
def _index(lexicon: DeviceLexicon) -> _Index:
    written = [(form, e) for e in lexicon.entries for form in e.forms]
    beginnings: dict[str, list[Entry]] = {}
    for form, entry in written:
        if form.endswith("*"):
            beginnings.setdefault(folded(form[:-1]), []).append(entry)
    whole = [(form, e) for form, e in written if not form.endswith("*")]
    pairs = [(form + end, e) for form, e in whole for end in ("", "'s", "'")]
    tokens = tokenize(ch.Characters.of("\n".join(form for form, _ in pairs)))
    starts = np.cumsum([0, *(len(form) + 1 for form, _ in pairs)])
    edges = np.searchsorted(tokens.start, starts).tolist()
    entries: dict[tuple[int, ...], list[Entry]] = {}
    for (_, entry), a, b in zip(pairs, edges[:-1], edges[1:], strict=True):
        known = entries.setdefault(tuple(tokens.key[a:b].tolist()), [])
        if entry not in known:
            known.append(entry)
    return _Index.of(entries, beginnings)


def holds(batch: Batch, first: int, last: int, entry: Entry) -> bool:
    """Whether an entry's tests hold for the tokens from `first` to `last`."""
    if entry.capital == "never" and _is_name(batch, first):
        return False
    if entry.before and not _matches(batch, first - 1, first, entry.before):
        return False
    if entry.after and not _matches(batch, last + 1, last, entry.after):
        return False
    if entry.not_before and _matches(batch, first - 1, first, entry.not_before):
        return False
    if entry.not_after and _matches(batch, last + 1, last, entry.not_after):
        return False
    if entry.near or entry.not_near:
        around = words_near(batch, first, last)
        if (entry.near and around.isdisjoint(entry.near)) or not around.isdisjoint(entry.not_near):
            return False
    return entry.negated == "keep" or not is_negated(batch, first)


def words_near(batch: Batch, first: int, last: int) -> frozenset[str]:
    """The words of the sentence within 12 tokens, folded."""
    sentence = batch.at.sentence
    places = range(max(first - _NEAR, 0), min(last + _NEAR + 1, len(sentence)))
    inside = (i for i in places if sentence[i] == sentence[first] and not first <= i <= last)
    return frozenset(map(batch.word, inside))


def is_negated(batch: Batch, first: int) -> bool:
    """Whether a negation stands within three words ahead, in the same stretch between marks."""
    for i in range(first - 1, first - 1 - _NEGATION, -1):
        word = word_at(batch, i, first)
        if not word or batch.at.kind[i] == PUNCT:
            return False
        if word in _NEGATORS or word.endswith("n't"):
            return True
    return False


def target_of(batch: Batch, first: int, last: int, entry: Entry) -> Phrase | None:
    """The noun phrase that an entry says it is about."""
    if entry.target == "before":
        beside = same_sentence(batch, first - 1, first)
        return phrase_before(batch, first - 1) if beside else None
    if entry.target != "after" or not same_sentence(batch, last, last + 1):
        return None
    skip = batch.word(last + 1) in PREPOSITIONS
    return (
        phrase_after(batch, last + 1 + skip)
        if same_sentence(batch, last, last + 1 + skip)
        else None
    )


def _is_name(batch: Batch, token: int) -> bool:
    """A capital that neither the sentence nor a line in capitals explains."""
    if not batch.at.capital[token] or _opens_sentence(batch, token - 1, token):
        return False
    before, after = (word_at(batch, token + by, token) for by in (-1, 1))
    shouted = (batch.at.caps[token + by] for by, word in ((-1, before), (1, after)) if word)
    return not (batch.at.caps[token] and any(shouted))


def _matches(batch: Batch, token: int, near: int, wanted: frozenset[str]) -> bool:
    """Whether the token beside `near` is one of some words, or of a class of them."""
    word = word_at(batch, token, near)
    if word and word in wanted:
        return True
    return any(test(batch, token, near) for test in _tests(wanted))


@cache
def _tests(wanted: frozenset[str]) -> tuple[Test, ...]:
    """The tests of the classes among some words."""
    return tuple(test for name, test in _CLASSES.items() if name in wanted)


Test = Callable[[Batch, int, int], bool]


def _words(words: frozenset[str]) -> Test:
    return lambda batch, token, near: word_at(batch, token, near) in words


def _word(test: Callable[[str], bool]) -> Test:
    return lambda batch, token, near: test(word_at(batch, token, near))


def _opens_sentence(batch: Batch, token: int, near: int) -> bool:
    """Nothing of the sentence, or only marks that open, stands up to a token."""
    while same_sentence(batch, token, near) and batch.word(token) in _OPENING:
        token -= 1
    return not same_sentence(batch, token, near)


def _closes(batch: Batch, token: int, near: int) -> bool:
    return not same_sentence(batch, token, near) or batch.at.kind[token] == PUNCT


_CLASSES: dict[str, Test] = {
    "@determiner": _words(DETERMINERS),
    "@possessive": _words(POSSESSIVES),
    "@pronoun": _words(PRONOUNS),
    "@preposition": _words(PREPOSITIONS),
    "@conjunction": _words(CONJUNCTIONS),
    "@be": _words(BE),
    "@have": _words(HAVE),
    "@modal": _words(MODALS),
    "@adverb": _word(is_adverb),
    "@number": lambda b, i, near: same_sentence(b, i, near) and b.at.kind[i] == NUMBER,
    "@participle": _word(is_participle),
    "@ing": _word(lambda word: len(word) > 4 and word.endswith("ing")),
    "@capital": lambda b, i, near: same_sentence(b, i, near) and bool(b.at.capital[i]),
    "@start": _opens_sentence,
    "@end": _closes,
    "@amount": opens_amount,
}
