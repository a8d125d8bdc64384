"""Long texts in pieces that a syntax pipeline can take, cut where nothing is torn apart if it can be helped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_PIECE = 30_000
"""Characters parsed at once, about 6,000 tokens: the memory of a parse grows with it, by some 15 KB a token."""
SHORTEST_SHARE = 0.5
"""A piece is cut in its second half only, so that pieces stay few."""
CUTS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?؟。]['\"”’)\]]*\s"), re.compile(r"\s"))
"""Where to cut, best first: after a paragraph, a line, a sentence, a word."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text, parsed or passed over."""

    start: int
    end: int
    parsed: bool


def whole(text: str) -> tuple[Passage, ...]:
    """The text as one passage that is parsed."""
    return (Passage(0, len(text), parsed=True),)


def pieces_of(text: str, longest: int = LONGEST_PIECE) -> Iterator[str]:
    """The text in order, in pieces of at most `longest` characters; their concatenation is the text."""
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield text[start:end]
        start = end
    yield text[start:]


def _cut(text: str, start: int, limit: int) -> int:
    """The last good place to cut between the middle and the end of a window; its end where there is none."""
    earliest = start + int((limit - start) * SHORTEST_SHARE)
    for cut in CUTS:
        if ends := [found.end() for found in cut.finditer(text, earliest, limit)]:
            return ends[-1]
    return limit
