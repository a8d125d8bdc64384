"""P-codes of OCHA's common operational datasets, and the districts that only OCHA lists."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from scripts.gazetteer_inputs.geonames import admin_names, tsv
from scripts.gazetteer_inputs.seats import Seats

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRef, PlaceRow
from marsad.text.names import fold, similarity, skeleton

ALIKE = 0.75
ALIKE_PROVINCES = 0.62
"""Provinces are few, and Ukrainian ones are listed as adjectives (Kharkivska)."""
SAME_SKELETON = 0.15
"""Least likeness of names of one country's provinces, or one province's districts, that are taken for the same."""
WITHOUT_KIND_WORD = 0.99
"""A whole name that is alike comes before one that is only alike without its kind word."""
DISTRICT_RADIUS_KM = 25.0
FEWEST_DISTRICTS = 2
MOST_OF = 0.4
"""Share of a province's districts that must have a town of their name in an area for it to be that area."""
ALIKE_IN_ENGLISH = 0.75
"""Least likeness of names whose compass words are translated and whose kind words and endings are left out."""
COMPARABLE = 1.7
"""The tables of a country are of one level where neither lists more than so many times the areas of the other."""
COMPASS = {
    "nord": "north", "norte": "north", "sud": "south", "sur": "south", "est": "east", "este": "east", "ouest": "west",
    "oeste": "west", "extreme": "far", "centre": "central", "center": "central", "centro": "central",
}  # fmt: skip
KIND_WORDS = frozenset(
    ["autonomous", "republic", "of", "the", "and", "region", "state", "province", "district", "city"]
)
ADJECTIVE = "ska"
"""In which Ukrainian provinces end."""


def with_pcodes(folder: Path, rows: list[PlaceRow], seats: Seats) -> list[PlaceRow]:
    """The rows with p-codes on first- and second-level areas, and the second-level areas that were missing."""
    iso2 = _iso2(folder)
    first: dict[str | None, list[PlaceRow]] = defaultdict(list)
    second: dict[PlaceRef | None, list[PlaceRow]] = defaultdict(list)
    for row in rows:
        if row.kind is PlaceKind.ADMIN1 and row.source == "geonames":
            first[row.country].append(row)
        elif row.kind is PlaceKind.ADMIN2:
            second[row.admin1].append(row)
    listed = [cells for cells in tsv(folder / "hdx_pcodes_adm1_adm2.tsv") if cells["country"] in iso2]
    provinces: dict[str, PlaceRow] = {}
    for country in sorted({iso2[cells["country"]] for cells in listed}):
        own = [cells for cells in listed if iso2[cells["country"]] == country and cells["level"] == "1"]
        matched = _pairs(own, first[country], ALIKE_PROVINCES)
        matched |= _in_english(own, first[country], matched)
        provinces |= matched
        if len(own) <= COMPARABLE * len(first[country]) and len(first[country]) <= COMPARABLE * len(own):
            provinces |= _by_their_districts(own, first[country], matched, listed, seats)
    codes = {row.ref: code for code, row in provinces.items()}
    added: list[PlaceRow] = []
    districts: dict[str, list[dict[str, str]]] = defaultdict(list)
    for cells in listed:
        if cells["level"] == "2" and cells["parent_pcode"] in provinces:
            districts[cells["parent_pcode"]].append(cells)
    for parent, own in sorted(districts.items()):
        province = provinces[parent]
        matched = _pairs(own, second[province.ref], ALIKE)
        codes |= {row.ref: code for code, row in matched.items()}
        added += [
            _district(cells["pcode"], cells["name"], province, seats) for cells in own if cells["pcode"] not in matched
        ]
    coded = [replace(row, pcode=codes[row.ref]) if row.ref in codes else row for row in rows]
    return coded + list({row.ref: row for row in added}.values())


def _pairs(listed: list[dict[str, str]], rows: list[PlaceRow], least: float) -> dict[str, PlaceRow]:
    """P-code to row, the most alike names first, each row and each code once."""
    scored = []
    for cells in listed:
        wanted = {fold(form) for form in _forms(cells["name"])}
        for row in rows:
            names = (row.name, *row.names)
            bare = {fold(form) for name in names for form in admin_names(name)}
            likeness = max(_alike(wanted, fold(name)) for name in names)
            if not bare.isdisjoint(wanted):
                likeness = max(likeness, WITHOUT_KIND_WORD)
            if likeness >= least:
                scored.append((-likeness, cells["pcode"], row.key, row))
    return _best_pairs(scored, set())


