"""Mentions of parties, speakers and groups resolved to actors of the knowledge base or to typed unknowns."""

from marsad.resolve.actors.claimants import claimant_class
from marsad.resolve.actors.codes import ActorCodes, actor_codes
from marsad.resolve.actors.context import ActorContext, Knowledge
from marsad.resolve.actors.counted import is_combatant
from marsad.resolve.actors.parties import resolve_parties
from marsad.resolve.actors.persons import canonical_name, person
from marsad.resolve.actors.resolve import resolve_actor
from marsad.resolve.actors.unknowns import unknown_actor

__all__ = [
    "ActorCodes",
    "ActorContext",
    "Knowledge",
    "actor_codes",
    "canonical_name",
    "claimant_class",
    "is_combatant",
    "person",
    "resolve_actor",
    "resolve_parties",
    "unknown_actor",
]
