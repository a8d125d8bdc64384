"""One claim as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.export.accounts import UNNAMED_OUTLET, source_words, speaker_name
from marsad.export.claim_record import Record
from marsad.export.claim_rows import Row, Value, claim_rows, quote_note
from marsad.export.jsontext import Json
from marsad.export.page.segments import Mark, Segment, cut
from marsad.export.words import words_for
from marsad.model.claims import Claim, ClaimantClass
from marsad.model.evidence import Alignment, Quote, Span
from marsad.model.reports import Document, Report


def claim_view(claim: Claim, report: Report | None, document: Document | None, number: int) -> Record:
    """The claim in words, its sentence cut into marked pieces; `number` is its mark in the report's pieces."""
    chain = claim.attribution.chain
    claimant = chain[-1].claimant if chain else ClaimantClass.OUTLET
    return {
        "id": claim.id,
        "report": claim.report_id,
        "mark": str(number),
        "speaker": speaker_name(claim, report),
        "speaks_for_itself": not chain,
        "chain": [
            {"words": source_words(source), "class": words_for("claimant", source.claimant.value)} for source in chain
        ],
        "claimant": claimant.value,
        "claimant_words": words_for("claimant", claimant.value),
        "stance": claim.attribution.stance.value,
        "stance_words": words_for("stance", claim.attribution.stance.value),
        "realis": claim.realis.value,
        "sentence": segments_json(sentence_segments(claim, document)),
        "sentence_note": quote_note(claim.sentence),
        "evidence": len(claim.evidence),
        "rows": [_row(row) for row in claim_rows(claim)],
        "reading": [
            _reading("Act", claim.provenance.rule, claim.provenance.confidence),
            _reading("Stance", claim.attribution.rule, None),
            *(_reading("Source", source.provenance.rule, source.provenance.confidence) for source in chain),
        ],
        "engine": claim.engine,
        "acled": claim.acled_sub_event,
    }


def report_view(report: Report | None, pieces: Iterable[Segment]) -> Record:
    """A report's head and its text in pieces; only web addresses become links."""
    if report is None:
        return {"title": None, "outlet": UNNAMED_OUTLET, "date": None, "url": None, "lang": None, "text": []}
    url = report.url if report.url and report.url.lower().startswith(("https://", "http://")) else None
    return {
        "title": report.title,
        "outlet": report.publisher or UNNAMED_OUTLET,
        "date": report.published.isoformat() if report.published else None,
        "url": url,
        "lang": report.lang,
        "text": segments_json(pieces),
    }


def segments_json(segments: Iterable[Segment]) -> list[Json]:
    """Pieces as the page reads them: a text, null for a gap, or a pair of text and names."""
    return [[segment.text, *segment.names] if segment.names else segment.text for segment in segments]


def sentence_segments(claim: Claim, document: Document | None) -> list[Segment]:
    """The claim's sentence with the words of its slots marked."""
    sentence = claim.sentence
    if document is None or sentence.alignment is Alignment.UNLOCATED:
        return [Segment(sentence.text)]
    return cut(document.text, _slot_marks(claim), within=sentence.span)


def located(quotes: Iterable[Quote]) -> Iterable[Span]:
    """The spans of those quotes that were found in the text."""
    return (quote.span for quote in quotes if quote.alignment is not Alignment.UNLOCATED)


def _slot_marks(claim: Claim) -> list[Mark]:
    quotes: list[tuple[str, Quote | None]] = [
        ("trigger", claim.trigger),
        ("place", claim.place.quote if claim.place else None),
        ("time", claim.time.quote if claim.time else None),
        *(("source", source.quote) for source in claim.attribution.chain),
        *(("actor", filler.quote) for filler in (*claim.perpetrators, *claim.targets)),
        *(("weapon", filler.quote) for filler in claim.weapons),
        *(("figure", figure.quote) for figure in claim.figures),
    ]
    return [Mark(span, name) for name, quote in quotes if quote for span in located([quote])]


def _row(row: Row) -> Record:
    return {"slot": row.slot, "label": row.label, "values": [_value(value) for value in row.values]}


def _value(value: Value) -> Record:
    record: Record = {"words": value.words}
    optional: Record = {
        "quote": value.quote.text if value.quote else None,
        "note": value.note,
        "why": value.why,
        "part": value.is_part,
        "zero": value.is_zero,
        "rule": value.rule,
        "confidence": None if value.confidence is None else round(value.confidence, 2),
    }
    return {**record, **{key: item for key, item in optional.items() if item not in (None, "", False)}}


def _reading(label: str, rule: str, confidence: float | None) -> Json:
    return {"label": label, "rule": rule, "confidence": None if confidence is None else round(confidence, 2)}
