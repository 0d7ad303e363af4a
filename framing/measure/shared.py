"""Runs of words that articles of other outlets have too, outside quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.annotate.voice import voice_codes
from framing.corpus.outlets import find_outlet
from framing.corpus.passages import SHARED_RUN, elsewhere, words_in_runs
from framing.corpus.words import Words, runs
from framing.model.annotations import Annotations
from framing.model.parts import PROSE
from framing.model.span import BoolArray, IntArray, Span, owner
from framing.model.voices import VOICES
from framing.text.words import Keys

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]

FURNITURE = 5  # articles of one outlet in which a run is furniture (METHODOLOGY 1.3)

_BATCH = 128  # articles read at a time
_HELD = 64  # articles with one run that are looked at for a match


@dataclass(frozen=True, slots=True, eq=False)
class SharedRuns:
    """Runs of 8 words of n articles that another outlet's article has too.

    Attributes
    ----------
    outlets : int64 array, shape (n,)
        Codes; labels of one outlet have one code.
    keys, row, first : uint64, int32 and int32 arrays, shape (r,)
        The shared runs: key, article, and first word in the article's whole text.
    n_runs, n_words : int64 arrays, shape (n,)
        All runs of each article, and all words that could be shared.
    """

    outlets: Rows
    keys: Keys
    row: IntArray
    first: IntArray
    n_runs: Rows
    n_words: Rows

    @property
    def share_of_words(self) -> Floats:
        """Of each article's words that could be shared, those in shared runs; shape (n,)."""
        held = words_in_runs(self.first, self.row, len(self.n_words))
        return np.asarray(held / np.maximum(self.n_words, 1))

    @property
    def share_of_runs(self) -> Floats:
        """Of each article's runs, those that are shared; shape (n,)."""
        held = np.bincount(self.row, minlength=len(self.n_runs))
        return np.asarray(held / np.maximum(self.n_runs, 1))

    def of(self, row: int) -> slice:
        """Where an article's shared runs stand."""
        low, high = np.searchsorted(self.row, np.array([row, row + 1], np.int32))
        return slice(int(low), int(high))

    def matches(self, rows: Rows) -> Rows:
        """For each of some articles, that of another outlet with most of its shared runs."""
        order = np.argsort(self.keys, kind="stable")
        keys, owners = self.keys[order], self.row[order]
        best = np.full(len(rows), -1, np.int64)
        for k, row in enumerate(rows.tolist()):
            own = self.keys[self.of(row)]
            low, high = (np.searchsorted(keys, own, side=s) for s in ("left", "right"))
            held = np.minimum(high - low, _HELD)
            within = np.arange(held.sum()) - np.repeat(np.cumsum(held) - held, held)
            others = owners[np.repeat(low, held) + within]
            others = others[self.outlets[others] != self.outlets[row]]
            if len(others):
                best[k] = np.bincount(others).argmax()
        return best

    def longest(self, row: int, text: str) -> Span:
        """The longest shared passage of an article, in code points of its text."""
        first = self.first[self.of(row)]
        words = Words.of([text])
        breaks = np.flatnonzero(np.diff(first) != 1) + 1
        starts, ends = np.append(0, breaks), np.append(breaks, len(first))
        k = int((ends - starts).argmax())
        last = first[ends[k] - 1] + SHARED_RUN - 1
        return Span(int(words.start[first[starts[k]]]), int(words.end[last]))


def shared_runs(notes: Annotations) -> SharedRuns:
    """What articles of different outlets share of their headlines and bodies.

    Runs that touch a quotation are left out: everybody at a press conference hears the same words.
    So are runs in `FURNITURE` articles of one outlet, which may stand under several labels.
    """
    outlets = _outlet_codes(notes)
    keys, row, first = [np.empty(0, np.uint64)], [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    n_words = [np.empty(0, np.int64)]
    for at in range(0, len(notes), _BATCH):
        words = Words.of(notes.corpus[at : at + _BATCH].texts)
        free = _free(notes, words, at)
        found = runs(words, SHARED_RUN)
        whole = np.concatenate([[0], np.cumsum(free)])
        own = whole[found.first + SHARED_RUN] - whole[found.first] == SHARED_RUN
        keys.append(found.keys[own])
        row.append((found.row[own] + at).astype(np.int32))
        first.append((found.first - words.offsets[found.row])[own].astype(np.int32))
        n_words.append(np.bincount(words.rows[free], minlength=len(words)))
    every, rows, firsts = np.concatenate(keys), np.concatenate(row), np.concatenate(first)
    there = np.flatnonzero(elsewhere(every, outlets[rows], outlets[rows]))
    there = there[~_furniture(every[there], outlets[rows[there]], rows[there])]
    n_runs = np.bincount(rows, minlength=len(notes))
    return SharedRuns(
        outlets, every[there], rows[there], firsts[there], n_runs, np.concatenate(n_words)
    )


def _furniture(keys: Keys, outlets: Rows, rows: IntArray) -> BoolArray:
    """Which runs stand in many articles of one outlet, as what belongs to its pages does."""
    key = np.unique(keys, return_inverse=True)[1].astype(np.int64)
    span = int(rows.max(initial=0)) + 1
    articles = np.unique(key * span + rows)  # a run counts once in an article
    outlet_of = np.zeros(span, np.int64)
    outlet_of[rows] = outlets
    places = articles // span * (int(outlets.max(initial=0)) + 1) + outlet_of[articles % span]
    _, which, held = np.unique(places, return_inverse=True, return_counts=True)
    often = np.zeros(int(key.max(initial=-1)) + 1, bool)
    often[(articles // span)[held[which] >= FURNITURE]] = True
    return np.asarray(often[key])


def _outlet_codes(notes: Annotations) -> Rows:
    """Codes of the outlets; those of which nothing is known are one."""
    labels = notes.corpus.column("outlet")
    cards = {label: find_outlet(label) for label in set(labels) if label}
    names = [card.name if (card := cards.get(label)) else label or "" for label in labels]
    return np.unique(np.array(names, str), return_inverse=True)[1].astype(np.int64)


def _free(notes: Annotations, words: Words, at: int) -> BoolArray:
    """Which words of a batch of articles stand in headline or body, and not in a quotation."""
    article, position = words.rows + at, words.start
    parts = notes.parts
    low, high = np.searchsorted(parts.article, np.array([at, at + len(words)], np.int32))
    parts = parts.take(slice(int(low), int(high)))
    reach = int(max(parts.end.max(initial=0), position.max(initial=0))) + 1
    base = parts.article.astype(np.int64) * reach
    part = owner(article * reach + position, base + parts.start, base + parts.end)
    prose = np.append(parts.part.isin(PROSE), False)[part]
    voices = notes.voices
    low, high = np.searchsorted(voices.article, np.array([at, at + len(words)], np.int32))
    voice = voice_codes(voices.take(slice(int(low), int(high))), article, position)
    return np.asarray(prose & (voice != VOICES.index("quoted")))
