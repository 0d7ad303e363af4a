"""The decision list for one unit: which words are whose, and by which cue."""

from __future__ import annotations

from framing.attribution.content_first import after_quotation, between, trailing
from framing.attribution.cue_first import announced, before_content, loose, of_noun, passive
from framing.attribution.cues import Cue, find_cues
from framing.attribution.draft import Draft
from framing.attribution.reading import Reading
from framing.attribution.relays import according, closing_relay
from framing.attribution.units import Items, Unit
from framing.attribution.wordclasses import PREP

# The first that fits a cue decides.
_PATTERNS = (according, of_noun, passive, after_quotation, between, before_content)


def read_unit(items: Items, unit: Unit) -> list[Draft]:
    """The attributions of one unit, in order."""
    reading = Reading(items, unit, unit.lo)
    cues = find_cues(items, unit)
    open_cues = _after_tail(reading, cues)
    for n, cue in enumerate(open_cues):
        if cue.first >= reading.done:
            any(pattern(reading, cue, open_cues[n + 1 :]) for pattern in _PATTERNS)
    if not reading.drafts:
        loose(reading, cues)
    if reading.word(unit.hi - 1) == ":" and reading.done < unit.hi - 1:
        announced(reading, cues)
    return reading.drafts


def _after_tail(reading: Reading, cues: list[Cue]) -> list[Cue]:
    """The cues still to be read once a source at the unit's end has taken what it closes."""
    finite = [c for c in cues if not (c.participle or c.passive or c.bits & PREP)]
    if finite and trailing(reading, finite[-1]):
        return [c for c in cues if c.first > finite[-1].last]
    if cues and closing_relay(reading, cues):
        return cues[-1:]
    return cues
