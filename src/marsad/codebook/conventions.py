"""Conventions that turn a figure's interval into one number, at export time only; from `data/conventions.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.codebook.loading import load_yaml, need
from marsad.errors import CodebookError
from marsad.model.claims import ZEROS, Figure, FigureBasis

FILE = "conventions.yaml"


@dataclass(frozen=True, slots=True)
class Convention:
    """A named rule of counting, with the document it comes from."""

    name: str
    source: str
    open_end: str | None
    plural: int | None
    words: tuple[tuple[re.Pattern[str], int], ...]
    zero: Mapping[FigureBasis, int | None]

    def number(self, figure: Figure) -> int | None:
        """The one number this convention makes of a figure; None where it makes none."""
        if figure.basis in self.zero:
            return self.zero[figure.basis]
        if figure.basis is FigureBasis.NUMBER_WORD:
            found = (n for pattern, n in self.words if pattern.search(figure.quote.text))
            return next(found, figure.lo if self.open_end else None)
        if figure.basis is FigureBasis.PLURAL:
            return self.plural
        if self.open_end is None:
            return figure.lo if figure.lo == figure.hi else None
        # "Up to five" has no lower end; every convention here then takes the only number that was said.
        return figure.lo if figure.lo is not None else figure.hi


@cache
def load_conventions() -> Mapping[str, Convention]:
    """Convention name -> convention. Raises CodebookError naming file and key."""
    raw = need(load_yaml(FILE), "conventions", dict, FILE)
    return {name: _convention(name, value) for name, value in raw.items()}


def _convention(name: str, value: Any) -> Convention:
    where = f"{FILE}: conventions.{name}"
    if not isinstance(value, dict):
        raise CodebookError(f"{where}: must be a mapping")
    zero = need(value, "zero", dict, where)
    if set(zero) != {basis.value for basis in ZEROS}:
        raise CodebookError(f"{where}: zero must name {', '.join(ZEROS)}")
    return Convention(
        name=name,
        source=need(value, "source", str, where),
        open_end=value.get("open_end"),
        plural=value.get("plural"),
        words=tuple((re.compile(pattern, re.IGNORECASE), n) for pattern, n in need(value, "words", list, where)),
        zero={basis: zero[basis.value] for basis in ZEROS},
    )
