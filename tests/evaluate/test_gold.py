"""Marked files: what is wrong in them is named with file, line, key and reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.evaluate.sample import TEXT, gold_claim, gold_file, gold_report

from marsad.errors import InputError
from marsad.evaluate.case_files import load_case, load_cases
from marsad.evaluate.gold import read_gold
from marsad.model.evidence import Span


def test_a_marked_report_is_read(tmp_path: Path) -> None:
    [report] = read_gold(gold_file(tmp_path, gold_report()))
    [claim] = report.claims
    assert (report.id, report.publisher, report.date) == ("sarmin", "The Post", "2031-03-05")
    assert claim.trigger.spans == (Span(0, 11),)
    assert claim.place is not None
    assert claim.place.point == (35.9, 36.72)
    assert [TEXT[s.start : s.end] for s in claim.targets[0].spans] == ["a market"]


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        ({"text": None}, "text: is missing"),
        ({"text": 5}, "text: must be text, not 5"),
        ({"id": None}, "id: is missing"),
        ({"date": "yesterday"}, "date: 'yesterday' is no date of the form YYYY-MM-DD"),
        ({"claims": {}}, "claims: must be a list, not {}"),
        ({"claims": ["x"]}, r"claims\[1\]: must be an object"),
        ({"claims": [gold_claim(type="storm")]}, r"claims\[1\]\.type: 'storm' is none of"),
        ({"claims": [gold_claim(realis="perhaps")]}, r"claims\[1\]\.realis: 'perhaps' is none of"),
        ({"claims": [gold_claim(stance=None)]}, r"claims\[1\]\.stance: is missing"),
        ({"claims": [gold_claim(targets=["a hospital"])]}, r"claims\[1\]\.targets: the quote 'a hospital' is not"),
        (
            {"claims": [gold_claim(targets=[{"quote": "a", "start": 3, "end": 9_999}])]},
            r"targets\[1\]\.start: 3 to 9999",
        ),
        ({"claims": [gold_claim(trigger=None, sentence=None)]}, r"claims\[1\]\.trigger: is missing"),
        ({"claims": [gold_claim(place="Sarmin")]}, r"claims\[1\]\.place: must be an object"),
        ({"claims": [gold_claim(place={"quote": "Sarmin", "lat": "north"})]}, r"place\.lat: must be a number"),
        ({"claims": [gold_claim(time={"quote": "Monday", "start": "3 March"})]}, r"time\.start: '3 March' is no date"),
        ({"claims": [gold_claim(time={"precision": "decade"})]}, r"time\.precision: 'decade' is none of"),
        ({"claims": [gold_claim(figures=[{"kind": "lost"}])]}, r"figures\[1\]\.kind: 'lost' is none of"),
        ({"claims": [gold_claim(figures=[{"kind": "killed", "lo": True}])]}, r"lo: must be a whole number, not true"),
        ({"claims": [gold_claim(aggregate="yes")]}, r"claims\[1\]\.aggregate: must be true or false"),
    ],
)
def test_a_fault_is_named(report: dict[str, Any], reason: str, tmp_path: Path) -> None:
    path = gold_file(tmp_path, gold_report(id="first"), gold_report(**report))
    with pytest.raises(InputError, match=rf"gold\.jsonl:2: .*{reason}"):
        read_gold(path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "holds no report"),
        ("[]\n", r"gold\.jsonl:1: must be an object"),
        ('{"id": "a"\n', r"gold\.jsonl:1: is not JSON"),
        ("\n\n{]\n", r"gold\.jsonl:3: is not JSON"),
        ("[" * 100_000 + "\n", r"gold\.jsonl:1: is nested too deeply"),
    ],
)
def test_files_that_are_none(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        read_gold(path)


def test_two_reports_of_one_id(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gold\.jsonl:2: id: is the id of another report, .*gold\.jsonl:1"):
        read_gold(gold_file(tmp_path, gold_report(), gold_report()))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("about: x\ntext: [\n", r"case\.yaml:\d: is not YAML"),
        ("about: x\n", "needs about, text and claims"),
        ("about: x\ntext: 5\nclaims: []\n", "text: must be text"),
        ("about: x\ntext: y\nclaims: 3\n", "claims: must be a list"),
        ("about: x\ntext: y\ndate: soon\nclaims: []\n", "date: must be"),
        ("about: x\ntext: y\nclaims: [{tpye: attack}]\n", r"claims\[1\]: unknown keys \['tpye'\]"),
        ("about: x\ntext: y\nothers: true\nclaims: []\n", "can never fail"),
    ],
)
def test_faults_of_cases_are_named(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        load_case(path)


def test_a_folder_without_cases(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no case"):
        load_cases(tmp_path)
