"""What was reached, kept in a file, and what got better and worse since. The file holds numbers and ids, no text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.errors import InputError
from marsad.evaluate.measuring import Measured
from marsad.evaluate.tally import Outcome, Tally

FORMAT = "marsad-evaluation/1"
TOLERANCE = 1e-9


def saved_run(measured: Iterable[Measured], *, versions: Mapping[str, str]) -> str:
    """A run as JSON; one outcome a line, so that two files can also be compared by other means."""
    rows = [
        {
            "task": one.task,
            "corpus": one.corpus,
            "measure": one.measure,
            "reports": one.reports,
            "headline": round(one.headline, 6),
            "outcomes": [_outcome_row(outcome) for outcome in one.outcomes],
        }
        for one in measured
    ]
    return json.dumps({"format": FORMAT, "versions": dict(versions), "measured": rows}, indent=1) + "\n"


def _outcome_row(outcome: Outcome) -> list[Any]:
    tally = outcome.tally
    numbers = [round(number, 6) for number in (tally.precise, tally.predicted, tally.recalled, tally.wanted)]
    return [outcome.report, outcome.slot, outcome.type, outcome.publisher, *numbers]


def load_run(path: Path) -> list[Measured]:
    """A run that was saved; InputError where the file is none."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}", f"is not JSON ({error.msg})") from error
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise InputError(str(path), f"is no run saved by 'marsad evaluate --save' (format {FORMAT})")
    try:
        return [_measured(row) for row in plain["measured"]]
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(str(path), f"is damaged ({error!r})") from error


def _measured(row: Mapping[str, Any]) -> Measured:
    outcomes = tuple(
        Outcome(str(report), str(slot), Tally(*(float(number) for number in numbers)), str(kind), str(publisher))
        for report, slot, kind, publisher, *numbers in row["outcomes"]
    )
    return Measured(
        str(row["task"]),
        str(row["measure"]),
        str(row["corpus"]),
        int(row["reports"]),
        float(row["headline"]),
        outcomes,
    )


@dataclass(frozen=True, slots=True)
class Change:
    """One report and slot with more or fewer errors than before."""

    task: str
    corpus: str
    report: str
    slot: str
    before: Tally
    after: Tally

    @property
    def fewer_errors(self) -> float:
        """How many errors went away; negative: came in addition."""
        return _errors(self.before) - _errors(self.after)


def _errors(tally: Tally) -> float:
    """Wrong answers given and wanted answers not found."""
    return tally.predicted - tally.precise + tally.wanted - tally.recalled


def changes(before: Sequence[Measured], after: Sequence[Measured]) -> Iterator[Change]:
    """Reports and slots in which the number of errors changed, the largest change first. Only what both runs measured
    is compared."""
    old = {(one.task, one.corpus): one for one in before}
    for new in after:
        if (new.task, new.corpus) in old:
            yield from sorted(
                _changes_of(old[new.task, new.corpus], new),
                key=lambda change: (-abs(change.fewer_errors), change.report, change.slot),
            )


def _changes_of(before: Measured, after: Measured) -> Iterator[Change]:
    old, new = _by_report(before), _by_report(after)
    known = {report for report, _ in old} & {report for report, _ in new}
    for report, slot in sorted(old.keys() | new.keys()):
        if report not in known:
            continue
        change = Change(
            after.task, after.corpus, report, slot, old.get((report, slot), Tally()), new.get((report, slot), Tally())
        )
        if abs(change.fewer_errors) > TOLERANCE:
            yield change


def _by_report(measured: Measured) -> dict[tuple[str, str], Tally]:
    added: dict[tuple[str, str], Tally] = {}
    for outcome in measured.outcomes:
        key = outcome.report, outcome.slot
        added[key] = added.get(key, Tally()) + outcome.tally
    return added
