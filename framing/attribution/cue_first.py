"""A source and its cue before the content: ``X said that S``; ``X told Y: “…”``."""

from __future__ import annotations

from framing.attribution.complements import Complement, complement_of, content_end
from framing.attribution.cues import Cue
from framing.attribution.reading import Reading, Source
from framing.attribution.sources import Phrase, phrase_after, subject_before
from framing.attribution.units import is_speech
from framing.attribution.wordclasses import (
    ADV,
    AUX,
    CAPITAL,
    CLAUSE,
    CONJ,
    DET,
    OBJECT,
    POSSESSIVE,
    PREP,
    QUOTE,
    ROLE,
    SUBJECT,
    TIME,
    WH,
)  # fmt: skip

_NAMING = frozenset("called dubbed titled labeled labelled branded".split())
_BEFORE_PARTICIPLE = ("by", "while", "in", "as", "after")


def before_content(reading: Reading, cue: Cue, later: list[Cue]) -> bool:
    """``X said that S``, ``X told reporters: “…”``, and ``…, adding that S``."""
    if cue.passive or cue.bits & PREP:
        return False
    found = complement_of(reading.items, cue, reading.unit.hi)
    if found is None:
        return False
    joined = _shares_subject(reading, cue)
    quoted = found.form == "quotation"
    source = _shared(reading, cue) if joined else _subject(reading, cue, relative=quoted)
    if source is None or (quoted and _names(reading, cue, source)):
        return False
    last = content_end(reading.items, found.first, reading.unit, later, found.form)
    if last < found.first:
        return False
    reading.add(cue, source, found.first, last, _rule(found, joined))
    return True


def _rule(found: Complement, joined: bool) -> str:
    rule = "quote.after_cue" if found.form == "quotation" else f"indirect.{found.form}"
    return f"{rule}.joined" if joined else rule


def _shares_subject(reading: Reading, cue: Cue) -> bool:
    """``…, adding``, ``… and said``, ``… by saying``: the subject stands in an earlier clause."""
    before, word = cue.first - 1, reading.word(cue.first - 1)
    if word in ("and", "but", "then") or reading.has(before, QUOTE):
        return True
    return cue.participle and word in (",", "", *_BEFORE_PARTICIPLE)


def _shared(reading: Reading, cue: Cue) -> Source:
    after_quote = reading.word(cue.first - 1) != ","
    if reading.speaker is not None and (after_quote or cue.participle):
        return reading.speaker
    return _main_subject(reading, cue)


def _subject(reading: Reading, cue: Cue, *, relative: bool = False) -> Phrase | None:
    """The noun phrase before the cue; a relative ``that`` or ``which`` only if wanted."""
    lo = reading.unit.lo if reading.word(cue.first - 1) == "," else reading.done
    found = subject_before(reading.items, cue.first, lo)
    inner = found and found.first > reading.unit.lo and not relative
    if found and inner and reading.word(found.last) in ("that", "which"):
        return None
    return found


def _main_subject(reading: Reading, cue: Cue) -> Phrase | None:
    """The first noun phrase of the unit, after a prepositional opening and its comma."""
    at = reading.unit.lo
    while at < cue.first and _opens_clause(reading, at):
        at += 1
    if at < cue.first and reading.has(at, PREP | TIME):
        while at < cue.first and reading.word(at) != ",":
            at += 1
        at += 1
    if at >= cue.first or reading.has(at, PREP | TIME | WH | AUX):
        return None
    return phrase_after(reading.items, at, cue.first, apposition=False)


def _opens_clause(reading: Reading, at: int) -> bool:
    """A conjunction or adverb before the subject, capitalised or not."""
    listed = reading.has(at, CONJ | ADV) and not reading.has(at, DET)
    return listed or reading.word(at).endswith("ly")


def _names(reading: Reading, cue: Cue, source: Source) -> bool:
    """``a culture called “the way”`` gives a name; nobody speaks."""
    if not isinstance(source, Phrase) or reading.word(cue.last) not in _NAMING:
        return False
    return not reading.has(source.last, CAPITAL | SUBJECT | ROLE)


def of_noun(reading: Reading, cue: Cue, later: list[Cue]) -> bool:
    """``the ministry's claim that S``."""
    if not cue.noun:
        return False
    owner = cue.first - 1
    source: Phrase | None = Phrase(owner, owner)
    if reading.has(owner, POSSESSIVE):
        source = subject_before(reading.items, cue.first, reading.done)
    last = content_end(reading.items, cue.last + 1, reading.unit, later)
    if source is not None and last > cue.last:
        reading.add(cue, source, cue.last + 1, last, "indirect.noun")
    return True


def passive(reading: Reading, cue: Cue, later: list[Cue]) -> bool:
    """``S was condemned by X``, and the sourceless ``It is said that S``."""
    if not cue.passive:
        return False
    at = cue.last + 1
    subject = subject_before(reading.items, cue.first, reading.done)
    if subject is None:
        return True
    if reading.word(at) == "by" and cue.bits & (OBJECT | CLAUSE):
        source = phrase_after(reading.items, at + 1, reading.unit.hi, apposition=False)
        if source is not None:
            span = (subject.first, subject.last)
            reading.add(cue, source, *span, "indirect.passive", upto=source.last)
    elif reading.word(at) == "that" and reading.word(subject.last) == "it" and cue.bits & CLAUSE:
        last = content_end(reading.items, at, reading.unit, later)
        reading.add(cue, None, at, last, "indirect.sourceless")
    return True


def loose(reading: Reading, cues: list[Cue]) -> None:
    """A long quotation that no pattern took goes to the nearest cue before it."""
    for k in range(reading.unit.lo, reading.unit.hi):
        if not reading.has(k, QUOTE) or not is_speech(reading.items, k):
            continue
        near = [c for c in cues if c.last < k and not c.passive and not c.bits & PREP]
        source = _subject(reading, near[-1]) if near else None
        if source is not None:
            last = content_end(reading.items, k, reading.unit, [])
            reading.add(near[-1], source, k, last, "quote.loose_cue")
            return


def announced(reading: Reading, cues: list[Cue]) -> None:
    """``X said in a statement:`` at the end; the quotation that follows will be its content."""
    for cue in reversed(cues):
        source = None if cue.passive else subject_before(reading.items, cue.first, reading.done)
        if source is not None and cue.first >= reading.done:
            reading.add(cue, source, cue.first, cue.first - 1, "quote.after_colon")
            return
