"""Quotation regions: what stands between quote marks, paragraph by paragraph.

Marks are paired inside a paragraph (a non-blank line), as newspapers do: a quotation that runs
over several paragraphs opens in each and closes in the last. Curly, straight, angled and doubled
marks (`''`, as the New York Times writes in some archives) are one style, single marks another.
Apostrophes, decades, feet and inches are not quotation marks. An unclosed mark never fails: its
region ends with the paragraph and says that it was not closed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.model.span import BoolArray, IntArray, owner
from framing.text import characters as ch
from framing.text.lines import Lines

DOUBLE, SINGLE = range(2)
SPEECH_WORDS = 5  # from this many words on, what stands between quote marks is taken for speech

_OPEN_DOUBLE, _CLOSE_DOUBLE, _ANY_DOUBLE = "\u201c\u201e\u201f\u00ab", "\u201d\u00bb", '"\uff02'
_SINGLES = "'`\u2018\u2019\u201a\u201b"
_MARKS = _OPEN_DOUBLE + _CLOSE_DOUBLE + _ANY_DOUBLE + _SINGLES
_ELISIONS = frozenset("em tis twas n til till cause bout round cos ere neath".split())


@dataclass(frozen=True, slots=True, eq=False)
class Quotations:
    """Quotation regions of a buffer, in order of start, outer before inner.

    Attributes
    ----------
    start, end : int32 arrays, shape (n,)
        Bounds in code points of the buffer, marks included.
    open_width, close_width : int32 arrays, shape (n,)
        Characters of the marks; a missing closing mark has width 0.
    style : uint8 array, shape (n,)
        `DOUBLE` or `SINGLE`.
    continued : bool array, shape (n,)
        Goes on in the next paragraph, which opens again.
    depth : int32 array, shape (n,)
        How many other regions hold it.
    line : int32 array, shape (n,)
    """

    start: IntArray
    end: IntArray
    open_width: IntArray
    close_width: IntArray
    style: NDArray[np.uint8]
    continued: BoolArray
    depth: IntArray
    line: IntArray

    def __len__(self) -> int:
        return len(self.start)

    @property
    def closed(self) -> BoolArray:
        """Which regions have their closing mark."""
        return self.close_width > 0

    @property
    def inner_start(self) -> IntArray:
        """First character after the opening mark."""
        return self.start + self.open_width

    @property
    def inner_end(self) -> IntArray:
        """End of what is quoted, before the closing mark."""
        return self.end - self.close_width


@dataclass(frozen=True, slots=True)
class _Mark:
    """A candidate quote mark with what its neighbours allow it to be."""

    start: int
    end: int
    char: str
    opens: bool
    closes: bool
    before: str
    after: str

    @property
    def double(self) -> bool:
        return self.char in _MARKS and (self.char not in _SINGLES or self.end - self.start > 1)


@dataclass(slots=True)
class _Region:
    start: int
    end: int
    open_width: int
    close_width: int
    style: int


def find_quotations(buffer: str, chars: ch.Characters, lines: Lines) -> Quotations:
    """Pair the quote marks of a buffer.

    Examples
    --------
    >>> text = "The so-called “peace” plan isn’t ''dead'', Dorn’s aides said in the ’90s."
    >>> from framing.text.batch import Batch
    >>> q = Batch.of([text]).quotes
    >>> [text[s:e] for s, e in zip(q.start, q.end)]
    ['“peace”', "''dead''"]
    """
    at = _candidates(chars)
    if not len(at):
        return _table(buffer, [], lines)
    line = owner(at, lines.start, lines.end)
    cuts = np.flatnonzero(np.diff(line, prepend=-1))
    found: list[tuple[_Region, int]] = []
    for positions, n in zip(np.split(at, cuts[1:]), line[cuts].tolist(), strict=True):
        marks = _marks(buffer, positions.tolist(), int(lines.start[n]), int(lines.end[n]))
        doubles = _pair_doubles(marks, int(lines.end[n]))
        singles = _pair_singles(buffer, marks, doubles, int(lines.end[n]))
        found += [(region, n) for region in doubles + singles]
    return _table(buffer, found, lines)


def _candidates(chars: ch.Characters) -> NDArray[np.int64]:
    """Positions of quote marks that do not stand between two letters."""
    at = np.flatnonzero((chars.kinds == ch.OTHER) & ch.among(chars.points, _MARKS))
    if not len(at):
        return at
    left = chars.kinds[np.maximum(at - 1, 0)] >= ch.LETTER
    right = chars.kinds[np.minimum(at + 1, len(chars) - 1)] >= ch.LETTER
    apostrophe = left & right & ch.among(chars.points[at], _SINGLES) & (at > 0)
    return at[~apostrophe]


def _marks(buffer: str, positions: list[int], start: int, end: int) -> list[_Mark]:
    """Candidates of one paragraph, doubled marks joined."""
    marks: list[_Mark] = []
    i = 0
    while i < len(positions):
        at = positions[i]
        j = i + 1
        while (
            j < len(positions)
            and positions[j] == positions[j - 1] + 1
            and _same(buffer, at, positions[j])
        ):
            j += 1
        stop = positions[j - 1] + 1
        before = buffer[at - 1] if at > start else " "
        after = buffer[stop] if stop < end else " "
        marks.append(
            _Mark(
                at,
                stop,
                buffer[at],
                opens=(before.isspace() or before in "([{<—–-/\"'“‘«¿¡…" or before == "\u200b")
                and not after.isspace(),
                closes=not before.isspace() and not (after.isalnum() and before in "([{—–-/"),
                before=before,
                after=after,
            )
        )
        i = j
    return marks


def _same(buffer: str, first: int, other: int) -> bool:
    """A mark typed twice: two of the same, or `''` written as two single marks."""
    return buffer[first] == buffer[other]


def _pair_doubles(marks: list[_Mark], line_end: int) -> list[_Region]:
    doubles = [m for m in marks if m.double]
    surplus = _closing_surplus(doubles)
    regions: list[_Region] = []
    open_: list[_Region] = []
    for i, mark in enumerate(doubles):
        width = mark.end - mark.start
        if _is_inches(mark, bool(open_), len(doubles) - i - 1):
            continue
        if _opens(mark, bool(open_)):
            # a second opening mark nests when enough closing marks follow for both
            if open_ and not (mark.char in _OPEN_DOUBLE and surplus[i + 1] >= 2):
                _leave_open(open_.pop(), mark.start, mark.before, regions)
            open_.append(_Region(mark.start, line_end, width, 0, DOUBLE))
        elif open_:
            region = open_.pop()
            region.end, region.close_width = mark.end, width
            regions.append(region)
    return regions + open_


def _closing_surplus(marks: list[_Mark]) -> list[int]:
    """From each mark on, how many more closing than opening marks there are; one entry more."""
    surplus = [0]
    for mark in reversed(marks):
        step = (mark.char in _CLOSE_DOUBLE) - (mark.char in _OPEN_DOUBLE)
        surplus.append(surplus[-1] + step)
    return surplus[::-1]


def _opens(mark: _Mark, inside: bool) -> bool:
    """Read a double mark by its shape where that is possible, else by what stands beside it."""
    if mark.char in _OPEN_DOUBLE or mark.char == "`":
        return not inside or mark.opens or not mark.closes
    if mark.char in _CLOSE_DOUBLE:
        return not inside and mark.opens and not _glued_to_end(mark)
    if inside:
        return mark.opens and mark.before.isspace()
    return mark.opens or not mark.closes


def _glued_to_end(mark: _Mark) -> bool:
    return mark.after.isspace() or mark.after in ".,;:!?"


def _is_inches(mark: _Mark, inside: bool, remaining: int) -> bool:
    """A straight or doubled mark after a digit that has no quotation to close."""
    if mark.char not in "\"'\u2033" or not mark.before.isdigit():
        return False
    return not inside or (remaining % 2 == 1 and mark.after.isspace())


def _leave_open(region: _Region, at: int, before: str, regions: list[_Region]) -> None:
    """A quotation whose closing mark is missing ends where the next one opens."""
    region.end = at - 1 if before.isspace() else at
    regions.append(region)


def _pair_singles(
    buffer: str, marks: list[_Mark], doubles: list[_Region], line_end: int
) -> list[_Region]:
    singles = [m for m in marks if not m.double]
    holders = _holders(singles, doubles)
    followers = _followers(holders)
    regions: list[_Region] = []
    free_from = -1
    for i, mark in enumerate(singles):
        if mark.start < free_from or not _opens_single(buffer, mark):
            continue
        close = _closing(buffer, singles, followers, i)
        if close is not None:
            regions.append(_Region(mark.start, close.end, 1, 1, SINGLE))
            free_from = close.end
        elif mark.char == "\u2018" and i == 0 and holders[i] == -1:
            regions.append(_Region(mark.start, line_end, 1, 0, SINGLE))
    return regions


def _holders(singles: list[_Mark], doubles: list[_Region]) -> list[int]:
    """Start of the innermost double region around each single mark, or -1."""
    waiting = sorted(doubles, key=lambda r: r.start, reverse=True)
    around: list[_Region] = []
    holders = []
    for mark in singles:
        while waiting and waiting[-1].start < mark.start:
            around.append(waiting.pop())
        while around and around[-1].end <= mark.start:
            around.pop()
        holders.append(around[-1].start if around else -1)
    return holders


def _followers(holders: list[int]) -> list[int]:
    """The next single mark inside the same region, or the number of marks."""
    following = [0] * len(holders)
    last: dict[int, int] = {}
    for i in range(len(holders) - 1, -1, -1):
        following[i] = last.get(holders[i], len(holders))
        last[holders[i]] = i
    return following


def _opens_single(buffer: str, mark: _Mark) -> bool:
    if mark.char == "\u2019" or not mark.opens:
        return False
    word = buffer[mark.end : mark.end + 12]
    letters = word[: next((i for i, c in enumerate(word) if not c.isalpha()), len(word))]
    decade = word[:2].isdigit() and word[2:3] == "s"
    return not decade and letters.lower() not in _ELISIONS


def _closing(buffer: str, singles: list[_Mark], followers: list[int], opening: int) -> _Mark | None:
    """The mark that closes a single quotation; one after a final s may be a possessive."""
    possessive = None
    i = followers[opening]
    while i < len(singles):
        mark = singles[i]
        i = followers[i]
        if _opens_single(buffer, mark) and mark.before.isspace():
            break
        if mark.char == "\u2018" or not mark.closes or mark.after.isalnum():
            continue
        if mark.start == singles[opening].end:
            continue
        if mark.before not in "sS" or not mark.after.isspace():
            return mark
        possessive = possessive or mark
    return possessive


def _table(buffer: str, found: list[tuple[_Region, int]], lines: Lines) -> Quotations:
    found = sorted(found, key=lambda f: (f[0].start, -f[0].end))
    rows = [(r.start, r.end, r.open_width, r.close_width, r.style, n) for r, n in found]
    start, end, opened, closed, style, line = np.array(rows, np.int32).reshape(-1, 6).T
    depth = _depths(start.tolist(), end.tolist())
    continued = np.array([_continues(buffer, r, n, lines) for r, n in found], bool)
    kept = continued | (closed > 0) | (style == DOUBLE)
    columns = (start, end, opened, closed, style.astype(np.uint8), continued, depth, line)
    return Quotations(*(c[kept] for c in columns))


def _depths(starts: list[int], ends: list[int]) -> IntArray:
    """How many regions hold each one; regions nest or stand apart, outer ones first."""
    around: list[int] = []
    depths = []
    for start, end in zip(starts, ends, strict=True):
        while around and around[-1] <= start:
            around.pop()
        depths.append(len(around))
        around.append(end)
    return np.array(depths, np.int32)


def _continues(buffer: str, region: _Region, line: int, lines: Lines) -> bool:
    """An unclosed quotation goes on when the next paragraph opens with the same kind of mark."""
    if region.close_width or region.end != lines.end[line] or line + 1 >= len(lines):
        return False
    if lines.article[line + 1] != lines.article[line]:
        return False
    opening = buffer[region.start : region.start + region.open_width]
    following = buffer[lines.start[line + 1] : lines.end[line + 1]]
    return following.startswith(opening)
