"""Writing a gazetteer file. The same rows give the same bytes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRef, PlaceRow, SourceRow, importance
from marsad.resolve.gazetteer.schema import DEGREE, FORMAT, KINDS, RADIUS_PER_KM, TABLES, WEIGHT_UNITS, skeleton_hashes
from marsad.text.names import fold

PLACE_COLUMNS = 17
_KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}


def write_gazetteer(
    path: Path, rows: Iterable[PlaceRow], sources: Sequence[SourceRow], meta: Mapping[str, str] | None = None
) -> int:
    """Write all rows to a new file at `path` (an existing one is replaced) and return the number of places.

    References to rows that are not given are left out. Raises ValueError for a row of an undeclared source.
    """
    ordered = sorted(rows, key=lambda row: (-round(importance(row), 6), row.source, row.key))
    numbers = {row.ref: number for number, row in enumerate(ordered, start=1)}
    codes = {source.code: number for number, source in enumerate(sources, start=1)}
    unknown = sorted({row.source for row in ordered} - set(codes))
    if unknown:
        raise ValueError(f"rows of undeclared sources: {', '.join(unknown)}")
    counts = Counter(row.source for row in ordered)
    features = {name: number for number, name in enumerate(sorted({row.feature for row in ordered}), start=1)}
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as file:
        file.executescript(f"PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {TABLES}")
        file.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            sorted(
                {"format": FORMAT, "places": str(len(ordered)), **_landmarks(ordered, numbers), **(meta or {})}.items()
            ),
        )
        file.executemany(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?)",
            (_source_values(codes[source.code], replace(source, places=counts[source.code])) for source in sources),
        )
        file.executemany("INSERT INTO feature VALUES (?, ?)", ((number, name) for name, number in features.items()))
        marks = ", ".join("?" * PLACE_COLUMNS)
        file.executemany(
            f"INSERT INTO place VALUES ({marks})",
            (_place_values(row, numbers, codes[row.source], features[row.feature]) for row in ordered),
        )
        file.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(set(_names(ordered, numbers))))
        file.commit()
        file.execute("VACUUM")
    partial.replace(path)
    return len(ordered)


def _landmarks(rows: Iterable[PlaceRow], numbers: Mapping[PlaceRef, int]) -> dict[str, str]:
    """The numbers of countries and capitals by ISO code, so that opening a file needs no search."""
    marks: dict[str, str] = {}
    for row in rows:
        label = "country" if row.kind is PlaceKind.COUNTRY else row.feature
        if row.country and label in ("country", "capital"):
            marks.setdefault(f"{label}:{row.country}", str(numbers[row.ref]))
    return marks


def _source_values(number: int, source: SourceRow) -> tuple[object, ...]:
    return (
        number,
        source.code,
        source.title,
        source.licence,
        source.attribution,
        int(source.share_alike),
        source.places,
    )


def _place_values(row: PlaceRow, numbers: Mapping[PlaceRef, int], source: int, feature: int) -> tuple[object, ...]:
    def number(ref: PlaceRef | None) -> int | None:
        return numbers.get(ref) if ref is not None and ref != row.ref else None

    return (
        numbers[row.ref],
        source,
        int(row.key) if row.key.isdigit() and not row.key.startswith("0") else row.key,
        row.name,
        _KIND_CODE[row.kind],
        feature,
        row.country,
        number(row.admin1),
        number(row.admin2),
        number(row.parent),
        number(row.same_as),
        None if row.lat is None else round(row.lat * DEGREE),
        None if row.lon is None else round(row.lon * DEGREE),
        None if row.radius_km is None else round(row.radius_km * RADIUS_PER_KM),
        row.population or None,
        row.pcode,
        round(importance(row) * WEIGHT_UNITS),
    )


def _names(rows: Iterable[PlaceRow], numbers: Mapping[PlaceRef, int]) -> Iterator[tuple[int, str, int]]:
    for row in rows:
        target = numbers[row.ref]
        keys = [key for key in {fold(name) for name in (row.name, *row.names)} if key]
        for skeleton, key in zip(skeleton_hashes(keys), keys, strict=True):
            yield skeleton, key, target
