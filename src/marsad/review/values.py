"""What can be corrected, and how each field's value reads in words (places without their coordinates)."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.codebook.event_types import load_event_types
from marsad.errors import DecisionRefused
from marsad.model.claims import ZEROS, Claim, Figure, FigureKind, Filler, Realis, Stance, Who
from marsad.model.entities import Place
from marsad.model.incidents import Incident
from marsad.model.when import TimeRange
from marsad.review.numbers import figure_field, parse_number
from marsad.review.times import parse_time

PEOPLE_AND_THINGS = ("perpetrators", "targets", "weapons")
CLAIM_FIELDS = ("type", "realis", "stance", "time", "place", *PEOPLE_AND_THINGS, *FigureKind)
"""Fields of a claim; figures also with whom they count: "killed.civilian"."""
INCIDENT_FIELDS = ("title", "type", "time", "place")
"""Fields of an incident. All else in it is what its claims say: correct the claim."""


def check_value(field: str, value: str) -> None:
    """Raise DecisionRefused, saying what is allowed, where the words cannot be a value of the field."""
    if field == "type" and value not in load_event_types().by_id:
        raise DecisionRefused(f"{value!r} is no event type; known are {', '.join(load_event_types().by_id)}")
    if field == "realis" and value not in set(Realis):
        raise DecisionRefused(f"{value!r} is no realis; known are {', '.join(Realis)}")
    if field == "stance" and value not in set(Stance):
        raise DecisionRefused(f"{value!r} is no stance; known are {', '.join(Stance)}")
    if field == "time":
        parse_time(value)
    if figure_field(field) is not None:
        parse_number(value)
    if not value.strip() and field not in PEOPLE_AND_THINGS:
        raise DecisionRefused(f"{field}: a value is needed")


def check_claim_field(field: str) -> None:
    """Raise DecisionRefused where a claim has no such field."""
    if field not in CLAIM_FIELDS and figure_field(field) is None:
        raise DecisionRefused(f"a claim has no field {field!r}; known are {', '.join(CLAIM_FIELDS)}")


def check_incident_field(field: str) -> None:
    """Raise DecisionRefused where an incident has no field of its own that is called so."""
    if field not in INCIDENT_FIELDS:
        raise DecisionRefused(
            f"{field!r} of an incident cannot be corrected, only {', '.join(INCIDENT_FIELDS)}; "
            "what its claims say is corrected in the claim"
        )


def claim_words(claim: Claim, field: str) -> str:
    """The field's value in words; empty where the claim does not say."""
    if field == "place":
        return _slot_words(claim)
    if field == "time":
        return time_words(claim.time.range) if claim.time else ""
    if field == "stance":
        return claim.attribution.stance.value
    if field in PEOPLE_AND_THINGS:
        fillers: tuple[Filler, ...] = getattr(claim, field)
        return "; ".join(filler.quote.text for filler in fillers)
    wanted = figure_field(field)
    if wanted is not None:
        totals = (figure for figure in claim.figures if figure.part_of is None)
        return "; ".join(figure_words(figure) for figure in totals if counts(figure, *wanted))
    return str(getattr(claim, field))


def incident_words(incident: Incident, field: str) -> str:
    """The field's value in words; empty where nothing is known."""
    if field == "place":
        return place_words(incident.place) if incident.place else ""
    return time_words(incident.time) if field == "time" else str(getattr(incident, field))


def counts(figure: Figure, kind: FigureKind, who: Who | None) -> bool:
    """Whether the figure is of that kind and, where one is named, group."""
    return figure.kind is kind and who in (None, figure.who)


def place_words(place: Place) -> str:
    """Name and wider places; never coordinates, which exports may have to make coarser."""
    wider = place.within or tuple(name for name in (place.admin2, place.admin1) if name)
    return ", ".join(_once((place.name, *wider, *([place.country] if place.country else []))))


def time_words(when: TimeRange) -> str:
    """The interval as it can be typed again."""
    start, end = when.iso_start() or "", when.iso_end() or ""
    return start if start == end else f"{start}..{end}"


def figure_words(figure: Figure) -> str:
    """How many of whom: "3-5 civilian"."""
    if figure.basis in ZEROS:
        return f"{figure.basis.value.replace('_', ' ')} ({figure.who.value})"
    return f"{_interval(figure.lo, figure.hi)} {figure.words or figure.who.value}"


def _interval(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"<={high}" if low is None else f"{low}+"
    return str(low) if low == high else f"{low}-{high}"


def _slot_words(claim: Claim) -> str:
    if claim.place is None:
        return ""
    return place_words(claim.place.place) if claim.place.place else claim.place.quote.text


def _once(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(names)
