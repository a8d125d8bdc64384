"""One row of a row format (an object of JSON, a line of a table) becomes one draft."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from marsad.errors import InputError
from marsad.ingest.drafts import Draft, Outcome, printable
from marsad.ingest.options import FIELDS, IngestOptions
from marsad.model.reports import IngestWarning, Skipped

MAX_METADATA_CHARS = 10_000
"""Unknown fields longer than this are cut in the metadata; the row's bytes hold them whole."""


@dataclass(frozen=True, slots=True)
class RowSource:
    """Where a row stands and what it was made of."""

    origin: str
    media_type: str
    raw: bytes
    encoding: str = "utf-8"
    warnings: tuple[IngestWarning, ...] = ()


def draft_from_row(row: Mapping[str, object], source: RowSource, options: IngestOptions) -> Outcome:
    """The draft of one row; Skipped when it has no text. Fields that are not ours are kept as metadata."""
    keys = {field: column_of(field, row, options) for field in FIELDS}
    text = row.get(keys["text"])
    if not isinstance(text, str) or not text.strip():
        return Skipped(source.origin, f"has no text (looked for {keys['text']!r})")
    known = set(keys.values())
    return Draft(
        origin=source.origin,
        media_type=source.media_type,
        raw=source.raw,
        text=text,
        encoding=source.encoding,
        id=_word(row.get(keys["id"])),
        title=_word(row.get(keys["title"])),
        date=_word(row.get(keys["date"])),
        publisher=_word(row.get(keys["publisher"])),
        url=_word(row.get(keys["url"])),
        lang=_word(row.get(keys["lang"])),
        metadata=tuple((key, _as_text(value)) for key, value in row.items() if key not in known and value is not None),
        warnings=source.warnings,
    )


def column_of(field: str, columns: Mapping[str, object], options: IngestOptions) -> str:
    """The column that holds a field: the mapped one, else the one of that name, capitals aside."""
    wanted = options.columns.get(field, field)
    if wanted in columns:
        return wanted
    return next((column for column in columns if column.strip().lower() == wanted.lower()), wanted)


def check_columns(options: IngestOptions) -> None:
    """Raise InputError when the mapping names a field that reports do not have."""
    for field in options.columns:
        if field not in FIELDS:
            raise InputError("column mapping", f"unknown field {field!r}; known are {', '.join(FIELDS)}")


def _word(value: object) -> str | None:
    """A short value as text that can be shown and stored; None for what is empty or no scalar."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return printable(str(value)).strip() or None


def _as_text(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= MAX_METADATA_CHARS else text[:MAX_METADATA_CHARS] + "…"
