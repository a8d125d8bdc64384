"""Commands by which people decide over the record, and the log of what they decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli import options
from marsad.cli.console import people, say, write
from marsad.export.decisions import decision_record, log_lines
from marsad.export.jsontext import dumps
from marsad.model.claims import Claim, ClaimId
from marsad.model.decisions import Decision, DecisionKind
from marsad.settings import load_settings
from marsad.store import open_store
from marsad.text.decided import told

if TYPE_CHECKING:
    from marsad.model.evidence import Quote
    from marsad.model.incidents import Incident
    from marsad.pipeline.reviewed import Reviewed

By = Annotated[str, typer.Option("--by", help="Who decides. [default: the setting 'analyst']", show_default=False)]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why.", show_default=False)]
IncidentId = Annotated[str, typer.Argument(help="Id of an incident, or its beginning.", metavar="INCIDENT")]
AnyId = Annotated[str, typer.Argument(help="Id of a claim or an incident.", metavar="ID")]
ClaimIds = Annotated[list[str], typer.Argument(help="Ids of claims.", metavar="CLAIM...")]


def confirm(what: AnyId, by: By = "", reason: Reason = "", db: options.Database = None) -> None:
    """Say that a claim is read rightly, or that an incident happened."""
    _decide(db, DecisionKind.CONFIRM, (what,), by, reason)


def reject(what: AnyId, by: By = "", reason: Reason = "", db: options.Database = None) -> None:
    """Say that a claim is misread, or that an incident is none. It stays, marked, and counts for nothing."""
    _decide(db, DecisionKind.REJECT, (what,), by, reason)


def merge(
    incidents: Annotated[list[str], typer.Argument(help="Ids of two or more incidents.", metavar="INCIDENT...")],
    by: By = "",
    reason: Reason = "",
    db: options.Database = None,
) -> None:
    """Say that incidents are one."""
    if len(incidents) < 2:  # noqa: PLR2004
        raise typer.BadParameter("name two or more incidents", param_hint="INCIDENT...")
    _decide(db, DecisionKind.MERGE, tuple(incidents), by, reason)


def split(
    incident: IncidentId, claims: ClaimIds, by: By = "", reason: Reason = "", db: options.Database = None
) -> None:
    """Say that claims of an incident are about another occurrence: they become an incident of their own."""
    _decide(db, DecisionKind.SPLIT, (incident, *claims), by, reason)


def move(
    claim: Annotated[str, typer.Argument(help="Id of a claim.", metavar="CLAIM")],
    incident: IncidentId,
    by: By = "",
    reason: Reason = "",
    db: options.Database = None,
) -> None:
    """Say that a claim is about the occurrence of another incident."""
    _decide(db, DecisionKind.MOVE, (claim, incident), by, reason)


def correct(
    what: AnyId,
    field: Annotated[
        str, typer.Argument(help="type, realis, stance, time, place, perpetrators, killed, killed.civilian ...")
    ],
    value: Annotated[str, typer.Argument(help="The right value; several people or weapons with ';' between.")],
    evidence: Annotated[
        str, typer.Option(help="Words of the claim's report that it rests on.", show_default=False)
    ] = "",
    by: By = "",
    reason: Reason = "",
    db: options.Database = None,
) -> None:
    """Put a value in place of the machine's, which is shown beside it. Give --evidence or --reason."""
    _decide(db, DecisionKind.CORRECT, (what,), by, reason, (field, value, evidence))


def grade(
    incident: IncidentId,
    scheme: Annotated[str, typer.Argument(help="airwars_harm, airwars_strike, every_casualty or ucdp_clarity.")],
    value: Annotated[str, typer.Argument(help="A grade of the scheme.")],
    by: By = "",
    reason: Reason = "",
    db: options.Database = None,
) -> None:
    """Set an incident's grade in a scheme, in place of the suggested one."""
    _decide(db, DecisionKind.GRADE, (incident,), by, reason, (scheme, value, ""))


