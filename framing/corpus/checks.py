"""What may stand in a field of an article, and what is said when something else does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from framing.corpus.cells import flat, is_missing, is_text, kind
from framing.corpus.dates import parse_date
from framing.corpus.rows import Flaw

_SURROGATE = "holds half of a surrogate pair, which is no character"
_ENCODE = "write the character itself, or both halves of its pair"


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A checked column: values of the field's type, None where there is none, and flaws by row."""

    values: list[Any]
    flaws: dict[int, Flaw] = field(default_factory=dict)


def check_text(values: Sequence[Any]) -> dict[int, Flaw]:
    """Which texts cannot be an article's; the others are left exactly as they are."""
    checked = ((row, _text_flaw(value)) for row, value in enumerate(values))
    return {row: flaw for row, flaw in checked if flaw}


def check_ids(values: Sequence[Any]) -> Cells:
    """Ids as strings; None where there is none or it is unusable, which is a flaw of the field."""
    ids = Cells([None] * len(values))
    for row, value in enumerate(values):
        if is_missing(value) or value == "":
            continue
        if isinstance(value, dict | list | bytes):
            ids.flaws[row] = Flaw("id", f"is {kind(value)}", "give a string or a number")
        elif not is_text(str(value)):
            ids.flaws[row] = Flaw("id", _SURROGATE, _ENCODE)
        else:
            whole = isinstance(value, float) and value.is_integer()  # a frame with gaps: 7 is 7.0
            ids.values[row] = str(int(value)) if whole else str(value)
    return ids


def check_dates(values: Sequence[Any]) -> Cells:
    """Days of the calendar; what does not name one is dropped and reported."""

    def parse(value: Any) -> Any:
        try:
            return parse_date(value)
        except ValueError as error:
            return Flaw("date", str(error), "write the date as YYYY-MM-DD")

    return _split(map(parse, values))


def check_strings(name: str, values: Sequence[Any]) -> Cells:
    """Strings; numbers and nested values are written out, bytes and half characters reported."""

    def string(value: Any) -> Any:
        if is_missing(value) or value == "":
            return None
        if isinstance(value, bytes):
            return Flaw(name, f"is {kind(value)}, not text", "decode it before it is read")
        value = str(flat(value))
        return value if is_text(value) else Flaw(name, _SURROGATE, _ENCODE)

    return _split(map(string, values))


def check_extra(name: str, values: Sequence[Any]) -> Cells:
    """Any other field: untouched, but for nested JSON, which is kept as its text."""

    def cell(value: Any) -> Any:
        value = flat(value)
        if isinstance(value, str) and not is_text(value):
            return Flaw(name, _SURROGATE, _ENCODE)
        return value

    return _split(map(cell, values))


CHECKS: dict[str, Callable[[Sequence[Any]], Cells]] = {
    "date": check_dates,
    **{
        name: partial(check_strings, name)
        for name in ("outlet", "title", "url", "event", "author", "section", "language")
    },
}


def _split(results: Iterable[Any]) -> Cells:
    """Flaws taken out of a column, None left in their place."""
    values = list(results)
    flaws = {row: value for row, value in enumerate(values) if isinstance(value, Flaw)}
    for row in flaws:
        values[row] = None
    return Cells(values, flaws)


def _text_flaw(value: Any) -> Flaw | None:
    if is_missing(value):
        return Flaw("text", "there is no text", "fill the field, or map another one to text")
    if not isinstance(value, str):
        return Flaw("text", f"is {kind(value)}, not text", "give the article's text as a string")
    if not value or value.isspace():
        blank = "is blank" if value else "is empty"
        return Flaw("text", blank, "fill the field, or leave the article out")
    return None if is_text(value) else Flaw("text", _SURROGATE, _ENCODE)
