"""A corpus as the checks look at it, and shares of its articles by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from framing.model.annotations import Annotations
from framing.model.parts import PROSE
from framing.model.span import BoolArray
from framing.model.voices import VOICES

Codes = NDArray[np.int64]
Floats = NDArray[np.float64]

FEWEST = 10  # articles of a group whose share is compared with another's
PASSAGE = 60  # words: where half of the texts have fewer, they are sentences or headlines
CHANCE = 0.01  # that any two groups are called different where none are


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What every check needs to know of n articles.

    Attributes
    ----------
    notes : Annotations
    prose : list of str, length n
        Headline and body of each article, verbatim, its lines joined by line breaks.
    words : int64 array, shape (n,)
        In headline and body.
    groups : tuple of str
        In order of name.
    group : int64 array, shape (n,)
        Index into `groups`; -1 without a group.
    by : str
        The field that `groups` are the values of.
    """

    notes: Annotations
    prose: list[str]
    words: Codes
    groups: tuple[str, ...]
    group: Codes
    by: str

    @classmethod
    def of(cls, notes: Annotations, by: str) -> Facts:
        """Read the annotations, grouped by the values of a field."""
        values = [str(v) if v is not None and v != "" else "" for v in notes.corpus.column(by)]
        groups = tuple(sorted(set(values) - {""}))
        index = {name: code for code, name in enumerate(groups)} | {"": -1}
        group = np.array([index[v] for v in values], np.int64)
        words = notes.exposure("words", PROSE, VOICES)
        return cls(notes, prose_of(notes), words, groups, group, by)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the articles."""
        return self.notes.corpus.ids

    @property
    def sizes(self) -> Codes:
        """Articles of each group, shape (groups,)."""
        return np.bincount(self.group[self.group >= 0], minlength=len(self.groups))

    @property
    def are_passages(self) -> bool:
        """Whether the texts are sentences or headlines rather than articles."""
        return bool(len(self)) and float(np.median(self.words)) < PASSAGE


def prose_of(notes: Annotations) -> list[str]:
    """Headline and body of each article, verbatim, its lines joined by line breaks."""
    lines = notes.parts.take(notes.parts.part.isin(PROSE))
    cuts = np.searchsorted(lines.article, np.arange(len(notes) + 1)).tolist()
    spans = list(zip(lines.start.tolist(), lines.end.tolist(), strict=True))
    return [
        "\n".join(text[s:e] for s, e in spans[cuts[row] : cuts[row + 1]])
        for row, text in enumerate(notes.corpus.texts)
    ]


def shares(flags: BoolArray, facts: Facts, among: BoolArray | None = None) -> Floats:
    """The share of each group's articles that are flagged, shape (groups,); NaN without any.

    Parameters
    ----------
    flags : bool array, shape (n,)
    facts : Facts
    among : bool array, shape (n,), optional
        The articles that count; all by default.
    """
    counted = facts.group >= 0 if among is None else (facts.group >= 0) & among
    n = np.bincount(facts.group[counted], minlength=len(facts.groups))
    k = np.bincount(facts.group[counted & flags], minlength=len(facts.groups))
    return np.asarray(np.divide(k, n, out=np.full(len(n), np.nan), where=n > 0))


@dataclass(frozen=True, slots=True)
class Spread:
    """How far apart two groups' shares are.

    Attributes
    ----------
    value : float
        The highest share less the lowest; NaN when fewer than two groups are large enough. Of
        many groups those are taken that are surely high and low, not the smallest by luck.
    highest, lowest : str
        The groups.
    high, low : float
        Their shares.
    is_apart : bool
        Whether they differ by more than chance, the most different two being chosen of many.
    """

    value: float
    highest: str = ""
    lowest: str = ""
    high: float = np.nan
    low: float = np.nan
    is_apart: bool = False


def spread(flags: BoolArray, facts: Facts, among: BoolArray | None = None) -> Spread:
    """The groups of at least 10 articles with the highest and the lowest share."""
    counted = np.ones(len(facts), bool) if among is None else among
    n = np.bincount(facts.group[counted & (facts.group >= 0)], minlength=len(facts.groups))
    judged = np.flatnonzero(n >= FEWEST)
    if len(judged) < 2:
        return Spread(np.nan)
    share = shares(flags, facts, counted)[judged]
    # the surest extremes: ten articles of ten say less than ninety of a hundred
    centre = (share * n[judged] + 2) / (n[judged] + 4)
    half = 2 * np.sqrt(centre * (1 - centre) / (n[judged] + 4))
    top, bottom = int((centre - half).argmax()), int((centre + half).argmin())
    ends = judged[[top, bottom]]
    k = np.rint(share[[top, bottom]] * n[ends]).astype(np.int64)
    return Spread(
        float(share[top] - share[bottom]),
        facts.groups[judged[top]],
        facts.groups[judged[bottom]],
        float(share[top]),
        float(share[bottom]),
        differ(k, n[ends], len(judged) * (len(judged) - 1) // 2),
    )


def differ(k: Codes, n: Codes, pairs: int) -> bool:
    """Whether two proportions differ by more than chance, where the pair is one of many.

    Score test with the pooled proportion, at one per cent over all pairs (Bonferroni).

    Parameters
    ----------
    k, n : int arrays, shape (2,)
        Flagged articles, and articles.
    pairs : int
        That the pair was chosen from.

    Examples
    --------
    >>> differ(np.array([8, 0]), np.array([12, 21]), pairs=10)
    True
    >>> differ(np.array([3, 0]), np.array([12, 21]), pairs=10)
    False
    """
    pooled = k.sum() / n.sum()
    error = np.sqrt(pooled * (1 - pooled) * (1 / n).sum())
    z = abs(k[0] / n[0] - k[1] / n[1]) / error if error else 0.0
    return bool(z > NormalDist().inv_cdf(1 - CHANCE / (2 * pairs)))


def articles(flags: BoolArray, facts: Facts, most: int = 20) -> tuple[str, ...]:
    """The ids of the first flagged articles."""
    ids = facts.ids
    return tuple(ids[i] for i in np.flatnonzero(flags)[:most])


def ranked(values: Floats, names: Sequence[str], most: int = 20) -> tuple[str, ...]:
    """Names with their shares, highest first; those of nought or without a share left out."""
    order = np.argsort(-np.nan_to_num(values), kind="stable")[:most]
    return tuple(f"{names[i]}: {values[i]:.0%}" for i in order if values[i] > 0)
