"""Our own list of places that reports name and open lists lack, from places_supplement.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from marsad.codebook.loading import load_yaml, need, parse_yaml
from marsad.errors import CodebookError
from marsad.model.entities import PlaceKind

FILE = "places_supplement.yaml"
_GROUP_KEYS = frozenset(("note", "kind", "feature", "country", "radius_km", "parent", "same", "admin1"))
_SHORTEST_ROW, _LONGEST_ROW = 3, 5


@dataclass(frozen=True, slots=True)
class SupplementRow:
    """One place, with a note on where its figures come from."""

    name: str
    lat: float
    lon: float
    names: tuple[str, ...]
    kind: PlaceKind
    feature: str
    country: str | None
    radius_km: float
    note: str
    parent: str | None = None
    """`source:key` of the place it is a part of."""
    admin1: str | None = None
    """`source:key` of its first-level area; None: that of the nearest settlements."""
    same: str | None = None
    """`source:key` of the place that it only gives further names for."""


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """What we correct in a row of GeoNames, by its key."""

    key: str
    note: str
    point: tuple[float, float] | None = None
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Supplement:
    """The whole file."""

    rows: list[SupplementRow] = field(default_factory=list)
    changes: list[PlaceChange] = field(default_factory=list)


def read_supplement(text: str | None = None) -> Supplement:
    """The shipped supplement, or `text` in its format. Raises CodebookError naming the group and row."""
    raw = load_yaml(FILE) if text is None else parse_yaml(text, FILE)
    supplement = Supplement()
    for number, group in enumerate(need(raw, "groups", list, FILE), start=1):
        where = f"{FILE}: groups[{number}]"
        if not isinstance(group, dict) or not isinstance(group.get("rows"), list) or not group.get("note"):
            raise CodebookError(f"{where}: needs a note and rows")
        supplement.rows += [_row(group, row, f"{where}.rows[{at}]") for at, row in enumerate(group["rows"], start=1)]
    for number, change in enumerate(raw.get("changes") or [], start=1):
        supplement.changes += _changes(change, f"{FILE}: changes[{number}]")
    return supplement


def _row(group: Mapping[str, object], row: object, where: str) -> SupplementRow:
    if not isinstance(row, list) or not _SHORTEST_ROW <= len(row) <= _LONGEST_ROW:
        raise CodebookError(f"{where}: must be [name, lat, lon, [names], {{...}}]")
    own = row[4] if len(row) == _LONGEST_ROW else {}
    if not isinstance(own, dict) or not set(own) <= _GROUP_KEYS:
        raise CodebookError(f"{where}: unknown keys; known are {', '.join(sorted(_GROUP_KEYS))}")
    values = {**{key: value for key, value in group.items() if key in _GROUP_KEYS}, **own}
    name, lat, lon = row[:3]
    names = row[3] if len(row) > _SHORTEST_ROW else []
    if not isinstance(name, str) or not all(isinstance(other, str) for other in names):
        raise CodebookError(f"{where}: names must be text")
    if not (isinstance(lat, int | float) and isinstance(lon, int | float) and abs(lat) <= 90 and abs(lon) <= 180):  # noqa: PLR2004
        raise CodebookError(f"{where}: {name}: no such point: {lat}, {lon}")
    try:
        kind = PlaceKind(str(values.get("kind")))
    except ValueError as error:
        raise CodebookError(f"{where}: {name}: no such kind of place: {values.get('kind')}") from error
    return SupplementRow(
        name=name,
        lat=float(lat),
        lon=float(lon),
        names=tuple(names),
        kind=kind,
        feature=str(values.get("feature") or kind.value),
        country=_text(values, "country"),
        radius_km=float(str(values.get("radius_km"))),
        note=str(values["note"]),
        parent=_text(values, "parent"),
        admin1=_text(values, "admin1"),
        same=_text(values, "same"),
    )


def _text(values: Mapping[str, object], key: str) -> str | None:
    value = values.get(key)
    return None if value is None else str(value)


def _changes(change: object, where: str) -> list[PlaceChange]:
    if not isinstance(change, dict) or not change.get("note"):
        raise CodebookError(f"{where}: needs a note")
    note = str(change["note"])
    points = [
        PlaceChange(str(key), note, point=(float(p[0]), float(p[1]))) for key, p in (change.get("points") or {}).items()
    ]
    names = [
        PlaceChange(str(key), note, names=tuple(map(str, given))) for key, given in (change.get("names") or {}).items()
    ]
    return points + names
