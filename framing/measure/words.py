"""Word and phrase counts of articles, in chosen parts and voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from framing.measure.tokens import VisibleTokens, visible_tokens
from framing.model.annotations import Annotations
from framing.model.corpus import Corpus
from framing.model.parts import PROSE
from framing.model.signature import Signature
from framing.model.span import IntArray
from framing.model.voices import VOICES
from framing.text.words import folded

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_STEP = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class TermCounts:
    """How often each article uses each term.

    Attributes
    ----------
    corpus : Corpus
    terms : tuple of str
        Folded words and phrases, sorted.
    counts : scipy.sparse.csr_array of int32, shape (articles, terms)
    signature : Signature
    """

    corpus: Corpus
    terms: tuple[str, ...]
    counts: csr_array[Any, tuple[int, int]]
    signature: Signature


@dataclass(frozen=True, slots=True, eq=False)
class _Grams:
    """Occurrences of n-grams in a batch, one row a distinct (article, n-gram)."""

    key: NDArray[np.uint64]
    article: IntArray
    count: IntArray
    start: IntArray
    end: IntArray


def word_counts(
    notes: Annotations,
    *,
    ngrams: tuple[int, int] = (1, 1),
    parts: Sequence[str] = PROSE,
    voices: Sequence[str] = VOICES,
    min_articles: int = 5,
) -> TermCounts:
    """Count words and phrases.

    A phrase is a run of adjacent words of one line with no mark between them, all in the chosen
    parts and voices.

    Parameters
    ----------
    notes : Annotations
    ngrams : (int, int)
        Shortest and longest phrase, in words.
    parts, voices : sequence of str
    min_articles : int
        Terms in fewer articles are left out.

    Returns
    -------
    TermCounts
    """
    from scipy.sparse import coo_array, csr_array

    texts = notes.corpus.texts
    found = [_count_batch(tokens, ngrams) for tokens in visible_tokens(notes, parts, voices)]
    grams = _joined(found)
    keys, first, column, spread = np.unique(
        grams.key, return_index=True, return_inverse=True, return_counts=True
    )
    kept = np.flatnonzero(spread >= min_articles)
    names = [_surface(texts[grams.article[i]][grams.start[i] : grams.end[i]]) for i in first[kept]]
    order = np.argsort(np.array(names, object), kind="stable") if names else np.empty(0, int)
    position = np.full(len(keys), -1)
    position[kept[order]] = np.arange(len(kept))
    inside = position[column] >= 0
    where = (grams.article[inside], position[column][inside])
    counts: csr_array[Any, tuple[int, int]] = csr_array(
        coo_array((grams.count[inside], where), shape=(len(texts), len(kept)))
    )
    signature = notes.signature.add(
        parts=parts, voices=voices, ngrams=f"{ngrams[0]}-{ngrams[1]}", min_articles=min_articles
    )
    return TermCounts(notes.corpus, tuple(names[i] for i in order), counts, signature)


def _joined(found: Sequence[_Grams]) -> _Grams:
    if not found:
        none = np.empty(0, np.int32)
        return _Grams(np.empty(0, np.uint64), none, none, none, none)
    return _Grams(
        np.concatenate([g.key for g in found]),
        np.concatenate([g.article for g in found]),
        np.concatenate([g.count for g in found]),
        np.concatenate([g.start for g in found]),
        np.concatenate([g.end for g in found]),
    )


def _count_batch(batch: VisibleTokens, ngrams: tuple[int, int]) -> _Grams:
    """The distinct n-grams of each article with their counts and one place each."""
    tokens, article, local, line = batch.tokens, batch.article, batch.local, batch.line
    length = tokens.end - tokens.start
    keys, places, ends = [], [], []
    key = tokens.key.copy()
    running = batch.visible.copy()
    for n in range(1, ngrams[1] + 1):
        if n > 1:
            reach = len(tokens) - n + 1
            running = running[:reach] & batch.visible[n - 1 :] & (line[:reach] == line[n - 1 :])
            key = (key[:reach] * _STEP) ^ (tokens.key[n - 1 :] + np.uint64(n))
        at = np.flatnonzero(running)
        if n >= ngrams[0]:
            keys.append(key[at])
            places.append(at)
            ends.append(local[at + n - 1] + length[at + n - 1])
    key, place, end = (np.concatenate(x) for x in (keys, places, ends))
    order = np.lexsort((place, key, article[place]))
    key, place, end = key[order], place[order], end[order]
    new = np.ones(len(key), bool)
    new[1:] = (key[1:] != key[:-1]) | (article[place][1:] != article[place][:-1])
    at = np.flatnonzero(new)
    count = np.diff(np.append(at, len(key))).astype(np.int32)
    return _Grams(key[at], article[place[at]], count, local[place[at]], end[at].astype(np.int32))


def _surface(text: str) -> str:
    return " ".join(folded(text).split())
