"""The JSON of a run and the JSON lines of reading follow the output contracts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.sample import SCRIPT

from marsad.export.jsontext import dumps
from marsad.export.records import claims_jsonl, run_json
from marsad.model.bundle import Bundle


@pytest.fixture(scope="module")
def run(bundle: Bundle) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads("".join(run_json(bundle)))
    return parsed


def claim_of(run: dict[str, Any], claim_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(claim for claim in run["claims"] if claim["id"] == claim_id)
    return found


def quotes(value: Any) -> Iterator[tuple[str, int, int]]:
    if isinstance(value, dict):
        if value.get("quote") is not None:
            place = "quote_start" if "quote_start" in value else "start"
            yield value["quote"], value[place], value["quote_end" if "quote_end" in value else "end"]
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


def test_every_quote_is_found_at_its_offsets(bundle: Bundle, run: dict[str, Any]) -> None:
    texts = {report_id: document.text for report_id, document in bundle.documents.items()}
    found = [(claim["report"], quote) for claim in run["claims"] for quote in quotes(claim)]
    assert len(found) > 100
    for report, (quote, start, end) in found:
        assert texts[report][start:end] == quote


def test_every_claim_is_in_one_incident_and_aggregates_in_none(run: dict[str, Any]) -> None:
    placed = [claim for incident in run["incidents"] for claim in incident["claims"]]
    assert sorted(placed) == sorted(claim["id"] for claim in run["claims"] if not claim["aggregate"])
    assert any(claim["aggregate"] for claim in run["claims"])


def test_the_source_chain_runs_from_outer_to_inner(run: dict[str, Any]) -> None:
    claim = claim_of(run, "valley-post-1#c2")
    assert [source["quote"] for source in claim["sources"]] == ["State television", "a military source"]
    assert claim["stance"] == "asserts"
    assert claim["sources"][0]["claimant"] == "government"
    assert claim["sources"][0]["cue"]["quote"] == "citing"


def test_three_zeros_stay_apart(run: dict[str, Any]) -> None:
    bases = {
        claim["id"]: [figure["basis"] for figure in claim["figures"]]
        for claim in run["claims"]
        if claim["report"] in ("valley-post-1", "gulf-ledger-1")
    }
    assert bases["valley-post-1#c2"] == ["none_reported"]
    assert bases["gulf-ledger-1#c1"] == ["no_information"]
    assert bases["gulf-ledger-1#c2"] == []


def test_a_part_names_its_total(run: dict[str, Any]) -> None:
    total, part = claim_of(run, "northern-wire-1#c1")["figures"]
    assert (total["lo"], total["hi"], total["part_of"]) == (9, None, None)
    assert (part["lo"], part["words"], part["part_of"]) == (3, "children", 0)


@pytest.mark.parametrize(
    ("claim_id", "expected"),
    [
        ("northern-wire-1#c1", ("2024-05-14T06:00", "2024-05-14T12:00", "part_of_day", "stated")),
        ("valley-post-1#c1", ("2024-05-14", "2024-05-14", "day", "stated")),
        ("desk-hostile#c1", (None, "2024-05-16", "unknown", "bounded")),
        ("delta-radio-1#c1", (None, None, "unknown", "unresolved")),
    ],
)
def test_time_keeps_its_precision_and_basis(run: dict[str, Any], claim_id: str, expected: tuple[str, ...]) -> None:
    time = claim_of(run, claim_id)["time"]
    assert (time["start"], time["end"], time["precision"], time["basis"]) == expected


def test_a_place_that_could_not_be_pinned_keeps_its_words(run: dict[str, Any]) -> None:
    place = claim_of(run, "river-times-1#c1")["place"]
    assert (place["quote"], place["pinned"], place["lat"]) == ("around the dam", False, None)


def test_incidents_carry_conflicts_links_and_zeros(run: dict[str, Any]) -> None:
    sarmin = run["incidents"][0]
    assert {"id", "claims", "type", "time", "place", "figures", "sources", "grade"} <= sarmin.keys()
    assert [conflict["field"] for conflict in sarmin["conflicts"]] == ["happened", "killed.civilian"]
    assert sarmin["figures"][0]["zeros"] == [{"basis": "none_reported", "claim": "valley-post-1#c2"}]
    assert sarmin["links"][0]["features"][2]["value"] == -0.2


def test_reading_gives_one_line_a_report_in_input_order(bundle: Bundle) -> None:
    lines = list(claims_jsonl(bundle))
    records = [json.loads(line) for line in lines]
    assert all(line.count("\n") == 1 for line in lines)
    assert [record["id"] for record in records] == [report.id for report in bundle.reports]
    assert next(record for record in records if record["id"] == "no-claims")["claims"] == []
    assert "text" not in records[0]


def test_reading_can_carry_the_text(bundle: Bundle) -> None:
    records = {record["id"]: record for record in map(json.loads, claims_jsonl(bundle, with_text=True))}
    assert SCRIPT in records["desk-hostile"]["text"]


@given(st.text(st.characters(), max_size=60))
def test_json_text_stays_on_one_line_and_loses_nothing(text: str) -> None:
    written = dumps({"text": text})
    assert len(written.splitlines()) == 1
    assert json.loads(written.encode("utf-8"))["text"] == text


def test_whole_and_parts_name_each_other(run: dict[str, Any]) -> None:
    by_id = {incident["id"]: incident for incident in run["incidents"]}
    assert by_id["i-zarqa"]["part_of"] == {"incident": "i-dam", "reason": "told of the same days, near the dam"}
    assert by_id["i-dam"]["parts"] == ["i-zarqa"]
    assert (by_id["i-dam"]["part_of"], by_id["i-zarqa"]["parts"]) == (None, [])


def test_how_a_figure_moved_and_since_when_accounts_differ(run: dict[str, Any]) -> None:
    sarmin = next(incident for incident in run["incidents"] if incident["id"] == "i-sarmin")
    (history,) = sarmin["figure_history"]
    assert [(step["published"], step["value"], step["superseded"]) for step in history["steps"]] == [
        ("2024-05-14", "15", True),
        ("2024-05-14", "21", False),
        (None, "at least 22", False),
    ]
    assert [conflict["since"] for conflict in sarmin["conflicts"]] == [None, "2024-05-15"]
    assert sarmin["versions"] == [{"reports": ["northern-wire-1", "valley-post-1"], "reason": "80% in common"}]
