"""Country cells: codes of two or three letters, or names."""

from __future__ import annotations

from functools import lru_cache

from marsad.codebook.place_columns import place_columns
from marsad.codebook.places import countries
from marsad.text.names import fold

ISO2_LENGTH = 2


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {fold(name): row.country for row in countries().values() for name in (row.name, *row.aliases)}


def read_country(cell: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country cell; None where the cell names no country."""
    upper = cell.strip().upper()
    if len(upper) == ISO2_LENGTH and upper in countries():
        return upper
    return place_columns().iso3.get(upper) or _by_name().get(fold(cell))
