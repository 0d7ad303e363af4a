"""Where in a page a line stands: the parts of an article."""

from __future__ import annotations

from dataclasses import dataclass

from framing.model.columns import Columns, Labels
from framing.model.span import IntArray

PARTS = (
    "headline", "byline", "dateline", "body", "caption", "credit", "navigation", "share",
    "related", "self_promotion", "copyright", "boilerplate", "embed",
)  # fmt: skip
PROSE = ("headline", "body")
LEARNED = ("learned.whole", "learned.stretch")  # rules of what repeats on an outlet's pages


@dataclass(frozen=True, slots=True, eq=False)
class PartTable(Columns):
    """Every non-blank line of every article with its part; disjoint, ordered, covering.

    Attributes
    ----------
    article : int32 array, shape (n,)
    start, end : int32 arrays, shape (n,)
        Code points of the article's text, without surrounding white space.
    part : Labels
        One of `PARTS`.
    rule : Labels
        What said so: ``layout.<rule>``, or ``learned.whole`` and ``learned.stretch`` for what
        repeats across the outlet's articles.
    """

    start: IntArray
    end: IntArray
    part: Labels
    rule: Labels
