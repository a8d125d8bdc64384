"""The example reports: all of them can be taken in, and each says that it was made up."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.ingest import IngestOptions, ingest
from marsad.model.reports import Ingested, ReadState

FOLDER = Path(__file__).parents[2] / "examples"
NOTE = "Written as an example for Marsad"
NOW = datetime(2035, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def reports() -> list[Ingested]:
    taken = list(ingest([FOLDER / "reports"], IngestOptions(), now=NOW))
    left_out = [item for item in taken if not isinstance(item, Ingested)]
    assert not left_out
    return [item for item in taken if isinstance(item, Ingested)]


def test_there_are_enough_of_several_formats(reports: list[Ingested]) -> None:
    assert len(reports) >= 12
    assert len({item.report.media_type for item in reports}) >= 4


def test_each_says_that_it_was_made_up(reports: list[Ingested]) -> None:
    assert [item.report.id for item in reports if NOTE not in item.raw.decode("utf-8")] == []


def test_all_are_readable_and_only_plain_texts_lack_a_publisher_and_a_date(reports: list[Ingested]) -> None:
    bare = {item.report.origin for item in reports if not (item.report.publisher and item.report.published)}
    assert {Path(origin).suffix for origin in bare} == {".txt"}
    assert all(item.report.state is ReadState.READABLE for item in reports)
    assert not any(item.warnings for item in reports)


def test_the_guide_names_every_report(reports: list[Ingested]) -> None:
    guide = (FOLDER / "README.md").read_text(encoding="utf-8")
    named = [part for part in guide.split("`")[1::2] if part]
    starts = [name.rstrip("*").split(".")[0] for name in named]
    files = {
        item.report.id if item.report.origin.endswith(tuple("0123456789")) else Path(item.report.origin).stem
        for item in reports
    }
    assert [name for name in files if not any(name.startswith(start) for start in starts)] == []
