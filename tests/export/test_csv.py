"""The table of claims keeps offsets and zeros, and cannot run in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.export.csv import csv as claims_csv
from marsad.export.csv import safe_cell
from marsad.model.bundle import Bundle
from marsad.model.claims import ClaimId


def rows_of(bundle: Bundle) -> list[dict[str, str]]:
    text = "".join(claims_csv(bundle)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def rows(bundle: Bundle) -> dict[str, dict[str, str]]:
    return {row["claim_id"]: row for row in rows_of(bundle)}


def test_one_row_a_claim(bundle: Bundle, rows: dict[str, dict[str, str]]) -> None:
    assert list(rows) == [claim.id for claim in bundle.claims]
    assert rows["river-times-1#c4"]["incident_id"] == ""
    assert rows["gulf-ledger-1#c2"]["incident_id"] == "i-marib"


@pytest.mark.parametrize("slot", ["trigger", "sentence", "place", "time", "strikes"])
def test_quotes_are_found_at_their_offsets(bundle: Bundle, rows: dict[str, dict[str, str]], slot: str) -> None:
    checked = 0
    for claim in bundle.claims:
        row = rows[claim.id]
        if row[f"{slot}_quote"]:
            text = bundle.documents[claim.report_id].text
            assert text[int(row[f"{slot}_start"]) : int(row[f"{slot}_end"])] == row[f"{slot}_quote"]
            checked += 1
    assert checked


@pytest.mark.parametrize(
    ("claim_id", "column", "expected"),
    [
        ("northern-wire-1#c1", "killed_lo", "9"),
        ("northern-wire-1#c1", "killed_hi", ""),
        ("northern-wire-1#c1", "killed_basis", "at_least"),
        ("northern-wire-1#c1", "killed_parts", "children: 3"),
        ("northern-wire-1#c1", "injured_basis", "not_stated"),
        ("valley-post-1#c1", "killed_hi", "12"),
        ("valley-post-1#c2", "killed_basis", "none_reported"),
        ("valley-post-1#c2", "sources", "State television > a military source"),
        ("valley-post-1#c2", "claimant_class", "anonymous_official"),
        ("gulf-ledger-1#c1", "casualties_basis", "no_information"),
        ("gulf-ledger-1#c2", "casualties_basis", "not_stated"),
        ("gulf-ledger-1#c2", "stance", "claims_responsibility"),
        ("desk-hostile#c1", "time_until", "2024-05-16"),
    ],
)
def test_cells(rows: dict[str, dict[str, str]], claim_id: str, column: str, expected: str) -> None:
    assert rows[claim_id][column] == expected


def test_the_hostile_title_is_not_a_formula(rows: dict[str, dict[str, str]]) -> None:
    assert rows["desk-hostile#c1"]["report_title"].startswith("'=HYPERLINK")


@given(st.text(min_size=1, max_size=20))
def test_no_text_cell_begins_like_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert isinstance(cell, str)
    assert cell[0] not in "=+-@\t\r\n＝＋－＠"
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_numbers_stay_numbers() -> None:
    assert safe_cell(-3.5) == -3.5


def test_a_lone_surrogate_can_be_written(bundle: Bundle) -> None:
    report = replace(bundle.reports[0], title="broken \ud800 title")
    text = "".join(claims_csv(replace(bundle, reports=(report,), claims=bundle.claims[:1])))
    assert "broken ? title" in text.encode("utf-8").decode("utf-8")


def test_several_totals_of_one_kind_are_joined_in_order(bundle: Bundle) -> None:
    claim = bundle.claims[0]
    fighter = bundle.claims[1].figures[0]
    both = replace(claim, id=ClaimId("both"), figures=(claim.figures[0], fighter))
    row = rows_of(replace(bundle, claims=(both,)))[0]
    assert (row["killed_lo"], row["killed_who"]) == ("9 | 5", "civilian | combatant")


def test_no_claims_is_an_empty_table() -> None:
    assert rows_of(Bundle()) == []
    header = next(claims_csv(Bundle()))
    assert header.startswith("\ufeffclaim_id,incident_id,report_id,")
