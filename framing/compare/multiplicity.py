"""Many tests at once: what share of the discoveries may be false."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benjamini_hochberg(p: ArrayLike) -> NDArray[np.float64]:
    """Adjusted p-values that bound the false discovery rate within one declared family.

    Parameters
    ----------
    p : array-like, shape (n,)
        P-values; NaN stands for a test that could not be made and is no member of the family.

    Returns
    -------
    float64 array, shape (n,)
        NaN where `p` is.

    References
    ----------
    bh1995

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, float("nan"), 0.03]).round(2).tolist()
    [0.03, 0.04, nan, 0.04]
    """
    p = np.asarray(p, float)
    q = np.full(p.shape, np.nan)
    made = np.flatnonzero(~np.isnan(p))
    order = made[np.argsort(p[made], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    q[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    return q
