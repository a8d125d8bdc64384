"""Where and when an act took place that its own sentence does not say: what the rest of the report gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.rules.occurrences import Occurrence
from marsad.extract.rules.telling import Telling
from marsad.model.layers import PlaceMention, TimeMention
from marsad.model.when import CLOCK_PRECISIONS, Precision

DATED = CLOCK_PRECISIONS | {Precision.DAY, Precision.DAYS}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An occurrence's tellings by all sources, and its fallbacks, None where the report gives none."""

    tellings: Sequence[Telling]
    place: PlaceMention | None
    time: TimeMention | None


def settings_elsewhere(occurrences: Sequence[Occurrence]) -> dict[int, Elsewhere]:
    """The fallback place and time of every occurrence by its number."""
    tellings = sorted((t for o in occurrences for t in o.tellings), key=lambda t: t.position)
    return {
        occurrence.number: Elsewhere(occurrence.tellings, _place(occurrence, tellings), _time(occurrence))
        for occurrence in occurrences
    }


def _place(occurrence: Occurrence, tellings: Sequence[Telling]) -> PlaceMention | None:
    """The occurrence's own place, else the last one told before it, else the first one told after."""
    own = [t.setting.place for t in occurrence.tellings if t.setting.place is not None]
    if own:
        return own[0]
    position = occurrence.tellings[0].position
    told = [(t.position, t.setting.place) for t in tellings if t.setting.place is not None]
    before = [place for at, place in told if at <= position]
    return before[-1] if before else (told[0][1] if told else None)


def _time(occurrence: Occurrence) -> TimeMention | None:
    """The time that another telling of the occurrence gives.

    The day of the sentences before is not taken over: measured on gold reports, it is wrong as often as right.
    """
    return next(_dated(occurrence.tellings), None)


def _dated(tellings: Sequence[Telling]) -> Iterator[TimeMention]:
    for telling in tellings:
        time = telling.setting.time
        if time is None or telling.setting.time_rule == "time-of-saying" or time.range.start is None:
            continue
        if time.range.precision in DATED:
            yield time
