"""Sentences with their quotations folded: what the rules read.

A unit is a sentence in which every outermost quotation is one item, whatever sentences it holds;
``“It failed. They knew,” Brandt said.`` is one unit of four items: quotation, word, word, stop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.attribution.wordclasses import (
    CAPITAL,
    CUE,
    IS_WORD,
    PHRASE,
    QUOTE,
    SPEECH_NOUN,
    word_classes,
)  # fmt: skip
from framing.model.span import owner
from framing.text.batch import Batch
from framing.text.quotations import DOUBLE, SPEECH_WORDS

Piece = tuple[int, int]

LONGEST_UNIT = 400  # items; longer is no sentence, and would make reading it slow


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a batch in order, as plain lists that rules step through.

    Attributes
    ----------
    bits : list of int
        Word classes; a quotation has `QUOTE` alone.
    start, end : list of int
        Code points of the batch's buffer.
    quote : list of int
        Row of the quotation in `Batch.quotes`, or -1.
    words, capitals : list of int
        Words inside, and how many of them are capitalised.
    plain : str
        The batch's folded buffer.
    """

    bits: list[int]
    start: list[int]
    end: list[int]
    quote: list[int]
    words: list[int]
    capitals: list[int]
    plain: str

    def word(self, item: int) -> str:
        """An item's folded text."""
        return self.plain[self.start[item] : self.end[item]]

    def span(self, first: int, last: int) -> Piece:
        """Code points from item `first` to item `last`, both included."""
        return self.start[first], self.end[last]


@dataclass(frozen=True, slots=True)
class Unit:
    """Items ``lo .. hi - 1`` of one sentence, with its line and article."""

    lo: int
    hi: int
    line: int
    article: int


def is_speech(items: Items, item: int) -> bool:
    """A quotation long enough for an utterance, and not written like a title."""
    return items.words[item] >= SPEECH_WORDS and items.capitals[item] < 0.6 * items.words[item]


def outermost(batch: Batch) -> NDArray[np.int64]:
    """Rows of the quotations that stand in no other."""
    quotes = batch.quotes
    kept = (quotes.depth == 0) & (quotes.closed | quotes.continued | (quotes.style == DOUBLE))
    rows = np.flatnonzero(kept)
    if not len(rows):
        return rows
    before = np.maximum.accumulate(np.append(0, quotes.end[rows][:-1]))
    return rows[quotes.start[rows] >= before]


def fold(batch: Batch) -> tuple[Items, list[Unit]]:
    """The items of a batch, and those units that hold a quotation or a possible cue."""
    tokens, quotes = batch.tokens, batch.quotes
    if not len(tokens):
        return Items([], [], [], [], [], [], batch.plain), []
    rows = outermost(batch)
    region = owner(tokens.start, quotes.start[rows], quotes.end[rows])
    opens = np.ones(len(tokens), bool)
    opens[1:] = (region[1:] == -1) | (region[1:] != region[:-1])
    first = np.flatnonzero(opens)
    last = np.append(first[1:], len(tokens)) - 1
    quoted = region[first] >= 0
    bits = word_classes(batch)
    total, capital = (
        np.append(0, np.cumsum(bits & mask == mask)) for mask in (IS_WORD, IS_WORD | CAPITAL)
    )
    folded = np.where(quoted, QUOTE, bits[first])
    row = np.where(quoted, rows[np.maximum(region[first], 0)] if len(rows) else -1, -1)
    items = Items(
        bits=folded.tolist(),
        start=np.where(quoted, quotes.start[row] if len(rows) else 0, tokens.start[first]).tolist(),
        end=np.where(quoted, quotes.end[row] if len(rows) else 0, tokens.end[last]).tolist(),
        quote=row.tolist(),
        words=(total[last + 1] - total[first]).tolist(),
        capitals=(capital[last + 1] - capital[first]).tolist(),
        plain=batch.plain,
    )
    return items, list(_units(batch, first, last, folded))


def _units(
    batch: Batch,
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    bits: NDArray[np.int64],
) -> Iterator[Unit]:
    """Cut the items where one ends a sentence that the next does not go on with."""
    sentence = batch.sentence_of
    lo = np.append(0, np.flatnonzero(sentence[first[1:]] != sentence[last[:-1]]) + 1)
    hi = np.append(lo[1:], len(first))
    worth = np.append(
        0, np.cumsum((bits & (QUOTE | CUE | PHRASE | SPEECH_NOUN) != 0) | _colon(batch, first))
    )
    line = batch.line_of[first[lo]]
    article = batch.lines.article[line]
    kept = worth[hi] > worth[lo]
    columns = (a[kept].tolist() for a in (lo, hi, line, article))
    for a, b, n, i in zip(*columns, strict=True):
        for start in range(a, b, LONGEST_UNIT):
            yield Unit(start, min(b, start + LONGEST_UNIT), n, i)


def _colon(batch: Batch, first: NDArray[np.int64]) -> NDArray[np.bool_]:
    colon: NDArray[np.bool_]
    colon = batch.chars.points[batch.tokens.start[first]] == ord(":")
    return colon
