"""Rows of delimited text, with the numbers that a spreadsheet gives them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

from marsad.resolve.gazetteer.own.drafts import Fault, RawRow

DELIMITERS = ",;\t|"


def delimiter_of(text: str) -> str:
    """The character that parts the cells of the heading."""
    heading = text.lstrip("\r\n").partition("\n")[0]
    counts = Counter({mark: heading.count(mark) for mark in DELIMITERS})
    return max(DELIMITERS, key=lambda mark: counts[mark])


def read_delimited(text: str) -> tuple[tuple[str, ...], list[RawRow], list[Fault]]:
    """Headings, rows and faults. Rows that are blank throughout are passed over; a row of another length is a fault."""
    faults: list[Fault] = []
    rows: list[RawRow] = []
    headings: tuple[str, ...] = ()
    mark = delimiter_of(text)
    for number, cells in _numbered(text, mark, faults):
        stripped = [cell.strip() for cell in cells]
        if not any(stripped):
            continue
        if not headings:
            headings = tuple(stripped)
            faults += [(number, f"heading {name!r} stands there twice") for name in _doubles(headings)]
        elif len(stripped) != len(headings):
            hint = f" (a cell with {mark!r} in it needs quotes)" if len(stripped) > len(headings) else ""
            faults.append((number, f"{len(stripped)} cells under {len(headings)} headings{hint}"))
        else:
            rows.append(RawRow(number, dict(zip(headings, stripped, strict=True))))
    return headings, rows, faults


def _numbered(text: str, mark: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.append((number, f"cannot be read as a row ({error})"))
            return


def _doubles(headings: tuple[str, ...]) -> list[str]:
    return sorted(name for name, count in Counter(headings).items() if name and count > 1)
