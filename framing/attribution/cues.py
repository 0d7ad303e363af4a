"""Cues in a unit: listed verbs read as verbs, with their auxiliaries, negation and adverbs."""

from __future__ import annotations

from dataclasses import dataclass

from framing.attribution.units import Items, Unit
from framing.attribution.wordclasses import (
    ADV,
    AUX,
    CAPITAL,
    CLAUSE_PRONOUN,
    CUE,
    DET,
    DOCUMENT,
    ED,
    INFINITIVE,
    ING,
    IS_WORD,
    NEG,
    NOUN_LIKE,
    PHRASE,
    POSSESSIVE,
    PREP,
    QUOTE,
    ROLE,
    SPEECH_NOUN,
    STOP,
    SUBJECT,
    WH,
    phrase_bits,
)  # fmt: skip

_BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
_PRONOUN_LIKE = frozenset(
    "that this those these some many one all both most few several each two three four five six "
    "seven eight nine ten".split()
)
_ONLY_PARTICIPLES = frozenset(
    "known seen written foreseen forbidden sworn forgotten spoken torn gone".split()
)
_OWNERS = frozenset("his her their its our my your".split())
_CHAIN = frozenset(
    "went go goes gone going continued continues began begins is was are were".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Items ``first .. last`` of a cue; its verb stands at ``head .. last``.

    Attributes
    ----------
    first, head, last : int
    bits : int
        Word classes of the verb.
    participle : bool
        An -ing form without auxiliary.
    passive : bool
    noun : bool
        ``claim`` in ``the ministry's claim that``.
    """

    first: int
    head: int
    last: int
    bits: int
    participle: bool = False
    passive: bool = False
    noun: bool = False


def find_cues(items: Items, unit: Unit) -> list[Cue]:
    """The cues of a unit in order."""
    found: list[Cue] = []
    for k in range(unit.lo, unit.hi):
        if items.bits[k] & (CUE | PHRASE | SPEECH_NOUN) and not (found and k <= found[-1].last):
            cue = _cue_at(items, k, unit)
            if cue is not None:
                while found and found[-1].last >= cue.first:  # "went on" of "went on to say"
                    found.pop()
                found.append(cue)
    return found


def _cue_at(items: Items, k: int, unit: Unit) -> Cue | None:
    if items.bits[k] & SPEECH_NOUN and _is_owned(items, k, unit):
        return Cue(k, k, k, items.bits[k], noun=True)
    last, bits = _phrase_at(items, k, unit.hi)
    if not bits & CUE:
        return None
    word = items.word(k)
    if word == "according" or items.bits[k] & PREP:
        return Cue(k, k, last, bits) if last > k else None
    if items.bits[k] & (CAPITAL | AUX) and k > unit.lo and not _headline(items, unit):
        return None
    first = _group_start(items, k, unit.lo)
    helpers = [items.word(j) for j in range(first, k)]
    if first > unit.lo and items.word(first - 1) == "to":
        return _infinitive(items, first, k, last, bits, unit.lo)
    aux = any(items.bits[j] & AUX for j in range(first, k))
    if not aux and not _is_verb(items, first, k, last, unit):
        return None
    ing = word.endswith("ing")
    if (
        ing
        and first - 2 >= unit.lo
        and items.word(first - 1) == "as"
        and items.word(first - 2) == "quoted"
    ):
        return Cue(_group_start(items, first - 2, unit.lo), k, last, bits)
    passive = not ing and any(h in _BE for h in helpers)
    return Cue(first, k, last, bits, participle=ing and not aux, passive=passive)


def _is_owned(items: Items, k: int, unit: Unit) -> bool:
    """A noun of speech with its speaker before and its content after."""
    if k + 1 >= unit.hi or items.word(k + 1) != "that" or k == unit.lo:
        return False
    return bool(items.bits[k - 1] & POSSESSIVE) or items.word(k - 1) in _OWNERS


def _phrase_at(items: Items, k: int, hi: int) -> tuple[int, int]:
    """Last item and bits of the longest listed phrase at `k`, or of the word alone."""
    bits = items.bits[k]
    if not bits & PHRASE:
        return k, bits
    best, found = k, bits
    for rest, phrase in phrase_bits().get(items.word(k), {}).items():
        n = len(rest)
        if (
            k + n < hi
            and k + n > best
            and all(items.word(k + 1 + i) == w for i, w in enumerate(rest))
        ):
            best, found = k + n, phrase | (bits & ~CUE)
    return best, found


def _headline(items: Items, unit: Unit) -> bool:
    """In a line of capitalised words a capitalised verb is a verb."""
    words = [b for b in items.bits[unit.lo : unit.hi] if b & IS_WORD]
    return sum(1 for b in words if b & CAPITAL) * 10 >= 7 * len(words)


def _group_start(items: Items, k: int, lo: int) -> int:
    first = k
    while (
        first > lo
        and items.bits[first - 1] & (AUX | ADV | NEG)
        and not items.bits[first - 1] & (DET | SUBJECT)
    ):
        first -= 1
    while first < k and items.bits[first] & CAPITAL and not items.bits[first] & AUX:
        first += 1
    return first


def _is_verb(items: Items, first: int, k: int, last: int, unit: Unit) -> bool:
    """Not a noun or an adjective: judged by the item before, and after for ambiguous forms."""
    before = items.bits[first - 1] if first > unit.lo else 0
    after = items.bits[last + 1] if last + 1 < unit.hi else STOP
    if items.word(k) in _ONLY_PARTICIPLES:
        return False
    if before & DET and items.word(first - 1) not in _PRONOUN_LIKE:
        return False
    adverbial = items.bits[k] & ING and items.word(first - 1) in (
        "by",
        "while",
        "in",
        "as",
        "after",
    )
    if before & POSSESSIVE or (before & PREP and items.word(first - 1) != "to" and not adverbial):
        return False
    if not items.bits[k] & NOUN_LIKE:
        return True
    if before & (SUBJECT | WH | QUOTE):
        return True
    named = before & (CAPITAL | ROLE | DOCUMENT) or items.word(max(first - 1, unit.lo)) in ",)"
    if items.bits[k] & ED and before & IS_WORD and after & (DET | CLAUSE_PRONOUN):
        return True
    opens = after & (QUOTE | WH | CLAUSE_PRONOUN | DET | CAPITAL)
    return bool(named and (opens or _introduces(items, last + 1, unit)))


def _introduces(items: Items, at: int, unit: Unit) -> bool:
    """A word or mark after a cue: ``that``, a colon, a comma with its quotation, the end."""
    if at >= unit.hi or items.bits[at] & STOP:
        quoted = any(items.bits[k] & QUOTE for k in range(unit.lo, at))
        return quoted or (items.bits[at - 1] & ED != 0)
    if items.word(at) == "to" and items.bits[at - 1] & INFINITIVE:
        return True
    quoted = at + 1 < unit.hi and bool(items.bits[at + 1] & QUOTE)
    return items.word(at) in ("that", "if", "whether", ":", "for", "on") or (
        items.word(at) == "," and quoted
    )


def _infinitive(items: Items, first: int, k: int, last: int, bits: int, lo: int) -> Cue | None:
    """``went on to say`` is one cue; other infinitives are none."""
    to = first - 1
    start = to - 1
    while (start > lo and items.bits[start] & ADV) or (
        start > lo and items.word(start) in ("on", "quick")
    ):
        start -= 1
    if start < lo or items.word(start) not in _CHAIN:
        return None
    return Cue(_group_start(items, start, lo), k, last, bits)
