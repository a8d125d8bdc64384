"""The inputs of the shipped gazetteer, one module per source."""

from __future__ import annotations

from pathlib import Path

from scripts.gazetteer_inputs.census import read_counties
from scripts.gazetteer_inputs.facilities import read_airports, read_hospitals, read_power_plants
from scripts.gazetteer_inputs.geonames import read_admin1, read_admin2, read_countries, read_settlements
from scripts.gazetteer_inputs.hdx import with_pcodes
from scripts.gazetteer_inputs.nearby import Nearby
from scripts.gazetteer_inputs.seats import Seats
from scripts.gazetteer_inputs.sources import SHARE_ALIKE, SOURCES
from scripts.gazetteer_inputs.supplement import supplement_rows, with_area_names, with_changes, with_our_names
from scripts.gazetteer_inputs.ukraine import read_ukraine
from scripts.gazetteer_inputs.wikipedia import read_wikipedia
from scripts.gazetteer_inputs.yemen import read_yemen

from marsad.codebook.place_supplement import read_supplement
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.rows import PlaceRow

__all__ = ["SHARE_ALIKE", "SOURCES", "read_inputs"]


def read_inputs(folder: Path, us_atlas: Path | None) -> list[PlaceRow]:
    """All rows of all sources."""
    supplement = read_supplement()
    listed = read_settlements(folder)
    near = Nearby(listed)
    own = supplement_rows(supplement.rows, near)
    changed = with_changes([*read_admin1(folder, listed), *with_our_names(listed, own)], supplement.changes)
    admin1 = [row for row in changed if row.kind is PlaceKind.ADMIN1]
    settlements = with_area_names(
        [row for row in changed if row.kind is not PlaceKind.ADMIN1], admin1, supplement.changes
    )
    wikipedia = read_wikipedia(folder, near)
    seats = Seats([*settlements, *wikipedia])
    areas = [*admin1, *read_admin2(folder, {row.key: row for row in admin1}, seats)]
    rows = [*read_countries(folder), *with_pcodes(folder, areas, seats), *settlements, *wikipedia]
    rows += read_airports(folder) + read_hospitals(folder) + read_power_plants(folder)
    rows += own
    rows += read_yemen(folder, admin1, seats)
    rows += read_ukraine(folder, settlements)
    if us_atlas is not None:
        rows += read_counties(us_atlas)
    return rows
