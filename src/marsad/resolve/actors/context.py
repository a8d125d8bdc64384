"""What is known around a mention when it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.codebook.actor_words import ActorWords
from marsad.codebook.actors import ActorBase
from marsad.model.entities import Actor


@dataclass(frozen=True, slots=True)
class ActorContext:
    """Where and when the occurrence is, and who else is named in the report. Everything may be unknown."""

    country: str | None = None
    """ISO2 of the place of the occurrence, else of the report's focus."""
    day: date | None = None
    """Day of the occurrence or of publication; None: taken to be today."""
    names: tuple[str, ...] = ()
    """Names as spelt elsewhere in the same report, in order."""
    actors: tuple[Actor, ...] = ()
    """Actors the report's other mentions were resolved to, in order."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The resources of the resolver, opened by the wiring and passed in."""

    base: ActorBase
    words: ActorWords
