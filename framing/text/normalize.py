"""Typography made plain, with a map back: quote marks, dashes, spaces and dots tell outlets apart.

An outlet can be recognised by its typing alone, so every classifier and word count of the library
reads this copy, and every offset still points into the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from framing.model.span import IntArray, Span
from framing.text import characters as ch
from framing.text.lines import split_lines
from framing.text.quotations import DOUBLE, find_quotations

_INVISIBLE = "\u200b\ufeff\u2060\u00ad"
_WHITE = rf"[\s{_INVISIBLE}]"
_PLAIN = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\uff07", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    "\u2026": "...",
}
# Look-behinds let a run of white space be tried from its start only, so that matching is linear; a
# single space between words is plain already.
_TYPOGRAPHY = re.compile(
    r"(?P<range>(?<=\d)[\u2012-\u2015](?=\d))"
    rf"|(?P<dash>(?<!{_WHITE}){_WHITE}*(?:--+|[\u2012-\u2015]+|(?<={_WHITE})-(?={_WHITE})){_WHITE}*)"
    rf"|(?P<space>(?!(?<=[^\s{_INVISIBLE}]) (?=[^\s{_INVISIBLE}])){_WHITE}+)"
    r"|(?P<dots>\.(?: \.){2,})"
    rf"|(?P<plain>[{''.join(_PLAIN)}])"
)
_NEWLINE = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True, eq=False)
class Normalized:
    """A text in plain typography.

    Attributes
    ----------
    text : str
    origin : int32 array, shape (len(text) + 1,)
        The offset in the original that each character comes from; never decreasing. The last
        entry is the original's length.
    """

    text: str
    origin: IntArray

    def original(self, span: Span) -> Span:
        """Where a span of this text stands in the original."""
        return Span(int(self.origin[span.start]), int(self.origin[span.end]))


def normalize(text: str) -> Normalized:
    r"""Make typography plain.

    NFC; one kind of quote mark, apostrophe, dash, space and ellipsis; one line break a paragraph.
    Doubled single marks become quote marks only where they pair as such. Normalising twice
    changes nothing more.

    Parameters
    ----------
    text : str

    Returns
    -------
    Normalized

    Examples
    --------
    >>> plain = normalize("“Valdoria’s ‘peace’—so called…”\r\n\r\n ''No''")
    >>> plain.text
    '"Valdoria\'s \'peace\' — so called..."\n"No"'
    >>> raw = "a\u00a0 “b”"
    >>> normalize(raw).original(Span(2, 5)).of(raw)
    '“b”'
    """
    current = Normalized(text, np.arange(len(text) + 1, dtype=np.int32))
    while True:  # each round that changes anything leaves fewer characters to change
        before = current.text
        for edits in (_compositions, _typography, _paired_marks):
            current = _apply(current, edits(current.text))
        if current.text == before:
            return current


def _apply(current: Normalized, edits: Iterable[_Edit]) -> Normalized:
    """Replace some stretches, carrying the offsets along."""
    pieces: list[str] = []
    origins: list[IntArray] = []
    done = 0
    for start, end, new in edits:
        pieces += [current.text[done:start], new]
        origins += [current.origin[done:start], np.full(len(new), current.origin[start], np.int32)]
        done = end
    if not pieces:
        return current
    pieces.append(current.text[done:])
    origins.append(current.origin[done:])
    return Normalized("".join(pieces), np.concatenate(origins))


def _compositions(text: str) -> Iterable[_Edit]:
    """Characters with their combining marks, composed."""
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _attaches(text[end]):
            composed = unicodedata.normalize("NFC", text[start:end])
            if composed != text[start:end]:
                yield start, end, composed
            start = end


def _attaches(char: str) -> bool:
    """Combines with what stands before it: a mark, or a trailing Hangul jamo."""
    return (
        unicodedata.combining(char) > 0
        or "\u1160" <= char <= "\u11ff"
        or unicodedata.category(char)[0] == "M"
    )


def _typography(text: str) -> Iterable[_Edit]:
    for match in _TYPOGRAPHY.finditer(text):
        start, end = match.span()
        new = _plain_form(match, at_edge=(start == 0, end == len(text)))
        if new != text[start:end]:
            yield start, end, new


def _plain_form(match: re.Match[str], *, at_edge: tuple[bool, bool]) -> str:
    found = match.group()
    if match.lastgroup == "range":
        return "-"
    if match.lastgroup == "dots":
        return "..."
    if match.lastgroup == "plain":
        return _PLAIN[found]
    if match.lastgroup == "space":
        return "" if any(at_edge) else _space(found)
    left, right = re.split(r"[-\u2012-\u2015]+", found)
    return (
        ("" if at_edge[0] else _space(left) or " ")
        + "\u2014"
        + ("" if at_edge[1] else _space(right) or " ")
    )


def _space(run: str) -> str:
    """A run of white space as one line break, one space, or nothing."""
    if _NEWLINE.search(run):
        return "\n"
    return " " if run.strip(_INVISIBLE) else ""


def _paired_marks(text: str) -> Iterable[_Edit]:
    """Doubled marks (`''`, ` `` `, `""`) that open or close a quotation."""
    if "''" not in text and "``" not in text and '""' not in text:
        return
    chars = ch.Characters.of(text)
    quotes = find_quotations(text, chars, split_lines(chars, np.array([0, len(text) + 1])))
    edits = set()
    for i in np.flatnonzero(quotes.style == DOUBLE):
        edits.add((int(quotes.start[i]), int(quotes.inner_start[i])))
        if quotes.closed[i]:
            edits.add((int(quotes.inner_end[i]), int(quotes.end[i])))
    for start, end in sorted(edits):
        if text[start:end] != '"':
            yield start, end, '"'
