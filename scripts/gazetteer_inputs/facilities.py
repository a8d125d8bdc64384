"""Airports, hospitals, power plants and dams."""

from __future__ import annotations

from pathlib import Path

from scripts.gazetteer_inputs.geonames import tsv

from marsad.codebook.places import countries
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRow
from marsad.text.names import fold


def _codes() -> dict[str, str]:
    return {fold(name): row.country for row in countries().values() for name in (row.name, *row.aliases)}


def read_airports(folder: Path) -> list[PlaceRow]:
    """Civil airports and air bases."""
    rows = []
    for cells in tsv(folder / "airports.tsv"):
        name = cells["name"]
        if not name:
            continue
        rows.append(
            PlaceRow(
                source="airports",
                key=cells["icao"] or cells["iata"],
                name=name,
                kind=PlaceKind.FACILITY,
                feature="airport",
                country=cells["country"],
                lat=float(cells["lat"]),
                lon=float(cells["lon"]),
                radius_km=3.0,
                names=_airport_names(name),
            )
        )
    return rows


def _airport_names(name: str) -> tuple[str, ...]:
    short = name.replace(" International", "")
    variants = {
        short,
        short.replace(" Airport", " Air Base"),
        short.replace(" Air Base", " Airbase"),
        short.replace("Airbase", "Air Base"),
    }
    return tuple(sorted(variants - {name}))


def read_hospitals(folder: Path) -> list[PlaceRow]:
    """Hospitals with a name of their own, each once."""
    codes, rows = _codes(), {}
    for cells in tsv(folder / "hospitals_wikidata.tsv"):
        country = codes.get(fold(cells["country"]))
        if cells["qid"] not in rows and cells["name"] and not cells["name"].startswith("Q"):
            rows[cells["qid"]] = PlaceRow(
                source="wikidata",
                key=cells["qid"],
                name=cells["name"],
                kind=PlaceKind.FACILITY,
                feature="hospital",
                country=country,
                lat=float(cells["lat"]),
                lon=float(cells["lon"]),
                radius_km=1.0,
            )
    return list(rows.values())


def read_power_plants(folder: Path) -> list[PlaceRow]:
    """Power plants; hydro plants also under the name of their dam."""
    codes, rows = _codes(), {}
    for cells in tsv(folder / "power_plants_wri.tsv"):
        name = cells["name"].strip()
        if not name or not cells["lat"] or cells["id"] in rows:
            continue
        dam = "hydro" in cells["fuel"].lower()
        rows[cells["id"]] = PlaceRow(
            source="wri",
            key=cells["id"],
            name=f"{name} Dam" if dam else f"{name} power plant",
            kind=PlaceKind.FACILITY,
            feature="dam" if dam else "power plant",
            country=codes.get(fold(cells["country"])),
            lat=float(cells["lat"]),
            lon=float(cells["lon"]),
            radius_km=2.0,
            names=(
                f"{name} power station",
                f"{name} power plant",
                f"{name} hydroelectric station" if dam else f"{name} plant",
            ),
        )
    return list(rows.values())
