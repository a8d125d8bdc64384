"""Short ways to take in files that a test writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from marsad.ingest import IngestOptions, ingest
from marsad.model.reports import Ingested, Skipped

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)

TakeIn = Callable[..., list[Ingested | Skipped]]


@pytest.fixture
def take_in(tmp_path: Path) -> TakeIn:
    """Write the bytes to a file of that name and take it in; keyword arguments are options."""

    def take(name: str, raw: bytes, **options: object) -> list[Ingested | Skipped]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        return list(ingest([path], IngestOptions(**options), now=NOW))  # type: ignore[arg-type]

    return take


@pytest.fixture
def take_in_stdin() -> TakeIn:
    """Take in bytes from standard input."""

    def take(raw: bytes, **options: object) -> list[Ingested | Skipped]:
        return list(ingest(["-"], IngestOptions(**options), now=NOW, stdin=BytesIO(raw)))  # type: ignore[arg-type]

    return take


def one_report(outcomes: list[Ingested | Skipped]) -> Ingested:
    """The only outcome, which is a report."""
    (only,) = outcomes
    assert isinstance(only, Ingested), only
    return only


def one_skipped(outcomes: list[Ingested | Skipped]) -> Skipped:
    """The only outcome, which is a skipped input."""
    (only,) = outcomes
    assert isinstance(only, Skipped), only
    return only
