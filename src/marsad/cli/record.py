"""`marsad incidents` and `marsad show`: looking at a record that was kept."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from marsad.cli import options
from marsad.cli.console import write
from marsad.errors import MarsadError
from marsad.export.jsontext import dumps
from marsad.export.records import incident_record
from marsad.export.terminal import claim_renderable, incident_renderable, plain
from marsad.export.words import range_words, type_label
from marsad.model.incidents import Incident
from marsad.pipeline.looking import find
from marsad.settings import load_settings
from marsad.store import open_store


class ListFormat(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSONL = "jsonl"


def incidents(
    db: options.Database = None,
    list_format: Annotated[
        ListFormat, typer.Option("--format", help="A table for people or a line of JSON each.")
    ] = ListFormat.TABLE,
    event_type: Annotated[str | None, typer.Option("--type", help="Only this event type.")] = None,
    country: Annotated[str | None, typer.Option(help="Only this country (ISO 3166 alpha-2).")] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only where the sources contradict each other.")] = False,
) -> None:
    """List the incidents of a record."""
    with open_store(_database(db), create=False) as store:
        kept = (
            one
            for one in store.incidents()
            if event_type in {None, one.type}
            and (country is None or (one.place is not None and one.place.country == country.upper()))
            and (one.conflicts or not disputed)
        )
        if list_format is ListFormat.JSONL:
            write(None, (dumps(incident_record(one)) + "\n" for one in kept))
        else:
            Console(highlight=False).print(_table(kept))


def show(
    what: Annotated[str, typer.Argument(help="Id of an incident or of a claim.", metavar="ID")],
    db: options.Database = None,
) -> None:
    """Show an incident with its claims, quotes and contradictions, or a claim with the rule behind each slot."""
    path = _database(db)
    with open_store(path, create=False) as store:
        found = find(store, what)
    if found is None:
        raise MarsadError(
            f"{path}: no incident and no claim is called {what!r}; 'marsad incidents' lists the incidents"
        )
    item, bundle = found
    renderable = incident_renderable(item, bundle) if isinstance(item, Incident) else claim_renderable(item, bundle)
    Console(highlight=False).print(renderable)


def _database(given: Path | None) -> Path:
    return given or Path(load_settings().database)


def _table(rows: Iterator[Incident]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Id", "When", "Type", "Where", "Figures", "Sources", ""):
        # An id that is broken over two lines cannot be copied.
        table.add_column(heading, overflow="fold", no_wrap=heading in {"Id", "When"})
    for one in rows:
        where = ", ".join(part for part in (one.place.name, one.place.country) if part) if one.place else ""
        table.add_row(
            plain(one.id),
            (one.time.iso_start() or "")[:10] or (f"by {(one.time.iso_end() or '')[:10]}" if one.time.end else ""),
            type_label(one.type),
            plain(where),
            "; ".join(range_words(figure) for figure in one.figures),
            str(len(one.sources)),
            "disputed" if one.conflicts else "",
        )
    return table
