"""Which characters a text is set in: what a classifier can know without reading a word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MARKS = (
    '"', "'", "“", "”", "‘", "’", "``", "''", "-", "--", "–", "—", "…", "...",
    ".", ",", ";", ":", "(", "[", "\n", "\n\n", "  ", "\u00a0",
)  # fmt: skip


def typography(texts: Sequence[str]) -> Floats:
    """Rates of 24 marks and spaces, as log(1 + n per 1,000 characters); shape (n, 24).

    Examples
    --------
    >>> typography(["“Yes,” he said."])[0, [0, 2]].round(2).tolist()
    [0.0, 4.2]
    """
    counts = np.array([[t.count(m) for m in MARKS] for t in texts], float).reshape(-1, len(MARKS))
    size = np.array([max(len(t), 1) for t in texts], float)
    rates: Floats = np.log1p(1000 * counts / size[:, None])
    return rates


def unlined(texts: Sequence[str]) -> list[str]:
    """The texts as a reader of words sees them: line breaks and runs of spaces are one space."""
    return [" ".join(t.split()) for t in texts]
