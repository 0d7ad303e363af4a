"""Text with marks laid over it, as HTML that gives the text back unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup, escape

_SURROGATE = re.compile("[\ud800-\udfff]")
# HTML has no way to write most control characters; each becomes its picture (U+2400 and on), so
# that a page stays valid, the reader sees that something is there, and no offset moves.
_PICTURES = {c: 0x2400 + c for c in range(32) if chr(c) not in "\t\n\r"} | {0x7F: 0x2421}
NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Mark:
    """One span to be marked, and how.

    Attributes
    ----------
    start, end : int
        Code points of the text.
    css : str
        Class names.
    tag : str
        HTML element.
    label : str
        Shown beside the mark by the style sheet (``data-label``), hence no part of the text.
    title : str
        Shown when pointed at.
    anchor : str
        Id of the element, to be linked to.
    note : markupsafe.Markup
        Elements without text that close the mark: a reference to what is said of it elsewhere.
    """

    start: int
    end: int
    css: str
    tag: str = "span"
    label: str = ""
    title: str = ""
    anchor: str = ""
    note: Markup = NOTHING


def printable(text: str) -> str:
    r"""The text with control characters as pictures and lone surrogates as U+FFFD, one for one.

    Examples
    --------
    >>> printable("a\x00b\tc")
    'a␀b\tc'
    """
    return _SURROGATE.sub("\ufffd", text.translate(_PICTURES))


def escaped(text: str) -> Markup:
    """Text as HTML; a carriage return as a reference, since browsers read it as a newline."""
    return Markup(str(escape(printable(text))).replace("\r", "&#13;"))  # noqa: S704 - escaped here


def highlight(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Markup:
    """HTML of ``text[start:end]`` with the marks laid over it.

    Marks may nest and overlap in any way: where two cross, the later one is closed and opened
    again (class ``again``, without label and anchor), so that elements always nest. Marks without
    characters inside the slice are left out.

    Parameters
    ----------
    text : str
    marks : iterable of Mark
    start, end : int, optional
        The slice of the text to show; all of it by default.

    Returns
    -------
    markupsafe.Markup
        Without its tags, and unescaped, this is exactly ``printable(text[start:end])``.

    Examples
    --------
    >>> print(highlight("so-called flank", [Mark(0, 9, "a"), Mark(3, 15, "b")]))
    <span class="a">so-<span class="b">called</span></span><span class="b again"> flank</span>
    """
    end = len(text) if end is None else end
    clipped = [replace(m, start=max(m.start, start), end=min(m.end, end)) for m in marks]
    waiting = sorted((m for m in clipped if m.start < m.end), key=lambda m: (m.start, -m.end))
    cuts = sorted({start, end, *(m.start for m in waiting), *(m.end for m in waiting)})
    out: list[str] = []
    stack: list[Mark] = []
    for left, right in pairwise(cuts):
        _close(stack, left, out)
        while waiting and waiting[0].start == left:
            stack.append(waiting.pop(0))
            out.append(_opening(stack[-1]))
        out.append(escaped(text[left:right]))
    _close(stack, end, out)
    return Markup("".join(out))  # noqa: S704 - every piece is escaped above


def _close(stack: list[Mark], at: int, out: list[str]) -> None:
    """Close the marks that end at `at`, opening again those that stood inside them and go on."""
    ended = [i for i, mark in enumerate(stack) if mark.end <= at]
    if not ended:
        return
    inner = stack[ended[0] :]
    del stack[ended[0] :]
    out.extend(f"{mark.note if mark.end <= at else ''}</{mark.tag}>" for mark in reversed(inner))
    for mark in inner:
        if mark.end > at:
            stack.append(replace(mark, css=f"{mark.css} again".strip(), label="", anchor=""))
            out.append(_opening(stack[-1]))


def _opening(mark: Mark) -> str:
    attributes = {
        "id": mark.anchor,
        "class": mark.css,
        "data-label": mark.label,
        "title": mark.title,
    }
    said = "".join(f' {k}="{escaped(v)}"' for k, v in attributes.items() if v)
    return f"<{mark.tag}{said}>"
