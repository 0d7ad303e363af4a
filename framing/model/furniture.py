"""What was learned to be the furniture of outlets' pages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Furniture:
    """Lines and runs of words that repeat on each outlet's pages, as keys.

    Attributes
    ----------
    outlets : tuple of str
        Those that some was learned of.
    keys : tuple of uint64 arrays, one an outlet
        Ascending.
    n_articles : int
        How many articles it was learned from.
    """

    outlets: tuple[str, ...] = ()
    keys: tuple[NDArray[np.uint64], ...] = ()
    n_articles: int = 0

    def __len__(self) -> int:
        return sum(map(len, self.keys))

    def __repr__(self) -> str:
        return (
            f"Furniture({len(self):,} lines and runs of {len(self.outlets)} outlets, "
            f"learned from {self.n_articles:,} articles)"
        )
