"""Presupposition triggers: what a sentence takes for granted rather than says (layer 2).

Words come from the catalogue; clefts, temporal clauses, why-questions, counterfactuals and
supplements are constructions and are read here. The methodology's D17: whether what is taken for
granted is contested, no rule decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from framing.devices.clauses import NOMINATIVES, clause_end, has_verb, is_finite
from framing.devices.lexical import LexicalDevice
from framing.devices.nominals import (
    BE,
    DETERMINERS,
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
from framing.text.tokens import PUNCT
from framing.text.words import Keys, held, key

Found = tuple[int, int, int, Phrase | None]  # first, last of the evidence, last of the cue, target
_CLEFT, _TEMPORAL, _WHY = "cleft", "temporal", "why_question"
_SUPPLEMENT, _COUNTERFACTUAL = "supplement", "counterfactual"
_REACH = 25
_NO_CLEFT = frozenset(
    "fact case time first shame pity reason idea thing way sort kind point moment day hope view "
    "belief opinion job law policy place problem question same only".split()
)
_TIME = frozenset("in on at only not during because after under through from for by with".split())
_ASKING = BE | frozenset(
    "did does do has have had is are was were would will should can could don't doesn't didn't "
    "isn't aren't wasn't weren't hasn't haven't won't can't".split()
)
_HYPOTHETICAL = frozenset("would could might wouldn't couldn't".split())


def _cleft(batch: Batch, it: int) -> Found | None:
    """It was Brandt who …; not "it was a mistake that …", "it is clear that …"."""
    be = it + 1 if batch.word(it) == "it" else it
    if batch.word(it) == "it" and word_at(batch, be, it) not in BE:
        return None
    i = be + 1
    while is_adverb(word_at(batch, i, it)):
        i += 1
    prepositional = word_at(batch, i, it) in _TIME
    phrase = phrase_after(batch, i + prepositional) if same_sentence(batch, it, i + 1) else None
    if phrase is None or not same_sentence(batch, it, phrase.last + 1):
        return None
    link = batch.word(phrase.last + 1)
    definite = phrase.words[0] in DETERMINERS - {"a", "an", "no", "any"} or bool(
        batch.tokens.capital[phrase.first]
    )
    definite = definite or phrase.words[0] in NOMINATIVES | {"me", "him", "her", "them", "us"}
    wanted = {"that"} if prepositional else {"that", "who", "whom"}
    if link not in wanted or phrase.head in _NO_CLEFT or not (definite or prepositional):
        return None
    return it, clause_end(batch, phrase.last + 1), phrase.last + 1, phrase


def _temporal(batch: Batch, i: int) -> Found | None:
    """After the minister resigned; since the coup."""
    word, start = batch.word(i), i + 1
    if word == "until" and word_at(batch, i - 1, i) == "up":
        return None
    host = word_at(batch, start, i).partition("'")[0]
    if host in {"then", "when", "all", "being", ""} or batch.tokens.kind[start] == PUNCT:
        return None
    if word == "since":
        return _since(batch, i)
    end = _to_mark(batch, start)
    if not has_verb(batch, start) or not (word == "after" or _is_past(batch, start, end)):
        return None
    return i, end, i, None


def _is_past(batch: Batch, start: int, end: int) -> bool:
    """What has happened, not what may: until, before and once look ahead as well."""
    words = [batch.word(k) for k in range(start + 1, min(end, start + 7) + 1)]
    if not _AHEAD.isdisjoint(words):
        return False
    return any(w in _PAST or (w.endswith("ed") and is_participle(w)) for w in words)


_AHEAD = frozenset("can could will would may might must should you is are has have do does".split())
_PAST = frozenset("was were had did took came went left began became won made got gave".split())


def _to_mark(batch: Batch, first: int) -> int:
    """The last token before the next mark, or of the sentence."""
    last = first
    for i in range(first, first + 2 * _REACH):
        if not same_sentence(batch, first, i) or batch.word(i) in _MARKS:
            break
        last = i
    return last


_MARKS = frozenset({",", ";", ":", "—", "–", "--", ".", '"', "”", "?", "!", ")", "("})


def _since(batch: Batch, i: int) -> Found | None:
    """Since with the name of an event, or with a clause in the past; not where it means because."""
    start = i + 1
    if has_verb(batch, start):
        subject = phrase_after(batch, start)
        after = (subject.last if subject else start) + 1
        while is_adverb(word_at(batch, after, i)):
            after += 1
        verb = word_at(batch, after, i)
        ever = word_at(batch, i - 1, i) == "ever"
        if not (ever or _is_simple_past(verb)):
            return None
        return i, _to_mark(batch, start), i, None
    phrase = (
        phrase_after(batch, start) if word_at(batch, start, i) in {"the", "its", "his"} else None
    )
    if phrase is None or phrase.head in _SPANS or any(w.isdigit() for w in phrase.words):
        return None
    return i, phrase.last, i, phrase


_SPANS = frozenset(
    "start beginning end weekend week month year spring summer autumn fall winter morning day "
    "1960s 1970s 1980s 1990s 2000s mid-1990s early late s century hour decade time".split()
)


def _is_simple_past(verb: str) -> bool:
    return verb in {"was", "were", "took", "came", "went", "left", "began", "became", "won"} or (
        is_participle(verb) and verb.endswith("ed")
    )


def _why(batch: Batch, why: int) -> Found | None:
    """Why did …? at the head of a sentence."""
    i = why - 1
    while same_sentence(batch, i, why):
        if batch.tokens.kind[i] != PUNCT and batch.word(i) not in {"so", "but", "and", "then"}:
            return None
        i -= 1
    if word_at(batch, why + 1, why) not in _ASKING:
        return None
    end = why
    while end < why + 2 * _REACH and same_sentence(batch, why, end + 1):
        end += 1
    asked = any(batch.word(k) == "?" for k in range(max(why, end - 2), end + 1))
    return (why, end, why, None) if asked else None


def _supplement(batch: Batch, relative: int) -> Found | None:
    """…, which Karst won: a relative clause between commas, with a noun ahead of it."""
    if word_at(batch, relative - 1, relative) != ",":
        return None
    before = phrase_before(batch, relative - 2)
    if before is None or before.head in {"and", "or"}:
        return None
    start = relative + 1
    while is_adverb(word_at(batch, start, relative)):
        start += 1
    if batch.word(relative) in {"which", "who"}:
        direct = is_finite(batch, start, relative) or _looks_finite(batch, start, relative)
        if not direct and not has_verb(batch, start):
            return None
    elif not has_verb(batch, start):
        return None
    return relative, _to_mark(batch, relative), relative, before


def _looks_finite(batch: Batch, token: int, near: int) -> bool:
    word = word_at(batch, token, near)
    after = word_at(batch, token + 1, near)
    inflected = word.endswith("s") and not word.endswith(("'s", "ss"))
    return bool(after) and (is_participle(word) or inflected)


def _counterfactual(batch: Batch, had: int) -> Found | None:
    """If they had warned us, … would have: the condition is taken to be false."""
    first = next((i for i in range(had - 1, had - 7, -1) if word_at(batch, i, had) == "if"), None)
    if first is None or not is_participle(_next_word(batch, had)):
        return None
    for i in range(had + 1, had + _REACH):
        if word_at(batch, i, had) in _HYPOTHETICAL and word_at(batch, i + 1, had) in {"have", "be"}:
            return first, _to_mark(batch, first), first, None
    return None


def _next_word(batch: Batch, token: int) -> str:
    i = token + 1
    while is_adverb(word_at(batch, i, token)):
        i += 1
    return word_at(batch, i, token)


_CONSTRUCTIONS: tuple[tuple[str, str, Callable[[Batch, int], Found | None]], ...] = (
    ("it it's", _CLEFT, _cleft),
    ("after before until since once", _TEMPORAL, _temporal),
    ("why", _WHY, _why),
    ("which who whose where", _SUPPLEMENT, _supplement),
    ("had", _COUNTERFACTUAL, _counterfactual),
)


@dataclass(frozen=True, slots=True)
class Presupposition(LexicalDevice):
    """Words and constructions that take something for granted; one sense a kind of trigger.

    References
    ----------
    levinson1983, karttunen1974, potts2005, simons2010, tonhauser2013

    Examples
    --------
    >>> text = "When will the ministry stop hiding the data?"
    >>> e = Presupposition.of("presupposition").find(Batch.of([text])).at(0, "a1", text)
    >>> e.text, e.rule
    ('stop', 'presupposition.change_of_state.stop')
    """

    @property
    def senses(self) -> tuple[str, ...]:  # noqa: D102
        words = dict.fromkeys(entry.sense for entry in self.lexicon.entries)
        return (*words, *(sense for _, sense, _ in _CONSTRUCTIONS))

    def find(self, batch: Batch) -> EvidenceTable:
        """All triggers of a batch; where two share their span, the word's."""
        hits = {(h.start, h.end): h for h in self._constructions(batch)}
        hits |= {(h.start, h.end): h for h in (self._hit(batch, *m) for m in self.matches(batch))}
        return batch.evidence(self.name, hits.values())

    def _constructions(self, batch: Batch) -> Iterator[Hit]:
        tokens = batch.tokens
        for words, sense, read in _CONSTRUCTIONS:
            for i in np.flatnonzero(held(tokens.key, _keys(words))).tolist():
                found = read(batch, i)
                if found is None:
                    continue
                first, last, cue, target = found
                start, end = int(tokens.start[first]), int(tokens.end[last])
                span = target.span(batch) if target else None
                start, end = (min(start, span[0]), max(end, span[1])) if span else (start, end)
                rule = f"{self.name}.{sense}.{batch.word(i).replace(chr(39), '_')}"
                yield Hit(
                    start, end, rule, sense, (int(tokens.start[first]), int(tokens.end[cue])), span
                )


@cache
def _keys(words: str) -> Keys:
    return np.array(sorted(key(word) for word in words.split()), np.uint64)
