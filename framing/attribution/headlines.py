"""Attributions by a colon: ``Aid to end: minister`` and ``Minister: aid to end``."""

from __future__ import annotations

from framing.attribution.draft import Draft
from framing.attribution.units import Items, Unit
from framing.attribution.wordclasses import (
    AUX,
    CAPITAL,
    CUE,
    HONORIFIC,
    IS_WORD,
    QUOTE,
    ROLE,
    SUBJECT,
    SUBORD,
    WH,
)  # fmt: skip

_LABELS = frozenset(
    "breaking analysis opinion video watch update updated exclusive photos photo related more note "
    "editor's correction comment live graphic map explainer fact report read see listen source "
    "sources via tweet date time location where when what why how part step example contributing "
    "remember news morning wow conclusion summary question answer result".split()
)
_LONGEST = 8
_NAME = 5
_SENTENCE = 8


def read_colon(items: Items, unit: Unit, headline: bool) -> Draft | None:
    """The colon attribution of a line, or None.

    In headlines the speaker stands on either side; in other lines only a name that opens the
    line, as in a transcript, is one.
    """
    at = _colon(items, unit)
    if at is None:
        return None
    right_end = _last_word(items, unit)
    names = _in_small_letters(items, unit.lo, at - 1) and right_end - at <= _NAME
    if headline and (
        _is_speaker(items, at + 1, right_end, titled=True)
        or (names and _is_speaker(items, at + 1, right_end, titled=False))
    ):
        return _draft(items, unit, (at + 1, right_end), at, (unit.lo, at - 1))
    quoted = bool(items.bits[at + 1] & QUOTE)
    enough = quoted or right_end - at >= (3 if headline else _SENTENCE)
    asks = headline and items.word(unit.hi - 1) == "?"
    named = _is_speaker(items, unit.lo, at - 1, titled=headline) or _is_speaker(
        items, unit.lo, at - 1, titled=False
    )
    if named and enough and not asks:
        return _draft(items, unit, (unit.lo, at - 1), at, (at + 1, right_end))
    return None


def _in_small_letters(items: Items, first: int, last: int) -> bool:
    """A headline in sentence case, where capitals mark names."""
    words = [b for b in items.bits[first : last + 1] if b & IS_WORD]
    return 2 * sum(bool(b & CAPITAL) for b in words) < len(words)


def _colon(items: Items, unit: Unit) -> int | None:
    marks = [k for k in range(unit.lo + 1, unit.hi - 1) if items.word(k) == ":"]
    return marks[-1] if len(marks) == 1 else None


def _last_word(items: Items, unit: Unit) -> int:
    last = unit.hi - 1
    while last > unit.lo and not items.bits[last] & (IS_WORD | QUOTE):
        last -= 1
    return last


def _is_speaker(items: Items, first: int, last: int, *, titled: bool) -> bool:
    """A short name, or in a headline a title or role."""
    if not first <= last < first + (_LONGEST if titled else _NAME):
        return False
    stray = AUX | SUBORD | WH | SUBJECT | QUOTE
    if any(b & stray for b in items.bits[first : last + 1]) or items.word(first) in _LABELS:
        return False
    bits = [b for b in items.bits[first : last + 1] if b & IS_WORD]
    if not bits:
        return False
    names = sum(bool(b & CAPITAL) for b in bits)
    if any(b & CUE and not b & CAPITAL for b in bits):
        return False
    role = any(b & (ROLE | HONORIFIC) for b in bits)
    return role if titled else names == len(bits) and 1 <= len(bits) <= 3


def _draft(
    items: Items, unit: Unit, source: tuple[int, int], colon: int, content: tuple[int, int]
) -> Draft | None:
    if content[1] < content[0]:
        return None
    quotes = [k for k in range(content[0], content[1] + 1) if items.bits[k] & QUOTE]
    return Draft(
        unit.article,
        items.span(*source),
        items.span(colon, colon),
        [items.span(*content)],
        quoted=bool(quotes),
        plain=any(items.bits[k] & IS_WORD for k in range(content[0], content[1] + 1)),
        rule="colon",
        quotes=[items.quote[k] for k in quotes],
    )
