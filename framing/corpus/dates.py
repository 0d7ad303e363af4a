"""Dates: read when they say one thing only, reported otherwise."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np

from framing.corpus.cells import is_missing, kind

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH_NUMBERS = {
    **{name: n for n, name in enumerate(_MONTHS, 1)},
    **{name[:3]: n for n, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_ZONE = r"(?:\s*(?:[a-z]{1,5}|[+-]\d{2}(?::?\d{2})?)(?:\s*\([a-z]+\))?)?"
_CLOCK = r"\d{1,2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?)?"
_TIME = rf"(?:(?:t|,?\s+(?:at\s+)?){_CLOCK}{_ZONE})?"


def _pattern(date: str) -> re.Pattern[str]:
    return re.compile(f"{_WEEKDAY}{date}{_TIME}", re.IGNORECASE | re.ASCII)


_YEAR_FIRST = _pattern(r"(?P<year>\d{4})(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})")
_COMPACT = _pattern(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_MONTH_FIRST = _pattern(rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})")
_DAY_FIRST = _pattern(rf"{_DAY}[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})")
_YEAR_LAST = _pattern(r"(?P<one>\d{1,2})(?P<by>[-/.])(?P<two>\d{1,2})(?P=by)(?P<year>\d{4})")
_TWO_DIGITS = _pattern(r"\d{1,2}(?P<by>[-/.])\d{1,2}(?P=by)\d{2}")


def parse_date(value: object) -> dt.date | None:
    """The day that a value names, or None for a missing one; nothing depends on today's date.

    Understood are dates and times of Python, numpy and pandas, ISO 8601 with or without a time,
    ``2020/09/08``, ``September 8, 2020``, ``8 Sept. 2020`` and RFC 2822. A time of day is left
    out and the day kept as written, whatever the zone. ``03/04/2020`` is refused, because it is
    two dates; ``25/12/2020`` and ``04/04/2020`` are one.

    Raises
    ------
    ValueError
        When the value names no day, or more than one.

    Examples
    --------
    >>> parse_date("Sept. 8, 2020"), parse_date("2020-09-08T23:30:00+02:00"), parse_date("")
    (datetime.date(2020, 9, 8), datetime.date(2020, 9, 8), None)
    >>> parse_date("03/04/2020")
    Traceback (most recent call last):
    ValueError: '03/04/2020' is 2020-03-04 or 2020-04-03
    """
    if is_missing(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, np.datetime64):
        day: dt.date | None = value.astype("datetime64[D]").item()
        return day
    if not isinstance(value, str):
        raise ValueError(f"{kind(value)} is not a date")
    return _parse(value.strip()) if value.strip() else None


def _parse(text: str) -> dt.date:
    for pattern in (_YEAR_FIRST, _COMPACT):
        if found := pattern.fullmatch(text):
            return _day(text, found["year"], int(found["month"]), found["day"])
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        found = pattern.fullmatch(text)
        if found and (month := _MONTH_NUMBERS.get(found["month"].lower())):
            return _day(text, found["year"], month, found["day"])
    if found := _YEAR_LAST.fullmatch(text):
        return _either(text, found["year"], found["one"], found["two"])
    if _TWO_DIGITS.fullmatch(text):
        raise ValueError(f"{text!r} does not say which century, or which number is the year")
    raise ValueError(f"{text[:40]!r} is not a date")


def _day(text: str, year: str, month: int, day: str) -> dt.date:
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        raise ValueError(f"{text!r} is no day of the calendar") from None


def _either(text: str, year: str, one: str, two: str) -> dt.date:
    """The only day that two numbers before a year can name, whichever of them is the month."""
    days = set()
    for month, day in ((one, two), (two, one)):
        try:
            days.add(dt.date(int(year), int(month), int(day)))
        except ValueError:
            continue
    if not days:
        raise ValueError(f"{text!r} is no day of the calendar")
    if len(days) > 1:
        raise ValueError(f"{text!r} is {' or '.join(map(str, sorted(days)))}")
    return days.pop()
