"""One actor of the knowledge base: what it is, what it is called, when and where it is active."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from marsad.model.entities import Actor, ActorId, ActorKind


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor with everything the knowledge base holds on it. Empty fields: nothing is known or it does not apply."""

    id: ActorId
    name: str
    kind: ActorKind
    countries: tuple[str, ...]
    """ISO2, home country first."""
    names: tuple[str, ...]
    """Every name in any script, the main name first."""
    short: tuple[str, ...] = ()
    """Short forms that mean this actor only in a report about its countries: "the Observatory"."""
    adjectives: tuple[str, ...] = ()
    """Of states: demonyms and their adjectives."""
    metonyms: tuple[str, ...] = ()
    """Of states: capital and seat of government, as they stand for the government."""
    parents: tuple[ActorId, ...] = ()
    backers: tuple[str, ...] = ()
    active_in: tuple[str, ...] = ()
    """ISO2 of countries it acts in without being at home there."""
    since: date | None = None
    until: date | None = None
    role: str = ""
    """Office: government, army or police in its countries; coalition or peacekeepers where it is active."""
    wikidata: str = ""

    def actor(self) -> Actor:
        """The value that a mention resolves to."""
        return Actor(self.id, self.name, self.kind, self.countries, self.parents, self.backers)

    def active_on(self, day: date | None) -> bool:
        """Whether it existed on that day; without a day, whether it exists still."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def at_home_in(self, country: str | None) -> bool:
        """Whether the country is one of its own or one it acts in."""
        return country is not None and (country in self.countries or country in self.active_in)


def to_json(record: ActorRecord) -> dict[str, Any]:
    """The record as JSON values, fields with nothing in them left out."""
    values = {key: value for key, value in asdict(record).items() if value not in ("", (), None)}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def from_json(row: dict[str, Any]) -> ActorRecord:
    """The record that `to_json` wrote."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    values["kind"] = ActorKind(values["kind"])
    for key in ("since", "until"):
        if key in values:
            values[key] = date.fromisoformat(values[key])
    return ActorRecord(**{"countries": (), **values})
