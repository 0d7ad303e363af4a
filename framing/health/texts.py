"""What the texts themselves show: their ends, characters, markup and typography."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.health.facts import FEWEST, Codes, Facts
from framing.health.patterns import (
    CUTS,
    MARKS,
    apostrophe_style,
    cut_off,
    dash_style,
    has_html,
    is_damaged,
    marks_in,
    quote_style,
)
from framing.model.span import BoolArray

SAME_LENGTH = 5  # articles of exactly the greatest length, which does not happen by chance
SAME_SHARE = 0.02  # of the group's articles
LONG = 100  # words of an article that has paragraphs wherever they were kept


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """What was seen in each of n texts.

    Attributes
    ----------
    cut : tuple of str, length n
        Keys of `CUTS`, '' for a whole article.
    damaged, html : bool arrays, shape (n,)
    marks : tuple of tuples of str, length n
        Keys of `MARKS`.
    one_line : bool array, shape (n,)
        Of the articles of at least 100 words, those without a line break.
    quotes, apostrophes, dashes : int64 arrays, shape (n,)
        The style used most; -1 for none.
    """

    cut: tuple[str, ...]
    damaged: BoolArray
    html: BoolArray
    marks: tuple[tuple[str, ...], ...]
    one_line: BoolArray
    quotes: Codes
    apostrophes: Codes
    dashes: Codes

    @classmethod
    def of(cls, facts: Facts) -> Readings:
        """Read every text once."""
        texts = facts.notes.corpus.texts
        lengths = np.array([len(t) for t in texts], np.int64)
        same = same_length(lengths, facts.group, len(facts.groups))
        cut = [cut_off(t, p) for t, p in zip(texts, facts.prose, strict=True)]
        return cls(
            tuple(c or ("length" if s else "") for c, s in zip(cut, same, strict=True)),
            _flags(is_damaged, texts),
            _flags(has_html, texts),
            tuple(map(marks_in, texts)),
            _flags(_is_one_line, texts) & (facts.words >= LONG),
            np.array([quote_style(p) for p in facts.prose], np.int64),
            np.array([apostrophe_style(p) for p in facts.prose], np.int64),
            np.array([dash_style(p) for p in facts.prose], np.int64),
        )

    @property
    def is_cut(self) -> BoolArray:
        """Whether the end of each article is missing, shape (n,)."""
        return np.array([bool(c) for c in self.cut], bool)

    @property
    def has_marks(self) -> BoolArray:
        """Whether extraction or redaction left marks in each text, shape (n,)."""
        return np.array([bool(m) for m in self.marks], bool)


def same_length(lengths: Codes, group: Codes, n_groups: int) -> BoolArray:
    """Articles of exactly the greatest length of their group, where many are: what an API cut.

    Examples
    --------
    >>> lengths = np.array([500] * 6 + [320, 90] + [4000, 700, 650, 10])
    >>> same_length(lengths, np.repeat([0, 1], [8, 4]), 2).sum()
    np.int64(6)
    """
    greatest = np.zeros(n_groups + 1, np.int64)
    np.maximum.at(greatest, group, lengths)  # the last is of those without a group
    is_greatest = lengths == greatest[group]
    held = np.bincount(group % (n_groups + 1), is_greatest, n_groups + 1)
    size = np.bincount(group % (n_groups + 1), minlength=n_groups + 1)
    many = (held >= SAME_LENGTH) & (held >= SAME_SHARE * size) & (size >= FEWEST / 2)
    found: BoolArray = is_greatest & many[group] & (lengths > 0)
    return found


def said_cuts(readings: Readings) -> str:
    """How the articles that are cut off end, the most common way first."""
    kinds = Counter(c for c in readings.cut if c).most_common()
    return "Ends " + ", ".join(f"{CUTS[kind]} ({n:,})" for kind, n in kinds) + "."


def said_marks(readings: Readings) -> str:
    """Which marks were found, in the order of `MARKS`."""
    kinds = Counter(m for found in readings.marks for m in found)
    return "Found: " + ", ".join(f"{m} ({kinds[m]:,})" for m in MARKS if m in kinds) + "."


def _flags(test: Callable[[str], bool], texts: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([test(text) for text in texts], bool)


def _is_one_line(text: str) -> bool:
    return "\n" not in text.strip()
