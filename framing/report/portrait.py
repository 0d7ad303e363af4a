"""What a study looked at, outlet by outlet: sizes, rates, and who is cited. Counting only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.model.annotations import Annotations
from framing.model.attributions import CONTENT_KINDS, SOURCE_TYPES, STANCES
from framing.model.corpus import Corpus
from framing.model.parts import PROSE
from framing.model.study import Study
from framing.model.table import FeatureTable
from framing.report.wording import decimal, per

GROUPS = (
    ("Source", "source_type", SOURCE_TYPES),
    ("Stance of the cue", "stance", STANCES),
    ("Content", "kind", CONTENT_KINDS),
)


@dataclass(frozen=True, slots=True)
class Portrait:
    """The size of one outlet's share of a corpus.

    Attributes
    ----------
    name : str
        The outlet, or what else is compared.
    n_articles, n_events, n_words : int
        `n_words` counts all parts and voices; 0 where the texts were not annotated.
    first, last : str
        ISO dates, '' where no article has one.
    """

    name: str
    n_articles: int
    n_events: int
    n_words: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Rate:
    """One feature in every outlet: count, exposure and rate, in the order of the outlets."""

    feature: str
    per: str
    counts: tuple[int, ...]
    exposures: tuple[int, ...]
    rates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many attributions of each outlet have one property.

    Attributes
    ----------
    group, name : str
        Such as ``Source`` and ``named person``.
    counts, totals : tuple of int
        By outlet: attributions that have it, and that have any value of its group.
    """

    group: str
    name: str
    counts: tuple[int, ...]
    totals: tuple[int, ...]


def compared(study: Study) -> str:
    """The field whose values are compared."""
    return study.comparisons[0].estimand.by if study.comparisons else "outlet"


def corpus_of(study: Study) -> Corpus | None:
    """The articles of a study, from its annotations or its table."""
    holder = study.notes or study.table
    return None if holder is None else holder.corpus


def groups_of(study: Study) -> tuple[str, ...]:
    """The outlets compared: those of the estimand, else all of the corpus."""
    if study.comparisons:
        return study.comparisons[0].estimand.outlets
    corpus = corpus_of(study)
    return corpus.outlets if corpus else ()


def count_events(study: Study) -> int:
    """How many happenings the articles tell."""
    corpus = corpus_of(study)
    return len(set(corpus.column("event")) - {None}) if corpus else 0


def portraits(study: Study) -> tuple[Portrait, ...]:
    """One row for every outlet compared."""
    corpus = corpus_of(study)
    if corpus is None:
        return ()
    words = study.notes.n_words if study.notes else np.zeros(len(corpus), np.int64)
    rows = corpus.groups(compared(study))
    dates, events = corpus.column("date"), corpus.column("event")
    out = []
    for name in groups_of(study):
        mine = rows.get(name, np.empty(0, np.int64))
        days = sorted(dates[r] for r in mine if dates[r])
        n_events = len({events[r] for r in mine} - {None})
        span = [d.isoformat() for d in (days[:1] + days[-1:])] or ["", ""]
        out.append(Portrait(name, len(mine), n_events, int(words[mine].sum()), *span))
    return tuple(out)


def rates(table: FeatureTable, by: str, groups: Sequence[str]) -> tuple[Rate, ...]:
    """Rates of every feature in every outlet, all its articles together."""
    rows = table.corpus.groups(by)
    out = []
    for f in table.features:
        mine = [rows.get(g, np.empty(0, np.int64)) for g in groups]
        n = [int(table.count(f.name)[r].sum()) for r in mine]
        of = [int(table.exposure(f.name)[r].sum()) for r in mine]
        said = [decimal(f.per * a / b) if b else "–" for a, b in zip(n, of, strict=True)]
        out.append(Rate(f.name, per(f, table.voices), tuple(n), tuple(of), tuple(said)))
    return tuple(out)


def attribution_shares(notes: Annotations, by: str, groups: Sequence[str]) -> tuple[Share, ...]:
    """Who is cited and how, in headlines and bodies, for every value that occurs."""
    prose = notes.attributions.take(notes.attributions.part.isin(PROSE))
    groups_by_row = notes.corpus.column(by)
    outlet = [groups_by_row[a] for a in prose.article]
    out = []
    for title, column, names in GROUPS:
        seen = Counter(zip(outlet, getattr(prose, column), strict=True))
        totals = tuple(sum(seen[g, n] for n in names) for g in groups)
        for name in names:
            counts = tuple(seen[g, name] for g in groups)
            if any(counts):
                out.append(Share(title, name.replace("_", " "), counts, totals))
    return tuple(out)
