"""Words for destroyed and damaged objects and for counted strikes; from `data/lexicon/damage.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError
from marsad.model.claims import DamageEffect

FILE = "lexicon/damage.yaml"
_SETS = ("prepositions", "partly", "not_objects", "counted", "not_used", "times")
_NUMBERS = ("pairs", "repeated")


@dataclass(frozen=True, slots=True)
class DamageLexicon:
    """Damage verbs and nouns by effect."""

    verbs: Mapping[str, DamageEffect]
    """Word form -> what happened to its object."""
    fall: Mapping[str, DamageEffect]
    """Word form -> what happened to its subject."""
    nouns: Mapping[str, DamageEffect]
    prepositions: frozenset[str]
    partly: frozenset[str]
    not_objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class CountLexicon:
    """Words for strikes, munitions and attacks, and for how often."""

    counted: frozenset[str]
    not_used: frozenset[str]
    pairs: Mapping[str, int]
    repeated: Mapping[str, int]
    times: frozenset[str]
    time_tails: tuple[tuple[str, ...], ...]


@cache
def load_damage() -> DamageLexicon:
    """The damage words. Raises CodebookError naming file and key."""
    raw = _raw()
    return DamageLexicon(
        verbs=_effects(raw, "verbs"),
        fall=_effects(raw, "fall"),
        nouns=_effects(raw, "nouns"),
        prepositions=_words(raw, "prepositions"),
        partly=_words(raw, "partly"),
        not_objects=_words(raw, "not_objects"),
    )


@cache
def load_counts() -> CountLexicon:
    """The words that are counted. Raises CodebookError naming file and key."""
    raw = _raw()
    pairs, repeated = (need(raw, key, dict, FILE) for key in _NUMBERS)
    tails = need(raw, "time_tails", list, FILE)
    return CountLexicon(
        counted=_words(raw, "counted"),
        not_used=_words(raw, "not_used"),
        pairs=pairs,
        repeated=repeated,
        times=_words(raw, "times"),
        time_tails=tuple(tuple(tail.split()) for tail in tails),
    )


def _raw() -> Mapping[str, Any]:
    raw = load_yaml(FILE)
    refuse_unknown(raw, frozenset({"verbs", "fall", "nouns", "time_tails", *_SETS, *_NUMBERS}), FILE)
    return raw


def _words(raw: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(need(raw, key, str, FILE).split())


def _effects(raw: Mapping[str, Any], key: str) -> Mapping[str, DamageEffect]:
    found: dict[str, DamageEffect] = {}
    for name, lexemes in need(raw, key, dict, FILE).items():
        try:
            effect = DamageEffect(name)
        except ValueError as error:
            raise CodebookError(f"{FILE}: {key}: {name!r} is no effect") from error
        found |= {form: effect for lexeme in lexemes for form in lexeme.split()}
    return found
