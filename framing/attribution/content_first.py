"""Content before its source and cue: ``“…,” X said``; ``S, said X``; ``S, X said, S``."""

from __future__ import annotations

from framing.attribution.complements import (
    addressee_end,
    complement_of,
    content_end,
    trimmed,
    verb_in_sight,
)  # fmt: skip
from framing.attribution.cues import Cue
from framing.attribution.draft import Draft
from framing.attribution.reading import Reading
from framing.attribution.sources import Phrase, is_nominal, phrase_after, subject_before
from framing.attribution.wordclasses import (
    ADDRESSEE,
    ADV,
    AFTER_QUOTE,
    AUX,
    CLAUSE,
    CONJ,
    DET,
    ING,
    IS_WORD,
    OBJECT_PRONOUN,
    PREP,
    QUOTE,
    SUBJECT,
    SUBORD,
    TIME,
    WH,
)  # fmt: skip
from framing.text.quotations import SPEECH_WORDS

_ASIDE = CONJ | ING | PREP | SUBORD | WH | ADV | TIME
_DASHES = ("—", "–", "-")
_CLOSING_MARKS = "\"'\u201d\u2019\u00bb"
_FEWEST_ITEMS = 3  # of a clause before its cue; below six it must show a verb


def after_quotation(reading: Reading, cue: Cue, later: list[Cue]) -> bool:
    """``“…,” X said`` and ``“…,” said X``, with what the speaker goes on to say."""
    if not cue.bits & AFTER_QUOTE or cue.participle or cue.passive:
        return False
    lo = reading.unit.lo if reading.word(cue.first - 1) == "," else reading.done
    source: Phrase | None = subject_before(reading.items, cue.first, lo)
    before = (source.first if source else cue.first) - 1
    if before > lo and reading.word(before) == "as":
        before -= 1
    comma = before >= lo and reading.word(before) in (",", *_DASHES)
    quote = before - 1 if comma else before
    if quote < lo or not reading.has(quote, QUOTE) or reading.taken(quote):
        return False
    upto = cue.last
    if source is None:
        source = _inverted(reading, cue)
        upto = source.last if source else upto
    elif not comma and not _speaks(reading, quote):
        return False
    if source is None:
        return False
    alone = quote <= reading.done or reading.word(quote - 1) == ":"
    first = quote if alone else reading.content_start(reading.done)
    draft = reading.add(cue, source, first, quote, "quote.before_cue", upto=upto)
    _resume(reading, draft, upto, later)
    return True


def _speaks(reading: Reading, quote: int) -> bool:
    """A quotation that ends like speech before its cue: with a comma, ``?``, ``!`` or a dash."""
    inner = reading.word(quote).rstrip(_CLOSING_MARKS)
    ends = inner.endswith((",", "?", "!", "...", "\u2026", *_DASHES))
    return ends or reading.items.words[quote] >= SPEECH_WORDS


def _resume(reading: Reading, draft: Draft, upto: int, later: list[Cue]) -> None:
    """``“A,” he said on Monday, “B.”``: the second half belongs to the same attribution."""
    items, unit, at = reading.items, reading.unit, upto + 2
    if reading.word(upto + 1) == ",":
        clause = draft.plain and reading.has(at, IS_WORD) and not reading.has(at, _ASIDE)
        end = content_end(items, at, unit, later)
        quoted = any(reading.has(k, QUOTE) for k in range(at + 1, end + 1))
        if clause or reading.word(at) == "that" or (quoted and reading.has(at, WH)):
            reading.extend(draft, at, end)
            return
    for k in range(upto + 1, later[0].first if later else unit.hi):
        if reading.has(k, QUOTE):
            if reading.word(k - 1) in (",", ":", ";", "that", *_DASHES):
                reading.extend(draft, k, content_end(items, k, unit, later))
            return
        if reading.word(k) == ";":
            return


