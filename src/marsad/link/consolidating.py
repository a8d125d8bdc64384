"""What the claims of one incident say together: type, time, place, figures, sources. Nothing is averaged."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from marsad.codebook.event_types import EventTypes
from marsad.codebook.linking import CopyRules
from marsad.link.conflicts import conflicts_of, dated, is_denial
from marsad.link.copies import Copy
from marsad.link.figures import figure_histories, figure_ranges
from marsad.link.grading import suggest_grades
from marsad.link.independence import origins_of
from marsad.link.tellings import ClaimKey, Telling, claim_key
from marsad.link.times import common_time
from marsad.link.titles import title_of
from marsad.link.versions import versions_among
from marsad.model.claims import Claim, ClaimId, EventTypeId
from marsad.model.entities import Place
from marsad.model.incidents import Incident, IncidentId, PairScore
from marsad.model.when import TimeRange

ID_DIGITS = 16


def consolidate(
    tellings: Sequence[Telling],
    links: Sequence[PairScore],
    types: EventTypes,
    copies: Sequence[Copy],
    rules: CopyRules,
) -> Incident:
    """The incident that the tellings make up. `copies` says what text their reports have in common."""
    claims = sorted((claim for telling in tellings for claim in telling.claims), key=claim_key)
    event_type = incident_type(claims, types)
    time: TimeRange = common_time(claims, [telling.report.published for telling in tellings])
    place = incident_place(claims)
    origins = origins_of(tellings, copies)
    published = {telling.report.id: telling.report.published for telling in tellings}
    incident = Incident(
        id=incident_id(tellings),
        claims=tuple(claim.id for claim in claims),
        type=event_type,
        time=time,
        place=place,
        title=title_of(types[event_type].label, claims, place, time),
        figures=figure_ranges(claims),
        conflicts=dated(conflicts_of(claims, types), claims, published),
        figure_history=figure_histories(claims, published),
        versions=versions_among((telling.report for telling in tellings), copies, rules),
        links=tuple(links),
        sources=tuple(origin.reason for origin in origins),
        independence=origins,
    )
    return replace(incident, grades=suggest_grades(incident, claims))


def incident_id(tellings: Sequence[Telling]) -> IncidentId:
    """Named after its founding claim: the first claim of the report that was published first.

    So it is the same whatever came in first, and stays while claims of later reports join or leave; an earlier report
    that joins changes it. Every claim is in one incident, so two incidents never share a founding claim.
    """
    return id_founded_by(min(tellings, key=_founding_order).claims[0].id)


def id_founded_by(claim: ClaimId) -> IncidentId:
    """The id of an incident whose founding claim this is.

    An id that is no longer in use still leads somewhere: to the incident that now holds the claim it was made from.
    """
    return IncidentId("incident-" + hashlib.sha256(claim.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS])


def _founding_order(telling: Telling) -> tuple[bool, int, ClaimKey]:
    published = telling.report.published
    return (published is None, published.toordinal() if published else 0, telling.key)


def incident_type(claims: Sequence[Claim], types: EventTypes) -> EventTypeId:
    """The type most reports give; where as many give another, the more specific of them; denials count last."""
    voices = {(claim.report_id, claim.type) for claim in claims if not is_denial(claim)}
    if not voices:
        voices = {(claim.report_id, claim.type) for claim in claims}
    reports = Counter(type_id for _, type_id in voices)
    return min(reports, key=lambda type_id: (-reports[type_id], -types[type_id].specific, type_id))


def incident_place(claims: Sequence[Claim]) -> Place | None:
    """The place with a point and the smallest radius that any claim gives; without any point, the most told name."""
    places = [claim.place.place for claim in claims if claim.place is not None and claim.place.place is not None]
    if not places:
        return None
    told = Counter(place.name for place in places)
    return min(
        places,
        key=lambda place: (
            place.lat is None,
            place.radius_km if place.radius_km is not None else float("inf"),
            -told[place.name],
            place.name,
        ),
    )
