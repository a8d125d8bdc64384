"""Actors and the reasons of their resolution, in words for people and as records for programs."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.codebook.actor_records import ActorRecord, to_json
from marsad.codebook.actors import ActorBase, load_kinds
from marsad.resolve.actors.explaining import ActorExplanation, OtherActor

MOST_NAMES = 12


def explanation_lines(found: ActorExplanation, base: ActorBase) -> Iterator[str]:
    """Why these words mean this actor, and what else they could mean."""
    yield found.verdict + "\n"
    if found.resolution is not None:
        actor = found.resolution.actor
        yield f"\n  {actor.id} – {actor.kind}: {load_kinds()[actor.kind].meaning}\n"
        yield f"  confidence {found.resolution.confidence:.2f}\n"
        if actor.id in base.records:
            yield from _details(base.records[actor.id], base)
        elif actor.backers:
            yield f"  backed by {', '.join(actor.backers)}\n"
    if found.codes is not None:
        codes = found.codes
        yield f"  ACLED: {codes.acled_inter or 'none'}; PLOVER: {codes.plover_sector}; UCDP: {codes.ucdp_side}\n"
    if found.others:
        yield "\nWhat else it could be:\n"
    for other in found.others:
        weighed = f" ({other.confidence:.2f})" if other.confidence is not None else ""
        yield f"  {other.record.id}{weighed} – {other.record.name}: {other.reason}\n"


def record_lines(record: ActorRecord, base: ActorBase) -> Iterator[str]:
    """Everything that the knowledge base holds on an actor."""
    kind = load_kinds()[record.kind]
    yield f"{record.name}\n  {record.id} – {record.kind}: {kind.meaning}\n"
    yield from _details(record, base)
    home, abroad = kind.acled
    acled = home if home == abroad else f"{home} at home, {abroad} in other countries"
    yield f"  ACLED: {acled or 'none'}; PLOVER: {kind.plover}; UCDP: {kind.ucdp}\n"
    parts = sorted(each.id for each in base.records.values() if record.id in each.parents)
    if parts:
        yield f"  its parts and fronts: {', '.join(parts)}\n"


def _details(record: ActorRecord, base: ActorBase) -> Iterator[str]:
    others = record.names[1:]
    if others:
        more = f" and {len(others) - MOST_NAMES} more" if len(others) > MOST_NAMES else ""
        yield f"  also called: {', '.join(others[:MOST_NAMES])}{more}\n"
    if record.short:
        yield f"  in reports about its countries also: {', '.join(record.short)}\n"
    if record.countries:
        abroad = f"; active in {', '.join(record.active_in)}" if record.active_in else ""
        yield f"  countries: {', '.join(record.countries)}{abroad}\n"
    for label, ids in (("part of", record.parents), ("backed by", record.backers)):
        named = [f"{base.records[each].name} ({each})" if each in base.records else each for each in ids]  # type: ignore[index]
        if named:
            yield f"  {label}: {', '.join(named)}\n"
    if record.since or record.until:
        yield f"  active: {record.since or '…'} to {record.until or 'today'}\n"
    if record.role:
        yield f"  office: {record.role}\n"
    if record.wikidata:
        yield f"  Wikidata: {record.wikidata}\n"


def explanation_record(found: ActorExplanation) -> dict[str, object]:
    """An explanation as JSON values."""
    resolution = found.resolution
    codes = found.codes
    return {
        "words": found.words,
        "country": found.context.country,
        "date": found.context.day.isoformat() if found.context.day else None,
        "actor_id": resolution.actor.id if resolution else None,
        "actor_name": resolution.actor.name if resolution else None,
        "actor_kind": resolution.actor.kind if resolution else None,
        "confidence": resolution.confidence if resolution else None,
        "reason": resolution.reason if resolution else None,
        "backers": list(resolution.actor.backers) if resolution else [],
        "parents": list(resolution.actor.parents) if resolution else [],
        "acled_inter": codes.acled_inter if codes else None,
        "plover_sector": codes.plover_sector if codes else None,
        "ucdp_side": codes.ucdp_side if codes else None,
        "verdict": found.verdict,
        "others": [_other(other) for other in found.others],
    }


def _other(other: OtherActor) -> dict[str, object]:
    return {
        "actor_id": other.record.id,
        "actor_name": other.record.name,
        "confidence": other.confidence,
        "reason": other.reason,
    }


def actor_record(record: ActorRecord) -> dict[str, object]:
    """An actor as JSON values, with its codes in other schemes."""
    kind = load_kinds()[record.kind]
    home, abroad = kind.acled
    codes = {"acled_home": home, "acled_abroad": abroad, "plover_sector": kind.plover, "ucdp_side": kind.ucdp}
    return {**to_json(record), **codes}
