"""Harm reported as something that merely happened: died in custody, shots rang out (layer 2).

Four ways, which are the senses: people die (where the sentence tells of force and of no natural
cause), a shot or bomb goes off, an occasion turns violent, and a weapon, a vehicle or an event is
the subject of a verb of harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from framing.devices.harm_words import (
    INSTRUMENTS,
    LISTS,
    PLACES,
    Forms,
    inflected,
    named,
    of_people,
)
from framing.devices.nominals import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    HAVE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    Phrase,
    is_adverb,
    is_participle,
    phrase_after,
    phrase_before,
    same_sentence,
    word_at,
)
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit

DEATH, ONSET, TURNED, INSTRUMENT = "death", "onset", "turned", "instrument"
_NEAR = 14
_GROUP = 6
_BANGS = inflected(["bang"], "noun")
_BANG_ONLY = _BANGS - {"car", "cars", "truck", "trucks", "charge", "charges", "round", "rounds"}
_TURNING = inflected(["turn_subject"], "noun")
_NEGATIVE = frozenset("not never no nobody didn't don't doesn't to".split())
_ALMOST = frozenset("almost nearly".split())
_OPEN = frozenset("whether if did does do once unless".split())
_RELATIVE = frozenset("who that which".split())
_FIGURATIVE = frozenset("celebratory sexual racist verbal political rhetorical media".split())
_VEHICLES = frozenset("explode explodes exploded exploding blew blows".split())


@dataclass(frozen=True, slots=True)
class _Found:
    """Tokens of the verb, the sense, the entry, and the phrase that it is about."""

    first: int
    last: int
    sense: str
    entry: str
    target: Phrase | None


@cache
def _verbs(name: str) -> Forms:
    return Forms.of((name,), "verb")


def _subject(batch: Batch, verb: int) -> Phrase | None:
    """The subject of an asserted active verb, else None."""
    i, word = verb - 1, ""
    while verb - i < _GROUP and same_sentence(batch, verb, i):
        word = batch.word(i)
        if word in MODALS | BE | _NEGATIVE | _ALMOST and not (
            word in BE and _progressive(batch, verb)
        ):
            return None
        if not (word in BE | HAVE or is_adverb(word)):
            break
        i -= 1
    if word in _RELATIVE:
        i -= 1 + (word_at(batch, i - 1, verb) == ",")
    if not same_sentence(batch, verb, i):
        return None
    name = phrase_before(batch, i)
    open_ = name is not None and word_at(batch, name.first - 1, verb) in _OPEN
    return None if open_ else name


def _progressive(batch: Batch, verb: int) -> bool:
    return batch.word(verb).endswith("ing")


def _near(batch: Batch, first: int, last: int) -> frozenset[str]:
    places = (*range(first - _NEAR, first), *range(last + 1, last + _NEAR + 1))
    return frozenset(word_at(batch, i, first) for i in places)


def _head(name: Phrase, batch: Batch) -> str:
    """The noun of a phrase, without the phrases that hang on it."""
    for k in range(name.first + 1, name.last + 1):
        if batch.word(k) in PREPOSITIONS:
            return batch.word(k - 1)
    return name.head


def _deaths(batch: Batch) -> Iterator[_Found]:
    """Died, lost their lives, was found dead, left nine dead."""
    for first, last, entry in _verbs("dying").at(batch):
        if batch.word(first) == "die":
            continue
        near = _near(batch, first, last)
        if near.isdisjoint(LISTS["violent"]) or not near.isdisjoint(LISTS["natural"]):
            continue
        if entry in {"leave", "find"}:
            if batch.word(first) in {"leave", "find"}:
                continue
            found = _dead(batch, first, last, entry)
        else:
            subject = _subject(batch, first)
            person = subject is not None and _mortal(batch, subject)
            found = _Found(first, last, DEATH, entry, subject) if person else None
        if found is not None:
            yield found


def _mortal(batch: Batch, name: Phrase) -> bool:
    """People and names die; so do hopes, but not here."""
    people = of_people(batch, name) or named(batch, name)
    if word_at(batch, name.first - 1, name.last) in _NEGATIVE:
        return False
    return people or name.words[0] in {"he", "she", "they", "who", "i", "we", "many", "both"}


def _dead(batch: Batch, first: int, last: int, entry: str) -> _Found | None:
    """Left nine dead, was left dead, was found dead."""
    for i in range(last + 1, last + 9):
        if not same_sentence(batch, first, i) or batch.word(i) in ".;:":
            return None
        if batch.word(i) != "dead":
            continue
        passive = word_at(batch, first - 1, first) in BE
        if passive:
            return _Found(first, i, DEATH, entry, _patient_before(batch, first - 1))
        target = phrase_after(batch, last + 1) if entry == "leave" else None
        return _Found(first, i, DEATH, entry, target) if target else None
    return None


def _patient_before(batch: Batch, be: int) -> Phrase | None:
    i = be - 1
    while be - i < _GROUP and (batch.word(i) in AUXILIARIES or is_adverb(batch.word(i))):
        i -= 1
    return phrase_before(batch, i) if same_sentence(batch, be, i) else None


def _onsets(batch: Batch) -> Iterator[_Found]:
    """Shots rang out, a bomb exploded."""
    for first, last, entry in _verbs("bang_verb").at(batch):
        subject = _subject(batch, first)
        if subject is None:
            continue
        if _now(batch.word(first)):
            continue
        allowed = _BANGS if batch.word(first) in _VEHICLES else _BANG_ONLY
        head = subject.head if subject.head in allowed else _head(subject, batch)
        if (
            head in allowed
            and _FIGURATIVE.isdisjoint(subject.words)
            and _goes_off(batch, last, head)
        ):
            yield _Found(first, last, ONSET, entry, subject)


def _now(word: str) -> bool:
    """A habit or a design rather than an event: a warhead that explodes."""
    return word in {
        "explode",
        "explodes",
        "detonate",
        "detonates",
        "land",
        "lands",
        "fall",
        "falls",
    }


def _goes_off(batch: Batch, last: int, head: str) -> bool:
    """Land and fall of shells, not of shots; strike and hit are left to the instruments."""
    if batch.word(last) in {"fell", "falls", "fall", "landed", "lands", "land", "flew", "fly"}:
        return head.startswith(
            ("shell", "rocket", "missile", "mortar", "bomb", "grenade", "bullet")
        )
    transitive = batch.word(last) in {"rocked", "rocks", "rock", "through"}
    return not transitive or head.startswith(("blast", "explosion", "bomb", "gunfire", "shot"))


def _turned(batch: Batch) -> Iterator[_Found]:
    """The march turned violent."""
    for first, last, entry in _verbs("turning").at(batch):
        adjective = word_at(batch, last + 1, last)
        if adjective not in LISTS["turn_adjective"] or _heads_on(batch, last + 1):
            continue
        subject = _subject(batch, first)
        if subject is not None and _head(subject, batch) in _TURNING:
            yield _Found(first, last + 1, TURNED, entry, subject)


def _heads_on(batch: Batch, adjective: int) -> bool:
    """Whether a noun follows the adjective: became violent men."""
    after = word_at(batch, adjective + 1, adjective)
    closed = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
    return after.isalpha() and after not in closed and not is_adverb(after) and after != "when"


def _instruments(batch: Batch) -> Iterator[_Found]:
    """A car hit a cyclist; the blast killed nine."""
    for first, last, entry in _verbs("hit_verb").at(batch):
        patient = _struck(batch, last, entry)
        if patient is None:
            continue
        subject = _participial(batch, first) or _subject(batch, first)
        if subject is not None and _wielded(batch, subject):
            yield _Found(first, last, INSTRUMENT, entry, patient)


_OF_PLACES = frozenset("destroy level flatten hit strike".split())


def _struck(batch: Batch, last: int, entry: str) -> Phrase | None:
    if not same_sentence(batch, last, last + 1) or entry == "leave":
        return None
    name = phrase_after(batch, last + 1)
    if name is None or is_participle(name.words[0]):
        return None
    if of_people(batch, name) or (entry in {"kill", "injure", "wound"} and named(batch, name)):
        return name
    into = batch.word(last) in {"into", "through"} or entry in {
        "destroy",
        "level",
        "flatten",
        "hit",
        "strike",
    }
    return name if into and (name.head in PLACES or name.words[-1] in PLACES) else None


def _participial(batch: Batch, verb: int) -> Phrase | None:
    """The subject of the clause that a participle hangs on: exploded, killing nine."""
    if not _progressive(batch, verb) or word_at(batch, verb - 1, verb) != ",":
        return None
    for first, last, _ in _clause_verbs(batch, verb):
        subject = _subject(batch, first)
        if subject is not None and last < verb:
            return subject
    return None


def _clause_verbs(batch: Batch, verb: int) -> Iterator[tuple[int, int, str]]:
    """Verbs of going off or striking before a participle in its sentence, nearest first."""
    known = _verbs("bang_verb").by_first.keys() | _verbs("hit_verb").by_first.keys()
    for i in range(verb - 2, verb - 2 - _NEAR, -1):
        if not same_sentence(batch, verb, i):
            return
        if batch.word(i) in known:
            yield i, i, ""


def _wielded(batch: Batch, name: Phrase) -> bool:
    """A thing or event that somebody uses or does, and nobody is named with it."""
    if _head(name, batch) not in INSTRUMENTS or not POSSESSIVES.isdisjoint(name.words):
        return False
    ahead = [word_at(batch, name.first - k, name.last) for k in (1, 2)]
    words = {*name.words, ahead[0], ahead[1] if ahead[0] == "." else ""}
    owned = any(
        w.endswith(("'s", "s'")) and w.removesuffix("'s") not in LISTS["no_actor"] for w in words
    )
    return not owned and words.isdisjoint(
        LISTS["actor"] | {"by", "crash", "accident", "heart", "panic"}
    )


_WAYS: tuple[Callable[[Batch], Iterator[_Found]], ...] = (_deaths, _onsets, _turned, _instruments)


@dataclass(frozen=True, slots=True)
class AgentlessEvent:
    """Harm as an event without an agent, in clauses that are no passives.

    References
    ----------
    greene2009, moreno2025

    Examples
    --------
    >>> text = "Two marchers died in clashes with police after shots rang out."
    >>> table = AgentlessEvent().find(Batch.of([text]))
    >>> [(table.at(i, "", text).text, table.sense[i]) for i in range(len(table))]
    [('died', 'death'), ('rang out', 'onset')]
    """

    name: str = "agentless_event"
    definition: str = (
        "Harm reported as something that happened, by a verb that has no place for those who did "
        "it: people died, shots rang out, a march turned violent, a car hit a cyclist."
    )
    exposure: str = "sentences"
    senses: tuple[str, ...] = (DEATH, ONSET, TURNED, INSTRUMENT)
    references: tuple[str, ...] = ("greene2009", "moreno2025")
    reliability: str = "M"

    def find(self, batch: Batch) -> EvidenceTable:
        """All agentless reports of a batch."""
        return batch.evidence(self.name, self._hits(batch))

    def _hits(self, batch: Batch) -> Iterator[Hit]:
        starts, ends = batch.tokens.start, batch.tokens.end
        taken: set[int] = set()
        for way in _WAYS:
            for f in way(batch):
                if f.first in taken:
                    continue
                taken.add(f.first)
                span = int(starts[f.first]), int(ends[f.last])
                target = f.target.span(batch) if f.target else None
                rule = f"agentless_event.{f.sense}.{f.entry}"
                yield Hit(*span, rule=rule, sense=f.sense, cue=span, target=target)
