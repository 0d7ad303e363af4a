"""Noun phrases grown from a cue to its left or right, without a parser.

A phrase is read by closed word classes: it ends at a verb, a conjunction, a subordinator, a time
word or a mark; it goes on over titles, initials, brackets, ``of`` and ``for``; an apposition
between commas belongs to it, a relative clause after its subject does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from framing.attribution.units import Items
from framing.attribution.wordclasses import (
    ADV,
    AUX,
    CAPITAL,
    CONJ,
    CUE,
    DET,
    ED,
    HONORIFIC,
    ING,
    IS_WORD,
    NEG,
    NOUN_LIKE,
    NP_PREP,
    OBJECT_PRONOUN,
    PREP,
    QUOTE,
    ROLE,
    STOP,
    SUBJECT,
    SUBORD,
    TIME,
    WH,
)  # fmt: skip

_LONGEST = 30
_ENDS = AUX | NEG | SUBORD | WH | QUOTE
_INSIDE = frozenset(("who", "which", "whose", "whom", "of"))
_NO_APPOSITION = PREP | SUBORD | WH | CONJ | ADV | TIME | AUX | NEG | QUOTE
_EMPHATIC = frozenset(("himself", "herself", "themselves", "itself"))
_DASHES = frozenset("—–-/")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items ``first .. last`` of a noun phrase, both included."""

    first: int
    last: int


def subject_before(items: Items, at: int, lo: int) -> Phrase | None:
    """The noun phrase that ends just before item `at`, not reaching below item `lo`."""
    last = at - 1
    while last >= lo and (items.bits[last] & ADV or items.word(last) in _EMPHATIC):
        last -= 1
    last = _before_time(items, last, lo)
    if last < lo:
        return None
    if items.word(last) == ",":
        return _with_apposition(items, last, lo)
    found = _leftward(items, last, lo)
    return _before_relative(items, found, lo) if found else None


def _before_relative(items: Items, phrase: Phrase, lo: int) -> Phrase:
    """``people who have battled threats``: from the word that the relative clause is about."""
    if items.bits[phrase.first] & (SUBJECT | WH):
        return phrase
    for k in range(phrase.first - 1, max(lo, phrase.first - _LONGEST), -1):
        if items.word(k) == "who":
            head = _leftward(items, k - 1, lo)
            return Phrase(head.first, phrase.last) if head else phrase
        if not items.bits[k] & IS_WORD or items.bits[k] & SUBORD & ~PREP:
            break
    return phrase


def _before_time(items: Items, last: int, lo: int) -> int:
    """Over a time between subject and verb: ``Brandt on Tuesday said``."""
    k = last
    while k > lo and items.bits[k] & TIME:
        k -= 1
    if k < last and k > lo and items.word(k) in ("on", "in", "this", "last", "a"):
        k -= 1
    return k if k < last and items.bits[k] & IS_WORD and not items.bits[k] & PREP else last


def _with_apposition(items: Items, comma: int, lo: int) -> Phrase | None:
    """``Brandt, the minister,`` as a whole; of ``Brandt, who resigned,`` the name only."""
    left = comma
    for _ in range(4):
        left = _comma_before(items, left, lo)
        if left <= lo:
            return None
        head = _leftward(items, left - 1, lo)
        if head is None or not is_nominal(items, head):
            continue
        inner = items.bits[left + 1]
        if (
            items.word(left + 1) not in _INSIDE
            and inner & (_NO_APPOSITION | ING)
            and not inner & DET
        ):
            return head
        return Phrase(head.first, comma)
    return None


def _comma_before(items: Items, comma: int, lo: int) -> int:
    """The comma before another one, with no quotation between; ``lo - 1`` when there is none."""
    for k in range(comma - 1, max(lo, comma - _LONGEST) - 1, -1):
        if items.bits[k] & QUOTE:
            break
        if items.word(k) == ",":
            return k
    return lo - 1


def is_nominal(items: Items, phrase: Phrase) -> bool:
    """Holds a capitalised word, a determiner or a word for people."""
    span = items.bits[phrase.first : phrase.last + 1]
    return any(b & (CAPITAL | DET | ROLE) for b in span) and not span[-1] & (TIME | SUBJECT)


def _leftward(items: Items, last: int, lo: int) -> Phrase | None:
    bits = items.bits
    if bits[last] & (SUBJECT | WH):
        return Phrase(last, last)
    first, k = last + 1, last
    while k >= max(lo, last - _LONGEST):
        step = _step_left(items, k, first, lo)
        if step is None:
            break
        first, k, done = step
        if done:
            break
    return Phrase(first, last) if first <= last and _can_be_source(items, first, last) else None


