"""`marsad read` and `marsad annotate`: one line a report, nothing kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli import options
from marsad.cli.console import Exit, counting, people, say, write
from marsad.export.jsontext import dumps
from marsad.export.layers import LAYERS
from marsad.export.records import read_line
from marsad.model.reports import Document, Ingested, ReadState, Report, Skipped
from marsad.settings import load_settings

if TYPE_CHECKING:
    from marsad.ingest import IngestOptions


class LineFormat(StrEnum):
    """How results are written."""

    JSONL = "jsonl"


Format = Annotated[LineFormat, typer.Option("--format", help="How results are written.", rich_help_panel="Output")]
Out = Annotated[
    Path | None, typer.Option("--out", help="Write here instead of standard output.", rich_help_panel="Output")
]


def read(
    inputs: options.Inputs,
    line_format: Format = LineFormat.JSONL,
    out: Out = None,
    with_text: Annotated[bool, typer.Option(help="Repeat the text in each line.", rich_help_panel="Output")] = False,
    publisher: options.Publisher = None,
    date: options.PublishedOn = None,
    url: options.Url = None,
    lang: options.Lang = None,
    column: options.Columns = None,
    input_format: options.InputFormat = None,
    quiet: options.Quiet = False,
) -> None:
    """Read the claims of each report: one JSON line a report, in input order."""
    from marsad.pipeline.reading import read_reports
    from marsad.pipeline.resources import Resources

    settings = load_settings()
    chosen = options.ingest_options(
        settings, publisher=publisher, date=date, url=url, lang=lang, columns=column, input_format=input_format
    )
    intake = _Intake(inputs, chosen)
    with counting(people(quiet=quiet), "Reading") as progress:

        def lines() -> Iterator[str]:
            for report, document, claims in read_reports(intake, Resources(settings)):
                yield read_line(report, claims, document=document if with_text else None)
                progress(1)

        write(out, lines())
    intake.close()


def annotate(
    inputs: options.Inputs,
    layers: Annotated[str, typer.Option(help="Comma-separated layers to write.")] = ",".join(LAYERS),
    line_format: Format = LineFormat.JSONL,
    out: Out = None,
    publisher: options.Publisher = None,
    date: options.PublishedOn = None,
    url: options.Url = None,
    lang: options.Lang = None,
    column: options.Columns = None,
    input_format: options.InputFormat = None,
    quiet: options.Quiet = False,
) -> None:
    """Mark places, times, sources and figures in each report: one JSON line a report."""
    from marsad.pipeline.annotating import annotate as annotate_reports
    from marsad.pipeline.resources import Resources

    wanted = [name.strip() for name in layers.split(",") if name.strip()]
    if unknown := sorted(set(wanted) - set(LAYERS)):
        raise typer.BadParameter(f"unknown layer {unknown[0]!r}; known are {', '.join(LAYERS)}", param_hint="--layers")
    settings = load_settings()
    chosen = options.ingest_options(
        settings, publisher=publisher, date=date, url=url, lang=lang, columns=column, input_format=input_format
    )
    intake = _Intake(inputs, chosen)
    with counting(people(quiet=quiet), "Annotating") as progress:

        def lines() -> Iterator[str]:
            for record in annotate_reports(intake, wanted, Resources(settings)):
                yield dumps(record) + "\n"
                progress(1)

        write(out, lines())
    intake.close()


class _Intake:
    """Reports one at a time; what is left out is named at once and remembered for the exit code."""

    def __init__(self, inputs: list[str], chosen: IngestOptions) -> None:
        self._inputs = inputs
        self._options = chosen
        self._skipped = 0

    def __iter__(self) -> Iterator[tuple[Report, Document]]:
        from marsad.ingest import ingest

        now = datetime.now(UTC).replace(microsecond=0)
        for item in ingest(self._inputs, self._options, now=now, stdin=sys.stdin.buffer):
            if isinstance(item, Ingested):
                if item.report.state is ReadState.READABLE:
                    yield item.report, item.document
                else:
                    self._name(Skipped(item.report.origin, f"language {item.report.lang!r} cannot be read yet"))
            elif item.duplicate_of is None:
                self._name(item)

    def _name(self, skipped: Skipped) -> None:
        self._skipped += 1
        say(people(), f"left out: {skipped.origin}: {skipped.reason}", style="yellow")

    def close(self) -> None:
        """Leave with the code that says whether anything was left out."""
        if self._skipped:
            raise typer.Exit(Exit.SOME_SKIPPED)
