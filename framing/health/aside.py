"""How much of each outlet's pages is not headline and body."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.health.facts import FEWEST, Codes, Facts, Floats, ranked
from framing.health.judge import does_not_apply, percent
from framing.model.parts import LEARNED, PROSE
from framing.model.results import Check

MUCH = 0.3  # of a group's characters: pages were taken whole, or the rules take prose


@dataclass(frozen=True, slots=True, eq=False)
class Aside:
    """Characters of each group's lines, shape (groups,).

    Attributes
    ----------
    all, aside, learned : int64 arrays
        Of all lines; of those outside headline and body; of those among them that were found
        because they repeat.
    """

    all: Codes
    aside: Codes
    learned: Codes

    @classmethod
    def of(cls, facts: Facts) -> Aside:
        """Count the characters of the parts."""
        parts = facts.notes.parts
        size = (parts.end - parts.start).astype(np.int64)
        out = ~parts.part.isin(PROSE)
        learned = out & parts.rule.isin(LEARNED)
        group = facts.group[parts.article]
        return cls(*(_sums(size * m, group, len(facts.groups)) for m in (1, out, learned)))

    @property
    def share(self) -> Floats:
        """Of each group's characters, those set aside."""
        return _ratio(self.aside, self.all)

    @property
    def learned_share(self) -> Floats:
        """Of the characters set aside, those found because they repeat."""
        return _ratio(self.learned, self.aside)


def _sums(values: Codes, group: Codes, n: int) -> Codes:
    chosen = group >= 0
    return np.bincount(group[chosen], values[chosen], n).astype(np.int64)


def _ratio(part: Codes, whole: Codes) -> Floats:
    return np.asarray(np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0))


def check_aside(aside: Aside, facts: Facts) -> Check:
    """H23: how much was set aside, where most, and how much of it was learned.

    Parameters
    ----------
    aside : Aside
    facts : Facts
    """
    unit = "share of a group's characters"
    judged = np.flatnonzero((facts.sizes >= FEWEST) & (aside.all > 0))
    if not len(judged):
        return does_not_apply("H23", "set aside", f"No {facts.by} has {FEWEST} articles.", unit)
    share = aside.share
    most, least = (judged[f(share[judged])] for f in (np.argmax, np.argmin))
    learned = aside.learned.sum() / max(int(aside.aside.sum()), 1)
    whole = aside.aside.sum() / aside.all.sum()
    much = bool(share[most] > MUCH)
    finding = (
        f"{percent(float(whole))} of all characters are not headline or body: "
        f"{percent(float(share[most]))} in {facts.groups[most]}, {percent(float(share[least]))} in "
        f"{facts.groups[least]}."
    )
    if learned:
        finding += f" {percent(float(learned))} of them were found because they repeat."
    if not whole:
        finding = "All characters are headline or body."
    return Check(
        "H23", "set aside", float(share[most]), MUCH, unit, "warn" if much else "pass",
        finding,
        "Read what was set aside there: prose, or pages that were taken whole?" if much else "",
        ranked(np.where(np.isin(np.arange(len(share)), judged), share, 0.0), facts.groups),
    )  # fmt: skip
