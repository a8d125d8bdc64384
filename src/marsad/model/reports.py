"""A published document as it was taken in, and the text that is read from it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

ReportId = NewType("ReportId", str)


class ReadState(StrEnum):
    """What became of a report: read, or stored without being read, with the reason in the name."""

    READABLE = "readable"
    LANGUAGE_NOT_SUPPORTED = "language_not_supported"


@dataclass(frozen=True, slots=True)
class Report:
    """One published document. `published` is the publication day, None where the report does not give one."""

    id: ReportId
    sha256: str
    """Digest of the raw bytes: the same bytes twice are one report."""
    origin: str
    """File, and for row formats the line, that it came from."""
    media_type: str
    retrieved_at: datetime
    title: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    """The publication instant where the hour is known; its day is `published`."""
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    """ISO 639-1 code, given or detected; None where detection was not confident."""
    state: ReadState = ReadState.READABLE
    encoding: str | None = None
    """What the raw bytes were decoded with; None where the format has no text of its own (PDF)."""
    metadata: tuple[tuple[str, str], ...] = ()
    """Unknown input fields, kept as text."""


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """A stretch of text that is the same in the document and in what was ingested."""

    document_start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Document:
    """The clean text that quotes point into. Offsets are Unicode code points of `text`, which is never edited."""

    report_id: ReportId
    text: str
    runs: tuple[Run, ...] = ()
    """Mapping back to the decoded source text, in the order of the text and without overlap; empty where the source
    has no text of its own (PDF)."""
    cleaner: str = "identity/1"
    """Name and version of what made `text` from the source."""
    version: str = field(default="")
    """Digest of cleaner and text; computed when left empty."""

    def __post_init__(self) -> None:
        if not self.version:
            digest = hashlib.sha256(f"{self.cleaner}\0{self.text}".encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "version", digest[:16])

    def source_offset(self, offset: int) -> int | None:
        """Where a code point of `text` stood in the decoded source; None where it has no counterpart."""
        index = bisect_right(self.runs, offset, key=lambda run: run.document_start) - 1
        if index < 0 or offset >= self.runs[index].document_start + self.runs[index].length:
            return None
        return self.runs[index].source_start + offset - self.runs[index].document_start


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not taken in, with the reason that people are shown."""

    origin: str
    reason: str
    duplicate_of: ReportId | None = None
    """Set when the same bytes are a report already: nothing is missing, so this is no failure."""


class WarningKind(StrEnum):
    """What people should know about a report that was taken in."""

    TEXT_CUT = "text_cut"
    """Longer than the limit: the rest is kept in the raw bytes but not read."""
    ENCODING_DAMAGE = "encoding_damage"
    ID_TAKEN = "id_taken"
    """Another report has the given id; this one got a suffix."""
    DATE_IN_FUTURE = "date_in_future"
    DATE_NOT_UNDERSTOOD = "date_not_understood"
    LANGUAGE_NOT_SUPPORTED = "language_not_supported"
    PAGES_UNREADABLE = "pages_unreadable"
    TITLE_BELOW_TEXT = "title_below_text"
    """The text is not the article that the title heads: the title was added as its last line, to be read too."""
    PAGE_NOT_CLEANED = "page_not_cleaned"
    """Too large for telling the main text from the rest: menus and related headlines may be in the text."""


@dataclass(frozen=True, slots=True)
class IngestWarning:
    """Something that was done to a report, or is odd about it, in words for people."""

    kind: WarningKind
    message: str


@dataclass(frozen=True, slots=True)
class Ingested:
    """A report as it comes in: its description, its text, and the bytes it was made from."""

    report: Report
    document: Document
    raw: bytes
    warnings: tuple[IngestWarning, ...] = ()


def distinct_id(given: ReportId, sha256: str) -> ReportId:
    """The id of a report whose given id belongs to another one: the given id and the start of its digest."""
    return ReportId(f"{given}~{sha256[:8]}")
