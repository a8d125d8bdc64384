"""A stored record of five reports about three occurrences, linked as a run does, and people who decide over it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from tests.link.conftest import Casebook

from marsad.model.claims import Claim
from marsad.model.decisions import Decision, DecisionKind
from marsad.model.evidence import Quote
from marsad.model.incidents import Incident
from marsad.model.reports import Document, Ingested, Report, Run
from marsad.pipeline.deciding import decide
from marsad.pipeline.running import link_all
from marsad.pipeline.wishes import Wish
from marsad.store import Store, open_store

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
DAY = date(2016, 5, 4)
ENGINE = "by hand/1"
MILL = "The army shelled the mill in Jarida on Wednesday and killed three people, residents said."
OTHERS = "A monitor said that shells on the mill in Jarida killed five people on Wednesday."
DENIAL = "The army said that it had not shelled the mill in Jarida."
BRIDGE = "Rebels attacked the old bridge near Tellan on Friday, police said."
RAID = "Gunmen raided a farm in Tellan in June, and the harvest burned."


def casebook() -> Casebook:
    """The reports with their claims; report and claim ids are alpha-0, beta-0 ..."""
    book = Casebook()
    mill = {"place": "Jarida", "day": DAY, "type": "shelling_missile", "on": "the mill"}
    alpha = book.report("alpha", MILL, date(2016, 5, 5), "Alpha Daily")
    book.claim(alpha, MILL, "shelled", source="residents", killed=3, by="The army", **mill)
    beta = book.report("beta", f"{OTHERS} {DENIAL}", date(2016, 5, 5), "Beta Wire")
    book.claim(beta, OTHERS, "shells", source="A monitor", killed=5, **mill)
    book.claim(beta, DENIAL, "shelled", source="The army", stance="denies", **mill)
    gamma = book.report("gamma", f"{BRIDGE} {RAID}", date(2016, 5, 7), "Gamma Post")
    book.claim(gamma, BRIDGE, "attacked", source="police", place="Tellan", day=date(2016, 5, 6), type="attack")
    book.claim(gamma, RAID, "raided", place="Tellan", day=date(2016, 6, 20), type="attack")
    return book


def fill(store: Store, book: Casebook) -> None:
    """Store the casebook as a run does, and link it."""
    with store.unit_of_work() as unit:
        for report_id, facts in book.reports.items():
            raw = facts.text.encode()
            report = Report(
                report_id, hashlib.sha256(raw).hexdigest(), f"{report_id}.txt", "text/plain", NOW,
                lang="en", published=facts.published, publisher=facts.publisher,
            )  # fmt: skip
            document = Document(report_id, facts.text, (Run(0, 0, len(facts.text)),))
            unit.add_report(Ingested(report, document, raw))
            unit.replace_claims(report_id, ENGINE, [one for one in book.claims if one.report_id == report_id])
    link_all(store)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the record is."""
    return tmp_path / "r.db"


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that every test gets a copy of."""
    file = tmp_path_factory.mktemp("record") / "r.db"
    with open_store(file) as opened:
        fill(opened, casebook())
    return file


@pytest.fixture
def store(path: Path, record: Path) -> Iterator[Store]:
    """The record, open."""
    with open_store(copyfile(record, path)) as opened:
        yield opened


def no_values(_field: str, _value: str, _about: Claim | Incident, _evidence: Quote | None) -> str | None:
    """Nothing is looked up."""
    return None


def made(store: Store, kind: str, *subjects: str, by: str = "Ana", **rest: str) -> Decision:
    """Decide, with a reason."""
    wish = Wish(DecisionKind(kind), subjects, by, rest.pop("reason", "because"), **rest)
    return decide(store, wish, at=NOW, resolve=no_values, tell=lambda _: None)[0]


@pytest.fixture
def decided(store: Store) -> Callable[..., Decision]:
    """Decide over the record: kind, subjects, field=, value=, by=."""

    def call(kind: str, *subjects: str, **rest: str) -> Decision:
        return made(store, kind, *subjects, **rest)

    return call
