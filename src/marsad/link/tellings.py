"""A telling: one occurrence as one report tells it. The unit that is compared across reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from marsad.codebook.event_types import EventTypes
from marsad.codebook.linking import LinkingRules
from marsad.link.facts import ReportFacts
from marsad.link.vectors import EMPTY_VECTOR, Vector, Vocabulary
from marsad.link.words import content_words, full_names, plain
from marsad.model.claims import Claim, EventTypeId, Figure, Filler, Realis
from marsad.model.entities import Place
from marsad.model.evidence import Quote
from marsad.model.reports import ReportId
from marsad.model.when import Precision, TimeBasis, TimeRange
from marsad.text.names import fold

T = TypeVar("T", bound=Hashable)
ClaimKey = tuple[str, int, int, str, str]
PAST = frozenset({Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED, Realis.AVERTED, Realis.DENIED})
"""What is said of something that was, was prevented, or is denied; the others speak of something to come."""


@dataclass(frozen=True, slots=True)
class Days:
    """An interval in whole days, as ordinals; `start` None: only bounded from above."""

    start: int | None
    end: int | None
    stated: bool

    @property
    def width(self) -> int | None:
        """Number of days spanned."""
        return None if self.start is None or self.end is None else self.end - self.start + 1


@dataclass(frozen=True, slots=True)
class Party:
    """Actors on one side: resolved ids with all their parents, and the words used for them."""

    ids: frozenset[str] = frozenset()
    wider: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    worded: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ids or self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """The claims of one report that share an occurrence key, with what is compared precomputed."""

    key: ClaimKey
    claims: tuple[Claim, ...]
    report: ReportFacts
    report_index: int
    types: frozenset[EventTypeId]
    families: frozenset[str]
    past: bool
    days: Days
    place: Place | None
    place_name: str
    place_words: frozenset[str]
    place_is_own: bool
    """Whether the place stands in the claims' own sentences, not only elsewhere in the report."""
    time_is_own: bool
    """The same of the time."""
    wider_places: frozenset[str]
    perpetrators: Party
    targets: Party
    weapons: frozenset[str]
    figures: tuple[Figure, ...]
    sentence: Vector
    full_names: frozenset[str]
    shots: bool = False
    """Whether the sentences speak of shots."""
    main: bool = False
    central: float = 0.0
    """How much the whole report is about this, 0 to 1."""


def claim_key(claim: Claim) -> ClaimKey:
    """A total order of claims that does not depend on the order they came in."""
    return (claim.report_id, claim.trigger.start, claim.trigger.end, claim.type, claim.id)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What tellings are made from beside the claims: reports with their place in order, words, rules and types."""

    reports: Mapping[ReportId, ReportFacts]
    indices: Mapping[ReportId, int]
    vocabulary: Vocabulary
    rules: LinkingRules
    types: EventTypes
    held: dict[Any, Any] = field(default_factory=dict)
    """Equal values are held once: most tellings share their types, parties and places with others."""

    def once(self, value: T) -> T:
        """The value that is held for all that are equal to it."""
        found: T = self.held.setdefault((type(value), value), value)
        return found


def build_tellings(groups: Iterable[Sequence[Claim]], known: Surroundings) -> list[Telling]:
    """One telling for each group of claims of one report, in order."""
    ordered = sorted((sorted(group, key=claim_key) for group in groups), key=lambda group: claim_key(group[0]))
    mains = _main_groups(ordered)
    return [_telling(group, known, main=claim_key(group[0]) in mains) for group in ordered]


def _main_groups(ordered: Sequence[Sequence[Claim]]) -> frozenset[ClaimKey]:
    """Keys of the tellings that are their report's main one: marked by the reader, else the first."""
    chosen: dict[str, tuple[bool, ClaimKey]] = {}
    for group in ordered:
        key = claim_key(group[0])
        marked = any(claim.main for claim in group)
        held = chosen.get(group[0].report_id)
        if held is None or (marked and not held[0]):
            chosen[group[0].report_id] = (marked, key)
    return frozenset(key for _, key in chosen.values())


