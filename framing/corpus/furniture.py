"""What repeats across an outlet's articles and in nobody else's: the furniture of its pages.

A page alone shows share buttons by their words; that "Click here for reprint permission" ends
every page of one paper is seen only in many of its pages. Learned in two readings of the corpus:
the first finds lines and long sentences, and runs of 8 words near the ends of articles, that
stand in several articles of an outlet; the second looks where else they stand. Numbers and dates
are folded, and copies of one article count once, so that a story published five times is not
furniture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.corpus.duplicates import find_copies
from framing.corpus.sequences import as_corpus
from framing.corpus.stretches import RUN, Stretches, stretches
from framing.model.corpus import Corpus
from framing.model.furniture import Furniture
from framing.model.span import BoolArray
from framing.text.words import Keys, held

Codes = NDArray[np.int64]

FEWEST = 5  # articles of the outlet (METHODOLOGY 1.3)
SHARE = 0.005  # of the outlet's articles, at least
SHARE_SHORT = 0.02  # for a line of fewer than four words
PURITY = 0.95  # of the articles in which it stands are the outlet's (METHODOLOGY 1.3)
AT_EDGE = 0.8  # of its occurrences near either end
SPREAD = 0.2  # middle half of its dates, of the middle half of the outlet's
SHORT = 4  # words

_BATCH = 64


@dataclass(frozen=True, slots=True, eq=False)
class Repeats:
    """Every stretch of a corpus that stands in at least five articles of an outlet.

    What is furniture can then be learned from some of the articles, for a classifier that must
    not look at the others.

    Attributes
    ----------
    stretches : Stretches
        Article numbers are rows of the corpus.
    outlets : tuple of str
        In order of name.
    outlet : int64 array, shape (articles,)
        Index into `outlets`; of an article without one, their number.
    family : int64 array, shape (articles,)
        Copies of one article have the same.
    day : float array, shape (articles,)
        Of publication, as an ordinal; NaN where there is none.
    """

    stretches: Stretches
    outlets: tuple[str, ...]
    outlet: Codes
    family: Codes
    day: NDArray[np.float64]

    @classmethod
    def of(cls, articles: Any) -> Repeats:
        """Read a corpus: once for what repeats, once more for where else that stands."""
        corpus = as_corpus(articles)
        outlets = corpus.outlets
        index = {name: code for code, name in enumerate(outlets)}
        outlet = np.array([index.get(o, len(index)) for o in corpus.column("outlet")], np.int64)
        family = find_copies(corpus).families
        days = [np.nan if d is None else d.toordinal() for d in corpus.column("date")]
        keys = _candidates(corpus, outlet, family, len(outlets))
        found = [s.take(held(s.key, keys)) for s in _reading(corpus)]
        everywhere = Stretches.concat([stretches([]), *found])
        return cls(everywhere, outlets, outlet, family, np.array(days))

    def learn(self, rows: NDArray[np.integer] | None = None) -> Furniture:
        """What is furniture, judged by some articles only; by default by all.

        Parameters
        ----------
        rows : int array, optional
        """
        chosen = np.zeros(len(self.outlet), bool)
        chosen[slice(None) if rows is None else rows] = True
        found = self.stretches.take(chosen[self.stretches.article])
        use = _usage(found, self.outlet, self.family, self.day)
        sizes = np.bincount(self.outlet[chosen], minlength=len(self.outlets) + 1)
        reach = _spread(self.outlet[chosen], self.day[chosen], len(self.outlets) + 1)
        good = _is_furniture(use, sizes, reach) & (use.outlet < len(self.outlets))
        having = np.unique(use.outlet[good])
        keys = tuple(np.unique(use.key[good & (use.outlet == code)]) for code in having)
        return Furniture(tuple(self.outlets[c] for c in having), keys, int(chosen.sum()))


def furniture_in(
    furniture: Furniture, found: Stretches, outlets: Sequence[str | None]
) -> Stretches:
    """Those stretches that are furniture of the outlet whose article they stand in.

    Parameters
    ----------
    furniture : Furniture
    found : Stretches
    outlets : sequence of str or None
        Of the articles that the stretches' numbers stand for.
    """
    index = {name: code for code, name in enumerate(furniture.outlets)}
    code = np.array([index.get(name or "", -1) for name in outlets], np.int64)[found.article]
    marked = np.zeros(len(found), bool)
    for outlet in np.unique(code[code >= 0]):
        own = np.flatnonzero(code == outlet)
        marked[own] = held(found.key[own], furniture.keys[outlet])
    return found.take(marked)


def learn_furniture(articles: Any) -> Furniture:
    """What repeats across each outlet's articles far more than chance.

    A line, or a sentence or run of 8 words, is an outlet's furniture when it stands in at least 5
    of its articles (and .5 % of them; copies count once), 95 % of the articles in which it stands
    are that outlet's, and it keeps a place: 80 % of its occurrences are near the beginning or end,
    on dates that spread as the outlet's do. A whole line or sentence may have one or the other;
    where an outlet has no dates, 10 articles and 2 % stand for their spread.

    Parameters
    ----------
    articles : Corpus, frame, or sequence of Article or of str
        Articles without an outlet teach nothing.

    References
    ----------
    kaufman2012
    """
    corpus = as_corpus(articles)
    sizes = Counter(corpus.column("outlet"))
    del sizes[None]
    return Repeats.of(corpus).learn() if max(sizes.values(), default=0) >= FEWEST else Furniture()


@dataclass(frozen=True, slots=True, eq=False)
class _Usage:
    """How outlets use stretches; one row for each stretch and outlet that has it, shape (u,).

    Attributes
    ----------
    key, outlet
    own, all : families of articles of the outlet, and of anybody, that have it
    at_edge : share of its occurrences in the outlet that are near either end
    spread : days between the quartiles of its dates in the outlet; NaN without dates
    whole, words
    """

    key: Keys
    outlet: Codes
    own: Codes
    all: Codes
    at_edge: NDArray[np.float64]
    spread: NDArray[np.float64]
    whole: BoolArray
    words: Codes


def _reading(corpus: Corpus) -> Iterator[Stretches]:
    """The stretches of all articles, some articles at a time."""
    first = 0
    for batch in corpus.batches(_BATCH):
        found = stretches(batch.texts)
        yield found.replace(article=(found.article + first).astype(np.int32))
        first += len(batch)


def _candidates(corpus: Corpus, outlet: Codes, family: Codes, n_outlets: int) -> Keys:
    """Keys, ascending, of what stands in enough families of one outlet, runs at an edge."""
    keys, articles = [np.empty(0, np.uint64)], [np.empty(0, np.int32)]
    for found in _reading(corpus):
        near = (found.whole | found.at_edge) & (outlet[found.article] < n_outlets)
        keys.append(found.key[near])
        articles.append(found.article[near])
    distinct, code = np.unique(np.concatenate(keys), return_inverse=True)
    article = np.concatenate(articles)
    often = np.bincount(code, minlength=len(distinct))[code] >= FEWEST
    pair, own = _families(code[often] * n_outlets + outlet[article[often]], family[article[often]])
    return distinct[np.unique(pair[own >= FEWEST] // n_outlets)]


def _families(code: Codes, family: Codes) -> tuple[Codes, Codes]:
    """The distinct codes, ascending, and in how many families each occurs."""
    n = int(family.max(initial=0)) + 1
    distinct, counts = np.unique(np.unique(code * n + family) // n, return_counts=True)
    return distinct, counts


def _usage(found: Stretches, outlet: Codes, family: Codes, day: NDArray[np.float64]) -> _Usage:
    n_outlets = int(outlet.max(initial=0)) + 1
    distinct, code = np.unique(found.key, return_inverse=True)
    pairs = code * n_outlets + outlet[found.article]
    pair, own = _families(pairs, family[found.article])
    at = np.searchsorted(pair, pairs)
    n = np.bincount(at, minlength=len(pair))
    where = np.zeros(len(pair), np.int64)
    where[at] = np.arange(len(at))
    key = pair // n_outlets
    return _Usage(
        key=distinct[key],
        outlet=pair % n_outlets,
        own=own,
        all=np.bincount(key, own, minlength=len(distinct)).astype(np.int64)[key],
        at_edge=np.bincount(at, found.at_edge, minlength=len(pair)) / np.maximum(n, 1),
        spread=_spread(at, day[found.article], len(pair)),
        whole=found.whole[where],
        words=found.words[where].astype(np.int64),
    )


def _spread(code: Codes, day: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    """Days between the quartiles of each code's dates, shape (n,); NaN without a date."""
    dated = ~np.isnan(day)
    code, day = code[dated], day[dated]
    order = np.lexsort((day, code))
    counts = np.bincount(code, minlength=n)
    first = np.cumsum(counts) - counts
    low, high = (first + (q * (counts - 1)).astype(np.int64) for q in (0.25, 0.75))
    spread = np.full(n, np.nan)
    some = counts > 0
    spread[some] = day[order][high[some]] - day[order][low[some]]
    return spread


def _is_furniture(use: _Usage, sizes: Codes, reach: NDArray[np.float64]) -> BoolArray:
    """The rule that `learn_furniture` states; `sizes`, `reach`: articles and spread by outlet."""
    short = use.whole & (use.words < SHORT)
    fewest = np.maximum(FEWEST, np.where(short, SHARE_SHORT, SHARE) * sizes[use.outlet])
    many = (use.own >= fewest) & (use.own >= PURITY * use.all)
    undated = np.isnan(use.spread) | (reach[use.outlet] == 0)
    lasting = use.spread >= SPREAD * reach[use.outlet]
    placed = use.at_edge >= AT_EDGE
    common = (
        undated
        & (use.words >= RUN)
        & (use.own >= np.maximum(2 * FEWEST, 4 * SHARE * sizes[use.outlet]))
    )
    anywhere = lasting | common
    return np.asarray(many & np.where(use.whole, placed | anywhere, placed & (lasting | undated)))
