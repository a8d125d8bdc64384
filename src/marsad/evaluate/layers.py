"""Places, times and sources marked in a text, against those that `marsad annotate` finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from marsad.evaluate.matching import matches
from marsad.evaluate.rows import Row
from marsad.evaluate.tally import Outcome, matched
from marsad.geo import distance_km
from marsad.model.evidence import Span

Layers = Mapping[str, Mapping[str, Any]]
"""Records of `annotate` by report id."""
NEAR_KM = 161.0
"""A hundred miles: the distance that geoparsing is scored at."""
LEAST_CONTENT = 0.5
FOUND, WITHIN = "places found", "places within 161 km"
SPAN, VALUE = "time spans", "times with the right value"
CONTENT, SOURCE, BOTH = "content", "source", "source and content"


def score_places(rows: Iterable[Row], layers: Layers) -> list[Outcome]:
    """Toponyms with known points: found, and pinned within NEAR_KM. Recall of the latter is the end-to-end share,
    its precision the share among those found."""
    return [outcome for row in rows for outcome in _places(row, layers)]


def _places(row: Row, layers: Layers) -> Iterator[Outcome]:
    report, found = row.id, _records(row, layers, "places")
    pinned = [(_span(one), (one["lat"], one["lon"])) for one in found if one["lat"] is not None]
    wanted = hit = near = 0
    for toponym in row.rows("toponyms"):
        lat, lon = toponym.optional("lat", float), toponym.optional("lon", float)
        if lat is None or lon is None:
            continue
        span = _marked_span(toponym)
        distances = [distance_km(lat, lon, *point) for at, point in pinned if at.overlaps(span)]
        wanted += 1
        hit += bool(distances)
        near += bool(distances) and min(distances) <= NEAR_KM
    yield Outcome(report, FOUND, matched(hit, hit, wanted), publisher=_publisher(row))
    yield Outcome(report, WITHIN, matched(near, hit, wanted), publisher=_publisher(row))


def score_times(rows: Iterable[Row], layers: Layers) -> list[Outcome]:
    """Time expressions: overlapping spans, and among those the same TIMEX3 value."""
    return [outcome for row in rows for outcome in _times(row, layers)]


def _times(row: Row, layers: Layers) -> Iterator[Outcome]:
    marked = [(_marked_span(one), str(one.fields.get("value", "")).upper()) for one in row.rows("timexes")]
    read = [(_span(one), str(one["value"]).upper()) for one in _records(row, layers, "times")]
    spans = matches(len(marked), len(read), lambda i, j: marked[i][0].overlaps(read[j][0]))
    values = matches(
        len(marked), len(read), lambda i, j: marked[i][1] == read[j][1] and marked[i][0].overlaps(read[j][0])
    )
    for slot, right in ((SPAN, spans), (VALUE, values)):
        yield Outcome(row.id, slot, matched(right, len(read), len(marked)), publisher=_publisher(row))


def score_sources(rows: Iterable[Row], layers: Layers) -> list[Outcome]:
    """Attributions that name a source: the source touched, and at least half of the shorter content shared."""
    return [outcome for row in rows for outcome in _sources(row, layers)]


def _sources(row: Row, layers: Layers) -> Iterator[Outcome]:
    named = [one for one in row.rows("attributions") if one.items("source") and one.items("content")]
    marked = [(_covered(one.rows("source")), _covered(one.rows("content"))) for one in named]
    read = [
        (frozenset(range(one["source"]["start"], one["source"]["end"])), _covered_by(one["content"]))
        for one in _records(row, layers, "sources")
        if one["source"] and one["content"]
    ]

    def same_source(i: int, j: int) -> bool:
        return bool(marked[i][0] & read[j][0])

    def same_content(i: int, j: int) -> bool:
        shared, shorter = len(marked[i][1] & read[j][1]), min(len(marked[i][1]), len(read[j][1]))
        return shorter > 0 and shared >= LEAST_CONTENT * shorter

    fits = {SOURCE: same_source, CONTENT: same_content, BOTH: lambda i, j: same_source(i, j) and same_content(i, j)}
    for slot, fit in fits.items():
        tally = matched(matches(len(marked), len(read), fit), len(read), len(marked))
        yield Outcome(row.id, slot, tally, publisher=_publisher(row))


# ---------------------------------------------------------------- pieces
def _publisher(row: Row) -> str:
    return row.optional("publisher", str) or ""


def _records(row: Row, layers: Layers, name: str) -> Sequence[Mapping[str, Any]]:
    records: Sequence[Mapping[str, Any]] = layers[row.id][name] if row.id in layers else ()
    return records


def _span(record: Mapping[str, Any]) -> Span:
    return Span(record["start"], record["end"])


def _marked_span(row: Row) -> Span:
    start, end = row.need("start", int), row.need("end", int)
    if not 0 <= start <= end:
        raise row.fail("start", f"{start} to {end} is no span")
    return Span(start, end)


def _covered(rows: Iterable[Row]) -> frozenset[int]:
    spans = [_marked_span(row) for row in rows]
    return frozenset(i for span in spans for i in range(span.start, span.end))


def _covered_by(records: Iterable[Mapping[str, Any]]) -> frozenset[int]:
    return frozenset(i for one in records for i in range(one["start"], one["end"]))
