"""`marsad incidents`, `marsad show` and `marsad why`: looking at a record that was kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from marsad.cli import options
from marsad.cli.console import write
from marsad.export.jsontext import dumps
from marsad.export.records import incident_record
from marsad.export.terminal import claim_renderable, incident_renderable, plain
from marsad.export.why import why_record, why_renderable
from marsad.export.words import range_words, type_label
from marsad.model.decisions import Status
from marsad.model.incidents import Incident
from marsad.pipeline.listing import Choice, Sort, listed
from marsad.pipeline.looking import look_at
from marsad.pipeline.reviewed import Reviewed
from marsad.store import IncidentFilter, open_store

SHORT_ID = 8
"""Letters of an id that are shown in tables: enough to name it by."""


def incidents(
    db: options.Database = None,
    list_format: Annotated[
        options.ListFormat, typer.Option("--format", help="A table for people or a line of JSON each.")
    ] = options.ListFormat.TABLE,
    sort: Annotated[Sort, typer.Option(help="What the list goes by.")] = Sort.STORED,
    event_type: Annotated[str | None, typer.Option("--type", help="Only this event type.")] = None,
    country: Annotated[str | None, typer.Option(help="Only this country (ISO 3166 alpha-2).")] = None,
    place: Annotated[str | None, typer.Option(help="Only places whose name has these words.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what may have happened on this day or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what may have happened on this day or before.")
    ] = None,
    sources: Annotated[int, typer.Option(min=0, help="Only with at least so many independent origins.")] = 0,
    grade: Annotated[
        str | None, typer.Option(help="Only with this grade, set or suggested: SCHEME=GRADE.", show_default=False)
    ] = None,
    status: Annotated[Status | None, typer.Option(help="Only what people confirmed, rejected or left open.")] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only where the sources contradict each other.")] = False,
) -> None:
    """List the incidents of a record, as machine and people made it."""
    where = IncidentFilter(event_type, country, place, since.date() if since else None, until.date() if until else None)
    choice = Choice(where, disputed, status, sources, _scheme_and_grade(grade))
    with open_store(options.database(db), create=False) as store:
        kept = listed(store, choice, sort)
        if list_format is options.ListFormat.JSONL:
            write(None, (dumps(incident_record(one)) + "\n" for one in kept))
        else:
            Console(highlight=False).print(_table(kept))


def show(
    what: Annotated[str, typer.Argument(help="Id of an incident, or its beginning; or id of a claim.", metavar="ID")],
    db: options.Database = None,
) -> None:
    """Show an incident with its claims, quotes and contradictions, or a claim with the rule behind each slot."""
    with open_store(options.database(db), create=False) as store:
        item, bundle = look_at(store, what)
    renderable = incident_renderable(item, bundle) if isinstance(item, Incident) else claim_renderable(item, bundle)
    Console(highlight=False).print(renderable)


def why(
    one: Annotated[str, typer.Argument(help="Id of a claim or an incident.", metavar="A", show_default=False)],
    other: Annotated[str, typer.Argument(help="Id of another.", metavar="B", show_default=False)],
    db: options.Database = None,
    list_format: Annotated[
        options.ListFormat, typer.Option("--format", help="A table for people or a line of JSON.")
    ] = options.ListFormat.TABLE,
) -> None:
    """Say why two claims or incidents are linked or not: what was compared, both values, and what each adds."""
    from marsad.pipeline.explaining import explain

    with open_store(options.database(db), create=False) as store:
        found = explain(store, Reviewed(store), one, other)
    if list_format is options.ListFormat.JSONL:
        write(None, [dumps(why_record(found)) + "\n"])
    else:
        Console(highlight=False).print(why_renderable(found))


def _scheme_and_grade(given: str | None) -> tuple[str, str] | None:
    if given is None:
        return None
    scheme, sign, value = given.partition("=")
    if not sign:
        raise typer.BadParameter(f"{given!r}: write SCHEME=GRADE, for example airwars_harm=fair", param_hint="--grade")
    return scheme, value


def _table(rows: Iterable[Incident]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Id", "When", "What", "Where", "People", "Sources", ""):
        # An id that is broken over two lines cannot be copied.
        table.add_column(heading, overflow="fold", no_wrap=heading in {"Id", "When", "Sources"})
    for one in rows:
        where = ", ".join(part for part in (one.place.name, one.place.country) if part) if one.place else ""
        table.add_row(
            plain(one.id.removeprefix("incident-")[:SHORT_ID]),
            (one.time.iso_start() or "")[:10] or (f"by {(one.time.iso_end() or '')[:10]}" if one.time.end else ""),
            type_label(one.type),
            plain(where),
            "; ".join(words for figure in one.figures if (words := range_words(figure))),
            str(len(one.sources)),
            " ".join(_marks(one)),
        )
    return table


def _marks(incident: Incident) -> Iterable[str]:
    if incident.conflicts:
        yield "disputed"
    if incident.status is not Status.OPEN:
        yield incident.status.value
    if incident.corrections:
        yield "corrected"
