"""Every contrast with and without wire copy, side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.model.results import Estimate, rows_frame
from framing.model.study import Study

if TYPE_CHECKING:
    import pandas as pd

CHANGES = {
    "direction": "turns round",
    "gained": "only without wire copy does the interval exclude 1",
    "lost": "only with wire copy does the interval exclude 1",
    "": "",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One contrast, of all articles and of own copy.

    Attributes
    ----------
    feature, a, b : str
    within : str
        The field whose values are matched; '' for all articles together.
    value, low, high, q : float
        Of all articles.
    own_value, own_low, own_high, own_q : float
        Without wire copy; NaN where it cannot be had.
    change : str
        A key of `CHANGES`: how leaving wire copy out changes what is claimed.
    """

    feature: str
    a: str
    b: str
    within: str
    value: float
    low: float
    high: float
    q: float
    own_value: float
    own_low: float
    own_high: float
    own_q: float
    change: str


def side_by_side(study: Study) -> tuple[Pair, ...]:
    """The estimates of a study beside those of its own copy; none where there is no wire copy."""
    if study.own_copy is None:
        return ()
    own = {
        (c.estimand.within, e.feature, e.a, e.b): e
        for c in study.own_copy.comparisons
        for e in c.estimates
    }
    return tuple(
        _pair(e, own.get((c.estimand.within, e.feature, e.a, e.b)), c.estimand.within or "")
        for c in study.comparisons
        for e in c.estimates
    )


def side_by_side_frame(study: Study) -> pd.DataFrame:
    """One row a contrast, see `Pair`."""
    return rows_frame(side_by_side(study), Pair)


def _pair(e: Estimate, own: Estimate | None, within: str) -> Pair:
    mine = (own.value, own.low, own.high, own.q) if own else (math.nan,) * 4
    change = _change(e, own) if own else ""
    return Pair(e.feature, e.a, e.b, within, e.value, e.low, e.high, e.q, *mine, change)


def _change(e: Estimate, own: Estimate) -> str:
    if math.isnan(e.value) or math.isnan(own.value):
        return ""
    with_, without = _excludes(e), _excludes(own)
    if with_ and without and (e.value > 1) != (own.value > 1):
        return "direction"
    return "" if with_ == without else "gained" if without else "lost"


def _excludes(e: Estimate) -> bool:
    """Whether the interval leaves 1 out."""
    return e.low > 1 or e.high < 1
