"""Text cut into marked pieces, so that a browser, which counts characters differently, never has to count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from marsad.model.evidence import Span

FULL_TEXT_CHARS = 30_000
"""Reports up to this length are shown whole."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a report is kept: all of it up to `whole_chars`, else `window_chars` around each mark."""

    whole_chars: int = FULL_TEXT_CHARS
    window_chars: int = 1500


TIGHT = Room(whole_chars=1200, window_chars=400)
"""For pages of so many reports that their whole texts would make the file hard to open."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that carries a name: a slot of a claim, or a claim's number in its report."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with the names of all marks that cover it; `text` None is a gap where text is left out."""

    text: str | None
    names: tuple[str, ...] = ()


def cut(text: str, marks: Iterable[Mark], *, within: Span | None = None) -> list[Segment]:
    """The text of `within` (or all of it) as pieces in order; marks may overlap, are clipped to `within`, and are
    left out where they are empty."""
    frame = within or Span(0, len(text))
    clipped = [
        Mark(Span(max(mark.span.start, frame.start), min(mark.span.end, frame.end)), mark.name)
        for mark in marks
        if len(mark.span) and mark.span.overlaps(frame)
    ]
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for mark in clipped:
        opening.setdefault(mark.span.start, []).append(mark.name)
        closing.setdefault(mark.span.end, []).append(mark.name)
    edges = sorted({frame.start, frame.end, *opening, *closing})
    segments: list[Segment] = []
    active: list[str] = []
    for start, end in pairwise(edges):
        for name in closing.get(start, ()):
            active.remove(name)
        active.extend(opening.get(start, ()))
        segments.append(Segment(text[start:end], tuple(dict.fromkeys(active))))
    return segments


def cut_report(text: str, marks: list[Mark], room: Room = Room()) -> list[Segment]:
    """A whole report as pieces; of a long one only the surroundings of its marks, with gaps between them."""
    if len(text) <= room.whole_chars:
        return cut(text, marks)
    segments: list[Segment] = []
    reached = 0
    for window in _windows(len(text), marks, room.window_chars):
        if window.start > reached:
            segments.append(Segment(None))
        segments += cut(text, marks, within=window)
        reached = window.end
    return [*segments, Segment(None)] if reached < len(text) else segments


def _windows(length: int, marks: list[Mark], around: int) -> list[Span]:
    merged: list[Span] = []
    for mark in sorted(marks, key=lambda mark: mark.span):
        start, end = max(0, mark.span.start - around), min(length, mark.span.end + around)
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged
