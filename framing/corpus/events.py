"""Events where the corpus names none: articles of several outlets, near in time, of one story.

The candidates of a matched comparison. Groups are found from date and wording alone, so they are
guesses, and a comparison within them should be repeated at a lower and a higher threshold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.corpus.event_groups import group
from framing.corpus.event_links import Links, link
from framing.corpus.event_words import openings, weigh
from framing.model.corpus import Corpus
from framing.model.errors import InputError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """Which articles tell the same event.

    Attributes
    ----------
    ids : tuple of str, length n
        The articles.
    labels : int64 array, shape (n,)
        The event of each article, numbered in order of appearance; -1 for an article alone.
    pairs : Links
        The pairs that were alike enough, with their cosine, those inside cut groups included.
    rule : str
        How they were found, to be reported with results.
    """

    ids: tuple[str, ...]
    labels: NDArray[np.int64]
    pairs: Links
    rule: str

    def __len__(self) -> int:
        """The number of events."""
        return int(self.labels.max(initial=-1)) + 1

    @property
    def names(self) -> list[str | None]:
        """The event's name for each article: after the first of its ids; none for one alone."""
        first: dict[int, str] = {}
        for label, name in zip(self.labels.tolist(), self.ids, strict=True):
            first[label] = min(first.get(label, name), name)
        return [f"found-{first[k]}" if k >= 0 else None for k in self.labels.tolist()]

    def to_frame(self) -> pd.DataFrame:
        """One row an article: id, label, name of the event, articles in it, its nearest fellow.

        `nearest` is the highest cosine with another article of the same event.
        """
        import pandas as pd

        size = np.bincount(self.labels + 1, minlength=2)[self.labels + 1]
        inside = self.labels[self.pairs.first] == self.labels[self.pairs.second]
        nearest = np.zeros(len(self.ids))
        for end in (self.pairs.first, self.pairs.second):
            np.maximum.at(nearest, end[inside], self.pairs.similarity[inside])
        alone = self.labels < 0
        columns = {
            "id": self.ids,
            "label": self.labels,
            "event": self.names,
            "articles": np.where(alone, 1, size),
            "nearest": np.where(alone, np.nan, nearest),
        }
        return pd.DataFrame(columns)

    def __repr__(self) -> str:
        inside = int(np.sum(self.labels >= 0))
        return f"Events({len(self)} of {inside} articles; {len(self.ids) - inside} alone)"


def find_events(
    corpus: Corpus,
    *,
    days: int = 3,
    threshold: float = 0.2,
    undated: float = 0.5,
    max_size: int = 20,
) -> Events:
    """Group articles that tell the same event, from date and wording.

    Two articles are linked when they are of different outlets, at most `days` apart, and the
    TF-IDF vectors of headline and first 120 words have a cosine of at least `threshold`. Linked
    articles form a group. Where a group has more than `max_size` articles, or lasts longer than
    `days`, the threshold rises inside it until its parts do not. The words are stop-listed for
    English.

    Parameters
    ----------
    corpus : Corpus
        The field `event` is not looked at.
    days : int
        From the first article of an event to its last, at most.
    threshold : float
        Higher finds fewer events that are surer.
    undated : float
        The threshold for articles without a date. They are compared with one another only, which
        takes time in proportion to the square of their number.
    max_size : int
        Articles in an event, at most.

    Returns
    -------
    Events
        The same groups for any order of the articles. An event has at least two articles; where
        outlets are known, of at least two outlets.

    Raises
    ------
    InputError
        When an option is out of its range.

    Examples
    --------
    >>> import datetime as dt
    >>> from framing.model.article import Article
    >>> corpus = Corpus.of(
    ...     [
    ...         Article(
    ...             "a", "The Karst ferry sank off Dorn.", "Meridian Times", dt.date(2031, 5, 2)
    ...         ),
    ...         Article(
    ...             "b", "Divers reach the ferry sunk off Dorn.", "Karst One", dt.date(2031, 5, 3)
    ...         ),
    ...         Article("c", "Valdoria votes on bread prices.", "Karst One", dt.date(2031, 5, 3)),
    ...         Article("d", "The Karst ferry sank off Dorn.", "Karst One", dt.date(2031, 6, 9)),
    ...     ]
    ... )
    >>> events = find_events(corpus)
    >>> events.labels.tolist(), events.names[0]
    ([0, 0, -1, -1], 'found-a')
    >>> with_events(corpus, events).column("event")
    ['found-a', 'found-a', None, None]
    """
    _check(days, threshold, undated, max_size)
    outlets = corpus.column("outlet")
    vectors = weigh(openings(corpus.column("title"), corpus.texts, corpus.outlets))
    day = np.array([d.toordinal() if d else -1 for d in corpus.column("date")], np.int64)
    code = {outlet: k for k, outlet in enumerate(corpus.outlets)}
    outlet = np.array([code.get(o, -1) for o in outlets], np.int64)
    pairs = link(vectors, day, outlet, window=days, threshold=threshold, undated=undated)
    labels = group(pairs, day, max_size=max_size, max_days=days)
    rule = f"tfidf:{threshold:g}|days:{days}|undated:{undated:g}|size:{max_size}"
    return Events(corpus.ids, labels, pairs, rule)


def _check(days: int, threshold: float, undated: float, max_size: int) -> None:
    if days < 0:
        raise InputError(f"days is {days}; give 0 (the same day) or more")
    if not 0 < threshold <= 1:
        raise InputError(f"threshold is {threshold}; give a cosine above 0 and at most 1")
    if not threshold <= undated <= 1:
        raise InputError(
            f"undated is {undated}; without dates a pair needs at least the threshold of those "
            f"with dates ({threshold}), and at most 1, which leaves all but copies alone"
        )
    if max_size < 2:
        raise InputError(f"max_size is {max_size}; an event has at least 2 articles")


def with_events(corpus: Corpus, events: Events) -> Corpus:
    """The corpus with its field `event` filled where it was empty.

    An article takes the event that the corpus names for others of its group; if it names several
    there, the article stays without one, and if none, the group's own name is taken. What the
    corpus says is never changed.

    Parameters
    ----------
    corpus : Corpus
    events : Events
        Found in the same corpus.

    Raises
    ------
    InputError
        When the events are of other articles.
    """
    import pyarrow as pa

    if corpus.ids != events.ids:
        raise InputError("these events are of other articles; run find_events on this corpus")
    given: list[str | None] = [event or None for event in corpus.column("event")]
    known: dict[int, set[str]] = {}
    for label, event in zip(events.labels.tolist(), given, strict=True):
        if event:
            known.setdefault(label, set()).add(event)
    filled = [
        event or _inherited(known.get(label, set()), name)
        for label, event, name in zip(events.labels.tolist(), given, events.names, strict=True)
    ]
    at = corpus.table.column_names.index("event")
    column = pa.array(filled, corpus.table.schema.field("event").type)
    return replace(corpus, table=corpus.table.set_column(at, "event", column))


def _inherited(known: set[str], name: str | None) -> str | None:
    """The event of an article that has none, from what its group is called; alone, it stays so."""
    if name is None or len(known) > 1:
        return None
    return next(iter(known), name)
