"""Who did what a noun reports, and to whom: the slots of eventive nominals (layer 2)."""

from __future__ import annotations

from framing.devices.agents import Agent, agent_after
from framing.devices.harm_words import LISTS, slug
from framing.devices.nominals import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    VERBS,
    Phrase,
    is_adverb,
    is_participle,
    phrase_after,
    phrase_before,
    same_sentence,
    word_at,
)
from framing.lexicons.inflection import forms
from framing.text.batch import Batch
from framing.text.tokens import NUMBER, PUNCT

FIELDS = ("done_to", "done_by", "reciprocal", "unbounded")
MODIFIERS = 4
SUPPORT = frozenset(form.split()[0] for w in LISTS["support"] for form in forms(w, "verb"))
_REACH = 14
_SUPPORT_REACH = 8
_AGAINST = frozenset("on upon against at".split())
_COUNTING = frozenset("out up of more than series spate number wave first large".split())
_KINDS = {slug(word): field for field in reversed(FIELDS) for word in LISTS[field]}


def kind_of(entry: str) -> str:
    """The field of an entry: whether a possessor suffers or acts, or both sides do."""
    return _KINDS[entry]


def patient_of(batch: Batch, last: int, entry: str) -> Phrase | None:
    """The patient in an of-phrase, or behind on or against."""
    word = word_at(batch, last + 1, last)
    allowed = {"of"} if kind_of(entry) == "done_to" else _AGAINST | {"of"}
    if word not in allowed or not same_sentence(batch, last, last + 2):
        return None
    name = phrase_after(batch, last + 2)
    if name is None or name.words[0] in LISTS["no_actor"] or name.head in LISTS["no_actor"]:
        return None
    return name


def agent_of(
    batch: Batch, first: int, last: int, start: int, entry: str, patient: Phrase | None
) -> tuple[int, int, str] | None:
    """What names the agent of an eventive noun, and how."""
    if (by := _by(batch, last)) is not None:
        return by.by, by.name.last, "by_phrase"
    for i in range(first - 1, start - 1, -1):
        if batch.word(i) in LISTS["actor"]:
            kin = kind_of(entry) == "done_to" and batch.word(i) not in LISTS["body"]
            return None if kin and patient is None else (i, i, "compound")
        if batch.word(i) not in LISTS["force_kind"]:
            break
    if word_at(batch, start - 1, start) == "." and batch.word(start - 2) in LISTS["actor"]:
        return start - 2, start - 2, "compound"
    owner = possessor_of(batch, start)
    if owner is not None and (kind_of(entry) != "done_to" or patient is not None):
        return owner.first, owner.last, "possessor"
    verb = None if owner is not None else support_verb(batch, start)
    return (verb, verb, "support_verb") if verb is not None else None


def possessor_of(batch: Batch, start: int) -> Phrase | None:
    """The possessor of a noun: his, the mayor's; not Tuesday's."""
    word = word_at(batch, start - 1, start)
    if word in POSSESSIVES:
        return Phrase(start - 1, start - 1, word, (word,))
    if not word.endswith(("'s", "s'")):
        return None
    stem = word.rstrip("'s") if word.endswith("s'") else word.removesuffix("'s")
    if stem in LISTS["no_actor"] or stem + "s" in LISTS["no_actor"]:
        return None
    return _last_part(batch, phrase_before(batch, start - 1))


def _last_part(batch: Batch, name: Phrase | None) -> Phrase | None:
    """A possessor without what a preposition other than *of* joins to its left."""
    if name is None:
        return None
    cut = [
        k + 1
        for k in range(name.first, name.last)
        if batch.word(k) in PREPOSITIONS and batch.word(k) != "of"
    ]
    return _rest(batch, cut[-1], name) if cut else name


def _rest(batch: Batch, first: int, name: Phrase) -> Phrase:
    """The end of a phrase from a token on."""
    words = tuple(batch.word(k) for k in range(first, name.last + 1))
    return Phrase(first, name.last, name.head, words)


def _by(batch: Batch, last: int) -> Agent | None:
    """A by-phrase that hangs on the noun; its patient or a participle may stand between."""
    for i in range(last + 1, last + 1 + _REACH):
        word = word_at(batch, i, last)
        if word == "by":
            name = agent_after(batch, i)
            return Agent(i, name) if name else None
        if word == "hands" and word_at(batch, i + 1, i) == "of":
            name = phrase_after(batch, i + 2)
            return Agent(i, name) if name else None
        if not word or not _between(batch, i, word):
            return None
    return None


def _between(batch: Batch, i: int, word: str) -> bool:
    """Whether a word may stand between an eventive noun and its by-phrase."""
    if batch.tokens.kind[i] == PUNCT:
        return word == "," and word_at(batch, i + 1, i) in {"by", "carried", "committed"}
    if word in LISTS["transparent"] or word.startswith("un"):
        return True
    if word in PREPOSITIONS:
        return word in _AGAINST | {"of", "at"}
    return not (
        word in AUXILIARIES | VERBS | CONJUNCTIONS or is_adverb(word) or is_participle(word)
    )


def support_verb(batch: Batch, start: int) -> int | None:
    """The verb whose subject did the deed: launched a raid, carried out the attack."""
    i = start - 1
    while start - i < _SUPPORT_REACH and same_sentence(batch, start, i):
        word = batch.word(i)
        if word in SUPPORT:
            return None if _passive(batch, i) else i
        free = word in DETERMINERS | _COUNTING or batch.tokens.kind[i] == NUMBER
        if not (free or is_adverb(word)):
            return None
        i -= 1
    return None


def _passive(batch: Batch, verb: int) -> bool:
    return word_at(batch, verb - 1, verb) in AUXILIARIES & frozenset(
        "was were been be is are".split()
    )
