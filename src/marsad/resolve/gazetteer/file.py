"""An open gazetteer: names to entries, by index only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from marsad.errors import GazetteerError
from marsad.model.entities import Place, PlaceId, PlaceKind
from marsad.resolve.gazetteer.rows import SourceRow
from marsad.resolve.gazetteer.schema import DEGREE, FORMAT, KINDS, RADIUS_PER_KM, WEIGHT_UNITS, skeleton_hashes
from marsad.text.names import fold, similarity

BATCH = 400
"""Names asked for in one statement; SQLite allows 32,766 parameters."""
CACHED = 60_000
"""Names and entries remembered before the memory is cleared: about 30 MB at most."""
MOST_PER_NAME = 400
REBUILD = "rebuild it with scripts/build_gazetteer.py, or reinstall marsad"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as the file holds it. References are numbers of other entries."""

    number: int
    """Position by importance: smaller is better known."""
    source: str
    key: str
    name: str
    kind: PlaceKind
    feature: str
    country: str | None
    admin1: int | None
    admin2: int | None
    parent: int | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    population: int
    pcode: str | None
    weight: float
    """How well known it is before anything is read, as a power of ten of inhabitants (`rows.importance`)."""

    @property
    def id(self) -> PlaceId:
        """The gazetteer id, `source:key`."""
        return PlaceId(f"{self.source}:{self.key}")


