"""Districts, sub-districts and villages of Yemen. The list has no points: a village is put in its district."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.gazetteer_inputs.geonames import tsv
from scripts.gazetteer_inputs.seats import Seats

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRow
from marsad.text.names import fold, similarity, skeleton

KINDS = {"district": PlaceKind.ADMIN2, "uzlah": PlaceKind.ADMIN3, "village": PlaceKind.SETTLEMENT}
RADIUS_KM = {"district": 20.0, "uzlah": 15.0, "village": 15.0}
ALIKE = 0.6


def read_yemen(folder: Path, rows: list[PlaceRow], seats: Seats) -> list[PlaceRow]:
    """Places of districts that can be pinned to a town of their name; the rest is left out."""
    provinces = [row for row in rows if row.kind is PlaceKind.ADMIN1 and row.country == "YE"]
    by_governorate: dict[str, PlaceRow] = {}
    districts: dict[str, PlaceRow] = {}
    found: list[PlaceRow] = []
    for cells in tsv(folder / "yemen_villages.tsv"):
        path = cells["path"].split(".")
        if cells["level"] == "governorate":
            match = max(provinces, key=lambda row: _alike(cells["name_en"], row))
            if _alike(cells["name_en"], match) >= ALIKE:
                by_governorate[path[0]] = match
            continue
        province = by_governorate.get(path[0])
        if province is None:
            continue
        if cells["level"] == "district":
            seat = seats.of(province.ref, (cells["name_en"], cells["name_ar"]))
            if seat is None:
                continue
            row = _row(cells, province)
            districts[path[1]] = replace(row, lat=seat.lat, lon=seat.lon, names=(cells["name_ar"],))
            found.append(districts[path[1]])
        elif path[1] in districts and cells["name_en"]:
            district = districts[path[1]]
            row = _row(cells, province)
            if skeleton(fold(row.name)) != skeleton(fold(district.name)):
                found.append(replace(row, lat=district.lat, lon=district.lon, admin2=district.ref))
    return found


def _alike(name: str, row: PlaceRow) -> float:
    return max(similarity(fold(name), fold(other)) for other in (row.name, *row.names))


def _row(cells: dict[str, str], province: PlaceRow) -> PlaceRow:
    level = cells["level"]
    return PlaceRow(
        source="yemen",
        key=f"ye-{cells['path']}",
        name=cells["name_en"],
        kind=KINDS[level],
        feature=level,
        country="YE",
        lat=None,
        lon=None,
        radius_km=RADIUS_KM[level],
        admin1=province.ref,
    )
