"""What the codebook knows of countries: names, adjectives, peoples, a point each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from marsad.errors import CodebookError

COUNTRIES_FILE = "countries.tsv"
COLUMNS = ("country", "name", "lat", "lon", "adjectives", "aliases", "people")


WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class CountryNames:
    """A country as reports name it. The point is its middle, to the nearest degree or so (CIA World Factbook)."""

    country: str
    """ISO 3166-1 alpha-2."""
    name: str
    lat: float
    lon: float
    adjectives: tuple[str, ...]
    aliases: tuple[str, ...]
    people: tuple[str, ...]
    """Plural nouns for its people: Syrians, Turks."""


@cache
def countries() -> dict[str, CountryNames]:
    """All countries by ISO code. Raises CodebookError naming file and line."""
    text = resources.files("marsad.codebook").joinpath("data", COUNTRIES_FILE).read_text(encoding="utf-8")
    lines = text.splitlines()
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise CodebookError(f"{COUNTRIES_FILE}:1: the columns must be {', '.join(COLUMNS)}")
    return {row.country: row for row in (_row(number, line) for number, line in enumerate(lines[1:], start=2))}


@cache
def nationalities() -> frozenset[str]:
    """The words of countries, their adjectives and peoples, in lower case; small words of their names left out."""
    names = (n for c in countries().values() for n in (c.name, *c.adjectives, *c.aliases, *c.people))
    return frozenset(word.lower() for name in names for word in WORD.findall(name) if word[0].isupper())


def _row(number: int, line: str) -> CountryNames:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise CodebookError(f"{COUNTRIES_FILE}:{number}: {len(cells)} cells instead of {len(COLUMNS)}")
    try:
        lat, lon = float(cells[2]), float(cells[3])
    except ValueError as error:
        raise CodebookError(f"{COUNTRIES_FILE}:{number}: lat and lon must be numbers") from error
    adjectives, aliases, people = (tuple(part for part in cell.split("|") if part) for cell in cells[4:7])
    return CountryNames(cells[0], cells[1], lat, lon, adjectives, aliases, people)
