"""Word choice without a list: what a text puts beside a referent, whoever it is.

For a referent of yours, every mention is read with its neighbours: how it is named, what is said
of it in the noun phrase, after a copula or in an apposition, what it does, and what is done to it.
No list of loaded words decides what counts; which words one outlet uses more than the others is
left to the comparison (`framing.measure.portrayal.portrayal_counts`, then `framing.keyness`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from framing.devices.nominals import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
    is_adverb,
    is_participle,
    phrase_after,
    word_at,
)
from framing.lexicons import load
from framing.lexicons.inflection import forms
from framing.model.errors import InputError
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.phrases import PhraseSet
from framing.text.tokens import PUNCT

NAMING, EPITHET, DOES, UNDERGOES, HAS = "naming", "epithet", "does", "undergoes", "has"
_REACH = 5  # words of a verb group
_CLOSED = (
    DETERMINERS | PREPOSITIONS | PRONOUNS | CONJUNCTIONS | AUXILIARIES | SUBORDINATORS | {"not"}
)
_SAYS = frozenset({"say", "says", "said", "saying"})  # what follows is said, not spoken to
_ADJECTIVE = tuple(
    "able ible al ant ary ed ent ese esque ful ian ic ing ish ist ive less ous some y".split()
)
_NOT_ADJECTIVE = frozenset("barring citing during including leading making saying seeing".split())
_PASTS = frozenset(
    form
    for verb in """say tell know think make take give go come see find get become begin keep hold
        lose win meet lead leave run stand write speak fight seek send put set let pay sell strike
        shoot break bring build buy choose draw drive fall fly hide hurt mean read rise shut spend
        steal swear throw understand withdraw warn call""".split()
    for form in forms(verb, "verb")[1:]
)
_KNOWN_VERBS = VERBS | _PASTS | frozenset(load("reporting_verbs").all())


@dataclass(frozen=True)
class Portrayal:
    """What stands beside the mentions of one referent.

    Attributes
    ----------
    name : str
        Of the device, such as ``about_dorn``.
    referents : tuple of str
        How the referent is mentioned; of overlapping mentions the longest counts.

    References
    ----------
    hamborg2019jcdl, rashkin2016, simmons1990

    Examples
    --------
    >>> about = Portrayal("about_dorn", ("Dorn", "Ilse Dorn"))
    >>> text = "The embattled President Dorn insisted that Dorn was a fighter."
    >>> table = about.find(Batch.of([text]))
    >>> for sense, s, e in zip(table.sense, table.cue_start, table.cue_end):
    ...     print(sense, text[s:e])
    epithet embattled
    naming President Dorn
    does insisted
    naming Dorn
    epithet fighter
    """

    name: str
    referents: tuple[str, ...]
    definition: str = (
        "A name, epithet, act or thing that a text puts beside a mention of the referent."
    )
    exposure: str = "words"
    senses: tuple[str, ...] = (NAMING, EPITHET, DOES, UNDERGOES, HAS)
    references: tuple[str, ...] = ("hamborg2019jcdl", "rashkin2016", "simmons1990")
    reliability: str = "M"
    _phrases: PhraseSet = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.referents:
            raise InputError(f"{self.name}: a portrayal needs at least one name of its referent")
        object.__setattr__(self, "_phrases", PhraseSet.of(self.referents))

    def find(self, batch: Batch) -> EvidenceTable:
        """All words beside the mentions of a batch, each with the mention as its target."""
        hits = (
            hit
            for first, last in self._phrases.find(batch.tokens, batch.line_of)
            for hit in self._beside(batch, first, last)
        )
        return batch.evidence(self.name, hits)

    def _beside(self, batch: Batch, first: int, last: int) -> Iterator[Hit]:
        start, before = _name_start(batch, first)
        yield self._hit(batch, NAMING, (start, last), (first, last))
        pairs = [(EPITHET, i) for i in before]
        if batch.word(last).endswith(("'s", "s'")):
            pairs += [(HAS, i) for i in _possessed(batch, last)]
        elif not _modifies(batch, last):
            pairs += [(EPITHET, i) for i in _apposition(batch, last)]
            pairs += _predicates(batch, last) or _object_of(batch, min([start, *before]))
        else:
            return  # the Dorn campaign is another referent
        for sense, i in pairs:
            yield self._hit(batch, sense, (i, i), (first, last))

    def _hit(self, batch: Batch, sense: str, cue: tuple[int, int], mention: tuple[int, int]) -> Hit:
        tokens = batch.tokens
        spans = [(int(tokens.start[a]), int(tokens.end[b])) for a, b in (cue, mention)]
        word = "_".join(batch.word(i).removesuffix("'s") for i in range(cue[0], cue[1] + 1))
        slug = "".join(c if c.isalnum() and c.isascii() else "_" for c in word).strip("_") or "name"
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        return Hit(start, end, f"{self.name}.{sense}.{slug}", sense, *spans)


def _name_start(batch: Batch, first: int) -> tuple[int, list[int]]:
    """Where the name begins with its titles, and the adjectives between it and a determiner."""
    start = first
    while word_at(batch, start - 1, first) and _is_title(batch, start - 1):
        start -= 1
    low = start
    while start - low < _REACH and word_at(batch, low - 1, first) and _is_content(batch, low - 1):
        low -= 1
    determined = word_at(batch, low - 1, first) in {"the", "a", "an", "this", "that"}
    described = all(_is_adjective(batch.word(i)) for i in range(low, start))
    return start, list(range(low, start)) if determined and described else []


def _is_adjective(word: str) -> bool:
    """By its ending: there is no tagger to ask."""
    return "-" in word or (word.endswith(_ADJECTIVE) and word not in _NOT_ADJECTIVE)


def _is_title(batch: Batch, token: int) -> bool:
    """A capitalised word ahead of the name, or the stop of "Mr."."""
    if batch.tokens.kind[token] == PUNCT:
        return batch.word(token) == "." and bool(batch.tokens.capital[max(token - 1, 0)])
    return bool(batch.tokens.capital[token]) and batch.word(token) not in _CLOSED


def _is_content(batch: Batch, token: int) -> bool:
    word = batch.word(token)
    return batch.tokens.kind[token] != PUNCT and word not in _CLOSED and not is_adverb(word)


def _possessed(batch: Batch, last: int) -> list[int]:
    """The head of what the referent has: Dorn's *cronies*."""
    phrase = phrase_after(batch, last + 1) if word_at(batch, last + 1, last) else None
    return [phrase.last] if phrase and _is_content(batch, phrase.last) else []


