"""The `marsad` command."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from marsad import __version__
from marsad.cli.actors import actors
from marsad.cli.collecting import collect_seldom
from marsad.cli.console import Exit, people, say
from marsad.cli.doctor import doctor
from marsad.cli.evaluate import evaluate
from marsad.cli.gazetteer import gazetteer
from marsad.cli.read import annotate, read
from marsad.cli.record import incidents, show, why
from marsad.cli.review import confirm, correct, dependent, grade, independent, log, merge, move, reject, split, undo
from marsad.cli.run import run
from marsad.errors import InputError, MarsadError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Turn published reports of armed violence into an accountable record: who says what happened, in whose words.",
    epilog="Exit codes: 0 done; 1 done, but an input was left out (it is named); 2 wrong use; 3 failed; "
    "130 interrupted.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"marsad {__version__}\n")
        raise typer.Exit


@app.callback()
def _main(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass


for command in (run, read, annotate, incidents, show, evaluate, doctor):
    app.command()(command)
for judging in (why, confirm, reject, merge, split, move, correct, grade, dependent, independent, undo, log):
    app.command(rich_help_panel="Review")(judging)
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(actors, name="actors")


def main() -> None:
    """Run the command line; errors of ours become one line and an exit code."""
    collect_seldom()
    try:
        app()
    except InputError as error:  # ingest raises it for options that make no sense; bad inputs are skipped instead
        say(people(), f"marsad: {error}", style="bold red")
        sys.exit(Exit.USAGE)
    except MarsadError as error:
        say(people(), f"marsad: {error}", style="bold red")
        sys.exit(Exit.FAILED)
    except KeyboardInterrupt:
        say(people(), "marsad: interrupted; what was stored stays, and the next run goes on from there")
        sys.exit(Exit.INTERRUPTED)
