"""Whether a difference is one of choice or one of what was covered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Decomposition:
    """A difference of two rates, taken apart by stratum.

    Attributes
    ----------
    total : float
        r_a - r_b, per unit of exposure.
    within, composition : float
        What different rates in the same strata contribute, and what different shares of the
        strata do; they sum to `total`.
    within_strata, composition_strata : float64 arrays, shape (strata,)
        The same by stratum.
    """

    total: float
    within: float
    composition: float
    within_strata: NDArray[np.float64]
    composition_strata: NDArray[np.float64]

    @property
    def misleading(self) -> bool:
        """Whether the total says something else than the within term.

        True when the two have opposite signs, or composition is more than half of the total.
        """
        opposite = self.within * self.total < 0
        return bool(opposite or abs(self.composition) > 0.5 * abs(self.total))


def kitagawa(
    counts_a: ArrayLike, exposure_a: ArrayLike, counts_b: ArrayLike, exposure_b: ArrayLike
) -> Decomposition:
    """Decompose r_a - r_b over strata such as events.

    Σ_e ½(w_ea + w_eb)(r_ea - r_eb) + Σ_e ½(r_ea + r_eb)(w_ea - w_eb), w = share of exposure.
    A stratum that only one side covers cannot tell anything about choice: the other side is given
    the same rate there, so that all of it is composition.

    Parameters
    ----------
    counts_a, exposure_a, counts_b, exposure_b : array-like, shape (strata,)

    Returns
    -------
    Decomposition
        All NaN when a side has no exposure at all.

    References
    ----------
    kitagawa1955, pearl2014

    Examples
    --------
    The same rates in both strata, but side a writes more where rates are high:

    >>> d = kitagawa([90, 1], [90, 10], [10, 9], [10, 90])
    >>> round(d.total, 2), round(d.within, 2), round(d.composition, 2)
    (0.72, 0.0, 0.72)
    """
    ya, na, yb, nb = (np.asarray(x, float) for x in (counts_a, exposure_a, counts_b, exposure_b))
    with np.errstate(invalid="ignore", divide="ignore"):
        ra, rb, wa, wb = ya / na, yb / nb, na / na.sum(), nb / nb.sum()
    ra, rb = np.where(na > 0, ra, rb), np.where(nb > 0, rb, ra)
    empty = (na == 0) & (nb == 0)
    ra[empty] = rb[empty] = 0.0
    within = (wa + wb) / 2 * (ra - rb)
    composition = (ra + rb) / 2 * (wa - wb)
    total = float((wa * ra).sum() - (wb * rb).sum())
    return Decomposition(total, float(within.sum()), float(composition.sum()), within, composition)
