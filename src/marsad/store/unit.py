"""Writing: everything inside one unit of work is stored, or nothing is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, or_, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from marsad.errors import StoreChanged
from marsad.model.claims import Claim
from marsad.model.decisions import Decision, DecisionId
from marsad.model.incidents import Incident
from marsad.model.reports import Ingested, IngestWarning, ReportId, Skipped, WarningKind, distinct_id
from marsad.store import records, tables

BATCH_INCIDENTS = 500

T = TypeVar("T")


class UnitOfWork:
    """The writes of one transaction; made by `Store.unit_of_work`, which commits or rolls back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_report(self, ingested: Ingested) -> bool:
        """Store a report with its bytes and text; False, and nothing changed, when the same bytes are known.

        An id that belongs to other bytes gets the start of the digest as a suffix, and a warning says so; read
        the report back for the id it was stored under.
        """
        report = ingested.report
        known = self._connection.execute(
            select(tables.reports.c.sha256).where(
                or_(tables.reports.c.sha256 == report.sha256, tables.reports.c.id == report.id)
            )
        ).scalars()
        digests = set(known)
        if report.sha256 in digests:
            return False
        stored = _under_free_id(ingested) if digests else ingested
        self._connection.execute(insert(tables.reports), [records.report_row(stored)])
        self._connection.execute(insert(tables.report_bytes), [records.bytes_row(stored)])
        self._connection.execute(insert(tables.documents), [records.document_row(stored.document)])
        return True

    def add_skipped(self, skipped: Skipped, *, at: datetime) -> None:
        """Remember an input that was not taken in, once for each reason. Duplicates of reports are not kept."""
        if skipped.duplicate_of is None:
            self._insert_new(tables.skipped, records.skipped_row(skipped, at))

    def add_run(self, engine: str, *, versions: Mapping[str, str], settings: Mapping[str, str], at: datetime) -> None:
        """Remember with which versions and settings an engine was used; the same again changes nothing."""
        row = {
            "engine": engine,
            "versions": json.dumps(versions, sort_keys=True),
            "settings": json.dumps(settings, sort_keys=True),
            "first_at": at.isoformat(),
        }
        self._insert_new(tables.runs, row)

    def replace_claims(self, report_id: ReportId, engine: str, claims: Iterable[Claim]) -> None:
        """The claims of one report, in reading order, in place of any it had; the report counts as read by `engine`.

        Incidents lose the claims that are replaced: they are machine output, to be linked again.
        """
        self._connection.execute(delete(tables.claims).where(tables.claims.c.report == report_id))
        if rows := [records.claim_row(claim, position) for position, claim in enumerate(claims)]:
            self._connection.execute(insert(tables.claims), rows)
        reading = sqlite_insert(tables.readings).values(report=report_id, engine=engine)
        self._connection.execute(reading.on_conflict_do_update(index_elements=["report"], set_={"engine": engine}))

    def replace_incidents(self, incidents: Iterable[Incident]) -> None:
        """All incidents, in place of all there were. Their claims must be stored. Decisions are not touched."""
        self._connection.execute(delete(tables.incidents))
        for batch in _batches(incidents, BATCH_INCIDENTS):
            self._insert_all(tables.incidents, [records.incident_row(incident) for incident in batch])
            self._insert_all(tables.memberships, [row for one in batch for row in records.membership_rows(one)])
            self._insert_all(tables.links, [row for one in batch for row in records.link_rows(one)])

    def append_decision(self, decision: Decision, *, after: DecisionId | None = None) -> Decision:
        """Store what someone decided; the given id is ignored, the returned decision has its own.

        `after` is the last decision that was seen when this one was made (0: none was there). Raises StoreChanged
        where there are later ones.
        """
        if after is not None:
            last = self._connection.execute(select(func.max(tables.decisions.c.id))).scalar() or 0
            if last != after:
                raise StoreChanged(f"decision {last} was made since you looked", seen=after)
        result = self._connection.execute(insert(tables.decisions).values(records.decision_row(decision)))
        key = result.inserted_primary_key
        assert key is not None
        return replace(decision, id=DecisionId(key[0]))

    def _insert_all(self, table: Table, rows: list[records.Row]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _insert_new(self, table: Table, row: records.Row) -> None:
        self._connection.execute(sqlite_insert(table).values(row).on_conflict_do_nothing())


def _under_free_id(ingested: Ingested) -> Ingested:
    given = ingested.report.id
    free = distinct_id(given, ingested.report.sha256)
    message = f"the id {given} belongs to another report; this one is called {free}"
    warning = IngestWarning(WarningKind.ID_TAKEN, message)
    return replace(records.renamed(ingested, free), warnings=(*ingested.warnings, warning))


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
