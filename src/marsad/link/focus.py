"""How central a telling is to its report: a report about one shooting tells it in many sentences, a roundup tells many.

Where nearly all that a report tells lies in one place and on one day, likeness of whole reports speaks for all of it;
in a roundup it speaks for the main occurrence only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from marsad.geo import distance_km
from marsad.link.tellings import Telling
from marsad.model.claims import ZEROS, FigureKind
from marsad.model.entities import Place

DAYS_OF_ONE_STORY = 1
ONE_TOWN_KM = 25.0
VICTIMS_WEIGH, VIOLENCE_WEIGHS, READER_WEIGHS = 2.0, 2.0, 1.5
"""In claims: what victims, an act of violence and the reader's mark of the main claim weigh for the subject."""
VIOLENCE = frozenset({"violence", "ranged", "battle"})
"""Families of types; an arrest, a vigil or a flight is told because of what came before."""
HARM = frozenset({FigureKind.KILLED, FigureKind.INJURED, FigureKind.CASUALTIES})


def with_subject(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings of one report with the one that most of the report is about as the main one.

    A follow-up that opens with an arrest is still about the shooting: what is told in most claims, with its victims,
    outweighs what the reader took for the main claim by itself.
    """
    if not tellings:
        return []
    subject = max(tellings, key=lambda telling: (telling.past, _weight(telling)))
    return [
        telling if telling.main is (telling is subject) else replace(telling, main=telling is subject)
        for telling in tellings
    ]


def _weight(telling: Telling) -> float:
    harmed = any(figure.kind in HARM and figure.basis not in ZEROS for figure in telling.figures)
    violent = bool(telling.families & VIOLENCE)
    return len(telling.claims) + VICTIMS_WEIGH * harmed + VIOLENCE_WEIGHS * violent + READER_WEIGHS * telling.main


def with_centrality(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings with `central` filled in: 1 for a main one, for others that fit it the share of those that do."""
    of_report: defaultdict[int, list[Telling]] = defaultdict(list)
    for telling in tellings:
        of_report[telling.report_index].append(telling)
    found = ((telling, _centrality(telling, of_report[telling.report_index])) for telling in tellings)
    return [telling if central == telling.central else replace(telling, central=central) for telling, central in found]


def _centrality(telling: Telling, told: Sequence[Telling]) -> float:
    if telling.main:
        return 1.0
    main = next(other for other in told if other.main)
    if not _fits(telling, main):
        return 0.0
    return sum(_fits(other, main) for other in told) / len(told)


def _fits(telling: Telling, main: Telling) -> bool:
    """Whether place and day are the main telling's, as far as both are said; a place from elsewhere parts nothing."""
    return telling.past is main.past and _same_place(telling, main) and _same_days(telling, main)


def _same_place(one: Telling, other: Telling) -> bool:
    if not (one.place_is_own and other.place_is_own) or one.place_name == other.place_name:
        return True
    if one.place_name in other.wider_places or other.place_name in one.wider_places:
        return True
    return one.place is not None and other.place is not None and _near(one.place, other.place)


def _near(one: Place, other: Place) -> bool:
    """Within one town and what surrounds it, or within what is known of a wide place."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    reach_km = max(ONE_TOWN_KM, one.radius_km or 0.0, other.radius_km or 0.0)
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= reach_km


def _same_days(one: Telling, other: Telling) -> bool:
    left, right = one.days, other.days
    if left.start is None or right.start is None or left.end is None or right.end is None:
        return True
    return max(left.start, right.start) - min(left.end, right.end) <= DAYS_OF_ONE_STORY
