"""Concession: a source's claim on one side of a contrast, a fact against it on the other (layer 2).

The methodology's D34, in the text alone: a connective (but, however, although, despite, even as),
a verb of claiming on one side of it, and no source, quotation or speaker on the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from framing.devices.clauses import clause_start, has_verb, is_verb
from framing.devices.nominals import AUXILIARIES, word_at
from framing.lexicons import load
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.tokens import PUNCT
from framing.text.words import Keys, held, key

Side = tuple[int, int]
CLAIM_FIRST, FACT_FIRST = "claim_first", "fact_first"
_WITHIN = frozenset("but yet although though while despite".split())
_LEADING = frozenset("but yet however nevertheless nonetheless".split())
_SUBORDINATE = frozenset("although though while despite".split())
_PROMISING = frozenset("promise promises promised pledge pledges pledged vow vows vowed".split())
_ARGUING = frozenset(
    "argue argues argued contend contends contended predict predicts predicted".split()
)
_CLAIMING = _PROMISING | frozenset(
    "claim claims claimed insist insists insisted argue argues argued maintain maintains "
    "maintained contend contends contended assert asserts asserted deny denies denied allege "
    "alleges alleged assure assures assured boast boasts boasted predict predicts predicted "
    "proclaim proclaims proclaimed".split()
)
_SPEAKING = frozenset(
    {w for name, words in load("reporting_verbs").entries.items() for w in words}
    | set(load("attitude_verbs").entries["belief"])
    | set("claim claims according opinion point points pointed adamant wants".split())
    | set("i we my our you your".split())
) - frozenset(
    "found find finds show shows showed shown call called read reading see seen per reported "
    "report know known go on challenge challenged order ordered rule rules ruled".split()
)
_NOUNS = frozenset(
    "assertion assertions insistence assurances assurance promises promise denials "
    "denial vow vows pledge pledges".split()
)
_LONGEST = 70  # tokens of a side


@cache
def _keys() -> Keys:
    words = _WITHIN | _LEADING | {"even", "in"}
    return np.array(sorted(key(word) for word in words), np.uint64)


@dataclass(frozen=True, slots=True)
class Concession:
    """Contrasts between what a source claims and what the text puts against it.

    References
    ----------
    mann1988, thompson1991

    Examples
    --------
    >>> text = "The ministry claimed the dam was safe, but water was coming through its wall."
    >>> e = Concession().find(Batch.of([text])).at(0, "a1", text)
    >>> e.sense, e.cue.of(text), e.target.of(text)
    ('claim_first', 'but', 'The ministry claimed the dam was safe')
    """

    name: str = "concession"
    definition: str = (
        "A connective such as but, although or despite with a source's claim on one side and, on "
        "the other, something that the text itself holds against it or grants to it."
    )
    exposure: str = "sentences"
    senses: tuple[str, ...] = (CLAIM_FIRST, FACT_FIRST)
    references: tuple[str, ...] = ("mann1988", "thompson1991")
    reliability: str = "L"

    def find(self, batch: Batch) -> EvidenceTable:
        """All contrasts of a batch."""
        return batch.evidence(self.name, self._hits(batch))

    def _hits(self, batch: Batch) -> Iterator[Hit]:
        tokens = batch.tokens
        for i in np.flatnonzero(held(tokens.key, _keys())).tolist():
            sides = _sides(batch, i)
            if sides is None or _in_quotation(batch, i):
                continue
            cue_last, left, right = sides
            claims = [side for side in (left, right) if _claims(batch, *side)]
            if len(claims) != 1:
                continue
            facts = [side for side in (left, right) if _is_fact(batch, *side)]
            if len(facts) != 1 or claims == facts:
                continue
            if _adds(batch, cue_last):
                continue
            if _remote(batch, claims[0], facts[0]) or _vague(batch, cue_last, claims[0], facts[0]):
                continue
            sense = CLAIM_FIRST if claims[0] < facts[0] else FACT_FIRST
            first, last = min(left[0], i), max(right[1], cue_last)
            cue = int(tokens.start[i]), int(tokens.end[cue_last])
            target = int(tokens.start[claims[0][0]]), int(tokens.end[claims[0][1]])
            rule = f"{self.name}.{sense}.{batch.word(i)}"
            yield Hit(int(tokens.start[first]), int(tokens.end[last]), rule, sense, cue, target)


_COMMAS = frozenset({",", ";", "—", "–", "--"})


def _sides(batch: Batch, i: int) -> tuple[int, Side, Side] | None:
    """Last token of a connective and the two stretches that it links."""
    word, cue_last = batch.word(i), i
    if word in {"even", "in"}:
        longer = {"even": ("as", "though"), "in": ("spite",)}[word]
        if word_at(batch, i + 1, i) not in longer:
            return None
        cue_last = i + 1
    sentence = _sentence(batch, int(batch.sentence_of[i]))
    if sentence is None:
        return None
    start, end = sentence
    subordinate = word in _SUBORDINATE or cue_last > i
    if i == _first_word(batch, start, end):
        if subordinate:
            return _around_comma(batch, cue_last, end)
        return _across(batch, i, (cue_last + 1, end)) if word in _LEADING else None
    if word == "however" and batch.word(i - 1) == "," and word_at(batch, i + 1, i) == ",":
        return _across(batch, i, (start, end))
    if batch.word(i - 1) not in _COMMAS or not (subordinate or word in _WITHIN):
        return None
    return cue_last, (start, i - 2), (cue_last + 1, end)


def _sentence(batch: Batch, at: int) -> Side | None:
    """First and last token of a sentence."""
    if not 0 <= at < len(batch.sentences):
        return None
    edges = batch.sentences.start[at], batch.sentences.end[at]
    first, last = np.searchsorted(batch.tokens.start, edges).tolist()
    return (first, last - 1) if last > first else None


def _first_word(batch: Batch, start: int, end: int) -> int:
    while start < end and batch.tokens.kind[start] == PUNCT:
        start += 1
    return start


def _around_comma(batch: Batch, cue_last: int, end: int) -> tuple[int, Side, Side] | None:
    """Although A, B: the comma with a clause behind it."""
    for k in range(cue_last + 2, min(end, cue_last + _LONGEST)):
        if batch.word(k) == "," and has_verb(batch, k + 1):
            return cue_last, (cue_last + 1, k - 1), (k + 1, end)
    return None


def _across(batch: Batch, i: int, right: Side) -> tuple[int, Side, Side] | None:
    """The sentence ahead, in the same article, and this one."""
    left = _sentence(batch, int(batch.sentence_of[i]) - 1)
    if left is None or right[1] <= right[0]:
        return None
    places = batch.tokens.start[[left[0], right[0]]]
    return (i, left, right) if np.diff(batch.article_of(places))[0] == 0 else None


_UNSURE = frozenset("should must may might could".split())
_UNREAL = _UNSURE | frozenset("to can would not i we if nobody".split())
_OPENING = 10  # tokens from a connective to the verb of the claim behind it


def _claims(batch: Batch, first: int, last: int) -> bool:
    """A source says something on this side, in words of the text's."""
    for k in range(first, min(last, first + _LONGEST)):
        word = batch.word(k)
        if word in _NOUNS and batch.word(k + 1) in {"that", "of", "to", "by"}:
            return True
        if word not in _CLAIMING or _unreal(batch, k):
            continue
        stated = batch.word(k + 1) == "that" or not word.startswith("maintain")
        if stated and is_verb(batch, k) and clause_start(batch, k + 1) is not None:
            return True
    return False


