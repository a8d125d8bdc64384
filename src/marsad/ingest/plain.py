"""Plain text files: the text is the decoded file, character by character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from marsad.ingest.drafts import Draft, Outcome, read_whole, too_large
from marsad.ingest.encoding import decode
from marsad.ingest.options import IngestOptions
from marsad.model.reports import Skipped


def read_plain(stream: BinaryIO, origin: str, options: IngestOptions) -> Iterator[Outcome]:
    """One report: the whole file."""
    raw = read_whole(stream, options)
    if raw is None:
        yield too_large(origin, options)
        return
    decoded = decode(raw)
    if not decoded.text.strip():
        yield Skipped(origin, "has no text, only white space")
        return
    yield Draft(
        origin=origin,
        media_type="text/plain",
        raw=raw,
        text=decoded.text,
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )
