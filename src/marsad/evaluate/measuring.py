"""Measuring: which reports of which file, read and scored as which task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import InputError
from marsad.evaluate.gold import read_reports_of
from marsad.evaluate.halves import Half, half_of, sample
from marsad.evaluate.rows import Row
from marsad.evaluate.tally import Outcome
from marsad.evaluate.tasks import TASKS, Scored, Task
from marsad.pipeline.resources import Resources


@dataclass(frozen=True, slots=True)
class Choice:
    """Which reports of a file are scored."""

    half: Half | None = None
    """None: both."""
    sample: int | None = None
    """At most this many, always the same ones."""
    split: str | None = None
    """Only reports of this split of the corpus."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was reached on one file."""

    task: str
    measure: str
    corpus: str
    """Name of the file without its ending."""
    reports: int
    headline: float
    outcomes: tuple[Outcome, ...]


def chosen(rows: Sequence[Row], choice: Choice) -> Sequence[Row]:
    """The rows that are scored, in their own order."""
    kept = [
        row
        for row in rows
        if (choice.split is None or row.fields.get("split") == choice.split)
        and (choice.half is None or half_of(row.id) is choice.half)
    ]
    return sample(kept, choice.sample, lambda row: row.id)


def measure(task: Task, file: Path, choice: Choice, resources: Resources) -> tuple[Measured, Scored]:
    """Read and score the chosen reports of a file.

    InputError where the file does not say what it must, or where no report of it is chosen.
    """
    rows = chosen(read_reports_of(file), choice)
    if not rows:
        raise InputError(str(file), f"no report is {choice.half.value if choice.half else 'chosen'}")
    scored = task.score(rows, resources)
    outcomes = scored.outcomes
    return Measured(task.name, task.measure, file.stem, len(rows), task.headline(outcomes), outcomes), scored


def corpora_in(folder: Path, tasks: Sequence[str]) -> Iterator[tuple[Task, Path, str | None]]:
    """The files of a folder that belong to the tasks, with the split that counts; InputError where there are none.

    The folder holds the corpora themselves, or `corpora` and `gold` beside one another; either may be named.
    """
    found = False
    for name in tasks:
        for corpus in TASKS[name].corpora:
            file = _located(folder, corpus.path)
            if file is not None:
                found = True
                yield TASKS[name], file, corpus.split
    if not found:
        wanted = ", ".join(corpus.path for name in tasks for corpus in TASKS[name].corpora)
        raise InputError(str(folder), f"holds none of {wanted}")


def _located(folder: Path, path: str) -> Path | None:
    places = (folder / path, folder / "corpora" / path, folder.parent / path)
    return next((place for place in places if place.is_file()), None)
