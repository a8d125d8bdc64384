"""One incident as the page shows it: what its claims add up to, where they agree and where they contradict."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime

from marsad.export.accounts import agreements, outlet_name, speaker_name
from marsad.export.claim_record import Record
from marsad.export.decisions import grade_words, review_lines
from marsad.export.jsontext import Json
from marsad.export.over_time import figure_lines, since_words, version_lines
from marsad.export.when_words import time_note, time_words
from marsad.export.words import (
    conflict_field_words,
    conflict_value_words,
    place_words,
    radius_words,
    range_words,
    type_label,
    words_for,
    zeros_of,
)
from marsad.model.claims import Claim, ClaimantClass, ClaimId
from marsad.model.entities import Place
from marsad.model.incidents import Conflict, Incident, IncidentId, OriginGroup, PairScore
from marsad.model.reports import Report, ReportId
from marsad.model.when import Precision, TimeRange

_EPOCH = datetime(1970, 1, 1)
_SHARP = frozenset({Precision.MINUTE, Precision.HOUR, Precision.DAY})
_MINUTES_PER_DAY = 1440
LINKS_SHOWN = 8
"""Pairs of claims whose link the page explains, the strongest first."""


def incident_view(
    incident: Incident,
    claims: list[Claim],
    reports: Mapping[ReportId, Report],
    titles: Mapping[IncidentId, str],
) -> Record:
    """The incident in words, with what the filters, the map and the timeline need. `titles`: of all incidents shown."""
    outlets = list(dict.fromkeys(outlet_name(reports.get(claim.report_id)) for claim in claims))
    names = [*dict.fromkeys([*(name for origin in incident.independence for name in origin.origins), *outlets])]
    classes = {_claimant(claim) for claim in claims}
    return {
        "id": incident.id,
        "title": incident.title,
        "type": incident.type,
        "when": _when(incident.time),
        "place": _place(incident.place),
        "people": [words for figure in incident.figures if (words := range_words(figure))],
        "zeros": [
            {"words": words, "by": _by_whom([claim_id], claims, reports)}
            for claim_id, words in zeros_of(incident.figures)
        ],
        "claims": [claim.id for claim in claims],
        "conflicts": [_conflict(conflict, claims, reports) for conflict in incident.conflicts],
        "agreements": [
            {"field": words_for("field", shared.field), "value": shared.value, "by": list(shared.origins)}
            for shared in agreements(incident.independence, claims, reports)
        ],
        "origins": [_origin(origin, claims) for origin in incident.independence],
        "outlets": [*outlets],
        "classes": [*sorted(classes)],
        "stances": [*sorted({claim.attribution.stance.value for claim in claims})],
        "sources": [*names],
        "over_time": [*figure_lines(incident, claims, reports)],
        "versions": [*version_lines(incident, reports)],
        "grades": [grade_words(grade) for grade in incident.grades],
        "review": [*review_lines(incident)],
        "part_of": _part_of(incident, titles),
        "parts": [{"id": part, "title": titles[part]} for part in incident.parts if part in titles],
        "links": [_link(link, claims, reports) for link in _strongest(incident.links)],
        "search": search_key([incident.title, type_label(incident.type), *names, *_searched(incident, claims)]),
    }


def search_key(texts: Iterable[str]) -> str:
    """Text as the page's search compares it: lower case, without accents. The page does the same to what is typed."""
    joined = unicodedata.normalize("NFKD", " ".join(texts).lower())
    return "".join(char for char in joined if not unicodedata.category(char).startswith("M"))


def _searched(incident: Incident, claims: list[Claim]) -> list[str]:
    place = place_words(incident.place) if incident.place else ""
    return [place, *dict.fromkeys(claim.sentence.text for claim in claims)]


def _part_of(incident: Incident, titles: Mapping[IncidentId, str]) -> Record | None:
    whole = incident.part_of
    if whole is None or whole.whole not in titles:
        return None
    return {"id": whole.whole, "title": titles[whole.whole], "reason": whole.reason}


def _origin(origin: OriginGroup, claims: list[Claim]) -> Json:
    classes = dict.fromkeys(_claimant(claim) for claim in claims if claim.id in origin.claims)
    return {"words": origin.reason, "class": ", ".join(words_for("claimant", one) for one in classes)}


def _claimant(claim: Claim) -> str:
    chain = claim.attribution.chain
    return chain[-1].claimant.value if chain else ClaimantClass.OUTLET.value


def _when(when: TimeRange) -> Record:
    """`from` and `until` are days since 1970 with fractions, null where open; soft ends are drawn blurred."""
    return {
        "words": time_words(when),
        "note": time_note(when),
        "from": _days(when.start),
        "until": _days(when.end),
        "soft": when.precision not in _SHARP,
    }


def _days(moment: datetime | None) -> float | None:
    if moment is None:
        return None
    elapsed = moment.replace(tzinfo=None) - _EPOCH
    return round(elapsed.total_seconds() / 60 / _MINUTES_PER_DAY, 3)


def _place(place: Place | None) -> Record | None:
    if place is None:
        return None
    return {
        "words": place_words(place),
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "radius_words": radius_words(place),
        "note": "" if place.lat is not None else "no single point stands for it, so it is not on the map",
    }


def _by_whom(ids: Iterable[ClaimId], claims: list[Claim], reports: Mapping[ReportId, Report]) -> list[Json]:
    by_id = {claim.id: claim for claim in claims}
    known = [by_id[claim_id] for claim_id in ids if claim_id in by_id]
    return [*dict.fromkeys(speaker_name(claim, reports.get(claim.report_id)) for claim in known)]


def _conflict(conflict: Conflict, claims: list[Claim], reports: Mapping[ReportId, Report]) -> Json:
    values: list[Json] = [
        {"value": conflict_value_words(conflict.field, value), "by": _by_whom(ids, claims, reports)}
        for value, ids in conflict.values
    ]
    return {
        "field": conflict_field_words(conflict.field),
        "values": values,
        "note": conflict.note,
        "since": since_words(conflict),
    }


def _strongest(links: tuple[PairScore, ...]) -> list[PairScore]:
    return sorted(links, key=lambda link: -link.score)[:LINKS_SHOWN]


def _link(link: PairScore, claims: list[Claim], reports: Mapping[ReportId, Report]) -> Json:
    parts: list[Json] = [
        {
            "feature": part.feature.replace("_", " "),
            "left": part.left,
            "right": part.right,
            "adds": round(part.contribution, 1),
            "note": part.note,
        }
        for part in link.features
        if round(part.contribution, 1)
    ]
    return {
        "between": _by_whom((link.left, link.right), claims, reports),
        "score": round(link.score, 1),
        "parts": parts,
    }
