"""Harm, force and other contested acts reported as nouns: the raid, clashes (layer 2).

A noun of the list is evidence where it stands as a noun, names one event or several that took
place, and heads its phrase. Then its slots are read: who did it (possessor, compound, by-phrase,
subject of a support verb) and to whom (of-phrase, object of on or against, possessor).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from framing.devices.event_slots import (
    FIELDS,
    MODIFIERS,
    SUPPORT,
    agent_of,
    kind_of,
    patient_of,
    possessor_of,
    support_verb,
)
from framing.devices.harm_words import LISTS, PEOPLE, Forms, slug
from framing.devices.nominals import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
    Phrase,
    is_adverb,
    is_participle,
    is_plural,
    same_sentence,
    word_at,
)
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.tokens import NUMBER, PUNCT

NAMED, MISSING, RECIPROCAL = "agent_named", "agent_missing", "reciprocal"
_NEAR = 12
_CLOSED = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | PRONOUNS | DETERMINERS
_PARTICLES = frozenset("up out off down through".split())
_A = frozenset(["a", "an"])
_ARMED = frozenset(
    "police army militia militant rebel insurgent militants troops guerrilla".split()
)
_CHARGED = frozenset("accused charged convicted guilty suspected acquitted".split())
_OPTIONS = frozenset("likely considering options option whether spike depicting".split())
_UNREAL = frozenset("any no every another if such".split())
_OF_PEOPLE = frozenset("removal separation capture displacement expulsion round_up roundup".split())


@cache
def _nouns() -> Forms:
    return Forms.of(FIELDS, "noun")


@cache
def _wary() -> frozenset[str]:
    return frozenset(slug(word) for word in LISTS["wary"])


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun that reports an event, with its slots.

    Attributes
    ----------
    first, last : int
        Tokens of the noun.
    start : int
        The first token of its premodifiers, determiner left out.
    entry : str
    agent : (int, int, str) or None
        First and last token of what names the agent, and how it does.
    patient : Phrase or None
    """

    first: int
    last: int
    start: int
    entry: str
    agent: tuple[int, int, str] | None
    patient: Phrase | None

    @property
    def sense(self) -> str:
        """Agent named or missing, or reciprocal."""
        if kind_of(self.entry) in {"reciprocal", "unbounded"}:
            return RECIPROCAL
        return NAMED if self.agent else MISSING


def nominals(batch: Batch) -> Iterator[Nominal]:
    """All nouns of a batch that report an event of harm or force, in text order."""
    free = 0
    for first, last, entry in _nouns().at(batch):
        if first < free:
            continue
        start = _start(batch, first)
        if not _is_noun(batch, first, last, start) or not _is_event(batch, start, last, entry):
            continue
        verb = support_verb(batch, start)
        if verb is not None and word_at(batch, verb - 1, verb) in MODALS | {"to"}:
            continue
        free = last + 1
        patient = patient_of(batch, last, entry)
        agent = agent_of(batch, first, last, start, entry, patient)
        if (
            patient is None
            and kind_of(entry) == "done_to"
            and (agent is None or agent[2] != "possessor")
        ):
            patient = possessor_of(batch, start)
        if (first == last and _unsaid(entry, patient)) or (
            agent is None and patient is None and _generic(batch, start, last)
        ):
            continue
        yield Nominal(first, last, start, entry, agent, patient)


def _start(batch: Batch, first: int) -> int:
    """The first premodifier of a noun."""
    i = first
    while first - i < MODIFIERS and same_sentence(batch, first, i - 1):
        word = batch.word(i - 1)
        if (
            batch.tokens.kind[i - 1] == PUNCT
            or word in _CLOSED | VERBS
            or word.endswith(("'s", "s'"))
        ):
            break
        if is_adverb(word) or (word in SUPPORT and not word.endswith("ing")):
            break
        i -= 1
    return i


