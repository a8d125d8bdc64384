"""Publication dates in the forms that inputs write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ingest.dates import Published, is_future, parse_published

DAY = date(2016, 7, 10)


@pytest.mark.parametrize(
    "written",
    [
        "2016-07-10",
        "20160710",
        " 2016-07-10 ",
        "2016/7/10",
        "10 July 2016",
        "10th July, 2016",
        "10th of July 2016",
        "July 10, 2016",
        "Jul. 10 2016",
        "10-Jul-2016",
        "Sunday, July 10, 2016",
        "Sun 10 Jul 2016",
        "SUNDAY 10 JULY 2016",
        "10.07.2016 is ambiguous, 13 is not",
        "2016-07-10T14:30",
        "Sun, 10 Jul 2016 23:30:00 -0700",
        "July 10, 2016 at 2:30 pm",
    ],
)
def test_forms_that_name_one_day(written: str) -> None:
    parsed = parse_published(written)
    if "ambiguous" in written:
        assert parsed is None
    else:
        assert parsed is not None
        assert parsed.day == DAY


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2016-07-10T14:30:05Z", "2016-07-10T14:30:05+00:00"),
        ("2016-07-10 14:30:05.123 +0300", "2016-07-10T14:30:05+03:00"),
        ("2016-07-10T00:30:00-07:00", "2016-07-10T00:30:00-07:00"),
        ("2016-07-10 14:30", "2016-07-10T14:30:00"),
        ("10 July 2016, 2:05 p.m.", "2016-07-10T14:05:00"),
        ("July 10, 2016 12:15 am", "2016-07-10T00:15:00"),
        ("Sun, 10 Jul 2016 14:30:00 GMT", "2016-07-10T14:30:00+00:00"),
        ("1468161000", "2016-07-10T14:30:00+00:00"),
        ("1468161000000", "2016-07-10T14:30:00+00:00"),
        ("2016-07-10", None),
    ],
)
def test_the_hour_is_kept_where_it_is_known(written: str, at: str | None) -> None:
    parsed = parse_published(written)
    assert parsed is not None
    assert (parsed.at.isoformat() if parsed.at else None) == at


@pytest.mark.parametrize(
    ("written", "day"),
    [("25/12/2016", date(2016, 12, 25)), ("12/25/2016", date(2016, 12, 25)), ("5.5.2016", date(2016, 5, 5))],
)
def test_numbers_are_read_where_only_one_order_is_possible(written: str, day: date) -> None:
    assert parse_published(written) == Published(day)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "July 2016",
        "2016",
        "10 July",
        "31 June 2016",
        "2016-02-30",
        "03/04/2016",
        "3/4/16",
        "yesterday",
        "32 Foo 2016",
        "2016-07-10T25:70",
        "99999999999999",
        "2016-13-01",
        "July 10 2016 is the date",
    ],
)
def test_what_names_no_single_day_is_none(written: str) -> None:
    assert parse_published(written) is None


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_date_or_none(written: str) -> None:
    assert parse_published(written) is None or isinstance(parse_published(written), Published)


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))
def test_iso_dates_come_back(at: datetime) -> None:
    assert parse_published(at.isoformat()) == Published(at.date(), at.replace(microsecond=0))
    assert parse_published(at.date().isoformat()) == Published(at.date())


def test_tomorrow_is_no_future_because_zones_differ() -> None:
    now = datetime(2016, 7, 9, 23, 0, tzinfo=UTC)
    assert not is_future(Published(date(2016, 7, 10)), now)
    assert is_future(Published(date(2016, 7, 11)), now)
