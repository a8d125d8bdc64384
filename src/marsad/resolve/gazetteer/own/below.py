"""What the gazetteer below a layer holds, indexed for putting one over it: areas, ids, what lies near a point."""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path

from marsad.errors import GazetteerError
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.schema import DEGREE, KINDS
from marsad.text.names import fold

NEAR_KM = 40.0
"""A place lies in the areas of the nearest settlement we know, if that is not farther than this."""
SAMPLED_PAGES, PAGE = 64, 4096
KM_PER_DEGREE = 111.2
_AREAS = frozenset({PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.ADMIN3})


@dataclass(frozen=True, slots=True)
class Around:
    """Where a point lies, by the nearest settlement: country, and numbers of its areas."""

    country: str | None
    admin1: int | None
    admin2: int | None


def edition(path: Path) -> str:
    """What tells one built gazetteer file from another: its size and a sum over a sample of its pages."""
    size = path.stat().st_size
    total = 0
    with path.open("rb") as file:
        for position in range(SAMPLED_PAGES):
            file.seek(size // SAMPLED_PAGES * position // PAGE * PAGE)
            total = zlib.crc32(file.read(PAGE), total)
    return f"{size}-{total:08x}"


class Below:
    """Indexes over all places of a gazetteer file; made only when a layer is added or linked anew."""

    def __init__(self, path: Path) -> None:
        self.by_id: dict[str, int] = {}
        self.by_pcode: dict[tuple[PlaceKind, str], int] = {}
        self._areas: dict[tuple[str | None, PlaceKind, str], list[int]] = defaultdict(list)
        self._cells: dict[tuple[int, int], list[tuple[float, float, Around]]] = defaultdict(list)
        self._settled: set[tuple[str | None, int, int]] = set()
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
                for row in file.execute(
                    "SELECT place.id, source.code || ':' || place.key, place.name, kind, country, lat, lon, "
                    "admin1, admin2, pcode FROM place JOIN source ON source.id = place.source "
                    "WHERE same_as IS NULL ORDER BY place.id"
                ):
                    self._take(row)
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{path}: damaged ({error}); rebuild it or reinstall marsad") from error

    def _take(self, row: tuple) -> None:  # type: ignore[type-arg]
        number, identity, name, code, country, lat, lon, admin1, admin2, pcode = row
        kind = KINDS[code]
        self.by_id.setdefault(identity, number)
        if kind in _AREAS:
            if pcode:
                self.by_pcode.setdefault((kind, pcode), number)
            self._areas[country, kind, fold(name)].append(number)
        if kind is PlaceKind.SETTLEMENT and lat is not None:
            north, east = lat / DEGREE, lon / DEGREE
            cell = int(north // 1), int(east // 1)
            self._cells[cell].append((north, east, Around(country, admin1, admin2)))
            self._settled.add((country, *cell))

    def area(self, words: str, kind: PlaceKind, country: str | None) -> int | None:
        """The area of this level with this p-code, gazetteer id or name in the country; None where it is not known."""
        by_code = self.by_pcode.get((kind, words)) or self.by_id.get(f"geonames:{words}") or self.by_id.get(words)
        if by_code is not None:
            return by_code
        named = self._areas.get((country, kind, fold(words)), ())
        return named[0] if named else None

    def around(self, lat: float, lon: float) -> Around | None:
        """Where a point lies, by the nearest settlement within `NEAR_KM`."""
        best, found = NEAR_KM, None
        wide = KM_PER_DEGREE * max(0.05, cos(radians(lat)))
        north, east = int(lat // 1), int(lon // 1)
        for row in range(north - 1, north + 2):
            for column in range(east - 1, east + 2):
                for other_lat, other_lon, around in self._cells.get((row, column), ()):
                    away = (((lat - other_lat) * KM_PER_DEGREE) ** 2 + ((lon - other_lon) * wide) ** 2) ** 0.5
                    if away < best:
                        best, found = away, around
        return found

    def settled(self, country: str, lat: float, lon: float, *, degrees: int = 2) -> bool:
        """Whether the country has settlements within about so many degrees of the point."""
        north, east = int(lat // 1), int(lon // 1)
        reach = range(-degrees, degrees + 1)
        return any((country, north + row, east + column) in self._settled for row in reach for column in reach)

    def knows_country(self, country: str) -> bool:
        """Whether any settlement of the country is known: without one nothing can be said of its points."""
        return any(code == country for code, _, _ in self._settled)
