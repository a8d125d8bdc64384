"""Choosing among the actors that share a name: by country, time and what else the report names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.codebook.actor_records import ActorRecord
from marsad.codebook.actors import ActorBase, name_key
from marsad.model.entities import ActorId, ActorKind, Resolution
from marsad.resolve.actors.context import ActorContext

LOCAL_KINDS = frozenset(
    {
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.CRIMINAL_GROUP,
        ActorKind.PARTY,
    }
)
"""Kinds that are rarely spoken of in reports about places where they are not active."""
FORCE_KINDS = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.INTELLIGENCE})
SHORT_NAME = 5
"""Names up to this many letters are shared by too many things to be sure of abroad."""
HOME, ABROAD, UNKNOWN_PLACE = 0.0, -0.15, -0.03
ABROAD_SHORT = -0.35
INACTIVE = -0.25
NAMED_IN_REPORT = 0.05
LEAD = 0.1
"""A candidate must lead by this much to be chosen without doubt."""
UNDECIDED_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """How candidates were found: the name as written, how sure that is, and the reason in words."""

    name: str
    confidence: float
    reason: str


def choose(candidates: Sequence[ActorId], base: ActorBase, context: ActorContext, match: Match) -> Resolution | None:
    """The candidate that fits the context best; None where there is none.

    Candidates that fit equally well give a low confidence and are kept as alternatives.
    """
    if not candidates:
        return None
    named = {actor.id for actor in context.actors}
    scored = sorted(
        (
            (match.confidence + _fit(base.records[found], context, match.name, named), found)
            for found in dict.fromkeys(candidates)
        ),
        key=lambda row: (-row[0], row[1]),
    )
    best_score, best = scored[0]
    others = tuple((found, round(max(0.05, min(score, 0.95)), 2)) for score, found in scored[1:4])
    told = f"{match.reason}{_told(base.records[best], context)}"
    if others and best_score - scored[1][0] < LEAD:
        best_score = min(best_score, UNDECIDED_CONFIDENCE)
        told += f"; {base.records[scored[1][1]].name} fits as well"
    return Resolution(base.records[best].actor(), round(max(0.05, min(0.98, best_score)), 2), told, others)


def _fit(record: ActorRecord, context: ActorContext, name: str, named: Iterable[ActorId]) -> float:
    fit = NAMED_IN_REPORT if record.id in set(named) else 0.0
    if not record.active_on(context.day) and (context.day is not None or record.kind is not ActorKind.PERSON):
        fit += INACTIVE if context.day is not None else INACTIVE / 2
    short = len(name_key(name)) <= SHORT_NAME and name.isupper()
    if record.kind in FORCE_KINDS and short and context.country and not record.at_home_in(context.country):
        return fit + ABROAD
    if record.kind not in LOCAL_KINDS:
        return fit + (HOME if record.at_home_in(context.country) else UNKNOWN_PLACE)
    if context.country is None:
        return fit + UNKNOWN_PLACE
    if record.at_home_in(context.country):
        return fit + HOME
    return fit + (ABROAD_SHORT if short else ABROAD)


def _told(record: ActorRecord, context: ActorContext) -> str:
    parts = []
    if record.at_home_in(context.country):
        parts.append(f"active in {context.country}")
    if context.day is not None and record.until is not None and not record.active_on(context.day):
        parts.append(f"although it ended in {record.until.year}" if record.until < context.day else "before it began")
    return "; " + ", ".join(parts) if parts else ""
