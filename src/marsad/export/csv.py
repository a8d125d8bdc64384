"""One row a claim, for spreadsheets.

Cells that a spreadsheet would run as a formula begin with an apostrophe. Several values in one cell are joined by
" | " in the order of the claim. A figure's three zeros are told apart by its basis: `none_reported`, `no_information`
and `not_stated`; the last is also what a kind of figure gets that the claim says nothing about.
"""

from __future__ import annotations

import csv as csv_module
import io
from collections.abc import Iterable, Iterator

from marsad.codebook.precision import load_precisions
from marsad.export.clock import clock_of
from marsad.export.decisions import correction_words
from marsad.model.bundle import Bundle
from marsad.model.claims import (
    Claim,
    ClaimId,
    EventTypeId,
    Figure,
    FigureBasis,
    FigureKind,
    Filler,
    Provenance,
    Realis,
    Source,
)
from marsad.model.evidence import Quote
from marsad.model.incidents import IncidentId
from marsad.model.reports import Report, ReportId

Cell = str | int | float | bool | None

JOIN = " | "
BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheet programs that the file is UTF-8."""
# What spreadsheet programs take as the start of a formula, their full-width twins and leading controls included.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FIGURE_FIELDS = ("lo", "hi", "basis", "who", "words", "quote", "start", "end")
_PLACE_COLUMNS = ("name", "country", "admin1", "admin2", "lat", "lon", "radius_km", "kind")


def csv(bundle: Bundle) -> Iterator[str]:
    """The table in pieces to be written one after the other, with a header row and CRLF line ends (RFC 4180)."""
    reports, incidents = bundle.report_by_id(), bundle.incident_of()
    yield BYTE_ORDER_MARK + _line(columns())
    for claim in bundle.claims:
        yield _line(claim_row(claim, reports.get(claim.report_id), incidents.get(claim.id)).values())


def columns() -> tuple[str, ...]:
    """The names of the columns, in order."""
    nothing = Quote("", 0, 0)
    blank = Claim(
        id=ClaimId(""),
        report_id=ReportId(""),
        occurrence="",
        type=EventTypeId(""),
        realis=Realis.OCCURRED,
        trigger=nothing,
        sentence=nothing,
        provenance=Provenance("", 0.0),
        engine="",
    )
    return tuple(claim_row(blank, None, None))


def claim_row(claim: Claim, report: Report | None, incident: IncidentId | None) -> dict[str, Cell]:
    """The columns of one claim by name; every claim has the same columns in the same order."""
    return {
        "claim_id": claim.id,
        "incident_id": incident,
        "report_id": claim.report_id,
        **_report_cells(report),
        "occurrence": claim.occurrence,
        "type": claim.type,
        "acled_sub_event": claim.acled_sub_event,
        "realis": claim.realis.value,
        "aggregate": claim.aggregate,
        "main": claim.main,
        **_source_cells(claim),
        **_quote_cells("trigger", claim.trigger),
        **_quote_cells("sentence", claim.sentence),
        **_filler_cells("perpetrators", claim.perpetrators),
        **_filler_cells("targets", claim.targets),
        **_filler_cells("weapons", claim.weapons),
        "weapon_classes": _join("/".join(weapon.classes) for weapon in claim.weapons),
        **_place_cells(claim),
        **_time_cells(claim),
        **_figure_cells(claim.figures),
        "strikes": claim.count.n if claim.count else None,
        **_quote_cells("strikes", claim.count.quote if claim.count else None),
        "damage": _join(f"{damage.quote.text} ({damage.effect.value})" for damage in claim.damage),
        "rule": claim.provenance.rule,
        "confidence": round(claim.provenance.confidence, 4),
        "engine": claim.engine,
        "review": claim.status.value,
        "corrected": _join(f"{one.field}: {correction_words(one)}" for one in claim.corrections),
    }


def safe_cell(cell: Cell) -> Cell:
    """The cell as a spreadsheet may open it: text that begins like a formula gets an apostrophe in front."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return "'" + cell
    return cell


