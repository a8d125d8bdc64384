"""Which incidents are wanted, told by the columns that the tables keep for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_

from marsad.store.tables import incidents


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Conditions that must all hold; None asks nothing."""

    type: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    place: str | None = None
    """Words within the name of the place, capitals aside (Latin letters only)."""
    since: date | None = None
    """Not certainly over before this day: an open or unknown end counts as possible."""
    until: date | None = None
    """Not certainly begun after this day: an open or unknown beginning counts as possible."""


def conditions(wanted: IncidentFilter) -> Iterator[ColumnElement[bool]]:
    """The filter as conditions of a query on `incidents`."""
    columns = incidents.c
    if wanted.type is not None:
        yield columns.type == wanted.type
    if wanted.country is not None:
        yield columns.country == wanted.country.upper()
    if wanted.place is not None:
        yield columns.place.icontains(wanted.place, autoescape=True)
    # Times are ISO 8601, so that they compare as text; a day alone sorts before every time on it.
    if wanted.since is not None:
        yield or_(columns.time_end.is_(None), columns.time_end >= wanted.since.isoformat())
    if wanted.until is not None:
        yield or_(columns.time_start.is_(None), columns.time_start < f"{wanted.until.isoformat()}T24")
