"""Harm, force and arrest reported in the active voice: who did it, and to whom (layer 2).

A verb of harm is a report when it is finite and asserted, when somebody or some body stands before
it as its subject, and when somebody stands behind it as its object. What has not happened (*to
arrest*, *would kill*, *did not shoot*) is no report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from framing.devices.eventive import GET
from framing.devices.harm_words import (
    BODIES,
    COUNTS,
    INSTRUMENTS,
    LISTS,
    NATURE,
    PEOPLE,
    PLACES,
    harm_forms,
    named,
    of_people,
    verbs,
)
from framing.devices.nominals import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Phrase,
    is_adverb,
    is_plural,
    phrase_after,
    phrase_before,
    same_sentence,
    word_at,
)
from framing.lexicons import load
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.tokens import NUMBER, PUNCT

_REFLEXIVE = frozenset(load("closed_classes").entries["reflexive"])
_DAYS = LISTS["no_actor"]
_ABSTRACT_SUBJECTS = frozenset("it this that which what there these those nothing".split())
_NEGATIVE = frozenset("not never no nobody neither nor didn't don't doesn't nearly almost".split())
_LOOK_BACK = 6
_NEAR = 12
_CLAUSE = 25
_RELATIVE_REACH = 12


@dataclass(frozen=True, slots=True)
class HarmClause:
    """An active clause that reports harm: its verb, agent and patient."""

    first: int
    last: int
    entry: str
    agent: Phrase | None
    patient: Phrase

    def hit(self, batch: Batch, device: str, sense: str = "") -> Hit:
        """The verb as a device's evidence, with the patient as its target."""
        span = batch.at.start[self.first], batch.at.end[self.last]
        rule = f"{device}.{sense or 'any'}.{self.entry}"
        return Hit(*span, rule=rule, sense=sense, cue=span, target=self.patient.span(batch))


def active_clauses(batch: Batch) -> Iterator[HarmClause]:
    """All asserted active clauses of harm in a batch, in text order."""
    for first, last, entry in harm_forms().at(batch):
        patient = _patient(batch, first, last, entry)
        if patient is None:
            continue
        found, agent = _agent(batch, first)
        if found:
            yield HarmClause(first, last, entry, agent, patient)


def _patient(batch: Batch, first: int, last: int, entry: str) -> Phrase | None:
    """Whom or what the verb does harm to, where that is harm at all."""
    start = last + 1
    while word_at(batch, start, last) in _ABOUT:
        start += 1
    word = word_at(batch, start, last)
    if not word or word in _REFLEXIVE or word in _DAYS:
        return None
    if word in PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS - DETERMINERS:
        return None
    name = _pronoun(batch, start) or phrase_after(batch, start)
    if name is None or name.words[0] in _REFLEXIVE or name.head in _DAYS:
        return None
    if is_adverb(name.words[0]) or name.words[:2] in {("each", "other"), ("one", "another")}:
        return None
    if entry in verbs("wide_verb") and not of_force(batch, first, last):
        return None
    if of_people(batch, name):
        return name if entry not in _OF_PLACES else None
    titled = batch.tokens.capital[first] and same_sentence(batch, first, first - 1)
    by_name = entry in verbs("harm_verb") and entry not in _NEEDS_NOUN and not titled
    if by_name and named(batch, name):
        return name
    return name if entry in verbs("place_verb") and name.head in PLACES else None


def of_force(batch: Batch, first: int, last: int) -> bool:
    """Whether a verb of many uses is one of force here: words of force stand around it."""
    places = (*range(first - _NEAR, first), *range(last + 1, last + _NEAR + 1))
    near = {word_at(batch, i, first) for i in places}
    force = LISTS["force_near"] | LISTS["blow"]
    return not near.isdisjoint(force) and near.isdisjoint(LISTS["not_force_near"] | _FIGURATIVE)


_FIGURATIVE = frozenset("punch rhetorically verbally politically critics campaign record".split())
_ABOUT = frozenset("about around nearly almost roughly over".split())
_OF_PLACES = frozenset("pound besiege loot ransack raze demolish bulldoze vandalize torch".split())
_NEEDS_NOUN = frozenset(
    "butcher slaughter decimate blind poison choke starve gas bomb shell club mace bludgeon cane "
    "whip knife ambush mug hang execute pummel trample assault shoot_down cut_down".split()
)


