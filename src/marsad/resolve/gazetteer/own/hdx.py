"""Admin tables of the Humanitarian Data Exchange (COD-AB): names and p-codes by level, under any of its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.codebook.place_columns import heading_key
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.own.coordinates import NoPoint, read_point
from marsad.resolve.gazetteer.own.countries import read_country
from marsad.resolve.gazetteer.own.decoding import damage
from marsad.resolve.gazetteer.own.drafts import DraftLayer, DraftPlace, Fault, RawRow
from marsad.resolve.gazetteer.own.plain import columns_of

_PCODE = re.compile(r"adm(?:in)?(\d)p?code?$")
_NAME = re.compile(r"adm(?:in)?(\d)(?:(?:ref|alt)?name|ref|alt)?\d?(?:[a-z]{2})?\d?$")
_MAIN_NAME = re.compile(r"adm(?:in)?\d(?:name)?(?:en)?$")
KINDS = {1: PlaceKind.ADMIN1, 2: PlaceKind.ADMIN2, 3: PlaceKind.ADMIN3}
"""Below the third level lie communities."""


@dataclass(slots=True)
class _Level:
    pcode: str
    names: list[str] = field(default_factory=list)


def is_hdx(headings: Sequence[str]) -> bool:
    """Whether the headings are those of a table with p-codes by level."""
    return level_of(headings) > 0


def level_of(headings: Sequence[str]) -> int:
    """The deepest admin level that has p-codes; 0 where none has."""
    return max((int(found[1]) for heading in headings if (found := _PCODE.match(heading_key(heading)))), default=0)


def read_hdx(form: str, headings: Sequence[str], rows: Iterable[RawRow]) -> DraftLayer:
    """The areas of the deepest level, one a row, and each area above them once."""
    levels = _levels(headings)
    deepest = max(levels)
    unnamed = [level for level in levels if level and not levels[level].names]
    if unnamed:
        return DraftLayer(form, (), ((0, f"p-codes of level {unnamed[0]} have no column with names beside them"),))
    point_columns = columns_of(headings, {})
    places: dict[str, DraftPlace] = {}
    rows_of: dict[str, int] = {}
    faults: list[Fault] = []
    for row in rows:
        country, wrong = _country(row, levels)
        point = _point(row, point_columns, wrong)
        parent = ""
        for level in sorted(set(levels) - {0}):
            pcode, names = row.cells[levels[level].pcode], _names(row, levels[level])
            wrong += [reason for name in names if (reason := damage(name))]
            if not pcode or not names:
                wrong.append(f"level {level} has no {'name' if pcode else 'p-code'}")
                break
            if level == deepest and pcode in rows_of:
                wrong.append(f"p-code {pcode} is also that of row {rows_of[pcode]}")
                break
            rows_of.setdefault(pcode, row.number)
            own = point if level == deepest else None
            area = DraftPlace(
                row=row.number,
                key=pcode,
                name=names[0],
                kind=KINDS.get(level, PlaceKind.SETTLEMENT),
                feature=f"admin {level} area",
                country=country,
                lat=own[0] if own else None,
                lon=own[1] if own else None,
                names=tuple(names[1:]),
                admin1=row.cells[levels[1].pcode] if level > 1 and 1 in levels else "",
                admin2=row.cells[levels[2].pcode] if level > 2 and 2 in levels else "",  # noqa: PLR2004
                parent=parent,
                pcode=pcode,
            )
            places.setdefault(pcode, area)
            parent = pcode
        faults += [(row.number, reason) for reason in wrong]
    return DraftLayer(form, tuple(places.values()), tuple(faults))


def _levels(headings: Sequence[str]) -> dict[int, _Level]:
    found = {int(match[1]): _Level(heading) for heading in headings if (match := _PCODE.match(heading_key(heading)))}
    for heading in headings:
        key = heading_key(heading)
        match = None if _PCODE.match(key) else _NAME.match(key)
        if match and int(match[1]) in found:
            names = found[int(match[1])].names
            names.insert(0 if _MAIN_NAME.match(key) else len(names), heading)
    return found


def _names(row: RawRow, level: _Level) -> list[str]:
    return list(dict.fromkeys(name for heading in level.names if (name := row.cells[heading])))


def _country(row: RawRow, levels: Mapping[int, _Level]) -> tuple[str | None, list[str]]:
    if 0 not in levels:
        first = row.cells[levels[min(levels)].pcode]
        return read_country(first[:2]), []
    cell = row.cells[levels[0].pcode]
    code = read_country(cell) or next((found for name in _names(row, levels[0]) if (found := read_country(name))), None)
    return code, [] if code else [f"country {cell!r} is neither an ISO code nor a country's name"]


def _point(row: RawRow, columns: Mapping[str, str], wrong: list[str]) -> tuple[float, float] | None:
    if "lat" not in columns or "lon" not in columns:
        return None
    try:
        return read_point(row.cells[columns["lat"]], row.cells[columns["lon"]])
    except NoPoint as error:
        wrong.append(str(error))
        return None