class Gazetteer:
    """Read access to one file. Not shared between threads; opening another one is cheap."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = _connect(path)
        self._sources = {row[0]: _source(row) for row in self._rows("SELECT * FROM source")}
        self._features = dict(self._rows("SELECT id, name FROM feature"))
        self._numbers: dict[str, tuple[int, ...]] = {}
        self._entries: dict[int, Entry] = {}

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        try:
            return self._file.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self.path}: damaged ({error}); {REBUILD}") from error

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def sources(self) -> tuple[SourceRow, ...]:
        """Where the places come from, with licence and attribution, and how many there are of each."""
        return tuple(self._sources.values())

    def named(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Entries whose folded name is exactly one of `keys`, best known first; names without entries are left out."""
        wanted = self._asked(keys)
        found = {key: self._numbers[key] for key in wanted if self._numbers[key]}
        self._load({number for numbers in found.values() for number in numbers})
        entries = self._entries
        # a row may only give further names of another, so that two numbers can be one entry
        return {key: tuple({entries[n].number: entries[n] for n in numbers}.values()) for key, numbers in found.items()}

    def knows(self, keys: Iterable[str]) -> frozenset[str]:
        """Which of the folded names the file has, without loading what they stand for."""
        wanted = self._asked(keys)
        return frozenset(key for key in wanted if self._numbers[key])

    def _asked(self, keys: Iterable[str]) -> set[str]:
        """The keys as a set, with what the file has for each of them remembered."""
        if len(self._numbers) > CACHED:
            self._numbers.clear()
        if len(self._entries) > CACHED:
            self._entries.clear()
        wanted = set(keys)
        missing = [key for key in wanted if key not in self._numbers]
        if missing:
            self._look_up(missing)
        return wanted

    def _look_up(self, keys: list[str]) -> None:
        lists: dict[str, list[int]] = {key: [] for key in keys}
        for start in range(0, len(keys), BATCH):
            part = keys[start : start + BATCH]
            marks = ", ".join("(?, ?)" for _ in part)
            values = [value for asked in zip(skeleton_hashes(part), part, strict=True) for value in asked]
            for key, number in self._rows(
                f"WITH asked(skel, key) AS (VALUES {marks}) SELECT name.key, name.place FROM asked "
                "CROSS JOIN name ON name.skel = asked.skel AND name.key = asked.key ORDER BY name.place",
                values,
            ):
                lists[key].append(number)
        self._numbers.update((key, tuple(numbers[:MOST_PER_NAME])) for key, numbers in lists.items())

    def near(self, key: str, *, least: float) -> tuple[tuple[Entry, str, float], ...]:
        """Entries whose name is another romanisation of the folded name, with that name and how alike they are."""
        found = [
            (number, name, likeness)
            for name, number in self._rows("SELECT key, place FROM name WHERE skel = ?", skeleton_hashes((key,)))
            if (likeness := similarity(key, name)) >= least
        ]
        self._load(number for number, _, _ in found)
        best: dict[int, tuple[float, str]] = {}
        for listed, name, likeness in found:
            number = self._entries[listed].number  # a row may only give further names of another
            if (likeness, name) > best.get(number, (0.0, "")):
                best[number] = (likeness, name)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:MOST_PER_NAME]
        return tuple((self._entries[number], name, likeness) for number, (likeness, name) in ranked)

    def entry(self, number: int) -> Entry:
        """The entry of this number."""
        self._load((number,))
        return self._entries[number]

    def _load(self, numbers: Iterable[int]) -> None:
        missing = sorted({number for number in numbers if number not in self._entries})
        for start in range(0, len(missing), BATCH):
            part = missing[start : start + BATCH]
            for row in self._rows(f"SELECT * FROM place WHERE id IN ({', '.join('?' * len(part))})", part):
                self._entries[row[0]] = self._made(row) if row[10] is None else self.entry(row[10])

    def _made(self, row: tuple) -> Entry:  # type: ignore[type-arg]
        return Entry(
            number=row[0],
            source=self._sources[row[1]].code,
            key=str(row[2]),
            name=row[3],
            kind=KINDS[row[4]],
            feature=self._features[row[5]],
            country=row[6],
            admin1=row[7],
            admin2=row[8],
            parent=row[9],
            lat=None if row[11] is None else row[11] / DEGREE,
            lon=None if row[12] is None else row[12] / DEGREE,
            radius_km=None if row[13] is None else row[13] / RADIUS_PER_KM,
            population=row[14] or 0,
            pcode=row[15],
            weight=row[16] / WEIGHT_UNITS,
        )

    @cached_property
    def _landmarks(self) -> dict[str, int]:
        rows = self._rows("SELECT key, value FROM meta WHERE key LIKE 'country:%' OR key LIKE 'capital:%'")
        return {key: int(value) for key, value in rows}

    @cached_property
    def countries(self) -> dict[str, Entry]:
        """The entry of each country by ISO code."""
        marks = {key: number for key, number in self._landmarks.items() if key.startswith("country:")}
        self._load(marks.values())
        return {key.partition(":")[2]: self._entries[number] for key, number in marks.items()}

    def capital(self, country: str) -> Entry | None:
        """The capital of a country by ISO code; None where the file knows none."""
        number = self._landmarks.get(f"capital:{country}")
        return self.entry(number) if number is not None else None

    def place(self, entry: Entry) -> Place:
        """The entry as a value of the record, with its wider places by name."""
        if entry.number not in self._places:
            if len(self._places) > CACHED:
                self._places.clear()
            self._places[entry.number] = self._place_of(entry)
        return self._places[entry.number]

    @cached_property
    def _places(self) -> dict[int, Place]:
        """Places made before, by the number of their entry."""
        return {}

    def _place_of(self, entry: Entry) -> Place:
        first = self.entry(entry.admin1) if entry.admin1 else None
        second = self.entry(entry.admin2) if entry.admin2 else None
        parent = self.entry(entry.parent) if entry.parent else None
        country = self.countries.get(entry.country or "")
        wider = [wide.name for wide in (parent, second, first) if wide is not None]
        if country is not None and country.number != entry.number:
            wider.append(country.name)
        own_first = entry if entry.kind is PlaceKind.ADMIN1 else first
        own_second = entry if entry.kind is PlaceKind.ADMIN2 else second
        return Place(
            name=entry.name,
            kind=entry.kind,
            lat=entry.lat,
            lon=entry.lon,
            radius_km=entry.radius_km,
            country=entry.country,
            admin1=own_first.name if own_first else None,
            admin2=own_second.name if own_second else None,
            admin1_pcode=own_first.pcode if own_first else None,
            admin2_pcode=own_second.pcode if own_second else None,
            id=entry.id,
            geonameid=int(entry.key) if entry.source == "geonames" and entry.key.isdigit() else None,
            within=tuple(dict.fromkeys(name for name in wider if fold(name) != fold(entry.name) or name != entry.name)),
        )


def _source(row: tuple) -> SourceRow:  # type: ignore[type-arg]
    _, code, title, licence, attribution, share_alike, places = row
    return SourceRow(code, title, licence, attribution, share_alike=bool(share_alike), places=places)


def _connect(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise GazetteerError(f"{path}: there is no gazetteer here; {REBUILD}")
    file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        row = file.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except sqlite3.DatabaseError as error:
        file.close()
        raise GazetteerError(f"{path}: not a gazetteer, or damaged ({error}); {REBUILD}") from error
    if row is None or row[0] != FORMAT:
        file.close()
        raise GazetteerError(f"{path}: written in another format ({row and row[0]}, not {FORMAT}); {REBUILD}")
    return file
