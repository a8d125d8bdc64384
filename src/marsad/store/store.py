"""Opening the record on disk, and reading it as a stream."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, RowMapping, Select, Table, exists, func, select

from marsad.model.claims import Claim, ClaimId
from marsad.model.decisions import Decision
from marsad.model.incidents import Incident, IncidentId
from marsad.model.reports import Document, IngestWarning, ReadState, Report, ReportId, Skipped
from marsad.model.serialise import from_json
from marsad.store import records, tables
from marsad.store.connect import WRITES, connect
from marsad.store.faults import translated
from marsad.store.filters import IncidentFilter, conditions
from marsad.store.migrate import bring_up_to_date, check_file
from marsad.store.unit import UnitOfWork

PAGE_ROWS = 200
BUSY_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is stored."""

    reports: int
    claims: int
    incidents: int
    decisions: int
    skipped: int
    not_readable: dict[str, int] = field(default_factory=dict)
    """Number of reports stored unread, by the language that cannot be read yet."""


@contextmanager
def open_store(path: str | Path, *, create: bool = True, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Iterator[Store]:
    """The database at `path`, created (unless told not to) or upgraded as needed, for the length of the block.

    Raises StoreTooNew, StoreLocked (after waiting `busy_timeout_s`), StoreFull, or StoreError for a file that is
    missing, damaged or not ours.
    """
    file = Path(path)
    check_file(file, create=create)
    engine = connect(file, busy_timeout_s=busy_timeout_s)
    try:
        with translated(file):
            bring_up_to_date(engine, file)
        yield Store(file, engine)
    finally:
        engine.dispose()


class Store:
    """Reads and units of work over one open database.

    Reads fetch a page at a time and hold no transaction in between, so that a long one neither blocks writers
    nor is blocked by them; what is written meanwhile behind the reader's place is seen.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        """Writes that are stored together at the end of the block, or not at all if it raises.

        Raises StoreLocked when another process is writing for longer than the busy timeout, StoreFull when the
        disk is full.
        """
        with (
            translated(self.path),
            self._engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            yield UnitOfWork(connection)

    def reports(self) -> Iterator[Report]:
        """All reports in the order they came in."""
        query = select(tables.reports.c.seq, tables.reports.c.body)
        return (from_json(Report, row["body"]) for row in self._pages(query, tables.reports.c.seq))

    def report(self, report_id: ReportId) -> Report | None:
        """One report, None when it is not stored."""
        row = self._one(tables.reports, tables.reports.c.id, report_id)
        return None if row is None else from_json(Report, row["body"])

    def document(self, report_id: ReportId) -> Document | None:
        """The text of one report, None when it is not stored."""
        row = self._one(tables.documents, tables.documents.c.report, report_id)
        return None if row is None else records.document_of(row)

    def raw_bytes(self, report_id: ReportId) -> bytes | None:
        """The bytes of one report as ingested, None when it is not stored."""
        row = self._one(tables.report_bytes, tables.report_bytes.c.report, report_id)
        return None if row is None else records.raw_of(row)

    def warnings(self) -> Iterator[tuple[ReportId, IngestWarning]]:
        """What people should know about reports, in the order the reports came in."""
        query = select(tables.reports.c.seq, tables.reports.c.id, tables.reports.c.warnings).where(
            tables.reports.c.warnings != "[]"
        )
        for row in self._pages(query, tables.reports.c.seq):
            for warning in from_json(tuple[IngestWarning, ...], row["warnings"]):
                yield ReportId(row["id"]), warning

    def unread_reports(self, engine: str) -> Iterator[tuple[Report, Document]]:
        """Readable reports whose claims were not made by this engine (its name with its version), in order.

        Claims may be stored while this is read.
        """
        done = exists().where(tables.readings.c.report == tables.reports.c.id, tables.readings.c.engine == engine)
        query = (
            select(tables.reports.c.seq, tables.reports.c.body, *tables.documents.c)
            .join(tables.documents, tables.documents.c.report == tables.reports.c.id)
            .where(tables.reports.c.state == ReadState.READABLE.value, ~done)
        )
        for row in self._pages(query, tables.reports.c.seq):
            yield from_json(Report, row["body"]), records.document_of(row)

    def claims(self, report: ReportId | None = None) -> Iterator[Claim]:
        """Claims by report, in reading order; those of one report, or all."""
        seq, position = tables.reports.c.seq, tables.claims.c.position
        query = select(seq, tables.reports.c.id).where(exists().where(tables.claims.c.report == tables.reports.c.id))
        if report is not None:
            query = query.where(tables.reports.c.id == report)
        for page in self._page_lists(query, seq):
            of_page = (
                select(tables.claims.c.body)
                .join(tables.reports, tables.reports.c.id == tables.claims.c.report)
                .where(tables.claims.c.report.in_([row["id"] for row in page]))
                .order_by(seq, position)
            )
            for row in self._all(of_page):
                yield from_json(Claim, row["body"])

    def claim(self, claim_id: ClaimId) -> Claim | None:
        """One claim, None when it is not stored."""
        row = self._one(tables.claims, tables.claims.c.id, claim_id)
        return None if row is None else from_json(Claim, row["body"])

    def incidents(self, wanted: IncidentFilter | None = None) -> Iterator[Incident]:
        """All incidents, or those wanted, in the order they were given, with their claims and links."""
        query = select(tables.incidents.c.seq, tables.incidents.c.id, tables.incidents.c.body)
        query = query.where(*conditions(wanted or IncidentFilter()))
        for page in self._page_lists(query, tables.incidents.c.seq):
            yield from self._assembled(page)

    def incident(self, incident_id: IncidentId) -> Incident | None:
        """One incident, None when it is not stored."""
        row = self._one(tables.incidents, tables.incidents.c.id, incident_id)
        return None if row is None else next(iter(self._assembled([row])))

    def incident_of(self, claim_id: ClaimId) -> IncidentId | None:
        """The incident that a claim belongs to, None for aggregates and claims that are not linked yet."""
        row = self._one(tables.memberships, tables.memberships.c.claim, claim_id)
        return None if row is None else IncidentId(row["incident"])

    def homes(self, claims: Iterable[ClaimId]) -> dict[ClaimId, IncidentId]:
        """The incidents that claims belong to; claims that belong to none are left out."""
        found: dict[ClaimId, IncidentId] = {}
        wanted, members = list(claims), tables.memberships.c
        for start in range(0, len(wanted), PAGE_ROWS):
            query = select(members.claim, members.incident).where(members.claim.in_(wanted[start : start + PAGE_ROWS]))
            found.update((ClaimId(row["claim"]), IncidentId(row["incident"])) for row in self._all(query))
        return found

    def incident_ids(self, beginning: str) -> Iterator[IncidentId]:
        """The ids of incidents that begin like this."""
        column = tables.incidents.c.id
        query = select(tables.incidents.c.seq, column).where(column.startswith(beginning, autoescape=True))
        return (IncidentId(row["id"]) for row in self._pages(query, tables.incidents.c.seq))

    def linked_claim_ids(self) -> Iterator[ClaimId]:
        """The ids of all claims that are in an incident."""
        query = select(tables.incidents.c.seq, tables.incidents.c.id)
        members = tables.memberships.c
        for page in self._page_lists(query, tables.incidents.c.seq):
            of_page = select(members.claim).where(members.incident.in_([row["id"] for row in page]))
            yield from (ClaimId(row["claim"]) for row in self._all(of_page))

    def decisions(self) -> Iterator[Decision]:
        """All decisions in the order they were made."""
        query = select(*tables.decisions.c)
        return (records.decision_of(row) for row in self._pages(query, tables.decisions.c.id))

    def skipped(self) -> Iterator[Skipped]:
        """Inputs that were not taken in, in the order they were met."""
        rows = self._all(select(*tables.skipped.c).order_by(tables.skipped.c.first_seen, tables.skipped.c.origin))
        return (Skipped(row["origin"], row["reason"]) for row in rows)

    def contents(self) -> Contents:
        """How much is stored."""
        unread = (
            select(tables.reports.c.lang, func.count().label("number"))
            .where(tables.reports.c.state == ReadState.LANGUAGE_NOT_SUPPORTED.value)
            .group_by(tables.reports.c.lang)
            .order_by(tables.reports.c.lang)
        )
        return Contents(
            reports=self._count(tables.reports),
            claims=self._count(tables.claims),
            incidents=self._count(tables.incidents),
            decisions=self._count(tables.decisions),
            skipped=self._count(tables.skipped),
            not_readable={row["lang"] or "": row["number"] for row in self._all(unread)},
        )

    def _assembled(self, rows: Sequence[RowMapping]) -> Iterator[Incident]:
        ids = [row["id"] for row in rows]
        claims: dict[str, list[str]] = defaultdict(list)
        members = tables.memberships.c
        for member in self._all(select(*members).where(members.incident.in_(ids)).order_by(members.position)):
            claims[member["incident"]].append(member["claim"])
        bodies: dict[str, list[str]] = defaultdict(list)
        links = tables.links.c
        for link in self._all(select(*links).where(links.incident.in_(ids)).order_by(links.position)):
            bodies[link["incident"]].append(link["body"])
        for row in rows:
            yield records.incident_of(row["body"], claims[row["id"]], bodies[row["id"]])

    def _pages(self, query: Select[Any], key: Column[int]) -> Iterator[RowMapping]:
        for page in self._page_lists(query, key):
            yield from page

    def _page_lists(self, query: Select[Any], key: Column[int]) -> Iterator[Sequence[RowMapping]]:
        """Rows in the order of an integer key, a page at a time."""
        last = -1
        while page := self._all(query.where(key > last).order_by(key).limit(PAGE_ROWS)):
            yield page
            last = page[-1][key.name]

    def _one(self, table: Table, key: Column[str], value: str) -> RowMapping | None:
        rows = self._all(select(*table.c).where(key == value))
        return rows[0] if rows else None

    def _count(self, table: Table) -> int:
        return int(self._all(select(func.count().label("number")).select_from(table))[0]["number"])

    def _all(self, query: Select[Any]) -> Sequence[RowMapping]:
        with translated(self.path), self._engine.connect() as connection:
            return connection.execute(query).mappings().all()
