"""Why a mention means this actor, and what else it could be: in words and as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.codebook.actor_records import ActorRecord
from marsad.codebook.actors import ActorBase, load_kinds
from marsad.codebook.places import countries
from marsad.model.entities import ActorId, Resolution
from marsad.resolve.actors.codes import ActorCodes, actor_codes
from marsad.resolve.actors.context import ActorContext
from marsad.resolve.actors.resolve import resolve_actor

MOST_OTHERS = 8
SURE, FAIR = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class OtherActor:
    """An actor that the words could mean too, and why it was not chosen."""

    record: ActorRecord
    confidence: float | None
    """As the resolver weighed it; None: it was not among the resolver's candidates."""
    reason: str


@dataclass(frozen=True, slots=True)
class ActorExplanation:
    """The answer to: which actor is meant by these words here and then, why, and what else could it be?"""

    words: str
    context: ActorContext
    resolution: Resolution | None
    """None: nothing is known that these words could mean."""
    codes: ActorCodes | None
    verdict: str
    others: tuple[OtherActor, ...]


def explain_actor(words: str, base: ActorBase, context: ActorContext) -> ActorExplanation:
    """The resolution of `words` in this context, with what speaks for it and what else it could be."""
    found = resolve_actor(words, base, context)
    others = tuple(_others(words, base, context, found))[:MOST_OTHERS]
    codes = actor_codes(found.actor, context.country) if found is not None else None
    return ActorExplanation(words, context, found, codes, _verdict(words, found, context, others), others)


def _verdict(words: str, found: Resolution | None, context: ActorContext, others: tuple[OtherActor, ...]) -> str:
    if found is None:
        hint = f"; {len(others)} known actors are called something like it" if others else ""
        return f"{words!r} means nobody that is known{_there(context)}{hint}. It is kept as worded, without a link."
    actor = found.actor
    if actor.id.startswith("unknown:"):
        meaning = load_kinds()[actor.kind].meaning
        return f"{words!r} names nobody: a typed unknown, {actor.name} ({meaning}). {_sentence(found.reason)}"
    sure = "is" if found.confidence >= SURE else "is probably" if found.confidence >= FAIR else "may be"
    return f"{words!r}{_there(context)} {sure} {actor.name}. {_sentence(found.reason)}"


def _there(context: ActorContext) -> str:
    where = f" in a report about {_named(context.country)}" if context.country else ""
    return where + (f" of {context.day.isoformat()}" if context.day else "")


def _sentence(reason: str) -> str:
    return f"Why: {reason}." if reason else ""


def _others(words: str, base: ActorBase, context: ActorContext, found: Resolution | None) -> Iterator[OtherActor]:
    """The resolver's own alternatives, then holders of the same office at other times, then actors of like name."""
    seen: set[ActorId] = {found.actor.id} if found is not None else set()
    for identity, confidence in found.alternatives if found is not None else ():
        if identity not in seen and identity in base.records:
            seen.add(identity)
            record = base.records[identity]
            yield OtherActor(record, confidence, "; ".join(_against(record, context)) or "fits less well, or equally")
    chosen = base.records.get(found.actor.id) if found is not None else None
    office = base.holders(chosen.role, chosen.countries[0]) if chosen and chosen.role and chosen.countries else ()
    like = base.find(words) if _holds_name(words) else ()
    for record in (*office, *like):
        if record.id in seen:
            continue
        seen.add(record.id)
        reasons = list(_against(record, context))
        if chosen is not None and record.id in base.ancestors(chosen.id):
            reasons.append(f"{chosen.name} is a part of it")
        elif chosen is not None and chosen.id in base.ancestors(record.id):
            reasons.append(f"it is a part of {chosen.name}")
        yield OtherActor(record, None, "; ".join(reasons) or "its name holds these words and more")


def _holds_name(words: str) -> bool:
    """Whether the words may hold a name: descriptions in lower case ("the government") are like nobody's name."""
    return not words.islower() and any(not word[:1].islower() for word in words.split())


def _named(country: str) -> str:
    known = countries().get(country)
    return known.name if known else country


def _against(record: ActorRecord, context: ActorContext) -> Iterator[str]:
    """What in the context speaks against an actor."""
    if context.day is not None and record.since is not None and context.day < record.since:
        yield f"it began only on {record.since.isoformat()}"
    if record.until is not None and (context.day is None or context.day > record.until):
        yield f"it ended on {record.until.isoformat()}"
    if context.country and not record.at_home_in(context.country) and (record.countries or record.active_in):
        home = ", ".join(map(_named, record.countries or record.active_in))
        yield f"at home in {home}, not in {_named(context.country)}"
