"""Furniture that a line gives away by itself: how it opens, what it mentions, how it closes."""

from __future__ import annotations

import re

from framing.text.layout.mentions import LONG, SHORT, Phrases, fold, is_quiet, mention, pitch
from framing.text.layout.openings import opening


def furniture(text: str) -> tuple[str, str] | None:
    """Part and rule of a line that is furniture from end to end.

    Examples
    --------
    >>> furniture("Sign up for our newsletter")
    ('self_promotion', 'subscribe')
    >>> furniture("The union's newsletter was printed in Karst.")
    """
    line = fold(text)
    return known(text, line, Phrases.of(line))


def known(text: str, line: str, phrases: Phrases) -> tuple[str, str] | None:
    """As `furniture`, for a line that is folded, of a text whose phrases are known."""
    if len(text) > LONG:
        return None
    short = len(text) <= SHORT
    found = _bracketed(text) or opening(line)
    if found and not short and found[1] not in _LENGTHY:
        found = None
    if found or not is_quiet(line):
        return found
    return (mention(line, phrases) if short else None) or pitch(line, phrases)


_LENGTHY = ("note", "notice", "copyright", "contributors")  # what may open a line of some length
_BRACKETED = re.compile(r"\( \S.*\)$|\[\w[^.\[\]]{2,30}: [^\[\]]{8,150}[^.!?\[\]]\]$")


def _bracketed(text: str) -> tuple[str, str] | None:
    """``( Also: Bridge reopens)``, ``[Read: Bridge reopens]``: a link between paragraphs."""
    return ("related", "bracketed") if text[0] in "([" and _BRACKETED.match(text) else None
