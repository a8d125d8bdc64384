"""The ACLED sub-event of a claim, its actors considered (ACLED Codebook, 2024; event type tables)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.codebook.event_types import load_event_types
from marsad.model.claims import EventTypeId, FigureKind
from marsad.model.entities import ActorKind

STATE = frozenset(
    {ActorKind.STATE, ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.INTELLIGENCE, ActorKind.COALITION}
)
NON_STATE = frozenset(
    {ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.COMMUNAL_MILITIA, ActorKind.CRIMINAL_GROUP}
    | {ActorKind.UNIDENTIFIED_ARMED_GROUP}
)
ARMED = STATE | NON_STATE


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides between the sub-events of one type."""

    perpetrators: Sequence[ActorKind] = ()
    targets: Sequence[ActorKind] = ()
    hurt: frozenset[FigureKind] = frozenset()
    words: str = ""
    """The claim's sentence, lower case: for what no slot holds."""


def acled_sub_event(type_id: EventTypeId, given: Circumstances) -> str:
    """The ACLED sub-event type."""
    rule = _RULES.get(type_id)
    found = rule(given) if rule is not None else None
    return found or load_event_types()[type_id].acled_sub_event


def _has(kinds: Iterable[ActorKind], wanted: frozenset[ActorKind]) -> bool:
    return any(kind in wanted for kind in kinds)


def _territory(given: Circumstances) -> str:
    if any(word in given.words for word in PEACEFUL_TRANSFER) and not given.hurt:
        return "Non-violent transfer of territory"
    if _has(given.perpetrators[:1], NON_STATE):
        return "Non-state actor overtakes territory"
    return "Government regains territory"


PEACEFUL_TRANSFER = (
    "without a fight",
    "without fighting",
    "without resistance",
    "withdrew",
    "withdrawal",
    "handed over",
    "hand over",
    "abandoned",
    "pulled out",
    "retreated",
    "unopposed",
    "after the departure",
    "vacated",
    "agreement",
    "left the",
)


def _attack_unspecified(given: Circumstances) -> str | None:
    if given.targets and not _has(given.targets, ARMED) and _has(given.targets, frozenset({ActorKind.CIVILIANS})):
        return "Attack"
    return None


def _attack(given: Circumstances) -> str | None:
    """Violence between armed parties is a clash in ACLED, whoever began."""
    if _has(given.targets, ARMED) and _has(given.perpetrators, ARMED) and not _has(given.targets, CIVILIAN):
        return "Armed clash"
    return None


CIVILIAN = frozenset({ActorKind.CIVILIANS, ActorKind.PERSON})
INTERVENTION = (
    "dispersed",
    "tear gas",
    "teargas",
    "water cannon",
    "batons",
    "arrested",
    "detained",
    "baton",
    "rubber bullet",
    "intervened",
    "used force",
    "broke up",
    "clashed with police",
    "stopped by police",
)


def _protest(given: Circumstances) -> str | None:
    return "Protest with intervention" if any(word in given.words for word in INTERVENTION) else None


MOB = (
    "mob",
    "lynch",
    "villagers beat",
    "residents beat",
    "beaten by",
    "angry residents",
    "locals attacked",
    "vigilante",
    "communal",
    "clash between",
    "clashes between",
    "locals",
    "rival",
)


def _riot(given: Circumstances) -> str | None:
    return "Mob violence" if any(word in given.words for word in MOB) else None


BASES = ("base", "headquarters", "checkpoint", "outpost", "camp", "position")
ESTABLISHED = ("established", "set up", "built", "opened", "constructed", "erected", "establish", "new")


def _movement(given: Circumstances) -> str | None:
    if any(word in given.words for word in BASES) and any(word in given.words for word in ESTABLISHED):
        return "Headquarters or base established"
    return None


_RULES = {
    EventTypeId("territory_change"): _territory,
    EventTypeId("armed_attack_unspecified"): _attack_unspecified,
    EventTypeId("attack"): _attack,
    EventTypeId("protest"): _protest,
    EventTypeId("riot"): _riot,
    EventTypeId("movement"): _movement,
}
