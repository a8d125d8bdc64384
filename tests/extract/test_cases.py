"""The text-to-claims cases, read by the whole reading pipeline: one more is a file more, and no Python."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import InputError
from marsad.evaluate.case_checks import brief, mismatches, pair, problems
from marsad.evaluate.case_files import Case, load_case, load_cases
from marsad.evaluate.cases import as_marked_report
from marsad.evaluate.reading import as_report
from marsad.export.claim_record import Record, claim_record
from marsad.pipeline.reading import read_reports
from marsad.pipeline.resources import Resources

CASES = load_cases(Path(__file__).resolve().parents[1] / "cases")


@pytest.fixture(scope="module")
def read(resources: Resources) -> Mapping[str, tuple[Record, ...]]:
    """The claims of every case, read in one go."""
    read_all = read_reports((as_report(as_marked_report(case)) for case in CASES), resources)
    return {report.id: tuple(claim_record(claim) for claim in claims) for report, _, claims in read_all}


def _param(case: Case) -> Any:
    marks = [pytest.mark.xfail(reason=case.xfail, raises=pytest.fail.Exception, strict=True)] if case.xfail else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_case(case: Case, read: Mapping[str, tuple[Record, ...]]) -> None:
    found = read[case.name]
    wrong = problems(case, found)
    if wrong:
        all_found = "\n  ".join(brief(claim) for claim in found) or "nothing"
        pytest.fail(
            f"{case.name}: {case.about}\n{case.text}\n\n- " + "\n- ".join(wrong) + f"\n\nfound:\n  {all_found}",
            pytrace=False,
        )


def test_there_are_cases_of_every_kind() -> None:
    told = [claim for case in CASES for claim in case.claims]
    assert len(CASES) >= 60
    assert {claim.get("realis") for claim in told} >= {
        *("occurred", "ongoing", "attempted", "averted", "planned", "threatened", "demanded", "hypothetical", "denied")
    }
    assert any(not case.claims for case in CASES)


# The comparison is a judge, so it is judged itself.
FOUND: Record = {
    "type": "attack",
    "realis": "occurred",
    "stance": "asserts",
    "trigger": {"quote": "killed"},
    "sources": [{"quote": "the mayor of Nahr"}],
    "figures": [
        {"kind": "killed", "who": "civilian", "lo": 3, "hi": 3, "basis": "exact", "quote": "three traders", "words": ""}
    ],
    "place": {"quote": "Nahr", "name": "Nahr"},
    "time": {"quote": "Monday", "start": "2031-03-03", "end": "2031-03-03", "precision": "day", "basis": "stated"},
    "occurrence": "o1",
    "count": None,
    "perpetrators": [],
    "targets": [],
    "weapons": [],
    "damage": [],
    "aggregate": False,
}
JUDGED: dict[str, tuple[dict[str, Any], int]] = {
    "nothing asked": ({}, 0),
    "other type": ({"type": "riot"}, 1),
    "words inside the other": ({"sources": ["the mayor"]}, 0),
    "other words": ({"sources": ["a doctor"]}, 1),
    "must be empty": ({"sources": []}, 1),
    "is empty": ({"weapons": []}, 0),
    "figure": ({"figures": [{"kind": "killed", "lo": 3}]}, 0),
    "other figure": ({"figures": [{"kind": "killed", "lo": 4}]}, 1),
    "one figure too many": ({"figures": []}, 1),
    "no place": ({"place": None}, 1),
    "count missing": ({"count": 2}, 1),
    "day": ({"time": {"start": "2031-03-03", "precision": "day"}}, 0),
    "other day": ({"time": {"start": "2031-03-04"}}, 1),
}


@pytest.mark.parametrize(("wanted", "wrong"), JUDGED.values(), ids=JUDGED.keys())
def test_comparison(wanted: dict[str, Any], wrong: int) -> None:
    assert len(mismatches(wanted, FOUND)) == wrong


def _case(*claims: Mapping[str, Any], others: bool = False) -> Case:
    return Case("one", "", "", None, None, claims, others, "")


def test_claims_too_many_and_too_few_are_problems() -> None:
    wanted = {"type": "attack", "trigger": "killed"}
    assert problems(_case(wanted), [FOUND]) == ()
    assert len(problems(_case(wanted), [FOUND, FOUND])) == 1
    assert problems(_case(wanted, others=True), [FOUND, FOUND]) == ()
    assert len(problems(_case(wanted, wanted), [FOUND])) == 1


def test_a_claim_that_holds_must_lose_its_mark() -> None:
    assert "take its xfail away" in problems(_case({"type": "attack", "xfail": "hard"}), [FOUND])[0]
    assert problems(_case({"type": "attack", "realis": "denied", "xfail": "hard"}), [FOUND]) == ()


def test_occurrence_keys_are_compared_by_pairs() -> None:
    other: Record = {**FOUND, "trigger": {"quote": "wounded"}}
    wanted = ({"trigger": "killed", "occurrence": "a"}, {"trigger": "wounded", "occurrence": "b"})
    assert len(problems(_case(*wanted), [FOUND, other])) == 1
    assert problems(_case(*wanted), [FOUND, {**other, "occurrence": "o2"}]) == ()


def test_pairing_takes_the_better_fit() -> None:
    other = {**FOUND, "stance": "denies"}
    wanted = ({"type": "attack", "stance": "denies"}, {"type": "attack", "stance": "asserts"})
    assert pair(wanted, [FOUND, other]) == {0: 1, 1: 0}


def test_a_misspelt_key_is_named(tmp_path: Any) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("about: x\ntext: y\nclaims: [{tpye: attack}]\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"wrong\.yaml.*tpye"):
        load_case(path)
