"""JSON Lines: one report a line, read as a stream. `text` stays exactly as given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from marsad.ingest.drafts import Outcome
from marsad.ingest.encoding import decode
from marsad.ingest.lines import byte_lines
from marsad.ingest.options import IngestOptions
from marsad.ingest.rows import RowSource, draft_from_row
from marsad.model.reports import Skipped

MEDIA_TYPE = "application/x-ndjson"


def read_json_lines(stream: BinaryIO, origin: str, options: IngestOptions) -> Iterator[Outcome]:
    """One report for each line that is an object with a text; other lines are Skipped with file and line number."""
    for number, line in enumerate(byte_lines(stream, origin, options.max_file_bytes), start=1):
        raw = line.strip(b" \t\r\n")
        if raw:
            yield _read_line(raw, f"{origin}:{number}", options)


def _read_line(raw: bytes, origin: str, options: IngestOptions) -> Outcome:
    decoded = decode(raw)
    try:
        row = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return Skipped(origin, f"is not JSON ({json_fault(error)})")
    if not isinstance(row, dict):
        return Skipped(origin, "is not a JSON object")
    return draft_from_row(row, RowSource(origin, MEDIA_TYPE, raw, decoded.encoding, decoded.warnings), options)


def json_fault(error: ValueError | RecursionError) -> str:
    """What is wrong with a JSON text, in a few words."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
