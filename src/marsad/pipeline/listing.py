"""Incidents chosen and put in order, as people see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from marsad.model.claims import FigureKind
from marsad.model.decisions import Status
from marsad.model.incidents import Incident
from marsad.pipeline.reviewed import Reviewed
from marsad.store import IncidentFilter, Store


class Sort(StrEnum):
    """What a list goes by."""

    STORED = "stored"
    """In the order of the reports that tell first."""
    WHEN = "when"
    """Earliest first; what has no day goes by the day it had happened by."""
    KILLED = "killed"
    """Most killed first, by the low end of what sources say."""
    SOURCES = "sources"
    """Most independent origins first."""
    CLAIMS = "claims"
    """Most claims first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Conditions that must all hold; what is not set asks nothing."""

    where: IncidentFilter = field(default_factory=IncidentFilter)
    disputed: bool = False
    status: Status | None = None
    least_sources: int = 0
    grade: tuple[str, str] | None = None
    """Scheme and grade, set or suggested."""


def listed(store: Store, choice: Choice, sort: Sort = Sort.STORED) -> Iterator[Incident]:
    """The incidents that the choice wants. In stored order they come one by one, else all are held."""
    found = (one for one in Reviewed(store).incidents(choice.where) if _is_wanted(one, choice))
    return found if sort is Sort.STORED else iter(sorted(found, key=_ORDERS[sort]))


def _is_wanted(incident: Incident, choice: Choice) -> bool:
    grades = {(grade.scheme, grade.value) for grade in incident.grades}
    return (
        _lies_in(incident, choice.where)
        and (bool(incident.conflicts) or not choice.disputed)
        and choice.status in (None, incident.status)
        and len(incident.sources) >= choice.least_sources
        and (choice.grade is None or choice.grade in grades)
    )


def _lies_in(incident: Incident, wanted: IncidentFilter) -> bool:
    """What the store's filter asks, asked of values: decisions may have changed what the store's columns say."""
    place, when = incident.place, incident.time
    return (
        wanted.type in (None, incident.type)
        and (wanted.country is None or (place is not None and place.country == wanted.country.upper()))
        and (wanted.place is None or (place is not None and wanted.place.lower() in place.name.lower()))
        and (wanted.since is None or when.end is None or when.end.date() >= wanted.since)
        and (wanted.until is None or when.start is None or when.start.date() <= wanted.until)
    )


def _by_day(incident: Incident) -> tuple[bool, datetime, str]:
    moment = incident.time.start or incident.time.end
    return moment is None, (moment or datetime.combine(datetime.min, time())).replace(tzinfo=None), incident.id


def _killed(incident: Incident) -> int:
    return sum(figure.lo or 0 for figure in incident.figures if figure.kind is FigureKind.KILLED)


_ORDERS: dict[Sort, Callable[[Incident], Any]] = {
    Sort.WHEN: _by_day,
    Sort.KILLED: lambda one: (-_killed(one), one.id),
    Sort.SOURCES: lambda one: (-len(one.sources), one.id),
    Sort.CLAIMS: lambda one: (-len(one.claims), one.id),
}
