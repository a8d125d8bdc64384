"""The first tables: reports, what the machine made of them, and what people decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = "decisions are append-only: take one back by another decision"


def upgrade() -> None:
    """Create everything."""
    _create_report_tables()
    _create_claim_tables()
    _create_incident_tables()
    _create_decisions()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _report_key() -> sa.Column[str]:
    return sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)


def _where_and_when() -> list[sa.Column[str] | sa.Column[float]]:
    return [
        *(_text(name, nullable=True) for name in ("time_start", "time_end", "place", "country", "admin1")),
        *(sa.Column(name, sa.REAL) for name in ("lat", "lon", "radius_km")),
    ]


def _create_report_tables() -> None:
    op.create_table(
        "reports",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("sha256", sa.Text, nullable=False, unique=True),
        _text("state"),
        *(_text(name, nullable=True) for name in ("lang", "published", "publisher")),
        _text("body"),
        _text("warnings"),
        sqlite_strict=True,
    )
    op.create_table(
        "report_bytes",
        _report_key(),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "documents",
        _report_key(),
        *(_text(name) for name in ("version", "cleaner", "runs")),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "skipped",
        sa.Column("origin", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, primary_key=True),
        _text("first_seen"),
        sqlite_strict=True,
    )


def _create_claim_tables() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_text(name) for name in ("engine", "versions", "settings", "first_at")),
        sa.UniqueConstraint("engine", "versions", "settings"),
        sqlite_strict=True,
    )
    op.create_table("readings", _report_key(), _text("engine"), sqlite_strict=True)
    op.create_table(
        "claims",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *(_text(name) for name in ("type", "realis", "stance")),
        sa.Column("aggregate", sa.Integer, nullable=False),
        *_where_and_when(),
        _text("body"),
        sqlite_strict=True,
    )
    op.create_index("claims_report", "claims", ["report", "position"])
    op.create_index("claims_time", "claims", ["time_start"])
    op.create_index("claims_country", "claims", ["country"])


def _create_incident_tables() -> None:
    op.create_table(
        "incidents",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _text("type"),
        *_where_and_when(),
        _text("body"),
        sqlite_strict=True,
    )
    op.create_index("incidents_time", "incidents", ["time_start"])
    op.create_index("incidents_country", "incidents", ["country"])
    op.create_table(
        "memberships",
        sa.Column("claim", sa.Text, sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("incident", sa.Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("memberships_incident", "memberships", ["incident", "position"])
    op.create_table(
        "links",
        sa.Column("incident", sa.Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("left_claim", sa.Text, sa.ForeignKey("claims.id", ondelete="CASCADE"), nullable=False),
        sa.Column("right_claim", sa.Text, sa.ForeignKey("claims.id", ondelete="CASCADE"), nullable=False),
        sa.Column("score", sa.REAL, nullable=False),
        _text("body"),
        sqlite_strict=True,
    )
    op.create_index("links_left", "links", ["left_claim"])
    op.create_index("links_right", "links", ["right_claim"])


def _create_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_text(name) for name in ("kind", "decided_by", "decided_at", "body")),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    refuse = f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
    op.execute(f"CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions {refuse}")
    op.execute(f"CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions {refuse}")
    # INSERT OR REPLACE would delete the old row without firing the trigger above.
    op.execute(
        "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions "
        f"WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id) {refuse}"
    )
