"""Dumps of GeoNames (https://download.geonames.org/export/dump/): nineteen columns, tabs between, no heading."""

from __future__ import annotations

from marsad.codebook.place_columns import place_columns
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.own.coordinates import NoPoint, read_point
from marsad.resolve.gazetteer.own.countries import read_country
from marsad.resolve.gazetteer.own.decoding import damage
from marsad.resolve.gazetteer.own.drafts import DraftLayer, DraftPlace, Fault
from marsad.resolve.gazetteer.rows import settlement_radius_km, usable_name

COLUMNS = 19
FORM = "GeoNames dump"
FEATURE_NAMES = {"P": "populated place", "PPLC": "capital"}


def is_dump(text: str) -> bool:
    """Whether the first line is one of a dump."""
    cells = text.lstrip("\r\n").partition("\n")[0].rstrip("\r").split("\t")
    return len(cells) == COLUMNS and cells[0].isdigit()


def read_dump(text: str) -> DraftLayer:
    """The places of a dump; historical and abandoned ones are left out and counted."""
    places: list[DraftPlace] = []
    faults: list[Fault] = []
    left_out = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != COLUMNS:
            faults.append((number, f"{len(cells)} columns instead of the {COLUMNS} of a GeoNames dump"))
            continue
        kind = _kind(cells[6], cells[7])
        if kind is None:
            left_out += 1
            continue
        place, wrong = _place(number, cells, kind)
        faults += [(number, reason) for reason in wrong]
        if place is not None:
            places.append(place)
    notes = (f"{left_out} historical, abandoned or unclassified places were left out",) if left_out else ()
    return DraftLayer(FORM, tuple(places), tuple(faults), notes)


def _kind(feature_class: str, code: str) -> PlaceKind | None:
    known = place_columns().geonames
    return known[code] if code in known else known.get(feature_class)


def _place(number: int, cells: list[str], kind: PlaceKind) -> tuple[DraftPlace | None, list[str]]:
    key, name, _, alternates, lat, lon, feature_class, code, country = cells[:9]
    wrong = [] if key.isdigit() else [f"geonameid {key!r} is no number"]
    wrong += [reason for each in (name, alternates) if (reason := damage(each))]
    if not name.strip():
        wrong.append("has no name")
    if country and read_country(country) is None:
        wrong.append(f"country {country!r} is no ISO code")
    if not cells[14].isdigit() and cells[14]:
        wrong.append(f"population {cells[14]!r} is no number")
    point = None
    try:
        point = read_point(lat, lon)
        if point is None:
            wrong.append("has no point: latitude and longitude are empty")
    except NoPoint as error:
        wrong.append(str(error))
    if wrong or point is None:
        return None, wrong
    population = int(cells[14] or 0)
    return (
        DraftPlace(
            row=number,
            key=key,
            name=name.strip(),
            kind=kind,
            feature=FEATURE_NAMES.get(code) or FEATURE_NAMES.get(feature_class) or code,
            country=country or None,
            lat=point[0],
            lon=point[1],
            radius_km=settlement_radius_km(population) if kind is PlaceKind.SETTLEMENT else None,
            names=tuple(each for each in alternates.split(",") if usable_name(each)),
            admin1=f"{country}.{cells[10]}" if cells[10] else "",
            population=population,
        ),
        [],
    )