def _line(cells: Iterable[Cell]) -> str:
    stream = io.StringIO()
    csv_module.writer(stream).writerow([safe_cell(cell) for cell in cells])
    # A lone surrogate cannot be written as UTF-8; a table, unlike JSON, has no way to spell it.
    return stream.getvalue().encode("utf-8", "replace").decode("utf-8")


def _join(values: Iterable[object]) -> str:
    return JOIN.join("" if value is None else str(value) for value in values)


def _report_cells(report: Report | None) -> dict[str, Cell]:
    return {
        "publisher": report.publisher if report else None,
        "published": report.published.isoformat() if report and report.published else None,
        "report_title": report.title if report else None,
        "url": report.url if report else None,
    }


def _source_cells(claim: Claim) -> dict[str, Cell]:
    chain: tuple[Source, ...] = claim.attribution.chain
    return {
        "stance": claim.attribution.stance.value,
        "sources": " > ".join(source.quote.text for source in chain),
        "claimant_class": chain[-1].claimant.value if chain else None,
        "sources_start": _join(source.quote.start for source in chain),
        "sources_end": _join(source.quote.end for source in chain),
    }


def _quote_cells(name: str, quote: Quote | None) -> dict[str, Cell]:
    return {
        f"{name}_quote": quote.text if quote else None,
        f"{name}_start": quote.start if quote else None,
        f"{name}_end": quote.end if quote else None,
    }


def _filler_cells(name: str, fillers: tuple[Filler, ...]) -> dict[str, Cell]:
    return {
        name: _join(filler.quote.text for filler in fillers),
        f"{name}_start": _join(filler.quote.start for filler in fillers),
        f"{name}_end": _join(filler.quote.end for filler in fillers),
    }


def _place_cells(claim: Claim) -> dict[str, Cell]:
    place = claim.place.place if claim.place else None
    cells = {f"place_{column}": getattr(place, column) if place else None for column in _PLACE_COLUMNS}
    codes = {name: scheme.code(place) for name, scheme in load_precisions().places.items()}
    return {**_quote_cells("place", claim.place.quote if claim.place else None), **cells, **codes}


def _time_cells(claim: Claim) -> dict[str, Cell]:
    time, utc = claim.time, clock_of(claim)
    return {
        **_quote_cells("time", time.quote if time else None),
        "time_from": time.range.iso_start() if time else None,
        "time_until": time.range.iso_end() if time else None,
        "time_precision": time.range.precision.value if time else None,
        "time_basis": time.range.basis.value if time else None,
        "time_zone": utc.zone,
        "time_from_utc": utc.start,
        "time_until_utc": utc.end,
        **{name: scheme.code(time.range if time else None) for name, scheme in load_precisions().times.items()},
    }


def _figure_cells(figures: tuple[Figure, ...]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for kind in FigureKind:
        totals = [figure for figure in figures if figure.kind is kind and figure.part_of is None]
        parts = [figure for figure in figures if figure.kind is kind and figure.part_of is not None]
        for field in _FIGURE_FIELDS:
            cells[f"{kind.value}_{field}"] = _one_or_joined([_figure_field(figure, field) for figure in totals])
        if not totals:
            cells[f"{kind.value}_basis"] = FigureBasis.NOT_STATED.value
        cells[f"{kind.value}_parts"] = _join(f"{part.words or part.who.value}: {_interval(part)}" for part in parts)
    return cells


def _one_or_joined(values: list[Cell]) -> Cell:
    return values[0] if len(values) == 1 else _join(values) or None


def _figure_field(figure: Figure, field: str) -> Cell:
    if field == "quote":
        return figure.quote.text
    if field in ("start", "end"):
        return figure.quote.start if field == "start" else figure.quote.end
    value = getattr(figure, field)
    return str(value) if isinstance(value, str) else value


def _interval(figure: Figure) -> str:
    if figure.lo is None and figure.hi is None:
        return figure.basis.value
    if figure.lo == figure.hi:
        return str(figure.lo)
    return f"{'' if figure.lo is None else figure.lo}..{'' if figure.hi is None else figure.hi}"
