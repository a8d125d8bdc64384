"""Figures as people write them in a correction."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.errors import DecisionRefused
from marsad.model.claims import FigureBasis, FigureKind, Who

HOW = "write 3, 3-5, 3+, <=5, about 5, none (none were harmed), no information, or not stated"
_ZEROS = {
    "none": FigureBasis.NONE_REPORTED,
    "no information": FigureBasis.NO_INFORMATION,
    "not stated": FigureBasis.NOT_STATED,
}
_NUMBER = r"(\d{1,9})"
_FORMS = (
    (re.compile(_NUMBER), FigureBasis.EXACT),
    (re.compile(rf"{_NUMBER}\s*(?:-|–|to)\s*{_NUMBER}"), FigureBasis.RANGE),
    (re.compile(rf"{_NUMBER}\s*\+|(?:at least|>=)\s*{_NUMBER}"), FigureBasis.AT_LEAST),
    (re.compile(rf"(?:up to|<=)\s*{_NUMBER}"), FigureBasis.UP_TO),
    (re.compile(rf"(?:about|~)\s*{_NUMBER}"), FigureBasis.ABOUT),
)


@dataclass(frozen=True, slots=True)
class Number:
    """A corrected figure: its interval and basis."""

    lo: int | None
    hi: int | None
    basis: FigureBasis


def figure_field(field: str) -> tuple[FigureKind, Who | None] | None:
    """Which figures a field names: "killed" all of a kind, "killed.civilian" a group's; None for other fields."""
    kind, dot, who = field.partition(".")
    if kind not in set(FigureKind):
        return None
    if dot and who not in set(Who):
        raise DecisionRefused(f"{field!r}: after the dot stands one of {', '.join(Who)}")
    return FigureKind(kind), Who(who) if dot else None


def parse_number(words: str) -> Number:
    """The interval that the words name; DecisionRefused, saying how to write one, where they name none."""
    text = " ".join(words.lower().replace("_", " ").split())
    if text in _ZEROS:
        zero = _ZEROS[text]
        return Number(0, 0, zero) if zero is FigureBasis.NONE_REPORTED else Number(None, None, zero)
    for form, basis in _FORMS:
        found = form.fullmatch(text)
        if found is not None:
            return _number([int(digits) for digits in found.groups() if digits], basis, words)
    raise DecisionRefused(f"{words!r} is no figure: {HOW}")


def _number(given: list[int], basis: FigureBasis, words: str) -> Number:
    low, high = given[0], given[-1]
    if low > high:
        raise DecisionRefused(f"{words!r} begins above its end")
    if basis is FigureBasis.AT_LEAST:
        return Number(low, None, basis)
    return Number(None, high, basis) if basis is FigureBasis.UP_TO else Number(low, high, basis)
