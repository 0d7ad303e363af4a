"""Non-blank lines: the paragraphs, headings and furniture that a page of text is made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.model.span import IntArray, Ints
from framing.text import characters as ch


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Non-blank lines of a buffer, in order.

    Attributes
    ----------
    start, end : int32 arrays, shape (n,)
        Code points of the buffer, surrounding white space left out.
    article : int32 array, shape (n,)
        Index of the article in its batch.
    """

    start: IntArray
    end: IntArray
    article: IntArray

    def __len__(self) -> int:
        return len(self.start)


def split_lines(chars: ch.Characters, bounds: Ints) -> Lines:
    r"""The non-blank lines of a buffer.

    Parameters
    ----------
    chars : Characters
    bounds : int array, shape (articles + 1,)
        Where each article starts in the buffer; a line break stands before each start.

    Examples
    --------
    >>> lines = split_lines(ch.Characters.of(" One. \r\n \nTwo"), np.array([0, 14]))
    >>> list(zip(lines.start.tolist(), lines.end.tolist()))
    [(1, 5), (10, 13)]
    """
    visible = np.flatnonzero((chars.kinds != ch.SPACE) & (chars.kinds != ch.NEWLINE))
    if not len(visible):
        return Lines(*(np.empty(0, np.int32) for _ in range(3)))
    line = np.cumsum(chars.kinds == ch.NEWLINE)[visible]
    first = np.flatnonzero(np.diff(line, prepend=-1))
    last = np.append(first[1:], len(visible)) - 1
    start = visible[first]
    article = np.searchsorted(bounds[1:], start, side="right")
    return Lines(*(a.astype(np.int32) for a in (start, visible[last] + 1, article)))
