"""Who an incident's claims come from, and what those origins agree on.

An origin is the innermost source of a claim, or the outlet where it narrates. The same monitor quoted by five outlets
is one origin; two unnamed officials of two reports are two, since nothing says that they are the same person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from marsad.export.when_words import day_words
from marsad.export.words import interval_words, type_label, words_for
from marsad.model.claims import Claim, ClaimantClass, ClaimId, Realis
from marsad.model.reports import Report, ReportId
from marsad.model.when import CLOCK_PRECISIONS, Precision

UNNAMED_OUTLET = "An outlet that is not named"
_TELLS_THE_DAY = CLOCK_PRECISIONS | {Precision.DAY}
_SAYS_IT_IS_SO = frozenset({Realis.OCCURRED, Realis.ONGOING})


@dataclass(frozen=True, slots=True)
class Origin:
    """One who says so, the outlets that carry it, and what it says."""

    name: str
    claimant: ClaimantClass
    outlets: tuple[str, ...]
    claims: tuple[ClaimId, ...]


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
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(origin_key(claim, reports.get(claim.report_id)), []).append(claim)
    return tuple(_origin(members, reports) for members in groups.values())


def origin_key(claim: Claim, report: Report | None) -> str:
    """What two claims of the same origin share."""
    if not claim.attribution.chain:
        outlet = report.publisher if report and report.publisher else claim.report_id
        return f"outlet:{outlet.casefold()}"
    source = claim.attribution.chain[-1]
    if source.resolution is not None and not source.resolution.actor.id.startswith("unknown:"):
        return f"actor:{source.resolution.actor.id}"
    return f"words:{claim.report_id}:{source.quote.text.casefold()}"


def agreements(claims: Iterable[Claim], reports: Mapping[ReportId, Report]) -> tuple[Agreement, ...]:
    """Values given by two or more origins, in the order of the fields below."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for claim in claims:
        report = reports.get(claim.report_id)
        for field_value in _values(claim):
            said.setdefault(field_value, {}).setdefault(origin_key(claim, report), speaker_name(claim, report))
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
