"""`marsad evaluate`: how good the reading is, against reports whose claims people have marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from marsad.cli import options
from marsad.cli.console import people, say, write
from marsad.evaluate.calibration import calibration_error, judgements, ordered_halves, reliability
from marsad.evaluate.case_files import load_cases
from marsad.evaluate.cases import measure_cases
from marsad.evaluate.claims import CLAIMS, ComparedReport
from marsad.evaluate.errors_page import errors_page
from marsad.evaluate.halves import Half
from marsad.evaluate.measuring import Choice, Measured, corpora_in, measure
from marsad.evaluate.saved import Change, changes, load_run, saved_run
from marsad.evaluate.tally import Key, Tally, by_publisher, by_slot, by_type, sums
from marsad.evaluate.tasks import TASKS, record
from marsad.export.terminal import plain
from marsad.pipeline.resources import Resources
from marsad.settings import load_settings

MOST_ROWS = 40
FEWEST_JUDGED = 50
"""Of fewer values a calibration error says nothing."""
WITH_TYPES = frozenset({"claims", "types"})


def evaluate(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Marked reports (.jsonl, as `marsad read --with-text` writes them), or folders of cases (.yaml).",
            metavar="[GOLD]...",
            show_default=False,
        ),
    ] = None,
    corpora: Annotated[
        Path | None, typer.Option(help="A folder of corpora: everything in it that a task knows is scored.")
    ] = None,
    task: Annotated[
        list[str] | None,
        typer.Option(
            help=f"Score only this; may be repeated. Known: {', '.join(TASKS)}. [default: claims; all corpora]"
        ),
    ] = None,
    half: Annotated[
        Half | None, typer.Option(help="Only the reports that people look at, or only those that are held back.")
    ] = None,
    sample: Annotated[
        int | None, typer.Option(min=1, help="At most this many reports of each file, always the same ones.")
    ] = None,
    save: Annotated[
        Path | None, typer.Option(help="Keep the outcome in this file, without any text.", rich_help_panel="Output")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="Say what got better and worse since this saved run.", rich_help_panel="Output")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(help="A page of the errors in claims, to be opened from disk.", rich_help_panel="Output"),
    ] = None,
    show_held_back: Annotated[
        bool,
        typer.Option("--show-held-back", help="Put held-back reports into the page too.", rich_help_panel="Output"),
    ] = False,
    quiet: options.Quiet = False,
) -> None:
    """Score the reader on marked reports: by slot, by event type, by publisher."""
    if not gold and corpora is None:
        raise typer.BadParameter("name files of marked reports, folders of cases, or --corpora FOLDER")
    if unknown := sorted(set(task or ()) - set(TASKS)):
        raise typer.BadParameter(f"unknown task {unknown[0]!r}; known are {', '.join(TASKS)}", param_hint="--task")
    earlier = load_run(against) if against is not None else None
    resources = Resources(load_settings())
    measured: list[Measured] = []
    compared: list[ComparedReport] = []
    for one, reports in _all(gold or [], corpora, task, Choice(half, sample), resources, quiet=quiet):
        measured.append(one)
        compared += reports
        if not quiet:
            _show(Console(highlight=False), one)
            if one.task == "claims":
                _show_confidence(Console(highlight=False), reports)
    if earlier is not None:
        _show_changes(Console(highlight=False), earlier, measured)
    if save is not None:
        write(save, [saved_run(measured, versions=resources.versions())])
    if html is not None:
        write(html, [errors_page(compared, with_held_back=show_held_back)])


def _all(
    gold: Sequence[Path],
    corpora: Path | None,
    tasks: Sequence[str] | None,
    choice: Choice,
    resources: Resources,
    *,
    quiet: bool,
) -> Iterator[tuple[Measured, Sequence[ComparedReport]]]:
    """Everything that is asked for, one file and task after the other."""
    for path in gold:
        if path.is_dir():
            _tell(quiet, "cases", path)
            yield measure_cases(load_cases(path), choice, resources, name=path.name)
            continue
        for name in tasks or ["claims"]:
            _tell(quiet, name, path)
            one, scored = measure(TASKS[name], path, choice, resources)
            yield one, scored.compared
    if corpora is not None:
        for known, file, split in corpora_in(corpora, tasks or list(TASKS)):
            _tell(quiet, known.name, file)
            one, scored = measure(known, file, Choice(choice.half, choice.sample, split), resources)
            yield one, scored.compared


def _tell(quiet: bool, what: str, path: Path) -> None:
    say(people(quiet=quiet), f"reading {path} ({what}) …", style="dim")


# ---------------------------------------------------------------- showing
def _show(console: Console, one: Measured) -> None:
    console.print()
    console.print(plain(f"{one.task} · {one.corpus} · {one.reports} reports"), style="bold")
    console.print(plain(f"{one.measure}: {one.headline:.3f}"))
    if one.task != "types":
        _table(console, "slot", sums(one.outcomes, by_slot))
    if one.task in WITH_TYPES:
        _show_by(console, one, "type", by_type)
    if one.task == "claims":
        _show_by(console, one, "publisher", by_publisher)


def _show_confidence(console: Console, compared: Sequence[ComparedReport]) -> None:
    """Whether the confidence of claims and slots holds on these reports."""
    made = [one for report in compared for one in judgements(report)]
    for what, these in (
        ("claims", [one for one in made if one.slot == CLAIMS]),
        ("slots", [one for one in made if one.slot != CLAIMS]),
    ):
        if len(these) >= FEWEST_JUDGED:
            surer, other = ordered_halves(these)
            error = calibration_error(reliability(these))
            told = (
                f"confidence of {len(these)} {what}: off by {error:.3f} on average; right in the surer half {surer:.3f}"
            )
            console.print(plain(f"{told}, in the other {other:.3f}"), soft_wrap=True)


def _show_by(console: Console, one: Measured, heading: str, key: Key) -> None:
    """Whole claims by what they are counted under, and their slots beside them."""
    if one.task == "types":
        _table(console, heading, sums(one.outcomes, key))
        return
    found = sums((outcome for outcome in one.outcomes if outcome.slot == CLAIMS), key)
    _table(console, heading, found, beside=sums(record(one.outcomes), key))


def _table(console: Console, heading: str, rows: dict[str, Tally], *, beside: dict[str, Tally] | None = None) -> None:
    table = Table(box=None, pad_edge=False, collapse_padding=True, header_style="bold")
    table.add_column(heading, no_wrap=True, min_width=20)
    for name in ("precision", "recall", "F1", "right", "read", "marked", *(["slots F1"] if beside else [])):
        table.add_column(name, justify="right")
    for name, tally in rows.items():
        numbers = [f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}"]
        numbers += [f"{number:g}" for number in (round(tally.recalled, 1), tally.predicted, tally.wanted)]
        table.add_row(plain(name), *numbers, *([f"{beside.get(name, Tally()).f1:.3f}"] if beside else []))
    console.print(table)


def _show_changes(console: Console, earlier: Sequence[Measured], measured: Sequence[Measured]) -> None:
    before = {(one.task, one.corpus): one for one in earlier}
    for one in measured:
        if (one.task, one.corpus) in before:
            was = before[one.task, one.corpus]
            gained = round(one.headline - was.headline, 3) + 0.0  # + 0.0: no "-0.000"
            text = f"{one.task} · {one.corpus}: {was.headline:.3f} before, {one.headline:.3f} now ({gained:+.3f})"
            if was.reports != one.reports:
                text += f"; not of the same reports: {was.reports} before, {one.reports} now"
            console.print(plain(text), style="bold")
    every = list(changes(earlier, measured))
    for title, kept in (
        ("better", [change for change in every if change.fewer_errors > 0]),
        ("worse", [change for change in every if change.fewer_errors < 0]),
    ):
        console.print(plain(f"{title}: {len(kept)} reports and slots"), style="bold")
        for change in kept[:MOST_ROWS]:
            console.print(plain(f"  {_change_words(change)}"), soft_wrap=True)
        if len(kept) > MOST_ROWS:
            console.print(plain(f"  … and {len(kept) - MOST_ROWS} more"))


def _change_words(change: Change) -> str:
    before, after = (
        f"{tally.recalled:g} of {tally.wanted:g} right, {tally.predicted:g} read"
        for tally in (change.before, change.after)
    )
    return f"{change.task} {change.report} {change.slot}: {before} -> {after}"
