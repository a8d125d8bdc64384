"""Words that describe actors without naming them: head nouns, peoples, offices, speakers, whom figures count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from marsad.codebook.actor_files import read_day
from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.codebook.weapons import plural
from marsad.errors import CodebookError
from marsad.model.claims import ClaimantClass, Who
from marsad.model.entities import ActorId, ActorKind
from marsad.text.names import fold

SOURCE = "actor_words.yaml"
LONGEST_HEAD = 3


@dataclass(frozen=True, slots=True)
class HeadClass:
    """A family of head nouns: "troops", "gunmen", "villagers"."""

    name: str
    office: str
    """The actor who holds this office in the country is meant; "" where none is."""
    kind: ActorKind
    backed_kind: ActorKind
    """Kind when the words name a backer."""
    needs_country: bool
    """The words must name the nationality; the place alone does not tell whose warplanes they are."""
    confidence: float
    """When the words name no nationality."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party that a people's fighters, or "the occupation", are in one country at one time."""

    word: str
    country: str
    actor: ActorId
    heads: tuple[str, ...]
    since: date | None
    until: date | None

    def holds(self, country: str | None, day: date | None) -> bool:
        """Whether this row speaks of that country and day (None: today)."""
        if country != self.country or (day is None and self.until is not None):
            return False
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The lexicon; every word is folded."""

    heads: Mapping[str, HeadClass]
    modifiers: frozenset[str]
    peoples: tuple[Side, ...]
    occupations: tuple[Side, ...]
    person_roles: frozenset[str]
    person_ranks: frozenset[str]
    """Mean a person only where a name follows."""
    speakers: frozenset[str]
    anaphors: frozenset[str]
    claimants: tuple[tuple[ClaimantClass, frozenset[str]], ...]
    counted: Mapping[Who, frozenset[str]]


@lru_cache(maxsize=1)
def load_actor_words() -> ActorWords:
    """The lexicon that ships with Marsad; raises CodebookError naming the key that is wrong."""
    return read_actor_words(load_yaml(SOURCE), SOURCE)


def read_actor_words(raw: Mapping[str, Any], where: str) -> ActorWords:
    """The lexicon in `raw`, which came from the file `where`."""
    sections = "heads modifiers peoples occupations person_roles person_ranks speakers anaphors claimants counted"
    refuse_unknown(raw, frozenset(sections.split(" ")), where)
    heads = need(raw, "heads", dict, where)
    counted = need(raw, "counted", dict, where)
    return ActorWords(
        heads={word: head for name, row in heads.items() for word, head in _head(name, row, f"{where}: heads.{name}")},
        modifiers=_folded(raw, "modifiers", where),
        peoples=_sides(raw, "peoples", where),
        occupations=_sides(raw, "occupations", where),
        person_roles=_folded(raw, "person_roles", where),
        person_ranks=_folded(raw, "person_ranks", where),
        speakers=_folded(raw, "speakers", where),
        anaphors=_folded(raw, "anaphors", where),
        claimants=tuple(_claimants(need(raw, "claimants", list, where), where)),
        counted={who: _folded(counted, who, f"{where}: counted") for who in (Who.COMBATANT, Who.CIVILIAN)},
    )


def _head(name: str, row: Any, where: str) -> Iterable[tuple[str, HeadClass]]:
    if not isinstance(row, dict):
        raise CodebookError(f"{where}: must be a mapping")
    refuse_unknown(row, frozenset({"office", "kind", "backed_kind", "needs_country", "confidence", "words"}), where)
    kind = _kind(need(row, "kind", str, where), where)
    head = HeadClass(
        name=name,
        office=need(row, "office", str, where),
        kind=kind,
        backed_kind=_kind(row["backed_kind"], where) if "backed_kind" in row else kind,
        needs_country=bool(row.get("needs_country", False)),
        confidence=need(row, "confidence", float, where),
    )
    for word in sorted(_both_numbers(_folded(row, "words", where))):
        yield word, head


def _both_numbers(words: Iterable[str]) -> set[str]:
    return {form for word in words for form in (word, word if word.endswith("s") else fold(plural(word)))}


def _folded(raw: Mapping[str, Any], key: str, where: str) -> frozenset[str]:
    words = need(raw, key, list, where)
    wrong = [word for word in words if not isinstance(word, str)]
    if wrong:
        raise CodebookError(f"{where}: {key}: {wrong[0]!r} is no word (quote it)")
    return frozenset(fold(word) for word in words)


def _kind(given: object, where: str) -> ActorKind:
    try:
        return ActorKind(str(given))
    except ValueError as error:
        raise CodebookError(f"{where}: {given!r} is no kind of actor; known are {', '.join(ActorKind)}") from error


def _sides(raw: Mapping[str, Any], key: str, where: str) -> tuple[Side, ...]:
    found = []
    for number, row in enumerate(need(raw, key, list, where)):
        place = f"{where}: {key}[{number}]"
        if not isinstance(row, dict):
            raise CodebookError(f"{place}: must be a mapping")
        refuse_unknown(row, frozenset({"word", "in", "actor", "heads", "from", "until"}), place)
        found.append(
            Side(
                word=fold(str(row.get("word", ""))),
                country=need(row, "in", str, place),
                actor=ActorId(need(row, "actor", str, place)),
                heads=tuple(row.get("heads", ())),
                since=read_day(row.get("from"), f"{place}: from", first=True),
                until=read_day(row.get("until"), f"{place}: until", first=False),
            )
        )
    return tuple(found)


def _claimants(rows: list[Any], where: str) -> Iterable[tuple[ClaimantClass, frozenset[str]]]:
    for number, row in enumerate(rows):
        place = f"{where}: claimants[{number}]"
        if not isinstance(row, dict):
            raise CodebookError(f"{place}: must be a mapping")
        try:
            claimant = ClaimantClass(need(row, "is", str, place))
        except ValueError as error:
            raise CodebookError(f"{place}: is: {row['is']!r} is no claimant class") from error
        yield claimant, _folded(row, "words", place)