def between(reading: Reading, cue: Cue, later: list[Cue]) -> bool:
    """``S, X said, S``: the source stands in a gap of its content; also ``As X said, S``."""
    if not cue.bits & (CLAUSE | ADDRESSEE) or cue.participle or cue.passive:
        return False
    items, hi = reading.items, reading.unit.hi
    source, upto, before = _around(reading, cue, reading.done)
    if source is None or before < reading.done:
        return False
    comma = _comma_after(reading, addressee_end(items, cue, hi) if upto == cue.last else upto)
    after = comma + 1
    if reading.word(comma) != "," or after >= hi or reading.has(after, QUOTE):
        return False
    first = reading.content_start(reading.done)
    end = content_end(items, after, reading.unit, later)
    if end < after:
        return False
    if reading.word(before) == "as" and before == first:
        reading.add(cue, source, after, end, "indirect.around_cue")
        return True
    last = trimmed(items, first, before - 1)
    verb = verb_in_sight(items, after, hi) or verb_in_sight(items, first, last)
    if reading.word(before) != "," or last < first or not verb:
        return False
    draft = reading.add(cue, source, first, last, "indirect.around_cue")
    reading.extend(draft, after, end)
    return True


def _around(reading: Reading, cue: Cue, lo: int) -> tuple[Phrase | None, int, int]:
    """The source beside a cue, the last item of both, and the item before both.

    After a comma the source may follow its verb: ``…, said Ilse Brandt.``
    """
    source = subject_before(reading.items, cue.first, lo)
    if cue.first > lo and reading.word(cue.first - 1) == "," and not cue.bits & ADDRESSEE:
        after = _inverted(reading, cue)
        free = source is None or (after and not reading.has(after.last + 1, IS_WORD))
        if free and after and reading.closes(after.last) and is_nominal(reading.items, after):
            return after, after.last, cue.first - 1
    return source, cue.last, source.first - 1 if source else -1


def _inverted(reading: Reading, cue: Cue) -> Phrase | None:
    """The subject after its verb: ``said Ilse Brandt, the minister,``."""
    at = cue.last + 1
    if reading.has(at, (PREP | TIME | OBJECT_PRONOUN) & ~DET) and not reading.has(at, SUBJECT):
        return None
    return phrase_after(reading.items, at, reading.unit.hi)


def _comma_after(reading: Reading, upto: int) -> int:
    """The item after the cue, or the comma that closes when and where it was said."""
    k = upto + 1
    if reading.has(k, PREP | TIME):
        while k < upto + 9 and reading.has(k, IS_WORD) and not reading.has(k, AUX | SUBJECT):
            k += 1
    return k


def trailing(reading: Reading, cue: Cue) -> bool:
    """``S, X said.`` and ``S, said X.`` with no quotation just before the source."""
    items, unit = reading.items, reading.unit
    if not cue.bits & AFTER_QUOTE:
        return False
    source, upto, comma = _around(reading, cue, unit.lo)
    if source is None or comma <= unit.lo or reading.word(comma) not in (",", "?"):
        return False
    inverted = upto > cue.last
    if not inverted:
        upto = addressee_end(items, cue, unit.hi)
    first = reading.content_start(unit.lo)
    size = comma - first
    quoted = any(reading.has(k, QUOTE) for k in range(first, comma))
    verb = quoted or size >= 2 * _FEWEST_ITEMS or verb_in_sight(items, first, comma)
    clause = size >= _FEWEST_ITEMS and verb
    stray = reading.has(source.first, WH) or reading.has(comma - 1, QUOTE)
    if stray or not clause or not _ends_there(reading, upto):
        return False
    if not inverted and _takes_content(reading, cue):
        return False
    last = trimmed(items, first, comma - 1)
    reading.add(cue, source, first, last, "indirect.before_cue", upto=upto)
    return True


def _takes_content(reading: Reading, cue: Cue) -> bool:
    """What follows the cue is content of its own."""
    follows = complement_of(reading.items, cue, reading.unit.hi)
    return follows is not None and follows.form != "object"


def _ends_there(reading: Reading, upto: int) -> bool:
    """Nothing after item `upto` goes on with the clause before the cue."""
    at = upto + 2
    goes_on = reading.has(at, IS_WORD) and not reading.has(at, CONJ | ING | PREP | SUBORD | WH)
    return reading.closes(upto) and (reading.word(upto + 1) != "," or not goes_on)
