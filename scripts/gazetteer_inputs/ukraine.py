"""Settlements of Ukraine that GeoNames lacks. The classifier has no points: a village is put in its hromada."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from scripts.gazetteer_inputs.geonames import tsv
from scripts.gazetteer_inputs.points import Area, area_of

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRef, PlaceRow
from marsad.text.names import fold

FEATURES = {"M": "town", "T": "town", "X": "village", "C": "village"}
_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "’": "", "'": "", "ʼ": "",
}  # fmt: skip
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def latin(name: str) -> str:
    """The name by the Ukrainian national romanisation (2010)."""
    parts = re.split(r"([\s-])", name.lower())
    return "".join(_word(part).capitalize() for part in parts)


def _word(word: str) -> str:
    word = word.replace("зг", "zgh")
    return "".join(
        (_FIRST if at == 0 else _LETTERS).get(char, _LETTERS.get(char, char)) for at, char in enumerate(word)
    )


def read_ukraine(folder: Path, settlements: list[PlaceRow]) -> list[PlaceRow]:
    """Villages of communities in which at least one settlement has a point in GeoNames."""
    listed = [cells for cells in tsv(folder / "ukraine_katottg.tsv") if cells["category"] in FEATURES]
    by_name: dict[str, list[PlaceRow]] = defaultdict(list)
    for row in settlements:
        if row.country == "UA":
            for name in {fold(name) for name in (row.name, *row.names)}:
                by_name[name].append(row)
    oblasts = _oblasts(listed, by_name)
    members: dict[str, list[PlaceRow]] = defaultdict(list)
    missing = []
    for cells in listed:
        province = oblasts.get(cells["oblast"])
        known = [row for row in by_name.get(fold(cells["name_uk"]), []) if row.admin1 == province]
        if len(known) == 1:
            members[cells["hromada"]].append(known[0])
        elif not known and province is not None:
            missing.append((cells, province))
    areas = {code: area_of(rows) for code, rows in members.items()}
    return [
        _row(cells, province, area) for cells, province in missing if (area := areas.get(cells["hromada"])) is not None
    ]


def _oblasts(listed: list[dict[str, str]], by_name: dict[str, list[PlaceRow]]) -> dict[str, PlaceRef]:
    """Which province of GeoNames each oblast is: the one that most of its settlement names lie in."""
    votes: dict[str, Counter[PlaceRef]] = defaultdict(Counter)
    for cells in listed:
        rows = by_name.get(fold(cells["name_uk"]), [])
        if len(rows) == 1 and rows[0].admin1 is not None:
            votes[cells["oblast"]][rows[0].admin1] += 1
    return {oblast: min(count, key=lambda ref: (-count[ref], ref)) for oblast, count in votes.items()}


def _row(cells: dict[str, str], province: PlaceRef, area: Area) -> PlaceRow:
    name = cells["name_uk"].strip()
    return PlaceRow(
        source="katottg",
        key=cells["settlement"],
        name=latin(name),
        kind=PlaceKind.SETTLEMENT,
        feature=FEATURES[cells["category"]],
        country="UA",
        lat=area.lat,
        lon=area.lon,
        radius_km=max(12.0, area.radius_km),
        population=400,
        names=(name,),
        admin1=province,
    )
