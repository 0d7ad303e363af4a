"""Who is compared with whom, what is held fixed and what varies together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from framing.compare.poisson import Codes, Floats, Sample
from framing.model.corpus import Corpus
from framing.model.errors import InputError, TooFewOutlets
from framing.model.table import FeatureTable

WORDS = ("all_words", "words", "own_words")


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The articles of a comparison, by outlet, stratum and cluster.

    Attributes
    ----------
    rows : array of int, shape (n,)
        The articles that take part.
    outlets : tuple of str
        The values of the field compared, in alphabetical order.
    outlet : array of codes, shape (n,)
        Index into `outlets`.
    stratum : array of codes, shape (n,)
        What is held fixed; all zero when nothing is.
    cluster : array of codes, shape (n,)
        What varies together; numbered by name, so that the order of articles does not matter.
    unit : str
        What a cluster is: ``event``, ``article`` or the field held fixed. Among events, an
        article without one is a cluster of its own.
    within : str or None
    adjust : tuple of str
    covariates : float64 array, shape (n, k)
    warnings : tuple of str
    """

    rows: Codes
    outlets: tuple[str, ...]
    outlet: Codes
    stratum: Codes
    cluster: Codes
    unit: str
    within: str | None
    adjust: tuple[str, ...]
    covariates: Floats
    warnings: tuple[str, ...]

    def pairs(self, reference: str | None) -> list[tuple[int, int]]:
        """Numerator and denominator of every contrast, as indices of `outlets`."""
        if reference is None:
            return [(a, b) for b, a in combinations(range(len(self.outlets)), 2)]
        if reference not in self.outlets:
            names = ", ".join(self.outlets)
            raise InputError(f"no {reference!r} to compare with; there are {names}")
        b = self.outlets.index(reference)
        return [(a, b) for a in range(len(self.outlets)) if a != b]

    def sample(
        self, y: NDArray[np.int64], exposure: NDArray[np.int64], pair: tuple[int, int]
    ) -> Sample:
        """The articles of two outlets, with exposure, in the strata that both are in."""
        a, b = pair
        everybody = Sample(
            y=y[self.rows].astype(float),
            exposure=exposure[self.rows].astype(float),
            is_a=(self.outlet == a).astype(float),
            X=self.covariates,
            stratum=self.stratum,
            cluster=self.cluster,
        )
        return everybody.take((self.outlet == a) | (self.outlet == b)).shared()

    def adjusted(self, table: FeatureTable, adjust: Sequence[str]) -> Layout:
        """The same layout with the covariates that `adjust` names (`compare` explains them)."""
        columns = [column for field in adjust for column in _covariates(table, self.rows, field)]
        covariates = np.array(columns, float).reshape(-1, len(self.rows)).T
        return replace(self, adjust=tuple(adjust), covariates=covariates)


def lay_out(corpus: Corpus, by: str, within: str | None = None) -> Layout:
    """Order the articles of a corpus for comparison.

    Raises
    ------
    TooFewOutlets
        When the articles carry fewer than two values of `by`.
    InputError
        When no article carries a value of `within`, or a field does not exist.
    """
    keep, warnings = np.ones(len(corpus), bool), []
    for field in filter(None, (by, within)):
        known = np.array([v is not None and v != "" for v in corpus.column(field)], bool)
        if lost := int((keep & ~known).sum()):
            warnings.append(f"{lost} of {len(corpus)} articles without {field!r} are left out")
        if field == within and not known.any():
            raise InputError(
                f"no article has a value of {field!r}, so nothing can be held fixed: fill the "
                "field (framing.corpus.find_events finds candidates), or compare without `within`"
            )
        keep &= known
    rows = np.flatnonzero(keep)
    values = corpus.column(by)
    outlets, outlet = np.unique(np.array([str(values[i]) for i in rows], str), return_inverse=True)
    if len(outlets) < 2:
        there = f"there is only '{outlets[0]}'" if len(outlets) else "there is none"
        raise TooFewOutlets(
            f"a comparison needs articles with at least two values of {by!r}, and {there}"
        )
    cluster, unit = _clusters(corpus, rows, within or "event")
    return Layout(
        rows=rows,
        outlets=tuple(map(str, outlets)),
        outlet=outlet,
        stratum=cluster if within else np.zeros(len(rows), np.intp),
        cluster=cluster,
        unit=unit,
        within=within,
        adjust=(),
        covariates=np.empty((len(rows), 0)),
        warnings=tuple(warnings),
    )


def _clusters(corpus: Corpus, rows: Codes, field: str) -> tuple[Codes, str]:
    values, ids = corpus.column(field), corpus.ids
    known = [values[i] not in (None, "") for i in rows]
    labels = [f"1 {values[i]}" if k else f"0 {ids[i]}" for i, k in zip(rows, known, strict=True)]
    codes = np.unique(np.array(labels, str), return_inverse=True)[1]
    return codes, field if any(known) else "article"


def _covariates(table: FeatureTable, rows: Codes, field: str) -> list[Floats]:
    if field == "length":
        name = next((w for w in WORDS if w in table.exposures), None)
        if name is None:
            there = ", ".join(table.exposures)
            raise InputError(
                f"adjusting for length needs an exposure called {', '.join(WORDS)}; the table "
                f"has {there}"
            )
        return [np.log(np.maximum(table.exposures[name][rows], 1))]
    values = table.corpus.column("date" if field == "month" else field)
    stop = len("2024-05") if field == "month" else None
    names = np.array([str(values[i])[:stop] for i in rows], str)
    return [(names == level).astype(float) for level in np.unique(names)[1:]]
