"""How many articles each outlet has, and whether that is enough."""

from __future__ import annotations

import numpy as np

from framing.health.facts import Codes, Facts
from framing.health.judge import does_not_apply
from framing.model.results import Check

EVEN = 0.5  # of the groups' number: below, half of them hardly count in any pooled figure
FEWEST_ARTICLES = 5  # METHODOLOGY 10.2: cells of fewer are not shown
LOST = 0.10  # of the articles without a group


def check_balance(facts: Facts) -> tuple[Check, ...]:
    """H13 and H14."""
    return _check_sizes(facts), _check_enough(facts)


def effective(sizes: Codes) -> float:
    """The number of equally large groups that are as concentrated (inverse Simpson index).

    References
    ----------
    simpson1949

    Examples
    --------
    >>> effective(np.array([10, 10])), round(effective(np.array([98, 1, 1])), 2)
    (2.0, 1.04)
    """
    share = sizes / sizes.sum()
    return float(1 / (share**2).sum())


def _check_sizes(facts: Facts) -> Check:
    sizes = facts.sizes
    if len(sizes) < 2:
        return does_not_apply("H13", "balance", f"There is no second {facts.by}.", "share")
    number = effective(sizes)
    order = np.argsort(-sizes, kind="stable")
    largest, smallest, median = order[0], order[-1], float(np.median(sizes))
    even = number / len(sizes) >= EVEN
    finding = (
        f"{len(sizes):,} {facts.by}s have from {sizes[smallest]:,} ({facts.groups[smallest]}) to "
        f"{sizes[largest]:,} articles ({facts.groups[largest]}), {median:,.0f} in the middle; they "
        f"weigh as much as {number:.1f} of one size."
    )
    if sizes[smallest] == sizes[largest]:
        finding = f"Each of {len(sizes):,} {facts.by}s has {sizes[largest]:,} articles."
    return Check(
        "H13", "balance", number / len(sizes), EVEN, "effective number, of the number there is",
        "pass" if even else "warn", finding,
        "" if even else "Compare the large ones by pairs, or draw equally many of each; pooled "
        "figures are the largest one's.",
        () if even else tuple(f"{facts.groups[g]}: {sizes[g]:,}" for g in order[:20]),
    )  # fmt: skip


def _check_enough(facts: Facts) -> Check:
    sizes, n_lost = facts.sizes, int((facts.group < 0).sum())
    few = np.flatnonzero(sizes < FEWEST_ARTICLES)
    enough = len(sizes) - len(few)
    lost = n_lost / max(len(facts), 1)
    verdict = "fail" if enough < 2 else "warn" if len(few) or lost > LOST else "pass"
    finding = (
        f"{len(few):,} of {len(sizes):,} {facts.by}s have fewer than {FEWEST_ARTICLES} articles."
        if len(few)
        else f"Every {facts.by} has at least {FEWEST_ARTICLES} articles."
        if len(sizes)
        else f"No article has a value of {facts.by}."
    )
    if n_lost and len(sizes):
        finding += f" {n_lost:,} articles have none and are left out."
    remedy = f"Collect more articles, or leave these {facts.by}s out of every comparison."
    if lost > LOST:
        remedy = f"Fill the field {facts.by}; on the command line, --field {facts.by}=COLUMN."
    return Check(
        "H14", "enough articles", float(len(few)), 0.0, "groups", verdict, finding,
        remedy if verdict != "pass" else "",
        tuple(f"{facts.groups[g]}: {sizes[g]:,}" for g in few[np.argsort(sizes[few])][:20]),
    )  # fmt: skip
