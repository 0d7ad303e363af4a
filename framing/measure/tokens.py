"""The tokens of annotated articles with where and in whose voice they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.annotate.voice import voice_codes
from framing.model.annotations import Annotations
from framing.model.span import BoolArray, IntArray, owner
from framing.model.voices import VOICES
from framing.text import characters as ch
from framing.text.tokens import Tokens, tokenize

_BATCH = 256


@dataclass(frozen=True, slots=True, eq=False)
class VisibleTokens:
    """Tokens of some articles.

    Attributes
    ----------
    tokens : Tokens
        Of the articles' texts, joined by line breaks.
    article, local : int32 arrays, shape (tokens,)
        Row of the article in its corpus, and offset in its text.
    line : int32 array, shape (tokens,)
        Number of the line, or -1 outside the chosen parts.
    visible : bool array, shape (tokens,)
        Words in the chosen parts and voices.
    """

    tokens: Tokens
    article: IntArray
    local: IntArray
    line: IntArray
    visible: BoolArray


def visible_tokens(
    notes: Annotations, parts: Sequence[str], voices: Sequence[str]
) -> Iterator[VisibleTokens]:
    """The tokens of all articles, a batch at a time."""
    texts = notes.corpus.texts
    for first in range(0, len(texts), _BATCH):
        batch = texts[first : first + _BATCH]
        bounds = np.cumsum([0, *(len(t) + 1 for t in batch)])
        tokens = tokenize(ch.Characters.of("\n".join(batch)))
        article = np.searchsorted(bounds[1:], tokens.start, side="right").astype(np.int32)
        local = (tokens.start - bounds[article]).astype(np.int32)
        line = _line_of(notes, first, tokens.start, parts, bounds)
        visible = tokens.is_word & (line >= 0)
        if set(voices) < set(VOICES):
            codes = voice_codes(notes.voices, article + first, local)
            visible &= np.isin(codes, [VOICES.index(v) for v in voices])
        yield VisibleTokens(tokens, article + np.int32(first), local, line, visible)


def _line_of(
    notes: Annotations,
    first: int,
    start: IntArray,
    parts: Sequence[str],
    bounds: NDArray[np.int64],
) -> IntArray:
    """The line of the chosen parts that holds each token of a batch, or -1."""
    rows = np.searchsorted(notes.parts.article, [first, first + len(bounds) - 1])
    table = notes.parts.take(slice(int(rows[0]), int(rows[1])))
    table = table.take(table.part.isin(parts))
    base = bounds[table.article - first]
    return owner(start, table.start + base, table.end + base)
