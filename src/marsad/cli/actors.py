"""`marsad actors`: who is meant by a name, why, and what else it could be; and actors of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
import yaml

from marsad.cli.actor_words import actor_record, explanation_lines, explanation_record, record_lines
from marsad.cli.console import people, say, write
from marsad.cli.faults import name_faults
from marsad.cli.gazetteer import AsForm, Form, InCountry, country_code
from marsad.codebook.actor_tables import OwnActors, read_own_actors
from marsad.codebook.actors import FOLDER, ActorBase, actor_files, load_actors
from marsad.errors import CodebookError, RowsRefused
from marsad.export.jsontext import dumps
from marsad.resolve.actors import ActorContext
from marsad.resolve.actors.explaining import explain_actor
from marsad.settings import load_settings, user_folder

actors = typer.Typer(no_args_is_help=True, help="Ask who is meant by a name, and add actors of your own.")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
MOST_NEAR = 5


@actors.command()
def find(
    name: Annotated[str, typer.Argument(help="An actor as reports word it: a name, 'the government', 'gunmen' …")],
    country: InCountry = None,
    on: Annotated[
        str | None, typer.Option("--date", help="Day of the occurrence, YYYY-MM-DD (default: today).")
    ] = None,
    also: Annotated[list[str] | None, typer.Option("--also", help="Another name in the same report.")] = None,
    form: AsForm = Form.TEXT,
) -> None:
    """Say which actor the words mean in that country on that day, why, and what else they could mean."""
    base = _base()
    context = ActorContext(country_code(country), _day(on), tuple(also or ()))
    found = explain_actor(name, base, context)
    write(None, [dumps(explanation_record(found)) + "\n"] if form is Form.JSON else explanation_lines(found, base))


@actors.command()
def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="Id of an actor, as `marsad actors find` shows it.")],
    form: AsForm = Form.TEXT,
) -> None:
    """Show everything that is known of an actor: names, kind, countries, parents, dates, codes of other schemes."""
    base = _base()
    record = base.show(identity)
    if record is None:
        near = ", ".join(f"{each.id} ({each.name})" for each in base.find(identity)[:MOST_NEAR])
        raise CodebookError(f"there is no actor {identity!r}" + (f"; meant perhaps: {near}" if near else ""))
    write(None, [dumps(actor_record(record)) + "\n"] if form is Form.JSON else record_lines(record, base))


@actors.command()
def add(
    file: Annotated[Path, typer.Argument(help="Actors of your own: YAML as ours, or a CSV table.")],
    name: Annotated[str | None, typer.Option(help="Name to keep it under (default: that of the file).")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a file of the same name.")] = False,
) -> None:
    """Check a file of actors and keep it; its entries override ours."""
    settings = load_settings()
    title = name or re.sub(r"[^a-z0-9._-]+", "-", file.stem.lower()).strip("-._")
    target = _target(title)
    if target.exists() and not replace:
        raise CodebookError(f"{target}: there is such a file already; add --replace, or choose another --name")
    others = [each for each in actor_files(settings) if each != str(target)]
    base = load_actors(*others)
    try:
        own = read_own_actors(file, base.records)
    except RowsRefused as error:
        name_faults(error.faults)
        raise
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CodebookError(f"{target.parent}: cannot be made ({error.strerror or error})") from error
    content = {"actors": [dict(entry) for entry in own.entries]}
    write(target, [yaml.safe_dump(content, allow_unicode=True, sort_keys=False)])
    for line in _told(own, base):
        say(people(), line)
    say(people(), f"kept in {target}")


@actors.command("list")
def list_files() -> None:
    """List the files of actors: the shipped ones, then your own."""
    settings = load_settings()
    lines = [f"shipped: {len(load_actors().records):,} actors\n"]
    base = load_actors().records
    for path in actor_files(settings):
        own = read_own_actors(Path(path), base)
        base = own.merged
        lines.append(f"{Path(path).stem}: {', '.join(_told(own, None))} ({path})\n")
    write(None, lines)


@actors.command()
def remove(
    name: Annotated[str, typer.Argument(help="Name of a file of yours, as `marsad actors list` shows it.")],
) -> None:
    """Remove a file of actors of your own from those that are used; the file it was made from is not touched."""
    target = _target(name)
    if not target.is_file():
        there = ", ".join(sorted(path.stem for path in target.parent.glob("*.yaml"))) or "none"
        raise CodebookError(f"there is no file {name!r} in {target.parent}; there are: {there}")
    target.unlink()
    say(people(), f"removed {target}")


def _base() -> ActorBase:
    return load_actors(*actor_files(load_settings()))


def _target(title: str) -> Path:
    if not _NAME.fullmatch(title):
        raise CodebookError(f"{title!r} cannot be a name: use letters a-z, digits, dot, dash and underscore")
    return user_folder(load_settings()) / FOLDER / f"{title}.yaml"


def _told(own: OwnActors, base: ActorBase | None) -> Iterator[str]:
    """How many are new, replaced and extended; beside the base also which names now mean several actors."""
    for count, what in ((own.added, "new"), (own.replaced, "in place of ours"), (own.extended, "of ours extended")):
        if count:
            shown = ", ".join(count[:6]) + (" …" if len(count) > 6 else "")  # noqa: PLR2004
            yield f"{len(count)} {what} ({shown})"
    if base is None:
        return
    after = ActorBase(own.merged.values())
    for identity in own.added:
        for name in after.records[identity].names:
            named = [each.id for each in base.find(name) if name in each.names]
            if named:
                yield f"note: {name!r} is also a name of {named[0]}; in a report country and date decide"


def _day(given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise typer.BadParameter(f"{given!r}: write YYYY-MM-DD", param_hint="--date") from error
