"""Markers of distance, each with its host: so-called, self-styled, alleged, what X calls Y.

A reader for each family looks at a cue word and its neighbours and says whether it is a marker
there at all; what a marker is good for in its place is decided in `framing.devices.distancing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from framing.devices.nominals import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    phrase_after,
    same_sentence,
    word_at,
)
from framing.devices.quoting import in_speech
from framing.lexicons import load
from framing.text.batch import Batch, Hit
from framing.text.quotations import SPEECH_WORDS
from framing.text.tokens import PUNCT
from framing.text.words import WordSet

LISTS = {name: frozenset(words) for name, words in load("distancing").entries.items()}
_SELF = LISTS["self_doubt"] | LISTS["self_status"] | LISTS["self_neutral"] | LISTS["self_admission"]
_PRESUMED = frozenset("innocent dead guilty nominee candidate consent".split())
_CONTEXT = 60  # tokens either side
_SUBJECTS = frozenset("i you he she it we they".split())
_SUBJECT = 5  # words of X in "what X calls Y"


@dataclass(frozen=True)
class Marker:
    """A marker in its place.

    Attributes
    ----------
    batch : Batch
    first, last : int
        Tokens of the marker.
    host : Phrase or None
        What it modifies or introduces.
    spoken : bool
        Stands in a quotation that reports speech.
    verb : bool
        Is the finite verb of a report rather than a modifier.
    """

    batch: Batch
    first: int
    last: int
    host: Phrase | None
    spoken: bool = False
    verb: bool = False

    @cached_property
    def word(self) -> str:
        """The marker's first token, folded."""
        return self.batch.word(self.first)

    @property
    def before(self) -> str:
        """The word before the marker in its sentence, else ''."""
        return self.at(self.first - 1)

    @property
    def after(self) -> str:
        """The word after the marker in its sentence, else ''."""
        return self.at(self.last + 1)

    def at(self, token: int) -> str:
        """A word of the marker's sentence, else ''."""
        return word_at(self.batch, token, self.first)

    @property
    def head(self) -> str:
        """The host's head, without a possessive ending."""
        return self.host.head.removesuffix("'s").removesuffix("'") if self.host else ""

    @property
    def host_words(self) -> frozenset[str]:
        """The host's words, without possessive endings."""
        return (
            frozenset(w.removesuffix("'s") for w in self.host.words) if self.host else frozenset()
        )

    @cached_property
    def sentence(self) -> frozenset[str]:
        """The words around the marker in its sentence, its own left out."""
        near = range(self.first - _CONTEXT, self.last + _CONTEXT + 1)
        return frozenset(self.at(i) for i in near if not self.first <= i <= self.last) - {""}

    @property
    def in_proceeding(self) -> bool:
        """The sentence reports an accusation or a proceeding."""
        return not self.sentence.isdisjoint(LISTS["proceeding"])

    @property
    def host_is_quoted(self) -> bool:
        """The host, or its beginning, stands in quotation marks."""
        return self.host is not None and self.batch.at.kind[self.host.first] == PUNCT

    @property
    def host_is_name(self) -> bool:
        """Every word of the host is capitalised, and the marker is not."""
        if self.host is None or self.batch.at.capital[self.first]:
            return False
        words = [
            i for i in range(self.host.first, self.host.last + 1) if self.batch.at.kind[i] != PUNCT
        ]
        return bool(words) and all(
            self.batch.at.capital[i] or self.batch.word(i) in PREPOSITIONS | DETERMINERS
            for i in words
        )

    def hit(self, rule: str, sense: str) -> Hit:
        """The evidence, from the marker through its host."""
        at = self.batch.at
        cue = at.start[self.first], at.end[self.last]
        target = self.host.span(self.batch) if self.host else None
        return Hit(cue[0], max(cue[1], target[1] if target else 0), rule, sense, cue, target)


def _read_so_called(batch: Batch, i: int) -> Marker | None:
    last = i
    if batch.word(i) == "so":
        modifies = batch.word(i - 1) in DETERMINERS | PREPOSITIONS
        if batch.word(i + 1) != "called" or not modifies or not same_sentence(batch, i - 1, i + 1):
            return None
        last = i + 1
    host = _host(batch, last)
    return Marker(batch, i, last, host) if host else None


def _host(batch: Batch, marker: int) -> Phrase | None:
    return phrase_after(batch, marker + 1) if same_sentence(batch, marker, marker + 1) else None


def _read_modifier(batch: Batch, i: int) -> Marker | None:
    host = _host(batch, i)
    return Marker(batch, i, i, host) if host else None


