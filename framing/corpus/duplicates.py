"""Articles that are copies of one another, in whole, edited, or one inside the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from framing.corpus.passages import SharedSpans, shared_spans
from framing.corpus.sequences import as_corpus
from framing.corpus.sketches import Rows, candidates, sketch
from framing.corpus.words import Words, in_order, n_shared, shingle_sets
from framing.model.corpus import Corpus
from framing.model.errors import InputError
from framing.text.words import Keys

if TYPE_CHECKING:
    import pandas as pd

Fractions = NDArray[np.float64]

EXACT, NEAR, CONTAINED = range(3)
KINDS = ("exact", "near", "contained")
SMALLEST = 20  # shingles that a text needs before being contained in another says anything

_BATCH = 32  # articles read at a time
_BLOCK = 1 << 14  # pairs compared at a time: what bounds the memory


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """Pairs of articles that are copies, in the order of their rows.

    Attributes
    ----------
    corpus : Corpus
        What was searched.
    a, b : int64 arrays, shape (p,)
        Rows, ``a < b``.
    similarity : float array, shape (p,)
        Jaccard: distinct shingles that both have, of those that either has.
    a_in_b, b_in_a : float arrays, shape (p,)
        Containment: the share of the one's shingles that the other has.
    kind : uint8 array, shape (p,)
        `EXACT` (the same words in the same order), `NEAR` (similar) or `CONTAINED`; an index
        into `KINDS`.
    """

    corpus: Corpus
    a: Rows
    b: Rows
    similarity: Fractions
    a_in_b: Fractions
    b_in_a: Fractions
    kind: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.a)

    def __repr__(self) -> str:
        counts = np.bincount(self.kind, minlength=len(KINDS))
        found = ", ".join(f"{n} {kind}" for n, kind in zip(counts, KINDS, strict=True))
        return f"Copies({len(self)} pairs of {len(self.corpus)} articles: {found})"

    @property
    def families(self) -> Rows:
        """The family of each article, shape (n,), numbered from 0 in order of appearance.

        Articles that a chain of pairs connects are one family; an article without copies is alone
        in its own.
        """
        return linked(len(self.corpus), self.a, self.b)

    def keep_one(self) -> Corpus:
        """The corpus with the first article of each family; sort it to choose another first."""
        return self.corpus.take(np.sort(np.unique(self.families, return_index=True)[1]))

    def shared_spans(self, pair: int) -> SharedSpans:
        """The passages of at least 8 words that the two articles of a pair share."""
        a, b = _texts(self.corpus, np.array([self.a[pair], self.b[pair]]))
        return shared_spans(a, b)

    def to_frame(self) -> pd.DataFrame:
        """One row a pair: ids, outlets, kind, the three measures and the family."""
        import pandas as pd

        ids, outlets = (np.array(self.corpus.column(c), object) for c in ("id", "outlet"))
        return pd.DataFrame(
            {
                "a": ids[self.a],
                "b": ids[self.b],
                "outlet_a": outlets[self.a],
                "outlet_b": outlets[self.b],
                "kind": np.array(KINDS, object)[self.kind],
                "similarity": self.similarity,
                "a_in_b": self.a_in_b,
                "b_in_a": self.b_in_a,
                "family": self.families[self.a],
            }
        )


def find_copies(
    articles: Any,
    *,
    similarity: float = 0.22,
    containment: float = 0.6,
    shingle: int = 2,
    seed: int = 0,
) -> Copies:
    """Find exact copies, edited copies, and articles that stand inside others.

    Samples of 5-word runs propose pairs, and each pair is then measured on all its words, so that
    no pair that is returned owes anything to chance. What is missed is what shares almost no five
    words in a row: docs/decisions/0010-duplicates.md has the figures. Case and typography do not
    hide a copy. Nothing is removed.

    Parameters
    ----------
    articles : Corpus, frame, or sequence of Article or of str
        As for `as_corpus`; the whole text of each is compared.
    similarity : float
        Smallest Jaccard similarity of a near copy. With 2-word shingles, .22 is what is left when
        about two words of five are edited.
    containment : float
        Smallest share of an article's shingles that another has when it stands inside it.
        Articles of fewer than 20 shingles are not judged by it.
    shingle : int
        Words in a shingle.
    seed : int
        Of the hashing.

    Returns
    -------
    Copies
        In a group of more than 24 copies each is paired with some of the others only; the family
        is still one.

    Raises
    ------
    InputError
        When a threshold is no fraction above 0, or `shingle` no positive number.

    References
    ----------
    broder1997

    Examples
    --------
    >>> text = "The council of Valdoria met on Monday and put off the vote."
    >>> copies = find_copies([text, "Rain fell in Karst.", text.upper(), text + " Again."])
    >>> copies
    Copies(3 pairs of 4 articles: 1 exact, 2 near, 0 contained)
    >>> copies.families.tolist(), copies.keep_one().ids
    ([0, 1, 0, 0], ('0', '1'))
    """
    _check(similarity, containment, shingle)
    corpus = as_corpus(articles)
    batches = (Words.of(batch.texts) for batch in corpus.batches(_BATCH))
    a, b = candidates(sketch(batches, seed=seed))
    measured = [
        _measured(corpus, a[at : at + _BLOCK], b[at : at + _BLOCK], shingle)
        for at in range(0, len(a), _BLOCK)
    ]
    shared, size_a, size_b, same = np.concatenate([np.empty((4, 0)), *measured], axis=1)
    jaccard = shared / np.maximum(size_a + size_b - shared, 1)
    a_in_b, b_in_a = shared / np.maximum(size_a, 1), shared / np.maximum(size_b, 1)
    inside = (a_in_b >= containment) & (size_a >= SMALLEST)
    inside |= (b_in_a >= containment) & (size_b >= SMALLEST)
    near = jaccard >= similarity
    kind = np.where(same > 0, EXACT, np.where(near, NEAR, CONTAINED)).astype(np.uint8)
    kept = np.flatnonzero((same > 0) | near | inside)
    jaccard, a_in_b, b_in_a = jaccard[kept], a_in_b[kept], b_in_a[kept]
    return Copies(corpus, a[kept], b[kept], jaccard, a_in_b, b_in_a, kind[kept])


def linked(n: int, a: Rows, b: Rows) -> Rows:
    """The connected component of each of `n` nodes under the edges ``a - b``, numbered from 0."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    edges = coo_array((np.ones(len(a), bool), (a, b)), shape=(n, n))
    return np.asarray(connected_components(edges, directed=False)[1], np.int64)


