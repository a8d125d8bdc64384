"""Whole runs: read, scored, saved, compared; the page of errors; the command."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.evaluate.sample import HOSTILE, TEXT, gold_claim, gold_file, gold_report
from typer.testing import CliRunner

from marsad.cli.app import app
from marsad.errors import InputError
from marsad.evaluate.case_files import load_cases
from marsad.evaluate.cases import measure_cases
from marsad.evaluate.claims import ComparedReport
from marsad.evaluate.errors_page import errors_page
from marsad.evaluate.errors_page.view import page_view
from marsad.evaluate.halves import Half, half_of
from marsad.evaluate.measuring import Choice, Measured, corpora_in, measure
from marsad.evaluate.saved import changes, load_run, saved_run
from marsad.evaluate.tally import Tally
from marsad.evaluate.tasks import TASKS
from marsad.pipeline.resources import Resources

LOOKED_AT = next(name for name in map(str, range(99)) if half_of(name) is Half.LOOKED_AT)
HELD_BACK = next(name for name in map(str, range(99)) if half_of(name) is Half.HELD_BACK)
SECRET = "Nobody may look at Kafranbel before the end."
CASES = Path(__file__).resolve().parents[1] / "cases"


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    held = gold_report(gold_claim(stance="denies"), id=HELD_BACK, text=f"{TEXT} {SECRET}")
    return gold_file(tmp_path_factory.mktemp("gold"), gold_report(gold_claim(stance="denies"), id=LOOKED_AT), held)


@pytest.fixture(scope="module")
def run(gold: Path, resources: Resources) -> tuple[Measured, tuple[ComparedReport, ...]]:
    measured, scored = measure(TASKS["claims"], gold, Choice(), resources)
    return measured, scored.compared


def test_claims_are_read_and_scored(run: tuple[Measured, tuple[ComparedReport, ...]]) -> None:
    measured, compared = run
    assert measured.reports == 2
    assert 0.2 < measured.headline < 1
    assert {outcome.publisher for outcome in measured.outcomes} == {"The Post"}
    assert any(pair.gold is not None and pair.found is not None for one in compared for pair in one.pairs)


def test_a_half_and_a_sample(gold: Path, resources: Resources) -> None:
    measured, _ = measure(TASKS["claims"], gold, Choice(half=Half.HELD_BACK), resources)
    assert {outcome.report for outcome in measured.outcomes} == {HELD_BACK}
    assert measure(TASKS["links"], gold, Choice(sample=1), resources)[0].reports == 1


def test_a_run_is_saved_and_compared(run: tuple[Measured, tuple[ComparedReport, ...]], tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(saved_run([run[0]], versions={"marsad": "1"}), encoding="utf-8")
    [kept] = load_run(path)
    assert (kept.task, kept.reports, len(kept.outcomes)) == ("claims", 2, len(run[0].outcomes))
    assert not list(changes([kept], [run[0]]))
    assert "market" not in path.read_text(encoding="utf-8")


def test_better_and_worse_are_told_by_report_and_slot(run: tuple[Measured, tuple[ComparedReport, ...]]) -> None:
    now = run[0]
    worse = tuple(
        replace(one, tally=Tally(0, one.tally.predicted, 0, one.tally.wanted)) if one.slot == "weapons" else one
        for one in now.outcomes
    )
    found = list(changes([replace(now, outcomes=worse)], [now]))
    assert {(change.report, change.slot) for change in found} == {(LOOKED_AT, "weapons"), (HELD_BACK, "weapons")}
    assert all(change.fewer_errors > 0 for change in found)
    assert all(change.fewer_errors < 0 for change in changes([now], [replace(now, outcomes=worse)]))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", r"run\.json:1: is not JSON"),
        ("{}", "is no run saved by"),
        ('{"format": "marsad-evaluation/1"}', "damaged"),
    ],
)
def test_files_that_are_no_run(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        load_run(path)


def test_corpora_are_found_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "corpora" / "isaf").mkdir(parents=True)
    (tmp_path / "corpora" / "isaf" / "isaf_test.jsonl").write_text("")
    assert [task.name for task, _, _ in corpora_in(tmp_path, list(TASKS))] == ["counts"]
    assert [task.name for task, _, _ in corpora_in(tmp_path / "corpora", ["counts"])] == ["counts"]
    with pytest.raises(InputError, match="holds none of gold/reports"):
        list(corpora_in(tmp_path, ["claims"]))


# ---------------------------------------------------------------- cases
def test_cases_are_measured(resources: Resources) -> None:
    chosen = [case for case in load_cases(CASES) if case.name in {"trap-campaign", "agency-abduction"}]
    measured, compared = measure_cases(chosen, Choice(), resources, name="cases")
    assert (measured.reports, measured.headline) == (2, 1.0)
    assert len(compared) == 2


def test_a_case_that_does_not_hold_is_an_error_to_look_at(resources: Resources, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(
        "about: x\ntext: Gunmen abducted a teacher near Ariha.\nclaims: [{type: abduction, targets: [a nurse]}]\n"
    )
    measured, compared = measure_cases(load_cases(tmp_path), Choice(), resources, name="x")
    assert measured.headline == 0.0
    [report] = json.loads(json.dumps(page_view(compared, with_held_back=True)["reports"]))
    errors = [error for pair in report["pairs"] for error in pair["errors"]]
    assert errors == [{"slot": "targets", "kind": "wrong"}]


# ---------------------------------------------------------------- the page
def test_held_back_reports_are_not_in_the_page(run: tuple[Measured, tuple[ComparedReport, ...]]) -> None:
    assert SECRET not in errors_page(run[1])
    assert SECRET in errors_page(run[1], with_held_back=True)


def test_hostile_text_cannot_leave_its_element(run: tuple[Measured, tuple[ComparedReport, ...]]) -> None:
    page = errors_page(run[1], title=HOSTILE)
    assert HOSTILE not in page
    assert page.count("<script") == 2
    assert page.count("</script>") == 2


def test_the_pieces_are_the_text(run: tuple[Measured, tuple[ComparedReport, ...]]) -> None:
    view = page_view(run[1], with_held_back=False)
    [report] = json.loads(json.dumps(view["reports"]))
    for side in ("gold", "read"):
        assert "".join(text for text, _ in report[side]) == TEXT
        assert any(names for _, names in report[side])


# ---------------------------------------------------------------- the command
def test_the_command_scores_saves_and_compares(gold: Path, tmp_path: Path) -> None:
    kept, page = tmp_path / "run.json", tmp_path / "errors.html"
    first = CliRunner().invoke(app, ["evaluate", str(gold), "--save", str(kept), "--html", str(page), "-q"])
    assert (first.exit_code, first.stdout) == (0, "")
    again = CliRunner().invoke(app, ["evaluate", str(gold), "--against", str(kept)])
    assert again.exit_code == 0
    assert "stance of found" in again.stdout
    assert "The Post" in again.stdout
    assert "better: 0 reports and slots" in again.stdout
    assert "(+0.000)" in again.stdout
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("arguments", [[], ["x.jsonl", "--task", "weather"], ["x.jsonl", "--half", "third"]])
def test_wrong_use(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["evaluate", *arguments]).exit_code == 2
