"""Where the content of a cue stands: after it, and up to where the clause ends."""

from __future__ import annotations

from dataclasses import dataclass

from framing.attribution.cues import Cue
from framing.attribution.sources import phrase_after
from framing.attribution.units import Items, Unit
from framing.attribution.wordclasses import (
    ADDRESSEE,
    ADV,
    AFTER_QUOTE,
    AUX,
    CAPITAL,
    CLAUSE,
    CLAUSE_PRONOUN,
    CLEAR_CLAUSE,
    CONJ,
    CUE,
    DET,
    INFINITIVE,
    ING,
    IS_WORD,
    NOUN_LIKE,
    OBJECT,
    OBJECT_INFINITIVE,
    OBJECT_PRONOUN,
    PREP,
    QUOTE,
    STOP,
    SUBJECT,
    SUBORD,
    TIME,
    VENUE,
    WH,
)  # fmt: skip

_SAYS = frozenset(
    "say says said saying think thinks thought thinking believe believes believed believing".split()
)
_WINDOW = 22
_PROGRAMME = 6  # words of a quoted name that may be told something
_CONTRAST = frozenset(("but", "although", "though", "even"))
_PHRASES = frozenset(("object", "infinitive", "object_infinitive", "mixed"))
_QUESTIONS = frozenset("whether if how why what when where who which".split())


@dataclass(frozen=True, slots=True)
class Complement:
    """Content that starts at item `first`; `form` names what it is."""

    first: int
    form: str


def complement_of(items: Items, cue: Cue, hi: int) -> Complement | None:
    """What follows a cue as its content, or None when nothing that the verb can take does."""
    at = cue.last + 1
    if at >= hi:
        return None
    found = _opened(items, at, hi)
    if found is not None and addressee_end(items, cue, hi) == cue.last:
        return found
    b, word = items.bits[at], items.word(at)
    if cue.bits & CLAUSE and b & CLAUSE_PRONOUN:
        return Complement(at, "clause")
    if word == "to" and cue.bits & INFINITIVE:
        return Complement(at, "infinitive")
    if cue.bits & ADDRESSEE and not b & (PREP | TIME):
        return _after_addressee(items, cue, hi)
    if b & (PREP | TIME | ADV) or word == ",":
        return _after_adjuncts(items, cue, hi)
    return _unmarked(items, cue, hi)


def _unmarked(items: Items, cue: Cue, hi: int) -> Complement | None:
    """What follows with no word or mark to open it: a clause, an object, ``X to do Y``."""
    at, bits = cue.last + 1, cue.bits
    if bits & OBJECT_INFINITIVE and _to_follows(items, at, hi):
        return Complement(at, "object_infinitive")
    if bits & CLAUSE and _clause(items, cue, at, hi):
        return Complement(at, "clause")
    b = items.bits[at]
    if bits & OBJECT and b & IS_WORD and not b & (PREP | AUX | CONJ | ADV):
        return Complement(at, "object")
    return _quoted_later(items, at, hi)


def _opened(items: Items, at: int, hi: int) -> Complement | None:
    """A conjunction, a colon or a quotation mark opens the content at item `at`."""
    b, word = items.bits[at], items.word(at)
    if b & QUOTE:
        return Complement(at, "quotation")
    if word == "that" or word in _QUESTIONS:
        return Complement(at, "that" if word == "that" else "question")
    if word in (":", ",") and at + 1 < hi and (items.bits[at + 1] & QUOTE or word == ":"):
        return Complement(at + 1, "quotation" if items.bits[at + 1] & QUOTE else "colon")
    return None


def _clause(items: Items, cue: Cue, at: int, hi: int) -> bool:
    """A clause without ``that``: a pronoun subject, or a verb in sight."""
    b = items.bits[at]
    if b & CLAUSE_PRONOUN:
        return True
    if not b & IS_WORD or b & (AUX | CONJ):
        return False
    if items.word(cue.last) in _SAYS:
        return at + 1 < hi
    return verb_in_sight(items, at + 1, hi, AUX | CUE if cue.bits & CLEAR_CLAUSE else AUX)


def verb_in_sight(items: Items, at: int, hi: int, kinds: int = AUX | CUE) -> bool:
    """An auxiliary or a listed verb stands before the next mark, within a short way."""
    for k in range(at, min(hi, at + 12)):
        b = items.bits[k]
        if b & kinds:
            return True
        if b & CONJ:  # another clause may begin here: a listed verb no longer tells
            kinds &= ~CUE
        if not b & IS_WORD and items.word(k) not in ".()":
            return False
    return False


def _to_follows(items: Items, at: int, hi: int) -> bool:
    for k in range(at + 1, min(hi, at + 9)):
        if items.word(k) == "to":
            return True
        if not items.bits[k] & IS_WORD or items.bits[k] & AUX:
            return False
    return False


def _after_addressee(items: Items, cue: Cue, hi: int) -> Complement | None:
    """Over whom it was said to: ``told reporters in Karst that``."""
    at = cue.last + 1
    nxt = addressee_end(items, cue, hi) + 1
    if nxt >= hi:
        return Complement(at, "object") if cue.bits & OBJECT else None
    found = _opened(items, nxt, hi)
    if found is not None:
        return found
    if items.word(nxt) == "to" and cue.bits & OBJECT_INFINITIVE:
        return Complement(at, "object_infinitive")
    if items.bits[nxt] & AUX and cue.bits & CLAUSE:
        return Complement(at, "clause")
    if items.bits[nxt] & CLAUSE_PRONOUN or (
        items.bits[nxt] & DET and items.word(cue.last) != "asked"
    ):
        return Complement(nxt, "clause")
    return _sighted(items, nxt, hi)


