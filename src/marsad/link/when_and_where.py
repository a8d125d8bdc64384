"""Comparisons of when and where two tellings place an occurrence. A docstring explains it to people."""

from __future__ import annotations

from marsad.geo import distance_km
from marsad.link.stories import Likeness, nearness_in_days
from marsad.link.tellings import Days, Telling
from marsad.model.entities import Place, PlaceKind

WIDE_KINDS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.WATER})
SAME_PLACE_KM = 5.0
FAR_KM = 60.0
FROM_ELSEWHERE = 0.4
"""What a contradiction counts where the place or time stands elsewhere in the report: it may be that of another act."""


def time_overlap(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the stated times meet; a narrow common time says more than a wide one."""
    return max(0.0, time_agreement(left, right))


def times_apart(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the stated times lie days apart, which speaks against one occurrence."""
    found = min(0.0, time_agreement(left, right))
    return found if left.time_is_own and right.time_is_own else found * FROM_ELSEWHERE


def time_agreement(left: Telling, right: Telling) -> float:
    """-1 to 1: how far the times meet or lie apart."""
    one, other = left.days, right.days
    if one.stated and other.stated:
        return _stated_overlap(one, other)
    if one.stated != other.stated:
        stated, bounded = (one, other) if one.stated else (other, one)
        return _lag(stated, bounded)
    return 0.0


def _stated_overlap(one: Days, other: Days) -> float:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return 0.0
    gap = max(one.start, other.start) - min(one.end, other.end)
    if gap <= 0:
        return min(1.0, 3.0 / (max(one.end - one.start, other.end - other.start) + 3))
    return {1: -0.15, 2: -0.5}.get(gap, -1.0)


def _lag(stated: Days, bounded: Days) -> float:
    """How the stated day lies before the day that bounds the other from above."""
    if stated.start is None or bounded.end is None:
        return 0.0
    lag = bounded.end - stated.start
    if lag < -1:
        return -1.0
    return next((value for limit, value in ((2, 0.4), (7, 0.1), (30, -0.3)) if lag <= limit), -0.7)


def publication_nearness(_: Telling, __: Telling, likeness: Likeness) -> float:
    """How near to one another the reports appeared."""
    if likeness.days_apart is None:
        return 0.0
    return nearness_in_days(likeness.days_apart)


def same_place(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the places are the same, near one another for how precisely they are known, or one within the other."""
    return max(0.0, place_agreement(left, right))


def places_apart(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the places lie apart, more than how precisely they are known allows: speaks against one occurrence."""
    found = min(0.0, place_agreement(left, right))
    return found if left.place_is_own and right.place_is_own else found * FROM_ELSEWHERE


def place_agreement(left: Telling, right: Telling) -> float:
    """-1 to 1: how far the places agree or lie apart."""
    if not left.place_name or not right.place_name:
        return 0.0
    if left.place_name == right.place_name or left.place_words & right.place_words:
        return _by_size(left.place)
    if left.place_name in right.wider_places or right.place_name in left.wider_places:
        return 0.3
    one, other = left.place, right.place
    if one is None or other is None:
        return -0.2
    if one.country and other.country and one.country != other.country:
        return -1.0
    return _by_distance(one, other)


def _by_size(place: Place | None) -> float:
    if place is None:
        return 0.8
    return {PlaceKind.COUNTRY: 0.1, PlaceKind.REGION: 0.3, PlaceKind.ADMIN1: 0.4}.get(place.kind, 1.0)


def _by_distance(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return -0.3
    if PlaceKind.COUNTRY in (one.kind, other.kind):
        return 0.0
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    slack = (one.radius_km or 0.0) + (other.radius_km or 0.0)
    if one.kind in WIDE_KINDS or other.kind in WIDE_KINDS:
        return 0.1 if apart <= slack else -min(1.0, 0.2 + (apart - slack) / FAR_KM)
    if apart <= SAME_PLACE_KM:
        return 0.8
    if apart <= slack:
        return 0.3
    return -min(1.0, 0.4 + (apart - max(slack, SAME_PLACE_KM)) / FAR_KM)
