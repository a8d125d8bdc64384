"""`marsad run`: the whole job."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from marsad.cli import options
from marsad.cli.console import Exit, counting, people, say, write
from marsad.export.coarsen import coarsen_bundle
from marsad.export.csv import csv
from marsad.export.geojson import geojson
from marsad.export.records import run_json
from marsad.model.bundle import Bundle
from marsad.settings import load_settings
from marsad.store import Store, open_store

if TYPE_CHECKING:
    from marsad.pipeline.running import Intake

Output = Annotated[Path | None, typer.Option(help="Write it here; '-' is standard output.", rich_help_panel="Output")]


def run(
    inputs: options.Inputs,
    db: Annotated[
        Path | None,
        typer.Option(
            "--db",
            help="Keep the record in this SQLite file, and go on with what it holds. Without it nothing is kept.",
        ),
    ] = None,
    json: Annotated[
        Path | None, typer.Option(help="Reports, claims and incidents as one JSON file.", rich_help_panel="Output")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(help="One page that opens from disk, with list, map and timeline.", rich_help_panel="Output"),
    ] = None,
    csv_file: Annotated[Path | None, typer.Option("--csv", help="One row a claim.", rich_help_panel="Output")] = None,
    geojson_file: Annotated[
        Path | None, typer.Option("--geojson", help="Incidents with their places.", rich_help_panel="Output")
    ] = None,
    coarsen_km: Annotated[
        float, typer.Option(min=0.0, help="Make exported points coarser than this.", rich_help_panel="Output")
    ] = 0.0,
    publisher: options.Publisher = None,
    date: options.PublishedOn = None,
    url: options.Url = None,
    lang: options.Lang = None,
    column: options.Columns = None,
    input_format: options.InputFormat = None,
    quiet: options.Quiet = False,
) -> None:
    """Read reports into attributed claims, group them into incidents, and write what you ask for.

    Exit code 0: done; 1: done, but an input was left out (each is named); 2: wrong use; 3: failed.
    """
    from marsad.export.page.render import render_page
    from marsad.pipeline.resources import Resources
    from marsad.pipeline.running import bundle_of, link_all, read_unread, take_in

    console = people(quiet=quiet)
    settings = load_settings()
    chosen = options.ingest_options(
        settings, publisher=publisher, date=date, url=url, lang=lang, columns=column, input_format=input_format
    )
    resources, now = Resources(settings), datetime.now(UTC).replace(microsecond=0)
    with _record(db) as store:
        with counting(console, "Taking in reports") as progress:
            intake = take_in(store, inputs, chosen, now=now, stdin=sys.stdin.buffer, progress=progress)
        _name_skipped(intake)
        with counting(console, "Reading", total=intake.added or None) as progress:
            read_unread(store, resources, now=now, progress=progress)
        versions = resources.versions()
        resources.put_syntax_away()
        with counting(console, "Linking"):
            link_all(store)
        kept = bundle_of(store, versions=versions, generated_at=now, skipped=intake.skipped)
        bundle = coarsen_bundle(kept, coarsen_km)
        if json is not None:
            write(json, run_json(bundle))
        if html is not None:
            write(html, [render_page(bundle)])
        if csv_file is not None:
            write(csv_file, csv(bundle))
        if geojson_file is not None:
            write(geojson_file, geojson(bundle))
        _summary(console, bundle, intake)
    if intake.skipped:
        raise typer.Exit(Exit.SOME_SKIPPED)


@contextmanager
def _record(path: Path | None) -> Iterator[Store]:
    """The store of the run: the user's, or one that goes with the run."""
    if path is not None:
        with open_store(path) as store:
            yield store
        return
    with TemporaryDirectory(prefix="marsad-") as folder, open_store(Path(folder) / "run.db") as store:
        yield store


def _name_skipped(intake: Intake) -> None:
    """Left-out inputs are errors: they are named even in quiet runs."""
    console = people()
    for item in intake.skipped:
        say(console, f"left out: {item.origin}: {item.reason}", style="yellow")


def _summary(console: Console, bundle: Bundle, intake: Intake) -> None:
    for warning in bundle.warnings:
        say(console, f"note: {warning}", style="dim")
    known = f" ({intake.known} known before)" if intake.known else ""
    aggregates = sum(claim.aggregate for claim in bundle.claims)
    said = (
        f"{len(bundle.reports)} reports{known}, {len(bundle.claims)} claims ({aggregates} of them aggregates), "
        f"{len(bundle.incidents)} incidents"
    )
    disputed = sum(bool(incident.conflicts) for incident in bundle.incidents)
    say(console, f"{said}; in {disputed} the sources contradict each other." if bundle.incidents else f"{said}.")
