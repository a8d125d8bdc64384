"""Head nouns by what they stand for: a force, a person, a place, a crowd."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from marsad.codebook.loading import load_yaml, need

NOUNS = "lexicon/nouns.yaml"


@dataclass(frozen=True, slots=True)
class NounClasses:
    """Head-noun lemmas by what they stand for."""

    force: frozenset[str]
    person: frozenset[str]
    place: frozenset[str]
    object: frozenset[str]
    weapon_object: frozenset[str]
    crowd: frozenset[str]
    route: frozenset[str]
    agreement: frozenset[str]
    armed_context: frozenset[str]
    never_party: frozenset[str]
    base: frozenset[str]
    mob: frozenset[str]
    equipment: frozenset[str]


@cache
def load_noun_classes() -> NounClasses:
    """Head nouns by class. Raises CodebookError naming file and key."""
    raw = load_yaml(NOUNS)
    return NounClasses(
        **{name: frozenset(need(raw, name, list, NOUNS)) for name in (field.name for field in fields(NounClasses))}
    )
