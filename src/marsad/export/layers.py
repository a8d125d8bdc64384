"""Stand-off layers as JSON, in the form of the `annotate` contract."""

from __future__ import annotations

from marsad.export.claim_record import Record
from marsad.export.jsontext import Json
from marsad.model.evidence import Quote, Span
from marsad.model.layers import AttributionSpan, FigureMention, PlaceMention, TimeMention

LAYERS = ("places", "times", "sources", "figures")


def place_record(mention: PlaceMention) -> Json:
    """A place name and what it was pinned to."""
    place = mention.place
    record: Record = {
        **_words(mention.quote),
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "country": place.country if place else None,
        "kind": place.kind.value if place else "unknown",
        "within": list(place.within) if place else [],
        "geonameid": place.geonameid if place else None,
        "use": mention.use.value,
        "confidence": mention.confidence,
        "alternatives": [other.id for other in mention.alternatives],
        "reason": mention.reason,
    }
    return record


def time_record(mention: TimeMention) -> Json:
    """A time expression, its TIMEX3 reading and its interval."""
    return {
        **_words(mention.quote),
        "type": mention.type.value,
        "value": mention.value,
        "begin": mention.range.iso_start(),
        "until": mention.range.iso_end(),
        "precision": mention.range.precision.value,
        "basis": mention.range.basis.value,
        "reason": mention.range.reason,
    }


def source_record(attribution: AttributionSpan) -> Json:
    """Who said what: source, cue and content spans."""
    return {
        "source": _span(attribution.source),
        "cue": _span(attribution.cue),
        "content": [_span(span) for span in attribution.content],
        "stance": attribution.stance.value,
        "rule": attribution.rule,
    }


def figure_record(mention: FigureMention) -> Json:
    """A figure as an interval with its basis."""
    figure = mention.figure
    return {
        **_words(figure.quote),
        "kind": figure.kind.value,
        "who": figure.who.value,
        "words": figure.words,
        "lo": figure.lo,
        "hi": figure.hi,
        "basis": figure.basis.value,
        "part_of": figure.part_of,
        "restates": mention.restates,
    }


def _words(quote: Quote) -> Record:
    return {"start": quote.start, "end": quote.end, "quote": quote.text}


def _span(span: Span | None) -> Json:
    return None if span is None else {"start": span.start, "end": span.end}
