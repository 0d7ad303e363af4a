"""Counts of words, marks and their n-grams: what the classifier reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from framing.model.errors import InputError

Matrix: TypeAlias = Any  # scipy.sparse.csr_array, shape (articles, terms)
Ints = NDArray[np.int64]

TOKEN = r"\w+|[^\w\s]"  # words and marks: how a paper punctuates is part of how it writes


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """How often each term stands in each of n texts.

    Attributes
    ----------
    counts : sparse int array, shape (n, terms)
    names : array of str, shape (terms,)
        Ascending, whatever the order of the texts.
    """

    counts: Matrix
    names: NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class _Tokens:
    """The words and marks of n texts, one text after another: codes, texts, and what they say."""

    code: Ints
    row: Ints
    names: NDArray[Any]
    n: int


def count_terms(texts: Sequence[str], ngrams: tuple[int, int], min_articles: int = 1) -> Terms:
    """Count the n-grams of case-folded words and marks that stand in `min_articles` texts or more.

    Longer terms are built from the codes of shorter ones, without making their strings, and only
    where the shorter is frequent enough itself. The counts are those of scikit-learn's
    `CountVectorizer`, in a fraction of its time and memory.

    Parameters
    ----------
    texts : sequence of str
    ngrams : (int, int)
        Shortest and longest term, in words and marks.
    min_articles : int

    Raises
    ------
    InputError
        When no term occurs in enough texts.

    Examples
    --------
    >>> terms = count_terms(["No, no.", "No."], (1, 2))
    >>> terms.names.tolist(), terms.counts.toarray().tolist()
    ([',', ', no', '.', 'no', 'no ,', 'no .'], [[1, 1, 1, 2, 1, 1], [0, 0, 1, 1, 0, 1]])
    """
    from pandas import factorize
    from scipy.sparse import hstack

    tokens = _read(texts)
    first, code = np.arange(len(tokens.code)), tokens.code
    counted: list[Terms] = []
    for n in range(1, ngrams[1] + 1):
        if n > 1:
            first, code = _longer(tokens, first, code, n)
            code, _ = factorize(code)
        terms, frequent = _count(tokens, first, code, n, min_articles)
        first, code = first[frequent], code[frequent]
        if n >= ngrams[0]:
            counted.append(terms)
    if not sum(len(t.names) for t in counted):
        raise InputError(
            f"no term occurs in at least {min_articles} of {len(texts)} articles; "
            "lower min_articles, or check that the texts are not empty"
        )
    names = np.concatenate([t.names for t in counted])
    order = np.argsort(names)
    return Terms(hstack([t.counts for t in counted], format="csr")[:, order], names[order])


def _read(texts: Sequence[str]) -> _Tokens:
    """All tokens, coded in the order in which they first occur."""
    known: dict[str, int] = {}
    code = [
        np.array([known.setdefault(t, len(known)) for t in re.findall(TOKEN, x.lower())], np.int64)
        for x in texts
    ]
    row = np.repeat(np.arange(len(texts)), [len(c) for c in code])
    return _Tokens(
        np.concatenate([np.empty(0, np.int64), *code]),
        row,
        np.array(list(known), object),
        len(code),
    )


def _longer(tokens: _Tokens, first: Ints, code: Ints, n: int) -> tuple[Ints, Ints]:
    """Terms one token longer: where they begin, and a key of the shorter term and that token."""
    last = np.minimum(first + n - 1, len(tokens.row) - 1)
    inside = (first + n <= len(tokens.row)) & (tokens.row[first] == tokens.row[last])
    return first[inside], code[inside] * len(tokens.names) + tokens.code[last[inside]]


def _count(
    tokens: _Tokens, first: Ints, code: Ints, n: int, min_articles: int
) -> tuple[Terms, NDArray[np.bool_]]:
    """Counts of the frequent among terms of one length, and which occurrences are of those."""
    from scipy.sparse import coo_array

    size = int(code.max(initial=-1)) + 1
    at = tokens.row[first].astype(np.int32), code.astype(np.int32)  # as scikit-learn wants them
    counts = coo_array((np.ones(len(code), np.int32), at), shape=(tokens.n, size)).tocsr()
    kept = np.bincount(counts.indices, minlength=size) >= max(min_articles, 1)
    where = np.zeros(size, np.int64)
    where[code[::-1]] = first[::-1]  # an occurrence of each
    words = [tokens.names[tokens.code[where[kept] + j]] for j in range(n)]
    names = np.array([" ".join(w) for w in zip(*words, strict=True)], object)
    return Terms(counts[:, np.flatnonzero(kept)], names), kept[code]


def counter(terms: Terms, ngrams: tuple[int, int]) -> Any:
    """A counter of these terms in other texts."""
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer(ngram_range=ngrams, token_pattern=TOKEN, vocabulary=terms.names)
