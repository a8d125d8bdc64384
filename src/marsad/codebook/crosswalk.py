"""The ACLED sub-event of a claim, its actors and circumstances considered; the rules stand in `data/crosswalk.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.codebook.event_types import load_event_types
from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.codebook.phrases import phrase_pattern
from marsad.errors import CodebookError
from marsad.model.claims import EventTypeId, FigureKind, Realis
from marsad.model.entities import ActorKind

FILE = "crosswalk.yaml"
HARM = frozenset({FigureKind.KILLED, FigureKind.INJURED, FigureKind.CASUALTIES})
_KEYS = frozenset(
    {"sub_event", "words", "near", "without", "actor", "target", "no_target", "hurt", "hurt_near"}
    | {"not_near", "realis", "beside", "not_beside"}
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides between the sub-events of one type."""

    perpetrators: Sequence[ActorKind] = ()
    targets: Sequence[ActorKind] = ()
    hurt: frozenset[FigureKind] = frozenset()
    words: str = ""
    """The claim's sentence, lower case: for what no slot holds."""
    near: str = ""
    """The sentences of the report's other claims close by, lower case."""
    hurt_near: bool = False
    """Whether people were killed or injured by the figures of this claim or of another told close by, not before it."""
    beside: frozenset[EventTypeId] = frozenset()
    """The types of those claims."""
    realis: Realis = Realis.OCCURRED


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to a sub-event: all of its conditions must hold; None and empty ask nothing."""

    sub_event: str
    words: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    without: re.Pattern[str] | None = None
    actor: frozenset[ActorKind] = frozenset()
    target: frozenset[ActorKind] = frozenset()
    no_target: frozenset[ActorKind] = frozenset()
    hurt: bool | None = None
    hurt_near: bool | None = None
    not_near: re.Pattern[str] | None = None
    realis: Realis | None = None
    beside: frozenset[EventTypeId] = frozenset()
    not_beside: frozenset[EventTypeId] = frozenset()

    def holds(self, given: Circumstances) -> bool:
        """Whether every condition holds."""
        return all(self._checks(given))

    def _checks(self, given: Circumstances) -> Iterator[bool]:
        # The first perpetrator speaks for a coordinated group: "the army and allied militias".
        yield not self.actor or bool(self.actor.intersection(given.perpetrators[:1]))
        yield not self.target or bool(self.target.intersection(given.targets))
        yield not self.no_target.intersection(given.targets)
        yield self.hurt is None or self.hurt == bool(HARM & given.hurt)
        yield self.hurt_near is None or self.hurt_near == given.hurt_near
        yield self.realis is None or self.realis is given.realis
        yield not self.beside or bool(self.beside & given.beside)
        yield not self.not_beside & given.beside
        yield self.without is None or self.without.search(given.words) is None
        yield self.words is None or self.words.search(given.words) is not None
        told = (given.words, given.near)
        yield self.near is None or any(self.near.search(text) for text in told)
        yield self.not_near is None or not any(self.not_near.search(text) for text in told)


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The rules of each type in the order in which they are asked, and what each sub-event means."""

    rules: Mapping[EventTypeId, tuple[Rule, ...]]
    meanings: Mapping[str, str]
    party_words: Mapping[ActorKind, re.Pattern[str]]
    """What decides the kind of a party, whomever it resolves to."""
    unknown_party_words: Mapping[ActorKind, re.Pattern[str]]
    """What decides it where it resolves to nobody."""


def kind_of_party(words: str, resolved: ActorKind | None) -> ActorKind | None:
    """The kind of a party: by words that decide it, else of whom it resolves to, else by its other words."""
    crosswalk, told = load_crosswalk(), words.lower()
    return _first_kind(crosswalk.party_words, told) or resolved or _first_kind(crosswalk.unknown_party_words, told)


def _first_kind(by_kind: Mapping[ActorKind, re.Pattern[str]], words: str) -> ActorKind | None:
    return next((kind for kind, pattern in by_kind.items() if pattern.search(words)), None)