def _in_english(own: list[dict[str, str]], rows: list[PlaceRow], matched: dict[str, PlaceRow]) -> dict[str, PlaceRow]:
    """Those left over whose names are alike in English: "Extreme-Nord" is Far North, "Lvivska" is Lviv."""
    taken = {row.key for row in matched.values()}
    scored = []
    for cells in own:
        for row in rows:
            alike = max(similarity(_plain(cells["name"]), _plain(name)) for name in (row.name, *row.names[:1]))
            if cells["pcode"] not in matched and row.key not in taken and alike >= ALIKE_IN_ENGLISH:
                scored.append((-alike, cells["pcode"], row.key, row))
    return _best_pairs(scored, taken)


def _plain(name: str) -> str:
    words = [COMPASS.get(word, word) for word in fold(name).split()]
    bare = " ".join(word for word in words if word not in KIND_WORDS) or fold(name)
    return bare.removesuffix(ADJECTIVE)


def _best_pairs(scored: list[tuple[float, str, str, PlaceRow]], taken: set[str]) -> dict[str, PlaceRow]:
    """P-code to row, those that score lowest first, each row and each code once."""
    pairs: dict[str, PlaceRow] = {}
    used = set(taken)
    for _, code, key, row in sorted(scored, key=lambda item: item[:3]):
        if code not in pairs and key not in used:
            pairs[code] = row
            used.add(key)
    return pairs


def _by_their_districts(
    own: list[dict[str, str]],
    rows: list[PlaceRow],
    matched: dict[str, PlaceRow],
    listed: list[dict[str, str]],
    seats: Seats,
) -> dict[str, PlaceRow]:
    """Provinces whose names are no help ("Extreme-Nord": Far North), by where the towns of most districts lie."""
    taken = {row.key for row in matched.values()}
    scored = []
    for cells in own:
        districts = [each["name"] for each in listed if each["parent_pcode"] == cells["pcode"]]
        if cells["pcode"] in matched or len(districts) < FEWEST_DISTRICTS:
            continue
        for row in rows:
            there = sum(seats.of(row.ref, _forms(name)) is not None for name in districts)
            if row.key not in taken and there >= max(FEWEST_DISTRICTS, MOST_OF * len(districts)):
                scored.append((-there / len(districts), cells["pcode"], row.key, row))
    return _best_pairs(scored, taken)


def _forms(name: str) -> tuple[str, ...]:
    """A name with and without its kind word; a name in brackets is another: "Region I (Ilocos Region)"."""
    outer, _, inner = name.partition("(")
    parts = (name, outer.strip(), inner.strip(" )")) if inner else (name,)
    return tuple(dict.fromkeys(form for part in parts if part for form in (part, *admin_names(part))))


def _alike(wanted: set[str], key: str) -> float:
    if key in wanted:
        return 1.0
    return max(similarity(form, key) + SAME_SKELETON * (skeleton(form) == skeleton(key)) for form in wanted)


def _iso2(folder: Path) -> dict[str, str]:
    lines = (folder / "geonames_countryInfo.txt").read_text(encoding="utf-8").splitlines()
    return {
        cells[1]: cells[0] for cells in (line.split("\t") for line in lines) if len(cells) > 1 and cells[0][:1] != "#"
    }


def _district(pcode: str, name: str, province: PlaceRow, seats: Seats) -> PlaceRow:
    names = (name, *admin_names(name))
    seat = seats.of(province.ref, names)
    point = (seat.lat, seat.lon) if seat is not None else (province.lat, province.lon)
    return PlaceRow(
        source="hdx",
        key=pcode,
        name=name,
        kind=PlaceKind.ADMIN2,
        feature="district",
        country=province.country,
        lat=point[0],
        lon=point[1],
        radius_km=DISTRICT_RADIUS_KM if seat is not None else max(province.radius_km or 0.0, 30.0),
        names=names[1:],
        admin1=province.ref,
        pcode=pcode,
    )
