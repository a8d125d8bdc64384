"""Occurrences in the world: views over claims that keep agreement and contradiction side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

from marsad.model.claims import ClaimId, EventTypeId, FigureBasis, FigureKind
from marsad.model.decisions import Correction, Decision, Status
from marsad.model.entities import Place
from marsad.model.reports import ReportId
from marsad.model.when import TimeRange

IncidentId = NewType("IncidentId", str)


@dataclass(frozen=True, slots=True)
class FeatureScore:
    """One part of a pair score: what was compared, what came out, how much it counts."""

    feature: str
    value: float
    """Agreement from -1 (speaks against) over 0 (says nothing) to 1 (speaks for)."""
    weight: float
    left: str
    right: str
    note: str = ""

    @property
    def contribution(self) -> float:
        """What this feature adds to the score."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class PairScore:
    """How strongly two claims are believed to be about one occurrence, with its parts."""

    left: ClaimId
    right: ClaimId
    score: float
    features: tuple[FeatureScore, ...]


@dataclass(frozen=True, slots=True)
class FigureRange:
    """What the sources of an incident add up to for one kind of figure: a range, never an average."""

    kind: FigureKind
    group: str
    """civilian, combatant or unknown."""
    lo: int | None
    hi: int | None
    lo_claims: tuple[ClaimId, ...] = ()
    """Who gives the low end."""
    hi_claims: tuple[ClaimId, ...] = ()
    zeros: tuple[tuple[FigureBasis, ClaimId], ...] = ()
    """Claims that give one of the three zeros, kept apart."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which the claims of one incident contradict each other."""

    field: str
    values: tuple[tuple[str, tuple[ClaimId, ...]], ...]
    """Each value with the claims that give it."""
    note: str = ""
    since: date | None = None
    """The day from which reports with different values stand beside one another; None where no day is known."""


@dataclass(frozen=True, slots=True)
class FigureStep:
    """A number as it stood in reports of one day."""

    published: date | None
    value: str
    claims: tuple[ClaimId, ...]
    superseded: bool = False
    """Given only as an earlier count, which the same report says no longer holds."""


@dataclass(frozen=True, slots=True)
class FigureHistory:
    """How one kind of figure moved from report to report, in the order of publication; nothing is replaced by it."""

    kind: FigureKind
    group: str
    steps: tuple[FigureStep, ...]


@dataclass(frozen=True, slots=True)
class ReportVersions:
    """Reports of one outlet that are versions of one text, the earliest first: an update, a correction."""

    reports: tuple[ReportId, ...]
    reason: str
    """Why they are taken for that, in words."""


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Claims of an incident that rest on one another or on one speaker: one independent origin, however often told."""

    origins: tuple[str, ...]
    """The innermost sources by name; an outlet that narrates is its own."""
    outlets: tuple[str, ...]
    """The outlets that carry them."""
    claims: tuple[ClaimId, ...]
    reason: str
    """Why these count as one, in words."""


@dataclass(frozen=True, slots=True)
class Grade:
    """How well an incident is established, in one scheme of those who record violence."""

    scheme: str
    value: str
    reason: str
    by: str | None = None
    """Who set it; None: suggested by rule, and asserted by nobody."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """That an occurrence is believed to be a part of a longer one: a raid of an offensive, the shelling of a siege."""

    whole: IncidentId
    reason: str
    """Why, in words."""


@dataclass(frozen=True, slots=True)
class Incident:
    """The claims believed to be about one occurrence, and what follows from them."""

    id: IncidentId
    claims: tuple[ClaimId, ...]
    type: EventTypeId
    time: TimeRange
    place: Place | None
    title: str
    """A short description for lists, made from the claims' own slots."""
    figures: tuple[FigureRange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    links: tuple[PairScore, ...] = ()
    """The pairs that hold the incident together."""
    sources: tuple[str, ...] = ()
    """Distinct origins in words, the outlets that narrate included."""
    grade: str | None = None
    """The harm grade that a person set; None while nobody did. Suggestions are in `grades` only."""
    independence: tuple[OriginGroup, ...] = ()
    """The independent origins; `sources` says the same as text."""
    grades: tuple[Grade, ...] = ()
    """One for each scheme: what a person set, else what the rules suggest."""
    figure_history: tuple[FigureHistory, ...] = ()
    """Figures of which reports of different days, or one report of now and before, give different numbers."""
    versions: tuple[ReportVersions, ...] = ()
    """Reports among those that tell of it which are versions of one text."""
    part_of: PartOf | None = None
    """The longer occurrence that this one is believed to be a part of; each keeps its own claims and figures."""
    parts: tuple[IncidentId, ...] = ()
    """The incidents believed to be parts of this one."""
    status: Status = Status.OPEN
    """What people said about it."""
    corrections: tuple[Correction, ...] = ()
    """Which of the values above are a person's, with the machine's."""
    decisions: tuple[Decision, ...] = ()
    """The standing decisions that made it what it is."""
