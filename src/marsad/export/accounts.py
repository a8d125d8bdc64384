"""Who an incident's claims come from, and what those origins agree on.

An origin is the innermost source of a claim, or the outlet where it narrates; outlets that narrate in the same words
are one. The same monitor quoted by five outlets
is one origin, also where it could not be resolved but the name is the same; two unnamed officials of two reports are
two, since nothing says that they are the same person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.export.when_words import day_words
from marsad.export.words import interval_words, type_label, words_for
from marsad.model.claims import Claim, ClaimantClass, ClaimId, Realis
from marsad.model.reports import Report, ReportId
from marsad.model.when import CLOCK_PRECISIONS, Precision
from marsad.text.names import fold

UNNAMED_OUTLET = "An outlet that is not named"
COPIED_WORDS = 6
"""Two outlets hardly write the same sentence of so many words on their own."""
_TELLS_THE_DAY = CLOCK_PRECISIONS | {Precision.DAY}
_ONE_OF_MANY = frozenset({"a", "an", "one", "some", "several", "two", "three", "other", "another", "many", "unnamed"})
_SAYS_IT_IS_SO = frozenset({Realis.OCCURRED, Realis.ONGOING})


@dataclass(frozen=True, slots=True)
class Origin:
    """One who says so, the outlets that carry it, and what it says."""

    name: str
    claimant: ClaimantClass
    outlets: tuple[str, ...]
    claims: tuple[ClaimId, ...]
    is_copied: bool = False
    """Whether these are outlets that narrate in the same words."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A value that at least two origins give."""

    field: str
    value: str
    origins: tuple[str, ...]


def speaker_name(claim: Claim, report: Report | None) -> str:
    """The innermost source as worded, or the outlet."""
    return claim.attribution.chain[-1].quote.text if claim.attribution.chain else outlet_name(report)


def outlet_name(report: Report | None) -> str:
    """The publisher's name; a report whose publisher is unknown says so."""
    return report.publisher if report and report.publisher else UNNAMED_OUTLET


def origins(claims: Iterable[Claim], reports: Mapping[ReportId, Report]) -> tuple[Origin, ...]:
    """The distinct origins of the claims, in the order in which they first speak."""
    listed = list(claims)
    keys = _origin_keys(listed, reports)
    groups: dict[str, list[Claim]] = {}
    for claim in listed:
        groups.setdefault(keys[claim.id], []).append(claim)
    return tuple(_origin(members, reports) for members in groups.values())


def _origin_keys(claims: Sequence[Claim], reports: Mapping[ReportId, Report]) -> dict[ClaimId, str]:
    """What the claims of one origin share. Outlets that narrate in the same words had them from one another."""
    keys = {claim.id: _own_key(claim, reports.get(claim.report_id)) for claim in claims}
    same: dict[str, str] = {}
    first_with: dict[str, str] = {}
    for claim in claims:
        words = fold(claim.sentence.text)
        if not claim.attribution.chain and len(words.split()) >= COPIED_WORDS:
            key = keys[claim.id]
            same.setdefault(key, same.get(first_with.setdefault(words, key), first_with[words]))
    return {claim_id: same.get(key, key) for claim_id, key in keys.items()}


def _own_key(claim: Claim, report: Report | None) -> str:
    if not claim.attribution.chain:
        outlet = report.publisher if report and report.publisher else claim.report_id
        return f"outlet:{outlet.casefold()}"
    source = claim.attribution.chain[-1]
    if source.resolution is not None and not source.resolution.actor.id.startswith("unknown:"):
        return f"actor:{source.resolution.actor.id}"
    words = fold(source.quote.text)
    return f"name:{words}" if _is_name(source.quote.text) else f"words:{claim.report_id}:{words}"


def _is_name(words: str) -> bool:
    """Whether the words name one speaker: "the Orontes Monitor", but not "a ministry official" or "residents"."""
    parts = words.split()
    is_one_of_many = bool(parts) and parts[0].lower() in _ONE_OF_MANY
    return not is_one_of_many and any(one[0].isupper() and other[0].isupper() for one, other in pairwise(parts))


def agreements(claims: Iterable[Claim], reports: Mapping[ReportId, Report]) -> tuple[Agreement, ...]:
    """Values given by two or more origins, in the order of the fields below."""
    listed = list(claims)
    keys = _origin_keys(listed, reports)
    said: dict[tuple[str, str], dict[str, str]] = {}
    for claim in listed:
        speaker = speaker_name(claim, reports.get(claim.report_id))
        for field_value in _values(claim):
            said.setdefault(field_value, {}).setdefault(keys[claim.id], speaker)
    shared = [Agreement(field, value, tuple(by.values())) for (field, value), by in said.items() if len(by) > 1]
    order = {field: number for number, field in enumerate(("realis", "type", "time", "place", "perpetrators"))}
    return tuple(sorted(shared, key=lambda agreement: order.get(agreement.field, len(order))))


def _origin(members: list[Claim], reports: Mapping[ReportId, Report]) -> Origin:
    first = members[0]
    chain = first.attribution.chain
    outlets = dict.fromkeys(outlet_name(reports.get(claim.report_id)) for claim in members)
    known = chain[-1].resolution if chain else None
    is_known = known is not None and not known.actor.id.startswith("unknown:")
    return Origin(
        name=known.actor.name if known and is_known else speaker_name(first, reports.get(first.report_id)),
        claimant=chain[-1].claimant if chain else ClaimantClass.OUTLET,
        outlets=tuple(outlets),
        claims=tuple(claim.id for claim in members),
        is_copied=not chain and len(outlets) > 1,
    )


def _values(claim: Claim) -> Iterator[tuple[str, str]]:
    is_so = claim.realis in _SAYS_IT_IS_SO
    yield "realis", words_for("realis", Realis.OCCURRED.value if is_so else claim.realis.value)
    if not is_so:
        return
    yield "type", type_label(claim.type)
    when = claim.time.range if claim.time else None
    if when and when.start and when.precision in _TELLS_THE_DAY:
        yield "time", day_words(when.start)
    if claim.place and claim.place.place:
        yield "place", claim.place.place.name
    for filler in claim.perpetrators:
        yield "perpetrators", filler.resolution.actor.name if filler.resolution else filler.quote.text
    for figure in claim.figures:
        number = interval_words(figure.lo, figure.hi)
        if number and not figure.words:
            yield figure.kind.value, f"{number} {words_for('who', figure.who.value)}"
