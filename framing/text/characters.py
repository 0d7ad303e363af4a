"""Every code point's class and its folded form, as lookup tables built once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

OTHER, SPACE, NEWLINE, LETTER, DIGIT, MARK = range(6)

_NEWLINES = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\uff07"
_HYPHENS = "-\u2010\u2011"
_JOIN_CONTROLS = "\u00ad\u200c\u200d\u2060"  # soft hyphen, joiners: inside words, never between
_ZERO_WIDTH_SPACES = "\u200b\ufeff"
_TABLED = 0x20000  # beyond lie rare ideographs, all letters, and tags


def code_points(text: str) -> NDArray[np.uint32]:
    """The text's code points, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _classes() -> NDArray[np.uint8]:
    table = np.zeros(_TABLED + 1, np.uint8)
    kinds = {"L": LETTER, "M": MARK, "N": DIGIT, "Z": SPACE}
    for point in range(_TABLED):
        category = unicodedata.category(chr(point))
        table[point] = kinds.get(category[0], OTHER)
    table[_TABLED] = LETTER
    for chars, kind in (
        ("\t\x1f" + _ZERO_WIDTH_SPACES, SPACE),
        (_NEWLINES, NEWLINE),
        (_JOIN_CONTROLS, MARK),
        ("_", LETTER),
    ):
        table[[ord(c) for c in chars]] = kind
    return table


@cache
def _uppercase() -> NDArray[np.bool_]:
    upper = [unicodedata.category(chr(p)) in ("Lu", "Lt") for p in range(_TABLED)]
    return np.array([*upper, False])


@cache
def _folded() -> NDArray[np.uint32]:
    """Lower case where that is one code point; plain apostrophes and hyphens."""
    table = np.arange(_TABLED + 1, dtype=np.uint32)
    for point in range(_TABLED):
        lower = chr(point).lower()
        if len(lower) == 1:
            table[point] = ord(lower)
    table[[ord(c) for c in _APOSTROPHES]] = ord("'")
    table[[ord(c) for c in _HYPHENS]] = ord("-")
    return table


@cache
def _latin_tables() -> tuple[bytes, bytes, bytes]:
    """The three tables' first 256 entries; folding keeps Latin-1 in Latin-1."""
    classes, upper, folded = (t[:256] for t in (_classes(), _uppercase(), _folded()))
    return classes.tobytes(), upper.tobytes(), folded.astype(np.uint8).tobytes()


def classify(points: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """The class of each code point: `SPACE`, `NEWLINE`, `LETTER`, `DIGIT`, `MARK` or `OTHER`."""
    return _classes()[np.minimum(points, _TABLED)]


def is_upper(points: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which code points are upper or title case."""
    return _uppercase()[np.minimum(points, _TABLED)]


def fold(points: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Lower case, typographic apostrophes and hyphens made plain; always one code point for one.

    Examples
    --------
    >>> "".join(map(chr, fold(code_points("Don’t İ"))))
    "don't İ"
    """
    low = _folded()[np.minimum(points, _TABLED)]
    rare = points >= _TABLED
    low[rare] = points[rare]
    return low


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """A buffer of text with what every later step asks of its characters.

    Attributes
    ----------
    points : uint32 array, shape (n,)
    kinds : uint8 array, shape (n,)
        Classes, as by `classify`.
    upper : bool array, shape (n,)
    plain : uint32 array, shape (n,)
        Folded code points, as by `fold`.
    """

    points: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    upper: NDArray[np.bool_]
    plain: NDArray[np.uint32]

    @classmethod
    def of(cls, text: str) -> Characters:
        """Look up every character of `text`."""
        points = code_points(text)
        # News is nearly all Latin-1, for which `bytes.translate` looks up fastest.
        low = bytearray(points.astype(np.uint8))
        kinds, upper, folded = (
            np.frombuffer(low.translate(table), np.uint8) for table in _latin_tables()
        )
        plain = folded.astype(np.uint32)
        high = np.flatnonzero(points > 0xFF)
        kinds[high], plain[high] = classify(points[high]), fold(points[high])
        upper[high] = is_upper(points[high])
        return cls(points, kinds, upper.view(bool), plain)

    def __len__(self) -> int:
        return len(self.points)


def among(points: NDArray[np.uint32], chars: Sequence[str]) -> NDArray[np.bool_]:
    """Which code points are one of `chars`."""
    found = np.zeros(len(points), bool)
    for char in chars:
        found |= points == ord(char)
    return found
