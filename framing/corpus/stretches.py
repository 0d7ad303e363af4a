"""Lines, sentences and runs of words of articles as keys, so that what repeats can be counted.

Numbers, months and weekdays are folded into one word each: ``Updated 3:12 PM ET, Mon May 4`` is
the same line on another day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from framing.corpus.words import STEP, run_keys
from framing.model.columns import Columns
from framing.model.span import BoolArray, IntArray
from framing.text.characters import Characters
from framing.text.lines import Lines, split_lines
from framing.text.tokens import NUMBER, Tokens, tokenize
from framing.text.words import Keys, WordSet

RUN = 8  # words (METHODOLOGY 1.3)
EDGE_SHARE = 0.15  # of an article's words, at either end (METHODOLOGY 1.3)
EDGE_WORDS = (60, 300)  # but at least, and at most, so many

_WHOLE = np.uint64(0xD1B54A32D192ED03)  # keeps lines and runs of the same words apart
_STOPS = WordSet.of([".", "?", "!", "...", "…"])
_ANY_NUMBER, _ANY_DAY = np.uint64(1), np.uint64(2)


@dataclass(frozen=True, slots=True, eq=False)
class Stretches(Columns):
    """Lines, sentences and runs of words of some articles.

    Attributes
    ----------
    article, start, end : int32 arrays, shape (m,)
        Number of the article, and code points of its text.
    key : uint64 array, shape (m,)
    words : int32 array, shape (m,)
    whole : bool array, shape (m,)
        A whole line or sentence, not a run. The same words have the same key as either.
    at_edge : bool array, shape (m,)
        Stands in the first or the last 15 % of the article's words.
    """

    start: IntArray
    end: IntArray
    key: Keys
    words: IntArray
    whole: BoolArray
    at_edge: BoolArray


def stretches(texts: Sequence[str]) -> Stretches:
    r"""Every line, every sentence and run of 8 words, of some texts.

    Examples
    --------
    >>> found = stretches(["Subscribe today\nKarst voted.", "Karst voted."])
    >>> found.whole.tolist(), bool(found.key[1] == found.key[2])
    ([True, True, True], True)
    """
    chars = Characters.of("\n".join(texts))
    bounds = np.cumsum([0, *(len(t) + 1 for t in texts)])
    return stretches_of(tokenize(chars), split_lines(chars, bounds), bounds)


def stretches_of(tokens: Tokens, lines: Lines, bounds: NDArray[np.int64]) -> Stretches:
    """Every line, every sentence and run of 8 words, of a buffer of articles that has been read.

    A sentence counts from 8 words on, and where it is less than its line. It ends at any full
    stop, question or exclamation mark: the same on every page is all that counts here.

    Parameters
    ----------
    tokens, lines
        Of the buffer.
    bounds : int64 array, shape (articles + 1,)
        Where each article starts in it.
    """
    word = np.flatnonzero(tokens.is_word)
    start, end, key = tokens.start[word], tokens.end[word], _folded(tokens)[word]
    article = np.searchsorted(bounds[1:], start, side="right").astype(np.int32)
    edge = _at_edge(article, len(bounds) - 1)
    first, last, keys = _runs(article, key)
    a, b, whole_keys = _wholes(tokens, word, lines, key)
    first, last = np.concatenate([first, a]), np.concatenate([last, b])
    owner = article[first]
    return Stretches(
        key=np.concatenate([keys, whole_keys]),
        article=owner,
        start=(start[first] - bounds[owner]).astype(np.int32),
        end=(end[last] - bounds[owner]).astype(np.int32),
        words=(last - first + 1).astype(np.int32),
        whole=np.arange(len(first)) >= len(keys),
        at_edge=edge[first] & edge[last],
    )


@cache
def _calendar() -> WordSet:
    days = "monday tuesday wednesday thursday friday saturday sunday"
    months = """january february march april may june july august september october november
        december"""
    short = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri"
    return WordSet.of(f"{days} {months} {short}".split())


def _folded(tokens: Tokens) -> Keys:
    """Keys of tokens, with all numbers, and all months and weekdays, alike."""
    keys = np.where(tokens.kind == NUMBER, _ANY_NUMBER, tokens.key)
    return np.where(_calendar().holds(tokens.key), _ANY_DAY, keys)


def _at_edge(article: IntArray, n: int) -> BoolArray:
    """Which words stand near the beginning or the end of their article."""
    size = np.bincount(article, minlength=n)
    reach = np.clip(np.ceil(EDGE_SHARE * size), *EDGE_WORDS)[article]
    place = np.arange(len(article)) - (np.cumsum(size) - size)[article]
    return np.asarray((place < reach) | (place >= size[article] - reach))


def _runs(article: IntArray, key: Keys) -> tuple[NDArray[np.int64], NDArray[np.int64], Keys]:
    """First word, last word and key of every run within one article."""
    keys = run_keys(key, RUN)
    first = np.flatnonzero(article[: len(keys)] == article[RUN - 1 : RUN - 1 + len(keys)])
    return first, first + RUN - 1, keys[first]


def _wholes(
    tokens: Tokens, word: NDArray[np.int64], lines: Lines, key: Keys
) -> tuple[NDArray[np.int64], NDArray[np.int64], Keys]:
    """First word, last word and key of every line that has a word, and of long sentences."""
    opens = np.zeros(len(word) + 1, bool)
    opens[np.searchsorted(tokens.start[word], lines.start)] = True
    line = np.flatnonzero(opens[:-1])
    stops = np.cumsum(_STOPS.holds(tokens.key))[word]
    opens[1:-1] |= stops[1:] != stops[:-1]
    sentence = np.flatnonzero(opens[:-1])
    line_end, sentence_end = (x + np.diff(x, append=len(key)) for x in (line, sentence))
    is_line = np.isin(sentence, line) & np.isin(sentence_end, line_end)
    chosen = ~is_line & (sentence_end - sentence >= RUN)
    return (
        np.concatenate([line, sentence[chosen]]),
        np.concatenate([line_end, sentence_end[chosen]]) - 1,
        np.concatenate([_whole_keys(key, line), _whole_keys(key, sentence)[chosen]]),
    )


def _whole_keys(key: Keys, first: NDArray[np.int64]) -> Keys:
    """The key of each stretch that a text falls into, by where they start."""
    if not len(first):
        return np.empty(0, np.uint64)
    place = np.arange(len(key)) - np.repeat(first, np.diff(first, append=len(key)))
    weight = np.multiply.accumulate(np.full(int(place.max()) + 1, STEP, np.uint64))[place]
    return np.add.reduceat(key * weight, first) * _WHOLE
