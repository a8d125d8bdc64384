"""Dates of holidays, against calendars as published."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.codebook.times import load_time_words, read_holidays
from marsad.errors import CodebookError
from marsad.resolve.times.holidays import hijri_in_year, holiday_days, nowruz, orthodox_easter, western_easter


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (2016, date(2016, 3, 27), date(2016, 5, 1)),
        (2022, date(2022, 4, 17), date(2022, 4, 24)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
    ],
)
def test_easter(year: int, western: date, orthodox: date) -> None:
    assert (western_easter(year), orthodox_easter(year)) == (western, orthodox)


@pytest.mark.parametrize(
    ("year", "day"), [(2012, 20), (2013, 21), (2016, 20), (2017, 21), (2020, 20), (2021, 21), (2024, 20), (2025, 21)]
)
def test_nowruz(year: int, day: int) -> None:
    assert nowruz(year) == date(year, 3, day)


@pytest.mark.parametrize(
    ("key", "year", "near"),
    [
        ("ramadan", 2016, date(2016, 6, 6)),
        ("ramadan", 2024, date(2024, 3, 11)),
        ("eid al-fitr", 2024, date(2024, 4, 10)),
        ("eid al-adha", 2023, date(2023, 6, 28)),
        ("ashura", 2017, date(2017, 10, 1)),
        ("arbaeen", 2014, date(2014, 12, 13)),
    ],
)
def test_islamic_holidays_are_within_a_day_of_the_announced_ones(key: str, year: int, near: date) -> None:
    days = holiday_days(load_time_words().holidays[key], year)
    assert days is not None
    assert abs((days.first - near).days) <= 1


def test_an_islamic_date_may_miss_a_gregorian_year() -> None:
    assert all((found := hijri_in_year(year, 1, 1)) is None or found.year == year for year in range(1900, 2100))
    assert hijri_in_year(2008, 1, 1) == date(2008, 1, 10)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"names": ["a day"]}, "exactly one of"),
        ({"names": ["a day"], "fixed": [1, 1], "easter": 0}, "exactly one of"),
        ({"names": ["A Day"], "fixed": [1, 1]}, "lower-case"),
        ({"names": ["a day"], "fixed": [1, 1], "dayz": 2}, "unknown key 'dayz'"),
    ],
)
def test_a_wrong_holiday_names_file_and_key(row: dict[str, object], complaint: str) -> None:
    with pytest.raises(CodebookError, match=f"own.yaml: feast.*{complaint}"):
        read_holidays({"feast": row}, "own.yaml")
