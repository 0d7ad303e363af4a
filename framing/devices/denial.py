"""Accusations that only their denial brings up, and labels put forward by correction (layer 2).

The methodology's D18. Cues of denial are a list of the catalogue; that something is accused there,
and that the article has named no accuser yet, is asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from framing.devices.clauses import clause_end, clause_start, has_verb, is_gerund, is_verb
from framing.devices.lexical import LexicalDevice, is_negated
from framing.devices.nominals import (
    BE,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    is_adverb,
    phrase_after,
    same_sentence,
    word_at,
)
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.tokens import PUNCT
from framing.text.words import Keys, held, key

_ACCUSING = (
    "accuse accuses accused accusing accusation accusations accuser accusers allege alleges "
    "alleged alleging allegedly allegation allegations indict indicts indicted indictment lawsuit "
    "lawsuits sue sues sued suing suspect suspects suspected suspicion suspicions blame blames "
    "blamed blaming complaint complaints prosecutors prosecutor whistleblower plaintiff "
    "whistleblowers plaintiffs convicted conviction rumors rumours rumored rumoured scandal "
    "reportedly reports investigating investigated probe inquiry"
)
_CHARGES = frozenset(
    "allegation allegations accusation accusations charge charges claim claims suggestion "
    "suggestions rumor rumors rumour rumours insinuation insinuations speculation".split()
)
_DEEDS = frozenset(
    "wrongdoing involvement responsibility collusion knowledge role guilt complicity links ties "
    "link connection connections misconduct impropriety participation discrimination bias racism "
    "corruption fraud bribery abuse assault affair relationship plot plotting cheating doping "
    "favouritism favoritism culpability negligence malice meddling interference harassment rape "
    "murder theft spying espionage plagiarism coercion hacking lying part plans intent".split()
)
_NOBODY = frozenset("nobody none few no neither cannot can't".split())
_EMPTY = _DEEDS | _CHARGES | frozenset("having being there their would could about which".split())
_SCOPED = frozenset("just only simply merely single one same big bad good lot bit".split())
_COPIES = frozenset("it's he's she's that's this's they're it he she they this that".split())
_GIST = 9  # tokens of what is denied that say what it is about
_WINDOW = 1_500  # tokens of the article ahead that are looked at


@cache
def _keys() -> Keys:
    return np.array(sorted(key(word) for word in _ACCUSING.split()), np.uint64)


@cache
def _not() -> Keys:
    words = "not isn't wasn't aren't weren't"
    return np.array(sorted(key(word) for word in words.split()), np.uint64)


@dataclass(frozen=True, slots=True)
class DenialFrame(LexicalDevice):
    """Accusations first met in their denial, and "not X but Y".

    References
    ----------
    horn1985

    Examples
    --------
    >>> text = "Brandt denied being a spy. It was not a protest but a riot."
    >>> table = DenialFrame.of("denial_frame").find(Batch.of([text]))
    >>> [table.at(row, "a1", text).text for row in range(2)]
    ['denied being a spy', 'not a protest but a riot']
    """

    @property
    def senses(self) -> tuple[str, ...]:  # noqa: D102
        return "denial", "correction"

    def find(self, batch: Batch) -> EvidenceTable:
        """All occurrences, in the order of the text."""
        hits = {(h.start, h.end): h for h in (*self._denials(batch), *self._corrections(batch))}
        return batch.evidence(self.name, hits.values())

    def _denials(self, batch: Batch) -> Iterator[Hit]:
        tokens = batch.tokens
        accusing = np.flatnonzero(held(tokens.key, _keys()))
        for first, last, entry in self.matches(batch):
            content = _accusation(batch, first, last, entry.name)
            if content is None or _has_source(batch, first, content, accusing):
                continue
            cue = int(tokens.start[first]), int(tokens.end[last])
            target = int(tokens.start[content[0]]), int(tokens.end[content[1]])
            rule = f"{self.name}.denial.{entry.name}"
            yield Hit(cue[0], target[1], rule, "denial", cue, target)

    def _corrections(self, batch: Batch) -> Iterator[Hit]:
        tokens = batch.tokens
        for i in np.flatnonzero(held(tokens.key, _not())).tolist():
            found = _correction(batch, i)
            if found is None:
                continue
            name, right = found
            start, end = int(tokens.start[i]), int(tokens.end[right.last])
            cue = start, int(tokens.end[i])
            yield Hit(
                start, end, f"{self.name}.correction.{name}", "correction", cue, right.span(batch)
            )


def _accusation(batch: Batch, first: int, last: int, name: str) -> tuple[int, int] | None:
    """First and last token of what is denied, when it accuses somebody."""
    if is_negated(batch, first) or any(
        word_at(batch, i, first) in _NOBODY for i in range(first - 9, first)
    ):
        return None
    if not is_verb(batch, first) or _is_adjective(batch, first):
        return None
    start = last + 1
    while is_adverb(word_at(batch, start, last)):
        start += 1
    if name == "deny":
        if is_gerund(batch, start, last):
            return start, clause_end(batch, start)
        clause = clause_start(batch, start)
        if clause is not None and not _is_opinion(batch, first):
            return clause, clause_end(batch, clause)
    phrase = phrase_after(batch, start) if same_sentence(batch, last, start) else None
    if phrase is None or any(w in POSSESSIVES or w.endswith(("'s", "s'")) for w in phrase.words):
        return None
    return _named(batch, phrase, deeds=name == "deny")


def _is_adjective(batch: Batch, participle: int) -> bool:
    """Of widely disputed claims: behind a preposition."""
    i = participle - 1
    while is_adverb(word_at(batch, i, participle)):
        i -= 1
    return batch.word(participle).endswith("ed") and word_at(batch, i, participle) in PREPOSITIONS


def _is_opinion(batch: Batch, deny: int) -> bool:
    """Hard to deny that; those who deny that; was denied: nobody answers a charge there."""
    if batch.word(deny) == "denied":
        return word_at(batch, deny - 1, deny) in BE
    return batch.word(deny) == "deny" or word_at(batch, deny - 1, deny) in {"that", "which"}


def _named(batch: Batch, phrase: Phrase, *, deeds: bool) -> tuple[int, int] | None:
    """A noun phrase that is an accusation: claims that the dam leaks, any involvement."""
    after = word_at(batch, phrase.last + 1, phrase.last)
    capitals = batch.tokens.capital[phrase.first : phrase.last + 1].any()
    if capitals or len(phrase.words) > 2:
        return None
    if phrase.head in _CHARGES and after in {"that", "of", "he", "she", "they", "it"}:
        return phrase.first, clause_end(batch, phrase.first)
    if deeds and phrase.head in _DEEDS and phrase.words[0] not in {"the", "this", "that", "those"}:
        return phrase.first, clause_end(batch, phrase.first)
    return None


def _has_source(batch: Batch, cue: int, content: tuple[int, int], accusing: np.ndarray) -> bool:
    """Whether the article has named an accusation before, or the sentence names who makes it."""
    article = int(batch.article_of(batch.tokens.start[cue : cue + 1])[0])
    begin = int(np.searchsorted(batch.tokens.start, batch.bounds[article]))
    if np.searchsorted(accusing, cue) > np.searchsorted(accusing, begin):
        return True
    inside = {batch.word(i) for i in range(content[0], content[1] + 1)}
    if not inside.isdisjoint(_CHARGES) and not inside.isdisjoint({"by", "from"}):
        return True
    said = (batch.word(i) for i in range(content[0], min(content[1], content[0] + _GIST) + 1))
    stems = {w[:5] for w in said if len(w) > 4 and w not in _EMPTY and not is_adverb(w)}
    begin = max(begin, cue - _WINDOW)
    known = {w[:5] for w in (batch.word(i) for i in range(begin, cue - 8)) if len(w) > 4}
    return 3 * len(stems & known) >= max(len(stems), 1)


def _correction(batch: Batch, i: int) -> tuple[str, Phrase] | None:
    """Not a protest but a riot; it isn't a protest, it's a riot."""
    wrong = phrase_after(batch, i + 1) if same_sentence(batch, i, i + 1) else None
    if wrong is None or batch.tokens.kind[i + 1] == PUNCT or wrong.words[0] in PRONOUNS:
        return None
    if not _labels(wrong):
        return None
    k = wrong.last + 1
    comma = word_at(batch, k, i) in {",", ";", "—", "–", "--"}
    k += comma
    if word_at(batch, k, i) == "but":
        name = "not_but"
        k += 1 + (word_at(batch, k + 1, i) in {"rather", "instead"})
    elif comma and word_at(batch, k, i) in _COPIES:
        name = "not_is"
        k += 1 if "'" in batch.word(k) else 2
        if "'" not in batch.word(k - 1) and batch.word(k - 1) not in {"is", "was", "are", "were"}:
            return None
    else:
        return None
    if not same_sentence(batch, i, k) or batch.tokens.kind[k] == PUNCT or has_verb(batch, k):
        return None
    right = phrase_after(batch, k)
    if right is None or not _labels(right):
        return None
    return name, right


def _labels(phrase: Phrase) -> bool:
    """A noun with "a": what something can be called."""
    first = phrase.words[0]
    if not _SCOPED.isdisjoint(phrase.words[:2]):
        return False
    return first in {"a", "an"} and len(phrase.words) > 1
