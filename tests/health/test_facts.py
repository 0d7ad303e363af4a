"""Shares, spreads and what chance allows."""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.health.balance import effective
from framing.health.facts import differ, ranked, shares, spread
from framing.health.judge import Fault, counted, judge
from framing.health.names import aliases, check_domains
from framing.health.texts import same_length

FAULT = Fault("H99", "holes", 0.05, "Holes", "No holes.", "Mend them.")


def facts(*sizes: int) -> SimpleNamespace:
    """Groups of some sizes; the only thing that shares need to know."""
    group = np.repeat(np.arange(len(sizes)), sizes)
    names = tuple(f"Outlet {chr(65 + g)}" for g in range(len(sizes)))

    class Of(SimpleNamespace):
        def __len__(self) -> int:
            return len(group)

    ids = tuple(f"a{i}" for i in range(len(group)))
    return Of(group=group, groups=names, sizes=np.array(sizes), ids=ids)


def flagged(*counts: tuple[int, int]) -> np.ndarray:
    """The first k of each group's n articles."""
    return np.concatenate([np.arange(n) < k for k, n in counts])


def test_shares_by_hand():
    """Counts over sizes; articles without a group count for nobody, empty groups are undefined."""
    found = facts(4, 2)
    found.group = np.array([0, 0, 0, -1, 1, 1])
    found.groups = (*found.groups, "Outlet C")
    share = shares(np.array([1, 0, 0, 1, 1, 1], bool), found)
    assert share[:2] == pytest.approx([1 / 3, 1.0])
    assert math.isnan(share[2])


def test_spread_looks_at_groups_of_some_size():
    """A group of nine is not judged, whatever its share."""
    apart = spread(flagged((2, 20), (8, 20), (9, 9)), facts(20, 20, 9))
    assert (apart.highest, apart.lowest) == ("Outlet B", "Outlet A")
    assert apart.value == pytest.approx(0.3)
    assert math.isnan(spread(flagged((2, 20), (9, 9)), facts(20, 9)).value)


def test_differ_is_the_score_test():
    """Against chi-square of the 2 x 2 table without correction, at the level of one pair."""
    from scipy.stats import chi2_contingency

    for k in range(13):
        table = [[k, 12 - k], [2, 19]]
        p = chi2_contingency(table, correction=False).pvalue
        assert differ(np.array([k, 2]), np.array([12, 21]), pairs=1) is bool(p < 0.01)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 1000))
def test_more_pairs_never_make_a_difference_surer(a, b, pairs):
    """What is no difference among few pairs is none among many."""
    k, n = np.array([a, b]), np.array([30, 30])
    assert differ(k, n, 1) or not differ(k, n, pairs)


def test_groups_that_are_alike_are_seldom_told_apart():
    """Forty outlets of one rate: at most one corpus of a hundred is called uneven."""
    draw = np.random.default_rng(7)
    found = facts(*[25] * 40)
    apart = sum(spread(draw.random(1000) < 0.2, found).is_apart for _ in range(300))
    assert apart <= 9  # three times the level, in 300


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        (((0, 50), (0, 50)), "pass"),
        (((2, 50), (3, 50)), "pass"),
        (((5, 50), (4, 50)), "warn"),
        (((25, 50), (0, 50)), "fail"),
        (((4, 20), (0, 20)), "warn"),  # a fifth and none, but of twenty each
        (((30, 50), (28, 50)), "fail"),  # most articles
    ],
)
def test_verdicts(counts, verdict):
    """Even and rare passes, even and less rare warns, uneven or general fails."""
    check = judge(FAULT, flagged(*counts), facts(*(n for _, n in counts)))
    assert check.verdict == verdict
    assert bool(check.remedy) is (verdict != "pass")


def test_an_uneven_check_states_the_difference():
    """The statistic is what decided, and the finding names both ends."""
    check = judge(FAULT, flagged((25, 50), (0, 50)), facts(50, 50))
    assert (check.statistic, check.threshold) == (0.5, 0.1)
    assert check.finding == "Holes: 25 of 100 articles (25%); 50% in Outlet A, 0% in Outlet B."
    assert check.offenders == ("Outlet A: 50%",)


def test_counts_are_said_so_that_none_is_lost():
    """A rare one is never said to be 0.0%."""
    assert counted(1, 40_000) == "1 of 40,000 articles (<0.1%)"


def test_ranked_leaves_out_nought_and_unknown():
    """Only groups that have some, highest first."""
    assert ranked(np.array([0.1, np.nan, 0.0, 0.5]), "abcd") == ("d: 50%", "a: 10%")


@given(st.lists(st.integers(1, 500), min_size=1, max_size=9))
def test_effective_number(sizes):
    """Between one and the number of groups; their number when they are even."""
    number = effective(np.array(sizes))
    assert 1 - 1e-9 <= number <= len(sizes) + 1e-9
    assert effective(np.full(4, sizes[0])) == pytest.approx(4)


def test_same_length_needs_several_articles_of_the_greatest_length():
    """Five of one length at the top are a limit; five below it, or four at it, are not."""
    group = np.repeat([0, 1, 2], 8)
    lengths = np.array([500] * 5 + [90, 80, 70] + [500] * 5 + [900, 80, 70] + [500] * 4 + [1] * 4)
    assert np.flatnonzero(same_length(lengths, group, 3)).tolist() == [0, 1, 2, 3, 4]


def test_same_length_of_articles_without_a_group():
    """They are looked at as one more group."""
    lengths, group = np.array([250] * 6 + [10]), np.full(7, -1)
    assert same_length(lengths, group, 0).sum() == 6


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Karst One", "karst one "], [("Karst One", "karst one ")]),
        (["The Karst Daily", "Karst Daily (Web News)"], 1),
        (["NYT", "New York Times", "nytimes.com"], 1),
        (["KDM", "Karst Daily Mirror"], 1),
        (["Meridian Times", "Meridian Post", "Karst Times", "Karst"], []),
    ],
)
def test_aliases(names, found):
    """Case, articles, data sets' additions, cards and initials; never a shared word alone."""
    same = aliases(names)
    assert (len(same) if isinstance(found, int) else same) == found


def test_domains():
    """One address under two names, two addresses under one; hosts of everybody do not count."""
    outlets = ["Karst One"] * 4 + ["Karst 1"] * 2 + ["Harbour Post"] * 4
    urls = ["https://karst.example/a"] * 6 + ["https://harbour.example/b"] * 2
    urls += ["https://www.harbourpost.example/c"] * 2
    check = check_domains([*outlets, "Meridian Times"], [*urls, "https://t.co/x"])
    assert check.offenders == (
        "karst.example: Karst 1 and Karst One",
        "Harbour Post: harbour.example and harbourpost.example",
    )
    assert check.verdict == "warn"


def test_small_extremes_do_not_hide_large_ones():
    """Ten of ten and none of ten are less sure than ninety and ten of a hundred."""
    counts = ((10, 10), (0, 10), (90, 100), (10, 100), *[(50, 100)] * 40)
    apart = spread(flagged(*counts), facts(*(n for _, n in counts)))
    assert apart.is_apart
    assert (apart.high, apart.low) == (0.9, 0.1)
