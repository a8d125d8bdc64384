"""The words around place names, from place_words.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from marsad.codebook.loading import load_yaml, need
from marsad.errors import CodebookError
from marsad.model.entities import PlaceKind

FILE = "place_words.yaml"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Lexicon of the place finder; every word is lower case, agencies apart."""

    kind_after: Mapping[str, tuple[PlaceKind, ...]]
    """"province" in "Aleppo province": kinds it may say, the most usual first."""
    kind_extends: frozenset[str]
    """Kind words that listed names may end in: "Rural Aleppo" is listed as "Aleppo countryside"."""
    kind_before: Mapping[str, tuple[PlaceKind, ...]]
    streets: frozenset[str]
    """What the names of streets end in, also shortened."""
    blocks: frozenset[str]
    """Parts of a street, numbered by its houses: "the 1200 block of"."""
    name_prefixes: frozenset[str]
    articles: frozenset[str]
    """Words that open a sentence or a phrase before a name without being part of it."""
    within: frozenset[str]
    prepositions: Mapping[str, float]
    """How strongly a word before a name speaks for a place, 0 to 1."""
    directions: Mapping[str, float]
    """Compass words, in degrees."""
    titles: frozenset[str]
    organisation_words: frozenset[str]
    actor_verbs: frozenset[str]
    actor_prepositions: frozenset[str]
    place_verbs: frozenset[str]
    """What they act on is a place: "shelled Kherson"."""
    never_places: frozenset[str]
    organisation_phrases: frozenset[str]
    """Names of organisations that hold place names."""
    ways: frozenset[str]
    """Nouns before "between A and B" or "from A to B" that make it a place."""
    origins: frozenset[str]
    """What stands before the place that somebody is from: "resident of"."""
    acronyms: frozenset[str]
    name_words: frozenset[str]
    """Never places alone, but parts of place names."""
    compound_ends: frozenset[str]
    """What descriptions made of a place's name end in: "Daesh-held", "Iranian-backed"."""
    agencies: frozenset[str]
    """News agencies as datelines write them, in capitals or not."""
    states: Mapping[str, str]
    """Abbreviation without its last full stop to the name of the US state."""


STRENGTH = {"strong": 1.0, "fair": 0.6, "weak": 0.2}


@cache
def place_words() -> PlaceWords:
    """The shipped lexicon. Raises CodebookError naming file and key."""
    raw = load_yaml(FILE)
    return PlaceWords(
        kind_after=_kinds(raw, "kind_after"),
        kind_extends=frozenset(part for word in _kinds(raw, "kind_after") for part in word.split()[:1]),
        kind_before=_kinds(raw, "kind_before"),
        streets=_words(raw, "streets"),
        blocks=_words(raw, "blocks"),
        name_prefixes=_words(raw, "name_prefixes"),
        articles=_words(raw, "articles"),
        within=_words(raw, "within"),
        prepositions={
            word: STRENGTH[grade] for grade in STRENGTH for word in _words(_table(raw, "place_prepositions"), grade)
        },
        directions={str(word): float(str(degrees)) for word, degrees in _table(raw, "directions").items()},
        titles=_words(raw, "titles"),
        organisation_words=_words(raw, "organisation_words"),
        actor_verbs=_words(raw, "actor_verbs"),
        actor_prepositions=_words(raw, "actor_prepositions"),
        place_verbs=_words(raw, "place_verbs"),
        never_places=_words(raw, "never_places"),
        organisation_phrases=_words(raw, "organisation_phrases"),
        ways=_words(raw, "ways"),
        origins=_words(raw, "origins"),
        acronyms=_words(raw, "acronyms"),
        name_words=_words(raw, "name_words"),
        compound_ends=_words(raw, "compound_ends"),
        agencies=_words(raw, "agencies"),
        states={
            short: state
            for state in _table(raw, "state_abbreviations")
            for short in _words(_table(raw, "state_abbreviations"), state)
        },
    )


def _table(raw: Mapping[str, object], key: str) -> dict[str, object]:
    return need(raw, key, dict, FILE)


def _words(raw: Mapping[str, object], key: str) -> frozenset[str]:
    value = need(raw, key, list, FILE)
    if not all(isinstance(word, str) for word in value):
        raise CodebookError(f"{FILE}: {key}: must be a list of words")
    return frozenset(value)


def _kinds(raw: Mapping[str, object], key: str) -> dict[str, tuple[PlaceKind, ...]]:
    found: dict[str, list[PlaceKind]] = {}
    table = _table(raw, key)
    for name in table:
        try:
            kind = PlaceKind(name)
        except ValueError as error:
            raise CodebookError(f"{FILE}: {key}.{name}: no such kind of place") from error
        for word in sorted(_words(table, name)):
            found.setdefault(word, []).append(kind)
    return {word: tuple(kinds) for word, kinds in found.items()}
