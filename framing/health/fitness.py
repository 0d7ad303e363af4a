"""When a comparison of outlets would mean nothing, and is refused."""

from __future__ import annotations

import numpy as np

from framing.health.balance import FEWEST_ARTICLES
from framing.health.copied import Copied
from framing.health.facts import Facts
from framing.health.judge import MOST, counted
from framing.model.errors import Refusal, TooFewOutlets
from framing.model.health import Health


def reasons(facts: Facts, copied: Copied) -> tuple[str, ...]:
    """Why comparing the groups would mean nothing; empty when it may be done.

    Few things do: everything else is said, and left to the reader.
    """
    sizes, found = facts.sizes, []
    if len(sizes) < 2:
        there = f"there is only {facts.groups[0]!r}" if len(sizes) else "there is none"
        found.append(f"a comparison needs articles of at least two {facts.by}s, and {there}")
    worded = np.bincount(facts.group[(facts.group >= 0) & (facts.words > 0)], minlength=len(sizes))
    blank = [facts.groups[g] for g in np.flatnonzero((worded == 0) & (sizes >= FEWEST_ARTICLES))]
    if blank:
        found.append(f"no article of {', '.join(blank[:5])} has a word in headline and body")
    elif len(sizes) > 1 and (worded > 0).sum() < 2:
        found.append(f"fewer than two {facts.by}s have words in headline and body")
    grouped = facts.group >= 0
    same = int((copied.identical_across & grouped).sum())
    if same > MOST * max(int(grouped.sum()), 1):
        found.append(
            f"{counted(same, int(grouped.sum()))} have the same words as an article of another "
            f"{facts.by}, so that the texts are compared with themselves"
        )
    return tuple(found)


def require_fit(health: Health) -> None:
    """Refuse a corpus whose comparison would mean nothing.

    Parameters
    ----------
    health : Health

    Raises
    ------
    TooFewOutlets
        When there are no two groups to compare.
    Refusal
        When a group has no words, or most articles are the same in several groups.
    """
    if not health.blocks:
        return
    kind = TooFewOutlets if len(health.groups) < 2 else Refusal
    raise kind(
        f"this corpus cannot be compared by {health.by}: {'; '.join(health.blocks)}. "
        "`framing audit` lists what is wrong with it, and where"
    )
