"""What is stored comes back; the same again changes nothing; decisions stay."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from tests.store.conftest import ENGINE, NOW, claims_for, dump, fill, ingested

from marsad.errors import StoreChanged
from marsad.model.bundle import Bundle
from marsad.model.claims import ClaimId, EventTypeId
from marsad.model.decisions import Decision, DecisionId, DecisionKind
from marsad.model.entities import Place
from marsad.model.incidents import Incident, IncidentId
from marsad.model.reports import ReadState, ReportId, Skipped, WarningKind
from marsad.model.when import TimeRange, day_range
from marsad.store import Contents, IncidentFilter, Store, open_store


def decision(reason: str, *, kind: DecisionKind = DecisionKind.CONFIRM) -> Decision:
    return Decision(DecisionId(0), kind, "Amal", NOW, reason, ("i1", "i2"), field="place", value="تل")


def test_a_whole_record_comes_back(path: Path, bundle: Bundle) -> None:
    with open_store(path) as store:
        fill(store, bundle)
    with open_store(path, create=False) as store:
        assert tuple(store.reports()) == bundle.reports
        assert tuple(store.claims()) == bundle.claims
        assert tuple(store.incidents()) == bundle.incidents
        for report in bundle.reports:
            assert store.report(report.id) == report
            assert store.document(report.id) == bundle.documents[report.id]
            assert store.raw_bytes(report.id) == report.id.encode()
        first = bundle.claims[0]
        assert store.claim(first.id) == first
        assert list(store.claims(first.report_id)) == [c for c in bundle.claims if c.report_id == first.report_id]
        assert store.incident(bundle.incidents[0].id) == bundle.incidents[0]
        assert store.incident_of(bundle.incidents[0].claims[0]) == bundle.incidents[0].id


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.report(ReportId("x")) is None
    assert store.document(ReportId("x")) is None
    assert store.raw_bytes(ReportId("x")) is None
    assert store.claim(ClaimId("x")) is None
    assert store.incident(IncidentId("x")) is None
    assert store.incident_of(ClaimId("x")) is None
    assert list(store.claims(ReportId("x"))) == []
    assert store.contents() == Contents(0, 0, 0, 0, 0)


def test_the_same_again_changes_nothing(path: Path, bundle: Bundle) -> None:
    def run() -> list[str]:
        with open_store(path) as store:
            fill(store, bundle)
            with store.unit_of_work() as unit:
                unit.add_run(ENGINE, versions={"b": "2", "a": "1"}, settings={}, at=NOW)
                unit.add_skipped(Skipped("a.pdf", "is empty"), at=NOW)
        return dump(path)

    assert run() == run()


def test_known_bytes_are_told_and_kept_once(store: Store) -> None:
    report = ingested("a")
    with store.unit_of_work() as unit:
        assert unit.add_report(report)
        assert not unit.add_report(report)
        assert not unit.add_report(replace(report, report=replace(report.report, id=ReportId("b"))))
    assert [stored.id for stored in store.reports()] == ["a"]


def test_an_id_that_is_taken_gets_a_suffix_and_it_is_said(store: Store) -> None:
    first, second = ingested("a"), ingested("a", "Another text.")
    with store.unit_of_work() as unit:
        assert unit.add_report(first)
        assert unit.add_report(second)
        assert not unit.add_report(second)
    renamed = f"a~{second.report.sha256[:8]}"
    assert [stored.id for stored in store.reports()] == ["a", renamed]
    document = store.document(ReportId(renamed))
    assert document is not None
    assert (document.report_id, document.text, document.version) == (renamed, "Another text.", second.document.version)
    assert [(report_id, warning.kind) for report_id, warning in store.warnings()] == [(renamed, WarningKind.ID_TAKEN)]


def test_texts_of_any_kind_come_back(store: Store) -> None:
    text = "A\x00 blast \ud83d 🕊 كتائب «бригада»\r\n\u2028 " + "x" * 100_000
    report = ingested("odd", text)
    publisher = replace(report.report, publisher="p\ud800\x00", title="t\udfff")
    with store.unit_of_work() as unit:
        unit.add_report(replace(report, report=publisher))
    assert store.document(ReportId("odd")) == report.document
    assert store.report(ReportId("odd")) == publisher
    assert store.raw_bytes(ReportId("odd")) == report.raw


def test_a_unit_that_fails_leaves_nothing(path: Path, store: Store, bundle: Bundle) -> None:
    fill(store, bundle)
    before = dump(path)
    with pytest.raises(RuntimeError, match="stop"), store.unit_of_work() as unit:
        unit.add_report(ingested("new"))
        unit.replace_incidents(())
        unit.replace_claims(bundle.reports[0].id, "other/2", ())
        raise RuntimeError("stop")
    assert dump(path) == before


def test_unread_reports_are_those_that_the_engine_has_not_read(store: Store, bundle: Bundle) -> None:
    def unread(engine: str) -> list[str]:
        return [report.id for report, document in store.unread_reports(engine) if document.report_id == report.id]

    with store.unit_of_work() as unit:
        for number in range(250):  # more than a page
            unit.add_report(ingested(f"r{number:03}"))
        unit.add_report(ingested("ar", state=ReadState.LANGUAGE_NOT_SUPPORTED, lang="ar"))
    assert unread(ENGINE) == [f"r{number:03}" for number in range(250)]
    for number, (report, _) in enumerate(store.unread_reports(ENGINE)):
        with store.unit_of_work() as unit:
            unit.replace_claims(report.id, ENGINE, claims_for(report.id, bundle) if number % 2 else ())
    assert unread(ENGINE) == []
    assert len(unread("rules/2")) == 250
    contents = store.contents()
    assert (contents.reports, contents.claims, contents.not_readable) == (251, 125 * 3, {"ar": 1})
    assert [claim.report_id for claim in store.claims()][::3] == [f"r{number:03}" for number in range(1, 250, 2)]


def test_reading_again_replaces_the_claims_and_no_decision(store: Store, bundle: Bundle) -> None:
    fill(store, bundle)
    with store.unit_of_work() as unit:
        made = unit.append_decision(decision("seen the video"))
    report = bundle.incidents[0].claims[0].split("#")[0]
    with store.unit_of_work() as unit:
        unit.replace_claims(ReportId(report), "rules/2", claims_for(ReportId(report), bundle, 1))
    assert [claim.id for claim in store.claims(ReportId(report))] == [f"{report}#c1"]
    with store.unit_of_work() as unit:
        unit.replace_incidents(())
    assert list(store.incidents()) == []
    assert list(store.decisions()) == [made]


def test_decisions_are_numbered_and_come_back(store: Store) -> None:
    with store.unit_of_work() as unit:
        first = unit.append_decision(decision("one"))
        second = unit.append_decision(replace(decision("two", kind=DecisionKind.UNDO), subjects=(str(first.id),)))
    assert (first.id, second.id) == (1, 2)
    assert list(store.decisions()) == [first, second]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET decided_by = 'someone else'",
        "DELETE FROM decisions",
        "INSERT OR REPLACE INTO decisions VALUES (1, 'confirm', 'x', 'y', '{}')",
        "REPLACE INTO decisions (id, kind, decided_by, decided_at, body) VALUES (1, 'k', 'x', 'y', '{}')",
    ],
)
def test_decisions_cannot_be_changed_by_any_program(path: Path, store: Store, statement: str) -> None:
    with store.unit_of_work() as unit:
        made = unit.append_decision(decision("one"))
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()
    assert list(store.decisions()) == [made]


def test_skipped_inputs_are_kept_once_and_duplicates_not(store: Store) -> None:
    for _ in range(2):
        with store.unit_of_work() as unit:
            unit.add_skipped(Skipped("b.pdf", "has no text layer"), at=NOW)
            unit.add_skipped(Skipped("a.txt", "has the same bytes", duplicate_of=ReportId("a")), at=NOW)
            unit.add_skipped(Skipped("odd\udcff.txt", "is empty"), at=NOW)
    assert list(store.skipped()) == [Skipped("b.pdf", "has no text layer"), Skipped("odd?.txt", "is empty")]


def test_a_claim_of_an_unknown_report_or_a_membership_of_an_unknown_claim_is_refused(
    store: Store, bundle: Bundle
) -> None:
    with pytest.raises(IntegrityError), store.unit_of_work() as unit:
        unit.replace_claims(ReportId("none"), ENGINE, claims_for(ReportId("none"), bundle))
    with pytest.raises(IntegrityError), store.unit_of_work() as unit:
        unit.replace_incidents(bundle.incidents)
    assert store.contents() == Contents(0, 0, 0, 0, 0)


def test_incidents_beyond_one_batch_keep_their_order(store: Store, bundle: Bundle) -> None:
    alone = [replace(bundle.incidents[0], id=IncidentId(f"i{n}"), claims=(), links=()) for n in range(1203)]
    with store.unit_of_work() as unit:
        unit.replace_incidents(iter(alone))
    assert list(store.incidents()) == alone


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (IncidentFilter(), ["known", "open", "unknown"]),
        (IncidentFilter(type="attack"), ["known"]),
        (IncidentFilter(country="ml"), ["known"]),
        (IncidentFilter(place="MOPTI_"), []),
        (IncidentFilter(place="opt"), ["known"]),
        (IncidentFilter(since=date(2024, 2, 6)), ["open", "unknown"]),
        (IncidentFilter(since=date(2024, 2, 5), until=date(2024, 2, 5)), ["known", "unknown"]),
        (IncidentFilter(until=date(2024, 2, 4)), ["unknown"]),
        (IncidentFilter(until=date(2024, 2, 6), type="shelling_missile"), ["open", "unknown"]),
    ],
)
def test_incidents_are_found_by_type_place_and_time(store: Store, wanted: IncidentFilter, ids: list[str]) -> None:
    mopti = Place("Mopti", country="ML", lat=14.5, lon=-4.2)
    known = Incident(IncidentId("known"), (), EventTypeId("attack"), day_range(datetime(2024, 2, 5)), mopti, "")
    other = EventTypeId("shelling_missile")
    since = Incident(IncidentId("open"), (), other, TimeRange(start=datetime(2024, 2, 6, 23, 30)), None, "")
    unknown = Incident(IncidentId("unknown"), (), other, TimeRange(), None, "")
    with store.unit_of_work() as unit:
        unit.replace_incidents((known, since, unknown))
    assert [incident.id for incident in store.incidents(wanted)] == ids


def test_a_decision_made_since_one_looked_is_told(store: Store) -> None:
    with store.unit_of_work() as unit:
        assert unit.append_decision(decision("seen twice"), after=DecisionId(0)).id == 1
    with pytest.raises(StoreChanged, match="decision 1") as changed, store.unit_of_work() as unit:
        unit.append_decision(decision("seen twice"), after=DecisionId(0))
    assert changed.value.seen == 0
    assert [one.id for one in store.decisions()] == [1]


def test_homes_of_claims_and_ids_by_their_beginning(store: Store, bundle: Bundle) -> None:
    fill(store, bundle)
    assert store.homes([*bundle.incident_of(), ClaimId("no such claim")]) == bundle.incident_of()
    assert set(store.linked_claim_ids()) == set(bundle.incident_of())
    first = bundle.incidents[0].id
    assert first in set(store.incident_ids(first[:3]))
    assert list(store.incident_ids("%")) == []
