"""Excerpts: evidence and keywords where they stand, short enough to read many of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from framing.model.evidence import Evidence
from framing.model.span import Span
from framing.model.table import EvidenceView
from framing.report.highlight import Mark, highlight
from framing.report.wording import family

WIDTH = 160
_BREAK = re.compile(r"""[.!?…]["'”’»)\]]*\s+(?=["'“‘«(\[]?[A-Z0-9])""")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|Prof|St|No)\.\s+$")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One piece of evidence in its sentence.

    Attributes
    ----------
    article, outlet, event : str
    html : markupsafe.Markup
        The sentence, the evidence marked.
    device, sense, voice, part, rule : str
    """

    article: str
    outlet: str
    event: str
    html: Markup
    device: str
    sense: str
    voice: str
    part: str
    rule: str


def around(text: str, span: Span, width: int = WIDTH) -> Span:
    """The sentence that holds a span, for display: never over a line break nor `width` either side.

    Examples
    --------
    >>> text = "It rained. The so-called flank held. It rained again."
    >>> around(text, Span(15, 24)).of(text)
    'The so-called flank held.'
    """
    first, last = _in_line(text, span, width)
    before = [m.end() for m in _BREAK.finditer(text, first, span.start) if _real(text, m)]
    after = [m.end() for m in _BREAK.finditer(text, span.end - 1, last) if _real(text, m)]
    start = before[-1] if before else _word_start(text, first)
    end = after[0] if after else _word_end(text, last)
    start, end = min(start, span.start), max(end, span.end)
    end -= len(text[span.end : end]) - len(text[span.end : end].rstrip())
    return Span(start, end)


def within_line(text: str, span: Span, width: int) -> Span:
    r"""At most `width` characters either side of a span, whole words of its own line.

    Examples
    --------
    >>> text = "It rained.\nThe so-called flank held. It rained again."
    >>> within_line(text, Span(15, 24), 18).of(text)
    'The so-called flank held. It'
    """
    first, last = _in_line(text, span, width)
    return Span(
        min(_word_start(text, first), span.start),
        max(_word_end(text, last), span.end),
    )


def _in_line(text: str, span: Span, width: int) -> tuple[int, int]:
    line_end = text.find("\n", span.end)
    return (
        max(text.rfind("\n", 0, span.start) + 1, span.start - width),
        min(len(text) if line_end < 0 else line_end, span.end + width),
    )


def excerpt(item: Evidence, text: str, *, outlet: str = "", event: str = "") -> Excerpt:
    """A piece of evidence with the sentence around it, its cue set off inside."""
    where = around(text, item.span)
    marks = [Mark(item.span.start, item.span.end, f"ev {family(item.device)}", "mark")]
    if item.cue and item.cue != item.span:
        marks.append(Mark(item.cue.start, item.cue.end, "", "b"))
    shown = _elided(text, where, highlight(text, marks, where.start, where.end))
    said = (item.device, item.sense, item.voice, item.part, item.rule)
    return Excerpt(item.article, outlet, event, shown, *said)


def excerpts(view: EvidenceView, n: int, *, seed: int = 0) -> list[Excerpt]:
    """At most `n` excerpts drawn at random, in text order."""
    return list(_each(view.sample(n, seed=seed)))


def _each(view: EvidenceView) -> Iterator[Excerpt]:
    for i in range(len(view)):
        article = view.corpus[int(view.rows.article[i])]
        item = view.rows.at(i, article.id, article.text)
        yield excerpt(item, article.text, outlet=article.outlet or "", event=article.event or "")


def _elided(text: str, where: Span, html: Markup) -> Markup:
    """Dots where the line goes on without a sentence's end."""
    before = text[max(0, where.start - 3) : where.start]
    cut_before = bool(before) and not re.search(r"[\n.!?…\"”’)]\s*$", before)
    cut_after = text[where.end : where.end + 1] not in {"", "\n"} and not re.search(
        r"[.!?…][\"'”’»)\]]*$", text[max(0, where.end - 3) : where.end]
    )
    return Markup("{}{}{}").format("… " if cut_before else "", html, " …" if cut_after else "")


def _real(text: str, found: re.Match[str]) -> bool:
    return not _ABBREVIATED.search(text, max(0, found.start() - 6), found.end())


def _word_start(text: str, at: int) -> int:
    if at == 0 or text[at - 1].isspace():
        return at
    space = re.compile(r"\s").search(text, at)
    return space.end() if space else at


def _word_end(text: str, at: int) -> int:
    if at == len(text) or text[at].isspace():
        return at
    return max(text.rfind(" ", 0, at), 0) or at
