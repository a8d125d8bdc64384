"""GeoJSON: features with a name; areas are placed at the middle of their outline."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from marsad.geo import distance_km
from marsad.resolve.gazetteer.own.drafts import Fault, RawRow

FORM = "GeoJSON"
_WGS84 = ("CRS84", "4326", "WGS84")
LAT, LON, RADIUS = "latitude", "longitude", "radius_km"


def read_features(text: str) -> tuple[list[str], list[RawRow], list[Fault]]:
    """Property names, one row a feature (its number among the features), and faults.

    The middle of lines and areas is that of their bounding box, with a radius that holds it.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        return [], [], [(getattr(error, "lineno", 0), f"not JSON ({error})")]
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        return [], [], [(0, "not a GeoJSON FeatureCollection: there is no list 'features'")]
    crs = json.dumps(content.get("crs") or "")
    if content.get("crs") and not any(name in crs for name in _WGS84):
        return [], [], [(0, f"coordinates are in {crs[:80]}; only WGS84 (EPSG:4326) is read")]
    rows: list[RawRow] = []
    faults: list[Fault] = []
    for number, feature in enumerate(features, start=1):
        try:
            rows.append(RawRow(number, _cells(feature)))
        except ValueError as error:
            faults.append((number, str(error)))
    headings = list(dict.fromkeys(heading for row in rows for heading in row.cells))
    filled = [RawRow(row.number, {heading: row.cells.get(heading, "") for heading in headings}) for row in rows]
    return headings, filled, faults


def _cells(feature: Any) -> dict[str, str]:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
        raise ValueError("not a feature with properties")  # noqa: TRY004 - a fault of the file, not of the caller
    properties: Mapping[str, object] = feature.get("properties") or {}
    cells = {str(key): _text(value) for key, value in properties.items()}
    if feature.get("id") is not None:
        cells.setdefault("id", str(feature["id"]))
    points = list(_points((feature.get("geometry") or {}).get("coordinates")))
    if not points:
        raise ValueError("has no geometry")
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    cells[LAT], cells[LON] = f"{lat:.6f}", f"{lon:.6f}"
    if len(points) > 1 and max(map(abs, lats)) <= 90:  # noqa: PLR2004
        cells.setdefault(RADIUS, f"{max(0.1, distance_km(lat, lon, max(lats), max(lons))):.1f}")
    return cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "|".join(_text(part) for part in value)
    return str(value).strip()


def _points(coordinates: object) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, list):
        return
    if len(coordinates) >= 2 and all(_is_number(part) for part in coordinates[:2]):  # noqa: PLR2004
        yield float(coordinates[0]), float(coordinates[1])
        return
    for part in coordinates:
        yield from _points(part)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
