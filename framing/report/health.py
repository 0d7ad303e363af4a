"""The health of a corpus, told: lines for a terminal, limits for a report, rates for a table."""

from __future__ import annotations

import math
from dataclasses import dataclass

from framing.model.health import GroupHealth, Health
from framing.model.results import Check

SHOWN_GROUPS = 60
HEADS = {
    "articles": "articles",
    "words": "words, median",
    "first": "first",
    "last": "last",
    "identical": "identical",
    "copies_within": "copies within",
    "copies_across": "copies across",
    "wire": "wire",
    "own_name": "own name",
    "empty": "empty",
    "short": "short",
    "cut_off": "cut off",
    "undated": "undated",
    "damaged": "damaged",
    "html": "markup",
    "one_line": "one line",
    "curly": "curly quotes",
    "straight": "straight quotes",
    "doubled": "doubled quotes",
    "no_quotes": "no quotes",
    "set_aside": "set aside",
}
_AS_THEY_ARE = ("first", "last")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One outlet's rates as a page shows them; the largest outlets first.

    Attributes
    ----------
    name : str
    cells : tuple of str
        In the order of `HEADS`.
    """

    name: str
    cells: tuple[str, ...]


def group_rows(health: Health) -> tuple[GroupRow, ...]:
    """The rates of at most 60 outlets, those with most articles first."""
    largest = sorted(health.groups, key=lambda g: (-g.articles, g.group))[:SHOWN_GROUPS]
    return tuple(GroupRow(g.group, tuple(_cell(g, name) for name in HEADS)) for g in largest)


def _cell(group: GroupHealth, name: str) -> str:
    value = getattr(group, name)
    if name in _AS_THEY_ARE:
        return str(value) or "–"
    if math.isnan(value):
        return "–"
    if name in ("articles", "words"):
        return f"{value:,.0f}"
    return "0" if value == 0 else "<1%" if value < 0.005 else f"{value:.0%}"


def check_line(check: Check) -> str:
    """A check as one line of text: verdict, id, name and finding."""
    return f"{check.verdict:4}  {check.id}  {check.name}: {check.finding}"


def limits(health: Health | None) -> tuple[str, ...]:
    """What is wrong with the corpus as limits of what is found in it; those that fail first."""
    if health is None:
        return ()
    return tuple(f"Of the corpus ({c.id}, {c.name}): {c.finding}" for c in health.troubles)
