"""From a draft to a report: identity, duplicates, publication date, language, limits."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from marsad.errors import InputError
from marsad.ingest.dates import Published, is_future, parse_published
from marsad.ingest.drafts import Draft, printable
from marsad.ingest.headings import with_title
from marsad.ingest.language import detect_language, language_code
from marsad.ingest.options import IngestOptions
from marsad.model.reports import (
    Document,
    Ingested,
    IngestWarning,
    ReadState,
    Report,
    ReportId,
    Run,
    Skipped,
    WarningKind,
    distinct_id,
)

ID_DIGEST_CHARS = 12
_ROW_NUMBER = re.compile(r":\d+$")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Dated:
    published: Published | None
    warnings: tuple[IngestWarning, ...] = ()


class Intake:
    """Settles drafts one after the other; remembers digests and ids, nothing else, so that memory stays bounded."""

    def __init__(self, options: IngestOptions, now: datetime) -> None:
        self._options = options
        self._now = now
        self._id_of_digest: dict[bytes, ReportId] = {}
        self._taken: set[ReportId] = set()
        if options.date is not None and parse_published(options.date) is None:
            raise InputError("publication date", f"{options.date!r} names no single day; write it like 2016-07-10")

    def settle(self, draft: Draft) -> Ingested | Skipped:
        """The report of a draft, or that its bytes are a report already."""
        digest = hashlib.sha256(draft.raw)
        if known := self._id_of_digest.get(digest.digest()):
            return Skipped(draft.origin, f"has the same bytes as report {known}", duplicate_of=known)
        report_id, id_warnings = self._identity(draft, digest.hexdigest())
        self._id_of_digest[digest.digest()] = report_id
        self._taken.add(report_id)
        whole, text_warnings = _sound(draft.text)
        text, cut_warnings = self._within_limit(whole)
        dated = self._dated(draft)
        lang = language_code(draft.lang or self._options.lang) or detect_language(text)
        report = Report(
            id=report_id,
            sha256=digest.hexdigest(),
            origin=draft.origin,
            media_type=draft.media_type,
            retrieved_at=self._now,
            title=draft.title,
            published=dated.published.day if dated.published else None,
            published_at=dated.published.at if dated.published else None,
            publisher=draft.publisher or self._options.publisher,
            url=draft.url or self._options.url,
            lang=lang,
            state=self._state(lang),
            encoding=draft.encoding,
            metadata=draft.metadata,
        )
        document, title_warnings = _document(report, text, draft)
        warnings = (*draft.warnings, *id_warnings, *text_warnings, *cut_warnings, *dated.warnings, *title_warnings)
        return Ingested(report, document, draft.raw, (*warnings, *self._language_warnings(report)))

    def _identity(self, draft: Draft, sha256: str) -> tuple[ReportId, tuple[IngestWarning, ...]]:
        if not draft.id:
            report_id = ReportId(f"{_stem(draft.origin)}-{sha256[:ID_DIGEST_CHARS]}")
            return (report_id if report_id not in self._taken else distinct_id(report_id, sha256)), ()
        given = ReportId(draft.id)
        if given not in self._taken:
            return given, ()
        renamed = distinct_id(given, sha256)
        message = f"the id {given} belongs to another report; this one is called {renamed}"
        return renamed, (IngestWarning(WarningKind.ID_TAKEN, message),)

    def _within_limit(self, text: str) -> tuple[str, tuple[IngestWarning, ...]]:
        limit = self._options.max_report_chars
        if len(text) <= limit:
            return text, ()
        message = f"the text has {len(text):,} characters and is read up to the limit of {limit:,}"
        return text[:limit], (IngestWarning(WarningKind.TEXT_CUT, message),)

    def _dated(self, draft: Draft) -> _Dated:
        given = draft.date or self._options.date
        if given is None:
            return _Dated(None)
        published = parse_published(given)
        if published is None and draft.date and self._options.date:
            published = parse_published(self._options.date)
        if published is None:
            message = f"the publication date {given!r} names no single day; the report counts as undated"
            return _Dated(None, (IngestWarning(WarningKind.DATE_NOT_UNDERSTOOD, message),))
        if is_future(published, self._now):
            message = f"the publication date {published.day} lies in the future"
            return _Dated(published, (IngestWarning(WarningKind.DATE_IN_FUTURE, message),))
        return _Dated(published)

    def _state(self, lang: str | None) -> ReadState:
        readable = lang is None or lang in self._options.readable_languages
        return ReadState.READABLE if readable else ReadState.LANGUAGE_NOT_SUPPORTED

    def _language_warnings(self, report: Report) -> tuple[IngestWarning, ...]:
        if report.state is ReadState.READABLE:
            return ()
        message = f"the language {report.lang} cannot be read yet; the report is stored unread"
        return (IngestWarning(WarningKind.LANGUAGE_NOT_SUPPORTED, message),)


def _sound(text: str) -> tuple[str, tuple[IngestWarning, ...]]:
    """The text without halves of characters (bad JSON escapes), which nothing can parse; its offsets stay the same."""
    sound, halves = _LONE_SURROGATE.subn("\N{REPLACEMENT CHARACTER}", text)
    if not halves:
        return text, ()
    message = f"{halves} halves of characters, left by bad escapes, were replaced by U+FFFD"
    return sound, (IngestWarning(WarningKind.ENCODING_DAMAGE, message),)


def _document(report: Report, text: str, draft: Draft) -> tuple[Document, tuple[IngestWarning, ...]]:
    """The text with its mapping; below a text that is not the article of the title, the title."""
    document = with_title(Document(report.id, text, _runs(draft, text), draft.cleaner), report.title)
    if document.text == text:
        return document, ()
    message = "the text is not what the title heads; the title was put below it and is read with it"
    return document, (IngestWarning(WarningKind.TITLE_BELOW_TEXT, message),)


def _runs(draft: Draft, text: str) -> tuple[Run, ...]:
    """The draft's mapping, or the identity, within the text that is kept."""
    if draft.runs is None:
        return (Run(0, 0, len(text)),)
    kept = (run for run in draft.runs if run.document_start < len(text))
    return tuple(replace(run, length=min(run.length, len(text) - run.document_start)) for run in kept)


def _stem(origin: str) -> str:
    """The file's name without folders, row number and suffixes, for ids that people recognise."""
    name = PurePath(_ROW_NUMBER.sub("", origin)).name
    return printable(name.split(".")[0] or name)
