"""`marsad doctor`: what is installed, which models and data, and whether they work."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table

from marsad import __version__
from marsad.cli.console import Exit
from marsad.cli.place_words import layer_lines
from marsad.codebook.event_types import load_event_types
from marsad.codebook.noun_classes import load_noun_classes
from marsad.codebook.realis_words import load_realis
from marsad.codebook.terms import load_terms
from marsad.codebook.triggers import load_triggers
from marsad.errors import MarsadError
from marsad.resolve.gazetteer import LayeredGazetteer
from marsad.resolve.gazetteer.own.shelf import describe_layer, layer_files
from marsad.settings import load_settings

if TYPE_CHECKING:
    from marsad.pipeline.resources import Resources

PACKAGES = ("spacy", "trafilatura", "pypdf", "sqlalchemy", "alembic", "rapidfuzz", "py3langid", "typer", "rich")


def doctor() -> None:
    """Say what is installed, which models and data are used and under which licences, and whether they work."""
    from marsad.pipeline.resources import Resources

    console = Console(highlight=False)
    settings = load_settings()
    resources = Resources(settings)
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    table.add_row("marsad", __version__)
    table.add_row("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    table.add_row("SQLite", sqlite3.sqlite_version)
    table.add_row("packages", ", ".join(f"{name} {_version(name)}" for name in PACKAGES))
    healthy = True
    checks: dict[str, Callable[[], str]] = {
        "syntax pipeline": lambda: _syntax(resources),
        "reading engine": lambda: resources.engine.version,
        "codebook": _codebook,
        "actors": lambda: f"{len(resources.actors.records)} actors",
        "gazetteer": lambda: _gazetteer(resources),
    }
    for name, check in checks.items():
        try:
            table.add_row(name, check())
        except MarsadError as error:
            healthy = False
            table.add_row(name, f"[red]{error}[/red]")
    console.print(table)
    if not healthy:
        raise typer.Exit(Exit.FAILED)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _syntax(resources: Resources) -> str:
    meta = resources.nlp.meta
    return f"{resources.settings.pipeline} {meta.get('version', '')}, {meta.get('license', 'licence not stated')}"


def _codebook() -> str:
    triggers = load_triggers()
    load_noun_classes(), load_realis(), load_terms()
    words = sum(len(group) for part in (triggers.verbs, triggers.nouns, triggers.noun_last) for group in part.values())
    return f"{len(load_event_types().by_id)} event types, {words} triggers"


def _gazetteer(resources: Resources) -> str:
    places = resources.gazetteer
    shipped = places.base if isinstance(places, LayeredGazetteer) else places
    rows = shipped.sources()
    lines = [f"{sum(row.places for row in rows):,} places"]
    lines += [f"{row.title}: {row.places:,} ({row.licence}; {row.attribution})" for row in rows]
    layers = [describe_layer(path) for path in layer_files(resources.settings)]
    lines += [f"your layer {''.join(layer_lines(layer)).rstrip()}" for layer in layers]
    return "\n".join(lines)
