"""The table of source kinds: how an input is recognised and which module reads it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from marsad.errors import InputError
from marsad.ingest.drafts import Reader
from marsad.ingest.jsonfile import read_json_file
from marsad.ingest.jsonlines import read_json_lines
from marsad.ingest.pdf import read_pdf
from marsad.ingest.plain import read_plain
from marsad.ingest.sniff import PDF_MAGIC
from marsad.ingest.tables import read_csv, read_tsv
from marsad.ingest.webpage import read_webpage


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of input. `name` is what `IngestOptions.format` takes."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader


TEXT = Kind("txt", (".txt", ".text"), read_plain)
HTML = Kind("html", (".html", ".htm", ".xhtml"), read_webpage)
PDF = Kind("pdf", (".pdf",), read_pdf)
JSON = Kind("json", (".json",), read_json_file)
JSON_LINES = Kind("jsonl", (".jsonl", ".ndjson"), read_json_lines)
CSV = Kind("csv", (".csv",), read_csv)
TSV = Kind("tsv", (".tsv", ".tab"), read_tsv)

KINDS = (TEXT, HTML, PDF, JSON, JSON_LINES, CSV, TSV)
GZIP_SUFFIX = ".gz"

_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
_BY_NAME = {kind.name: kind for kind in KINDS}
_HTML_START = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|\?xml|!--|div|article|p)\b", re.IGNORECASE)


def kind_named(name: str) -> Kind:
    """The kind of that name; raises InputError naming the known ones."""
    if name not in _BY_NAME:
        raise InputError("format", f"unknown format {name!r}; known are {', '.join(_BY_NAME)}")
    return _BY_NAME[name]


def kind_by_suffix(name: str) -> Kind | None:
    """The kind that a file name tells, None when it does not."""
    dot = name.rfind(".")
    return _BY_SUFFIX.get(name[dot:].lower()) if dot >= 0 else None


def kind_by_content(head: bytes) -> Kind:
    """The kind that the first bytes of an input suggest; plain text when they suggest nothing."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(PDF_MAGIC):
        return PDF
    if _HTML_START.match(start):
        return HTML
    if start.startswith(b"["):
        return JSON
    if start.startswith(b"{"):
        return JSON_LINES if _is_json(start.split(b"\n", 1)[0]) else JSON
    return TEXT


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
