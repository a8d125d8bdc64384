"""Times and figures as people write them, claims found again, and which decisions stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.review.conftest import NOW, casebook

from marsad.errors import DecisionRefused
from marsad.model.claims import ClaimId, Figure, FigureBasis, FigureKind, Provenance, Who
from marsad.model.decisions import Decision, DecisionId, DecisionKind
from marsad.model.evidence import quote_at
from marsad.model.when import Precision
from marsad.review.anchors import anchor_of, find_again
from marsad.review.correcting import corrected_claim
from marsad.review.numbers import Number, figure_field, parse_number
from marsad.review.standing import standing
from marsad.review.times import parse_time
from marsad.review.values import figure_words, time_words

B, P = FigureBasis, Precision
NUMBERS = {
    "3": Number(3, 3, B.EXACT),
    "3-5": Number(3, 5, B.RANGE),
    "3 to 5": Number(3, 5, B.RANGE),
    "18+": Number(18, None, B.AT_LEAST),
    "at least 18": Number(18, None, B.AT_LEAST),
    "<=5": Number(None, 5, B.UP_TO),
    "up to 5": Number(None, 5, B.UP_TO),
    "about 40": Number(40, 40, B.ABOUT),
    "none": Number(0, 0, B.NONE_REPORTED),
    "no information": Number(None, None, B.NO_INFORMATION),
    "not_stated": Number(None, None, B.NOT_STATED),
}


@pytest.mark.parametrize(("words", "number"), NUMBERS.items())
def test_figures(words: str, number: Number) -> None:
    assert parse_number(words) == number


@pytest.mark.parametrize("words", ["", "several", "5-3", "-2", "3.5", "1" * 12])
def test_what_is_no_figure(words: str) -> None:
    with pytest.raises(DecisionRefused):
        parse_number(words)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_figure_in_words_can_be_typed_again(one: int, other: int) -> None:
    low, high = sorted((one, other))
    figure = Figure(FigureKind.KILLED, quote_at("", 0, 0), Provenance("x", 1.0), lo=low, hi=high)
    again = parse_number(figure_words(figure).removesuffix(" unknown"))
    assert (again.lo, again.hi) == (low, high)


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("killed", (FigureKind.KILLED, None)),
        ("injured.civilian", (FigureKind.INJURED, Who.CIVILIAN)),
        ("place", None),
    ],
)
def test_figure_fields(field: str, meant: object) -> None:
    assert figure_field(field) == meant


TIMES = {
    "2024-02-07": ("2024-02-07T00:00", "2024-02-07T23:59", P.DAY),
    "2024-02-07T21:30": ("2024-02-07T21:30", "2024-02-07T21:30", P.MINUTE),
    "2024-02": ("2024-02-01T00:00", "2024-02-29T23:59", P.MONTH),
    "2023-12": ("2023-12-01T00:00", "2023-12-31T23:59", P.MONTH),
    "2024": ("2024-01-01T00:00", "2024-12-31T23:59", P.YEAR),
    "2024-02-07..2024-02-09": ("2024-02-07T00:00", "2024-02-09T23:59", P.DAYS),
    "..2024-02-09": (None, "2024-02-09T23:59", P.DAY),
    "2024-02-07..": ("2024-02-07T00:00", None, P.DAY),
}


@pytest.mark.parametrize(("words", "expected"), TIMES.items())
def test_times(words: str, expected: tuple[str | None, str | None, Precision]) -> None:
    found = parse_time(words)
    start, end = (datetime.fromisoformat(one) if one else None for one in expected[:2])
    assert (found.start, found.end, found.precision) == (start, end, expected[2])
    again = parse_time(time_words(found))
    assert (again.start, again.end) == (found.start, found.end)


@pytest.mark.parametrize("words", ["", "..", "Monday", "2024-13", "2024-02-30", "2024-02-09..2024-02-07", "7.2.2024"])
def test_what_is_no_time(words: str) -> None:
    with pytest.raises(DecisionRefused):
        parse_time(words)


PARTS = {
    "parts stay parts": ("7", [("killed", 1, 3), ("injured", 9, None), ("injured", 2, 1), ("killed", 7, None)]),
    "nobody has no parts": ("none", [("injured", 9, None), ("injured", 2, 0), ("killed", 0, None)]),
}


@pytest.mark.parametrize(("value", "expected"), PARTS.values(), ids=PARTS.keys())
def test_parts_of_a_corrected_total(value: str, expected: list[tuple[str, int, int | None]]) -> None:
    claim = casebook().claims[0]
    total = claim.figures[0]
    children = replace(total, kind=FigureKind.KILLED, who=Who.CIVILIAN, words="children", lo=1, hi=1, part_of=0)
    injured = replace(total, kind=FigureKind.INJURED, lo=9, hi=9)
    told = replace(claim, figures=(total, children, injured, replace(injured, lo=2, hi=2, part_of=2)))
    decision = Decision(DecisionId(1), DecisionKind.CORRECT, "Ana", NOW, "so", ("alpha-0",), "killed.unknown", value)
    found = corrected_claim(told, decision)
    assert [(one.kind.value, one.lo, one.part_of) for one in found.figures] == expected
    assert found.corrections[0].machine == "3 unknown"


def test_a_claim_is_found_again_under_another_number() -> None:
    beta = [claim for claim in casebook().claims if claim.report_id == "beta"]
    anchor = anchor_of(beta[0])
    assert find_again(anchor, beta) is beta[0]
    renamed = [replace(beta[1], id=beta[0].id), replace(beta[0], id=ClaimId("beta-9"))]
    assert find_again(anchor, renamed) is renamed[1]
    assert find_again(anchor, [beta[1]]) is None
    assert find_again(anchor, []) is None


def undoing(number: int, target: int) -> Decision:
    return Decision(DecisionId(number), DecisionKind.UNDO, "Ana", NOW, "so", (str(target),))


def confirming(number: int) -> Decision:
    return Decision(DecisionId(number), DecisionKind.CONFIRM, "Ana", NOW, "so", (f"c{number}",))


@pytest.mark.parametrize(
    ("decisions", "stand"),
    [
        ([confirming(1), confirming(2)], [1, 2]),
        ([confirming(1), confirming(2), undoing(3, 1)], [2]),
        ([confirming(1), confirming(2), undoing(3, 1), undoing(4, 3)], [1, 2]),
        ([confirming(1), undoing(2, 1), undoing(3, 2), undoing(4, 3)], []),
    ],
)
def test_what_stands(decisions: list[Decision], stand: list[int]) -> None:
    assert [decision.id for decision in standing(reversed(decisions)).decisions] == stand