def _unreal(batch: Batch, verb: int) -> bool:
    """Hard to argue, one could say, I do not deny: nobody has claimed it."""
    ahead = {word_at(batch, i, verb) for i in range(verb - 3, verb)}
    return not ahead.isdisjoint(_UNREAL) or any(w.endswith("n't") for w in ahead)


def _adds(batch: Batch, cue: int) -> bool:
    """But also: the second half adds to the first."""
    return word_at(batch, cue + 1, cue) in {"also", "rather"}


def _vague(batch: Batch, cue: int, claim: Side, fact: Side) -> bool:
    """A claim ahead of a fact that may be argument, or may go on behind the connective.

    "Argued that it was safe, but old": where no subject follows in the same sentence, the second
    half may still be what the source says. Nouns count behind despite.
    """
    if fact < claim:
        return False
    words = {batch.word(k) for k in range(claim[0], claim[1] + 1)}
    preposed = batch.word(cue) in {"despite", "spite"}
    if words.isdisjoint((_CLAIMING - _ARGUING) | (_NOUNS if preposed else frozenset())):
        return True
    one_sentence = batch.sentence_of[claim[0]] == batch.sentence_of[fact[0]]
    return bool(one_sentence and claim[0] < cue < fact[1] and not has_verb(batch, fact[0]))


def _remote(batch: Batch, claim: Side, fact: Side) -> bool:
    """A claim behind the fact counts when it comes at once and is no promise."""
    if claim < fact:
        return False
    near = range(claim[0], min(claim[1], claim[0] + _OPENING) + 1)
    return not any(batch.word(k) in (_CLAIMING - _PROMISING) | _NOUNS for k in near)


def _is_fact(batch: Batch, first: int, last: int) -> bool:
    """A finite clause, or a noun phrase of some length, in which nobody speaks."""
    if last - first < 3 or last - first > _LONGEST:
        return False
    words = [batch.word(k) for k in range(first, last + 1)]
    if any(w.partition("'")[0] in _SPEAKING or w in {'"', "“", "”", "?"} for w in words):
        return False
    if not _UNSURE.isdisjoint(words):
        return False
    return any(w in AUXILIARIES or w.endswith(("n't", "ed")) for w in words)


def _in_quotation(batch: Batch, i: int) -> bool:
    """Whether a token stands inside quotation marks."""
    position = int(batch.tokens.start[i])
    at = int(np.searchsorted(batch.quotes.start, position, side="right")) - 1
    return at >= 0 and int(batch.quotes.end[at]) > position
