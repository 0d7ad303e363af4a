"""Background that an outlet repeats: the same paragraph in articles of different days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.corpus.duplicates import find_copies
from framing.model.annotations import Annotations
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.span import Span
from framing.text.words import folded

if TYPE_CHECKING:
    import pandas as pd

SHORTEST = 15  # words of a paragraph
SIMILARITY = 0.7


@dataclass(frozen=True, slots=True)
class ContextBlock:
    """A paragraph that stands, more or less, in several articles of one outlet.

    Attributes
    ----------
    outlet : str
    articles : tuple of str
        Ids, in the corpus's order; of different days where days are known.
    spans : tuple of Span
        Where it stands in each.
    texts : tuple of str
    """

    outlet: str
    articles: tuple[str, ...]
    spans: tuple[Span, ...]
    texts: tuple[str, ...]


def context_blocks(notes: Annotations) -> tuple[ContextBlock, ...]:
    """Paragraphs of background that recur, widest used first.

    "The country has been under sanctions since …": which facts an outlet puts beside others, story
    after story. Furniture is no background and is set aside before; articles that are copies of
    each other count once, and a block stands in articles of at least two days (or of two events,
    where no days are known).

    Parameters
    ----------
    notes : Annotations

    Returns
    -------
    tuple of ContextBlock

    References
    ----------
    vandijk1988, broder1997
    """
    paragraphs = list(_paragraphs(notes))
    if not paragraphs:
        return ()
    pieces = Corpus.of(
        [Article(str(i), text, outlet) for i, (_, outlet, _, text) in enumerate(paragraphs)]
    )
    copies = find_copies(pieces, similarity=SIMILARITY, containment=1.0)
    family = copies.families
    whole = find_copies(notes.corpus, similarity=0.5, containment=0.9).families
    order = np.argsort(family, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(family[order])) + 1)
    found = [
        block
        for group in groups
        if len(group) > 1
        for block in _blocks(notes, [paragraphs[i] for i in group.tolist()], whole)
    ]
    return tuple(sorted(found, key=lambda b: (-len(b.articles), b.outlet, b.articles)))


_Paragraph = tuple[int, str, Span, str]


def _paragraphs(notes: Annotations) -> Iterator[_Paragraph]:
    """Article, outlet, place and text of every long enough piece of body text."""
    outlets = notes.corpus.column("outlet")
    for row, text in enumerate(notes.corpus.texts):
        if outlets[row] is None:
            continue
        parts = notes.parts.of_article(row)
        body = parts.take(parts.part == "body")
        for start, end in zip(body.start.tolist(), body.end.tolist(), strict=True):
            if len(folded(text[start:end]).split()) >= SHORTEST:
                yield row, outlets[row], Span(start, end), text[start:end]


def _blocks(
    notes: Annotations, group: Sequence[_Paragraph], whole: np.ndarray
) -> Iterator[ContextBlock]:
    days = notes.corpus.column("date")
    events = notes.corpus.column("event")
    for outlet in sorted({own for _, own, _, _ in group}):
        by_story: dict[int, _Paragraph] = {}
        for paragraph in group:
            if paragraph[1] == outlet:
                by_story.setdefault(int(whole[paragraph[0]]), paragraph)
        mine = list(by_story.values())
        when = {days[row] or events[row] or row for row, *_ in mine}
        if len(mine) > 1 and len(when) > 1:
            yield ContextBlock(
                outlet,
                tuple(notes.corpus.ids[row] for row, *_ in mine),
                tuple(span for _, _, span, _ in mine),
                tuple(text for *_, text in mine),
            )


def to_frame(blocks: Sequence[ContextBlock]) -> pd.DataFrame:
    """One row a block: outlet, number of articles, their ids, the first text."""
    import pandas as pd

    return pd.DataFrame(
        {
            "outlet": [b.outlet for b in blocks],
            "n": [len(b.articles) for b in blocks],
            "articles": [b.articles for b in blocks],
            "text": [b.texts[0] for b in blocks],
        }
    )
