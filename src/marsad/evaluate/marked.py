"""Reports as a coder marked them, and claims as they were read, in one form so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.model.evidence import Span

NAMED_SLOTS = ("type", "realis", "stance")
PHRASE_SLOTS = ("sources", "perpetrators", "targets", "weapons")
SLOTS = (*NAMED_SLOTS, *PHRASE_SLOTS, "place", "time", "figures", "count")
"""The slots that a claim is scored on, in the order in which people are shown them."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a report; where they stand: at the place given with them, else wherever they occur."""

    text: str
    spans: tuple[Span, ...] = ()
    kind: str | None = None
    """Filler kind of the record; None where none is said."""
    confidence: float | None = None
    """How sure the reader was; None for a coder's words."""


NOTHING = Phrase("")


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """A place phrase with the place it stands for; `point` is latitude and longitude in degrees."""

    phrase: Phrase
    name: str = ""
    within: tuple[str, ...] = ()
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class MarkedTime:
    """A time phrase with its interval as ISO 8601 dates or minutes; None is an open or unknown end."""

    phrase: Phrase
    start: str | None = None
    end: str | None = None
    precision: str = "unknown"


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """A number of people as an interval with its basis."""

    phrase: Phrase
    kind: str
    lo: int | None = None
    hi: int | None = None
    basis: str = "exact"
    who: str = ""


@dataclass(frozen=True, slots=True)
class MarkedCount:
    """A number of strikes, rockets or attacks."""

    phrase: Phrase
    n: int | None


@dataclass(frozen=True, slots=True)
class MarkedDamage:
    """An object and what happened to it."""

    phrase: Phrase
    effect: str


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """One claim; lists are in the order in which they were written down."""

    id: str
    type: str
    realis: str
    stance: str
    trigger: Phrase = NOTHING
    sentence: Span | None = None
    """The sentence where it was given and found; None where only the trigger tells."""
    occurrence: str = ""
    sources: tuple[Phrase, ...] = ()
    perpetrators: tuple[Phrase, ...] = ()
    targets: tuple[Phrase, ...] = ()
    weapons: tuple[Phrase, ...] = ()
    place: MarkedPlace | None = None
    time: MarkedTime | None = None
    figures: tuple[MarkedFigure, ...] = ()
    count: MarkedCount | None = None
    damage: tuple[MarkedDamage, ...] = ()
    """Kept for people and for calibration; claims are not scored on it."""
    aggregate: bool = False
    main: bool = False
    acled_sub_event: str | None = None
    confidence: float | None = None
    """How sure the reader was of the claim and, below, of the names it chose; None for a coder's claim."""
    type_confidence: float | None = None
    realis_confidence: float | None = None
    stance_confidence: float | None = None
    named: frozenset[str] | None = None
    """The slots that a coder says anything of; None: all of them, so that an empty one must be empty."""


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report with its claims."""

    id: str
    text: str
    claims: tuple[MarkedClaim, ...] = ()
    publisher: str = ""
    date: str | None = None
    title: str | None = None


Value = str | Phrase | MarkedPlace | MarkedTime | MarkedFigure | MarkedCount | MarkedDamage


def slot_values(claim: MarkedClaim) -> Iterator[tuple[str, Value]]:
    """Every value that the claim is scored on, with its slot; empty slots give none."""
    yield "type", claim.type
    yield "realis", claim.realis
    yield "stance", claim.stance
    for slot in PHRASE_SLOTS:
        yield from ((slot, phrase) for phrase in phrases(claim, slot))
    if claim.place is not None:
        yield "place", claim.place
    if claim.time is not None and (claim.time.phrase.text or claim.time.start):
        yield "time", claim.time
    if claim.count is not None:
        yield "count", claim.count
    yield from (("figures", figure) for figure in claim.figures if figure.basis != "not_stated")


def phrases(claim: MarkedClaim, slot: str) -> tuple[Phrase, ...]:
    """The phrases of one of PHRASE_SLOTS."""
    found: tuple[Phrase, ...] = getattr(claim, slot)
    return found


def values_of(claim: MarkedClaim, slot: str) -> list[Value]:
    """The values of one slot."""
    return [value for name, value in slot_values(claim) if name == slot]
