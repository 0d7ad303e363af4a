"""Devices made of a word list whose entries look at their neighbours.

The list is data (`framing.lexicons.entries`), the reading is here: where a form stands, the first
entry whose tests hold makes the hit, and the rule names it, ``hedge.epistemic.seem``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache, reduce
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.devices.neighbours import Side, is_name, matches, surely_names
from framing.devices.nominals import (
    PREPOSITIONS,
    Phrase,
    phrase_after,
    phrase_before,
    same_sentence,
    word_at,
)
from framing.lexicons.entries import DeviceLexicon, Entry, catalogue, read_lexicon
from framing.model.evidence import EvidenceTable
from framing.model.span import BoolArray
from framing.text import characters as ch
from framing.text.batch import Batch, Hit
from framing.text.tokens import PUNCT, tokenize
from framing.text.words import Keys, folded, held, paired

Places = NDArray[np.int64]

_NEAR = 12  # words either way
_NEGATION = 3  # words ahead
_NEGATORS = frozenset("not no never nor neither without n't cannot hardly".split())


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
        entries, free_from = self.lexicon.entries, 0
        found = _index(self.lexicon).within(batch).candidates(batch)
        columns = (found.first.tolist(), found.last.tolist(), found.entry.tolist())
        for first, last, place in zip(*columns, strict=True):
            if first >= free_from and holds(batch, first, last, entries[place]):
                yield first, last, entries[place]
                free_from = last + 1

    def _hit(self, batch: Batch, first: int, last: int, entry: Entry) -> Hit:
        cue = batch.at.start[first], batch.at.end[last]
        phrase = target_of(batch, first, last, entry)
        target = phrase.span(batch) if phrase else None
        rule = ".".join((self.name, entry.sense or "any", entry.name))
        start, end = (min(cue[0], target[0]), max(cue[1], target[1])) if target else cue
        return Hit(start, end, rule, entry.sense, cue, target)


@dataclass(frozen=True, slots=True, eq=False)
class _Forms:
    """Forms of so many words: their keys, ascending, each with an entry's place in the list.

    A form that several entries share stands here as often, in the list's order.
    """

    length: int
    keys: Keys
    entry: NDArray[np.int64]

    def among(self, keys: Keys, starts: Places) -> Candidates:
        """The forms that start at some tokens."""
        starts = starts[starts + self.length <= len(keys)]
        whole = keys[starts]
        for n in range(1, self.length):
            whole = paired(whole, keys[starts + n])
        low, high = (np.searchsorted(self.keys, whole, side) for side in ("left", "right"))
        times = high - low
        first = np.repeat(starts, times)
        row = np.arange(len(first)) + np.repeat(low - (np.cumsum(times) - times), times)
        return Candidates(first, first + self.length - 1, self.entry[row])


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """First and last token of what may be an occurrence, and its entry's place in the list."""

    first: Places
    last: Places
    entry: Places

    @classmethod
    def concat(cls, parts: Sequence[Candidates]) -> Candidates:
        """As they stand in the text; of those with one first token the longest first."""
        first, last, entry = (
            np.concatenate([np.empty(0, np.int64), *(getattr(p, f.name) for p in parts)])
            for f in fields(cls)
        )
        return cls(first, last, entry).take(np.lexsort((-last, first)))

    def take(self, which: NDArray[np.integer] | BoolArray) -> Candidates:
        """Some of them."""
        return Candidates(self.first[which], self.last[which], self.entry[which])


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """The forms of a list by their words' keys, and what their entries ask of their neighbours.

    Many forms share a first word (``a lot of``), so those of several words are looked for by the
    first two. Beginnings (``abandon*``) become the words of the batch that begin so.
    """

    lexicon: DeviceLexicon
    places: dict[tuple[int, ...], list[int]]  # in the list, of each form's entries
    beginnings: dict[str, list[int]]
    forms: tuple[_Forms, ...]
    pairs: Keys
    names: BoolArray  # of the entries that may not be one
    before: Side
    after: Side

    @classmethod
    def of(
        cls,
        lexicon: DeviceLexicon,
        places: dict[tuple[int, ...], list[int]],
        beginnings: dict[str, list[int]],
    ) -> _Index:
        forms, entries = [], lexicon.entries
        for n in sorted({len(form) for form in places}):
            some = [(*form, e) for form in places if len(form) == n for e in places[form]]
            words = np.array([form[:-1] for form in some], np.uint64).T
            keys, entry = reduce(paired, words), np.array([form[-1] for form in some])
            order = np.argsort(keys, kind="stable")
            forms.append(_Forms(n, keys[order], entry[order]))
        opened = np.array([form[:2] for form in places if len(form) > 1], np.uint64).reshape(-1, 2)
        return cls(
            lexicon,
            places,
            beginnings,
            tuple(forms),
            np.unique(paired(opened[:, 0], opened[:, 1])),
            np.array([e.capital == "never" for e in entries], bool),
            Side.of(-1, [e.before for e in entries], [e.not_before for e in entries]),
            Side.of(1, [e.after for e in entries], [e.not_after for e in entries]),
        )

    def within(self, batch: Batch) -> _Index:
        """The index for a batch's own words, where the list has beginnings."""
        if not self.beginnings:
            return self
        sizes = sorted(set(map(len, self.beginnings)))
        places = {form: list(some) for form, some in self.places.items()}
        for key, at in zip(*np.unique(batch.tokens.key, return_index=True), strict=True):
            word = batch.word(int(at))
            for n in sizes:
                more = self.beginnings.get(word[:n], ()) if len(word) >= n else ()
                known = places.setdefault((int(key),), []) if more else []
                known += [entry for entry in more if entry not in known]
        return _Index.of(self.lexicon, places, {})

    def candidates(self, batch: Batch) -> Candidates:
        """Where forms stand whose entries' tests may hold."""
        keys = batch.tokens.key
        one, more = (
            np.arange(len(keys)),
            np.flatnonzero(held(paired(keys[:-1], keys[1:]), self.pairs)),
        )
        parts = []
        for forms in self.forms:
            starts = more if forms.length > 1 else one[held(keys, forms.keys)]
            parts.append(forms.among(keys, starts))
        found = Candidates.concat(parts)
        found = found.take(batch.line_of[found.first] == batch.line_of[found.last])
        found = found.take(~(self.names[found.entry] & surely_names(batch, found.first)))
        found = found.take(self.before.may_hold(batch, found.first, found.entry))
        return found.take(self.after.may_hold(batch, found.last, found.entry))


