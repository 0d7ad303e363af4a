"""Keywords in context: phrases, evidence and attributions of a corpus, each where it stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from framing.corpus import as_corpus
from framing.model.annotations import Annotations
from framing.model.corpus import Corpus
from framing.model.display import as_html
from framing.model.errors import InputError
from framing.model.evidence import EvidenceTable
from framing.model.span import Span
from framing.model.table import EvidenceView, FeatureTable
from framing.report.excerpts import within_line
from framing.report.highlight import Mark, highlight
from framing.report.hits import (
    ATTRIBUTION,
    EVIDENCE,
    attribution_hits,
    evidence_hits,
    occurrences,
    pattern_of,
    phrase_hits,
    phrase_table,
)

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 80  # characters either side
_OPENED = (Annotations, FeatureTable, EvidenceView)


@dataclass(frozen=True, slots=True)
class Line:
    """One hit where it stands.

    Attributes
    ----------
    article, outlet : str
    date : datetime.date or None
    before, text, after : str
        Verbatim, within the paragraph.
    device, sense, rule, voice, part : str
        Of the evidence; a phrase has neither device nor sense nor rule, and voice and part only
        where it was looked for in annotations.
    start, end : int
        Of `text` in the article.
    """

    article: str
    outlet: str
    date: dt.date | None
    before: str
    text: str
    after: str
    device: str
    sense: str
    rule: str
    voice: str
    part: str
    start: int
    end: int

    def __html__(self) -> Markup:
        whole = self.before + self.text + self.after
        found = Mark(len(self.before), len(self.before) + len(self.text), "kw", "mark")
        return highlight(whole, [found])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Concordance:
    """Hits in context: a sequence of `Line`, in the order of the corpus.

    Attributes
    ----------
    corpus : Corpus
    rows : EvidenceTable
        Where the hits stand.
    total : int
        How many there are, of which these are all, the first, or a sample.
    by : str
        The field by whose values the lines are ordered; '' for none.
    width : int
        Characters shown either side of a hit.
    """

    corpus: Corpus
    rows: EvidenceTable
    total: int
    by: str = ""
    width: int = WIDTH

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, i: int) -> Line:
        i = range(len(self))[i]
        article, rows = self.corpus[int(self.rows.article[i])], self.rows
        span, text = Span(int(rows.start[i]), int(rows.end[i])), article.text
        where = within_line(text, span, self.width)
        return Line(
            article.id,
            article.outlet or "",
            article.date,
            text[where.start : span.start],
            span.of(text),
            text[span.end : where.end],
            rows.device[i],
            rows.sense[i],
            rows.rule[i],
            rows.voice[i],
            rows.part[i],
            span.start,
            span.end,
        )

    def __iter__(self) -> Iterator[Line]:
        return (self[i] for i in range(len(self)))

    def head(self, n: int) -> Concordance:
        """The first `n` lines."""
        return replace(self, rows=self.rows.take(slice(n)))

    def to_frame(self) -> pd.DataFrame:
        """One row a line, with the fields of `Line` as columns."""
        import pandas as pd

        names = Line.__slots__
        return pd.DataFrame([[getattr(line, n) for n in names] for line in self], columns=names)

    def __repr__(self) -> str:
        shown = [
            f"{line.outlet or line.article:>16.16}  {_flat(line.before)[-44:]:>44}  "
            f"{_flat(line.text)}  {_flat(line.after)[:44]}"
            for line in self.head(20)
        ]
        return "\n".join([f"Concordance({len(self):,} of {self.total:,} lines)", *shown])

    def _repr_html_(self) -> str:
        return as_html(self)


def concordance(
    within: Any,
    phrase: str = "",
    *,
    n: int | None = None,
    seed: int | None = None,
    by: str = "",
    width: int = WIDTH,
    **where: Any,
) -> Concordance:
    """Phrases, evidence or attributions, each where it stands.

    Parameters
    ----------
    within : Corpus, Annotations, FeatureTable, EvidenceView
        Where to look; also anything that `framing.annotate` takes.
    phrase : str
        Words, matched whole, whatever their case and the marks between them; ``*`` stands for
        any letters, or for any word. With a device it has to stand in the evidence.
    n : int, optional
        At most so many lines, of each value of `by`; all by default.
    seed : int, optional
        Draw the `n` lines at random instead of taking the first ones.
    by : str
        A field, such as ``"outlet"``, by whose values lines are grouped; articles without one are
        left out.
    width : int
        Characters either side of a hit.
    **where
        What to look for: ``device``, ``sense``, ``rule`` (whole or the beginning of it up to a
        dot), ``voice`` and ``part`` of evidence; or ``cue``, ``source`` (phrases) and ``stance``
        of attributions. Any other name is a field of the articles, such as ``outlet="Karst One"``.

    Returns
    -------
    Concordance

    Raises
    ------
    InputError
        When nothing is asked for, evidence is asked of a mere corpus, attributions of a table,
        or a device or field does not exist.

    Examples
    --------
    >>> from framing.annotate import annotate
    >>> from framing.model.article import Article
    >>> text = "Rain. The so-called Tarn Accord holds, “a success,” Ilse Brandt claimed."
    >>> notes = annotate([Article("a", text, outlet="Karst One")])
    >>> [(line.before, line.text, line.after) for line in concordance(notes, "tarn accord")]
    [('Rain. The so-called ', 'Tarn Accord', ' holds, “a success,” Ilse Brandt claimed.')]
    >>> [(line.text, line.sense) for line in concordance(notes, rule="dist.so_called")]
    [('so-called Tarn Accord', 'definitional')]
    >>> concordance(notes, cue="claim*")[0].text
    'claimed'
    """
    corpus = _corpus_of(within)
    asked = {k: where.pop(k) for k in (*EVIDENCE, *ATTRIBUTION) if k in where}
    hits = _hits(within, corpus, phrase, asked)
    if where:
        chosen = set(corpus.where(**where).ids)
        keep = np.array([i in chosen for i in corpus.ids], bool)
        hits = hits.take(keep[hits.article])
    rows = _chosen(hits, corpus, by, n, seed)
    total = len(hits) if not by else int(np.isin(hits.article, _with(corpus, by)).sum())
    return Concordance(corpus, hits.take(rows), total, by, width)


def scattered(corpus: Corpus, phrase: str, n: int, *, seed: int) -> Concordance:
    """A line from each of at most `n` articles drawn at random; reads no more than it has to."""
    pattern = pattern_of(phrase)
    found: dict[int, tuple[int, int, int]] = {}
    for row in np.random.default_rng(seed).permutation(len(corpus)).tolist():
        if len(found) == n:
            break
        if first := next(occurrences([(row, corpus[row].text)], pattern), None):
            found[row] = first
    rows = phrase_table([found[row] for row in sorted(found)])
    return Concordance(corpus, rows, len(rows), width=100)


def _corpus_of(within: Any) -> Corpus:
    return within.corpus if isinstance(within, _OPENED) else as_corpus(within)


def _hits(within: Any, corpus: Corpus, phrase: str, asked: Mapping[str, Any]) -> EvidenceTable:
    """Everything asked for, in the order of the corpus."""
    attributed = [k for k in ATTRIBUTION if k in asked]
    if attributed:
        if not isinstance(within, Annotations):
            raise InputError(f"{attributed[0]}=… needs annotations: concordance(annotate(…), …)")
        if phrase or len(attributed) < len(asked):
            others = ", ".join(
                [k for k in asked if k not in ATTRIBUTION] + ["phrase"] * bool(phrase)
            )
            raise InputError(f"{attributed[0]}=… asks for attributions; leave out {others}")
        return attribution_hits(within, **asked)
    named = [k for k in ("device", "sense", "rule") if k in asked]
    if isinstance(within, _OPENED) and (named or not phrase):
        return evidence_hits(within, phrase, asked)
    if not phrase:
        raise InputError(
            "a concordance of a corpus needs a phrase; evidence has to be found first: "
            "concordance(annotate(corpus), device=…)"
        )
    if asked and not isinstance(within, Annotations):
        raise InputError(f"{next(iter(asked))}=… needs annotations: concordance(annotate(…), …)")
    return phrase_hits(within if isinstance(within, Annotations) else corpus, phrase, asked)


def _chosen(
    hits: EvidenceTable, corpus: Corpus, by: str, n: int | None, seed: int | None
) -> NDArray[np.integer]:
    """Rows of the hits to show, group after group, in each the order of the corpus."""
    rng = None if seed is None else np.random.default_rng(seed)
    groups = corpus.groups(by).values() if by else (np.arange(len(corpus)),)
    rows = (np.flatnonzero(np.isin(hits.article, group)) for group in groups)
    return np.concatenate([np.empty(0, np.int64), *(_some(r, n, rng) for r in rows)])


def _some(
    rows: NDArray[np.integer], n: int | None, rng: np.random.Generator | None
) -> NDArray[np.integer]:
    if n is None or n >= len(rows):
        return rows
    return rows[:n] if rng is None else np.sort(rng.choice(rows, n, replace=False))


def _with(corpus: Corpus, field: str) -> NDArray[np.integer]:
    return np.flatnonzero([value is not None for value in corpus.column(field)])


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
