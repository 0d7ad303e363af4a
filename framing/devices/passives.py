"""Eventive passives, with and without their agent (layer 2).

One finder, two devices. A participle is a candidate when a form of *be* or *get* stands before it
with nothing but adverbs between, when it opens a question, or when it is joined to such a
participle. Named tests then set aside what is no passive and what is a state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.devices.agents import Agent
from framing.devices.eventive import CLITICS, CLOSED, GET, LISTS, Passive, judged
from framing.devices.nominals import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    IRREGULAR,
    NOT_PARTICIPLES,
    Phrase,
    is_adverb,
    is_participle,
    phrase_before,
    same_sentence,
    word_at,
)
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.tokens import PUNCT, WORD
from framing.text.words import WordSet

_HOSTS = frozenset("it he she that what who there here everyone everybody".split())
_AFTER_WH = frozenset("who what why how when where which".split())
_INVERTING = frozenset("nor neither never".split())
_REACH = 8
_QUESTION_REACH = 60
_APPOSITION = 15
_NOMINAL_ADVERBS = frozenset("all both most more there".split())
_QUOTES = frozenset("\"'`“”‘’«»")
_JOINING = CONJUNCTIONS | {","}
_NO_OBJECT = CLOSED | LISTS["particle"]
_IRREGULAR = WordSet.of(IRREGULAR)
_EXCLUDED = WordSet.of(NOT_PARTICIPLES)
_AUXILIARY = WordSet.of(
    [
        *BE,
        *GET,
        *(h + "'s" for h in _HOSTS),
        *(w + "'re" for w in "they we you who what there".split()),
        "i'm",
    ]
)


@lru_cache(maxsize=1)  # both devices of this module ask, one after the other
def find_passives(batch: Batch) -> tuple[Passive, ...]:
    """All eventive passives of a batch, in text order."""
    found: dict[int, Passive] = {}
    for participle in np.flatnonzero(_candidates(batch)).tolist():
        if participle in found:
            continue
        passive = _after_auxiliary(batch, participle) or _in_question(batch, participle)
        while passive is not None:
            passive = judged(passive)
            if passive is None:
                break
            found[passive.participle] = passive
            passive = _coordinate(passive)
    return tuple(found[i] for i in sorted(found))


def _candidates(batch: Batch) -> NDArray[np.bool_]:
    """Tokens that look like a past participle and have an auxiliary near before them."""
    tokens = batch.tokens
    if not len(tokens):
        return np.zeros(0, bool)
    plain, end = batch.chars.plain, tokens.end
    in_ed = (plain[end - 1] == ord("d")) & (plain[np.maximum(end - 2, 0)] == ord("e"))
    in_ed &= (end - tokens.start > 3) & (tokens.kind == WORD) & ~_EXCLUDED.holds(tokens.key)
    n = np.arange(len(tokens))
    auxiliary = np.maximum.accumulate(np.where(_AUXILIARY.holds(tokens.key), n, -_REACH - 1))
    return np.asarray(
        (in_ed | _IRREGULAR.holds(tokens.key)) & (n - auxiliary <= _REACH) & (auxiliary < n)
    )


def _is_auxiliary(batch: Batch, token: int) -> bool:
    return batch.at.key[token] in _AUXILIARY_KEYS


_AUXILIARY_KEYS = frozenset(_AUXILIARY.keys.tolist())


def _after_auxiliary(batch: Batch, participle: int) -> Passive | None:
    """A participle with its auxiliary before it and only adverbs between."""
    commas = 0
    for i in range(participle - 1, participle - _REACH, -1):
        if not same_sentence(batch, participle, i):
            return None
        word = batch.word(i)
        if _is_auxiliary(batch, i):
            return Passive(batch, i, participle, _subject(batch, i)) if commas in (0, 2) else None
        commas += word == ","
        if not (is_adverb(word) or word == "," or word in _QUOTES or word in LISTS["floating"]):
            return None
    return None


def _subject(batch: Batch, auxiliary: int) -> Phrase | None:
    """The noun phrase to the left of the verb group; the antecedent of a relative pronoun."""
    word = batch.word(auxiliary)
    if word.endswith(CLITICS) and "'" in word:
        return Phrase(auxiliary, auxiliary, word, (word,))
    i = auxiliary - 1
    while auxiliary - i < _REACH and same_sentence(batch, auxiliary, i):
        if not _in_verb_group(batch.word(i)):
            break
        i -= 1
    if batch.word(i) in {"who", "which", "that"} and same_sentence(batch, auxiliary, i - 1):
        i -= 1 + (batch.word(i - 1) == ",")
    if not same_sentence(batch, auxiliary, i):
        return None
    return phrase_before(batch, _before_apposition(batch, i) if batch.word(i) == "," else i)


def _in_verb_group(word: str) -> bool:
    return word in AUXILIARIES or (is_adverb(word) and word not in _NOMINAL_ADVERBS)


def _before_apposition(batch: Batch, comma: int) -> int:
    """The token before the comma that opens the apposition which a comma closes."""
    for i in range(comma - 1, comma - _APPOSITION, -1):
        if same_sentence(batch, comma, i) and batch.word(i) == ",":
            return i - 1
    return comma


def _in_question(batch: Batch, participle: int) -> Passive | None:
    """Were the hostages freed? Why was he arrested? Nor was the mayor told."""
    last = participle - 1
    while (
        participle - last < _REACH
        and is_adverb(batch.word(last))
        and same_sentence(batch, participle, last)
    ):
        last -= 1
    subject = phrase_before(batch, last)
    if subject is None or not same_sentence(batch, participle, subject.first - 1):
        return None
    auxiliary = subject.first - 1
    if batch.word(auxiliary) not in BE or not _inverted(batch, auxiliary):
        return None
    return Passive(batch, auxiliary, participle, subject, question=True)


def _inverted(batch: Batch, auxiliary: int) -> bool:
    before = batch.word(auxiliary - 1)
    if same_sentence(batch, auxiliary, auxiliary - 1):
        if before in _INVERTING:
            return True
        if before not in _AFTER_WH and before not in _QUOTES and before not in CONJUNCTIONS:
            return False
    for i in range(auxiliary, auxiliary + _QUESTION_REACH):
        if not same_sentence(batch, auxiliary, i):
            return False
        if batch.word(i).startswith("?"):
            return True
    return False


def _coordinate(p: Passive) -> Passive | None:
    """The next participle that shares the auxiliary: beaten and *arrested*."""
    i = p.participle + 1
    if p.agent is not None and _next(p.batch, p.agent) in CONJUNCTIONS:
        i = p.agent.name.last + 1
    elif p.next in LISTS["particle"]:
        i += 1
    joined = False
    while p.holds(i) and (p.batch.word(i) in _JOINING or is_adverb(p.batch.word(i))):
        joined |= p.batch.word(i) in _JOINING
        i += 1
    if (
        not joined
        or not p.holds(i)
        or not is_participle(p.batch.word(i))
        or _has_object(p.batch, i)
    ):
        return None
    return Passive(p.batch, p.auxiliary, i, p.subject, shares=True)


def _next(batch: Batch, agent: Agent) -> str:
    """The word after a by-phrase."""
    return word_at(batch, agent.name.last + 1, agent.by)


def _has_object(batch: Batch, participle: int) -> bool:
    """A finite verb rather than a participle: was arrested and *admitted it*."""
    if not same_sentence(batch, participle, participle + 1):
        return False
    word = batch.word(participle + 1)
    if batch.at.kind[participle + 1] == PUNCT:
        return word in _QUOTES
    closed = word in _NO_OBJECT or is_adverb(word)
    return word == "that" or not closed


@dataclass(frozen=True, slots=True)
class _PassiveDevice:
    """What the two devices share; see `AgentlessPassive` and `AgentivePassive`."""

    name: str
    definition: str
    exposure: str = "sentences"
    senses: tuple[str, ...] = ()
    references: tuple[str, ...] = (
        "trew1979",
        "fowler1991",
        "greene2009",
        "bruening2013",
        "moreno2025",
    )
    reliability: str = "M"

    def find(self, batch: Batch) -> EvidenceTable:
        """All passives of this kind in a batch."""
        return batch.evidence(self.name, self._hits(batch))

    def _hits(self, batch: Batch) -> Iterator[Hit]:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class AgentlessPassive(_PassiveDevice):
    """Eventive passives whose clause does not say who did it.

    References
    ----------
    trew1979, fowler1991, greene2009, moreno2025

    Examples
    --------
    >>> table = AgentlessPassive().find(Batch.of(["Twelve demonstrators were shot on Tuesday."]))
    >>> e = table.at(0, "a1", "Twelve demonstrators were shot on Tuesday.")
    >>> e.text, e.target.of("Twelve demonstrators were shot on Tuesday.")
    ('were shot', 'Twelve demonstrators')
    """

    name: str = "agentless_passive"
    definition: str = (
        "An event reported in the passive voice without a by-phrase that names who or what did it."
    )

    def _hits(self, batch: Batch) -> Iterator[Hit]:
        for p in find_passives(batch):
            if p.agent is None:
                target = p.subject.span(batch) if p.subject else None
                yield Hit(*p.span, rule=f"agency.passive.{_form(p)}", cue=p.span, target=target)


@dataclass(frozen=True, slots=True)
class AgentivePassive(_PassiveDevice):
    """Eventive passives whose clause names the agent in a by-phrase, which is the cue.

    References
    ----------
    bruening2013, greene2009

    Examples
    --------
    >>> text = "The mayor was detained on Monday by police."
    >>> e = AgentivePassive().find(Batch.of([text])).at(0, "a1", text)
    >>> e.text, e.cue.of(text), e.target.of(text)
    ('was detained', 'by police', 'The mayor')
    """

    name: str = "agentive_passive"
    definition: str = (
        "An event reported in the passive voice with a by-phrase that names who or what did it."
    )

    def _hits(self, batch: Batch) -> Iterator[Hit]:
        for p in find_passives(batch):
            if p.agent is not None:
                cue = (batch.at.start[p.agent.by], p.agent.name.span(batch)[1])
                target = p.subject.span(batch) if p.subject else None
                yield Hit(*p.span, rule="agency.passive.by_agent", cue=cue, target=target)


def _form(p: Passive) -> str:
    """Which way of finding a passive found it."""
    if p.shares:
        return "coordinated"
    if p.question:
        return "inverted"
    return "get" if p.auxiliary_word in GET else "be"