def _read_adjective(batch: Batch, i: int) -> Marker | None:
    """An adjective before its noun, or "is alleged to": not "supposed to", not "they alleged"."""
    marker = Marker(batch, i, i, _host(batch, i))
    if marker.after == "to" or marker.word == "claimed":
        passive = marker.word == "purported" or (marker.before in BE and marker.word != "supposed")
        return marker if passive and marker.after == "to" else None
    if marker.host is None or _is_verb(marker):
        return _accusation(marker)
    if marker.word == "presumed" and not marker.host_words.isdisjoint(_PRESUMED):
        return None
    return marker


def _is_verb(m: Marker) -> bool:
    """A finite verb or participle: "he alleged fraud", "have alleged", "Brandt alleged that"."""
    if m.before in AUXILIARIES | PRONOUNS and m.before not in DETERMINERS:
        return m.before not in BE or m.after == "that"
    if m.batch.at.capital[m.first] or not m.before.isalpha():
        return False
    if m.before in DETERMINERS | PREPOSITIONS | CONJUNCTIONS:
        return False
    return m.after in DETERMINERS | PRONOUNS | {"that"} or _follows_name(m)


def _follows_name(m: Marker) -> bool:
    """Alleged after a person's name and before another one: "Brandt alleged Dorn lied"."""
    capital = m.batch.at.capital
    return bool(m.word == "alleged" and m.after and capital[m.first - 1] and capital[m.last + 1])


def _accusation(m: Marker) -> Marker | None:
    """The verb *allege* in a report of proceedings: "prosecutors have alleged no link"."""
    if m.word != "alleged" or not m.in_proceeding:
        return None
    return replace(m, host=None if m.after == "that" else m.host, verb=True)


def _read_adverb(batch: Batch, i: int) -> Marker:
    """An adverb with what it qualifies: a verb, an adjective, or a phrase."""
    marker = Marker(batch, i, i, _host(batch, i))
    token = i + 1
    if marker.host is not None or not marker.after or batch.at.kind[token] == PUNCT:
        return marker
    rest = phrase_after(batch, token + 1) if marker.at(token + 1) else None
    rest = rest or Phrase(token, token, batch.word(token), ())
    words = (batch.word(token), *rest.words)
    return replace(marker, host=Phrase(token, rest.last, rest.head, words))


def _read_what(batch: Batch, i: int) -> Marker | None:
    """What X calls Y; what is called Y."""
    verb = _naming_verb(batch, i)
    if verb is None:
        return None
    as_ = word_at(batch, verb + 1, i) == "as"
    if batch.word(verb).startswith("describ") and not as_:
        return None
    marker = Marker(batch, i, verb + as_, _host(batch, verb + as_))
    if marker.host is None:
        return marker if marker.after in OPENING else None
    if marker.host.words[0] in {"this", "that", "these", "those"}:
        return None
    whole = marker.host_is_quoted and len(marker.host.words) > SPEECH_WORDS
    return replace(marker, host=None) if whole else marker


def _naming_verb(batch: Batch, what: int) -> int | None:
    """The verb of naming after "what" and its subject of up to five words."""
    for i in range(what + 1, what + _SUBJECT + 2):
        if not same_sentence(batch, what, i) or batch.at.kind[i] == PUNCT:
            return None
        if batch.word(i) in LISTS["naming_finite"] and i > what + 1:
            return i
        if i > what + 1 and batch.word(i) in _SUBJECTS:
            return None  # "what state they call home"
    return None


def _read_christening(batch: Batch, i: int) -> Marker | None:
    """Dubbed, nicknamed: the name follows, after the one who is named if he stands between."""
    marker = _read_modifier(batch, i)
    if marker is None and word_at(batch, i + 1, i) in PRONOUNS | {"by"}:
        return Marker(batch, i, i, _host(batch, i + 1))
    return marker


Reader = Callable[[Batch, int], Marker | None]

_READERS: tuple[tuple[str, frozenset[str], Reader], ...] = (
    ("so_called", frozenset({"so-called", "so"}), _read_so_called),
    ("self_x", _SELF, _read_modifier),
    ("evidential", frozenset({"would-be"}), _read_modifier),
    ("evidential", LISTS["evidential_adjective"] | {"claimed"}, _read_adjective),
    ("evidential", LISTS["evidential_adverb"], _read_adverb),
    ("reported_naming", frozenset({"what"}), _read_what),
    ("reported_naming", LISTS["naming_participle"], _read_christening),
)
_CUES = WordSet.of(word for _, words, _ in _READERS for word in words)


def find_markers(batch: Batch) -> Iterator[tuple[str, Marker]]:
    """The markers of a batch in text order, each with the name of its family."""
    at = np.flatnonzero(_CUES.holds(batch.tokens.key))
    spoken = in_speech(batch, batch.tokens.start[at])
    for i, in_quotes in zip(at.tolist(), spoken.tolist(), strict=True):
        for family, words, read in _READERS:
            marker = read(batch, i) if batch.word(i) in words else None
            if marker is not None:
                yield family, replace(marker, spoken=in_quotes)
