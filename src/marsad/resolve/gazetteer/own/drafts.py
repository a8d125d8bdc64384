"""Places as a table of the user's own gives them, before they are put over ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.model.entities import PlaceKind

Fault = tuple[int, str]
"""Row number as a spreadsheet shows it (0: the file as a whole), and what is wrong."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of a table: what each heading holds, blanks as ""."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """One place of the user's table. Wider places are still words: names or p-codes."""

    row: int
    key: str
    name: str
    kind: PlaceKind
    feature: str
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    names: tuple[str, ...] = ()
    admin1: str = ""
    admin2: str = ""
    parent: str = ""
    pcode: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class DraftLayer:
    """Everything one file gives: its places and what is wrong with it."""

    form: str
    """What the file was taken for, in words."""
    places: tuple[DraftPlace, ...]
    """Those of rows with faults may be among them."""
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    """What was left out on purpose, in words."""
