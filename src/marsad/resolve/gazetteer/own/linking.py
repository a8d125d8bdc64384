"""Which places of a layer are places of the gazetteer below: they describe those anew, not beside them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import GazetteerError
from marsad.geo import distance_km
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.gazetteer.layers import LAYER_TABLES, REFERENCES
from marsad.resolve.gazetteer.own.below import Below, edition
from marsad.resolve.gazetteer.schema import DEGREE, KINDS

ADVICE = "a layer is made from a table with: marsad gazetteer add FILE"
LAYER_KEY, BELOW_KEY = "layer", "below"
"""In the table `meta` of a layer: its name, and the edition of the gazetteer that it was linked to."""
SAME_WITHIN_KM = {
    PlaceKind.NEIGHBOURHOOD: 3.0,
    PlaceKind.FACILITY: 5.0,
    PlaceKind.SETTLEMENT: 6.0,
    PlaceKind.UNKNOWN: 6.0,
    PlaceKind.ADMIN3: 60.0,
    PlaceKind.TERRAIN: 60.0,
    PlaceKind.ADMIN2: 150.0,
    PlaceKind.WATER: 200.0,
    PlaceKind.REGION: 200.0,
    PlaceKind.ADMIN1: 400.0,
}
"""Two places of one name, kind and country within this distance are one place."""


@dataclass(frozen=True, slots=True)
class _Placed:
    number: int
    identity: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    pcode: str | None


def is_linked(path: Path, base: Path) -> bool:
    """Whether the layer at `path` was linked to this very edition of the gazetteer. Raises GazetteerError."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            meta = dict(file.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"{path}: damaged, or no layer ({error}); {ADVICE}") from error
    if LAYER_KEY not in meta:
        raise GazetteerError(f"{path}: a gazetteer but no layer; {ADVICE}")
    return meta.get(BELOW_KEY) == edition(base)


def link_layer(path: Path, base: Gazetteer, below: Below | None = None) -> int:
    """Write into the layer which of its places are places of `base`; returns how many. Replaces earlier links.

    Raises GazetteerError where the file cannot be written.
    """
    indexed = below or Below(base.path)
    try:
        with closing(sqlite3.connect(path)) as file, file:
            file.executescript(LAYER_TABLES)
            placed, names = _read(file)
            referred = [
                (row.number, number, 1)
                for row in placed
                if row.identity.startswith(REFERENCES + ":")
                and (number := indexed.number_of(row.identity.partition(":")[2])) is not None
            ]
            own = [row for row in placed if not row.identity.startswith(REFERENCES + ":")]
            same = _same(own, names, base, indexed)
            file.execute("DELETE FROM overlay")
            file.executemany("INSERT INTO overlay VALUES (?, ?, ?)", [*referred, *((n, b, 0) for n, b in same.items())])
            file.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (BELOW_KEY, edition(base.path)))
    except sqlite3.DatabaseError as error:
        raise GazetteerError(
            f"{path}: cannot be linked to the gazetteer below ({error}); add the layer again"
        ) from error
    return len(same)


def _read(file: sqlite3.Connection) -> tuple[list[_Placed], dict[int, list[str]]]:
    names: dict[int, list[str]] = defaultdict(list)
    for key, number in file.execute("SELECT key, place FROM name"):
        names[number].append(key)
    rows = file.execute(
        "SELECT place.id, source.code || ':' || place.key, kind, country, lat, lon, pcode "
        "FROM place JOIN source ON source.id = place.source ORDER BY place.id"
    )
    placed = [
        _Placed(
            number, identity, KINDS[kind], country, None if lat is None else lat / DEGREE,
            None if lon is None else lon / DEGREE, pcode,
        )
        for number, identity, kind, country, lat, lon, pcode in rows
    ]  # fmt: skip
    return placed, names


def _same(rows: Iterable[_Placed], names: dict[int, list[str]], base: Gazetteer, below: Below) -> dict[int, int]:
    """Number in the layer to number below; a place below is described by one place of the layer at most."""
    known = base.named({key for keys in names.values() for key in keys})
    found: dict[int, int] = {}
    taken: set[int] = set()
    for row in rows:
        number = below.number_of(row.identity) or (below.by_pcode.get((row.kind, row.pcode)) if row.pcode else None)
        if number is None:
            number = _nearest(row, (entry for key in names[row.number] for entry in known.get(key, ())))
        if number is not None and number not in taken:
            found[row.number] = number
            taken.add(number)
    return found


def _nearest(row: _Placed, options: Iterable[Entry]) -> int | None:
    best: tuple[float, int] | None = None
    for entry in options:
        away = _apart(row, entry)
        if away is not None and (best is None or (away, entry.number) < best):
            best = away, entry.number
    return best[1] if best else None


def _apart(row: _Placed, entry: Entry) -> float | None:
    """How far apart two places of one name are, in km; None where they cannot be the same place."""
    if row.kind is not entry.kind and row.kind is not PlaceKind.UNKNOWN:
        return None
    if row.country and entry.country and row.country != entry.country:
        return None
    if row.kind is PlaceKind.COUNTRY:
        return 0.0 if row.country and row.country == entry.country else None
    if row.lat is None or row.lon is None or entry.lat is None or entry.lon is None:
        return 0.0 if row.country and row.country == entry.country else None
    away = distance_km(row.lat, row.lon, entry.lat, entry.lon)
    return away if away <= SAME_WITHIN_KM.get(row.kind, 0.0) else None
