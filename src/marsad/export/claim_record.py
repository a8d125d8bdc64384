"""One claim as a JSON object in the gold format of the coding guide, with the reader's own keys beside it.

Every quote is `{"quote", "start", "end"}` with offsets in Unicode code points of the report's text. A time has ISO
dates under `start` and `end`, so the offsets of its phrase are `quote_start` and `quote_end`.
"""

from __future__ import annotations

from marsad.codebook.precision import load_precisions
from marsad.export.clock import Clock, clock_of
from marsad.export.decisions import correction_record, standing_record
from marsad.export.jsontext import Json
from marsad.model.claims import Claim, Damage, Figure, Filler, PlaceSlot, Provenance, Source, TimeSlot
from marsad.model.entities import Place, Resolution
from marsad.model.evidence import Alignment, Quote

Record = dict[str, Json]


def claim_record(claim: Claim) -> Record:
    """The claim with all its slots; the report it comes from is `report`."""
    return {
        "id": claim.id,
        "report": claim.report_id,
        "occurrence": claim.occurrence,
        "type": claim.type,
        "acled_sub_event": claim.acled_sub_event,
        "realis": claim.realis.value,
        "realis_rule": claim.realis_rule,
        "trigger": quote_record(claim.trigger),
        "sentence": quote_record(claim.sentence),
        "sources": [_source(source) for source in claim.attribution.chain],
        "stance": claim.attribution.stance.value,
        "stance_rule": claim.attribution.rule,
        "perpetrators": [_filler(filler) for filler in claim.perpetrators],
        "targets": [_filler(filler) for filler in claim.targets],
        "weapons": [_filler(filler) for filler in claim.weapons],
        "place": _place_slot(claim.place) if claim.place else None,
        "time": _time(claim.time, clock_of(claim)) if claim.time else None,
        "figures": [_figure(figure) for figure in claim.figures],
        "count": _count(claim),
        "damage": [_damage(damage) for damage in claim.damage],
        "evidence": [quote_record(quote) for quote in claim.evidence],
        "aggregate": claim.aggregate,
        "main": claim.main,
        "engine": claim.engine,
        "review": claim.status.value,
        "corrections": [correction_record(correction) for correction in claim.corrections],
        "decisions": [standing_record(decision) for decision in claim.decisions],
        **provenance_record(claim.provenance),
        "type_confidence": _share(claim.type_confidence),
        "realis_confidence": _share(claim.realis_confidence),
        "stance_confidence": _share(claim.attribution.confidence),
    }


def quote_record(quote: Quote) -> Record:
    """A quote with its place in the text; how it was aligned is said unless it is exact."""
    record: Record = {"quote": quote.text, "start": quote.start, "end": quote.end}
    if quote.alignment is not Alignment.EXACT:
        record["alignment"] = quote.alignment.value
    return record


def provenance_record(provenance: Provenance) -> Record:
    """The rule that filled a slot and its confidence from 0 to 1."""
    return {"rule": provenance.rule, "confidence": round(provenance.confidence, 4)}


def _share(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 4)


def place_record(place: Place) -> Record:
    """Where a place is: WGS84 degrees, radius in kilometres, ISO 3166 country, wider places innermost first."""
    return {
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "within": list(place.within),
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "admin1_pcode": place.admin1_pcode,
        "admin2_pcode": place.admin2_pcode,
        "place_id": place.id,
        "geonameid": place.geonameid,
        **{name: scheme.code(place) for name, scheme in load_precisions().places.items()},
    }


def _resolution(resolution: Resolution | None) -> Record:
    if resolution is None:
        return {}
    return {
        "actor_id": resolution.actor.id,
        "actor_name": resolution.actor.name,
        "actor_kind": resolution.actor.kind.value,
        "actor_confidence": round(resolution.confidence, 4),
        "actor_reason": resolution.reason,
        "actor_alternatives": [
            {"actor_id": identity, "confidence": round(confidence, 4)}
            for identity, confidence in resolution.alternatives
        ],
    }


def _source(source: Source) -> Record:
    return {
        **quote_record(source.quote),
        "claimant": source.claimant.value,
        "stance": source.stance.value,
        "cue": quote_record(source.cue) if source.cue else None,
        "named": quote_record(source.named) if source.named else None,
        **_resolution(source.resolution),
        **provenance_record(source.provenance),
    }


def _filler(filler: Filler) -> Record:
    record: Record = {**quote_record(filler.quote), "kind": filler.kind.value}
    if filler.classes:
        record["classes"] = list(filler.classes)
    return {**record, **_resolution(filler.resolution), **provenance_record(filler.provenance)}


def _place_slot(slot: PlaceSlot) -> Record:
    place = slot.place or Place(name=slot.quote.text)
    record: Record = {**quote_record(slot.quote), **place_record(place), "pinned": slot.place is not None}
    return {**record, "reason": slot.reason, **provenance_record(slot.provenance)}


def _time(slot: TimeSlot, clock: Clock) -> Record:
    record: Record = {"quote": None, "quote_start": None, "quote_end": None}
    if slot.quote is not None:
        record = {"quote": slot.quote.text, "quote_start": slot.quote.start, "quote_end": slot.quote.end}
    when = slot.range
    return {
        **record,
        "start": when.iso_start(),
        "end": when.iso_end(),
        "precision": when.precision.value,
        "basis": when.basis.value,
        "reason": when.reason,
        "zone": clock.zone,
        "start_utc": clock.start,
        "end_utc": clock.end,
        **{name: scheme.code(when) for name, scheme in load_precisions().times.items()},
        **provenance_record(slot.provenance),
    }


def _figure(figure: Figure) -> Record:
    return {
        **quote_record(figure.quote),
        "kind": figure.kind.value,
        "who": figure.who.value,
        "words": figure.words,
        "lo": figure.lo,
        "hi": figure.hi,
        "basis": figure.basis.value,
        "part_of": figure.part_of,
        **provenance_record(figure.provenance),
    }


def _count(claim: Claim) -> Record | None:
    if claim.count is None:
        return None
    return {"n": claim.count.n, **quote_record(claim.count.quote), **provenance_record(claim.count.provenance)}


def _damage(damage: Damage) -> Record:
    return {
        **quote_record(damage.quote),
        "effect": damage.effect.value,
        **provenance_record(damage.provenance),
    }
