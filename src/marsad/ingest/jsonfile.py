"""A JSON file: one report as an object, a list of reports, or {"reports": [...]}."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from marsad.errors import InputError
from marsad.ingest.drafts import Outcome, read_whole, too_large
from marsad.ingest.encoding import Decoded, decode
from marsad.ingest.jsonlines import json_fault
from marsad.ingest.options import IngestOptions
from marsad.ingest.rows import RowSource, draft_from_row
from marsad.model.reports import Skipped

MEDIA_TYPE = "application/json"
LIST_KEY = "reports"

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Element:
    """A value inside a JSON text and where it stands."""

    value: object
    start: int
    end: int


def read_json_file(stream: BinaryIO, origin: str, options: IngestOptions) -> Iterator[Outcome]:
    """The reports of one file, numbered from 1 in their origin where there can be several."""
    raw = read_whole(stream, options)
    if raw is None:
        yield too_large(origin, options)
        return
    decoded = decode(raw)
    if not decoded.text.strip():
        yield Skipped(origin, "has no text, only white space")
        return
    start = _skip_space(decoded.text, 0)
    try:
        if decoded.text[start] == "[":
            yield from _read_list(decoded, start, origin, options)
        else:
            yield from _read_object(decoded, start, raw, origin, options)
    except (ValueError, RecursionError) as error:
        raise InputError(origin, f"is not JSON ({json_fault(error)})") from error


def _read_object(decoded: Decoded, start: int, raw: bytes, origin: str, options: IngestOptions) -> Iterator[Outcome]:
    whole = _element_at(decoded.text, start)
    _expect_end(decoded.text, whole.end)
    report = whole.value
    if not isinstance(report, dict):
        yield Skipped(origin, "is neither a JSON object nor a list")
        return
    if isinstance(report.get(LIST_KEY), list) and "text" not in report:
        yield from _read_list(decoded, _list_start(decoded.text, start), origin, options, is_last=False)
        return
    source = RowSource(origin, MEDIA_TYPE, raw, decoded.encoding, decoded.warnings)
    yield draft_from_row(report, source, options)


def _read_list(
    decoded: Decoded, start: int, origin: str, options: IngestOptions, *, is_last: bool = True
) -> Iterator[Outcome]:
    end = start
    for number, element in enumerate(_elements(decoded.text, start), start=1):
        where = f"{origin}:{number}"
        end = element.end
        if not isinstance(element.value, dict):
            yield Skipped(where, "is not a JSON object")
            continue
        raw = decoded.text[element.start : element.end].encode("utf-8", "surrogatepass")
        yield draft_from_row(element.value, RowSource(where, MEDIA_TYPE, raw, warnings=decoded.warnings), options)
    if is_last:
        _expect_end(decoded.text, _skip_space(decoded.text, end if end > start else start + 1) + 1)


def _elements(text: str, start: int) -> Iterator[Element]:
    """The elements of the list that begins at `start`, one at a time."""
    position = _skip_space(text, start + 1)
    while text[position : position + 1] != "]":
        element = _element_at(text, position)
        yield element
        position = _skip_space(text, element.end)
        if text[position : position + 1] == ",":
            position = _skip_space(text, position + 1)
        elif text[position : position + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' or ']'", text, position)


def _list_start(text: str, start: int) -> int:
    """Where the list of reports begins in an object that is known to be well formed."""
    position = _skip_space(text, start + 1)
    while True:
        key = _element_at(text, position)
        position = _skip_space(text, _skip_space(text, key.end) + 1)
        if key.value == LIST_KEY and text[position] == "[":
            return position
        value = _element_at(text, position)
        position = _skip_space(text, _skip_space(text, value.end) + 1)


def _element_at(text: str, position: int) -> Element:
    value, end = _DECODER.raw_decode(text, position)
    return Element(value, position, end)


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _expect_end(text: str, position: int) -> None:
    if _skip_space(text, position) < len(text):
        raise json.JSONDecodeError("Extra data", text, position)
