"""Periods that do not meet, and months that are missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

START = dt.date(2021, 1, 4)


def dated(articles, days):
    """Articles with the given days after the start."""
    return [
        replace(a, date=START + dt.timedelta(days=d)) for a, d in zip(articles, days, strict=True)
    ]


def test_periods_that_do_not_meet(articles, check):
    """One outlet of the spring and one of the autumn: no day is shared."""
    days = [i // 2 + 300 * (i % 2) for i in range(24)]
    seen = check(dated(articles(), days), "H11")
    assert seen.verdict == "fail"
    assert "no day that all outlets cover" in seen.finding
    assert "Karst One (2021-01-04 to 2021-01-15)" in seen.finding
    assert seen.statistic == 1.0


def test_the_share_outside_the_common_period(articles, check):
    """Half of one outlet's articles lie before the other begins: a quarter of all."""
    days = [i // 2 if i % 2 == 0 else 6 + i // 4 for i in range(24)]
    seen = check(dated(articles(), days), "H11")
    ends = sorted(days[1::2])
    outside = sum(d < ends[0] or d > min(ends[-1], 11) for d in days) / 24
    assert seen.statistic == outside
    assert seen.verdict == ("warn" if outside > 0.2 else "pass")


def test_small_outlets_have_no_period(articles, check):
    """Of nine dated articles nothing is said."""
    seen = check(articles(18), "H11")
    assert (seen.verdict, "Fewer than two" in seen.finding) == ("pass", True)


def test_a_missing_month_is_named(articles, check):
    """An outlet without a February, where the others have twenty articles in each month."""
    found = articles(120)
    days = [31 * (i // 40) + i % 20 for i in range(120)]
    months = [START + dt.timedelta(days=d) for d in days]
    kept = [
        replace(a, date=m)
        for a, m in zip(found, months, strict=True)
        if not (a.outlet == "Karst One" and m.month == 2)
    ]
    seen = check(kept, "H12")
    assert seen.statistic == 1.0
    assert seen.offenders[0].startswith("Karst One has none in 2021-02")
    assert check(dated(found, days), "H12").verdict == "pass"