def _modifies(batch: Batch, last: int) -> bool:
    """Whether the noun goes on behind the mention: the Dorn campaign."""
    i = last + 1
    word = word_at(batch, i, last)
    if not word or batch.tokens.kind[i] == PUNCT or word in _CLOSED or is_adverb(word):
        return False
    return not _looks_finite(batch, i)


def _predicates(batch: Batch, last: int) -> list[tuple[str, int]]:
    """What follows the mention: its act, what it is, what is done to it."""
    copula = False
    for i in range(last + 1, last + 1 + _REACH):
        word = word_at(batch, i, last)
        if word in AUXILIARIES:
            copula = word in BE
        elif not (word and is_adverb(word)) and word != "not":
            break
    else:
        return []
    if not word or batch.tokens.kind[i] == PUNCT:
        return []
    verb_group = i > last + 1 and word_at(batch, i - 1, last) in AUXILIARIES | ADVERBS
    if copula:
        return _after_copula(batch, i)
    if word in _CLOSED:
        return []
    acts = verb_group or _looks_finite(batch, i)
    return [(DOES, i)] if acts else []


def _after_copula(batch: Batch, i: int) -> list[tuple[str, int]]:
    word = batch.word(i)
    if is_participle(word):
        return [(UNDERGOES, i)]
    if word.endswith("ing") and len(word) > 4:
        return [(DOES, i)]
    if word in PREPOSITIONS | PRONOUNS | CONJUNCTIONS:
        return []
    phrase = phrase_after(batch, i)
    if phrase is None:
        return []
    inside = range(phrase.first, phrase.last + 1)
    return [(EPITHET, k) for k in inside if _is_content(batch, k)]


def _looks_finite(batch: Batch, i: int) -> bool:
    """A verb by its form, or by what stands behind it."""
    word, after = batch.word(i), word_at(batch, i + 1, i)
    if batch.tokens.capital[i]:
        return False
    if word in _KNOWN_VERBS or (word.endswith("ed") and word not in IRREGULAR):
        return True
    behind = after in DETERMINERS | PRONOUNS | {"to", "that"} or is_adverb(after)
    return word.endswith("s") and not word.endswith(("ss", "'s")) and behind


def _apposition(batch: Batch, last: int) -> list[int]:
    """The words of ", a former spy," and ", the leader of the Maritime League,"."""
    if word_at(batch, last + 1, last) != ",":
        return []
    if word_at(batch, last + 2, last) not in {"a", "an", "the"}:
        return []
    phrase = phrase_after(batch, last + 2)
    if phrase is None:
        return []
    behind = word_at(batch, phrase.last + 1, phrase.last)
    if behind not in {",", ".", "", "of", "who", "in", "for", "from"}:
        return []
    return [k for k in range(phrase.first, phrase.last + 1) if _is_content(batch, k)]


def _object_of(batch: Batch, start: int) -> list[tuple[str, int]]:
    """The verb ahead of the mention's noun phrase: police *arrested* Dorn."""
    i = start - 1
    i -= word_at(batch, i, start) in {"the", "a", "an"}
    word = word_at(batch, i, start)
    if not word or batch.tokens.kind[i] == PUNCT or word in _CLOSED or batch.tokens.capital[i]:
        return []
    ahead = word_at(batch, i - 1, i)
    if word in _SAYS:
        return []
    infinitive = ahead == "to" or ahead in AUXILIARIES - BE
    past = word in _KNOWN_VERBS or is_participle(word)
    gerund = word.endswith("ing") and len(word) > 4 and ahead not in DETERMINERS
    return [(UNDERGOES, i)] if infinitive or past or gerund else []
