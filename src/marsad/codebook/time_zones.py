"""The time zone of a place, and clock times of a place in UTC.

A place gets the zone of its country whose point, in the table of the IANA time zone database, is nearest to it. That
is right for the many countries with one zone, and near the borders between zones of the others it may be off.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from marsad.errors import CodebookError
from marsad.geo import distance_km
from marsad.model.entities import Place, PlaceKind

FILE = "time_zones.tsv"
COLUMNS = ("country", "lat", "lon", "zone")

ZonePoint = tuple[float, float, str]


@cache
def zone_points() -> dict[str, tuple[ZonePoint, ...]]:
    """Zones with a point each by ISO country. Raises CodebookError naming file and line."""
    lines = resources.files("marsad.codebook").joinpath("data", FILE).read_text(encoding="utf-8").splitlines()
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, start=1) if not line.startswith("#")]
    if not rows or tuple(rows[0][1]) != COLUMNS:
        raise CodebookError(f"{FILE}: the first row must be {', '.join(COLUMNS)}")
    found: dict[str, list[ZonePoint]] = {}
    for number, cells in rows[1:]:
        try:
            country, lat, lon, zone = cells
            found.setdefault(country, []).append((float(lat), float(lon), zone))
        except ValueError as error:
            raise CodebookError(f"{FILE}: line {number}: must be country, lat, lon and zone") from error
    return {country: tuple(points) for country, points in found.items()}


def zone_of(place: Place | None) -> str | None:
    """The IANA name of a place's time zone; None for what has no country, or is a country of several zones."""
    if place is None or place.country is None:
        return None
    points = zone_points().get(place.country, ())
    if len(points) == 1:
        return points[0][2]
    if not points or place.lat is None or place.lon is None or place.kind is PlaceKind.COUNTRY:
        return None
    lat, lon = place.lat, place.lon
    return min(points, key=lambda point: (distance_km(lat, lon, point[0], point[1]), point[2]))[2]


def in_utc(moment: datetime, zone: str) -> datetime | None:
    """A local time of a zone in UTC; None where this computer knows no such zone. A doubled hour is its first."""
    try:
        known = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, OSError):
        return None
    return moment.replace(tzinfo=known).astimezone(UTC)