def acled_sub_event(type_id: EventTypeId, given: Circumstances) -> str:
    """The ACLED sub-event type."""
    for rule in load_crosswalk().rules.get(type_id, ()):
        if rule.holds(given):
            return rule.sub_event
    return load_event_types()[type_id].acled_sub_event


@cache
def load_crosswalk() -> Crosswalk:
    """The crosswalk's rules. Raises CodebookError naming file and key."""
    raw = load_yaml(FILE)
    parts = _Parts(need(raw, "phrases", dict, FILE), _sides(need(raw, "sides", dict, FILE)))
    meanings = need(raw, "sub_events", dict, FILE)
    rules: dict[EventTypeId, tuple[Rule, ...]] = {}
    for name, rows in need(raw, "types", dict, FILE).items():
        if name not in load_event_types().by_id:
            raise CodebookError(f"{FILE}: types.{name}: no event type")
        rules[EventTypeId(name)] = tuple(
            _rule(row, parts, meanings, f"{FILE}: types.{name}[{number}]") for number, row in enumerate(rows, start=1)
        )
    return Crosswalk(rules, meanings, _by_kind(raw, "party_words", parts), _by_kind(raw, "unknown_party_words", parts))


def _by_kind(raw: Mapping[str, Any], key: str, parts: _Parts) -> dict[ActorKind, re.Pattern[str]]:
    rows = need(raw, key, dict, FILE)
    kinds = {name: _pattern(rows, name, parts, f"{FILE}: {key}") for name in rows}
    return {ActorKind(name): found for name, found in kinds.items() if found is not None}


@dataclass(frozen=True, slots=True)
class _Parts:
    """What rules refer to by name."""

    phrases: Mapping[str, Any]
    sides: Mapping[str, frozenset[ActorKind]]


def _sides(raw: Mapping[str, Any]) -> dict[str, frozenset[ActorKind]]:
    try:
        return {name: frozenset(ActorKind(kind) for kind in kinds) for name, kinds in raw.items()}
    except ValueError as error:
        raise CodebookError(f"{FILE}: sides: {error}") from error


def _rule(row: Any, parts: _Parts, meanings: Mapping[str, str], where: str) -> Rule:
    if not isinstance(row, dict):
        raise CodebookError(f"{where}: must be a mapping")
    refuse_unknown(row, _KEYS, where)
    sub_event = need(row, "sub_event", str, where)
    if sub_event not in meanings:
        raise CodebookError(f"{where}: sub_event {sub_event!r} is none of sub_events")
    return Rule(
        sub_event,
        words=_pattern(row, "words", parts, where),
        near=_pattern(row, "near", parts, where),
        without=_pattern(row, "without", parts, where),
        actor=_side(row, "actor", parts, where),
        target=_side(row, "target", parts, where),
        no_target=_side(row, "no_target", parts, where),
        hurt=row.get("hurt"),
        hurt_near=row.get("hurt_near"),
        not_near=_pattern(row, "not_near", parts, where),
        realis=Realis(row["realis"]) if "realis" in row else None,
        beside=_types(row, "beside", where),
        not_beside=_types(row, "not_beside", where),
    )


def _side(row: Mapping[str, Any], key: str, parts: _Parts, where: str) -> frozenset[ActorKind]:
    if key not in row:
        return frozenset()
    if row[key] not in parts.sides:
        raise CodebookError(f"{where}: {key}: {row[key]!r} is none of sides")
    return parts.sides[row[key]]


def _types(row: Mapping[str, Any], key: str, where: str) -> frozenset[EventTypeId]:
    for name in row.get(key, ()):
        if name not in load_event_types().by_id:
            raise CodebookError(f"{where}: {key}: {name!r} is no event type")
    return frozenset(EventTypeId(name) for name in row.get(key, ()))


def _pattern(row: Mapping[str, Any], key: str, parts: _Parts, where: str) -> re.Pattern[str] | None:
    """One pattern for a list of phrases; "$name" stands for a list of `phrases`, a final star for any ending."""
    if key not in row:
        return None
    spelt: list[str] = []
    for phrase in map(str, row[key]):
        spelt += need(parts.phrases, phrase[1:], list, f"{where}: {key}") if phrase.startswith("$") else [phrase]
    return phrase_pattern(spelt)
