"""A person's value in place of the machine's, which stays beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from marsad.model.claims import (
    ZEROS,
    Claim,
    EventTypeId,
    Figure,
    Filler,
    PlaceSlot,
    Provenance,
    Realis,
    Stance,
    TimeSlot,
    Who,
)
from marsad.model.decisions import Correction, Decision
from marsad.model.entities import Place
from marsad.model.evidence import Alignment, Quote
from marsad.model.incidents import Incident
from marsad.model.serialise import from_json
from marsad.review.numbers import figure_field, parse_number
from marsad.review.times import parse_time
from marsad.review.values import PEOPLE_AND_THINGS, claim_words, counts, incident_words

Corrected = TypeVar("Corrected", Claim, Incident)


def corrected_claim(claim: Claim, decision: Decision) -> Claim:
    """The claim with the decision's value in its field."""
    field, value = decision.field or "", decision.value or ""
    changed = _claim_with(claim, field, value, decision)
    return _noted(claim, changed, decision, (claim_words(claim, field), claim_words(changed, field)))


def corrected_incident(incident: Incident, decision: Decision) -> Incident:
    """The incident with the decision's value in its field."""
    field, value = decision.field or "", decision.value or ""
    if field == "time":
        changed = replace(incident, time=parse_time(value, _why(decision)))
    elif field == "place":
        changed = replace(incident, place=from_json(Place, decision.resolved or ""))
    elif field == "type":
        changed = replace(incident, type=EventTypeId(value))
    else:
        changed = replace(incident, title=value)
    return _noted(incident, changed, decision, (incident_words(incident, field), incident_words(changed, field)))


def _noted(before: Corrected, changed: Corrected, decision: Decision, words: tuple[str, str]) -> Corrected:
    """`changed` with the note of its correction; a field corrected twice keeps what the machine read first."""
    field = decision.field or ""
    notes: tuple[Correction, ...] = before.corrections
    earlier: Correction | None = next((one for one in notes if one.field == field), None)
    machine, value = words
    note = Correction(
        decision=decision.id,
        by=decision.by,
        at=decision.at,
        field=field,
        value=value,
        machine=earlier.machine if earlier else machine,
        reason=decision.reason,
        evidence=decision.evidence,
    )
    return replace(changed, corrections=(*(one for one in notes if one is not earlier), note))


def _claim_with(claim: Claim, field: str, value: str, decision: Decision) -> Claim:
    quote, by_hand = decision.evidence or _unlocated(value), Provenance(f"decision {decision.id}", 1.0)
    if field == "type":
        return replace(claim, type=EventTypeId(value))
    if field == "realis":
        return replace(claim, realis=Realis(value), realis_rule=by_hand.rule)
    if field == "stance":
        attribution = replace(claim.attribution, stance=Stance(value), rule=by_hand.rule)
        return replace(claim, attribution=attribution)
    if field == "time":
        return replace(claim, time=TimeSlot(decision.evidence, by_hand, parse_time(value, _why(decision))))
    if field == "place":
        place = from_json(Place, decision.resolved or "")
        slot = PlaceSlot(decision.evidence or _unlocated(place.name), by_hand, place, _why(decision))
        return replace(claim, place=slot)
    if field in PEOPLE_AND_THINGS:
        fillers = from_json(tuple[Filler, ...], decision.resolved or "[]")
        slots = {field: tuple(replace(filler, provenance=by_hand) for filler in fillers)}
        return replace(claim, **slots)  # type: ignore[arg-type]
    return replace(claim, figures=_figures(claim.figures, field, value, quote, by_hand))


def _figures(
    figures: tuple[Figure, ...], field: str, value: str, quote: Quote, by_hand: Provenance
) -> tuple[Figure, ...]:
    """The figures with the corrected one in place of the totals that it counts, whose parts become its parts.

    Where nobody is left to count, their parts go too.
    """
    wanted = figure_field(field)
    assert wanted is not None
    kind, who = wanted
    number = parse_number(value)
    gone = {place for place, one in enumerate(figures) if one.part_of is None and counts(one, kind, who)}
    if number.basis in ZEROS:
        gone |= {place for place, one in enumerate(figures) if one.part_of in gone}
    kept = [place for place in range(len(figures)) if place not in gone]
    places = {place: new for new, place in enumerate(kept)}
    rest = [
        replace(one, part_of=None if one.part_of is None else places.get(one.part_of, len(kept)))
        for one in (figures[place] for place in kept)
    ]
    corrected = Figure(kind, quote, by_hand, who or Who.UNKNOWN, "", number.lo, number.hi, number.basis)
    return (*rest, corrected)


def _unlocated(words: str) -> Quote:
    """Words that stand in no report: a person's own."""
    return Quote(words, 0, 0, alignment=Alignment.UNLOCATED)


def _why(decision: Decision) -> str:
    return f"corrected by {decision.by}" + (f": {decision.reason}" if decision.reason else "")
