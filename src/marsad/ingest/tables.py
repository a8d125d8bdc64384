"""Delimited tables (CSV, TSV): one report a row, read as a stream, each row with its own bytes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from marsad.errors import InputError
from marsad.ingest.drafts import Outcome
from marsad.ingest.encoding import SAMPLE_BYTES, decode_as, detect_encoding
from marsad.ingest.lines import byte_lines
from marsad.ingest.options import IngestOptions
from marsad.ingest.rows import RowSource, column_of, draft_from_row
from marsad.model.reports import IngestWarning, Skipped

LARGEST_FIELD = 2**31 - 1
DELIMITERS = (",", ";", "\t", "|")


def read_csv(stream: BinaryIO, origin: str, options: IngestOptions) -> Iterator[Outcome]:
    """A table with a header; the delimiter is the first of comma, semicolon, tab, bar that yields a text column."""
    return _read_table(stream, origin, options, "text/csv", DELIMITERS)


def read_tsv(stream: BinaryIO, origin: str, options: IngestOptions) -> Iterator[Outcome]:
    """A table with a header, separated by tabs."""
    return _read_table(stream, origin, options, "text/tab-separated-values", ("\t",))


class _RowLines:
    """Text lines for the csv module that remembers the bytes of the row being read."""

    def __init__(self, lines: Iterator[bytes], origin: str, max_bytes: int) -> None:
        self._lines = lines
        self._origin = origin
        self._max_bytes = max_bytes
        self._row: list[bytes] = []
        self._row_bytes = 0
        self._line_number = 0
        self._warnings: tuple[IngestWarning, ...] = ()
        self.encoding = "utf-8"

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._line_number += 1
            self._row.append(line)
            self._row_bytes += len(line)
            if self._row_bytes > self._max_bytes:
                raise InputError(f"{self._origin}:{self._line_number}", "a row never ends: is a quotation mark open?")
            yield self._decode(line)

    def _decode(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.encoding = detect_encoding(line[:SAMPLE_BYTES]) if self.encoding == "utf-8" else self.encoding
            decoded = decode_as(line, self.encoding)
            self._warnings += decoded.warnings
            return decoded.text

    def take_row(self) -> tuple[bytes, tuple[IngestWarning, ...]]:
        """The bytes of the row that was just read, without its line end, and what was wrong with them."""
        row, warnings = b"".join(self._row).rstrip(b"\r\n"), self._warnings
        self._row, self._row_bytes, self._warnings = [], 0, ()
        return row, warnings


def _read_table(
    stream: BinaryIO, origin: str, options: IngestOptions, media_type: str, delimiters: tuple[str, ...]
) -> Iterator[Outcome]:
    # The csv module keeps one limit for the process; ours is on whole rows, in _RowLines.
    csv.field_size_limit(LARGEST_FIELD)
    lines = byte_lines(stream, origin, options.max_file_bytes)
    source = _RowLines(lines, origin, options.max_file_bytes)
    text_lines = iter(source)
    header_line = next(text_lines, "")
    delimiter, header = _header(header_line, origin, options, delimiters)
    source.take_row()
    rows = csv.reader(text_lines, delimiter=delimiter)
    while (number := rows.line_num + 2) and (cells := _next_row(rows, origin)) is not None:
        raw, warnings = source.take_row()
        if any(cell.strip() for cell in cells):
            where = RowSource(f"{origin}:{number}", media_type, raw, source.encoding, warnings)
            yield _read_row(header, cells, where, options)


def _next_row(rows: Iterator[list[str]], origin: str) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        raise InputError(origin, f"is not a table ({error})") from error


def _read_row(header: list[str], cells: list[str], where: RowSource, options: IngestOptions) -> Outcome:
    if len(cells) > len(header):
        return Skipped(where.origin, f"has {len(cells)} cells where the header has {len(header)}")
    row = {column: cell for column, cell in zip(header, cells, strict=False) if cell}
    return draft_from_row(row, where, options)


def _header(line: str, origin: str, options: IngestOptions, delimiters: tuple[str, ...]) -> tuple[str, list[str]]:
    """The delimiter and the columns; raises InputError when no delimiter yields the text column."""
    for delimiter in delimiters:
        try:
            columns = [column.strip() for column in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error as error:
            raise InputError(f"{origin}:1", f"the header is no table row ({error})") from error
        wanted = column_of("text", dict.fromkeys(columns), options)
        if wanted in columns:
            return delimiter, columns
    wanted = options.columns.get("text", "text")
    raise InputError(
        f"{origin}:1",
        f"has no column {wanted!r}; name the text column by a column mapping. Header: {line.strip()[:200]}",
    )
