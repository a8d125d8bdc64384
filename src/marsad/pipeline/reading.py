"""Documents to claims: parse, tag, read, ground; a stream in, a stream out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from marsad.extract.attribution.lost_commas import with_speakers_set_off
from marsad.extract.confidence import with_confidence
from marsad.extract.gate import passages
from marsad.model.claims import Claim
from marsad.model.layers import Layers
from marsad.model.reports import Document, Report
from marsad.pipeline.grounding import ground
from marsad.pipeline.resources import Resources
from marsad.resolve.places import find_places
from marsad.resolve.times import Anchor, PrintedDate, anchored, find_times, infer_date, text_date
from marsad.text.parsing import Gate, parse
from marsad.text.pieces import whole


def read_reports(
    reports: Iterable[tuple[Report, Document]], resources: Resources, gate: Gate = passages
) -> Iterator[tuple[Report, Document, tuple[Claim, ...]]]:
    """The grounded claims of every report, in input order; what the gate passes over holds none."""
    engine = resources.engine
    for report, document, doc in parsed(reports, resources, gate):
        printed = printed_date(report, doc)
        told_from = anchor(report, doc, printed)
        claims = engine.read(document, doc, tag(report, doc, told_from, printed, resources))
        grounded = ground(claims, told_from, resources.actors)
        yield report, document, with_confidence(grounded, document.text)


def parsed(
    reports: Iterable[tuple[Report, Document]], resources: Resources, gate: Gate = whole
) -> Iterator[tuple[Report, Document, Doc]]:
    """Every report with its parse; what the gate passes over is not parsed."""
    waiting: list[tuple[Report, Document]] = []

    def texts() -> Iterator[str]:
        for report, document in reports:
            waiting.append((report, document))
            yield document.text

    for doc in parse(resources.nlp, texts(), resources.proper_words, gate, with_speakers_set_off):
        report, document = waiting.pop(0)
        yield report, document, doc


def tag(report: Report, doc: Doc, told_from: Anchor, printed: PrintedDate | None, resources: Resources) -> Layers:
    """The places and times of a report."""
    return Layers(
        places=find_places(doc, resources.gazetteer, published_country=resources.home_of(report.publisher)),
        times=find_times(doc, told_from),
        printed=printed.quote.span if printed else None,
        printed_value=printed.day.isoformat() if printed else "",
        told_on=told_from.day,
    )


def printed_date(report: Report, doc: Doc) -> PrintedDate | None:
    """The date that the report prints on itself; the file's own settles what is ambiguous in it."""
    retrieved = report.retrieved_at.date()
    known = Anchor(report.published, report.published_at, retrieved=retrieved).day
    return text_date(doc, given=known, retrieved=retrieved)


def anchor(report: Report, doc: Doc, printed: PrintedDate | None) -> Anchor:
    """What the report's time phrases are told from: the date it prints, the file's, or one that its words allow."""
    retrieved = report.retrieved_at.date()
    given = anchored(Anchor(report.published, report.published_at, retrieved=retrieved), printed)
    if given.day is not None:
        return given
    inferred = infer_date(doc, retrieved=retrieved)
    return given if inferred is None else inferred.anchor(retrieved)
