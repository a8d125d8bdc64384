"""The examples of docs/reading.md and docs/how-marsad-reads.md are read as the pages say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from marsad.model.claims import Claim
from marsad.model.reports import Document, Report, ReportId
from marsad.pipeline.reading import read_reports
from marsad.pipeline.resources import Resources

DOCS = Path(__file__).parents[2] / "docs"
STEPS, VOICES = ((DOCS / name).read_text(encoding="utf-8") for name in ("reading.md", "how-marsad-reads.md"))
PUBLISHED = date(2031, 3, 5)
RETRIEVED = datetime(2035, 1, 1, tzinfo=UTC)


def table(page: str, heading: str) -> list[list[str]]:
    """The rows of the page's table that has this heading cell second."""
    lines = page.splitlines()
    start = lines.index(next(line for line in lines if line.startswith(f"| sentence | {heading} |")))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


REALIS, STANCES, FIGURES = table(STEPS, "realis"), table(STEPS, "stance"), table(STEPS, "kind")
STANCES += [row[:2] for row in table(VOICES, "stance")]


def report(number: int, text: str) -> tuple[Report, Document]:
    report_id = ReportId(f"example-{number}")
    told = Report(
        report_id,
        sha256=report_id,
        origin=report_id,
        media_type="text/plain",
        retrieved_at=RETRIEVED,
        published=PUBLISHED,
        lang="en",
    )
    return told, Document(report_id, text)


@pytest.fixture(scope="module")
def claims(resources: Resources) -> Mapping[str, tuple[Claim, ...]]:
    """The claims of every example sentence, read in one go."""
    sentences = dict.fromkeys(row[0] for row in (*REALIS, *STANCES, *FIGURES))
    reports = (report(number, sentence) for number, sentence in enumerate(sentences))
    return {document.text: found for _, document, found in read_reports(reports, resources)}


@pytest.mark.parametrize(("sentence", "realis"), REALIS)
def test_realis(sentence: str, realis: str, claims: Mapping[str, tuple[Claim, ...]]) -> None:
    assert [claim.realis.value for claim in claims[sentence]] == [realis]


@pytest.mark.parametrize(("sentence", "stance"), STANCES)
def test_stance(sentence: str, stance: str, claims: Mapping[str, tuple[Claim, ...]]) -> None:
    assert [claim.attribution.stance.value for claim in claims[sentence]] == [stance]


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row[0])
def test_figure(row: list[str], claims: Mapping[str, tuple[Claim, ...]]) -> None:
    sentence, kind, lo, hi, basis = row
    found = [
        (_number(figure.lo), _number(figure.hi), figure.basis.value)
        for claim in claims[sentence]
        for figure in claim.figures
        if figure.kind == kind
    ]
    assert found == [(lo, hi, basis)]


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)