def _step_left(items: Items, k: int, first: int, lo: int) -> tuple[int, int, bool] | None:
    """The phrase's new first item, where to go on, and whether it is complete; None to stop."""
    b = items.bits[k]
    if b & _ENDS and not (b & DET):
        return None
    if not b & IS_WORD:
        return _mark_left(items, k, first, lo)
    if b & CONJ:
        joined = items.word(k) in ("and", "or") and k > lo and k + 1 == first
        pair = (
            joined
            and items.bits[k - 1] & (CAPITAL | ROLE)
            and items.bits[first] & (CAPITAL | ROLE | DET)
        )
        return (first, k - 1, False) if pair else None
    if b & DET:
        return _determined(items, k, lo)
    if b & PREP:
        places = (
            items.word(k) in ("in", "on") and items.bits[first if first <= k + 1 else k] & CAPITAL
        )
        inside = (b & NP_PREP or places) and k > lo and k + 1 == first
        before = items.bits[k - 1] if inside else 0
        plain = before & IS_WORD and not before & (TIME | PREP | AUX | CONJ | SUBORD | ADV | NEG)
        return (first, k - 1, False) if plain and not _verbal(before) else None
    if b & TIME and not (
        b & CAPITAL and first <= k + 1 and k > lo and items.word(k) in ("may", "march")
    ):
        return None
    if b & (SUBJECT | OBJECT_PRONOUN) or _verbal(b):
        return None
    return k, k - 1, False


def _verbal(bits: int) -> bool:
    """Read as a verb inside a phrase: a listed cue form that is not also a noun or a name."""
    return bool(bits & CUE) and not bits & (NOUN_LIKE | CAPITAL)


def _determined(items: Items, k: int, lo: int) -> tuple[int, int, bool]:
    """A determiner completes its phrase, unless ``of`` or ``for`` ties it to one before."""
    if items.word(k) == "that" and k > lo:  # opens a clause
        return k + 1, k, True
    while k > lo and items.bits[k - 1] & DET and items.word(k - 1) != "that":
        k -= 1
    if k - 1 > lo and items.bits[k - 1] & NP_PREP:
        before = items.bits[k - 2]
        if (
            before & IS_WORD
            and not before & (TIME | PREP | AUX | CONJ | SUBORD | ADV | SUBJECT | ED)
            and not _verbal(before)
        ):
            return k, k - 1, False
    return k, k - 1, True


def _mark_left(items: Items, k: int, first: int, lo: int) -> tuple[int, int, bool] | None:
    """Over the stop of ``Sen.`` or ``J.``, and over a bracket to where it opens."""
    mark = items.word(k)
    if mark == "." and k > lo and k + 1 <= first:
        before = items.bits[k - 1]
        short = items.end[k - 1] - items.start[k - 1] <= 2
        glued = items.end[k - 1] == items.start[k]
        if glued and before & CAPITAL and (before & HONORIFIC or short or k == first - 1):
            return k, k - 1, False
    if mark == "," and k - 2 >= lo and first == k + 1 and items.word(k - 2) in ("the", "a", "an"):
        plain = not (items.bits[k - 1] | items.bits[first]) & (CAPITAL | TIME | PREP | ADV)
        return (k, k - 1, False) if plain else None
    if mark == ")":
        for j in range(k - 1, max(lo, k - 12) - 1, -1):
            if items.word(j) == "(":
                return j, j - 1, False
    glued = first == k + 1 and items.end[k] == items.start[first]
    return (k, k - 1, False) if glued and mark in _DASHES else None


def _can_be_source(items: Items, first: int, last: int) -> bool:
    """Holds a word that can name a speaker: not only adverbs, numbers or time words."""
    return any(
        b & IS_WORD and not b & (ADV | TIME | PREP | CONJ) for b in items.bits[first : last + 1]
    )


def phrase_after(items: Items, at: int, hi: int, apposition: bool = True) -> Phrase | None:
    """The noun phrase that starts at item `at`, below item `hi`, with its appositions."""
    if at >= hi:
        return None
    b = items.bits[at]
    if b & (SUBJECT | OBJECT_PRONOUN) and not b & DET:
        return Phrase(at, at)
    end = _rightward(items, at, hi)
    if end < at or not _can_be_source(items, at, end):
        return None
    if apposition:
        end = _appositions(items, _relative(items, end, hi), hi)
    return Phrase(at, end)


