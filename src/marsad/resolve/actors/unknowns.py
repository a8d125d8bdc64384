"""Typed unknowns: what can be said of an actor whose name is not given."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model.entities import Actor, ActorId, ActorKind, Resolution

_NAMES = {
    ActorKind.STATE: "Government",
    ActorKind.STATE_FORCES: "Armed forces",
    ActorKind.POLICE: "Police",
    ActorKind.INTELLIGENCE: "Intelligence service",
    ActorKind.REBEL_GROUP: "Unnamed rebel group",
    ActorKind.POLITICAL_MILITIA: "Unnamed militia",
    ActorKind.COMMUNAL_MILITIA: "Unnamed communal militia",
    ActorKind.CRIMINAL_GROUP: "Unnamed criminal group",
    ActorKind.UNIDENTIFIED_ARMED_GROUP: "Unidentified armed group",
    ActorKind.CIVILIANS: "Civilians",
    ActorKind.PROTESTERS: "Protesters",
    ActorKind.COALITION: "Unnamed coalition",
    ActorKind.INTERNATIONAL_ORGANISATION: "Unnamed international body",
    ActorKind.PERSON: "Unnamed person",
}


def unknown_actor(
    kind: ActorKind, country: str | None, *, backers: Iterable[str] = (), parents: Iterable[ActorId] = ()
) -> Actor:
    """An actor of which only the kind, perhaps the country, and perhaps who stands behind it are known."""
    behind = tuple(dict.fromkeys(backers))
    identity = f"unknown:{kind}" + (f":{country}" if country else "")
    name = _NAMES.get(kind, "Unknown actor")
    where = f" ({country})" if country else ""
    backed = f", backed by {', '.join(behind)}" if behind else ""
    return Actor(ActorId(identity), name + where + backed, kind, (country,) if country else (), tuple(parents), behind)


def unknown(
    kind: ActorKind,
    country: str | None,
    confidence: float,
    reason: str,
    *,
    backers: Iterable[str] = (),
    parents: Iterable[ActorId] = (),
) -> Resolution:
    """A resolution to a typed unknown; the confidence is that of the kind and country."""
    return Resolution(unknown_actor(kind, country, backers=backers, parents=parents), confidence, reason)