def _pronoun(batch: Batch, i: int) -> Phrase | None:
    """Him, them; *her* only where no noun follows."""
    word, after = batch.word(i), word_at(batch, i + 1, i)
    if word not in LISTS["human_pronoun"] or batch.tokens.caps[i]:
        return None
    closes = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | BE | DETERMINERS
    if word == "her" and after.isalpha() and after not in closes and not is_adverb(after):
        return None
    return Phrase(i, i, word, (word,))


def _agent(batch: Batch, verb: int) -> tuple[bool, Phrase | None]:
    """Whether the verb is asserted of an agent, and the agent where it was found."""
    word = batch.word(verb)
    i, helpers = _before_helpers(batch, verb)
    denied = any(h.endswith("n't") for h in helpers)
    if denied or not helpers.isdisjoint(_NEGATIVE | MODALS) or "to" in helpers:
        return False, None
    passive = not helpers.isdisjoint(BE | GET) and not word.endswith("ing")
    if passive or (not helpers.isdisjoint(HAVE) and word.endswith("ing")):
        return False, None
    if word.endswith("ing") and helpers.isdisjoint(BE):
        return _adjunct(batch, verb, i), None
    return _subject(batch, verb, i)


def _before_helpers(batch: Batch, verb: int) -> tuple[int, frozenset[str]]:
    """The token before the verb group, and the words of the group."""
    i, helpers = verb - 1, set()
    while verb - i <= _LOOK_BACK and same_sentence(batch, verb, i):
        word = batch.word(i)
        if not (word in BE | GET | HAVE | MODALS | {"to"} or is_adverb(word)):
            break
        helpers.add(word)
        i -= 1
    return i, frozenset(helpers)


def _adjunct(batch: Batch, verb: int, before: int) -> bool:
    """Opened fire, *killing nine*: the agent is the subject of the clause it hangs on."""
    if word_at(batch, before, verb) != ",":
        return False
    return not _blamed_on_things(batch, before)


def _blamed_on_things(batch: Batch, before: int) -> bool:
    """Whether the clause that ends here is about a thing: a storm, a blast, a car."""
    for i in range(before - 1, max(before - _CLAUSE, -1), -1):
        if not same_sentence(batch, before, i):
            return False
        word = batch.word(i)
        if word not in NATURE | INSTRUMENTS - _WIELDED or word in _ABSTRACT_SUBJECTS:
            continue
        if all(word_at(batch, i - k, i) not in PREPOSITIONS for k in (1, 2, 3)):
            return True
    return False


_WIELDED = frozenset("fire gun guns rifle rifles knife knives shot shots round rounds".split())


def _subject(batch: Batch, verb: int, last: int) -> tuple[bool, Phrase | None]:
    """The subject of a finite verb; False where there is none, or a thing is blamed."""
    word = word_at(batch, last, verb)
    if word in {"", "or"} or word_at(batch, last - 1, verb) == "to":
        return False, None
    if word in CONJUNCTIONS or word == ",":
        return _shared(batch, verb, last)
    if word in _RELATIVES:
        return _relative(batch, verb, last)
    number = batch.tokens.kind[last] in (NUMBER, PUNCT) or word in COUNTS
    gerund = word.endswith("ing") and batch.word(verb).endswith("ed")
    if number or gerund or word in DETERMINERS | PREPOSITIONS | SUBORDINATORS - PRONOUNS:
        return False, None
    return _accepted(batch, verb, phrase_before(batch, last))


def _shared(batch: Batch, verb: int, last: int) -> tuple[bool, Phrase | None]:
    """A verb that shares its subject with one before it, or follows an apposition."""
    word = batch.word(verb)
    finite = word.endswith(("ed", "s")) or word in _PAST
    if word.endswith("ed") and batch.word(last) == "," and _bare(batch, verb + 1):
        return False, None
    return finite and not _blamed_on_things(batch, last), None


def _bare(batch: Batch, token: int) -> bool:
    """An object without a determiner, a number or a capital may be a noun after its modifier."""
    word = word_at(batch, token, token)
    opens = word in DETERMINERS | PRONOUNS | COUNTS or batch.tokens.kind[token] == NUMBER
    return not (opens or batch.tokens.capital[token])


