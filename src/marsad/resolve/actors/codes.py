"""An actor in the codes of other schemes, in the country where the occurrence took place."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.codebook.actors import acled_inter, load_kinds
from marsad.model.entities import Actor


@dataclass(frozen=True, slots=True)
class ActorCodes:
    """ACLED "inter" category, PLOVER sector and UCDP side of one actor in one occurrence."""

    acled_inter: str
    plover_sector: str
    ucdp_side: str


def actor_codes(actor: Actor, place_country: str | None) -> ActorCodes:
    """How other schemes code the actor; a state force abroad is External/Other forces in ACLED."""
    codes = load_kinds()[actor.kind]
    return ActorCodes(acled_inter(actor.kind, actor.countries, place_country), codes.plover, codes.ucdp)