def addressee_end(items: Items, cue: Cue, hi: int) -> int:
    """Last item of the cue's addressee; of the cue itself where it takes or has none."""
    at = cue.last + 1
    if at >= hi or not cue.bits & ADDRESSEE:
        return cue.last
    programme = items.bits[at] & QUOTE and items.words[at] <= _PROGRAMME
    if items.bits[at] & OBJECT_PRONOUN or (
        programme and at + 1 < hi and items.word(at + 1) == "that"
    ):
        return at
    phrase = phrase_after(items, at, hi, apposition=False)
    return phrase.last if phrase else cue.last


def _after_adjuncts(items: Items, cue: Cue, hi: int) -> Complement | None:
    """Over when, where and on what occasion: ``said on Monday in a statement that``."""
    at = cue.last + 1
    found = _sighted(items, at, hi)
    if found is not None:
        return found
    k = at
    while k < hi and (
        items.bits[k] & (TIME | ADV)
        or (items.word(k) in ("on", "last", "this") and k + 1 < hi and items.bits[k + 1] & TIME)
    ):
        k += 1
    if (
        k > at
        and k < hi
        and items.bits[k] & IS_WORD
        and cue.bits & CLAUSE
        and _clause(items, cue, k, hi)
    ):
        return Complement(k, "clause")
    venue = _past_venue(items, at, hi)
    if venue and cue.bits & CLAUSE:
        return Complement(venue, "clause")
    if items.bits[at] & PREP and items.word(cue.last) in _SAYS and verb_in_sight(items, at, hi):
        return Complement(at, "clause")
    return None


def _past_venue(items: Items, at: int, hi: int) -> int:
    """``in a statement the dam held``: where the clause begins, or 0."""
    for k in range(at, min(hi - 1, at + 6)):
        if items.bits[k] & VENUE:
            opens = items.bits[k + 1] & (DET | CLAUSE_PRONOUN)
            return k + 1 if opens and items.bits[at] & PREP else 0
    return 0


def _sighted(items: Items, at: int, hi: int) -> Complement | None:
    """The next ``that``, colon or quotation, with no verb between."""
    for k in range(at, min(hi, at + _WINDOW)):
        word, b = items.word(k), items.bits[k]
        found = _opened(items, k, hi)
        if found is not None and word not in ("what", "who", "which", "when", "where"):
            before = items.bits[k - 1]
            if word == "that" and before & PREP:
                return None
            return found
        if (b & (AUX | STOP) and word != ".") or word == ",":
            return None
        if b & CUE and not b & (NOUN_LIKE | CAPITAL):
            return None
        if b & SUBJECT and word != "it":
            return None
    return None


def _quoted_later(items: Items, at: int, hi: int) -> Complement | None:
    """Other words come first: mixed content, if a quotation follows before the next mark."""
    for k in range(at, min(hi, at + _WINDOW)):
        if items.bits[k] & QUOTE:
            return Complement(at, "mixed")
        if items.word(k) in (";", ":", "—", "–") or items.bits[k] & STOP:
            return None
    return None


def content_end(
    items: Items, first: int, unit: Unit, later: list[Cue], form: str = "clause"
) -> int:
    """Last item of a content that starts at `first`: before the next attribution, or the end.

    What is no clause ends at the first comma or dash too.
    """
    end = unit.hi - 1
    if form in _PHRASES:
        end = next(
            (k - 1 for k in range(first + 1, unit.hi) if _closes_phrase(items, k, unit.hi)), end
        )
    end = next((k for k in range(first + 1, min(end, unit.hi - 2)) if _contrasts(items, k)), end)
    for cue in later:
        cut = _cut_before(items, cue, first)
        if cut is not None:
            end = min(end, cut - 1)
            break
    return trimmed(items, first, end)


def _contrasts(items: Items, k: int) -> bool:
    """``…, but he`` and ``…, although they``: the outlet's own clause again."""
    if not items.bits[k + 2] & SUBJECT or items.bits[k] & IS_WORD:
        return False
    mark = items.bits[k] & QUOTE or items.word(k) == ","
    return bool(mark) and items.word(k + 1) in _CONTRAST


def _closes_phrase(items: Items, k: int, hi: int) -> bool:
    """A comma or dash after which a relative clause, a participle or a new clause begins."""
    word = items.word(k)
    if items.bits[k - 1] & QUOTE and items.bits[k] & (CONJ | SUBORD) and word != "that":
        return k + 1 >= hi or not items.bits[k + 1] & QUOTE
    if word in ("—", "–", "--", ";"):
        return True
    after = items.bits[k + 1] if word == "," and k + 1 < hi else 0
    return bool(after & (WH | ING | SUBJECT | CONJ | SUBORD | PREP | CUE) and not after & QUOTE)


def _cut_before(items: Items, cue: Cue, first: int) -> int | None:
    """Where an attribution of the same level begins, seen from its cue."""
    before = cue.first - 1
    if before <= first:
        return None
    word = items.word(before)
    if word == "," and (cue.participle or items.word(cue.head) == "according"):
        return before
    speaks = cue.bits & AFTER_QUOTE and not cue.participle and not cue.passive
    if word in ("and", "but") and speaks:
        return before - 1 if items.word(before - 1) == "," else before
    for k in range(before, max(first, before - 8), -1):
        if items.word(k) in ("and", "but", "while", "though", "although", "whereas"):
            comma = items.word(k - 1) in (",", ";")
            return k - 1 if comma and k - 1 > first else None
        if not items.bits[k] & IS_WORD and items.word(k) != ".":
            return None
    return None


def trimmed(items: Items, first: int, last: int) -> int:
    """Without the stop, comma or dash at the end."""
    while (
        last >= first
        and not items.bits[last] & (IS_WORD | QUOTE)
        and items.word(last) not in ")]%?!"
    ):
        last -= 1
    return last
