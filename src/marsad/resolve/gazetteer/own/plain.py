"""One row of a user's own table or GeoJSON, under whatever headings, to a place with all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from marsad.codebook.place_columns import FIELDS, heading_key, place_columns
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.own.coordinates import NoPoint, read_point
from marsad.resolve.gazetteer.own.countries import read_country
from marsad.resolve.gazetteer.own.decoding import damage
from marsad.resolve.gazetteer.own.drafts import DraftLayer, DraftPlace, Fault, RawRow
from marsad.text.names import fold

REQUIRED = ("name", "lat", "lon")
LARGEST_RADIUS_KM = 5000.0
_FURTHER_NAME = re.compile(r"^(?:name|altname|alternatename|oldname|localname|officialname)([a-z]{2,3}|\d)$")
_PARTS = re.compile(r"\s*[|;]\s*")
_KIND_NOISE = re.compile(r"[_\-\s]+")


def columns_of(headings: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """Field to heading: those that the user names, then the likeliest heading of each other field."""
    by_key = {heading_key(heading): heading for heading in reversed(headings) if heading}
    found = {}
    for field in FIELDS:
        if field in given:
            found[field] = given[field]
            continue
        for key in place_columns().columns[field]:
            if key in by_key and by_key[key] not in given.values():
                found[field] = by_key[key]
                break
    return found


def missing_columns(
    headings: Sequence[str], given: Mapping[str, str], required: Sequence[str] = REQUIRED
) -> list[Fault]:
    """What keeps the table from being read at all."""
    faults = [
        (0, f"{field}={heading}: there is no column {heading!r}; the table has {', '.join(headings)}")
        for field, heading in given.items()
        if heading not in headings
    ]
    unknown = sorted(set(given) - set(FIELDS))
    faults += [(0, f"{field}: no such field; known are {', '.join(FIELDS)}") for field in unknown]
    found = columns_of(headings, given)
    for field in required:
        if field not in found:
            usual = ", ".join(place_columns().columns[field][:4])
            there = ", ".join(headings) or "no heading"
            advice = f"say which with --column {field}=HEADING"
            faults.append((0, f"no column for {field} (usual: {usual}); the table has {there}: {advice}"))
    return faults


def read_plain(form: str, headings: Sequence[str], rows: Iterable[RawRow], given: Mapping[str, str]) -> DraftLayer:
    """The places of a table whose headings say what its columns are."""
    missing = missing_columns(headings, given)
    if missing:
        return DraftLayer(form, (), tuple(missing))
    columns = columns_of(headings, given)
    places, faults = [], []
    for row in rows:
        place, wrong = read_place(row, columns)
        faults += [(row.number, reason) for reason in wrong]
        places.append(place)
    return DraftLayer(form, tuple(places), tuple(faults))


def read_place(row: RawRow, columns: Mapping[str, str]) -> tuple[DraftPlace, list[str]]:
    """The place of one row as far as it can be read, and what is wrong with the row."""
    cell = {field: row.cells.get(heading, "") for field, heading in columns.items()}
    wrong: list[str] = []
    name = cell.get("name", "")
    if not fold(name):
        wrong.append("has no name" if not name else f"name {name!r} holds no letters")
    names = _further_names(row, cell)
    wrong += [reason for each in (name, *names) if (reason := damage(each))]
    point = None
    try:
        point = read_point(cell.get("lat", ""), cell.get("lon", ""))
        if point is None:
            wrong.append("has no point: latitude and longitude are empty")
    except NoPoint as error:
        wrong.append(str(error))
    country = read_country(cell["country"]) if cell.get("country") else None
    if cell.get("country") and country is None:
        wrong.append(f"country {cell['country']!r} is neither an ISO code nor a country's name")
    kind, feature = _kind(cell.get("kind", ""), wrong)
    radius = _number(cell.get("radius_km", ""), "radius_km", wrong)
    if radius is not None and not 0 < radius <= LARGEST_RADIUS_KM:
        wrong.append(f"radius_km {radius:g} is not between 0 and {LARGEST_RADIUS_KM:g}")
    place = DraftPlace(
        row=row.number,
        key=cell.get("id") or f"row{row.number}",
        name=name,
        kind=kind,
        feature=feature,
        country=country,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        radius_km=radius,
        names=names,
        admin1=cell.get("admin1", ""),
        admin2=cell.get("admin2", ""),
        parent=cell.get("parent", ""),
        pcode=cell.get("pcode") or None,
        population=int(_number(cell.get("population", ""), "population", wrong) or 0),
    )
    return place, wrong


def _further_names(row: RawRow, cell: Mapping[str, str]) -> tuple[str, ...]:
    listed = [part for part in _PARTS.split(cell.get("names", "")) if part]
    more = [value for heading, value in row.cells.items() if value and _FURTHER_NAME.match(heading_key(heading))]
    return tuple(dict.fromkeys(name for name in (*listed, *more) if name != cell.get("name")))


def _kind(cell: str, wrong: list[str]) -> tuple[PlaceKind, str]:
    if not cell:
        return PlaceKind.SETTLEMENT, "place"
    words = _KIND_NOISE.sub(" ", cell.lower()).strip()
    kinds = place_columns().kinds
    kind = kinds.get(words) or kinds.get(cell.lower()) or kinds.get(words.removesuffix("s"))
    if kind is None:
        known = ", ".join(kind for kind in PlaceKind if kind not in (PlaceKind.RELATIVE, PlaceKind.UNKNOWN))
        wrong.append(f"kind {cell!r} is not known; use one of {known}")
        return PlaceKind.UNKNOWN, words
    return kind, words


def _number(cell: str, what: str, wrong: list[str]) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell.replace(" ", "").replace("\u00a0", ""))
    except ValueError:
        wrong.append(f"{what} {cell!r} is no number")
        return None
    if not value >= 0 or value == float("inf"):
        wrong.append(f"{what} {cell!r} is no possible number")
        return None
    return value
