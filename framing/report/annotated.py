"""Whole articles with their parts, devices and attributions marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from framing.model.annotations import Annotations
from framing.model.article import Article
from framing.model.attributions import Attribution
from framing.model.evidence import Evidence
from framing.model.parts import PROSE
from framing.report.highlight import Mark, highlight
from framing.report.wording import family

LONGEST = 20_000  # characters of one article that a page shows


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article ready to be read.

    Attributes
    ----------
    article : Article
    html : markupsafe.Markup
    n_evidence, n_attributions : int
    families : tuple of str
        Device families that occur, for the legend.
    cut : int
        Characters not shown.
    """

    article: Article
    html: Markup
    n_evidence: int
    n_attributions: int
    families: tuple[str, ...]
    cut: int


def annotated(notes: Annotations, row: int) -> Annotated:
    """One article of the corpus, by row, with everything found in it."""
    article = notes.corpus[row]
    evidence = list(notes.iter_evidence(row))
    attributions = list(notes.iter_attributions(row))
    marks = [
        *part_marks(notes, row),
        *(m for a in attributions for m in attribution_marks(a)),
        *map(evidence_mark, evidence),
    ]
    return Annotated(
        article,
        highlight(article.text, marks, 0, min(len(article.text), LONGEST)),
        len(evidence),
        len(attributions),
        tuple(sorted({family(e.device) for e in evidence})),
        max(0, len(article.text) - LONGEST),
    )


def part_marks(notes: Annotations, row: int) -> Iterator[Mark]:
    """The lines of an article; the first of a run of equal parts carries the label.

    A part that goes on in the line of another one, as the text does after a dateline, is labelled
    on its next line: there is room for one label beside a line.
    """
    rows, text = notes.parts.of_article(row), notes.corpus[row].text
    labelled, last = "", 0
    for start, end, part, rule in zip(rows.start, rows.end, rows.part, rows.rule, strict=True):
        css = f"part {part}" if part in PROSE else f"part {part} aside"
        goes_on = last > 0 and "\n" not in text[last:start]
        label = "" if goes_on or part == labelled else part.replace("_", " ")
        yield Mark(int(start), int(end), css, label=label, title=f"{part} ({rule})")
        labelled, last = labelled if goes_on else part, int(end)


def evidence_mark(item: Evidence) -> Mark:
    """A device, in the look of its family, with its name as label."""
    sense = f", {item.sense}" if item.sense else ""
    title = f"{item.device}{sense} · voice: {item.voice} · {item.part} · rule {item.rule}"
    label = item.device.replace("_", " ")
    css = f"ev {family(item.device)}"
    return Mark(item.span.start, item.span.end, css, "mark", label, title)


def attribution_marks(item: Attribution) -> Iterator[Mark]:
    """Content, source and cue of an attribution, each piece by itself."""
    said = f"attribution: {item.kind or 'no'} content · rule {item.rule}"
    for span in item.content:
        yield Mark(span.start, span.end, f"content {item.kind}".strip(), title=said)
    for span in item.source:
        kind = item.source_type.replace("_", " ")
        yield Mark(span.start, span.end, "source", title=f"source: {kind}")
    for span in item.cue:
        yield Mark(span.start, span.end, "cue", title=f"cue: {item.stance}")


def chosen(notes: Annotations, n: int = 3) -> list[int]:
    """Rows of articles worth showing together: one event, told by as many outlets as possible.

    Among events told by equally many outlets the one with the shortest articles is taken; without
    events, the first articles of the corpus.
    """
    outlets, sizes = notes.corpus.column("outlet"), [len(t) for t in notes.corpus.texts]
    best: tuple[int, int, list[int]] = (0, 0, [])
    for rows in notes.corpus.groups("event").values():
        first = {outlets[r]: int(r) for r in reversed(rows)}
        told = sorted(first.values(), key=lambda r: sizes[r])[:n]
        best = min(best, (-len(told), sum(sizes[r] for r in told), sorted(told)))
    return best[2] or list(range(min(n, len(notes))))
