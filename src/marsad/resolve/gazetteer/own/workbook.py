"""Sheets of an .xlsx workbook as rows of text: HDX publishes its admin tables so."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from marsad.resolve.gazetteer.own.drafts import RawRow

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LETTERS = re.compile(r"[A-Z]+")
_WHOLE = re.compile(r"-?\d+\.0+")
MOST_BYTES = 400_000_000
"""A part that unpacks to more is refused rather than read."""


class NoWorkbook(ValueError):
    """Bytes that are no readable .xlsx workbook."""


def read_sheets(raw: bytes) -> Iterator[tuple[str, tuple[str, ...], list[RawRow]]]:
    """Each sheet with its name, headings (its first filled row) and rows. Raises NoWorkbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            strings = _strings(file)
            for name, member in _members(file):
                headings, rows = _table(_cells(file, member, strings))
                yield name, headings, rows
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, ValueError, IndexError) as error:
        raise NoWorkbook(f"not an .xlsx workbook that can be read ({error})") from error


def _part(file: zipfile.ZipFile, member: str) -> io.BytesIO:
    if file.getinfo(member).file_size > MOST_BYTES:
        raise NoWorkbook(f"{member} unpacks to more than {MOST_BYTES // 10**6} MB")
    return io.BytesIO(file.read(member))


def _strings(file: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in file.namelist():
        return []
    root = ElementTree.parse(_part(file, "xl/sharedStrings.xml")).getroot()
    return ["".join(text.text or "" for text in item.iter(f"{_MAIN}t")) for item in root.iter(f"{_MAIN}si")]


def _members(file: zipfile.ZipFile) -> list[tuple[str, str]]:
    relations = ElementTree.parse(_part(file, "xl/_rels/workbook.xml.rels")).getroot()
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = ElementTree.parse(_part(file, "xl/workbook.xml")).getroot().iter(f"{_MAIN}sheet")
    return [(sheet.get("name", ""), _path(target)) for sheet in sheets if (target := targets.get(sheet.get(_RELATION)))]


def _path(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _cells(file: zipfile.ZipFile, member: str, strings: list[str]) -> Iterator[tuple[int, dict[int, str]]]:
    """Row numbers with the filled cells by column."""
    number = 0
    for _, element in ElementTree.iterparse(_part(file, member)):
        if element.tag != f"{_MAIN}row":
            continue
        number = int(element.get("r") or number + 1)
        yield (
            number,
            {
                _column(cell.get("r", ""), position): text
                for position, cell in enumerate(element.iter(f"{_MAIN}c"))
                if (text := _text(cell, strings))
            },
        )
        element.clear()


def _column(reference: str, position: int) -> int:
    letters = _LETTERS.match(reference)
    if letters is None:
        return position
    column = 0
    for letter in letters[0]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _text(cell: ElementTree.Element, strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t")).strip()
    value = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") == "s":
        return strings[int(value)].strip() if value else ""
    return value.partition(".")[0] if _WHOLE.fullmatch(value) else value.strip()


def _table(cells: Iterator[tuple[int, dict[int, str]]]) -> tuple[tuple[str, ...], list[RawRow]]:
    headings: dict[int, str] = {}
    rows = []
    for number, filled in cells:
        if not filled:
            continue
        if not headings:
            headings = filled
            continue
        rows.append(RawRow(number, {heading: filled.get(column, "") for column, heading in headings.items()}))
    return tuple(headings.values()), rows
