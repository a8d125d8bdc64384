"""Points for areas that are listed without one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.geo import distance_km
from marsad.resolve.gazetteer.rows import PlaceRow

HALF_TURN_DEG = 180
CELLS_PER_DEGREE = 2
"""Settlements of one half-degree cell count once, so that a crowded coast does not pull the middle of a country."""


@dataclass(frozen=True, slots=True)
class Area:
    """A middle and the distance within which nearly all of the area lies."""

    lat: float
    lon: float
    radius_km: float


def area_of(rows: Iterable[PlaceRow]) -> Area | None:
    """The area that settlements span; None where there is none with a point."""
    cells: dict[tuple[int, int], tuple[float, float]] = {}
    for row in rows:
        if row.lat is not None and row.lon is not None:
            cells.setdefault(
                (int(row.lat * CELLS_PER_DEGREE // 1), int(row.lon * CELLS_PER_DEGREE // 1)), (row.lat, row.lon)
            )
    if not cells:
        return None
    points = list(cells.values())
    if max(lon for _, lon in points) - min(lon for _, lon in points) > HALF_TURN_DEG:
        points = [(lat, lon % 360) for lat, lon in points]
    lat = sum(point[0] for point in points) / len(points)
    lon = (sum(point[1] for point in points) / len(points) + 540) % 360 - 180
    distances = sorted(distance_km(lat, lon, *point) for point in points)
    return Area(round(lat, 4), round(lon, 4), round(max(10.0, distances[int(len(distances) * 0.85)]), 1))
