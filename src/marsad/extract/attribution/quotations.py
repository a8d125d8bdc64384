"""Quotation marks of every style paired into quotations, across sentences and paragraphs.

Straight marks say nothing about direction: it is read from the blanks around them. A quotation that a paragraph
leaves open is taken up again by the mark that begins the next paragraph (the newspaper convention); otherwise it
ends with its paragraph, so that one lost mark never swallows the rest of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(r"``|''|[\"“”„«»]|(?<!\w)[‘'](?=\w)|(?<=[.,!?\w])['’](?!\w)|\n")
OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»"})
SINGLE_OPENING = frozenset({"‘", "'"})
SINGLE_CLOSING = frozenset({"’", "'"})
LONGEST = 4000
"""Characters: longer "quotations" are a lost mark."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks: `text[start]` is the opening mark. `is_closed`: a closing mark was found."""

    start: int
    end: int
    is_closed: bool = True
    continues: bool = False
    """It takes up, in a new paragraph, the quotation before it."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text in order, none inside another; single marks count only outside double ones."""
    return tuple(_pair(text))


def _pair(text: str) -> Iterator[Quotation]:
    start: int | None = None
    single: int | None = None
    taken_up = False
    for found in MARK.finditer(text):
        mark, at = found.group(), found.start()
        if mark == "\n":
            if start is not None:
                yield Quotation(start, at, is_closed=False, continues=taken_up)
                taken_up = True
            start, single = None, None
        elif mark in SINGLE_OPENING or mark in SINGLE_CLOSING:
            if start is None:
                single, quotation = _single(text, single, at)
                if quotation is not None:
                    yield quotation
        elif start is None:
            if _opens(text, mark, at, found.end()):
                start, single = at, None
                taken_up = taken_up and text[:at].rstrip(" \t")[-1:] == "\n"
        elif _closes(text, mark, at, found.end()):
            if found.end() - start <= LONGEST:
                yield Quotation(start, found.end(), continues=taken_up)
            start, taken_up = None, False
    if start is not None and len(text) - start <= LONGEST:
        yield Quotation(start, len(text), is_closed=False, continues=taken_up)


def _opens(text: str, mark: str, start: int, end: int) -> bool:
    if mark in OPENING:
        return True
    if mark in CLOSING:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(after) and not after.isspace() and (not before or not before.isalnum())


def _closes(text: str, mark: str, start: int, end: int) -> bool:
    if mark in CLOSING:
        return True
    if mark in OPENING:
        return False
    before = text[start - 1 : start]
    return not before.isspace() or not text[end : end + 1].isalnum()


def _single(text: str, opened: int | None, at: int) -> tuple[int | None, Quotation | None]:
    """Follow single marks; only pairs with a blank inside are quotations (others are apostrophes or scare quotes)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before.isalnum() and after.isalnum() and text[at] in SINGLE_OPENING:
        return at, None
    if opened is None or text[at] not in SINGLE_CLOSING:
        return opened, None
    inside = text[opened + 1 : at]
    if " " in inside and text[at - 1] in ",.!?" and len(inside) <= LONGEST:
        return None, Quotation(opened, at + 1)
    return opened, None
