"""A record read from the store is the record held in memory, and claims made lean link as the whole ones do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from marsad.export.records import run_json
from marsad.ingest import IngestOptions
from marsad.link.facts import facts_of
from marsad.link.linking import link_claims
from marsad.pipeline import running
from marsad.pipeline.lean import lean_claims
from marsad.pipeline.resources import Resources
from marsad.pipeline.running import bundle_of, held, link_all, read_unread, take_in
from marsad.pipeline.stored import Stored
from marsad.settings import Settings
from marsad.store import Store, open_store

NOW = datetime(2024, 3, 9, tzinfo=UTC)
REPORTS = (
    "Rebels shelled the market of Idlib on Monday and killed at least three civilians, the mayor said.",
    "On Monday, shelling of a market in Idlib killed five people. The army denied that it had shelled the city.",
    "Nothing was said in the capital about the price of bread.",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("stored")
    for number, text in enumerate(REPORTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with open_store(folder / "run.db") as opened:
        take_in(opened, sorted(folder.glob("*.txt")), IngestOptions(date="2024-03-08", lang="en"), now=NOW)
        resources = Resources(Settings())
        read_unread(opened, resources, now=NOW)
        link_all(opened)
        yield opened


def written(store: Store) -> str:
    return "".join(run_json(bundle_of(store, versions={}, generated_at=NOW)))


def test_large_records_are_exported_alike(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    small = written(store)
    monkeypatch.setattr(running, "MOST_HELD_REPORTS", 0)
    assert isinstance(bundle_of(store, versions={}, generated_at=NOW).claims, Stored)
    assert written(store) == small


def test_stored_values_are_a_sequence(store: Store) -> None:
    claims = Stored(store.claims, store.contents().claims)
    assert len(claims) > 1
    assert claims[-1] == list(claims)[-1]
    assert claims[::-1] == tuple(reversed(list(claims)))
    with pytest.raises(IndexError):
        claims[len(claims)]


def test_documents_by_report(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "MOST_HELD_REPORTS", 0)
    bundle = bundle_of(store, versions={}, generated_at=NOW)
    assert dict(bundle.documents) == held(bundle).documents
    assert {document.text for document in bundle.documents.values()} == set(REPORTS)
    assert len(bundle.documents) == len(REPORTS)


def test_lean_claims_differ_only_in_the_words_around_quotes(store: Store) -> None:
    whole = list(store.claims())
    lean = list(lean_claims(whole))
    assert any(claim.trigger.prefix or claim.trigger.suffix for claim in whole)
    for one, other in zip(whole, lean, strict=True):
        assert not other.trigger.prefix + other.sentence.suffix
        assert replace(one.trigger, prefix="", suffix="") == other.trigger
        assert (one.id, one.type, one.realis, one.occurrence) == (other.id, other.type, other.realis, other.occurrence)
        assert (one.place and one.place.place) == (other.place and other.place.place)
        assert (one.time and one.time.range) == (other.time and other.time.range)


def test_lean_claims_share_what_is_equal(store: Store) -> None:
    lean = [claim for claim in lean_claims(store.claims()) if claim.sentence.text == REPORTS[0]]
    assert len({id(claim.sentence) for claim in lean}) == 1


def test_lean_claims_link_as_whole_ones(store: Store) -> None:
    facts = {
        report.id: facts_of(report, document)
        for report in store.reports()
        if (document := store.document(report.id)) is not None
    }
    whole = tuple(store.claims())
    assert link_claims(tuple(lean_claims(whole)), facts) == link_claims(whole, facts)


def test_syntax_is_put_away_and_comes_back() -> None:
    resources = Resources(Settings())
    before = resources.versions(), resources.nlp
    resources.put_syntax_away()
    assert "nlp" not in vars(resources)
    assert resources.versions() == before[0]
    assert "nlp" not in vars(resources)
