"""The passages that two texts share, word for word, and the words that others have too."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.corpus.words import Words, runs
from framing.model.span import BoolArray, IntArray, Ints
from framing.text.words import Keys

SHARED_RUN = 8  # words

Places = NDArray[np.int64]
Codes = NDArray[np.int64]

_CHUNK = 1 << 22  # runs compared at a time: what bounds the memory


@dataclass(frozen=True, slots=True, eq=False)
class SharedSpans:
    """Passages that stand in two texts, in the order of the first.

    Attributes
    ----------
    a_start, a_end, b_start, b_end : int32 arrays, shape (s,)
        Code points of the verbatim texts.
    words : int64 array, shape (s,)
        Words in the passage.
    """

    a_start: IntArray
    a_end: IntArray
    b_start: IntArray
    b_end: IntArray
    words: Places

    def __len__(self) -> int:
        return len(self.words)


def shared_spans(a: str, b: str) -> SharedSpans:
    """The longest passages of at least 8 words that two texts share, whatever case and marks.

    A passage of `a` is shown with the longest passage of `b` that has it, once.

    Examples
    --------
    >>> wire = "the ferry to Karst stayed in port for a third day"
    >>> found = shared_spans("Late news: " + wire, wire.upper() + ", it said.")
    >>> found.words.tolist(), wire.upper()[found.b_start[0] : found.b_end[0]]
    ([11], 'THE FERRY TO KARST STAYED IN PORT FOR A THIRD DAY')
    """
    left, right = Words.of([a]), Words.of([b])
    i, j, length = _maximal(*_matches(left, right))
    shown = _uncovered(i, length)
    i, j, length = i[shown], j[shown], length[shown]
    last = length - 1
    return SharedSpans(
        left.start[i], left.end[i + last], right.start[j], right.end[j + last], length
    )


def _matches(a: Words, b: Words) -> tuple[Places, Places]:
    """Every pair of places at which the same 8 words begin."""
    mine, theirs = runs(a, SHARED_RUN).keys, runs(b, SHARED_RUN).keys
    order = np.argsort(theirs, kind="stable")
    low, high = (np.searchsorted(theirs[order], mine, side=s) for s in ("left", "right"))
    held = high - low
    i = np.repeat(np.arange(len(mine)), held)
    within = np.arange(len(i)) - np.repeat(np.cumsum(held) - held, held)
    return i, order[np.repeat(low, held) + within]


def _maximal(i: Places, j: Places) -> tuple[Places, Places, Places]:
    """Matches one word apart in both texts joined: first places and numbers of words."""
    order = np.lexsort((i, i - j))
    i, j = i[order], j[order]
    starts = np.ones(len(i), bool)
    starts[1:] = (np.diff(i) != 1) | (np.diff(j) != 1)
    first = np.flatnonzero(starts)
    length = np.diff(np.append(first, len(i))) + SHARED_RUN - 1
    return i[first], j[first], length


def _uncovered(i: Places, length: Places) -> Places:
    """The passages, longest first, that add words of the first text; in its order."""
    covered = np.zeros(int((i + length).max(initial=0)), bool)
    kept = []
    for p in np.lexsort((i, -length)):
        passage = slice(i[p], i[p] + length[p])
        if not covered[passage].all():
            covered[passage] = True
            kept.append(p)
    chosen = np.array(kept, np.int64)
    return chosen[np.argsort(i[chosen], kind="stable")]


def shared_words(words: Words, labels: Codes, components: Codes) -> Codes:
    """Words of each text in runs of 8 that a text of another class and component has too.

    Examples
    --------
    >>> line = "the ministry said that it would not comment on the talks"
    >>> words = Words.of([line, "Later " + line, "Nothing of the kind"])
    >>> shared_words(words, np.array([0, 1, 1]), np.arange(3)).tolist()
    [11, 11, 0]
    """
    found = runs(words, SHARED_RUN)
    there = elsewhere(found.keys, labels[found.row], components[found.row])
    return words_in_runs(found.first[there], found.row[there], len(words))


def words_in_runs(first: Ints, row: Ints, n: int) -> Codes:
    """Words of each of `n` texts in some runs of 8.

    Parameters
    ----------
    first, row : int arrays, shape (r,)
        The first word of each run, ascending within a text, and its text, ascending.

    Examples
    --------
    >>> words_in_runs(np.array([0, 3, 20, 5]), np.array([0, 0, 0, 1]), 3).tolist()
    [19, 8, 0]
    """
    reach = np.full(len(first), SHARED_RUN)
    same = row[1:] == row[:-1]
    reach[:-1][same] = np.minimum(np.diff(first)[same], SHARED_RUN)
    return np.bincount(row, reach, minlength=n).astype(np.int64)


def elsewhere(keys: Keys, labels: Codes, components: Codes) -> BoolArray:
    """Which runs also occur with both another label and another component.

    Of the distinct (label, component) pairs in which a key occurs, those that share the run's
    label or its component are taken away; whatever remains is elsewhere.

    Parameters
    ----------
    keys : uint64 array, shape (r,)
    labels, components : int arrays, shape (r,)
    """
    out = np.zeros(len(keys), bool)
    n_parts = len(keys) // _CHUNK + 1
    part = keys % np.uint64(n_parts) if n_parts > 1 else np.zeros(len(keys), np.uint64)
    for k in range(n_parts):
        often = _repeated(keys, np.flatnonzero(part == k))
        if not len(often):
            continue
        key, label, component = (
            np.unique(codes[often], return_inverse=True)[1] for codes in (keys, labels, components)
        )
        out[often] = _spread(key, label, component)
    return out


def _repeated(keys: Keys, at: Codes) -> Codes:
    """Those of the places `at` whose key stands at several of them."""
    order = np.argsort(keys[at])
    ordered = keys[at][order]
    twice = np.zeros(len(at) + 1, bool)
    twice[1:-1] = ordered[1:] == ordered[:-1]
    return at[order[twice[1:] | twice[:-1]]] if len(at) else at


def _spread(key: Codes, label: Codes, component: Codes) -> BoolArray:
    """Which rows have a key that also stands under another label and another component."""
    n_labels, n_components = label.max() + 1, component.max() + 1
    places, which = np.unique(
        (key * n_labels + label) * n_components + component, return_inverse=True
    )
    at_key, at_label = places // (n_labels * n_components), places // n_components
    at_component = at_key * n_components + places % n_components
    total, same_label, same_component = map(_group_sizes, (at_key, at_label, at_component))
    return np.asarray((total - same_label - same_component + 1 > 0)[which])


def _group_sizes(codes: Codes) -> Codes:
    """For each code, how many equal it."""
    _, which, counts = np.unique(codes, return_inverse=True, return_counts=True)
    return np.asarray(counts[which], np.int64)
