"""Where in which text a thing is said. Nothing in the record stands without one of these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CONTEXT_CHARS = 32
"""Length of a quote's prefix and suffix: enough to find it again in an edited page (W3C text quote selector)."""


class Alignment(StrEnum):
    """How a quote was tied to the text. `unlocated` is a state people see, not an error."""

    EXACT = "exact"
    FUZZY = "fuzzy"
    UNLOCATED = "unlocated"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in one document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether at least one code point is shared."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document with their place in it: `document.text[start:end] == text` unless unlocated."""

    text: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""
    alignment: Alignment = Alignment.EXACT

    @property
    def span(self) -> Span:
        """The quote's range in its document."""
        return Span(self.start, self.end)


def quote_at(text: str, start: int, end: int) -> Quote:
    """The words of `text` from `start` to `end`, with white space at the edges left out."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(
        text=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT_CHARS) : start],
        suffix=text[end : end + CONTEXT_CHARS],
    )