def _rightward(items: Items, at: int, hi: int) -> int:
    """Last item of the phrase without appositions; ``at - 1`` when there is none."""
    k, last = at, at - 1
    while k < min(hi, at + _LONGEST):
        b = items.bits[k]
        if b & (AUX | NEG | WH | QUOTE) or (b & SUBORD and not b & (DET | PREP)):
            break
        if not b & IS_WORD:
            nxt = _mark_right(items, k, hi)
            if nxt == k:
                break
            last, k = nxt - 1, nxt
            continue
        if b & CONJ and not _joins_names(items, k, at, hi):
            break
        if b & PREP and not _prep_inside(items, k, at, hi):
            break
        if k > at and b & DET and not items.bits[k - 1] & (PREP | CONJ | DET):
            break
        if b & (TIME | SUBJECT | OBJECT_PRONOUN) and not b & DET:
            break
        if (b & ADV and last >= at) or (k > at and _verb_inside(items, k, hi)):
            break
        if not b & (PREP | CONJ):
            last = k
        k += 1
    return last


def _verb_inside(items: Items, k: int, hi: int) -> bool:
    """A word after the phrase's first that reads as the verb of its clause."""
    b = items.bits[k]
    if _verbal(b):
        return True
    after = items.bits[k + 1] if k + 1 < hi else 0
    if b & CUE and not b & CAPITAL and after & (CAPITAL | DET | SUBJECT):
        return True
    return bool(b & ED and items.bits[k - 1] & CAPITAL)


def _joins_names(items: Items, k: int, at: int, hi: int) -> bool:
    named = k > at and k + 1 < hi and items.word(k) in ("and", "or")
    return bool(
        named
        and items.bits[k - 1] & (CAPITAL | ROLE)
        and items.bits[k + 1] & (CAPITAL | ROLE | DET)
    )


def _prep_inside(items: Items, k: int, at: int, hi: int) -> bool:
    if k == at or k + 1 >= hi:
        return False
    b, after = items.bits[k], items.bits[k + 1]
    if b & NP_PREP:
        return bool(after & IS_WORD) and not after & (TIME | OBJECT_PRONOUN)
    return (
        items.word(k) in ("in", "on")
        and bool(after & CAPITAL)
        and not after & TIME
        and bool(not items.bits[k - 1] & CAPITAL)
    )


def _mark_right(items: Items, k: int, hi: int) -> int:
    """Where to go on after the stop of an abbreviation or a bracket; `k` itself to stop."""
    mark = items.word(k)
    glued = items.end[k - 1] == items.start[k] if k else False
    if mark == "." and glued and k + 1 < hi and items.bits[k + 1] & IS_WORD:
        return k + 1
    if mark == "(":
        for j in range(k + 1, min(hi, k + 12)):
            if items.word(j) == ")":
                return j + 1
    return k


def _closes(items: Items, k: int, hi: int) -> bool:
    """A quotation, or a mark that is not the stop of an abbreviation."""
    if items.bits[k] & STOP:
        return k + 1 >= hi or not items.bits[k + 1] & IS_WORD
    return bool(items.bits[k] & QUOTE) or items.word(k) in (",", ";", ":", "—", "–", "--")


def until_mark(items: Items, at: int, hi: int, apposition: bool) -> Phrase | None:
    """Everything from item `at` to the next mark: what stands after ``according to``."""
    close = at
    while close < hi and not _closes(items, close, hi):
        close += 1
    if close == at or not _can_be_source(items, at, close - 1):
        return None
    return Phrase(at, _appositions(items, close - 1, hi) if apposition else close - 1)


def _relative(items: Items, end: int, hi: int) -> int:
    """Over ``who was briefed on the details``, up to the next mark."""
    if end + 1 >= hi or items.word(end + 1) != "who":
        return end
    k = end + 1
    while k < hi and items.bits[k] & IS_WORD:
        k += 1
    return k - 1


def _appositions(items: Items, end: int, hi: int) -> int:
    """Over ``, the minister of Karst, who resigned``: up to the mark after each apposition."""
    for _ in range(3):
        comma = end + 1
        if comma + 1 >= hi or items.word(comma) != ",":
            break
        b = items.bits[comma + 1]
        inside = b & DET or items.word(comma + 1) == "of"
        if (b & _NO_APPOSITION and not inside) or (b & (ING | CUE) and not b & CAPITAL):
            break
        close = comma + 1
        while close < hi and not _closes(items, close, hi):
            close += 1
        if close == comma + 1:
            break
        end = close - 1
    return end
