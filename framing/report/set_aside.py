"""What was set aside from each outlet's pages, by part and rule, and articles before and after.

Nothing is deleted: every article is there in full, with what is not headline or body struck out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup

from framing.model.annotations import Annotations
from framing.model.article import Article
from framing.model.parts import PROSE, PartTable
from framing.model.results import rows_frame
from framing.report.highlight import Mark, highlight

if TYPE_CHECKING:
    import pandas as pd

MOST_TEXTS = 3
LONGEST_TEXT = 120  # characters of a frequent text
SHOWN_OUTLETS, SHOWN_ARTICLES, SHOWN_RULES = 40, 2, 12
BEGINNING, END = 2000, 1000  # characters of an article; furniture stands at both ends
NO_OUTLET = "(no outlet)"


@dataclass(frozen=True, slots=True)
class AsideRow:
    """What one rule set aside in one outlet's articles.

    Attributes
    ----------
    outlet, part, rule : str
    articles, pieces, characters : int
    share : float
        Of the characters of all the outlet's lines.
    texts : tuple of str
        The three that it set aside most often, "text (n)" each, cut at 120 characters.
    """

    outlet: str
    part: str
    rule: str
    articles: int
    pieces: int
    characters: int
    share: float
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One article: the page with what was set aside struck out, and what is left.

    Attributes
    ----------
    article : Article
    before, after : tuple of Markup
        Whole, or its beginning and its end.
    before_cut, after_cut : int
        Characters between beginning and end that are not shown.
    """

    article: Article
    before: tuple[Markup, ...]
    after: tuple[Markup, ...]
    before_cut: int
    after_cut: int


@dataclass(frozen=True, slots=True)
class OutletAside:
    """One outlet's rows, those of most characters first, and some of its articles.

    Attributes
    ----------
    outlet : str
    n_articles : int
    share : float
        Of the outlet's characters.
    rows : tuple of AsideRow
    examples : tuple of BeforeAfter
    """

    outlet: str
    n_articles: int
    share: float
    rows: tuple[AsideRow, ...]
    examples: tuple[BeforeAfter, ...]


def set_aside(notes: Annotations) -> tuple[AsideRow, ...]:
    """What was set aside, by outlet, part and rule; most characters first within an outlet.

    Parameters
    ----------
    notes : Annotations

    Returns
    -------
    tuple of AsideRow
        Outlets in order of name; articles without one come last.
    """
    names = [o or NO_OUTLET for o in notes.corpus.column("outlet")]
    whole = Counter[str]()
    size = (notes.parts.end - notes.parts.start).tolist()
    for row, n in zip(notes.parts.article.tolist(), size, strict=True):
        whole[names[row]] += n
    found: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    for row, part, rule, text in _pieces(notes):
        found.setdefault((names[row], part, rule), []).append((row, text))
    rows = [_row(key, pieces, whole[key[0]]) for key, pieces in found.items()]
    return tuple(sorted(rows, key=_rank))


def _pieces(notes: Annotations) -> Iterator[tuple[int, str, str, str]]:
    """Row, part, rule and text of everything that is not headline or body."""
    parts = _outside(notes.parts)
    texts = notes.corpus.texts
    where = zip(parts.article.tolist(), parts.start.tolist(), parts.end.tolist(), strict=True)
    for (row, start, end), part, rule in zip(where, parts.part, parts.rule, strict=True):
        yield row, part, rule, texts[row][start:end]


def _outside(parts: PartTable) -> PartTable:
    return parts.take(~parts.part.isin(PROSE))


def _row(key: tuple[str, str, str], pieces: list[tuple[int, str]], whole: int) -> AsideRow:
    counts = Counter(" ".join(text.split())[:LONGEST_TEXT] for _, text in pieces)
    characters = sum(len(text) for _, text in pieces)
    return AsideRow(
        *key,
        articles=len({row for row, _ in pieces}),
        pieces=len(pieces),
        characters=characters,
        share=characters / max(whole, 1),
        texts=tuple(f"{text} ({n:,})" for text, n in counts.most_common(MOST_TEXTS)),
    )


def _rank(row: AsideRow) -> tuple[bool, str, int, str, str]:
    return row.outlet == NO_OUTLET, row.outlet, -row.characters, row.part, row.rule


def set_aside_frame(notes: Annotations) -> pd.DataFrame:
    """`set_aside` as a frame, one row an outlet, part and rule; a column for each frequent text."""
    frame = rows_frame(set_aside(notes), AsideRow)
    for place in range(MOST_TEXTS):
        name = f"text_{place + 1}"
        frame[name] = [t[place] if place < len(t) else "" for t in frame["texts"]]
    return frame.drop(columns="texts")


def outlets_aside(notes: Annotations, *, seed: int = 0) -> tuple[OutletAside, ...]:
    """What the page of the audit shows: at most 40 outlets, two articles each.

    Parameters
    ----------
    notes : Annotations
    seed : int
        Of the articles drawn, from those in which something was set aside.
    """
    rows: dict[str, list[AsideRow]] = {}
    for row in set_aside(notes):
        rows.setdefault(row.outlet, []).append(row)
    most = sorted(rows, key=lambda o: (-sum(r.characters for r in rows[o]), o))[:SHOWN_OUTLETS]
    names = np.array([o or NO_OUTLET for o in notes.corpus.column("outlet")])
    having = np.unique(_outside(notes.parts).article)
    out = []
    for place, outlet in enumerate(most):
        own = having[names[having] == outlet]
        draw = np.random.default_rng([seed, place])
        chosen = np.sort(draw.choice(own, min(SHOWN_ARTICLES, len(own)), replace=False))
        examples = tuple(before_after(notes, int(row)) for row in chosen)
        share = sum(r.share for r in rows[outlet])
        n = int((names == outlet).sum())
        out.append(OutletAside(outlet, n, share, tuple(rows[outlet]), examples))
    return tuple(out)


def before_after(notes: Annotations, row: int) -> BeforeAfter:
    """One article, by row, with what was set aside struck out, and without it."""
    article = notes.corpus[row]
    lines = notes.parts.of_article(row)
    prose = _prose(article.text, lines.take(lines.part.isin(PROSE)))
    before, before_cut = _ends(article.text, list(_struck(lines)))
    after, after_cut = _ends(prose, [])
    return BeforeAfter(article, before, after, before_cut, after_cut)


def _prose(text: str, kept: PartTable) -> str:
    """Headline and body; a line from whose middle something was set aside is one line."""
    pieces: list[str] = []
    before = 0
    for start, end in zip(kept.start.tolist(), kept.end.tolist(), strict=True):
        between = "\n\n" if "\n" in text[before:start] else " "
        pieces += [between] * bool(pieces) + [text[start:end]]
        before = end
    return "".join(pieces)


def _struck(lines: PartTable) -> Iterator[Mark]:
    """A mark for each line that was set aside, with the part and the rule as its label."""
    out = _outside(lines)
    for start, end, part, rule in zip(out.start, out.end, out.part, out.rule, strict=True):
        label = f"{part.replace('_', ' ')} · {rule}"
        yield Mark(int(start), int(end), "struck", "del", label, f"set aside as {label}")


def _ends(text: str, marks: list[Mark]) -> tuple[tuple[Markup, ...], int]:
    """A text with its marks: all of it, or beginning and end, and how much is left out between."""
    if len(text) <= BEGINNING + END:
        return (highlight(text, marks),), 0
    pieces = (
        highlight(text, marks, 0, BEGINNING),
        highlight(text, marks, len(text) - END, len(text)),
    )
    return pieces, len(text) - BEGINNING - END
