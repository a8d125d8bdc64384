"""The actor knowledge base: loading it fast, and looking actors up by name, office and id."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path

from marsad.codebook.actor_files import KINDS_FILE
from marsad.codebook.actor_records import ActorRecord, from_json, to_json
from marsad.codebook.actor_tables import read_own_actors
from marsad.codebook.loading import load_yaml, need
from marsad.errors import CodebookError
from marsad.model.claims import ClaimantClass, Who
from marsad.model.entities import ActorId, ActorKind
from marsad.settings import Settings, user_files
from marsad.text.names import fold

COMPILED = "actors.json"
FOLDER = "actors"
"""Of files of the user's own, in the data folder."""
ARTICLES = frozenset(["the", "al", "el", "an", "ash", "as", "ad", "at", "az", "ar", "ul"])
"""Left out of name keys. "us" is not: it is the United States far more often than the article."""


@dataclass(frozen=True, slots=True)
class KindCodes:
    """What a kind of actor is in other schemes."""

    meaning: str
    acled: tuple[str, str]
    """ACLED "inter" category at home and abroad."""
    plover: str
    ucdp: str
    claimant: ClaimantClass
    who: Who


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What names are looked up by: folded, articles left out ("the al-Nusra Front" and "Nusra Front" share it)."""
    words = fold(name).split()
    kept = [word for word in words if word not in ARTICLES]
    return " ".join(kept or words)


class ActorBase:
    """The knowledge base with its indexes. Read-only; indexes are made when first asked for."""

    def __init__(self, records: Iterable[ActorRecord]) -> None:
        self.records: Mapping[ActorId, ActorRecord] = {record.id: record for record in records}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[ActorId, ...]]:
        """Actors by `name_key` of each of their names."""
        return _index((name, record.id) for record in self.records.values() for name in record.names)

    @cached_property
    def by_short_name(self) -> Mapping[str, tuple[ActorId, ...]]:
        """Actors by the short forms that need a report about their countries."""
        return _index((name, record.id) for record in self.records.values() for name in record.short)

    @cached_property
    def by_metonym(self) -> Mapping[str, tuple[ActorId, ...]]:
        """Governments by capital and seat."""
        return _index((name, record.id) for record in self.records.values() for name in record.metonyms)

    @cached_property
    def demonyms(self) -> Mapping[str, str]:
        """ISO2 by folded demonym, adjective or country name."""
        found: dict[str, str] = {}
        for record in self.records.values():
            if record.id.startswith("state:"):
                for word in (*record.names, *record.metonyms, *record.adjectives):
                    found[fold(word)] = record.countries[0]
        return found

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Keys of names written in capitals only, up to six letters: they never match lower-case words."""
        return frozenset(
            name_key(name)
            for record in self.records.values()
            for name in record.names
            if name.isupper() and len(name) <= len("MINUSM") and name.isascii()
        )

    @cached_property
    def _holders(self) -> Mapping[tuple[str, str], tuple[ActorRecord, ...]]:
        found: dict[tuple[str, str], tuple[ActorRecord, ...]] = {}
        for record in self.records.values():
            countries = record.countries if not record.active_in else record.active_in
            for country in countries if record.role else ():
                found[record.role, country] = (*found.get((record.role, country), ()), record)
        return found

    def holder(self, role: str, country: str | None, day: date | None) -> ActorRecord | None:
        """Who held an office in a country on a day (None: now): the most narrowly dated one; None where nobody did."""
        found = self._holders.get((role, country), ()) if country else ()
        active = [record for record in found if record.active_on(day)]
        return max(active, key=_narrowness, default=None)

    def holders(self, role: str, country: str) -> tuple[ActorRecord, ...]:
        """Everyone who ever held an office in a country, in the order of the files."""
        return self._holders.get((role, country), ())

    def find(self, query: str) -> tuple[ActorRecord, ...]:
        """Actors one of whose names is `query` or holds its words, exact ones first. For people who search."""
        key = name_key(query)
        exact = self.by_name.get(key, ()) + self.by_short_name.get(key, ()) + self.by_metonym.get(key, ())
        words = set(key.split())
        partial = [found for name, ids in self.by_name.items() if words <= set(name.split()) for found in ids]
        identity = [ActorId(query)] if query in self.records else []
        return tuple(self.records[found] for found in dict.fromkeys([*identity, *exact, *partial]))

    def show(self, identity: str) -> ActorRecord | None:
        """The actor with this id; None where there is none."""
        return self.records.get(ActorId(identity))

    def ancestors(self, identity: ActorId) -> tuple[ActorId, ...]:
        """Every organisation an actor belongs to, nearest first."""
        found: list[ActorId] = []
        queue = list(self.records[identity].parents) if identity in self.records else []
        while queue:
            parent = queue.pop(0)
            if parent not in found:
                found.append(parent)
                queue.extend(self.records[parent].parents if parent in self.records else ())
        return tuple(found)


