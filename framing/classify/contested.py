"""Prose or furniture: what a classifier may read, as its training articles alone have it.

What repeats on an outlet's pages is learned from all of them; a classifier that is tried on some
must not owe them that. So each stretch that was learned is judged anew for each fold, by whether
it repeats among the articles that train.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.classify.families import Codes
from framing.classify.views import STRICT, VIEWS
from framing.corpus import Repeats
from framing.corpus.furniture import furniture_in
from framing.model.annotations import Annotations
from framing.model.parts import LEARNED
from framing.model.span import BoolArray, covered


@dataclass(frozen=True, slots=True, eq=False)
class Contested:
    """The m stretches of n articles that were set aside because they repeat.

    Attributes
    ----------
    repeats : Repeats
        Of the n articles.
    article : int64 array, shape (m,)
    middle : int64 array, shape (m,)
        A position within each, in the text of its article.
    texts : tuple of str, length m
        As the strict view shows text.
    """

    repeats: Repeats
    article: Codes
    middle: Codes
    texts: tuple[str, ...]

    @classmethod
    def of(cls, notes: Annotations) -> Contested | None:
        """Those of annotated articles, if there are any."""
        from framing.measure.views import piece_texts

        parts = notes.parts.take(notes.parts.rule.isin(LEARNED))
        if not len(parts):
            return None
        return cls(
            Repeats.of(notes.corpus),
            parts.article.astype(np.int64),
            (parts.start.astype(np.int64) + parts.end) // 2,
            tuple(piece_texts(notes, parts, without=VIEWS[STRICT].without)),
        )

    def shown(self, train: NDArray[np.integer]) -> BoolArray:
        """Which do not repeat among some articles, and so are prose to who learns from them."""
        repeats = self.repeats
        names = (*repeats.outlets, None)
        found = furniture_in(
            repeats.learn(train), repeats.stretches, [names[code] for code in repeats.outlet]
        )
        # one axis for all articles, so that a look-up in all of them is one
        width = int(max(self.middle.max(initial=0), found.end.max(initial=0))) + 1
        base = found.article.astype(np.int64) * width
        places = self.article * width + self.middle
        return ~covered(places, base + found.start, base + found.end)

    def added(self, counts: Any, terms: Any, train: NDArray[np.integer]) -> Any:
        """Counts of terms with those of what is shown added to the articles they stand in.

        Parameters
        ----------
        counts : sparse array, shape (n, terms)
            Without any of the stretches.
        terms : sparse array, shape (m, terms)
            Of the stretches.
        train : int array
            The articles that train.
        """
        from scipy.sparse import csr_array

        rows = np.flatnonzero(self.shown(train)).astype(np.int32)  # as scikit-learn wants them
        if not len(rows):
            return counts
        where = (np.ones(len(rows), counts.dtype), (self.article[rows].astype(np.int32), rows))
        return counts + csr_array(where, shape=(counts.shape[0], len(self.texts))) @ terms
