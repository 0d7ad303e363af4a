"""The parts of a page of news text: headline, byline, dateline, body, and the furniture around it.

Every piece of every non-blank line gets a part from named rules; the name travels with the label.
A line is furniture by its own wording (``lines``), because it describes a picture
(``pictures``), because it is about the author (``people``) or by where it stands (``page``).
Where furniture is glued to prose the line is cut (``pieces``). A paragraph of prose is never set
aside for a word in it. What repeats across an outlet's articles is learned elsewhere; here a page
stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.model.columns import Labels
from framing.model.parts import PARTS
from framing.model.span import IntArray
from framing.text.layout.page import read_page
from framing.text.lines import Lines


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts of a batch's lines, in order; most lines have one, some have several.

    Attributes
    ----------
    start, end : int32 arrays, shape (n,)
        Code points of the buffer.
    line : int32 array, shape (n,)
    part, rule : Labels
    """

    start: IntArray
    end: IntArray
    line: IntArray
    part: Labels
    rule: Labels


def label_parts(buffer: str, lines: Lines, titles: Sequence[str | None]) -> Parts:
    r"""Label every non-blank line of a batch.

    Parameters
    ----------
    buffer : str
    lines : Lines
    titles : sequence of str or None, one an article
        Headlines known from metadata.

    Examples
    --------
    >>> from framing.text.batch import Batch
    >>> page = "News / Karst / More\n\nVote delayed again\n\nKARST, May 2 (NNA) — It was late."
    >>> list(Batch.of([page]).parts.part)
    ['navigation', 'headline', 'dateline', 'body']
    """
    start, end = lines.start.tolist(), lines.end.tolist()
    edges = np.searchsorted(lines.article, np.arange(len(titles) + 1)).tolist()
    rows: list[tuple[int, int, int, str, str]] = []
    for title, first, last in zip(titles, edges[:-1], edges[1:], strict=True):
        texts = [buffer[start[i] : end[i]] for i in range(first, last)]
        gaps = [start[i] - end[i - 1] if i > first else 0 for i in range(first, last)]
        for i, line in zip(range(first, last), read_page(texts, gaps, title), strict=True):
            rows += [(start[i] + p.start, start[i] + p.end, i, p.part, p.rule) for p in line]
    spans = np.array([row[:3] for row in rows], np.int32).reshape(-1, 3).T.copy()
    return Parts(
        spans[0],
        spans[1],
        spans[2],
        Labels.of([row[3] for row in rows], PARTS),
        Labels.of([f"layout.{row[4]}" for row in rows]),
    )
