"""An incident or a claim as Rich renderables, for reading in a terminal.

Report text is never read as console markup: everything is put in as plain Text. Control characters, which could move
the cursor or change the terminal, are shown as a replacement sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from marsad.export.accounts import agreements, outlet_name, source_words, speaker_name
from marsad.export.claim_rows import Row, Value, claim_rows
from marsad.export.decisions import grade_words, review_lines
from marsad.export.over_time import figure_lines, since_words, version_lines
from marsad.export.when_words import day_words, time_note, time_words
from marsad.export.words import (
    conflict_field_words,
    conflict_value_words,
    place_words,
    range_words,
    type_label,
    words_for,
    zeros_of,
)
from marsad.model.bundle import Bundle
from marsad.model.claims import Claim, ClaimantClass, ClaimId, Stance
from marsad.model.evidence import Alignment
from marsad.model.incidents import Conflict, Incident, IncidentId
from marsad.model.reports import Report, ReportId

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DOES_NOT_SAY = "does not say"
_LABEL_WIDTH = 12


def incident_renderable(incident: Incident, bundle: Bundle) -> RenderableType:
    """The incident, its contradictions and agreements, and each of its claims with its quotes."""
    reports, by_id = bundle.report_by_id(), bundle.claim_by_id()
    claims = [by_id[claim_id] for claim_id in incident.claims if claim_id in by_id]
    parts: list[RenderableType] = [
        Text.assemble((plain(incident.title), "bold"), (f"  {plain(incident.id)}", "dim")),
        _facts(incident, claims, reports, bundle.incident_by_id()),
    ]
    for conflict in incident.conflicts:
        parts.append(_conflict(conflict, claims, reports))
    for shared in agreements(incident.independence, claims, reports):
        names = ", ".join(plain(name) for name in shared.origins)
        line = f"= Agree on {words_for('field', shared.field)}: {plain(shared.value)} "
        parts.append(Text.assemble((line, "green"), (f"({names})", "dim")))
    parts += [Padding(_claim_panel(claim, reports), (1, 0, 0, 0)) for claim in claims]
    return Group(*parts)


def claim_renderable(claim: Claim, bundle: Bundle) -> RenderableType:
    """The claim with the quote, its place in the text, the rule and the confidence behind each slot."""
    report = bundle.report_by_id().get(claim.report_id)
    incident = bundle.incident_of().get(claim.id)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=False)
    for heading in ("Slot", "Value", "Words of the report", "Rule", "Sure"):
        table.add_column(heading, header_style="bold dim", overflow="fold")
    for row in claim_rows(claim):
        _add_explained(table, row)
    for source in claim.attribution.chain:
        quote, cue = source.quote, f" … {plain(source.cue.text)}" if source.cue else ""
        table.add_row(
            Text("Source", "dim"),
            plain_text(f"{source_words(source)} ({words_for('claimant', source.claimant.value)})"),
            plain_text(f"“{quote.text}”{cue} [{quote.start}:{quote.end}]"),
            Text(source.provenance.rule),
            _sure(source.provenance.confidence),
        )
    stance = words_for("stance", claim.attribution.stance.value)
    table.add_row(Text("Stance", "dim"), Text(stance), "", Text(claim.attribution.rule), "")
    where = Text(f"In incident {plain(incident)}" if incident else "A total: kept apart from incidents", "dim")
    return Group(_claim_head(claim, report), _sentence(claim), table, Text(f"Engine {claim.engine}", "dim"), where)


def plain(text: str) -> str:
    """Text without characters that steer a terminal."""
    return _CONTROLS.sub("\ufffd", text)


def plain_text(text: str, style: str = "") -> Text:
    """Text that no console markup or control character can reach into."""
    return Text(plain(text), style)


def _facts(
    incident: Incident,
    claims: list[Claim],
    reports: Mapping[ReportId, Report],
    incidents: Mapping[IncidentId, Incident],
) -> RenderableType:
    note = time_note(incident.time)
    told_by = [origin.reason for origin in incident.independence]
    outlets = {outlet_name(reports.get(claim.report_id)) for claim in claims}
    rows = [
        ("What", type_label(incident.type)),
        ("When", time_words(incident.time) + (f" ({note})" if note else "")),
        ("Where", place_words(incident.place) if incident.place else "not known"),
        ("People", "; ".join(_people(incident, claims, reports)) or "no source says"),
        ("Sources", f"{len(told_by)} through {len(outlets)} outlet{'s' if len(outlets) != 1 else ''}"),
    ]
    rows += [("", origin) for origin in told_by]
    rows += _under("Over time", figure_lines(incident, claims, reports))
    rows += _under("Versions", version_lines(incident, reports))
    rows += _under("Part of", _whole(incident, incidents))
    rows += _under("Parts", (_named(part, incidents) for part in incident.parts))
    rows += _under("Grade", map(grade_words, incident.grades))
    rows += _under("Review", review_lines(incident))
    return _labelled((label, plain_text(value)) for label, value in rows)


def _whole(incident: Incident, incidents: Mapping[IncidentId, Incident]) -> list[str]:
    return [_named(incident.part_of.whole, incidents), incident.part_of.reason] if incident.part_of else []


def _named(incident_id: IncidentId, incidents: Mapping[IncidentId, Incident]) -> str:
    known = incidents.get(incident_id)
    return f"{known.title}  {incident_id}" if known else incident_id


def _under(label: str, lines: Iterable[str]) -> list[tuple[str, str]]:
    """Lines under one label."""
    return [(label if not number else "", line) for number, line in enumerate(lines)]


def _people(incident: Incident, claims: list[Claim], reports: Mapping[ReportId, Report]) -> list[str]:
    speakers = {claim.id: speaker_name(claim, reports.get(claim.report_id)) for claim in claims}
    numbers = [words for figure in incident.figures if (words := range_words(figure))]
    zeros = [f"{speakers.get(claim_id, 'a source')} {words}" for claim_id, words in zeros_of(incident.figures)]
    return numbers + zeros


def _conflict(conflict: Conflict, claims: list[Claim], reports: Mapping[ReportId, Report]) -> Text:
    by_id = {claim.id: claim for claim in claims}
    told = []
    for value, ids in conflict.values:
        told.append(f"{conflict_value_words(conflict.field, value)} ({_names(ids, by_id, reports)})")
    notes = "; ".join(filter(None, (since_words(conflict), conflict.note)))
    note = f" – {notes}" if notes else ""
    return plain_text(f"≠ Contradict on {conflict_field_words(conflict.field)}: {' / '.join(told)}{note}", "red")


def _names(ids: Iterable[ClaimId], by_id: Mapping[ClaimId, Claim], reports: Mapping[ReportId, Report]) -> str:
    known = [by_id[claim_id] for claim_id in ids if claim_id in by_id]
    return ", ".join(dict.fromkeys(speaker_name(claim, reports.get(claim.report_id)) for claim in known))


def _claim_panel(claim: Claim, reports: Mapping[ReportId, Report]) -> Panel:
    report = reports.get(claim.report_id)
    slots = _labelled((row.label, _values(row)) for row in claim_rows(claim))
    denied = claim.attribution.stance is Stance.DENIES
    body = Group(_claim_head(claim, report), _sentence(claim), slots)
    return Panel(body, title=Text(plain(claim.id), "dim"), title_align="right", border_style="red" if denied else "dim")


def _claim_head(claim: Claim, report: Report | None) -> Text:
    chain = claim.attribution.chain
    claimant = chain[-1].claimant if chain else ClaimantClass.OUTLET
    told = " → ".join([outlet_name(report), *(source_words(source) for source in chain)])
    dated = day_words(report.published) if report and report.published else "no date"
    return Text.assemble(
        (plain(speaker_name(claim, report)), "bold"),
        f" – {words_for('stance', claim.attribution.stance.value)}",
        (f"  {words_for('claimant', claimant.value)}\n{plain(told)} · {dated}", "dim"),
    )


def _sentence(claim: Claim) -> Padding:
    """The sentence with the words of its trigger standing out."""
    text = plain_text(f"“{claim.sentence.text}”", "italic")
    trigger, sentence = claim.trigger, claim.sentence
    located = Alignment.UNLOCATED not in (trigger.alignment, sentence.alignment)
    if located and sentence.span.contains(trigger.span):
        start = trigger.start - sentence.start + 1
        text.stylize("bold", start, start + len(trigger.span))
    return Padding(text, (0, 0, 0, 2))


def _labelled(rows: Iterable[tuple[str, Text]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(style="dim", width=_LABEL_WIDTH)
    table.add_column(overflow="fold")
    for label, value in rows:
        table.add_row(label, value)
    return table


def _values(row: Row) -> Text:
    if not row.values:
        return Text(_DOES_NOT_SAY, "italic dim")
    return Text("\n").join(_value(value) for value in row.values)


def _value(value: Value) -> Text:
    text = plain_text(f"  {value.words}" if value.is_part else value.words, "italic" if value.is_zero else "")
    if value.quote is not None and value.quote.text not in value.words:
        text.append(f"  “{plain(value.quote.text)}”", "dim")
    if value.note:
        text.append(f"  {plain(value.note)}", "dim")
    return text


def _add_explained(table: Table, row: Row) -> None:
    label = Text(row.label, "dim")
    if not row.values:
        table.add_row(label, Text(_DOES_NOT_SAY, "italic dim"), "", "", "")
    for value in row.values:
        note = f" ({'; '.join(part for part in (value.note, value.why) if part)})" if value.note or value.why else ""
        quote = f"“{value.quote.text}” [{value.quote.start}:{value.quote.end}]" if value.quote else ""
        table.add_row(
            label, plain_text(value.words + note), plain_text(quote), Text(value.rule), _sure(value.confidence)
        )


def _sure(confidence: float | None) -> Text:
    return Text("" if confidence is None else f"{confidence:.2f}")
