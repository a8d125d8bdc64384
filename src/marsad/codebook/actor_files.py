"""Reading the YAML files of the actor knowledge base, ours and a user's own.

The shipped files are compiled once into `data/actors.json` (scripts/compile_actors.py), because a thousand actors
take too long to read as YAML at every start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources
from typing import Any

from marsad.codebook.actor_records import ActorRecord
from marsad.codebook.loading import need, parse_yaml, refuse_unknown
from marsad.errors import CodebookError
from marsad.model.entities import ActorId, ActorKind

FOLDER = "actors"
STATE_FILE = "states.yaml"
KINDS_FILE = "kinds.yaml"
KEYS = frozenset(["id", "name", "kind", "in", "aka", "short", "of", "by", "at", "from", "until", "role", "wd"])
ROLES = frozenset({"", "government", "army", "police", "coalition", "peacekeepers"})
STATE_COLUMNS = 6
LAST_DAY_OF_MONTH = 28
"""A month given without a day ends or begins vaguely; the 28th exists in every month."""


def read_shipped_actors() -> tuple[ActorRecord, ...]:
    """Every actor of the YAML files that ship with Marsad, later files over earlier ones, states first."""
    folder = resources.files("marsad.codebook").joinpath("data").joinpath(FOLDER)
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    base = {record.id: record for record in read_states(folder.joinpath(STATE_FILE).read_text("utf-8"), STATE_FILE)}
    for name in names:
        if name not in (STATE_FILE, KINDS_FILE):
            base = overlay(base, folder.joinpath(name).read_text("utf-8"), name, may_replace=False)
    check_references(base)
    return tuple(base.values())


def overlay(
    base: dict[ActorId, ActorRecord], content: str, where: str, *, may_replace: bool
) -> dict[ActorId, ActorRecord]:
    """`base` with the entries of one file over it."""
    raw = parse_yaml(content, where)
    refuse_unknown(raw, frozenset({"actors"}), where)
    merged = dict(base)
    seen: set[str] = set()
    for number, entry in enumerate(need(raw, "actors", list, where)):
        if not isinstance(entry, dict):
            raise CodebookError(f"{where}: actors[{number}] must be a mapping, not {entry!r}")
        place = f"{where}: actors[{number}]"
        identity = ActorId(need(entry, "id", str, place))
        place = f"{where}: actors[{number}] ({identity})"
        if identity in seen:
            raise CodebookError(f"{place}: id is given twice")
        seen.add(identity)
        known = merged.get(identity)
        if known is not None and "kind" in entry and not may_replace:
            raise CodebookError(f"{place}: id is already taken by {known.name!r}")
        merged[identity] = record_of(entry, identity, known if "kind" not in entry else None, place)
    return merged


def check_references(records: Mapping[ActorId, ActorRecord]) -> None:
    """Fail on parents and backers that are no actor of the knowledge base."""
    for record in records.values():
        wrong = unknown_reference(record, records)
        if wrong:
            raise CodebookError(f"actors: {record.id}: {wrong}")


def unknown_reference(record: ActorRecord, records: Mapping[ActorId, ActorRecord]) -> str:
    """Which parent or backer of the record is no actor; "" where all are."""
    for key, named in (("of", record.parents), ("by", record.backers)):
        for other in named:
            if other not in records and not (key == "by" and _is_country(other)):
                return f"{key}: {other!r} is no actor of the knowledge base"
    return ""


def read_states(content: str, where: str) -> Iterator[ActorRecord]:
    """The government, the armed forces and the police of each state of the file."""
    for number, row in enumerate(need(parse_yaml(content, where), "states", list, where)):
        place = f"{where}: states[{number}]"
        if not isinstance(row, list) or len(row) != STATE_COLUMNS:
            raise CodebookError(f"{place}: must have {STATE_COLUMNS} columns, not {row!r}")
        country, name, adjectives, metonyms, others, wikidata = row
        if not _is_country(country):
            raise CodebookError(f"{place}: {country!r} is no ISO 3166-1 alpha-2 code")
        words = [_words(column, f"{place} ({country})") for column in (adjectives, metonyms, others)]
        yield from _state_actors(country, str(name), words, str(wikidata))


def _state_actors(country: str, name: str, words: list[tuple[str, ...]], wikidata: str) -> Iterator[ActorRecord]:
    adjectives, metonyms, others = words
    state = ActorId(f"state:{country}")
    yield ActorRecord(
        id=state,
        name=name,
        kind=ActorKind.STATE,
        countries=(country,),
        names=(name, *others),
        adjectives=adjectives,
        metonyms=metonyms,
        role="government",
        wikidata=wikidata,
    )
    for prefix, title, kind, role in (
        ("forces", "Armed forces", ActorKind.STATE_FORCES, "army"),
        ("police", "Police", ActorKind.POLICE, "police"),
    ):
        full = f"{title} of {name}"
        yield ActorRecord(ActorId(f"{prefix}:{country}"), full, kind, (country,), (full,), parents=(state,), role=role)


def record_of(entry: Mapping[str, Any], identity: ActorId, known: ActorRecord | None, where: str) -> ActorRecord:
    """The actor of one entry, over `known` where it extends one. Raises CodebookError beginning with `where`."""
    refuse_unknown(entry, KEYS, where)
    name = need(entry, "name", str, where) if "name" in entry or known is None else known.name
    role = str(entry.get("role", known.role if known else ""))
    if role not in ROLES:
        raise CodebookError(f"{where}: role {role!r} is not one of {', '.join(sorted(ROLES - {''}))}")
    since, until = (read_day(entry.get(key), f"{where}: {key}", first=key == "from") for key in ("from", "until"))
    if since and until and until < since:
        raise CodebookError(f"{where}: until {until} ends before it begins ({since})")
    earlier = known.names if known else ()
    aliases = _words(entry.get("aka", []), f"{where}: aka")
    return ActorRecord(
        id=identity,
        name=name,
        kind=_kind(entry, where) if known is None else known.kind,
        countries=_countries(entry.get("in", known.countries if known else ()), f"{where}: in"),
        names=tuple(dict.fromkeys((name, *aliases, *earlier))),
        short=_words(entry.get("short", []), f"{where}: short") + (known.short if known else ()),
        adjectives=known.adjectives if known else (),
        metonyms=known.metonyms if known else (),
        parents=_ids(entry, "of", where) or (known.parents if known else ()),
        backers=_words(entry.get("by", []), f"{where}: by") or (known.backers if known else ()),
        active_in=_countries(entry.get("at", ()), f"{where}: at"),
        since=since or (known.since if known else None),
        until=until or (known.until if known else None),
        role=role,
        wikidata=str(entry.get("wd", known.wikidata if known else "")),
    )


def _kind(entry: Mapping[str, Any], where: str) -> ActorKind:
    given = need(entry, "kind", str, where)
    try:
        return ActorKind(given)
    except ValueError as error:
        raise CodebookError(f"{where}: kind {given!r} is not one of {', '.join(ActorKind)}") from error


def _ids(entry: Mapping[str, Any], key: str, where: str) -> tuple[ActorId, ...]:
    return tuple(ActorId(word) for word in _words(entry.get(key, []), f"{where}: {key}"))


def _words(raw: object, where: str) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or not all(isinstance(word, str) and word.strip() for word in raw):
        raise CodebookError(f"{where}: must be a list of words, not {raw!r} (quote numbers, no, yes, on, off)")
    return tuple(raw)


def _countries(raw: object, where: str) -> tuple[str, ...]:
    words = _words(raw, where)
    wrong = [word for word in words if not _is_country(word)]
    if wrong:
        raise CodebookError(f"{where}: {wrong[0]!r} is no ISO 3166-1 alpha-2 code")
    return words


def _is_country(word: object) -> bool:
    return isinstance(word, str) and len(word) == len("SY") and word.isalpha() and word.isupper() and word.isascii()


def read_day(raw: object, where: str, *, first: bool) -> date | None:
    """A year, year and month, or day; a year begins on 1 January and ends on 31 December."""
    if raw is None or isinstance(raw, date):
        return raw
    parts = str(raw).split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1) if first else date(numbers[0], 12, 31)
        return date(numbers[0], numbers[1], 1 if first else LAST_DAY_OF_MONTH)
    except (ValueError, IndexError) as error:
        raise CodebookError(f"{where}: {raw!r} is no year, month (2019-05) or day (2019-05-31)") from error
