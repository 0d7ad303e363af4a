"""Veridicality: factive, implicative and assertive words with what they commit to (layer 2).

The words are lists of the catalogue; that a clause, an infinitive, a gerund or a quotation goes
with them is asked here. The methodology's D13 to D15.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from framing.devices.clauses import (
    clause_end,
    clause_start,
    has_pronoun,
    is_bracketed,
    is_finite,
    is_gerund,
    is_infinitive,
    is_verb,
    quotation_beside,
    subject_is,
)
from framing.devices.lexical import LexicalDevice, is_negated
from framing.devices.nominals import DETERMINERS, word_at
from framing.lexicons.entries import Entry
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit

_FIRST = frozenset({"i", "we"})
_SELF = "first_person"
Match = tuple[int, int, Entry]
Reading = Callable[[Batch, Match], Hit | None]


def _evidence(device: LexicalDevice, batch: Batch, read: Reading) -> EvidenceTable:
    hits = (read(batch, match) for match in device.matches(batch))
    return batch.evidence(device.name, (hit for hit in hits if hit))


def _hit(batch: Batch, match: Match, rule: str, sense: str, content: tuple[int, int]) -> Hit:
    """A cue with its content; the evidence covers both."""
    first, last, _ = match
    cue = int(batch.tokens.start[first]), int(batch.tokens.end[last])
    return Hit(min(cue[0], content[0]), max(cue[1], content[1]), rule, sense, cue, content)


def _span(batch: Batch, first: int, last: int) -> tuple[int, int]:
    return int(batch.tokens.start[first]), int(batch.tokens.end[last])


@dataclass(frozen=True, slots=True)
class Factive(LexicalDevice):
    """Words that present a clause, or a gerund, as true without asserting it.

    References
    ----------
    kiparsky1970, hooper1975, tonhauser2013, simons2010, degen2022

    Examples
    --------
    >>> text = "The minister finally realised that the plan had failed."
    >>> e = Factive.of("factive").find(Batch.of([text])).at(0, "a1", text)
    >>> e.cue.of(text), e.target.of(text), e.rule
    ('realised', 'the plan had failed', 'factive.cognitive.realise')
    """

    @property
    def senses(self) -> tuple[str, ...]:  # noqa: D102
        return (*dict.fromkeys(e.sense for e in self.lexicon.entries), _SELF)

    def find(self, batch: Batch) -> EvidenceTable:
        """All occurrences with their content."""
        return _evidence(self, batch, self._read)

    def _read(self, batch: Batch, match: Match) -> Hit | None:
        first, last, entry = match
        gerund = "@ing" in entry.after
        start = last + 1 if gerund or entry.sense == "noun" else clause_start(batch, last + 1)
        if start is None or (gerund and not is_gerund(batch, start, last)):
            return None
        if entry.sense != "noun" and not gerund and not _governs(batch, match, start):
            return None
        sense = _SELF if subject_is(batch, first, _FIRST) else entry.sense
        content = _span(batch, start, clause_end(batch, start))
        return _hit(batch, match, f"{self.name}.{sense}.{entry.name}", sense, content)


def _governs(batch: Batch, match: Match, start: int) -> bool:
    """Whether the clause at `start` is a word's own rather than what its object goes on to do.

    Without "that" an adjective asks for a pronoun or an article, and so does a verb that is no
    finite form: "efforts to confirm the report were", "angry activists threw".
    """
    first, last, entry = match
    before = word_at(batch, first - 1, first)
    bare = batch.word(start - 1) != "that" or start - 1 <= last
    if len(entry.forms) == 1:
        article = batch.word(start) == "the" and not batch.word(first).endswith("ed")
        near = start <= last + 2 and (not bare or article or has_pronoun(batch, start))
        return near and before not in DETERMINERS
    if bare and (before == "to" or batch.word(first).endswith("ing")):
        return has_pronoun(batch, start)
    return is_verb(batch, first) and not _is_plural_noun(batch, first, last)


def _is_plural_noun(batch: Batch, first: int, last: int) -> bool:
    """Charges that stem from, rules that were: a noun with its relative clause."""
    relative = word_at(batch, last + 1, last) == "that" and is_finite(batch, last + 2, last)
    return relative and batch.word(first).endswith("s")


@dataclass(frozen=True, slots=True)
class Implicative(LexicalDevice):
    """Verbs with an infinitive that say whether it came about, and that it was owed or hard.

    References
    ----------
    karttunen1971, nairn2006, karttunen2012

    Examples
    --------
    >>> text = "The agency failed to warn residents, and did not bother to reply."
    >>> table = Implicative.of("implicative").find(Batch.of([text]))
    >>> [table.at(row, "a1", text).rule for row in range(2)]
    ['implicative.blame.fail', 'implicative.effort.not_bother']
    """

    def find(self, batch: Batch) -> EvidenceTable:
        """All occurrences with what did or did not come about."""
        return _evidence(self, batch, self._read)

    def _read(self, batch: Batch, match: Match) -> Hit | None:
        first, last, entry = match
        if batch.word(last + 1) == "to" and not is_infinitive(batch, last + 1):
            return None
        signed = _signature(entry, negated=_negated(batch, first))
        if signed == ("blame", "refuse") and subject_is(batch, first, _FIRST):
            signed = "neutral", "refuse"
        if signed is None:
            return None
        sense, name = signed
        content = _span(batch, last + 1, clause_end(batch, last + 1))
        return _hit(batch, match, f"{self.name}.{sense}.{name}", sense, content)


def _negated(batch: Batch, first: int) -> bool:
    """Not only failed, it is not that it fails: the negation is of something else."""
    ahead = {word_at(batch, i, first) for i in range(first - 3, first)}
    return is_negated(batch, first) and ahead.isdisjoint({"only", "just", "merely", "that"})


_TWO_WAY = frozenset("fail neglect forget omit fail_in hesitate scruple".split())


def _signature(entry: Entry, *, negated: bool) -> tuple[str, str] | None:
    """Sense and name of an entry under negation; None where nothing follows any more.

    Not to fail is to do it; not to refuse says nothing; not to bother blames; only the negation
    of hesitate entails anything.
    """
    if entry.sense == "occurred":
        return ("occurred", f"not_{entry.name}") if negated else None
    if not negated:
        return entry.sense, entry.name
    if entry.sense == "effort":
        return "effort", f"not_{entry.name}"
    return ("occurred", f"not_{entry.name}") if entry.name in _TWO_WAY else None


@dataclass(frozen=True, slots=True)
class Assertive(LexicalDevice):
    """Verbs that introduce a claim, by Hooper's classes of strength.

    References
    ----------
    hooper1975, hooper1973, karttunen1971

    Examples
    --------
    >>> text = "Brandt insisted that the figures were complete."
    >>> e = Assertive.of("assertive").find(Batch.of([text])).at(0, "a1", text)
    >>> e.text, e.sense
    ('insisted that the figures were complete', 'strong')
    """

    def find(self, batch: Batch) -> EvidenceTable:
        """All occurrences with what is asserted."""
        return _evidence(self, batch, self._read)

    def _read(self, batch: Batch, match: Match) -> Hit | None:
        first, last, entry = match
        if not is_verb(batch, first) or _is_plural_noun(batch, first, last):
            return None
        content = next(_contents(batch, first, last), None)
        if content is None:
            return None
        return _hit(batch, match, f"{self.name}.{entry.sense}.{entry.name}", entry.sense, content)


def _contents(batch: Batch, first: int, last: int) -> Iterator[tuple[int, int]]:
    """What a verb introduces: a clause, a quotation, or the words around its brackets."""
    start = clause_start(batch, last + 1)
    if start is not None:
        yield _span(batch, start, clause_end(batch, start))
    if quotation := quotation_beside(batch, first, last):
        yield quotation
    filler = word_at(batch, first - 1, first) in {"you", "ya", "y'know"}
    if is_bracketed(batch, first, last) and not filler:
        yield _span(batch, first, last)
