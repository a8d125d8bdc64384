"""Claims to incidents, end to end on invented reports."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import MarsadError
from marsad.link.linking import explain_pair, link_claims
from marsad.model.claims import Realis, Stance

DAY = date(2016, 5, 4)
ONE = "Twelve people were killed when warplanes bombed the fish market in Jarida on Wednesday, the hospital said."
TWO = "A raid on Jarida's fish market left 12 dead on Wednesday, according to the Northern Monitor."
OTHER = "In Tellan, gunmen shot dead a judge outside his home on Wednesday, residents said."
DENIAL = "The air force denied that its warplanes bombed the fish market in Jarida."
THREAT = "Rebels threatened to bomb Jarida again."

Groups = Callable[[Sequence[object]], set[frozenset[str]]]


def three_reports(book: Any) -> None:
    """Two reports of one raid, one of them with a shooting elsewhere, and a third with a denial and a threat."""
    first = book.report("alpha", f"{ONE} {OTHER}", DAY)
    second = book.report("beta", TWO, DAY)
    third = book.report("gamma", f"{DENIAL} {THREAT}", date(2016, 5, 5))
    book.claim(first, ONE, "bombed", type="air_drone_strike", place="Jarida", day=DAY, killed=12, on="the fish market")
    book.claim(first, OTHER, "shot dead", place="Tellan", day=DAY, on="a judge", killed=1)
    book.claim(second, TWO, "raid", type="air_drone_strike", place="Jarida", day=DAY, killed=12, on="fish market")
    book.claim(
        third,
        DENIAL,
        "bombed",
        type="air_drone_strike",
        place="Jarida",
        realis=Realis.DENIED,
        source="The air force",
        stance=Stance.DENIES,
        on="the fish market",
    )
    book.claim(third, THREAT, "bomb", type="air_drone_strike", place="Jarida", realis=Realis.THREATENED, main=False)


def test_reports_of_one_raid_are_one_incident_with_its_denial(casebook: Any, groups: Groups) -> None:
    three_reports(casebook)
    found = groups(link_claims(casebook.claims, casebook.reports))
    assert found == {frozenset({"alpha-0", "beta-0", "gamma-0"}), frozenset({"alpha-1"}), frozenset({"gamma-1"})}


def test_denial_is_a_conflict(casebook: Any) -> None:
    three_reports(casebook)
    incident = next(found for found in link_claims(casebook.claims, casebook.reports) if "gamma-0" in found.claims)
    conflict = next(found for found in incident.conflicts if found.field == "happened")
    assert dict(conflict.values) == {"stated": ("alpha-0", "beta-0"), "denied": ("gamma-0",)}
    assert conflict.note == "denied by The air force"


def test_aggregates_are_in_no_incident(casebook: Any, groups: Groups) -> None:
    report = casebook.report("alpha", ONE, DAY)
    casebook.claim(report, ONE, "killed", aggregate=True)
    casebook.claim(report, ONE, "bombed", type="air_drone_strike")
    assert groups(link_claims(casebook.claims, casebook.reports)) == {frozenset({"alpha-1"})}


def test_the_readers_key_does_not_join_what_differs_in_type_day_and_place(casebook: Any, groups: Groups) -> None:
    report = casebook.report("alpha", f"{ONE} {OTHER}", DAY)
    casebook.claim(report, ONE, "bombed", type="air_drone_strike", place="Jarida", day=DAY, occurrence="x")
    casebook.claim(report, OTHER, "shot dead", place="Tellan", day=date(2015, 1, 1), occurrence="x")
    assert groups(link_claims(casebook.claims, casebook.reports)) == {frozenset({"alpha-0"}), frozenset({"alpha-1"})}


@given(seed=st.integers(0, 10_000))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_changes_nothing(casebook: Any, seed: int) -> None:
    if not casebook.claims:
        three_reports(casebook)
    expected = link_claims(casebook.claims, casebook.reports)
    shuffler = random.Random(seed)
    claims = shuffler.sample(casebook.claims, len(casebook.claims))
    names = shuffler.sample(sorted(casebook.reports), len(casebook.reports))
    assert link_claims(claims, {name: casebook.reports[name] for name in names}) == expected


def test_incident_id_survives_later_reports(casebook: Any) -> None:
    three_reports(casebook)
    before = link_claims(casebook.claims, casebook.reports)
    late = casebook.report("zeta", TWO.replace("raid", "strike"), date(2016, 5, 6))
    casebook.claim(late, "A strike", "strike", type="air_drone_strike", place="Jarida", day=DAY, killed=12)
    after = link_claims(casebook.claims, casebook.reports)
    assert {incident.id for incident in before} == {incident.id for incident in after}
    assert any("zeta-0" in incident.claims and "alpha-0" in incident.claims for incident in after)


def test_why_two_claims_are_linked_or_not(casebook: Any) -> None:
    three_reports(casebook)
    linked = explain_pair("alpha-0", "beta-0", casebook.claims, casebook.reports)  # type: ignore[arg-type]
    apart = explain_pair("alpha-1", "beta-0", casebook.claims, casebook.reports)  # type: ignore[arg-type]
    assert linked.score > 0 > apart.score
    place = next(part for part in apart.features if part.feature == "place_apart")
    assert (place.left, place.right, place.value) == ("Tellan", "Jarida", -1.0)
    assert all(part.note for part in linked.features)


def test_claims_of_unknown_reports_are_refused(casebook: Any) -> None:
    report = casebook.report("alpha", ONE, DAY)
    casebook.claim(report, ONE, "bombed")
    with pytest.raises(MarsadError, match="alpha-0: its report alpha"):
        link_claims(casebook.claims, {})
