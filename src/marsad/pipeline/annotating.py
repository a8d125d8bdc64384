"""Stand-off layers of a report, for `marsad annotate`: places, times, sources, figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Doc

from marsad.export.jsontext import Json
from marsad.export.layers import LAYERS, figure_record, place_record, source_record, time_record
from marsad.extract.attribution import find_attributions, source_layer
from marsad.extract.figures import find_figures
from marsad.model.reports import Document, Report
from marsad.pipeline.reading import anchor, parsed, printed_date
from marsad.pipeline.resources import Resources
from marsad.resolve.places import find_places
from marsad.resolve.times import find_times


def annotate(
    reports: Iterable[tuple[Report, Document]], layers: Collection[str], resources: Resources
) -> Iterator[dict[str, Json]]:
    """One record a report, in input order, with the layers asked for."""
    for report, _, doc in parsed(reports, resources):
        record: dict[str, Json] = {"id": report.id}
        record.update((name, _layer(name, report, doc, resources)) for name in LAYERS if name in layers)
        yield record


def _layer(name: str, report: Report, doc: Doc, resources: Resources) -> list[Json]:
    if name == "places":
        home = resources.home_of(report.publisher)
        return [place_record(m) for m in find_places(doc, resources.gazetteer, published_country=home)]
    if name == "times":
        return [time_record(mention) for mention in find_times(doc, anchor(report, doc, printed_date(report, doc)))]
    if name == "sources":
        return [source_record(span) for span in source_layer(find_attributions(doc))]
    return [figure_record(mention) for mention in find_figures(doc)]
