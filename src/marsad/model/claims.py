"""What a report says happened, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from marsad.model.decisions import Correction, Decision, Status
from marsad.model.entities import Place, Resolution
from marsad.model.evidence import Quote
from marsad.model.reports import ReportId
from marsad.model.when import UNKNOWN_TIME, TimeRange

ClaimId = NewType("ClaimId", str)
EventTypeId = NewType("EventTypeId", str)


class Realis(StrEnum):
    """In which sense the occurrence is said to exist."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ATTEMPTED = "attempted"
    AVERTED = "averted"
    PLANNED = "planned"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Stance(StrEnum):
    """How the innermost source stands to the occurrence."""

    ASSERTS = "asserts"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    ADMITS = "admits"
    DENIES = "denies"
    ACCUSES = "accuses"
    SUSPECTS = "suspects"
    CANNOT_CONFIRM = "cannot_confirm"
    THREATENS = "threatens"
    DEMANDS = "demands"
    CONDEMNS = "condemns"
    NO_INFORMATION = "no_information"
    NARRATES = "narrates"
    """The outlet says it in its own voice."""


class ClaimantClass(StrEnum):
    """What kind of speaker a source is."""

    BELLIGERENT = "belligerent"
    VICTIM_SIDE = "victim_side"
    LOCAL_AUTHORITY = "local_authority"
    GOVERNMENT = "government"
    MEDICAL = "medical"
    MONITOR = "monitor"
    NGO = "ngo"
    EYEWITNESS = "eyewitness"
    JOURNALIST = "journalist"
    OUTLET = "outlet"
    ANONYMOUS_OFFICIAL = "anonymous_official"
    INTERNATIONAL_BODY = "international_body"
    UNKNOWN = "unknown"


class FigureKind(StrEnum):
    """What is counted. `casualties` where killed and injured cannot be told apart."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class FigureBasis(StrEnum):
    """How the words carry the number. The last three are three different zeros."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    ABOUT = "about"
    RANGE = "range"
    NUMBER_WORD = "number_word"
    PLURAL = "plural"
    NONE_REPORTED = "none_reported"
    NO_INFORMATION = "no_information"
    NOT_STATED = "not_stated"


ZEROS = (FigureBasis.NONE_REPORTED, FigureBasis.NO_INFORMATION, FigureBasis.NOT_STATED)
"""None were harmed, the source says that it does not know, nothing is said."""


class Who(StrEnum):
    """Whom a figure counts, as far as the words tell."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"


class FillerKind(StrEnum):
    """What kind of thing fills a role."""

    INDIVIDUAL = "individual"
    """A perpetrator who is a person."""
    ORGANISATION = "organisation"
    PERSON = "person"
    """A target who is a person or persons."""
    OBJECT = "object"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What filled a slot and how sure it is (0..1).

    Of a claim: the share of such claims that a careful coder writes down too. Of a slot: given that the claim is right,
    the share of such values that the coder has too. docs/model-card-confidence.md tells how they were measured.
    """

    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Filler:
    """A perpetrator, target or weapon as worded."""

    quote: Quote
    provenance: Provenance
    kind: FillerKind = FillerKind.UNKNOWN
    classes: tuple[str, ...] = ()
    """Weapon classes of the codebook; more than one means "one of these"."""
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One link of the chain of who says so."""

    quote: Quote
    provenance: Provenance
    claimant: ClaimantClass = ClaimantClass.UNKNOWN
    stance: Stance = Stance.ASSERTS
    """The stance of this source, by its own cue."""
    cue: Quote | None = None
    """The words that tie it to what it says."""
    resolution: Resolution | None = None
    named: Quote | None = None
    """Words before it that name whom these only describe: "the Orontes Monitor" for "the group"; None: unknown."""

    @property
    def name(self) -> str:
        """What names the source best in the report's own words."""
        return (self.named or self.quote).text


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: the chain from outer to inner, the outlet itself left out; empty when the outlet narrates."""

    chain: tuple[Source, ...] = ()
    stance: Stance = Stance.NARRATES
    """Of the innermost source."""
    rule: str = "narrates"
    confidence: float | None = None
    """How sure the stance is (0..1); None where the engine does not say."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people as an interval. `lo`/`hi` None: open, or for the zeros without a number, no number."""

    kind: FigureKind
    quote: Quote
    provenance: Provenance
    who: Who = Who.UNKNOWN
    words: str = ""
    """Group words beyond civilian and combatant, as worded: children, medics; "earlier" for a superseded toll."""
    lo: int | None = None
    hi: int | None = None
    basis: FigureBasis = FigureBasis.EXACT
    part_of: int | None = None
    """Index, among the claim's figures, of the total this one is a part of: never added to it."""


@dataclass(frozen=True, slots=True)
class Count:
    """Number of strikes, rockets or attacks in the occurrence."""

    n: int
    quote: Quote
    provenance: Provenance


class DamageEffect(StrEnum):
    """What happened to an object."""

    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Damage:
    """An object and what happened to it."""

    quote: Quote
    effect: DamageEffect
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PlaceSlot:
    """Where: the phrase as worded and the place it was pinned to (None: could not be pinned)."""

    quote: Quote
    provenance: Provenance
    place: Place | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """When: the phrase, None where the report gives none, and the interval."""

    quote: Quote | None
    provenance: Provenance
    range: TimeRange = UNKNOWN_TIME


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in one report that one occurrence happened, or did not, with who says so."""

    id: ClaimId
    report_id: ReportId
    occurrence: str
    """Key within the report: claims that share it speak of the same occurrence."""
    type: EventTypeId
    realis: Realis
    trigger: Quote
    sentence: Quote
    provenance: Provenance
    engine: str
    attribution: Attribution = Attribution()
    perpetrators: tuple[Filler, ...] = ()
    targets: tuple[Filler, ...] = ()
    weapons: tuple[Filler, ...] = ()
    place: PlaceSlot | None = None
    time: TimeSlot | None = None
    figures: tuple[Figure, ...] = ()
    count: Count | None = None
    damage: tuple[Damage, ...] = ()
    evidence: tuple[Quote, ...] = ()
    """Further sentences that say the same by the same source."""
    aggregate: bool = False
    main: bool = False
    """The report's main claim."""
    acled_sub_event: str | None = None
    realis_rule: str = ""
    status: Status = Status.OPEN
    """What people said about it; a rejected claim stays listed and counts for nothing."""
    corrections: tuple[Correction, ...] = ()
    """Which of the values above are a person's, with the machine's."""
    decisions: tuple[Decision, ...] = ()
    """The standing decisions about this claim."""
    type_confidence: float | None = None
    """How sure the type is, given that the claim is right; None where the engine does not say."""
    realis_confidence: float | None = None
