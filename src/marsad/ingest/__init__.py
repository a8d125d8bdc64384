"""Reports come in: files, folders, streams and row formats become reports and documents."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from marsad.errors import InputError
from marsad.ingest.drafts import Outcome
from marsad.ingest.intake import Intake
from marsad.ingest.kinds import PDF, Kind, kind_by_content, kind_by_suffix, kind_named
from marsad.ingest.options import IngestOptions
from marsad.ingest.rows import check_columns
from marsad.ingest.sniff import PDF_MAGIC, binary_kind
from marsad.ingest.sources import Opened, Source, find_sources, opened
from marsad.model.reports import Ingested, Skipped

__all__ = ["IngestOptions", "ingest"]


def ingest(
    inputs: Iterable[str | Path], options: IngestOptions, *, now: datetime, stdin: BinaryIO | None = None
) -> Iterator[Ingested | Skipped]:
    """Take in reports one at a time, in input order. `now` becomes their retrieval time.

    An input that cannot be taken in comes out as Skipped with the reason, and the others go on. InputError is
    raised only for options that make no sense, before anything is read.
    """
    check_columns(options)
    forced = kind_named(options.format) if options.format else None
    return _settled(_drafts(inputs, options, forced, stdin), Intake(options, now))


def _settled(outcomes: Iterator[Outcome], intake: Intake) -> Iterator[Ingested | Skipped]:
    for outcome in outcomes:
        yield outcome if isinstance(outcome, Skipped) else intake.settle(outcome)


def _drafts(
    inputs: Iterable[str | Path], options: IngestOptions, forced: Kind | None, stdin: BinaryIO | None
) -> Iterator[Outcome]:
    for source in find_sources(inputs):
        if isinstance(source, Skipped):
            yield source
        else:
            yield from _read_guarded(source, options, forced, stdin)


def _read_guarded(
    source: Source, options: IngestOptions, forced: Kind | None, stdin: BinaryIO | None
) -> Iterator[Outcome]:
    """The drafts of one input. Its faults end this input only; they may come at any point of the stream."""
    try:
        yield from _read(source, options, forced, stdin)
    except InputError as error:
        yield Skipped(error.where, error.reason)
    except (EOFError, zlib.error) as error:
        yield Skipped(source.origin, f"is damaged: the gzip file cannot be unpacked to its end ({error})")
    except OSError as error:
        yield Skipped(source.origin, f"cannot be opened ({error.strerror or error})")


def _read(source: Source, options: IngestOptions, forced: Kind | None, stdin: BinaryIO | None) -> Iterator[Outcome]:
    with opened(source, stdin) as found:
        if not found.head:
            yield Skipped(source.origin, "is empty")
            return
        kind = _kind(found, forced)
        looks_like = binary_kind(found.head)
        if looks_like and kind is not PDF:
            yield Skipped(source.origin, f"is not a report: it looks like {looks_like}")
        else:
            yield from kind.read(found.stream, source.origin, options)


def _kind(found: Opened, forced: Kind | None) -> Kind:
    if found.head.startswith(PDF_MAGIC):
        return PDF
    return forced or kind_by_suffix(found.name) or kind_by_content(found.head)
