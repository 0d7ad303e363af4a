"""A sample of each text's runs of words, and the pairs of texts whose samples meet.

Runs are sampled by their hash, so that a run that two texts share is in both samples or in
neither: Broder's sketch modulo m, which other than a minimum-hash signature also finds a short
text inside a long one. The rate falls with the length of a text, to about `SIZE` runs for each,
and never below `RATE`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.corpus.words import Words, shingles
from framing.text.words import Keys

Rows = NDArray[np.int64]

RUN = 5  # words; shorter runs meet by chance, longer ones seldom survive an editor
SIZE = 64  # runs sampled of a text, on average; of a shorter one, all
RATE = 1 / 16  # of the runs of a long text
COMMON = 24  # texts; a run in more of them proposes each with the next only
ENOUGH = 2  # runs that two samples share, where the smaller text has so many
ALIKE = 0.04  # of the smaller text's runs, by estimate; half of what 40 % of edits leave

_LOW = np.uint64(0xFFFFFFFF)
_HIGH = np.uint64(32)


@dataclass(frozen=True, slots=True, eq=False)
class Sketches:
    """Sampled runs of n texts.

    Attributes
    ----------
    entries : uint64 array, shape (m,)
        The run's hash in the upper 32 bits, the row of its text in the lower; ascending, each
        once.
    runs : int64 array, shape (n,)
        Runs in each text.
    """

    entries: Keys
    runs: Rows

    @property
    def rates(self) -> NDArray[np.float64]:
        """The share of each text's runs that is sampled, shape (n,)."""
        return sampling_rates(self.runs)


def sampling_rates(n_runs: Rows) -> NDArray[np.float64]:
    """`SIZE` runs of each text, but all of a short one and `RATE` of a long one."""
    return np.maximum(SIZE / np.maximum(n_runs, SIZE), RATE)


def sketch(batches: Iterable[Words], *, seed: int = 0) -> Sketches:
    """Sample the runs of consecutive batches of texts; about 500 bytes a text are kept.

    References
    ----------
    broder1997
    """
    multiplier = _multiplier(seed)
    parts, n_runs, first = [np.empty(0, np.uint64)], [np.empty(0, np.int64)], 0
    for words in batches:
        row, keys = shingles(words, RUN)
        hashes = keys * multiplier
        n_runs.append(np.bincount(row, minlength=len(words)))
        bound = (sampling_rates(n_runs[-1]) * 2.0**32).astype(np.uint64)
        chosen = (hashes >> _HIGH) < bound[row]
        rows = (row[chosen] + first).astype(np.uint64)
        parts.append((hashes[chosen] & _LOW) << _HIGH | rows)
        first += len(words)
    entries = np.concatenate(parts)
    entries.sort()
    new = np.ones(len(entries), bool)
    new[1:] = entries[1:] != entries[:-1]
    return Sketches(entries[new], np.concatenate(n_runs))


def candidates(sketches: Sketches) -> tuple[Rows, Rows]:
    """Pairs of rows, ``a < b``, whose samples share at least `ENOUGH` runs and `ALIKE` of them.

    A run in more than `COMMON` texts proposes each of them with the next only, so that work stays
    near-linear; a family of that size is connected through its neighbours.
    """
    key, row = _repeated(sketches.entries)
    n = len(sketches.runs)
    _, where, held = np.unique(key, return_inverse=True, return_counts=True)
    common = held[where] > COMMON
    pairs = [np.empty(0, np.int64)]
    for lag in range(1, COMMON):
        near = (key[lag:] == key[:-lag]) & ((lag == 1) | ~common[lag:])
        pairs.append((row[:-lag] * n + row[lag:])[near])
    pair, shared = np.unique(np.concatenate(pairs), return_counts=True)
    a, b = np.divmod(pair, max(n, 1))
    smaller = np.minimum(sketches.runs[a], sketches.runs[b])
    rate = np.minimum(sketches.rates[a], sketches.rates[b])
    keep = shared >= np.maximum(np.minimum(ENOUGH, smaller), ALIKE * rate * smaller)
    return a[keep], b[keep]


def _repeated(entries: Keys) -> tuple[Rows, Rows]:
    """Hash and row of the entries whose hash stands in more than one text."""
    key = entries >> _HIGH
    twice = np.zeros(len(key) + 1, bool)
    twice[1:-1] = key[1:] == key[:-1]
    kept = twice[1:] | twice[:-1]
    return key[kept].astype(np.int64), (entries[kept] & _LOW).astype(np.int64)


def _multiplier(seed: int) -> np.uint64:
    """An odd factor, by which all hashes are multiplied."""
    return np.uint64(np.random.default_rng(seed).integers(2**63)) * np.uint64(2) + np.uint64(1)
