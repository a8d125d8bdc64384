"""`marsad gazetteer`: look names up with the reasons, and keep layers of places of one's own."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.console import Exit, people, say, write
from marsad.cli.faults import name_faults
from marsad.cli.place_words import explanation_lines, explanation_record, layer_lines, layer_record
from marsad.errors import GazetteerError, RowsRefused
from marsad.export.jsontext import dumps
from marsad.resolve.gazetteer import open_gazetteer
from marsad.resolve.gazetteer.explaining import explain_name
from marsad.resolve.gazetteer.own.countries import read_country
from marsad.resolve.gazetteer.own.layer_file import UNSTATED, LayerOrigin, Written, write_layer
from marsad.resolve.gazetteer.own.reading import read_table
from marsad.resolve.gazetteer.own.shelf import FOLDER, describe_layer, layer_files, layer_path, name_from, remove_layer
from marsad.settings import load_settings, user_folder

gazetteer = typer.Typer(no_args_is_help=True, help="Look places up, and keep layers of places of your own.")


class Form(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"


AsForm = Annotated[Form, typer.Option("--format", help="text for people, json for programs.")]
InCountry = Annotated[str | None, typer.Option("--country", help="Country: ISO code or English name.")]


@gazetteer.command()
def find(
    name: Annotated[str, typer.Argument(help="A place as reports write it, in any script.")],
    country: InCountry = None,
    limit: Annotated[int, typer.Option(min=1, help="Most places to show.")] = 10,
    form: AsForm = Form.TEXT,
) -> None:
    """Say what a name could stand for: every place, how the name matched, and whether one stands out."""
    places = open_gazetteer(layers=layer_files(load_settings()))
    found = explain_name(places, name, country=country_code(country), limit=limit)
    write(None, [dumps(explanation_record(found)) + "\n"] if form is Form.JSON else explanation_lines(found))


@gazetteer.command()
def add(
    file: Annotated[Path, typer.Argument(help="GeoNames dump, HDX admin table, CSV or GeoJSON; .xlsx; .zip of one.")],
    name: Annotated[str | None, typer.Option(help="Name of the layer (default: that of the file).")] = None,
    licence: Annotated[str, typer.Option(help="Terms under which the table may be passed on.")] = UNSTATED,
    attribution: Annotated[str, typer.Option(help="Whom its terms ask to name.")] = UNSTATED,
    country: InCountry = None,
    column: Annotated[list[str] | None, typer.Option("--column", help="FIELD=HEADING, e.g. name=PlaceName.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the file if it is not UTF-8, e.g. cp1256.")] = None,
    leave_out_wrong_rows: Annotated[
        bool, typer.Option("--leave-out-wrong-rows", help="Add the rest where rows are wrong.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a layer of the same name.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write the layer here, for the setting gazetteer_file.")] = None,
) -> None:
    """Check a table of places and keep it as a layer that is looked up together with the shipped places."""
    settings = load_settings()
    title = name or name_from(file.name)
    target = out or layer_path(user_folder(settings) / FOLDER, title)
    if target.exists() and not replace:
        raise GazetteerError(f"{target}: there is such a layer already; add --replace, or choose another --name")
    try:
        draft = read_table(file, columns=_columns(column), encoding=encoding)
        origin = _origin(file, title, draft.form, licence, attribution)
        code, base = country_code(country), open_gazetteer()
        written = write_layer(target, draft, origin, base, country=code, leave_out_wrong_rows=leave_out_wrong_rows)
    except RowsRefused as error:
        name_faults(error.faults)
        raise
    _told(written, target, title)
    if written.faults:
        name_faults(written.faults)
        raise typer.Exit(Exit.SOME_SKIPPED)


@gazetteer.command("list")
def list_layers(form: AsForm = Form.TEXT) -> None:
    """List the layers that are looked up: the shipped places, then your own."""
    layers = [describe_layer(path) for path in layer_files(load_settings())]
    if form is Form.JSON:
        write(None, (dumps(layer_record(layer)) + "\n" for layer in layers))
        return
    shipped = open_gazetteer().sources()
    count = sum(source.places for source in shipped)
    lines = [f"shipped: {count:,} places from {len(shipped)} sources (marsad doctor names them)\n"]
    lines += [line for layer in layers for line in layer_lines(layer)]
    if not layers:
        lines.append("No layers of your own; add one with: marsad gazetteer add FILE\n")
    write(None, lines)


@gazetteer.command()
def remove(
    name: Annotated[str, typer.Argument(help="Name of the layer, as `marsad gazetteer list` shows it.")],
) -> None:
    """Remove a layer of your own; the file that it was made from is not touched."""
    path = remove_layer(user_folder(load_settings()) / FOLDER, name)
    say(people(), f"removed {path}")


def _origin(file: Path, title: str, form: str, licence: str, attribution: str) -> LayerOrigin:
    dump = form.startswith("GeoNames")
    return LayerOrigin(
        name=title,
        file=file.name,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        added=datetime.now(UTC).date(),
        licence="CC BY 4.0" if dump and licence == UNSTATED else licence,
        attribution="© GeoNames, www.geonames.org" if dump and attribution == UNSTATED else attribution,
        source="geonames" if dump else "",
    )


def _told(written: Written, target: Path, title: str) -> None:
    console = people()
    countries = sorted(written.countries.items(), key=lambda item: (-item[1], item[0]))
    spread = ", ".join(f"{code} {count:,}" for code, count in countries[:8])
    more = f" and {len(countries) - 8} more" if len(countries) > 8 else ""  # noqa: PLR2004
    counted = "1 place" if written.places == 1 else f"{written.places:,} places"
    say(console, f"layer {title!r}: {counted} from a {written.form} ({spread}{more})")
    if written.same:
        say(console, f"  places that we had, and that your table describes from now on: {written.same:,}")
    for note in written.notes:
        say(console, f"  note: {note}")
    say(console, f"  kept in {target}")


def _columns(given: list[str] | None) -> dict[str, str]:
    pairs = {}
    for pair in given or ():
        field, sign, heading = pair.partition("=")
        if not sign or not heading:
            raise typer.BadParameter(f"{pair!r}: write FIELD=HEADING, e.g. name=PlaceName", param_hint="--column")
        pairs[field] = heading
    return pairs


def country_code(given: str | None) -> str | None:
    """The ISO code of a --country option; leaves with the code for wrong use where it names no country."""
    if given is None:
        return None
    code = read_country(given)
    if code is None:
        raise typer.BadParameter(f"{given!r} is neither an ISO code nor a country's name", param_hint="--country")
    return code
