"""What people bound together or apart holds, whatever the scores say; what contradicts itself is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import ConflictingLinks, MarsadError
from marsad.link.constraints import Bonds, check_constraints
from marsad.link.linking import link_claims
from marsad.model.claims import ClaimId
from marsad.model.constraints import Constraints

DAY = date(2016, 5, 4)
RAID = "Twelve people were killed when warplanes bombed the fish market in Jarida on Wednesday, the hospital said."
SHOT = "In Tellan, gunmen shot dead a judge outside his home on Wednesday, residents said."
Groups = Callable[[Sequence[object]], set[frozenset[str]]]
NAMES = "abcdef"
PAIRS = st.frozensets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1]))


def pairs(*given: tuple[str, str]) -> frozenset[tuple[ClaimId, ClaimId]]:
    return frozenset((ClaimId(one), ClaimId(other)) for one, other in given)


def two_reports(book: Any) -> None:
    """alpha-0 and beta-0 tell one raid, alpha-1 and beta-1 another occurrence; alpha-2 repeats alpha-0."""
    for name in ("alpha", "beta"):
        report = book.report(name, f"{RAID} {SHOT}", DAY)
        book.claim(report, RAID, "bombed", type="air_drone_strike", place="Jarida", day=DAY, killed=12)
        book.claim(report, SHOT, "shot dead", place="Tellan", day=DAY, killed=1)
    book.claim("alpha", RAID, "killed", type="air_drone_strike", place="Jarida", day=DAY, occurrence="o0")


def linked(book: Any, groups: Groups, **constraints: Any) -> set[frozenset[str]]:
    return groups(link_claims(book.claims, book.reports, constraints=Constraints(**constraints)))


def test_without_constraints(casebook: Any, groups: Groups) -> None:
    two_reports(casebook)
    assert linked(casebook, groups) == {frozenset({"alpha-0", "alpha-2", "beta-0"}), frozenset({"alpha-1", "beta-1"})}


@pytest.mark.parametrize(
    ("must", "together"),
    [
        ([("alpha-0", "alpha-1")], {"alpha-0", "alpha-1"}),
        ([("beta-1", "alpha-0")], {"alpha-0", "beta-1"}),
        ([("alpha-0", "beta-1"), ("beta-1", "alpha-1")], {"alpha-0", "alpha-1", "beta-1"}),
    ],
    ids=["of one report", "across reports", "reaching on"],
)
def test_must_links_hold(casebook: Any, groups: Groups, must: Any, together: set[str]) -> None:
    two_reports(casebook)
    assert any(together <= group for group in linked(casebook, groups, must_link=pairs(*must)))


@pytest.mark.parametrize(
    "apart", [("alpha-0", "beta-0"), ("alpha-0", "alpha-2")], ids=["across reports", "of one occurrence key"]
)
def test_cannot_links_hold(casebook: Any, groups: Groups, apart: tuple[str, str]) -> None:
    two_reports(casebook)
    found = linked(casebook, groups, cannot_link=pairs(apart))
    assert not any(set(apart) <= group for group in found)


def test_a_must_link_is_among_what_holds_the_incident(casebook: Any) -> None:
    two_reports(casebook)
    constraints = Constraints(must_link=pairs(("alpha-0", "beta-1")))
    incident = next(
        found
        for found in link_claims(casebook.claims, casebook.reports, constraints=constraints)
        if {"alpha-0", "beta-1"} <= set(found.claims)
    )
    assert any(link.features[0].feature == "decision" for link in incident.links)


def test_what_contradicts_itself_is_refused_with_both_sides() -> None:
    constraints = Constraints(pairs(("a", "b"), ("c", "b"), ("d", "e")), pairs(("a", "c")))
    with pytest.raises(ConflictingLinks) as refused:
        check_constraints(constraints, {ClaimId(name) for name in NAMES})
    assert refused.value.cannot == ("a", "c")
    assert set(refused.value.must) == {("a", "b"), ("c", "b")}
    assert "a and c may not be in one incident, yet must be (a with b, c with b)" in str(refused.value)


@pytest.mark.parametrize("odd", ["gone-0", "alpha-3"], ids=["unknown", "aggregate"])
def test_claims_that_are_not_linked_are_refused(casebook: Any, odd: str) -> None:
    two_reports(casebook)
    casebook.claim("alpha", RAID, "killed", aggregate=True)
    with pytest.raises(MarsadError, match=odd):
        link_claims(casebook.claims, casebook.reports, constraints=Constraints(cannot_link=pairs(("alpha-0", odd))))


@given(must=PAIRS, cannot=PAIRS, joins=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))))
def test_joins_that_are_allowed_keep_all_bonds(must: Any, cannot: Any, joins: Any) -> None:
    try:
        check_constraints(Constraints(must, cannot), set(NAMES))  # type: ignore[arg-type]
    except ConflictingLinks:
        return
    bonds: Bonds[str] = Bonds(must, cannot)
    groups = {name: {name} for name in NAMES}
    for one, other in [*must, *joins]:
        if bonds.allows(one, other):
            bonds.join(one, other)
            groups[one] |= groups[other]
            for name in groups[one]:
                groups[name] = groups[one]
    assert all(groups[one] is groups[other] for one, other in must)
    assert not any(other in groups[one] for one, other in cannot)


@given(
    must=st.frozensets(
        st.tuples(st.sampled_from(["alpha-0", "alpha-1", "alpha-2"]), st.sampled_from(["beta-0", "beta-1"]))
    ),
    cannot=st.frozensets(
        st.tuples(st.sampled_from(["alpha-0", "alpha-1"]), st.sampled_from(["alpha-2", "beta-0", "beta-1"]))
    ),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_constraints_hold_or_are_refused(casebook: Any, groups: Groups, must: Any, cannot: Any) -> None:
    if not casebook.claims:
        two_reports(casebook)
    try:
        found = linked(casebook, groups, must_link=must, cannot_link=cannot)
    except ConflictingLinks:
        return
    assert all(any({*pair} <= group for group in found) for pair in must)
    assert not any({*pair} <= group for pair in cannot for group in found)
    assert sorted(claim for group in found for claim in group) == sorted(claim.id for claim in casebook.claims)
