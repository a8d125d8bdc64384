"""Codes of how exactly a place and a time are known, and the zone of a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from marsad.codebook.precision import load_precisions
from marsad.codebook.time_zones import in_utc, zone_of, zone_points
from marsad.model.entities import Place, PlaceId, PlaceKind
from marsad.model.when import TimeRange, day_range

TOWN = Place("Homs", PlaceKind.SETTLEMENT, 34.73, 36.72, 5.0, "SY", id=PlaceId("geonames:169577"))


@pytest.mark.parametrize(
    ("place", "acled", "ucdp"),
    [
        (None, None, None),
        (Place("somewhere"), None, None),
        (TOWN, 1, 1),
        (replace(TOWN, kind=PlaceKind.FACILITY), 1, 1),
        (replace(TOWN, kind=PlaceKind.NEIGHBOURHOOD, id=None, radius_km=9.0), 2, 2),
        (replace(TOWN, kind=PlaceKind.RELATIVE, id=None, radius_km=12.0), 2, 2),
        (replace(TOWN, kind=PlaceKind.RELATIVE, id=None, radius_km=140.0), 3, 5),
        (replace(TOWN, kind=PlaceKind.ADMIN2), 2, 3),
        (replace(TOWN, kind=PlaceKind.ADMIN1), 3, 4),
        (replace(TOWN, kind=PlaceKind.REGION), 3, 5),
        (replace(TOWN, kind=PlaceKind.COUNTRY), 3, 6),
        (Place("Red Sea", PlaceKind.WATER, 20.0, 38.0, 900.0, id=PlaceId("marsad:red-sea")), 2, 7),
        (Place("a farm", PlaceKind.UNKNOWN, country="SY"), 3, 6),
    ],
)
def test_places(place: Place | None, acled: int | None, ucdp: int | None) -> None:
    schemes = load_precisions().places
    assert schemes["acled_geo_precision"].code(place) == acled
    assert schemes["ucdp_where_prec"].code(place) == ucdp


def days(first: int, last: int, month: int = 5) -> TimeRange:
    return day_range(datetime(2031, 5, first), datetime(2031, month, last))


@pytest.mark.parametrize(
    ("when", "acled", "ucdp"),
    [
        (None, None, None),
        (TimeRange(None, datetime(2031, 5, 3)), None, None),
        (TimeRange(datetime(2031, 5, 3, 6, 45), datetime(2031, 5, 3, 6, 45)), 1, 1),
        (TimeRange(datetime(2031, 5, 3, 18), datetime(2031, 5, 4, 6)), 1, 1),
        (days(3, 3), 1, 1),
        (days(3, 4), 2, 2),
        (days(3, 9), 2, 3),
        (days(1, 31), 3, 4),
        (days(1, 31, month=7), None, 5),
        (day_range(datetime(2030, 1, 1), datetime(2031, 5, 1)), None, None),
    ],
)
def test_times(when: TimeRange | None, acled: int | None, ucdp: int | None) -> None:
    schemes = load_precisions().times
    assert schemes["acled_time_precision"].code(when) == acled
    assert schemes["ucdp_date_prec"].code(when) == ucdp


def test_zones() -> None:
    assert zone_of(TOWN) == "Asia/Damascus"
    assert zone_of(Place("Syria", PlaceKind.COUNTRY, 35.0, 38.0, country="SY")) == "Asia/Damascus"
    assert zone_of(Place("Vladivostok", PlaceKind.SETTLEMENT, 43.1, 131.9, country="RU")) == "Asia/Vladivostok"
    assert zone_of(Place("Russia", PlaceKind.COUNTRY, 60.0, 100.0, country="RU")) is None
    assert zone_of(Place("Red Sea", PlaceKind.WATER, 20.0, 38.0)) is None
    assert zone_of(None) is None


def test_clock_times_in_utc() -> None:
    assert in_utc(datetime(2024, 2, 7, 21, 30), "Asia/Baghdad") == datetime(2024, 2, 7, 18, 30, tzinfo=UTC)
    assert in_utc(datetime(2024, 2, 7, 21, 30), "Mars/Olympus") is None


def test_every_zone_of_the_table_is_known() -> None:
    unknown = [
        zone for points in zone_points().values() for *_, zone in points if in_utc(datetime(2024, 1, 1), zone) is None
    ]
    assert not unknown
