"""Dates are read when they say one day, and refused otherwise."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.dates import parse_date

DAY = dt.date(2020, 9, 8)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        dt.datetime(2020, 9, 8, 23, 59),
        pd.Timestamp("2020-09-08T10:00", tz="Europe/Vienna"),
        np.datetime64("2020-09-08T10:00"),
        np.datetime64("2020-09-08T10:00", "ns"),
        "2020-09-08",
        " 2020-09-08\n",
        "2020-9-8",
        "20200908",
        "20200908T103000Z",
        "2020-09-08T23:30:00+02:00",
        "2020-09-08 23:30:00.123456 UTC",
        "2020-09-08T10:30Z",
        "2020/09/08",
        "2020.09.08",
        "September 8, 2020",
        "SEPTEMBER 8 2020",
        "Sept. 8, 2020 at 9:05 a.m. ET",
        "Sep 8th, 2020",
        "Tuesday, September 8, 2020",
        "8 Sept. 2020",
        "8 September 2020, 10:30",
        "8-Sep-2020",
        "Tue, 08 Sep 2020 10:30:00 +0200",
        "Tue, 08 Sep 2020 10:30:00 +0200 (CEST)",
        "8 Sep 2020 10:30:00 GMT",
    ],
)
def test_one_day_however_it_is_written(value):
    """Every form of the same day is read as that day, as written, whatever the zone."""
    assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [None, "", "  ", float("nan"), pd.NaT, pd.NA, np.datetime64("NaT", "D"), np.float32("nan")],
)
def test_nothing_is_no_date(value):
    """A missing value is None and no error."""
    assert parse_date(value) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("25/12/2020", dt.date(2020, 12, 25)),
        ("12/25/2020", dt.date(2020, 12, 25)),
        ("04/04/2020", dt.date(2020, 4, 4)),
        ("31.1.2020", dt.date(2020, 1, 31)),
    ],
)
def test_year_last_with_one_reading(value, day):
    """Two numbers before a year are a date when only one order gives a day."""
    assert parse_date(value) == day


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("03/04/2020", "2020-03-04 or 2020-04-03"),
        ("7/23/17", "century"),
        ("2020-13-45", "no day of the calendar"),
        ("2021-02-29", "no day of the calendar"),
        ("31/31/2020", "no day of the calendar"),
        ("Sextember 8, 2020", "not a date"),
        ("2020", "not a date"),
        ("2020-09", "not a date"),
        ("yesterday", "not a date"),
        ("3 hours ago", "not a date"),
        ("Tuesday", "not a date"),
        ("a report of September 8, 2020", "not a date"),
        ("２０２０-09-08", "not a date"),
        ("2020-09/08", "not a date"),
        (20200908, "a number is not a date"),
        (True, "true or false is not a date"),
        (["2020-09-08"], "a list is not a date"),
    ],
)
def test_what_is_not_one_day_is_refused(value, says):
    """Ambiguous, impossible, partial, relative and embedded dates are refused with the reason."""
    with pytest.raises(ValueError, match=says):
        parse_date(value)


@given(st.dates())
def test_iso_round_trip(day):
    """Every date survives being written as ISO 8601."""
    assert parse_date(day.isoformat()) == day


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from(["{1}/{2}/{0}", "{2}/{1}/{0}"]))
def test_year_last_is_never_misread(day, form):
    """With the year last the day is either read as meant or refused, never as another day."""
    text = form.format(day.year, day.month, day.day)
    if day.day > 12 or day.day == day.month:
        assert parse_date(text) == day
    else:
        with pytest.raises(ValueError, match=" or "):
            parse_date(text)


@given(st.text())
def test_any_text_is_a_day_or_a_value_error(text):
    """No string makes the parser fail in another way."""
    try:
        assert parse_date(text) is None or isinstance(parse_date(text), dt.date)
    except ValueError as error:
        assert str(error)  # noqa: PT017
