"""Stand-off layers over one document: what the taggers find before claims are read.

The reader receives these and attaches them to occurrences, so that it needs to know nothing about
gazetteers or calendars.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from marsad.model.claims import Count, Damage, Figure, Stance
from marsad.model.entities import Place
from marsad.model.evidence import Quote, Span
from marsad.model.when import UNKNOWN_TIME, TimeRange, TimexType


class PlaceUse(StrEnum):
    """What a place name does in its sentence."""

    LOCATION = "location"
    ACTOR = "actor"
    """A government or people spoken of by its country or capital: "Jordan said"."""
    DATELINE = "dateline"
    MODIFIER = "modifier"
    """Part of a description: "Syrian rebels", "the Aleppo road"."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text and what it was resolved to."""

    quote: Quote
    place: Place | None
    """None: the name was found, but nothing fits it."""
    use: PlaceUse = PlaceUse.LOCATION
    confidence: float = 0.0
    alternatives: tuple[Place, ...] = ()
    reason: str = ""
    """Why this place and not another, in words."""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression, its TIMEX3 reading and the interval it stands for."""

    quote: Quote
    type: TimexType
    value: str
    """TIMEX3 value; where nothing anchors a relative phrase, the value with its unknown parts as X."""
    range: TimeRange = UNKNOWN_TIME


@dataclass(frozen=True, slots=True)
class AttributionSpan:
    """Who is said to have said what: PARC-style source, cue and content."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    stance: Stance
    """What the cue alone says about the speaker's stance; the reader refines it with the perpetrator."""
    parent: int | None = None
    """Index, in the same layer, of the attribution whose content this one lies in."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure and the character offset of the word that governs it (the casualty verb or noun)."""

    figure: Figure
    anchor: int
    """Offset of the first character of the governing word: "killed" in "three civilians were killed"."""
    restates: int | None = None
    """Index, in the same layer, of the mention that tells the same casualties more fully; None where this is it."""


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of strikes, rockets or attacks and the offset of the word that names them."""

    count: Count
    anchor: int
    """Offset of "strikes" in "four air strikes", of "attacked" in "attacked the base twice"."""


@dataclass(frozen=True, slots=True)
class DamageMention:
    """An object, what happened to it, and the offset of the word that says so."""

    damage: Damage
    anchor: int


@dataclass(frozen=True, slots=True)
class Layers:
    """Everything the taggers found in one document, each layer in text order."""

    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    printed: Span | None = None
    """Where the report prints its own date; that date is no time of what it tells."""
    printed_value: str = ""
    """The printed date as a TIMEX3 value; "" where none is printed."""
    told_on: date | None = None
    """The day the report was written, as given, printed or inferred; None where it is not known."""
