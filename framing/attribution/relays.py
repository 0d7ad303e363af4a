"""``According to X``: sources that a preposition introduces."""

from __future__ import annotations

from framing.attribution.complements import content_end, trimmed
from framing.attribution.cues import Cue
from framing.attribution.reading import Reading
from framing.attribution.sources import until_mark
from framing.attribution.wordclasses import ADV, AFTER_QUOTE, CONJ, IS_WORD, QUOTE


def according(reading: Reading, cue: Cue, later: list[Cue]) -> bool:
    """``According to X, S`` and ``S, according to X``."""
    if cue.last == cue.head or reading.word(cue.head) not in ("according", "in"):
        return False
    opening = all(_leads_in(reading, k) for k in range(reading.done, cue.first))
    source = until_mark(reading.items, cue.last + 1, reading.unit.hi, apposition=not opening)
    if source is None:
        return True
    if opening:
        first = source.last + 1 + (reading.word(source.last + 1) == ",")
        last = content_end(reading.items, first, reading.unit, later)
    else:
        first = reading.content_start(reading.done)
        last = trimmed(reading.items, first, cue.first - 1)
    if first <= last:
        upto = max(source.last, last)
        reading.add(cue, source, first, last, "indirect.according_to", upto=upto)
    return True


def _leads_in(reading: Reading, item: int) -> bool:
    """Nothing that could be content: marks, conjunctions and adverbs."""
    return not reading.has(item, IS_WORD | QUOTE) or reading.has(item, ADV | CONJ)


def closing_relay(reading: Reading, cues: list[Cue]) -> bool:
    """The unit closes with ``according to X`` and nobody else in it speaks."""
    last, before = cues[-1], cues[-1].first - 1
    if reading.word(last.head) != "according" or before <= reading.unit.lo:
        return False
    if not reading.has(before, QUOTE) and reading.word(before) != ",":
        return False
    return not any(c.bits & AFTER_QUOTE and not c.passive for c in cues[:-1])