def _relative(batch: Batch, verb: int, last: int) -> tuple[bool, Phrase | None]:
    """The antecedent of who, which, that."""
    who = batch.word(last) == "who"
    last -= 1 + (word_at(batch, last - 1, verb) == ",")
    name = phrase_before(batch, last)
    if who:
        return True, name
    near = {word_at(batch, k, verb) for k in range(last - _RELATIVE_REACH, last + 1)}
    if not near.isdisjoint((NATURE | INSTRUMENTS) - _ABSTRACT_SUBJECTS - _WIELDED):
        return False, None
    return _accepted(batch, verb, name)


_RELATIVES = frozenset(["who", "which", "that"])


_PAST = frozenset("shot beat struck hit held hurt slew ran drove took threw bit hung cut".split())


def _accepted(batch: Batch, verb: int, name: Phrase | None) -> tuple[bool, Phrase | None]:
    """A subject that can act: people, bodies, names; not a thing, not an event."""
    if name is None or name.words[0] in _ABSTRACT_SUBJECTS or name.words[0] in _NEGATIVE:
        return False, None
    if word_at(batch, name.first - 1, verb) in _OPEN:
        return False, None
    heads = _heads(batch, name)
    if "of" in name.words and name.head in INSTRUMENTS:
        return False, None
    if not heads.isdisjoint(NATURE | INSTRUMENTS) or not _acts(batch, name, heads):
        return False, None
    word = batch.word(verb)
    plain = word == _base(word) and word not in _PAST
    plural = is_plural(name.head) or name.head in _PLURAL
    return (plural if plain else not (plural and word.endswith("s"))), name


_OPEN = frozenset("did does do whether if would could will should can may might".split())


def _heads(batch: Batch, name: Phrase) -> frozenset[str]:
    """The nouns that a phrase may hang on: those before prepositions, else the last."""
    inner = [
        batch.word(k - 1)
        for k in range(name.first + 1, name.last + 1)
        if batch.word(k) in PREPOSITIONS
    ]
    return frozenset(inner or [name.head])


def _acts(batch: Batch, name: Phrase, heads: frozenset[str]) -> bool:
    """Whether a subject names people, a body of people, or has a name."""
    if name.words[0] in _ACTORS or name.head in _ACTORS or not heads.isdisjoint(PEOPLE | BODIES):
        return True
    if name.head in INSTRUMENTS | NATURE:
        return False
    if any(w in PEOPLE | BODIES for w in name.words):
        return True
    near = {word_at(batch, k, name.last) for k in range(name.last - _RELATIVE_REACH, name.first)}
    if not near.isdisjoint((NATURE | INSTRUMENTS) - _ABSTRACT_SUBJECTS - _WIELDED):
        return False
    return any(batch.tokens.capital[k] for k in range(name.first, name.last + 1))


_ACTORS = frozenset("he she they we i you who whoever someone somebody one two three".split())
_PLURAL = frozenset(
    "police people men women troops who authorities children cops i you we they".split()
)


@cache
def _bases() -> frozenset[str]:
    return frozenset(
        w.split()[0] for n in ("harm_verb", "wide_verb", "place_verb") for w in LISTS[n]
    )


def _base(word: str) -> str:
    return word if word in _bases() and not word.endswith(("ed", "ing", "en")) else ""


@dataclass(frozen=True, slots=True)
class ActiveHarm:
    """Active clauses that report harm, force or arrest, with the agent as their subject.

    References
    ----------
    fowler1991, greene2009, moreno2025

    Examples
    --------
    >>> text = "Police shot twelve demonstrators on Tuesday."
    >>> e = ActiveHarm().find(Batch.of([text])).at(0, "a1", text)
    >>> e.text, e.target.of(text), e.rule
    ('shot', 'twelve demonstrators', 'active_harm.any.shoot')
    """

    name: str = "active_harm"
    definition: str = (
        "Killing, injury, arrest or force reported in the active voice, with those who did it as "
        "the subject of the clause and those who suffered it as its object."
    )
    exposure: str = "sentences"
    senses: tuple[str, ...] = ()
    references: tuple[str, ...] = ("fowler1991", "greene2009", "moreno2025")
    reliability: str = "M"

    def find(self, batch: Batch) -> EvidenceTable:
        """All active reports of harm in a batch."""
        return batch.evidence(self.name, (c.hit(batch, self.name) for c in active_clauses(batch)))
