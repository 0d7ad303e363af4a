"""From flagged articles to a check: how many, how unevenly over groups, and what that means."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from framing.health.facts import Facts, Spread, articles, ranked, shares, spread
from framing.model.results import Check
from framing.model.span import BoolArray

UNEVEN = 0.10  # between two groups: METHODOLOGY 5.2, L02 and L06, draws the line at ten points
MOST = 0.5  # a fault of most articles is a fault of the corpus
PERCENT_OF_ARTICLES = "share of articles"
POINTS = "difference between two shares"


@dataclass(frozen=True, slots=True)
class Fault:
    """What may be wrong with an article, and when that is too much.

    Attributes
    ----------
    id, name : str
        Of the check.
    limit : float
        The share of all articles beyond which the check warns.
    says : str
        What is true of a flagged article; "3 of 92 articles (3%)" follows.
    never : str
        The sentence when no article is flagged.
    remedy : str
    worst : str
        ``fail`` where an uneven fault makes outlets differ by itself, else ``warn``.
    """

    id: str
    name: str
    limit: float
    says: str
    never: str
    remedy: str
    worst: str = "fail"


def judge(
    fault: Fault, flags: BoolArray, facts: Facts, *, among: BoolArray | None = None, note: str = ""
) -> Check:
    """Judge a fault by its share of all articles, and by how far apart two groups' shares are.

    A fault that is spread evenly costs precision; one that is not looks like a difference between
    outlets. Hence the verdict is `fault.worst` when two groups are more than ten points apart, by
    more than chance, or when most articles have it.

    Parameters
    ----------
    fault : Fault
    flags : bool array, shape (n,)
    facts : Facts
    among : bool array, shape (n,), optional
        The articles that the fault can be found in; all by default.
    note : str
        Another sentence for the finding.
    """
    among = np.ones(len(facts), bool) if among is None else among
    flags = flags & among
    total, n = int(among.sum()), int(flags.sum())
    share, apart = n / max(total, 1), spread(flags, facts, among)
    uneven = apart.is_apart and apart.value > UNEVEN
    verdict = fault.worst if uneven or share > MOST else "warn" if share > fault.limit else "pass"
    finding = f"{fault.says}: {counted(n, total)}{_where(apart, uneven)}." if n else fault.never
    by_group = ranked(shares(flags, facts, among), facts.groups) if uneven else ()
    return Check(
        fault.id, fault.name,
        apart.value if uneven else share, UNEVEN if uneven else fault.limit,
        POINTS if uneven else PERCENT_OF_ARTICLES, verdict,
        " ".join(filter(None, (finding, note if n else ""))),
        fault.remedy if verdict != "pass" else "",
        by_group or articles(flags, facts),
    )  # fmt: skip


def does_not_apply(id: str, name: str, why: str, unit: str = PERCENT_OF_ARTICLES) -> Check:
    """A check whose question does not arise."""
    return Check(id, name, math.nan, math.nan, unit, "pass", why)


def counted(n: int, total: int) -> str:
    """How many of how many articles.

    Examples
    --------
    >>> counted(1, 92), counted(1200, 1200)
    ('1 of 92 articles (1.1%)', 'all 1,200 articles')
    """
    if n == total > 1:
        return f"all {n:,} articles"
    share = 100 * n / max(total, 1)
    said = f"{share:.0f}" if share >= 9.5 else f"{share:.1f}" if share >= 0.05 else "<0.1"
    return f"{n:,} of {total:,} articles ({said}%)"


def percent(share: float) -> str:
    """A share in per cent, as the findings write it.

    Examples
    --------
    >>> percent(0.125), percent(0.004), percent(0.0)
    ('12%', '0.4%', '0%')
    """
    return f"{share:.0%}" if share >= 0.0095 or not share else f"{share:.1%}"


def _where(apart: Spread, uneven: bool) -> str:
    """Where most and fewest are, when that differs by more than chance."""
    if not uneven:
        return ""
    return f"; {percent(apart.high)} in {apart.highest}, {percent(apart.low)} in {apart.lowest}"
