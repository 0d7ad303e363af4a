"""Keywords in context: any word or phrase of a corpus, where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from markupsafe import Markup

from framing.model.corpus import Corpus
from framing.model.span import Span
from framing.report.excerpts import around
from framing.report.highlight import Mark, highlight


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence of a term.

    Attributes
    ----------
    article, outlet : str
    before, text, after : str
        Verbatim; at most `width` characters either side, within the sentence.
    """

    article: str
    outlet: str
    before: str
    text: str
    after: str

    def __html__(self) -> Markup:
        whole = self.before + self.text + self.after
        found = Mark(len(self.before), len(self.before) + len(self.text), "kw", "mark")
        return highlight(whole, [found])


def concordance(
    corpus: Corpus, term: str, *, n: int = 20, seed: int = 0, width: int = 100, **fields: Any
) -> tuple[Line, ...]:
    """Occurrences of a word or phrase, one from each of at most `n` articles drawn at random.

    Parameters
    ----------
    corpus : Corpus
    term : str
        Words; matched whole and without regard to case, whatever stands between them.
    n, seed : int
    width : int
        Characters either side.
    **fields
        Only articles whose fields have these values, such as ``outlet="Karst One"``.

    Examples
    --------
    >>> from framing.model.article import Article
    >>> corpus = Corpus.of([Article("a", "Rain. The Tarn Accord holds. Rain.", outlet="Karst One")])
    >>> [(line.before, line.text, line.after) for line in concordance(corpus, "tarn accord")]
    [('The ', 'Tarn Accord', ' holds.')]
    """
    pattern = re.compile(r"\W+".join(re.escape(w) for w in term.split()), re.IGNORECASE)
    some = corpus.where(**fields) if fields else corpus
    lines: dict[int, Line] = {}
    for row in np.random.default_rng(seed).permutation(len(some)):
        if len(lines) == n:
            break
        article = some[int(row)]
        for found in pattern.finditer(article.text):
            if _whole(article.text, found):
                span = Span(*found.span())
                where = around(article.text, span, width)
                lines[int(row)] = Line(
                    article.id,
                    article.outlet or "",
                    article.text[where.start : span.start],
                    span.of(article.text),
                    article.text[span.end : where.end],
                )
                break
    return tuple(lines[row] for row in sorted(lines))


def _whole(text: str, found: re.Match[str]) -> bool:
    """Whether a match is not part of a longer word."""
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return not (before.isalnum() or after.isalnum())
