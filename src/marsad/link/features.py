"""What is compared between two tellings of an occurrence. The docstring of a feature is its explanation for people.

Every feature gives a value from -1 (speaks against one occurrence) over 0 (says nothing) to 1 (speaks for it).
A feature that lacks what it compares on either side gives 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log, log2, sqrt

from marsad.codebook.event_types import load_event_types
from marsad.geo import distance_km
from marsad.link.stories import Likeness, nearness_in_days
from marsad.link.tellings import Days, Party, Telling, told_in
from marsad.link.vectors import cosine
from marsad.model.claims import EventTypeId, Figure, FigureBasis, FigureKind
from marsad.model.entities import Place, PlaceKind

ZEROS = frozenset({FigureBasis.NONE_REPORTED, FigureBasis.NO_INFORMATION, FigureBasis.NOT_STATED})
WIDE_KINDS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.WATER})
UNKNOWN_ACTOR = "unknown:"
SAME_PLACE_KM = 5.0
FAR_KM = 60.0
PLAIN_VIOLENCE = EventTypeId("attack")
OTHER_KINDS = 1 / 3
"""What it counts for other kinds of occurrence that their report is about one story: a story has several acts."""
FROM_ELSEWHERE = 0.4
"""What a contradiction counts where the place or time stands elsewhere in the report: it may be that of another act."""
TYPICAL_WORDING = 0.08
"""Cosine of reports of one story by different hands; of the shapes tried on gun incidents this fitted best."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One comparison: its name, how it is made, and how each side's value is shown."""

    name: str
    compare: Callable[[Telling, Telling, Likeness], float]
    show: Callable[[Telling], str]

    @property
    def explanation(self) -> str:
        """What the feature means, for people."""
        return " ".join((self.compare.__doc__ or "").split())


