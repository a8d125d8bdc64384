"""Where and when an act took place that its own sentence does not say: what the rest of the report gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.extract.rules.narrative import BorrowedTime, borrowed_times
from marsad.extract.rules.occurrences import Occurrence
from marsad.extract.rules.page import Page
from marsad.extract.rules.telling import Telling
from marsad.model.claims import Realis
from marsad.model.entities import PlaceKind
from marsad.model.layers import PlaceMention

NOT_YET = frozenset({Realis.PLANNED, Realis.THREATENED, Realis.DEMANDED})
ANNOUNCED = frozenset({"movement", "other_development", "agreement"})
"""Types that need no place of their own."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An occurrence's tellings by all sources, and its fallback place, None where the report names no place."""

    tellings: Sequence[Telling]
    place: PlaceMention | None
    times: Mapping[int, BorrowedTime]
    """For tellings of the report without a time, by position."""


def settings_elsewhere(page: Page, occurrences: Sequence[Occurrence]) -> dict[int, Elsewhere]:
    """The fallback place and the borrowed times of every occurrence by its number."""
    tellings = sorted((t for o in occurrences for t in o.tellings), key=lambda t: t.position)
    times = borrowed_times(page, occurrences)
    return {
        occurrence.number: Elsewhere(occurrence.tellings, _place(occurrence, tellings), times)
        for occurrence in occurrences
    }


def _place(occurrence: Occurrence, tellings: Sequence[Telling]) -> PlaceMention | None:
    """The occurrence's own place, else the last one told before it, else the first one told after, background left out.

    A country or region alone is made exact by a place in it that is told beside it. What a party announces to do in
    general is not placed where something else took place.
    """
    own = [t.setting.place for t in occurrence.tellings if t.setting.place is not None]
    exact = [place for place in own if not is_wide(place)]
    if exact:
        return exact[0]
    if not own and all(t.realis in NOT_YET and t.type in ANNOUNCED for t in occurrence.tellings):
        return None
    told = [(t.position, t.setting.place) for t in tellings if t.setting.place is not None and not t.is_aggregate]
    position = occurrence.tellings[0].position
    beside = _beside([item for item in told if not is_wide(item[1])], position)
    if own:
        return beside if beside is not None and lies_in(beside, own[0]) else own[0]
    return beside or _beside(told, position)


def _beside(told: Sequence[tuple[int, PlaceMention]], position: int) -> PlaceMention | None:
    before = [place for at, place in told if at <= position]
    return before[-1] if before else (told[0][1] if told else None)


def is_wide(mention: PlaceMention) -> bool:
    """Whether a place is a country or a region, where hardly anything can be pinned down."""
    return mention.place is not None and mention.place.kind in {PlaceKind.COUNTRY, PlaceKind.REGION}


def lies_in(inner: PlaceMention, wide: PlaceMention) -> bool:
    """Whether a place lies in the country that a wide one is, or is a part of."""
    if inner.place is None or wide.place is None or wide.place.country is None:
        return False
    return inner.place.country == wide.place.country
