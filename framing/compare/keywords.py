"""Words and phrases that tell one outlet from the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.compare.keyness import Contrast, Side, balancing_weights, log_odds, side
from framing.compare.layout import Layout, lay_out
from framing.compare.multiplicity import benjamini_hochberg
from framing.compare.poisson import Floats
from framing.model.annotations import Annotations
from framing.model.corpus import Corpus
from framing.model.errors import InputError, TooFewClusters
from framing.model.results import Keyness, Keyword

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from framing.measure.words import TermCounts

FEWEST_CLUSTERS = 8
MAX_Q = 0.05
MIN_LOG_RATIO = 1.0
MIN_EVENTS = 3
CANDIDATES = 10
AGENDA = (
    "no events are known: articles are the unit of evidence, and what an outlet chose to cover "
    "shows as well as how it wrote"
)


def keyness(
    source: TermCounts | Annotations | Corpus,
    *,
    by: str = "outlet",
    ngrams: tuple[int, int] = (1, 2),
    prior: float = 1000.0,
    min_articles: int = 5,
) -> Keyness:
    """Terms that each outlet uses more (or, of three and more outlets, less) than the rest.

    The rest are all other outlets; within an event each of them counts the same, so that an outlet
    that writes much does not define what is normal. A term is reported only when its q is below
    0.05 over all terms and outlets, its relative frequency differs by a factor of two, and it
    occurs in at least `min_articles` articles and three events of the side that uses it more.
    With two outlets, what one uses less is what the other uses more, and stands there only.

    Parameters
    ----------
    source : TermCounts, Annotations or Corpus
        A corpus is annotated, and annotations are counted, with the default parts and voices.
    by : str
        Field whose values are told apart.
    ngrams : tuple of int
        Shortest and longest terms, when they are still to be counted.
    prior : float
        Pseudo-counts of the prior, spread over the terms as in all articles together.
    min_articles : int
        Rarer terms are not tested.

    Raises
    ------
    TooFewOutlets
        With fewer than two values of `by`.
    TooFewClusters
        When no outlet, or not its rest, covers at least eight events (or articles, without events).

    References
    ----------
    monroe2008, gabrielatos2018, kilgarriff2005, bh1995
    """
    terms = _counted(source, ngrams, min_articles)
    layout = lay_out(terms.corpus, by)
    counts, names = _common(terms, layout, min_articles)
    tests, warnings = _tests(counts, layout, prior)
    q = np.split(benjamini_hochberg(np.concatenate([t.contrast.p for t in tests])), len(tests))
    signature = terms.signature.add(contrast="each/rest", by=by, prior=f"{prior:g}")
    found = [_keywords(test, q_o, names, min_articles) for test, q_o in zip(tests, q, strict=True)]
    return Keyness(
        tuple(word for reported, _ in found for word in reported),
        tuple(word for _, candidates in found for word in candidates),
        counts.shape[1],
        layout.warnings + warnings,
        signature.add(min_articles=min_articles, clustered=layout.unit),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Test:
    """One outlet against the rest."""

    outlet: str
    a: Side
    b: Side
    contrast: Contrast
    mirrored: bool
    unit: str


def _counted(
    source: TermCounts | Annotations | Corpus, ngrams: tuple[int, int], min_articles: int
) -> TermCounts:
    if isinstance(source, Corpus):
        from framing.annotate import annotate

        source = annotate(source)
    if isinstance(source, Annotations):
        from framing.measure.words import word_counts

        return word_counts(source, ngrams=ngrams, min_articles=min_articles)
    return source


def _common(
    terms: TermCounts, layout: Layout, min_articles: int
) -> tuple[csr_array, NDArray[np.object_]]:
    """The counts of the terms that occur in enough articles, whatever their outlet."""
    from scipy.sparse import csr_array

    counts = csr_array(terms.counts)[layout.rows]
    articles = np.bincount(counts.indices[counts.data > 0], minlength=counts.shape[1])
    common = np.flatnonzero(articles >= min_articles)
    if not len(common):
        raise InputError(f"no term occurs in {min_articles} articles; lower min_articles")
    return counts[:, common], np.array(terms.terms, object)[common]


def _tests(counts: csr_array, layout: Layout, prior: float) -> tuple[list[_Test], tuple[str, ...]]:
    tests, untested = [], []
    unit, mirrored = layout.unit, len(layout.outlets) == 2
    stratum = layout.cluster if unit == "event" else layout.stratum
    for o, name in enumerate(layout.outlets):
        own, rest = (np.flatnonzero(layout.outlet == o), np.flatnonzero(layout.outlet != o))
        weight = balancing_weights(layout.outlet[rest], stratum[rest])
        a = side(counts[own], np.ones(len(own)), layout.cluster[own])
        b = side(counts[rest], weight, layout.cluster[rest])
        if min(a.n_clusters, b.n_clusters) < FEWEST_CLUSTERS or min(a.n, b.n) == 0:
            untested.append(f"{name} ({a.n_clusters} against {b.n_clusters} {unit}s)")
        else:
            tests.append(_Test(name, a, b, log_odds(a, b, prior), mirrored, unit))
    message = f"keyness needs {FEWEST_CLUSTERS} {unit}s with text of an outlet and of the rest"
    if not tests:
        raise TooFewClusters(f"{message}: {'; '.join(untested)}. Add articles on more {unit}s.")
    warnings = [f"{message}; not tested: {'; '.join(untested)}"] if untested else []
    return tests, (*warnings, *([AGENDA] if unit == "article" else []))


def _keywords(
    test: _Test, q: Floats, terms: NDArray[np.object_], min_articles: int
) -> tuple[list[Keyword], list[Keyword]]:
    """The terms that are reported, and the strongest of the others that the outlet uses more."""
    a, b, c = test.a, test.b, test.contrast
    over = c.z > 0
    articles = np.where(over, a.n_articles, b.n_articles)
    in_clusters = np.where(over, a.in_clusters, b.in_clusters)
    spread = (articles >= min_articles) & (in_clusters >= MIN_EVENTS)
    passed = spread & (q < MAX_Q) & (np.abs(c.log_ratio) >= MIN_LOG_RATIO)
    passed &= over | (not test.mirrored)
    others = _by_strength(test, spread & over & ~passed)[:CANDIDATES]
    return (
        [_keyword(test, i, str(terms[i]), float(q[i])) for i in _by_strength(test, passed)],
        [_keyword(test, i, str(terms[i]), float(q[i])) for i in others],
    )


def _by_strength(test: _Test, keep: NDArray[np.bool_]) -> list[int]:
    rows = np.flatnonzero(keep)
    order: list[int] = rows[np.argsort(-test.contrast.z[rows], kind="stable")].tolist()
    return order


def _keyword(test: _Test, i: int, term: str, q: float) -> Keyword:
    a, b, c = test.a, test.b, test.contrast
    return Keyword(
        term=term,
        outlet=test.outlet,
        log_odds=float(c.log_odds[i]),
        z=float(c.z[i]),
        z_tokens=float(c.z_tokens[i]),
        log_ratio=float(c.log_ratio[i]),
        p=float(c.p[i]),
        q=q,
        count=int(a.count[i]),
        count_rest=int(b.count[i]),
        n_articles=int(a.n_articles[i]),
        n_events=int(a.in_clusters[i]) if test.unit == "event" else 0,
    )
