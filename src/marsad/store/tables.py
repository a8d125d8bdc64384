"""The tables as they are at the newest revision. Machine output and human decisions never share one.

Rows carry the whole value as JSON in `body`; the columns beside it repeat what is filtered and sorted by.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _reference(target: str) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE")


reports = Table(
    "reports",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("lang", Text),
    Column("published", Text),
    Column("publisher", Text),
    Column("body", Text, nullable=False),
    Column("warnings", Text, nullable=False),
    sqlite_strict=True,
)
"""`seq` is the order in which reports came in."""

report_bytes = Table(
    "report_bytes",
    metadata,
    Column("report", Text, _reference("reports.id"), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""The report as ingested, packed by zlib; `size` is that of the original in bytes."""

documents = Table(
    "documents",
    metadata,
    Column("report", Text, _reference("reports.id"), primary_key=True),
    Column("version", Text, nullable=False),
    Column("cleaner", Text, nullable=False),
    Column("runs", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""The text that quotes point into: UTF-8 (lone surrogates let through), packed by zlib."""

skipped = Table(
    "skipped",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("first_seen", Text, nullable=False),
    sqlite_strict=True,
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("engine", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("first_at", Text, nullable=False),
    UniqueConstraint("engine", "versions", "settings"),
    sqlite_strict=True,
)
"""Every distinct combination of engine, versions and settings that was ever used, once."""

readings = Table(
    "readings",
    metadata,
    Column("report", Text, _reference("reports.id"), primary_key=True),
    Column("engine", Text, nullable=False),
    sqlite_strict=True,
)
"""Which engine made the report's present claims; a report without a row is unread, one with a row may have none."""

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, _reference("reports.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("realis", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("aggregate", Integer, nullable=False),
    Column("time_start", Text),
    Column("time_end", Text),
    Column("place", Text),
    Column("country", Text),
    Column("admin1", Text),
    Column("lat", REAL),
    Column("lon", REAL),
    Column("radius_km", REAL),
    Column("body", Text, nullable=False),
    Index("claims_report", "report", "position"),
    Index("claims_time", "time_start"),
    Index("claims_country", "country"),
    sqlite_strict=True,
)

incidents = Table(
    "incidents",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("time_start", Text),
    Column("time_end", Text),
    Column("place", Text),
    Column("country", Text),
    Column("admin1", Text),
    Column("lat", REAL),
    Column("lon", REAL),
    Column("radius_km", REAL),
    Column("body", Text, nullable=False),
    Index("incidents_time", "time_start"),
    Index("incidents_country", "country"),
    sqlite_strict=True,
)
"""`body` is the incident without its claims and links, which have tables of their own."""

memberships = Table(
    "memberships",
    metadata,
    Column("claim", Text, _reference("claims.id"), primary_key=True),
    Column("incident", Text, _reference("incidents.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Index("memberships_incident", "incident", "position"),
    sqlite_strict=True,
)
"""Which incident the machine put a claim in: one at most."""

links = Table(
    "links",
    metadata,
    Column("incident", Text, _reference("incidents.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("left_claim", Text, _reference("claims.id"), nullable=False),
    Column("right_claim", Text, _reference("claims.id"), nullable=False),
    Column("score", REAL, nullable=False),
    Column("body", Text, nullable=False),
    Index("links_left", "left_claim"),
    Index("links_right", "right_claim"),
    sqlite_strict=True,
)
"""The pairs that hold an incident together, with their features."""

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
"""What people decided. Triggers refuse any change of a row; no row refers to machine tables, which come and go."""