def _check(similarity: float, containment: float, shingle: int) -> None:
    for name, value in (("similarity", similarity), ("containment", containment)):
        if not 0 < value <= 1:
            raise InputError(f"{name} must be above 0 and at most 1, not {value}")
    if shingle < 1:
        raise InputError(f"shingle is a number of words, at least 1, not {shingle}")


def _texts(corpus: Corpus, rows: Rows) -> list[str]:
    """The texts of some articles; one by one, for `take` joins all chunks of a large corpus."""
    column = corpus.table["text"]
    return [column[row].as_py() for row in rows.tolist()]


def _measured(corpus: Corpus, a: Rows, b: Rows, shingle: int) -> NDArray[np.float64]:
    """Shared shingles, each side's shingles, and whether the words are the same, shape (4, p)."""
    rows, which = np.unique(np.concatenate([a, b]), return_inverse=True)
    sets: list[Keys] = []
    wholes: list[int] = []
    for at in range(0, len(rows), _BATCH):
        words = Words.of(_texts(corpus, rows[at : at + _BATCH]))
        sets.extend(shingle_sets(words, shingle))
        wholes.extend(in_order(own) for own in np.split(words.keys, words.offsets[1:-1]))
    out = np.empty((4, len(a)))
    for p, (i, j) in enumerate(which.reshape(2, -1).T):
        shared = n_shared(sets[i], sets[j])
        out[:, p] = shared, len(sets[i]), len(sets[j]), wholes[i] == wholes[j]
    return out
