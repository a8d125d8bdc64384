"""Names found in a document, before and while it is decided what they stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Entry

MOST_OPTIONS = 80
"""Places of one name that are weighed, the best known ones; a name of more is ambiguous anyway."""


@dataclass(slots=True)
class Found:
    """A name in the text that may be a place. Filled in step by step by the finder; never leaves this package."""

    start: int
    """First token of the name."""
    end: int
    """Token after the last of the name."""
    key: str
    """Folded name."""
    options: tuple[tuple[Entry, float], ...]
    """What it could stand for, with the likeness of the spelling."""
    demonym: bool = False
    """An adjective or a people: Syrian, Syrians."""
    phrase_start: int = 0
    """First token of the phrase that is quoted, kind words included."""
    phrase_end: int = 0
    kinds: tuple[PlaceKind, ...] = ()
    """What the words around say it is."""
    container: Found | None = None
    """The place that the text says it lies in."""
    listed: bool = False
    """The container may be no more than the next name of a list."""
    evidence: float = 0.0
    """How strongly the words speak for a place at all."""
    fits: float = 0.0
    """What the report's country adds to the evidence."""
    best: Entry | None = None
    score: float = 0.0
    margin: float = 0.0
    """By how much the best beats the next that lies elsewhere."""
    reasons: list[str] = field(default_factory=list)
    others: tuple[Entry, ...] = ()
    broken: tuple[int, int] = (0, 0)
    """Capitalised words of the same run directly before and after that belong to no place name."""

    def __post_init__(self) -> None:
        self.phrase_start = self.phrase_start or self.start
        self.phrase_end = self.phrase_end or self.end
