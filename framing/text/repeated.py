"""Sets aside, in the prose that the rules left, what is known to repeat on an outlet's pages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from framing.model.columns import Labels
from framing.model.parts import LEARNED, PARTS
from framing.model.span import BoolArray, IntArray, Ints, covered, owner
from framing.text.layout import Parts
from framing.text.layout.lines import furniture as furniture_part
from framing.text.sentences import Sentences
from framing.text.tokens import Tokens

LOOSE = 2  # words at the edge of a sentence, or between two stretches, that go with them
_OPENING = "\"'([“‘«"
LONG = 8  # words of a stretch that is less than all of its piece


def set_aside(
    parts: Parts, buffer: str, tokens: Tokens, sentences: Sentences, starts: Ints, ends: Ints
) -> Parts:
    """Cut stretches that repeat out of the body.

    A piece of a line goes whole when all its words repeat; otherwise what repeats has to be at
    least 8 words and to begin or end with a sentence, so that a phrase that the outlet is fond of
    stays in the prose it stands in. The part is the one that the rules give such words, else
    ``boilerplate``; the rule is ``learned.whole`` or ``learned.stretch``.

    Parameters
    ----------
    parts : Parts
        As the rules label them.
    buffer : str
    tokens, sentences
        Of the buffer.
    starts, ends : int arrays, shape (n,)
        Code points of the buffer; they may overlap.
    """
    words = _Words.of(tokens, parts, sentences)
    marked = covered(words.start, starts, ends)
    prose = (parts.part == "body") | (parts.rule == "layout.first_line")
    touched = np.unique(words.piece[marked & prose[words.piece]])
    rows: list[tuple[int, int, int, str, str]] = []
    for p in touched.tolist():
        low, high = np.searchsorted(words.piece, [p, p + 1])
        own = words.take(slice(low, high))
        whole = (int(parts.start[p]), int(parts.end[p]))
        for start, end, repeats in _cuts(buffer, own, _repeating(own, marked[low:high]), whole):
            text = buffer[start:end]
            label = _label(text, (start, end) == whole) if repeats and not _asks(text) else None
            rows.append(
                (start, end, int(parts.line[p]), *(label or (parts.part[p], parts.rule[p])))
            )
    return _joined(parts, touched, rows) if rows else parts


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of a buffer: where they stand, and in which piece and sentence; shape (n,)."""

    start: IntArray
    end: IntArray
    piece: IntArray
    sentence: IntArray

    @classmethod
    def of(cls, tokens: Tokens, parts: Parts, sentences: Sentences) -> _Words:
        piece = owner(tokens.start, parts.start, parts.end)
        own = tokens.is_word & (piece >= 0)
        sentence = owner(tokens.start, sentences.start, sentences.end)
        return cls(tokens.start[own], tokens.end[own], piece[own], sentence[own])

    def take(self, index: slice) -> _Words:
        return _Words(*(getattr(self, name)[index] for name in self.__slots__))


def _repeating(own: _Words, marked: BoolArray) -> list[tuple[int, int]]:
    """Which words of a piece are set aside: first, and first no more, of each stretch."""
    n = len(marked)
    edges = np.flatnonzero(np.diff(marked.astype(np.int8), prepend=0, append=0))
    stretches: list[tuple[int, int]] = []
    for a, b in edges.reshape(-1, 2).tolist():
        first, after = _to_sentence(own.sentence, a, b)
        if stretches and first - stretches[-1][1] <= LOOSE:
            stretches[-1] = (stretches[-1][0], after)
        else:
            stretches.append((first, after))
    if len(stretches) == 1 and stretches[0][0] <= LOOSE and n - stretches[0][1] <= LOOSE:
        return [(0, n)] if marked.sum() > LOOSE or marked.all() else []
    return [(a, b) for a, b in stretches if b - a >= LONG and _is_bounded(own.sentence, a, b)]


def _to_sentence(sentence: IntArray, first: int, after: int) -> tuple[int, int]:
    """A stretch with the word or two that its sentences have before and after it."""
    begin = int(np.searchsorted(sentence, sentence[first]))
    end = int(np.searchsorted(sentence, sentence[after - 1], side="right"))
    return (begin if first - begin <= LOOSE else first, end if end - after <= LOOSE else after)


def _is_bounded(sentence: IntArray, first: int, after: int) -> bool:
    """Whether a stretch of a piece's words begins or ends with a sentence."""
    begins = first == 0 or sentence[first - 1] != sentence[first]
    return bool(begins or after == len(sentence) or sentence[after] != sentence[after - 1])


def _cuts(
    buffer: str, own: _Words, stretches: list[tuple[int, int]], whole: tuple[int, int]
) -> list[tuple[int, int, bool]]:
    """A piece's character ranges in order, without the space between, and if each repeats."""
    at = [(_before(buffer, own, a, whole), _before(buffer, own, b, whole)) for a, b in stretches]
    points = [whole[0], *(x for pair in at for x in pair), whole[1]]
    cuts = []
    for i, (start, end) in enumerate(pairwise(points)):
        text = buffer[start:end]
        if text.strip():
            blank = len(text) - len(text.lstrip())
            cuts.append((start + blank, start + len(text.rstrip()), i % 2 == 1))
    return cuts


def _before(buffer: str, own: _Words, word: int, whole: tuple[int, int]) -> int:
    """Where to cut before a word: marks that open it go with it, all others with the last."""
    if word == 0:
        return whole[0]
    if word == len(own.start):
        return whole[1]
    start = int(own.start[word])
    gap = buffer[int(own.end[word - 1]) : start]
    opening = len(gap) - len(gap.rstrip(_OPENING))
    return start - opening if gap[: len(gap) - opening][-1:].isspace() else start


def _asks(text: str) -> bool:
    """Whether this is a heading that asks, as a house style may have it above its answers."""
    return text.endswith("?") and len(text.split()) < LONG


def _label(text: str, whole: bool) -> tuple[str, str]:
    found = furniture_part(text)
    return found[0] if found else "boilerplate", LEARNED[0 if whole else 1]


def _joined(parts: Parts, touched: Ints, rows: list[tuple[int, int, int, str, str]]) -> Parts:
    """The parts with some of them replaced by `rows`."""
    stay = np.ones(len(parts.start), bool)
    stay[touched] = False
    numbers = np.array([row[:3] for row in rows], np.int32).reshape(-1, 3)
    start, end, line = (
        np.concatenate([column[stay], numbers[:, i]])
        for i, column in enumerate((parts.start, parts.end, parts.line))
    )
    part = Labels.concat([parts.part.take(stay), Labels.of([row[3] for row in rows], PARTS)])
    rule = Labels.concat([parts.rule.take(stay), Labels.of([row[4] for row in rows])])
    order = np.argsort(start, kind="stable")
    return Parts(start[order], end[order], line[order], part.take(order), rule.take(order))
