"""Who speaks in a claim, and what the independent origins of an incident agree on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from marsad.export.when_words import day_words
from marsad.export.words import interval_words, type_label, words_for
from marsad.model.claims import Claim, Realis, Source
from marsad.model.incidents import OriginGroup
from marsad.model.reports import Report, ReportId
from marsad.model.when import CLOCK_PRECISIONS, Precision

UNNAMED_OUTLET = "An outlet that is not named"
_TELLS_THE_DAY = CLOCK_PRECISIONS | {Precision.DAY}
_SAYS_IT_IS_SO = frozenset({Realis.OCCURRED, Realis.ONGOING})


@dataclass(frozen=True, slots=True)
class Agreement:
    """A value that at least two origins give."""

    field: str
    value: str
    origins: tuple[str, ...]


def speaker_name(claim: Claim, report: Report | None) -> str:
    """The innermost source in the words that name it best, or the outlet."""
    return claim.attribution.chain[-1].name if claim.attribution.chain else outlet_name(report)


def source_words(source: Source) -> str:
    """A source as worded, with the name where the words only describe it: "the group (the Orontes Monitor)"."""
    return f"{source.quote.text} ({source.named.text})" if source.named else source.quote.text


def outlet_name(report: Report | None) -> str:
    """The publisher's name; a report whose publisher is unknown says so."""
    return report.publisher if report and report.publisher else UNNAMED_OUTLET


def agreements(
    origins: Iterable[OriginGroup], claims: Iterable[Claim], reports: Mapping[ReportId, Report]
) -> tuple[Agreement, ...]:
    """Values given by two or more of an incident's origins, in the order of the fields below.

    A claim that is of no origin counts for nothing: a person rejected it.
    """
    origin_of = {claim_id: number for number, origin in enumerate(origins) for claim_id in origin.claims}
    said: dict[tuple[str, str], dict[int, str]] = {}
    for claim in claims:
        if claim.id not in origin_of:
            continue
        speaker = speaker_name(claim, reports.get(claim.report_id))
        for field_value in _values(claim):
            said.setdefault(field_value, {}).setdefault(origin_of[claim.id], speaker)
    shared = [Agreement(field, value, tuple(by.values())) for (field, value), by in said.items() if len(by) > 1]
    order = {field: number for number, field in enumerate(("realis", "type", "time", "place", "perpetrators"))}
    return tuple(sorted(shared, key=lambda agreement: order.get(agreement.field, len(order))))


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
