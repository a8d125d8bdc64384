"""Suggested grades follow from what the claims say, each with its reason; none is asserted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.link.grading import suggest_grades
from marsad.link.linking import link_claims
from marsad.model.claims import Attribution, Claim, Stance, Who
from marsad.model.incidents import Conflict, Incident, OriginGroup

TEXT = (
    "Jets bombed the mill in Jarida, residents said. The army said it hit the mill. "
    "Rebels bombed the mill, the army said. A monitor said jets bombed the mill."
)
DAY = date(2016, 5, 4)
FIRST = "Jets bombed the mill in Jarida, residents said"
Make = Callable[..., Any]


@pytest.fixture
def told(casebook: Any, make_figure: Make) -> Callable[..., dict[str, tuple[str, str]]]:
    """Grades of one incident whose claims are told in a few words: (speaker, stance, perpetrator, figures)."""

    def grade(*rows: tuple[str, Stance, str, dict[Who, int]], **slots: object) -> dict[str, tuple[str, str]]:
        members: list[Claim] = []
        for number, (speaker, stance, by, harm) in enumerate(rows):
            report = casebook.report(f"r{number}", TEXT, DAY)
            given: dict[str, object] = {"type": "air_drone_strike", "place": "Jarida", "day": DAY, **slots}
            given |= {"source": speaker, "stance": stance} if speaker else {}
            given |= {"by": by} if by else {}
            claim = casebook.claim(report, FIRST, "bombed", **given)
            figures = tuple(replace(make_figure(n), who=who) for who, n in harm.items())
            members.append(replace(claim, figures=figures, occurrence="o"))
        incident = incident_of(members, casebook)
        return {one.scheme: (one.value, one.reason) for one in suggest_grades(incident, members)}

    return grade


def incident_of(members: list[Claim], book: Any) -> Incident:
    """One incident of all claims, each an origin of its own, whatever the linker would make of them."""
    first = link_claims(members, book.reports)[0]
    origins = tuple(OriginGroup((claim.id,), (claim.report_id,), (claim.id,), "by hand") for claim in members)
    return replace(first, claims=tuple(claim.id for claim in members), independence=origins)


CIVIL = {Who.CIVILIAN: 4}
FIGHTERS = {Who.COMBATANT: 4}
PEOPLE = {Who.UNKNOWN: 4}
SAYS, TELLS, ADMITS, DENIES = Stance.ASSERTS, Stance.NARRATES, Stance.ADMITS, Stance.DENIES
CASES: dict[str, tuple[list[tuple[str, Stance, str, dict[Who, int]]], dict[str, str]]] = {
    "one origin": (
        [("residents", SAYS, "", CIVIL)],
        {"airwars_harm": "weak", "airwars_strike": "single_source_claim", "every_casualty": "unresolved"},
    ),
    "two origins": (
        [("residents", SAYS, "", CIVIL), ("A monitor", SAYS, "", PEOPLE)],
        {"airwars_harm": "fair", "airwars_strike": "likely_strike", "every_casualty": "confirmed"},
    ),
    "the doer admits the harm": (
        [("residents", SAYS, "", CIVIL), ("The army", ADMITS, "", CIVIL)],
        {"airwars_harm": "confirmed", "airwars_strike": "declared_strike", "every_casualty": "confirmed"},
    ),
    "only fighters": (
        [("residents", SAYS, "", FIGHTERS)],
        {"airwars_harm": "discounted", "airwars_strike": "single_source_claim", "every_casualty": "unresolved"},
    ),
    "nobody harmed": (
        [("residents", SAYS, "", {})],
        {"airwars_strike": "single_source_claim", "every_casualty": "unresolved"},
    ),
    "all deny": (
        [("The army", DENIES, "", {})],
        {"every_casualty": "rejected"},
    ),
    "one denies": (
        [("residents", SAYS, "", CIVIL), ("The army", DENIES, "", {})],
        {"airwars_harm": "weak", "airwars_strike": "contested_strike", "every_casualty": "unresolved"},
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES.keys())
def test_grades(told: Make, rows: Any, expected: dict[str, str]) -> None:
    found = {scheme: value for scheme, (value, _) in told(*rows).items() if scheme != "ucdp_clarity"}
    assert found == expected


def test_a_reason_names_who(told: Make) -> None:
    assert told(("residents", SAYS, "", CIVIL), ("The army", DENIES, "", {}))["every_casualty"][1] == (
        "denied by The army"
    )


def test_clarity_asks_for_day_and_site(told: Make) -> None:
    row = ("residents", SAYS, "", CIVIL)
    assert told(row)["ucdp_clarity"][0] == "1"


def test_clarity_without_a_site(told: Make) -> None:
    found = told(("residents", SAYS, "", CIVIL), place="North")
    assert found["ucdp_clarity"] == ("2", "no place closer than a country or region is told")


def test_what_used_no_armed_force_is_not_graded(told: Make) -> None:
    assert told(("residents", SAYS, "", {}), type="agreement") == {}


def test_saying_nothing_counts_for_nothing(casebook: Any) -> None:
    report = casebook.report("r", TEXT, DAY)
    claim = casebook.claim(report, FIRST, "bombed", type="air_drone_strike", source="residents")
    silent = replace(claim, attribution=Attribution(claim.attribution.chain, Stance.NO_INFORMATION))
    incident = incident_of([silent], casebook)
    assert {one.scheme: one.value for one in suggest_grades(incident, [silent])} == {
        "every_casualty": "unresolved",
        "ucdp_clarity": "2",
    }


def test_two_accused_parties_are_contested(casebook: Any, make_figure: Make) -> None:
    report = casebook.report("r", TEXT, DAY)
    claim = casebook.claim(report, FIRST, "bombed", type="air_drone_strike", source="residents", killed=make_figure(3))
    rivals = Conflict("perpetrators", (("Jets", (claim.id,)), ("Rebels", (claim.id,))))
    incident = replace(incident_of([claim], casebook), conflicts=(rivals,))
    found = {one.scheme: (one.value, one.reason) for one in suggest_grades(incident, [claim])}
    assert found["airwars_harm"] == ("contested", "claims name different parties as the doer: Jets / Rebels")
    assert found["airwars_strike"][0] == "contested_strike"
