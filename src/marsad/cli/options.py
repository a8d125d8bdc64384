"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.settings import Settings, load_settings

if TYPE_CHECKING:
    from marsad.ingest import IngestOptions

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders or patterns; '-' reads standard input.", metavar="INPUT...", show_default=False
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Publisher = Annotated[
    str | None, typer.Option(help="Publisher of reports that do not name one.", rich_help_panel="Metadata")
]
PublishedOn = Annotated[
    str | None, typer.Option("--date", help="Publication date of reports that carry none.", rich_help_panel="Metadata")
]
Url = Annotated[str | None, typer.Option(help="Address of reports that carry none.", rich_help_panel="Metadata")]
Lang = Annotated[
    str | None, typer.Option(help="Language (ISO 639-1) instead of detecting it.", rich_help_panel="Metadata")
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", help="FIELD=COLUMN for csv and json rows, e.g. text=body.", rich_help_panel="Metadata"),
]
InputFormat = Annotated[
    str | None,
    typer.Option("--input-format", help="txt, html, pdf, json, jsonl, csv or tsv instead of telling by name."),
]


class ListFormat(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSONL = "jsonl"


Database = Annotated[
    Path | None, typer.Option("--db", help="The record: one SQLite file. [default: the setting 'database']")
]


def database(given: Path | None) -> Path:
    """The record to look at: the given one, else that of the settings."""
    return given or Path(load_settings().database)


def ingest_options(
    settings: Settings,
    *,
    publisher: str | None,
    date: str | None,
    url: str | None,
    lang: str | None,
    columns: list[str] | None,
    input_format: str | None,
) -> IngestOptions:
    """The options of ingest from those of the command line; wrong ones leave with the code for wrong use."""
    from marsad.ingest import IngestOptions

    pairs = {}
    for given in columns or ():
        field, sign, column = given.partition("=")
        if not sign or not column:
            raise typer.BadParameter(f"{given!r}: write FIELD=COLUMN, for example text=body", param_hint="--column")
        pairs[field] = column
    return IngestOptions(
        publisher=publisher,
        date=date,
        url=url,
        lang=lang,
        columns=pairs,
        format=input_format,
        max_report_chars=settings.max_report_chars,
    )
