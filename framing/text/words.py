"""Words as numbers: a 64-bit key of the folded form, so that word lists become array look-ups.

The key is a polynomial hash modulo 2^64 over code points, finished by a mixer and read off prefix
sums; every token of a buffer gets its key without a Python object being made. Two different words
share a key with a probability of about 2^-64.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.model.span import BoolArray, Ints
from framing.text import characters as ch

Keys = NDArray[np.uint64]

_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 2**64))


def word_keys(plain: NDArray[np.uint32], starts: Ints, ends: Ints) -> Keys:
    """The key of each ``plain[start:end]``.

    Parameters
    ----------
    plain : uint32 array, shape (n,)
        Folded code points.
    starts, ends : int arrays, shape (m,)

    Returns
    -------
    uint64 array, shape (m,)
    """
    power, inverse = _powers(len(plain))
    total = np.zeros(len(plain) + 1, np.uint64)
    np.cumsum((plain.astype(np.uint64) + _BASE) * power, out=total[1:])
    return _mix((total[ends] - total[starts]) * inverse[starts])


def key(word: str) -> int:
    """The key of one word.

    Examples
    --------
    >>> key("So-Called") == key("so\u2011called"), key("so") == key("os")
    (True, False)
    """
    plain = ch.fold(ch.code_points(word))
    return int(word_keys(plain, np.array([0]), np.array([len(plain)]))[0])


def _powers(n: int) -> tuple[Keys, Keys]:
    power, inverse = _power_table(1 << max(n - 1, 1).bit_length())
    return power[:n], inverse


@lru_cache(maxsize=4)
def _power_table(n: int) -> tuple[Keys, Keys]:
    tables = []
    for factor in (_BASE, _INVERSE):
        steps = np.full(n + 1, factor, np.uint64)
        steps[0] = 1
        tables.append(np.multiply.accumulate(steps))
    return tables[0], tables[1]


def _mix(x: Keys) -> Keys:
    """The finaliser of SplitMix64: spreads every input bit over all output bits."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@dataclass(frozen=True, slots=True, eq=False)
class WordSet:
    """A set of single words that tokens are looked up in.

    Examples
    --------
    >>> says = WordSet.of(["say", "Says"])
    >>> says.holds(np.array([key("says"), key("sees")], np.uint64)).tolist(), "SAY" in says
    ([True, False], True)
    """

    words: frozenset[str]
    keys: Keys

    @classmethod
    def of(cls, words: Iterable[str]) -> WordSet:
        """From words in any case."""
        unique = frozenset(map(folded, words))
        return cls(unique, np.array(sorted(map(key, unique)), np.uint64))

    def __contains__(self, word: str) -> bool:
        return folded(word) in self.words

    def __or__(self, other: WordSet) -> WordSet:
        return WordSet.of(self.words | other.words)

    def holds(self, keys: Keys) -> BoolArray:
        """Which keys are those of a word in the set."""
        return held(keys, self.keys)


def held(keys: Keys, among: Keys) -> BoolArray:
    """Which keys are one of some others, which ascend.

    Examples
    --------
    >>> held(np.array([5, 1, 9], np.uint64), np.array([1, 5], np.uint64)).tolist()
    [True, True, False]
    """
    if not len(among):
        return np.zeros(len(keys), bool)
    # Keys are hashes: for nearly all that are not among the others, their last bits tell.
    last_bits = np.zeros(1 << 16, bool)
    last_bits[among.astype(np.uint16)] = True
    found = last_bits.take(keys.astype(np.uint16))
    likely = np.flatnonzero(found)
    at = np.minimum(np.searchsorted(among, keys[likely]), len(among) - 1)
    found[likely] = among[at] == keys[likely]
    return found


def paired(first: Keys, second: Keys) -> Keys:
    """One key for two words, in their order.

    Examples
    --------
    >>> a, b = np.array([key("lot")], np.uint64), np.array([key("of")], np.uint64)
    >>> bool(paired(a, b)[0] == paired(b, a)[0])
    False
    """
    return np.asarray(first * _BASE + second)


def folded(word: str) -> str:
    """The folded form of a word: what its key stands for."""
    points = ch.fold(ch.code_points(word))
    return points.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
