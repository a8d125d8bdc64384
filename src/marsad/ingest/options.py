"""What a user can say about inputs that the inputs do not say themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MEBIBYTE = 1 << 20

FIELDS = ("id", "text", "title", "date", "publisher", "url", "lang")
"""The fields of a report that a row format can carry, under these names unless columns are mapped."""


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """Metadata fill only what a report lacks; limits bound memory."""

    publisher: str | None = None
    date: str | None = None
    """Publication date in any form that `ingest.dates` reads."""
    url: str | None = None
    lang: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field of a report (one of FIELDS) -> column or key of the row formats that holds it."""
    format: str | None = None
    """Name of a kind (see `ingest.kinds`) for all inputs; None: told by name, else by content."""
    max_report_chars: int = 1_000_000
    """Longer texts are cut here and that is said."""
    max_file_bytes: int = 128 * MEBIBYTE
    """Larger files of the formats that must be read whole, and larger rows, are skipped."""
    readable_languages: frozenset[str] = frozenset({"en"})
