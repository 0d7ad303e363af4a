"""What is asked of everything that reads a batch and returns a table: devices and extractors."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from typing import Any

import numpy as np

from framing.model.columns import Columns
from framing.testing.exam import Check, Complaint, hold, require
from framing.testing.rows import Row, badly_built, rows_of
from framing.testing.strategies import any_texts, for_every
from framing.testing.texts import (
    FURNITURE,
    NASTY,
    PADDING,
    PAGE,
    PARAGRAPHS,
    adversarial,
    long_batch,
    plain_typing,
)
from framing.text.batch import Batch

Fault = Callable[[Columns, Sequence[str]], str | None]

_SIZES = (1_000, 4_000, 16_000, 64_000)
_GROWTH = 4 * 2.5  # four times the text may take four times as long, and some more by chance
_SLACK = 0.05  # seconds
_CERTAIN = 0.5  # seconds; shorter times are taken again before they count
_NEIGHBOURS = (PARAGRAPHS[1], "", " \n", "The so-called", FURNITURE[4], "\r\n“", "He said\r")
_RANDOM_TEXTS = 50


@dataclass(frozen=True, slots=True)
class Finder:
    """What sits the exam, seen as a function.

    Attributes
    ----------
    find : callable
        From a batch to a table.
    returns : type
        Of the table.
    faults : mapping of str to callable
        By name of the check: what is wrong with a table found in some texts, or None.
    examples : tuple of str
        Texts in which there is something to find.
    """

    find: Callable[[Batch], Columns]
    returns: type[Columns]
    faults: Mapping[str, Fault]
    examples: tuple[str, ...]

    def table(self, *texts: str) -> Columns:
        """What is found in some articles, read as one batch."""
        table = self.find(Batch.of(texts))
        wrong = badly_built(table, self.returns)
        require("columns", wrong is None, wrong or "")
        return table

    def rows(self, *texts: str) -> list[list[Row]]:
        """What is found in each of some articles, read as one batch."""
        return rows_of(self.table(*texts), len(texts))

    def alone(self, text: str) -> list[Row]:
        """What is found in one article by itself."""
        return self.rows(text)[0]

    def check_table(self, fault: Fault, text: str) -> str | None:
        """What is wrong with the table of an article, and of the article twice."""
        for texts in ((text,), (text, text)):
            if wrong := fault(self.table(*texts), texts):
                return wrong
        return None


def finder_checks(finder: Finder) -> Iterator[Check]:
    """The quick checks that devices and extractors share."""
    yield "remembers_nothing", partial(_each, finder, "remembers_nothing", _memory)
    yield "finds_something", partial(_finds_something, finder)
    for name, fault in finder.faults.items():
        sound = partial(finder.check_table, fault)
        yield name, partial(hold, name, sound, (*finder.examples, PAGE))
    for name, complaint in _COMPLAINTS.items():
        yield name, partial(_each, finder, name, complaint)


def endurance_checks(finder: Finder) -> Iterator[Check]:
    """The shared checks that take seconds."""
    yield "linear_time", partial(_linear_time, finder)
    yield "any_text", partial(_any_text, finder)


def _each(finder: Finder, name: str, complaint: Callable[[Finder, str], str | None]) -> None:
    hold(name, partial(complaint, finder), finder.examples)


def _finds_something(finder: Finder) -> None:
    found = any(finder.alone(text) for text in finder.examples)
    remedy = "give texts in which it does, as `examples`, or this exam shows nothing"
    require("finds_something", found, f"finds nothing in {len(finder.examples)} texts; {remedy}")


def _memory(finder: Finder, text: str) -> str | None:
    """The same text read again, at once and after other texts."""
    first = finder.alone(text)
    if finder.alone(text) != first:
        return "finds other things in the same text the second time"
    for other in (PAGE, text.upper(), *_NEIGHBOURS):
        finder.find(Batch.of([other]))
    again = finder.alone(text)
    return None if again == first else _difference("after other texts were read", first, again)


def _mutation(finder: Finder, text: str) -> str | None:
    batch = Batch.of([text, *_NEIGHBOURS])
    before = _contents(batch)
    finder.find(batch)
    for (name, old), (_, new) in zip(before, _contents(batch), strict=True):
        if old != new:
            return f"changes the batch: {name}"
    return None


def _contents(value: Any, name: str = "batch") -> list[tuple[str, Any]]:
    """Everything in a batch, by name."""
    if is_dataclass(value):
        inner = [_contents(getattr(value, f.name), f"{name}.{f.name}") for f in fields(value)]
        return [pair for pairs in inner for pair in pairs]
    return [(name, value.tobytes() if isinstance(value, np.ndarray) else value)]


def _grouping(finder: Finder, text: str) -> str | None:
    """The text among neighbours, and cut in two articles where something was found."""
    alone = finder.alone(text)
    for texts in ((*_NEIGHBOURS, text), (text, *_NEIGHBOURS), (text, text)):
        for article, rows in zip(texts, finder.rows(*texts), strict=True):
            if article == text and rows != alone:
                return _difference("beside other articles", alone, rows)
    for cut in _cuts(text, alone):
        halves = (text[:cut], text[cut:])
        together, apart = finder.rows(*halves), [finder.alone(half) for half in halves]
        if together != apart:
            half = int(together[0] == apart[0])
            return _difference(
                f"in {halves[half]!r} beside {halves[1 - half]!r}", apart[half], together[half]
            )
    return None


def _cuts(text: str, rows: Sequence[Row]) -> list[int]:
    """Ends of words in and around the first things found."""
    near = [(p.start - 12, p.end + 12) for row in rows[:2] for p in row.pieces]
    ends = [i for i, char in enumerate(text) if char.isspace()]
    cuts = [i for i in ends if any(a <= i <= b for a, b in near)]
    return cuts[:: max(1, len(cuts) // 8)]


def _order(finder: Finder, text: str) -> str | None:
    """Backwards, and with the last article first, so that every article changes its place."""
    texts = (text, *_NEIGHBOURS, PARAGRAPHS[2])
    n = len(texts)
    found = finder.rows(*texts)
    for order in (range(n)[::-1], [n - 1, *range(n - 1)]):
        for i, rows in zip(order, finder.rows(*(texts[i] for i in order)), strict=True):
            if rows != found[i]:
                return _difference("when the articles come in another order", found[i], rows)
    return None


def _padding(finder: Finder, text: str) -> str | None:
    alone = finder.alone(text)
    together = {"all of these": "\n\n".join(PADDING.values())}
    for what, padding in (PADDING | together).items():
        for before, after in ((f"{padding}\n\n", ""), ("", f"\n\n{padding}")):
            place = len(before), len(before) + len(text)
            rows = finder.alone(f"{before}{text}{after}")
            moved = [r.shift(-place[0]) for r in rows if r.within(*place)]
            if moved != alone:
                where = "before" if before else "after"
                return _difference(f"with {what} in a paragraph {where} it", alone, moved)
    return None


def _typography(finder: Finder, text: str) -> str | None:
    curly, straight = (len(finder.alone(t)) for t in (text, plain_typing(text)))
    if curly != straight:
        return f"finds {curly} things, but {straight} with straight quote marks and plain hyphens"
    return None


_COMPLAINTS: dict[str, Callable[[Finder, str], str | None]] = {
    "changes_nothing": _mutation,
    "grouping": _grouping,
    "order": _order,
    "padding": _padding,
    "typography": _typography,
}


def _difference(when: str, expected: Sequence[Row], found: Sequence[Row]) -> str:
    lost = [r for r in expected if r not in found]
    new = [r for r in found if r not in expected]
    if not lost and not new:
        return f"gives rows in another order or number {when}"
    said = [f"{word} {_shown(rows[0])}" for word, rows in (("loses", lost), ("gains", new)) if rows]
    return f"{' and '.join(said)} {when}"


def _shown(row: Row) -> str:
    pieces = [f"{p.role} [{p.start}, {p.end})".strip() for p in row.pieces]
    return f"{', '.join(pieces)} ({', '.join(value for _, value in row.values if value)})"


def _any_text(finder: Finder) -> None:
    """Nothing that is text makes it fail, and what it returns stays sound."""

    def complaint(text: str) -> str | None:
        table = finder.table(text)
        return next((w for fault in finder.faults.values() if (w := fault(table, [text]))), None)

    hold("any_text", complaint, NASTY)
    hold("any_text", complaint, (f"{p}{n}{p}" for p in finder.examples[:2] for n in NASTY[:-3]))
    for_every(any_texts(finder.examples), partial(_hold_one, complaint), examples=_RANDOM_TEXTS)


def _hold_one(complaint: Complaint, text: str) -> None:
    hold("any_text", complaint, [text])


def _linear_time(finder: Finder) -> None:
    """From size to size the time grows about as much as the text does."""
    for filler in adversarial():
        before = _seconds(finder, filler, _SIZES[0])
        for size in _SIZES[1:]:
            seconds = _seconds(finder, filler, size)
            if _too_long(before, seconds) and seconds < _CERTAIN:  # chance? look again
                before = min(before, *(_seconds(finder, filler, size // 4) for _ in range(2)))
                seconds = min(seconds, *(_seconds(finder, filler, size) for _ in range(2)))
            said = f"takes {before:.3f} s for {size // 4} characters, {seconds:.3f} s for {size}"
            fine = not _too_long(before, seconds)
            require("linear_time", fine, f"{said}, all of them {filler[:40]!r} repeated")
            before = seconds


def _too_long(before: float, seconds: float) -> bool:
    return seconds > _GROWTH * before + _SLACK


def _seconds(finder: Finder, filler: str, size: int) -> float:
    batch = long_batch(filler, size)
    collecting = gc.isenabled()
    gc.disable()  # a large process's garbage is not the finder's time
    try:
        start = time.process_time()
        finder.find(batch)
        return time.process_time() - start
    finally:
        if collecting:
            gc.enable()
