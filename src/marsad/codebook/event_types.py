"""Event types with their families and crosswalks, from `data/event_types.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError
from marsad.model.claims import EventTypeId

FILE = "event_types.yaml"
_KEYS = frozenset(
    {"label", "definition", "examples", "family", "specific", "acled", "acled_alternatives"}
    | {"plover", "cameo", "ucdp", "muc4", "armed_force"}
)


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type and what it is called elsewhere. None in a crosswalk: the scheme has no such event."""

    id: EventTypeId
    label: str
    definition: str
    examples: tuple[str, ...]
    family: str
    specific: int
    """The higher wins where one report supports several types of one occurrence."""
    acled_event: str
    acled_sub_event: str
    acled_alternatives: tuple[str, ...]
    plover_event: str
    plover_mode: str | None
    cameo_root: str
    cameo_leaf: str
    ucdp: int | None
    muc4: str | None
    armed_force: bool


@dataclass(frozen=True, slots=True)
class EventTypes:
    """All event types, and which families one occurrence may be told in."""

    by_id: Mapping[EventTypeId, EventType]
    near: frozenset[frozenset[str]]

    def __getitem__(self, type_id: EventTypeId) -> EventType:
        return self.by_id[type_id]

    def family(self, type_id: EventTypeId) -> str:
        """The family of a type."""
        return self.by_id[type_id].family

    def are_near(self, one: EventTypeId, other: EventTypeId) -> bool:
        """Whether two types are of one family or of families that sources mix."""
        pair = frozenset({self.family(one), self.family(other)})
        return len(pair) == 1 or pair in self.near


@cache
def load_event_types() -> EventTypes:
    """The codebook's event types. Raises CodebookError naming file and key."""
    raw = load_yaml(FILE)
    types = need(raw, "types", dict, FILE)
    by_id = {EventTypeId(key): _event_type(key, value) for key, value in types.items()}
    near = frozenset(frozenset(pair) for pair in need(raw, "near_families", list, FILE))
    families = {event_type.family for event_type in by_id.values()}
    for pair in near:
        if not pair <= families:
            raise CodebookError(f"{FILE}: near_families: {sorted(pair)} names no family")
    return EventTypes(by_id, near)


def _event_type(key: str, value: Any) -> EventType:
    where = f"{FILE}: types.{key}"
    if not isinstance(value, dict):
        raise CodebookError(f"{where}: must be a mapping")
    refuse_unknown(value, _KEYS, where)
    acled = need(value, "acled", dict, where)
    plover = need(value, "plover", dict, where)
    cameo = need(value, "cameo", dict, where)
    return EventType(
        id=EventTypeId(key),
        label=need(value, "label", str, where),
        definition=need(value, "definition", str, where),
        examples=tuple(need(value, "examples", list, where)),
        family=need(value, "family", str, where),
        specific=need(value, "specific", int, where),
        acled_event=need(acled, "event", str, f"{where}.acled"),
        acled_sub_event=need(acled, "sub_event", str, f"{where}.acled"),
        acled_alternatives=tuple(value.get("acled_alternatives", ())),
        plover_event=need(plover, "event", str, f"{where}.plover"),
        plover_mode=plover.get("mode"),
        cameo_root=need(cameo, "root", str, f"{where}.cameo"),
        cameo_leaf=need(cameo, "leaf", str, f"{where}.cameo"),
        ucdp=value.get("ucdp"),
        muc4=value.get("muc4"),
        armed_force=bool(value.get("armed_force", True)),
    )
