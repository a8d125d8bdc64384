"""The inputs of the shipped gazetteer, one module per source."""

from __future__ import annotations

from pathlib import Path

from scripts.gazetteer_inputs.census import read_counties
from scripts.gazetteer_inputs.facilities import read_airports, read_hospitals, read_power_plants
from scripts.gazetteer_inputs.geonames import read_admin1, read_admin2, read_countries, read_settlements
from scripts.gazetteer_inputs.nearby import Nearby
from scripts.gazetteer_inputs.sources import SHARE_ALIKE, SOURCES
from scripts.gazetteer_inputs.supplement import supplement_rows, with_changes
from scripts.gazetteer_inputs.wikipedia import read_wikipedia

from marsad.codebook.place_supplement import read_supplement
from marsad.resolve.gazetteer.rows import PlaceRow

__all__ = ["SHARE_ALIKE", "SOURCES", "read_inputs"]


def read_inputs(folder: Path, us_atlas: Path | None) -> list[PlaceRow]:
    """All rows of all sources."""
    settlements = read_settlements(folder)
    admin1 = read_admin1(folder, settlements)
    rows = [*read_countries(folder), *admin1, *settlements]
    rows += read_admin2(folder, settlements, {row.key: row for row in admin1})
    rows += read_airports(folder) + read_hospitals(folder) + read_power_plants(folder)
    near = Nearby(settlements)
    supplement = read_supplement()
    rows += read_wikipedia(folder, near)
    rows += supplement_rows(supplement.rows, near)
    if us_atlas is not None:
        rows += read_counties(us_atlas)
    return with_changes(rows, supplement.changes)
