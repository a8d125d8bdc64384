"""How sure claims and slots are said to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.confidence import slot_features, with_confidence
from marsad.extract.confidence.features import claim_features, surroundings
from marsad.extract.confidence.model import HIGHEST, Judge, load_judges
from marsad.model.claims import Claim
from marsad.model.reports import Document, Report, ReportId
from marsad.pipeline.reading import read_reports
from marsad.pipeline.resources import Resources

TEXT = (
    "Rockets hit a market in Sarmin on Monday, killing seven people and damaging three shops, the mayor said. "
    "Two drones struck a barracks near the town. It was attacked before, in 2019."
)


@pytest.fixture(scope="module")
def claims(resources: Resources) -> tuple[Claim, ...]:
    report_id = ReportId("r")
    retrieved = datetime(2035, 1, 1, tzinfo=UTC)
    report = Report(report_id, sha256="r", origin="r", media_type="text/plain", retrieved_at=retrieved, lang="en")
    [(_, _, found)] = read_reports([(report, Document(report_id, TEXT))], resources)
    return found


def every_confidence(claim: Claim) -> Iterator[float | None]:
    yield from (claim.provenance.confidence, claim.type_confidence, claim.realis_confidence)
    yield claim.attribution.confidence
    for source in claim.attribution.chain:
        yield source.provenance.confidence
    for filler in (*claim.perpetrators, *claim.targets, *claim.weapons):
        yield filler.provenance.confidence
    for figure in claim.figures:
        yield figure.provenance.confidence
    for slot in (claim.place, claim.time):
        if slot is not None:
            yield slot.provenance.confidence


def test_the_reader_judges_every_claim_and_slot(claims: tuple[Claim, ...]) -> None:
    given_by_judges = [sure for claim in claims for sure in every_confidence(claim)]
    assert len(claims) >= 2
    assert len(given_by_judges) > 10
    assert all(sure is not None and 0 < sure <= HIGHEST for sure in given_by_judges)
    assert len({claim.provenance.confidence for claim in claims}) > 1


def test_claims_of_other_engines_keep_their_own(claims: tuple[Claim, ...]) -> None:
    other = tuple(replace(claim, engine="other/1") for claim in claims)
    assert with_confidence(other, TEXT) == other


def test_only_confidence_changes(claims: tuple[Claim, ...]) -> None:
    again = with_confidence(claims, TEXT)
    assert again == claims


def test_every_slot_has_a_judge(claims: tuple[Claim, ...]) -> None:
    slots = {slot for claim in claims for slot in slot_features(claim)}
    assert set(load_judges()) == slots | {"claim"}


def test_weights_speak_of_features_that_there_are(claims: tuple[Claim, ...]) -> None:
    """A renamed feature would be without a weight, and the old name without a meaning."""
    around = surroundings(claims, TEXT)
    named = {name.partition("=")[0] for claim in claims for name in claim_features(claim, around)}
    weighed = {name.partition("=")[0] for name in load_judges()["claim"].weights if "=" in name}
    assert weighed
    assert weighed <= named


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.floats(-1e6, 1e6)))
def test_a_judge_gives_a_share(features: dict[str, float]) -> None:
    assert 0 < Judge(0.5, {"a": 1.0, "b": -40.0})(features) <= HIGHEST


def test_what_speaks_for_a_value_makes_it_surer() -> None:
    judge = Judge(0.0, {"for": 1.0, "against": -1.0})
    assert judge({"against": 1.0}) < judge({}) == judge({"unknown": 5.0}) < judge({"for": 1.0})
