"""Reports that come in one by one, in any order and in any batches, give what all of them together give."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.link.consolidating import id_founded_by
from marsad.link.linking import link_claims
from marsad.model.claims import Claim
from marsad.model.incidents import Incident
from marsad.model.reports import Document, Ingested, Report, ReportId
from marsad.pipeline.running import link_all
from marsad.store import Store, open_store

DAY = date(2016, 5, 4)
PLACES = ("Jarida", "Tellan")
WORDS = ("the fish market", "the old mill", "a school bus", "the river bridge")
NOW = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def record(casebook: Any) -> Any:
    """A dozen reports of a few occurrences, most of them told by several."""
    for number in range(12):
        what, place, day = WORDS[number % 4], PLACES[number % 2], DAY + timedelta(days=number % 4 // 2)
        text = f"Warplanes bombed {what} in {place}. {number % 3 + 5} people were killed there, report {number} said."
        name = f"r{number * 7 % 12:02}"
        report = casebook.report(name, text, day + timedelta(days=number // 4))
        sentence = text.split(". ", maxsplit=1)[0]
        casebook.claim(report, sentence, "bombed", type="air_drone_strike", place=place, day=day, on=what)
    return casebook


def store_of(book: Any, batches: Iterable[Sequence[str]], file: Path) -> list[list[Incident]]:
    """The incidents after each batch of reports was stored and linked."""
    after = []
    with open_store(file) as store:
        for batch in batches:
            for name in batch:
                add(store, book, ReportId(name))
            link_all(store)
            after.append(sorted(store.incidents(), key=lambda incident: incident.id))
    return after


def add(store: Store, book: Any, name: ReportId) -> None:
    facts = book.reports[name]
    digest = sha256(name.encode()).hexdigest()
    report = Report(name, digest, f"{name}.txt", "text/plain", NOW, published=facts.published, publisher=name)
    claims: list[Claim] = [claim for claim in book.claims if claim.report_id == name]
    with store.unit_of_work() as unit:
        unit.add_report(Ingested(report, Document(name, facts.text), facts.text.encode()))
        unit.replace_claims(name, "by hand", claims)


def cut(names: Sequence[str], chance: random.Random) -> list[list[str]]:
    """`names` in another order, in batches."""
    mixed = chance.sample(list(names), len(names))
    cuts = sorted({0, len(mixed), *(chance.randrange(1, len(mixed)) for _ in range(chance.randrange(4)))})
    return [mixed[start:end] for start, end in pairwise(cuts)]


@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_and_batches_give_what_all_at_once_gives(
    record: Any, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    batches = cut(sorted(record.reports), random.Random(seed))
    folder = tmp_path_factory.mktemp("stores")
    (scratch,) = store_of(record, [sorted(record.reports)], folder / "scratch.db")
    *_, grown = store_of(record, batches, folder / "grown.db")
    assert grown == scratch
    assert 1 < len(scratch) < len(record.claims)


def test_reports_published_later_change_no_id(record: Any, tmp_path: Path) -> None:
    in_time = sorted(record.reports, key=lambda name: (record.reports[name].published, name))
    after = store_of(record, [in_time[:3], in_time[3:7], in_time[7:]], tmp_path / "r.db")
    for former, later in pairwise(after):
        home = {claim: incident.id for incident in later for claim in incident.claims}
        for incident in former:
            founders = {claim for claim in incident.claims if id_founded_by(claim) == incident.id}
            assert len(founders) == 1
            assert {home[claim] for claim in founders} == {incident.id}


def test_a_former_id_leads_to_the_incident_that_holds_its_founding_claim(record: Any) -> None:
    """An earlier report founds the incident anew; its former id is still that of one of its claims."""
    names = sorted(record.reports, key=lambda name: (record.reports[name].published, name), reverse=True)
    late = {name: record.reports[name] for name in names[:4]}
    before = link_claims([claim for claim in record.claims if claim.report_id in late], late)
    now = link_claims(record.claims, record.reports)
    reachable = {id_founded_by(claim) for incident in now for claim in incident.claims}
    assert {incident.id for incident in before} <= reachable
    assert {incident.id for incident in before} != {incident.id for incident in now}
