"""Mentions of parties, speakers and groups resolved to actors of the knowledge base or to typed unknowns."""

from marsad.resolve.actors.context import ActorContext
from marsad.resolve.actors.resolve import resolve_actor

__all__ = ["ActorContext", "resolve_actor"]
