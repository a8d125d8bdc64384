"""Our own supplement, and what it corrects in other sources."""

from __future__ import annotations

from dataclasses import replace

from scripts.gazetteer_inputs.nearby import Nearby

from marsad.codebook.place_supplement import PlaceChange, SupplementRow
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRef, PlaceRow
from marsad.text.names import fold, skeleton

AREA_WORDS = frozenset(
    [
        *("governorate", "province", "oblast", "region", "state", "countryside", "rural", "rif", "reef"),
        *("محافظه", "ولايه", "ريف", "استان", "область", "край"),
    ]
)
"""Words for an area itself, folded."""
POPULATION = {"city": 100_000, "town": 15_000, "village": 3_000}
"""Orders namesakes; what we list is what reports name."""
LARGE_KM = 80.0
"""From this radius on a place lies in no one first-level area."""


def supplement_rows(rows: list[SupplementRow], near: Nearby) -> list[PlaceRow]:
    """The supplement as rows of the gazetteer; settlements that are listed already become further names of those."""
    return [_row(number, row, near) for number, row in enumerate(rows, start=1)]


def _row(number: int, row: SupplementRow, near: Nearby) -> PlaceRow:
    names = (row.name, *row.names)
    same = _ref(row.same)
    if same is None and row.kind is PlaceKind.SETTLEMENT and row.country:
        same = near.same(row.country, names, row.lat, row.lon)
    province = _ref(row.admin1)
    if province is None and row.country and row.radius_km < LARGE_KM:
        province = near.province(row.country, row.lat, row.lon)
    return PlaceRow(
        source="marsad",
        key=f"place-{number}",
        name=row.name,
        kind=row.kind,
        feature=row.feature,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        radius_km=row.radius_km,
        population=POPULATION.get(row.feature, 0),
        names=row.names,
        admin1=None if row.kind is PlaceKind.ADMIN1 else province,
        parent=_ref(row.parent),
        same_as=same,
    )


def _ref(written: str | None) -> PlaceRef | None:
    if written is None:
        return None
    source, _, key = written.partition(":")
    return (source, key)


def with_our_names(settlements: list[PlaceRow], own: list[PlaceRow]) -> list[PlaceRow]:
    """Listed settlements under the name that reports use, where the supplement gives one for them."""
    names = {row.same_as: row.name for row in own if row.same_as is not None and " of " not in row.name}
    return [
        replace(row, name=names[row.ref], names=(row.name, *row.names)) if row.ref in names else row
        for row in settlements
    ]


def with_changes(rows: list[PlaceRow], changes: list[PlaceChange]) -> list[PlaceRow]:
    """The rows with our corrections of points and our further names; the first further name becomes the name."""
    by_key: dict[str, list[PlaceChange]] = {}
    for change in changes:
        by_key.setdefault(change.key, []).append(change)
    unknown = sorted(set(by_key) - {row.key for row in rows if row.source == "geonames"})
    if unknown:
        raise ValueError(f"the supplement changes rows that are not there: {', '.join(unknown)}")
    return [_changed(row, by_key.get(row.key, [])) if row.source == "geonames" else row for row in rows]


def _changed(row: PlaceRow, changes: list[PlaceChange]) -> PlaceRow:
    for change in changes:
        if change.point is not None:
            row = replace(row, lat=change.point[0], lon=change.point[1])
        if change.names:
            row = replace(row, name=change.names[0], names=(row.name, *row.names, *change.names[1:]))
    return row


def with_area_names(settlements: list[PlaceRow], areas: list[PlaceRow], changes: list[PlaceChange]) -> list[PlaceRow]:
    """Give the town that an area is named after the names we give the area: Hodeidah is both."""
    given = {change.key: change.names for change in changes if change.names}
    shapes = {row.ref: {skeleton(fold(name)) for name in (row.name, *row.names)} for row in areas if row.key in given}
    seats: dict[PlaceRef, PlaceRow] = {}
    for row in settlements:
        if row.admin1 in shapes and skeleton(fold(row.name)) in shapes[row.admin1]:
            known = seats.get(row.admin1)
            if known is None or row.population > known.population:
                seats[row.admin1] = row
    more = {row.ref: _town_names(given[area[1]]) for area, row in seats.items()}
    return [replace(row, names=(*row.names, *more[row.ref])) if row.ref in more else row for row in settlements]


def _town_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names that hold no word for the area itself."""
    return tuple(name for name in names if not AREA_WORDS.intersection(fold(name).split()))