@cache
def _index(lexicon: DeviceLexicon) -> _Index:
    written = [(form, n) for n, e in enumerate(lexicon.entries) for form in e.forms]
    beginnings: dict[str, list[int]] = {}
    for form, entry in written:
        if form.endswith("*"):
            beginnings.setdefault(folded(form[:-1]), []).append(entry)
    whole = [(form, e) for form, e in written if not form.endswith("*")]
    pairs = [(form + end, e) for form, e in whole for end in ("", "'s", "'")]
    tokens = tokenize(ch.Characters.of("\n".join(form for form, _ in pairs)))
    starts = np.cumsum([0, *(len(form) + 1 for form, _ in pairs)])
    edges = np.searchsorted(tokens.start, starts).tolist()
    places: dict[tuple[int, ...], list[int]] = {}
    for (_, entry), a, b in zip(pairs, edges[:-1], edges[1:], strict=True):
        known = places.setdefault(tuple(tokens.key[a:b].tolist()), [])
        if entry not in known:
            known.append(entry)
    return _Index.of(lexicon, places, beginnings)


def holds(batch: Batch, first: int, last: int, entry: Entry) -> bool:
    """Whether an entry's tests hold for the tokens from `first` to `last`."""
    if entry.capital == "never" and is_name(batch, first):
        return False
    if entry.before and not matches(batch, first - 1, first, entry.before):
        return False
    if entry.after and not matches(batch, last + 1, last, entry.after):
        return False
    if entry.not_before and matches(batch, first - 1, first, entry.not_before):
        return False
    if entry.not_after and matches(batch, last + 1, last, entry.not_after):
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
