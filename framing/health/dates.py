"""Dates: missing, implausible, and whether the outlets' periods can be compared."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations

import numpy as np

from framing.health.facts import FEWEST, Codes, Facts, Floats
from framing.health.judge import MOST, Fault, does_not_apply, judge, percent
from framing.model.results import Check
from framing.model.span import BoolArray

FIRST_NEWSPAPER = dt.date(1605, 1, 1)
DEFAULTS = {dt.date(1970, 1, 1), dt.date(1900, 1, 1), dt.date(2000, 1, 1)}  # of computers
SHARED = 0.8  # of the articles in the period that all outlets cover
EXPECTED = 10.0  # articles in a month: none at all then has a probability of 5 in 100,000

UNDATED = Fault(
    "H10", "dates", 0.05,
    "No date, or one that cannot be true",
    "Every article has a plausible date.",
    "Fill the field date: without it neither period nor events can be held fixed.",
    worst="warn",  # what is harmed is the next check, and what adjusts for time
)  # fmt: skip


def undated(facts: Facts, today: dt.date) -> BoolArray:
    """Which articles have no date or an implausible one, shape (n,).

    Where most dates lie ahead, as in invented corpora, that is not held against them.
    """
    dates = facts.notes.corpus.column("date")
    ahead = sum(d is not None and d > today for d in dates)
    is_invented = ahead > MOST * sum(d is not None for d in dates)  # its present is our future
    last = dt.date.max if is_invented else today
    return np.array([d is None or not _is_plausible(d, last) for d in dates], bool)


def _is_plausible(date: dt.date, last: dt.date) -> bool:
    return FIRST_NEWSPAPER <= date <= last and date not in DEFAULTS


def check_dates(facts: Facts, today: dt.date) -> tuple[Check, ...]:
    """H10 to H12.

    Parameters
    ----------
    facts : Facts
    today : datetime.date
        No article is from later.
    """
    dates = facts.notes.corpus.column("date")
    missing = undated(facts, today)
    n_odd = sum(d is not None for d, m in zip(dates, missing, strict=True) if m)
    odd = [f"{i}: {d}" for i, d, m in zip(facts.ids, dates, missing, strict=True) if m and d]
    note = f"Of these, {n_odd:,} with a date of the future, or one that stands for none."
    missed = judge(UNDATED, missing, facts, note=note if n_odd else "")
    if n_odd and missed.verdict != "pass":
        missed = replace(missed, offenders=tuple(odd[:20]))
    day = np.array([d.toordinal() if d else 0 for d in dates], float)
    day[missing] = np.nan
    return missed, check_periods(facts, day), check_gaps(facts, day)


def _ranges(facts: Facts, day: Floats) -> dict[int, tuple[float, float]]:
    """First and last day of each group with at least 10 dated articles."""
    dated = ~np.isnan(day)
    rows = {g: day[dated & (facts.group == g)] for g in range(len(facts.groups))}
    return {g: (x.min(), x.max()) for g, x in rows.items() if len(x) >= FEWEST}


def check_periods(facts: Facts, day: Floats) -> Check:
    """H11: whether the outlets cover one period.

    Parameters
    ----------
    facts : Facts
    day : float array, shape (n,)
        Ordinals; NaN without a date.
    """
    unit = "share of articles outside the period that all cover"
    ranges = _ranges(facts, day)
    if len(ranges) < 2:
        return does_not_apply("H11", "periods", f"Fewer than two {facts.by}s have dates.", unit)
    pairs = list(combinations(ranges, 2))
    disjoint = [p for p in pairs if not _overlap(ranges[p[0]], ranges[p[1]])]
    first, last = (max(r[0] for r in ranges.values()), min(r[1] for r in ranges.values()))
    judged = ~np.isnan(day) & np.isin(facts.group, list(ranges))
    outside = float(((day < first) | (day > last))[judged].mean())
    failed = len(disjoint) > MOST * len(pairs)
    verdict = "fail" if failed else "warn" if disjoint or outside > 1 - SHARED else "pass"
    shared = f"All {facts.by}s of {FEWEST} dated articles or more cover {_span(first, last)}"
    finding = f"{shared}, where {percent(1 - outside)} of their articles stand."
    if first > last:
        finding = f"There is no day that all {facts.by}s cover."
    if disjoint:
        a, b = disjoint[0]
        finding += (
            f" {len(disjoint):,} of {len(pairs):,} pairs do not meet, such as "
            f"{_said(facts, ranges, a)} and {_said(facts, ranges, b)}."
        )
    return Check(
        "H11", "periods", outside, 1 - SHARED, unit, verdict, finding,
        "Cut all outlets to one period, match by event, or adjust for month."
        if verdict != "pass" else "",
        tuple(_said(facts, ranges, g) for g in sorted(ranges, key=lambda g: ranges[g]))[:20]
        if verdict != "pass" else (),
    )  # fmt: skip


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _span(first: float, last: float) -> str:
    return f"{dt.date.fromordinal(int(first))} to {dt.date.fromordinal(int(last))}"


def _said(facts: Facts, ranges: dict[int, tuple[float, float]], g: int) -> str:
    return f"{facts.groups[g]} ({_span(*ranges[g])})"


def check_gaps(facts: Facts, day: Floats) -> Check:
    """H12: months without an article of an outlet where at least 10 were to be expected.

    Expected from how many the outlet has over its own period, and how the others' articles are
    spread over it.

    Parameters
    ----------
    facts : Facts
    day : float array, shape (n,)
    """
    months, counts = _by_month(facts, day)
    found: list[tuple[float, str]] = []
    for g in range(len(counts)):
        own = counts[g]
        covered = np.flatnonzero(own)
        if own.sum() < FEWEST or len(covered) < 2:
            continue
        period = slice(covered[0], covered[-1] + 1)
        others = counts[:, period].sum(axis=0) - own[period]
        expected = own.sum() * others / max(others.sum(), 1)
        for m in np.flatnonzero((own[period] == 0) & (expected >= EXPECTED)):
            month = months[period][m]
            when = f"{month // 12}-{month % 12 + 1:02d}"
            about = f"where about {expected[m]:.0f} were to be expected"
            found.append((expected[m], f"{facts.groups[g]} has none in {when}, {about}"))
    found.sort(key=lambda f: (-f[0], f[1]))
    n = len(found)
    finding = "No outlet lacks a month that the others cover."
    if n:
        finding = f"{n:,} month{'s' * (n > 1)} in outlets' periods are empty: {found[0][1]}."
    return Check(
        "H12", "gaps", float(n), 0.0, "months", "warn" if n else "pass", finding,
        "Fill the gaps, or leave the months out in all outlets." if n else "",
        tuple(label for _, label in found[:20]),
    )  # fmt: skip


def _by_month(facts: Facts, day: Floats) -> tuple[Codes, Codes]:
    """Months in which there are articles, as year * 12 + month - 1, and counts (groups, months)."""
    rows = np.flatnonzero(~np.isnan(day) & (facts.group >= 0))
    dates = [dt.date.fromordinal(int(day[r])) for r in rows]
    month = np.array([d.year * 12 + d.month - 1 for d in dates], np.int64)
    months, where = np.unique(month, return_inverse=True)
    counts = np.zeros((len(facts.groups), len(months)), np.int64)
    np.add.at(counts, (facts.group[rows], where), 1)
    return months, counts
