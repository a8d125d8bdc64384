"""A database for each test, and reports to put in it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.export.sample import sample_bundle

from marsad.model.bundle import Bundle
from marsad.model.claims import Claim, ClaimId
from marsad.model.reports import Document, Ingested, IngestWarning, ReadState, Report, ReportId, Run, WarningKind
from marsad.store import Store, open_store

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
ENGINE = "rules/1"


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """Invented reports with their claims and incidents."""
    return sample_bundle()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's database is."""
    return tmp_path / "marsad.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new database."""
    with open_store(path) as opened:
        yield opened


def ingested(
    key: str, text: str = "Shells fell.", *, state: ReadState = ReadState.READABLE, lang: str = "en"
) -> Ingested:
    """A report made for a test."""
    raw = f"{key}: {text}".encode("utf-8", "surrogatepass")
    report = Report(
        ReportId(key), hashlib.sha256(raw).hexdigest(), f"{key}.txt", "text/plain", NOW, lang=lang, state=state
    )
    warnings = (IngestWarning(WarningKind.LANGUAGE_NOT_SUPPORTED, "unread"),) if state is not ReadState.READABLE else ()
    return Ingested(report, Document(ReportId(key), text, (Run(0, 0, len(text)),)), raw, warnings)


def of_bundle(bundle: Bundle) -> list[Ingested]:
    """The bundle's reports as they came in."""
    return [
        Ingested(report, bundle.documents[report.id], report.id.encode()) for report in bundle.reports
        if report.id in bundle.documents
    ]  # fmt: skip


def fill(store: Store, bundle: Bundle) -> None:
    """Store a whole bundle as a run does."""
    with store.unit_of_work() as unit:
        for taken in of_bundle(bundle):
            unit.add_report(taken)
        for report_id, claims in bundle.claims_of_reports().items():
            unit.replace_claims(report_id, ENGINE, claims)
        unit.replace_incidents(bundle.incidents)


def claims_for(report_id: ReportId, bundle: Bundle, count: int = 3) -> list[Claim]:
    """Claims of the bundle, given to another report."""
    return [
        replace(claim, id=ClaimId(f"{report_id}#c{number}"), report_id=report_id)
        for number, claim in enumerate(bundle.claims[:count], start=1)
    ]


def dump(path: Path) -> list[str]:
    """Everything in the database, as SQL."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
