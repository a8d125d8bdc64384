"""Speaking to people (stderr) and to programs (stdout), and the exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from marsad.errors import MarsadError


class Exit(IntEnum):
    """What the process returns."""

    DONE = 0
    SOME_SKIPPED = 1
    """The job was done, but at least one input was left out; each was named with its reason."""
    USAGE = 2
    FAILED = 3
    """Nothing more could be done; what was stored before is untouched."""
    INTERRUPTED = 130


def people(*, quiet: bool = False) -> Console:
    """The console for messages; silent when asked to be."""
    return Console(stderr=True, quiet=quiet, highlight=False)


def say(console: Console, text: str, style: str = "") -> None:
    """Print words that may hold brackets."""
    console.print(escape(text), style=style or None, soft_wrap=True)


@contextmanager
def counting(console: Console, what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr for long work; yields the function to advance it by."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=console.quiet) as progress:
        task = progress.add_task(what, total=total)
        yield lambda n: progress.advance(task, n)


def write(target: Path | None, pieces: Iterable[str]) -> None:
    """Write pieces to a file, or to stdout for None or "-". A file appears whole or not at all.

    MarsadError where it cannot be written. A reader that closes the pipe has had enough: the program leaves quietly.
    """
    if target is None or str(target) == "-":
        for piece in pieces:
            _print(piece)
        _print("")
        return
    draft = target.with_name(f".{target.name}.part")
    try:
        with draft.open("w", encoding="utf-8", errors="surrogatepass", newline="") as stream:
            stream.writelines(pieces)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise MarsadError(f"{target}: cannot be written ({error.strerror or error})") from error


def _print(piece: str) -> None:
    """Write a piece to stdout at once, so that a fault shows here and not when the interpreter ends."""
    try:
        sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        raise typer.Exit(Exit.DONE) from None
    except OSError as error:
        _silence_stdout()
        raise MarsadError(f"standard output: cannot be written ({error.strerror or error})") from error


def _silence_stdout() -> None:
    """What is still buffered goes nowhere: flushing it at the end would fail again."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
