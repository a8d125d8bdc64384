"""The separately licensed layer: places of Wikipedia's detailed-map modules (CC BY-SA)."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.gazetteer_inputs.geonames import tsv
from scripts.gazetteer_inputs.nearby import Nearby

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRow

POPULATION = {"city": 50_000, "town": 8_000, "village": 1_000}
"""What the size of the dot says about the number of people; orders candidates, is not shown as a figure."""
KINDS = {
    "city": PlaceKind.SETTLEMENT,
    "town": PlaceKind.SETTLEMENT,
    "village": PlaceKind.SETTLEMENT,
    "hill": PlaceKind.TERRAIN,
}
_BRACKETS = re.compile(r"\(([^)]*)\)")


def read_wikipedia(folder: Path, near: Nearby) -> list[PlaceRow]:
    """Places that GeoNames lacks, and further spellings of those it has (as rows that point at them)."""
    rows = []
    for file in ("syria_iraq_places.tsv", "yemen_levant_places.tsv"):
        for number, cells in enumerate(tsv(folder / file), start=2):
            lat, lon = float(cells["lat"]), float(cells["lon"])
            kind = KINDS.get(cells["kind"], PlaceKind.FACILITY)
            names = _names(cells["name"])
            same = near.same(cells["country"], names, lat, lon) if kind is PlaceKind.SETTLEMENT else None
            rows.append(
                PlaceRow(
                    source="wikipedia",
                    key=f"{file.split('_')[0]}-{number}",
                    name=names[0],
                    kind=kind,
                    feature=cells["kind"],
                    country=cells["country"],
                    lat=lat,
                    lon=lon,
                    radius_km={"city": 8.0, "town": 4.0}.get(cells["kind"], 3.0),
                    population=POPULATION.get(cells["kind"], 0),
                    names=names[1:],
                    admin1=near.province(cells["country"], lat, lon),
                    same_as=same,
                )
            )
    return rows


def _names(cell: str) -> tuple[str, ...]:
    inside = [part for bracket in _BRACKETS.findall(cell) for part in bracket.split("/")]
    outside = _BRACKETS.sub(" ", cell).split("/")
    return tuple(dict.fromkeys(" ".join(name.split()) for name in (*outside, *inside) if name.strip()))
