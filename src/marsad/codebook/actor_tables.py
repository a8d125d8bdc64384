"""A user's own actors from YAML or CSV, every row checked before any is used."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from marsad.codebook.actor_files import record_of, unknown_reference
from marsad.codebook.actor_records import ActorRecord
from marsad.codebook.loading import parse_yaml
from marsad.errors import CodebookError, RowsRefused
from marsad.model.entities import ActorId
from marsad.text.names import fold

Fault = tuple[int, str]
"""Line of a YAML file or row of a table (0: the file as a whole), and what is wrong."""
HEADINGS = {
    "id": "id",
    "name": "name",
    "kind": "kind type",
    "in": "countries country in",
    "aka": "aliases names aka",
    "short": "short",
    "of": "parents parent of",
    "by": "backers backer by",
    "at": "active_in at",
    "from": "from since",
    "until": "until to",
    "role": "role",
    "wd": "wikidata wd",
}
"""Keys of the YAML files to what a table may call them."""
COLUMNS = {heading: key for key, headings in HEADINGS.items() for heading in headings.split(" ")}
"""Headings of a table to the keys of the YAML files."""
LISTS = frozenset({"in", "aka", "short", "of", "by", "at"})
_PARTS = re.compile(r"\s*[|;]\s*")
_NOT_IN_IDS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class OwnActors:
    """What a user's file gives."""

    entries: tuple[Mapping[str, Any], ...]
    """As the YAML files write them."""
    merged: Mapping[ActorId, ActorRecord]
    """The knowledge base with the file over it."""
    added: tuple[ActorId, ...]
    replaced: tuple[ActorId, ...]
    extended: tuple[ActorId, ...]
    """Ours, with further names or facts: entries without a kind."""


def read_own_actors(path: Path, base: Mapping[ActorId, ActorRecord]) -> OwnActors:
    """The actors of a user's file over `base`. Raises RowsRefused with every wrong row; then nothing is used."""
    where = str(path)
    text = _text(path)
    rows = list(_table(text, where) if path.suffix.lower() in (".csv", ".tsv") else _document(text, where))
    merged = dict(base)
    faults: list[Fault] = []
    placed: dict[ActorId, int] = {}
    kept: list[Mapping[str, Any]] = []
    for row, entry in rows:
        try:
            record = _record(entry, base, placed)
        except CodebookError as error:
            faults.append((row, str(error).removeprefix(": ")))
            continue
        placed[record.id] = row
        merged[record.id] = record
        kept.append({**entry, "id": record.id})
    for identity, row in placed.items():
        reference = unknown_reference(merged[identity], merged)
        if reference:
            faults.append((row, f"{identity}: {reference}"))
    if faults or not rows:
        raise RowsRefused(where, sorted(faults) or [(0, "no actors in it")])
    given = {str(entry["id"]): entry for entry in kept}
    known = [each for each in placed if each in base]
    extended = tuple(each for each in known if "kind" not in given[each])
    return OwnActors(
        tuple(kept),
        merged,
        tuple(each for each in placed if each not in base),
        tuple(each for each in known if each not in extended),
        extended,
    )


def _record(
    entry: Mapping[str, Any], base: Mapping[ActorId, ActorRecord], placed: Mapping[ActorId, int]
) -> ActorRecord:
    name = entry.get("name")
    given = entry.get("id") or (slug(name) if isinstance(name, str) else None)
    if not isinstance(given, str) or not given:
        raise CodebookError("needs an id, or a name to make one from")
    identity = ActorId(given)
    if identity in placed:
        raise CodebookError(f"{identity}: id is also that of row {placed[identity]}")
    known = base.get(identity) if "kind" not in entry else None
    if known is None and "kind" not in entry:
        raise CodebookError(f"{identity}: a new actor needs a kind (only an actor of ours may be extended without one)")
    return record_of({**entry, "id": identity}, identity, known, str(identity))


def slug(name: str) -> str:
    """An id made from a name."""
    return _NOT_IN_IDS.sub("-", fold(name)).strip("-")


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RowsRefused(str(path), [(0, f"cannot be read ({error.strerror or error})")]) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise RowsRefused(
            str(path), [(line, f"not UTF-8 (byte 0x{raw[error.start]:02X}); save it as UTF-8")]
        ) from error


def _document(text: str, where: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The entries of a YAML file with the line that each begins in."""
    try:
        content = parse_yaml(text, where)
    except CodebookError as error:
        mark = getattr(error.__cause__, "problem_mark", None)
        raise RowsRefused(where, [(mark.line + 1 if mark else 0, str(error).removeprefix(f"{where}: "))]) from error
    if not isinstance(content.get("actors"), list) or len(content) != 1:
        raise RowsRefused(where, [(0, "must hold one list 'actors' and nothing else")])
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    items = node.value[0][1].value
    wrong = [
        item.start_mark.line + 1
        for item, entry in zip(items, content["actors"], strict=True)
        if not isinstance(entry, dict)
    ]
    if wrong:
        raise RowsRefused(where, [(line, "must be a mapping such as {id: …, name: …, kind: …}") for line in wrong])
    yield from ((item.start_mark.line + 1, entry) for item, entry in zip(items, content["actors"], strict=True))


def _table(text: str, where: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows of a table as entries; lists have "|" or ";" between their parts."""
    heading = text.partition("\n")[0]
    mark = max("\t,;", key=heading.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=mark)
    headings = [cell.strip().lower().replace(" ", "_") for cell in next(reader, [])]
    unknown = sorted(name for name in headings if name not in COLUMNS)
    if unknown or not {"name", "id"}.intersection(headings):
        known = ", ".join(dict.fromkeys(COLUMNS))
        reason = f"unknown heading {unknown[0]!r}" if unknown else "no column for name or id"
        raise RowsRefused(where, [(1, f"{reason}; known are {known}")])
    for number, cells in enumerate(reader, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(headings):
            raise RowsRefused(where, [(number, f"{len(cells)} cells under {len(headings)} headings")])
        yield number, dict(_entry(zip(headings, cells, strict=True)))


def _entry(cells: Iterable[tuple[str, str]]) -> Iterator[tuple[str, object]]:
    for heading, cell in cells:
        key, value = COLUMNS[heading], cell.strip()
        if value:
            yield key, [part for part in _PARTS.split(value) if part] if key in LISTS else value
