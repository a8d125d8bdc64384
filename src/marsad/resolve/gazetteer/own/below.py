"""What the gazetteer below a layer holds, indexed for putting one over it: areas, ids, what lies near a point."""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from pathlib import Path

from marsad.errors import GazetteerError
from marsad.geo import KM_PER_DEGREE
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.schema import DEGREE, KINDS
from marsad.text.names import fold

NEAR_KM = 40.0
"""A place lies in the areas of the nearest settlement we know, if that is not farther than this."""
SAMPLED_PAGES, PAGE = 64, 4096
_AREAS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.ADMIN3)
_CELL = f"(lat + 90 * {DEGREE}) / {DEGREE} - 90, (lon + 180 * {DEGREE}) / {DEGREE} - 180"
"""The whole degree below, also of negative ones."""


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
    """Indexes over a gazetteer file, each made when first asked for; used only when a layer is added or tied anew."""

    def __init__(self, path: Path, points: Iterable[tuple[float, float]] = ()) -> None:
        self._path = path
        self._points = tuple(points)
        self._of_source: dict[str, dict[str, int]] = {}
        self.by_pcode: dict[tuple[PlaceKind, str], int] = {}
        self.area_ids: dict[int, str] = {}
        self._area_numbers: dict[str, int] = {}
        self._areas: dict[tuple[str | None, PlaceKind, str], list[int]] = defaultdict(list)
        kinds = ", ".join(str(KINDS.index(kind)) for kind in _AREAS)
        for number, source, key, name, code, country, pcode in self._rows(
            "SELECT place.id, source.code, place.key, place.name, kind, country, pcode "
            f"FROM place JOIN source ON source.id = place.source WHERE kind IN ({kinds}) ORDER BY place.id"
        ):
            kind, identity = KINDS[code], f"{source}:{key}"
            self.area_ids[number] = identity
            self._area_numbers[identity] = number
            self._areas[country, kind, fold(name)].append(number)
            if pcode:
                self.by_pcode.setdefault((kind, pcode), number)

    def _rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple]:  # type: ignore[type-arg]
        try:
            with closing(sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
                return file.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self._path}: damaged ({error}); rebuild it or reinstall marsad") from error

    def number_of(self, identity: str) -> int | None:
        """The number of the place with this gazetteer id; None where there is none."""
        if identity in self._area_numbers:
            return self._area_numbers[identity]
        source, _, key = identity.partition(":")
        if source not in self._of_source:
            rows = self._rows(
                "SELECT place.key, place.id FROM place JOIN source ON source.id = place.source WHERE source.code = ?",
                (source,),
            )
            self._of_source[source] = {str(each): number for each, number in rows}
        return self._of_source[source].get(key)

    def area(self, words: str, kind: PlaceKind, country: str | None) -> int | None:
        """The area of this level with this p-code, gazetteer id or name in the country; None where it is not known."""
        by_code = self.by_pcode.get((kind, words)) or self._area_numbers.get(f"geonames:{words}")
        if by_code is not None:
            return by_code
        named = self._areas.get((country, kind, fold(words)), ())
        return named[0] if named else None

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[tuple[float, float, Around]]]:
        """Settlements about the points, by whole degrees."""
        found: dict[tuple[int, int], list[tuple[float, float, Around]]] = defaultdict(list)
        if not self._points:
            return found
        lats, lons = [lat for lat, _ in self._points], [lon for _, lon in self._points]
        box = tuple(int(degrees * DEGREE) for degrees in (min(lats) - 1, max(lats) + 1, min(lons) - 1, max(lons) + 1))
        for lat, lon, row, column, country, admin1, admin2 in self._rows(
            f"SELECT lat, lon, {_CELL}, country, admin1, admin2 FROM place "
            "WHERE kind = ? AND same_as IS NULL AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?",
            (KINDS.index(PlaceKind.SETTLEMENT), *box),
        ):
            found[row, column].append((lat / DEGREE, lon / DEGREE, Around(country, admin1, admin2)))
        return found

    def around(self, lat: float, lon: float) -> Around | None:
        """Where one of the points lies, by the nearest settlement within `NEAR_KM`."""
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

    @cached_property
    def _settled(self) -> dict[str | None, set[tuple[int, int]]]:
        found: dict[str | None, set[tuple[int, int]]] = defaultdict(set)
        kind = KINDS.index(PlaceKind.SETTLEMENT)
        for country, row, column in self._rows(
            f"SELECT DISTINCT country, {_CELL} FROM place WHERE kind = ? AND lat IS NOT NULL", (kind,)
        ):
            found[country].add((row, column))
        return found

    def settled(self, country: str, lat: float, lon: float, *, degrees: int = 2) -> bool:
        """Whether the country has settlements within about so many degrees of the point."""
        north, east = int(lat // 1), int(lon // 1)
        cells = self._settled.get(country, ())
        reach = range(-degrees, degrees + 1)
        return any((north + row, east + column) in cells for row in reach for column in reach)

    def knows_country(self, country: str) -> bool:
        """Whether any settlement of the country is known: without one nothing can be said of its points."""
        return country in self._settled