def dependent(claims: ClaimIds, by: By = "", reason: Reason = "", db: options.Database = None) -> None:
    """Say that claims of one incident rest on one origin, and so count as one source."""
    _decide(db, DecisionKind.DEPENDENT, tuple(claims), by, reason)


def independent(claims: ClaimIds, by: By = "", reason: Reason = "", db: options.Database = None) -> None:
    """Say that claims of one incident rest on origins of their own, though they were counted as one source."""
    _decide(db, DecisionKind.INDEPENDENT, tuple(claims), by, reason)


def undo(
    decision: Annotated[str, typer.Argument(help="Number of a decision; undoing an undo restores it.")],
    by: By = "",
    reason: Reason = "",
    db: options.Database = None,
) -> None:
    """Take a decision back. It stays in the log."""
    _decide(db, DecisionKind.UNDO, (decision,), by, reason)


def log(
    what: Annotated[str | None, typer.Argument(help="Only what is about this id.", metavar="[ID]")] = None,
    db: options.Database = None,
    list_format: Annotated[
        options.ListFormat, typer.Option("--format", help="Lines for people or a line of JSON each.")
    ] = options.ListFormat.TABLE,
) -> None:
    """List all decisions, with who took which back and which no longer apply."""
    from marsad.pipeline.reviewed import Reviewed

    with open_store(options.database(db), create=False) as store:
        view = Reviewed(store)
        wanted = [one for one in view.decisions if what is None or _is_about(one, what)]
        undone, gone = view.standing.undone_by, {one.decision.id: one.reason for one in view.unapplied}
    if list_format is options.ListFormat.JSONL:
        records = (decision_record(one, undone_by=undone.get(one.id), unapplied=gone.get(one.id)) for one in wanted)
        write(None, (dumps(record) + "\n" for record in records))
    else:
        write(None, log_lines(wanted, undone, gone))


def _is_about(decision: Decision, what: str) -> bool:
    named = {*decision.subjects, *(anchor.claim for part in decision.anchors for anchor in part)}
    return any(name == what or name.removeprefix("incident-").startswith(what) for name in named)


def _decide(
    db: Path | None,
    kind: DecisionKind,
    subjects: Sequence[str],
    by: str,
    reason: str,
    value: tuple[str, str, str] | None = None,
) -> None:
    from marsad.pipeline.deciding import decide
    from marsad.pipeline.wishes import Wish

    settings = load_settings()
    field, given, evidence = value or (None, None, None)
    wish = Wish(kind, tuple(subjects), by or settings.analyst, reason, field, given, evidence)
    with open_store(options.database(db), create=False) as store:
        now = datetime.now(UTC).replace(microsecond=0)
        decision, view = decide(store, wish, at=now, resolve=_resolve, tell=lambda text: say(people(), text))
        write(None, _told(decision, view))


def _resolve(field: str, value: str, about: Claim | Incident, evidence: Quote | None) -> str | None:
    """What a corrected value stands for; what that is looked up in is opened for corrections only."""
    from marsad.pipeline.correct_values import Values

    return Values(load_settings()).resolve(field, value, about, evidence)


def _told(decision: Decision, view: Reviewed) -> list[str]:
    """What was stored, which incidents it touched, and how to take it back."""
    lines = [f"decision {decision.id}: {told(decision)}\n"]
    for incident in view.changed:
        if any(one.id == decision.id for one in incident.decisions):
            number = len(incident.claims)
            lines.append(f"  {incident.id}: {incident.title} ({number} claim{'' if number == 1 else 's'})\n")
    claim = view.claim(ClaimId(decision.subjects[0]))
    corrections = [one for incident in view.changed for one in incident.corrections]
    corrections += claim.corrections if claim is not None else ()
    for one in corrections:
        if one.decision == decision.id:
            lines.append(f"  {one.field}: {one.value} (the program read: {one.machine or 'nothing'})\n")
    lines.append(f"  to take it back: marsad undo {decision.id}\n")
    return lines