def _index(entries: Iterable[tuple[str, ActorId]]) -> dict[str, tuple[ActorId, ...]]:
    found: dict[str, tuple[ActorId, ...]] = {}
    for name, identity in entries:
        key = name_key(name)
        if identity not in found.get(key, ()):
            found[key] = (*found.get(key, ()), identity)
    return found


def _narrowness(record: ActorRecord) -> tuple[int, int]:
    return (record.since is not None) + (record.until is not None), len(record.parents)


def compiled_text(records: Iterable[ActorRecord]) -> str:
    """The compiled file: one actor a line, so that changes can be read."""
    rows = [json.dumps(to_json(record), ensure_ascii=False, sort_keys=True) for record in records]
    return "[\n" + ",\n".join(rows) + "\n]\n"


@lru_cache(maxsize=8)
def load_actors(*user_files: str) -> ActorBase:
    """The actors that ship with Marsad, under those of the user's own files; later files win.

    Raises RowsRefused naming the rows where a file of the user is wrong, CodebookError where ours is damaged.
    """
    if user_files:
        records = load_actors(*user_files[:-1]).records
        return ActorBase(read_own_actors(Path(user_files[-1]), records).merged.values())
    try:
        text = resources.files("marsad.codebook").joinpath("data").joinpath(COMPILED).read_text("utf-8")
        return ActorBase([from_json(row) for row in json.loads(text)])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CodebookError(f"{COMPILED}: damaged ({error}); run scripts/compile_actors.py or reinstall") from error


def actor_files(settings: Settings) -> tuple[str, ...]:
    """The user's own files of actors: those of the data folder by name, then the one that the settings name."""
    named = (settings.actors_file,) if settings.actors_file else ()
    return (*map(str, user_files(settings, FOLDER, ".yaml")), *named)


@lru_cache(maxsize=1)
def load_kinds() -> Mapping[ActorKind, KindCodes]:
    """What every kind of actor is in other schemes; fails where a kind is missing."""
    rows = need(load_yaml(f"actors/{KINDS_FILE}"), "kinds", dict, KINDS_FILE)
    found = {}
    for kind in ActorKind:
        where = f"{KINDS_FILE}: kinds.{kind}"
        row = need(rows, kind, dict, f"{KINDS_FILE}: kinds")
        home, abroad = need(row, "acled", list, where)
        found[kind] = KindCodes(
            meaning=need(row, "meaning", str, where),
            acled=(home, abroad),
            plover=need(row, "plover", str, where),
            ucdp=need(row, "ucdp", str, where),
            claimant=ClaimantClass(need(row, "claimant", str, where)),
            who=Who(need(row, "who", str, where)),
        )
    return found


def acled_inter(kind: ActorKind, countries: tuple[str, ...], place_country: str | None) -> str:
    """The ACLED "inter" category of an actor in an occurrence; "" where the kind says nothing.

    A state force outside its own country is External/Other forces (ACLED codebook, 2024); without a country of
    occurrence it is taken to be at home.
    """
    home, abroad = load_kinds()[kind].acled
    return abroad if place_country is not None and countries and place_country not in countries[:1] else home