def type_nearness(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether both tell the same kind of occurrence, or kinds that sources often use for one another."""
    if left.types & right.types:
        return 1.0
    if left.families & right.families:
        return 0.4
    types = load_event_types()
    near = any(types.are_near(one, other) for one in left.types for other in right.types)
    return 0.0 if near else -1.0


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


def publication_nearness(left: Telling, right: Telling, likeness: Likeness) -> float:
    """How near to one another the reports appeared; used where the times of the occurrence are not both stated."""
    if likeness.days_apart is None or (left.days.stated and right.days.stated):
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


def same_perpetrators(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the same parties are said to have done it, their parent organisations considered."""
    return _party_likeness(left.perpetrators, right.perpetrators)


def same_targets(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the same persons, forces or objects were hit."""
    return _party_likeness(left.targets, right.targets)


def _party_likeness(one: Party, other: Party) -> float:
    if not one or not other:
        return 0.0
    if one.ids & other.ids:
        return 1.0
    if one.ids & other.wider or one.wider & other.ids:
        return 0.6
    shared = len(one.words & other.words)
    if shared:
        return 0.3 + 0.7 * shared / len(one.words | other.words)
    return -0.6 if _known(one) and _known(other) else -0.2


def _known(party: Party) -> bool:
    return bool(party.ids) and not any(actor.startswith(UNKNOWN_ACTOR) for actor in party.ids)


def same_weapons(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the means are of the same class."""
    if not left.weapons or not right.weapons:
        return 0.0
    return 1.0 if left.weapons & right.weapons else -0.5


def figures_agree(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the counts of people fit: the same uncommon number speaks strongly for, counts far apart against."""
    agreement = contradiction = 0.0
    for one in left.figures:
        for other in right.figures:
            value = _figure_agreement(one, other)
            agreement, contradiction = max(agreement, value), min(contradiction, value)
    return agreement if agreement >= -contradiction else contradiction


def _figure_agreement(one: Figure, other: Figure) -> float:
    if one.kind is not other.kind and FigureKind.CASUALTIES not in (one.kind, other.kind):
        return 0.0
    if one.basis in ZEROS or other.basis in ZEROS:
        return 0.1 if one.basis is other.basis else 0.0
    if one.lo is None or other.lo is None:
        return 0.0
    if one.lo == other.lo:
        return min(1.0, log2(one.lo + 1) / 5)
    if _may_agree(one, other):
        return 0.1
    small, large = sorted((max(one.lo, 1), max(other.lo, 1)))
    return -min(0.6, log(large / small) / 4)


def _may_agree(one: Figure, other: Figure) -> bool:
    lows = one.lo or 0, other.lo or 0
    return (one.hi is None or one.hi >= lows[1]) and (other.hi is None or other.hi >= lows[0])


def shared_victims(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the sentences give the same full names of persons, streets or organisations."""
    shared = len(left.full_names & right.full_names)
    return min(1.0, 0.6 * shared)


def alike_sentences(left: Telling, right: Telling, _: Likeness) -> float:
    """How many uncommon words the sentences share."""
    return sqrt(cosine(left.sentence.as_dict(), right.sentence))


def story_wording(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For what two reports are mainly about: how many uncommon words the whole reports share."""
    return _centrality(left, right) * wording_likeness(likeness)


def story_names(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For what two reports are mainly about: how many uncommon names of any kind the reports share."""
    return _centrality(left, right) * sqrt(likeness.names)


def story_full_names(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For what two reports are mainly about: whether they give the same full names of persons, streets or bodies."""
    return _centrality(left, right) * full_name_likeness(likeness)


def story_numbers(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For what two reports are mainly about: whether they give the same ages and house numbers."""
    return _centrality(left, right) * likeness.numbers


def same_context(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For all that two reports tell: how alike the whole reports are in words and names."""
    if left.report is right.report:
        return 0.0
    return 0.6 * wording_likeness(likeness) + 0.25 * sqrt(likeness.names) + 0.15 * full_name_likeness(likeness)


def one_story(left: Telling, right: Telling, _: Likeness) -> float:
    """Within one report: whether the report is about one place and day, so that its sentences tell one occurrence; most
    of all those on the killed and wounded without a stated means, which come back to it again and again."""
    if left.report is not right.report:
        return 0.0
    central = min(left.central, right.central)
    return sqrt(central) if PLAIN_VIOLENCE in left.types & right.types else central * OTHER_KINDS


def _centrality(left: Telling, right: Telling) -> float:
    return 0.0 if left.report is right.report else left.central * right.central


def wording_likeness(likeness: Likeness) -> float:
    """Rises steeply and saturates: reports of one story by different hands share little more than a tenth."""
    return 1 - exp(-likeness.wording / TYPICAL_WORDING)


def full_name_likeness(likeness: Likeness) -> float:
    """One shared full name counts half, three or more count fully."""
    return min(1.0, 0.5 * log2(1 + likeness.shared_full_names))


def told_apart(left: Telling, right: Telling, _: Likeness) -> float:
    """One report tells both, and tells them apart: a sign of two occurrences."""
    return -1.0 if left.report is right.report else 0.0


def _show_days(telling: Telling) -> str:
    claim = next((claim for claim in telling.claims if claim.time is not None and claim.time.range.is_known), None)
    if claim is None or claim.time is None:
        return "not stated"
    start, end = claim.time.range.iso_start(), claim.time.range.iso_end()
    return start or "" if start == end else f"{start or 'on or before'} to {end or 'open'}"


def _show_place(telling: Telling) -> str:
    return telling.place.name if telling.place else next((c.place.quote.text for c in telling.claims if c.place), "")


def _show_published(telling: Telling) -> str:
    return telling.report.published.isoformat() if telling.report.published else "not dated"


def _show_figures(telling: Telling) -> str:
    return ", ".join(f"{figure.kind} {figure.quote.text!r}" for figure in telling.figures)


def _show_report(telling: Telling) -> str:
    return telling.report.title or telling.report.publisher or telling.report.id


_TYPE = Feature("type", type_nearness, lambda telling: ", ".join(sorted(telling.types)))
_TIME = Feature("time", time_overlap, _show_days)
_TIME_APART = Feature("time_apart", times_apart, _show_days)
_PLACE = Feature("place", same_place, _show_place)
_PLACE_APART = Feature("place_apart", places_apart, _show_place)
_PERPETRATORS = Feature("perpetrators", same_perpetrators, lambda telling: ", ".join(telling.perpetrators.worded))
_TARGETS = Feature("targets", same_targets, lambda telling: ", ".join(telling.targets.worded))
_WEAPONS = Feature("weapons", same_weapons, lambda telling: ", ".join(sorted(telling.weapons)))
_FIGURES = Feature("figures", figures_agree, _show_figures)

WITHIN_REPORT: tuple[Feature, ...] = (
    *(_TYPE, _TIME, _TIME_APART, _PLACE, _PLACE_APART, _PERPETRATORS, _TARGETS, _WEAPONS, _FIGURES),
    Feature("one_story", one_story, lambda telling: f"{telling.central:.0%} of the report"),
)
"""What is compared between two tellings of one report, in the order in which it is shown."""

ACROSS_REPORTS: tuple[Feature, ...] = (
    *(_TYPE, _TIME, _TIME_APART),
    Feature("publication", publication_nearness, _show_published),
    *(_PLACE, _PLACE_APART, _PERPETRATORS, _TARGETS, _WEAPONS, _FIGURES),
    Feature("victims", shared_victims, lambda telling: ", ".join(sorted(telling.full_names))),
    Feature("sentence", alike_sentences, lambda telling: told_in(telling.claims)),
    Feature("story_wording", story_wording, _show_report),
    Feature("story_names", story_names, _show_report),
    Feature("story_full_names", story_full_names, _show_report),
    Feature("story_numbers", story_numbers, _show_report),
    Feature("context", same_context, _show_report),
    Feature("told_apart", told_apart, lambda telling: telling.claims[0].occurrence),
)
"""What is compared between tellings of two reports, in the order in which it is shown."""