def _is_noun(batch: Batch, first: int, last: int, start: int) -> bool:
    """Whether the form stands as the head noun of its phrase rather than as a verb."""
    if _is_name(batch, first) or not _heads(batch, last):
        return False
    word, before = batch.word(last), word_at(batch, start - 1, first)
    many = is_plural(word)
    if word.endswith("ing") and word_at(batch, last + 1, last) in _PARTICLES:
        return False
    if before in DETERMINERS - {"that", "which", "what"} or before.endswith(("'s", "s'")):
        return not _over_verb(batch, start, first)
    if (
        before in {"that", "which", "who", "to"} | PRONOUNS | AUXILIARIES
        and before not in POSSESSIVES
    ):
        return before == "to" and many and start < first
    if before == "." and batch.word(start - 2) in LISTS["actor"]:
        return True
    of = word_at(batch, last + 1, last) in {"of", "by"}
    if word.endswith("ing") and first == last and start == first:
        opens = not before or batch.tokens.kind[start - 1] == PUNCT or before in PREPOSITIONS
        return opens and word_at(batch, last + 1, last) == "of"
    if start < first and is_plural(batch.word(first - 1)) and not many:
        return False
    return many or of or start < first or word in LISTS["unbounded"]


def _over_verb(batch: Batch, start: int, first: int) -> bool:
    """The men attack: a determiner whose noun is another, before the verb."""
    return start < first and is_plural(batch.word(first - 1)) and not is_plural(batch.word(first))


def _is_name(batch: Batch, token: int) -> bool:
    """A capital inside a sentence whose neighbours have none needed: part of a name."""
    if not batch.tokens.capital[token] or not same_sentence(batch, token, token - 1):
        return False
    if batch.tokens.kind[token - 1] == PUNCT:
        return False
    return not _in_capitals(batch, token)


def _in_capitals(batch: Batch, token: int) -> bool:
    """A headline whose words all begin with capitals."""
    around = [i for i in range(token - 6, token + 7) if same_sentence(batch, token, i)]
    long = [i for i in around if len(batch.word(i)) > 3 and batch.word(i).isalpha()]
    return len(long) > 3 and all(batch.tokens.capital[i] for i in long)


def _heads(batch: Batch, last: int) -> bool:
    """Whether no other noun follows that the form would only modify: attack ads, arrest warrant."""
    if not same_sentence(batch, last, last + 1):
        return True
    after = batch.word(last + 1)
    if batch.tokens.kind[last + 1] == PUNCT:
        return after not in {"-", "/"} or batch.tokens.start[last + 1] > batch.tokens.end[last]
    if after in DETERMINERS - SUBORDINATORS and after not in {"this", "both", "all", "that"}:
        return False
    closed = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | VERBS
    if after in closed | LISTS["after_event"] | LISTS["onset"] or is_adverb(after):
        return True
    return is_participle(after) and not batch.tokens.capital[last + 1]


def _is_event(batch: Batch, start: int, last: int, entry: str) -> bool:
    """Whether what the noun names took place, and was of force where its word leaves that open."""
    inside = {batch.word(i) for i in range(start, last)}
    if not inside.isdisjoint(LISTS["not_event_before"]) or _is_unreal(batch, start, inside):
        return False
    if entry == "incarceration" and "mass" in inside:
        return False
    kind = kind_of(entry)
    if kind == "unbounded":
        return _unbounded(batch, start, last, inside)
    if kind == "reciprocal":
        return _reciprocal(batch, start, last)
    if entry not in _wary() or not inside.isdisjoint(LISTS["force_kind"] | _ARMED):
        return True
    near = _near(batch, start, last)
    return not near.isdisjoint(LISTS["force_near"]) and near.isdisjoint(LISTS["not_force_near"])


def _is_unreal(batch: Batch, start: int, inside: set[str]) -> bool:
    """Feared, planned, denied, charged: any raid, accused of murder, likely to order a strike."""
    ahead = [word_at(batch, start - k, start) for k in range(1, 7)]
    before = ahead[:3]
    if before[0] in _UNREAL or (before[0] in _A and before[1] == "such"):
        return True
    if not (MODALS | {"never"}).isdisjoint(before) or not _OPTIONS.isdisjoint(ahead):
        return True
    charged = before[0] in {"of", "with"} and before[1] in _CHARGED
    return charged or not LISTS["irrealis_before"].isdisjoint((*before, *inside))


def _near(batch: Batch, first: int, last: int) -> frozenset[str]:
    places = (*range(first - _NEAR, first), *range(last + 1, last + _NEAR + 1))
    return frozenset(word_at(batch, i, first) for i in places)