def _telling(group: Sequence[Claim], known: Surroundings, *, main: bool) -> Telling:
    report, stop_words, once = known.reports[group[0].report_id], known.rules.stop_words, known.once
    text = told_in(group)
    place = _most_precise(claim.place.place for claim in group if claim.place and claim.place.place)
    name = place.name if place else next((claim.place.quote.text for claim in group if claim.place), "")
    return Telling(
        key=claim_key(group[0]),
        claims=tuple(group),
        report=report,
        report_index=known.indices[report.id],
        types=once(frozenset(claim.type for claim in group)),
        families=once(frozenset(known.types.family(claim.type) for claim in group)),
        past=any(claim.realis in PAST for claim in group),
        days=once(_days(group, report)),
        place=place,
        place_name=once(fold(name)) if name else "",
        place_words=once(frozenset(fold(claim.place.quote.text) for claim in group if claim.place) - {""}),
        place_is_own=any(
            _in_own_sentence(claim.place.quote, claim) for claim in group if claim.place and claim.place.place == place
        ),
        time_is_own=any(
            claim.time.quote is None or _in_own_sentence(claim.time.quote, claim) for claim in group if claim.time
        ),
        wider_places=once(_wider(place)),
        perpetrators=once(_party((filler for claim in group for filler in claim.perpetrators), stop_words)),
        targets=once(_party((filler for claim in group for filler in claim.targets), stop_words)),
        weapons=once(frozenset(name for claim in group for filler in claim.weapons for name in filler.classes)),
        figures=tuple(figure for claim in group for figure in claim.figures),
        sentence=known.vocabulary.vector(Counter(content_words(text, stop_words))) if text else EMPTY_VECTOR,
        full_names=once(frozenset(full_names(text))),
        shots=not known.rules.shot_words.isdisjoint(content_words(text, stop_words)),
        main=main,
    )


def told_in(claims: Iterable[Claim]) -> str:
    """The sentences that the claims are made in, each once, in the order of the text."""
    sentences = {(quote.start, quote.text) for claim in claims for quote in (claim.sentence, *claim.evidence)}
    return " ".join(words for _, words in sorted(sentences))


def _in_own_sentence(quote: Quote, claim: Claim) -> bool:
    return any(told.span.contains(quote.span) for told in (claim.sentence, *claim.evidence))


def _most_precise(places: Iterable[Place]) -> Place | None:
    """The place with a point and the smallest radius; without any point, the first by name."""
    found = sorted(
        places,
        key=lambda place: (
            place.lat is None,
            place.radius_km if place.radius_km is not None else 0.0,
            -len(place.within),
            place.name,
        ),
    )
    return found[0] if found else None


def _wider(place: Place | None) -> frozenset[str]:
    if place is None:
        return frozenset()
    names = (*place.within, place.admin1, place.admin2)
    return frozenset(fold(name) for name in names if name)


def _days(group: Sequence[Claim], report: ReportFacts) -> Days:
    """The narrowest stated interval; without any, what bounds the occurrence from above."""
    stated: list[tuple[int, int, int]] = []
    bounds: list[int] = []
    for found in _ranges(group):
        end = found.end.toordinal() if found.end else None
        if found.start and end is not None and found.basis in (TimeBasis.STATED, TimeBasis.INFERRED):
            start = found.start.toordinal()
            end = _night_end(found, end)
            stated.append((end - start, start, end))
        elif end is not None:
            bounds.append(end)
    if stated:
        _, start, end = min(stated)
        return Days(start, end, stated=True)
    if report.published:
        bounds.append(report.published.toordinal())
    return Days(None, min(bounds) if bounds else None, stated=False)


def _ranges(group: Sequence[Claim]) -> Iterator[TimeRange]:
    return (claim.time.range for claim in group if claim.time is not None and claim.time.range.is_known)


def _night_end(found: TimeRange, end: int) -> int:
    """A part of a day that ends at midnight sharp belongs to the day it began on."""
    midnight = found.end is not None and found.end.time() == datetime.min.time()
    ends_next_day = found.start is not None and found.end is not None and found.end.date() > found.start.date()
    return end - 1 if midnight and ends_next_day and found.precision is not Precision.DAY else end


def _party(fillers: Iterable[Filler], stop_words: frozenset[str]) -> Party:
    ids: set[str] = set()
    wider: set[str] = set()
    words: set[str] = set()
    worded: dict[str, None] = {}
    for filler in fillers:
        worded[filler.quote.text] = None
        words.update(content_words(plain(filler.quote.text), stop_words))
        if filler.resolution is not None:
            actor = filler.resolution.actor
            ids.add(actor.id)
            wider.update(actor.parents)
    return Party(frozenset(ids), frozenset(wider), frozenset(words), tuple(worded))
