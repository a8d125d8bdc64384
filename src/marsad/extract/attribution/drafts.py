"""An attribution while it is being worked out: token numbers in place of characters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.extract.attribution.words import TokenRange
from marsad.model.claims import Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """Who says what, in token ranges. `cue` is where the reporting word stands, also where source is None."""

    source: TokenRange | None
    cue: TokenRange
    content: tuple[TokenRange, ...]
    stance: Stance
    rule: str
    is_attitude: bool = False
    is_quoted: bool = False
    """It stands inside a quotation: its speaker is one whom the quoted speaker cites, or himself."""

    @property
    def size(self) -> int:
        """Tokens of the content."""
        return sum(end - start for start, end in self.content)

    def covers(self, token: int) -> bool:
        """Whether `token` lies in the content."""
        return any(start <= token < end for start, end in self.content)

    def with_content(self, *content: TokenRange) -> Draft:
        """The same speaker and cue with another content; empty ranges are dropped."""
        return replace(self, content=merge(tuple(span for span in content if span[0] < span[1])))


def merge(spans: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Ranges in order, overlapping ones joined."""
    joined: list[TokenRange] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def without(span: TokenRange, *holes: TokenRange) -> list[TokenRange]:
    """What is left of `span` when the holes are cut out."""
    pieces = [span]
    for low, high in holes:
        pieces = [
            piece
            for start, end in pieces
            for piece in ((start, min(end, low)), (max(start, high), end))
            if piece[0] < piece[1]
        ]
    return sorted(set(pieces))