def _unbounded(batch: Batch, start: int, last: int, inside: set[str]) -> bool:
    """Violence and fighting where they break out, go on, or lie between two sides."""
    if not inside.isdisjoint({"domestic", "gun", "gang", "street", "sexual", "political"}):
        return False
    after = [word_at(batch, last + k, last) for k in (1, 2, 3)]
    if after[0] == "between":
        return True
    if after[0] in AUXILIARIES:
        after = [w for w in after[1:] if not is_adverb(w)]
    if after and after[0] in LISTS["onset"]:
        return after[0] not in {"broke", "breaks"} or after[1] == "out"
    ahead = {word_at(batch, start - k, start) for k in (1, 2)} | inside
    return word_at(batch, start - 1, start) in {
        "of",
        "the",
        "renewed",
        "",
    } and not ahead.isdisjoint(LISTS["onset_before"])


def _reciprocal(batch: Batch, start: int, last: int) -> bool:
    """Clashes of bodies, not of views: between or with sides, or where force is spoken of."""
    near = _near(batch, start, last)
    wordy = {"debate", "views", "opinion", "ideas", "personality", "cultures", "generations"}
    if not near.isdisjoint(wordy | LISTS["not_force_near"]):
        return False
    if batch.word(last) not in {"clash", "clashes", "skirmish", "skirmishes", "crossfire"}:
        return True
    return not near.isdisjoint(LISTS["force_near"] | {"erupted", "violent", "broke", "street"})


def _generic(batch: Batch, start: int, last: int) -> bool:
    """A bare plural or mass noun with nothing that places it: the cost of attacks."""
    before, after = word_at(batch, start - 1, start), word_at(batch, last + 1, last)
    if before in DETERMINERS or before.endswith(("'s", "s'")) or before in _AFTER:
        return False
    if batch.tokens.kind[start - 1] == NUMBER or batch.word(last) in LISTS["unbounded"]:
        return False
    if after in LISTS["after_event"] | LISTS["onset"] | _PLACING:
        return False
    return not (before == "" and after in AUXILIARIES | VERBS)


_AFTER = frozenset("after during following amid since before despite".split())
_PLACING = frozenset("in at near across outside inside between with erupt that which".split())


def _unsaid(entry: str, patient: Phrase | None) -> bool:
    """Removal and separation are of force where people suffer them."""
    if entry not in _OF_PEOPLE:
        return False
    return patient is None or (patient.head not in PEOPLE and patient.words[-1] not in PEOPLE)


@dataclass(frozen=True, slots=True)
class NominalisedEvent:
    """Nouns that report harm, force or another contested act, with or without those who did it.

    References
    ----------
    fowler1979, billig2008, moreno2025, grimshaw1990

    Examples
    --------
    >>> text = "The killing of nine villagers by the militia was filmed."
    >>> e = NominalisedEvent().find(Batch.of([text])).at(0, "a1", text)
    >>> e.text, e.sense, e.target.of(text), e.cue.of(text)
    ('killing', 'agent_named', 'nine villagers', 'by the militia')
    """

    name: str = "nominalised_event"
    definition: str = (
        "Harm, force or another contested act reported as a noun, such as the killing or clashes."
    )
    exposure: str = "sentences"
    senses: tuple[str, ...] = (NAMED, MISSING, RECIPROCAL)
    references: tuple[str, ...] = ("fowler1979", "billig2008", "moreno2025", "grimshaw1990")
    reliability: str = "M"

    def find(self, batch: Batch) -> EvidenceTable:
        """All nominalised events of a batch."""
        return batch.evidence(self.name, self._hits(batch))

    def _hits(self, batch: Batch) -> Iterator[Hit]:
        starts, ends = batch.tokens.start, batch.tokens.end
        for n in nominals(batch):
            span = int(starts[n.first]), int(ends[n.last])
            cue = (int(starts[n.agent[0]]), int(ends[n.agent[1]])) if n.agent else span
            target = n.patient.span(batch) if n.patient else None
            rule = f"nominalised_event.{n.sense}.{n.entry}"
            yield Hit(*span, rule=rule, sense=n.sense, cue=cue, target=target)
