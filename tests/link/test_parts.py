"""Occurrences that are parts of longer ones: what is one, what is not, and that nothing else changes by it."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pytest

from marsad.link.linking import link_claims
from marsad.model.constraints import Constraints
from marsad.model.incidents import Incident

SIEGE = "Militiamen laid siege to Jarida from 2 to 9 May, the mayor said."
RAID = "On 4 May jets of the coast command bombed a bakery in Jarida and five people died."
FIRST, LAST = date(2016, 5, 2), date(2016, 5, 9)
WITHIN = date(2016, 5, 4)


def told(book: Any, part: dict[str, Any], whole: dict[str, Any] | None = None) -> tuple[Incident, Incident]:
    """The incidents of a siege of eight days and of a raid, with the slots that are given beside the usual ones."""
    long = book.report("alpha", SIEGE, date(2016, 5, 10))
    short = book.report("beta", RAID, date(2016, 5, 20))
    slots = {"type": "siege_blockade", "place": "Jarida", "days": (FIRST, LAST), "by": "Militiamen"}
    book.claim(long, SIEGE, "siege", **{**slots, **(whole or {})})
    book.claim(short, RAID, "bombed", **{"type": "air_drone_strike", "place": "Jarida", "day": WITHIN, **part})
    found = linked(book)
    return found["alpha-0"], found["beta-0"]


def linked(book: Any) -> dict[str, Incident]:
    """The incidents by claim id; people said that no claim is about the occurrence of another."""
    ids = [claim.id for claim in book.claims]
    apart = Constraints(cannot_link=frozenset(combinations(ids, 2)))
    incidents = link_claims(book.claims, book.reports, constraints=apart)
    return {claim: incident for incident in incidents for claim in incident.claims}


def test_a_raid_in_a_siege_is_a_part_of_it(casebook: Any) -> None:
    siege, raid = told(casebook, {})
    assert siege.id != raid.id
    assert raid.part_of is not None
    assert (raid.part_of.whole, siege.parts, siege.part_of, raid.parts) == (siege.id, (raid.id,), None, ())
    assert raid.part_of.reason == (
        "“siege” at Jarida is told of 2016-05-02 to 2016-05-09; this happened on a day of it, there"
    )


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        pytest.param({"day": date(2016, 5, 10)}, {}, id="a day after it"),
        pytest.param({"day": date(2016, 5, 1)}, {}, id="the day before it"),
        pytest.param({"place": "Tellan"}, {}, id="another town"),
        pytest.param({"type": "protest"}, {}, id="a protest in a town under siege"),
        pytest.param({"place": "North"}, {}, id="a place wider than that of the whole"),
        pytest.param({}, {"days": (FIRST, FIRST)}, id="a siege of one day"),
        pytest.param({}, {"days": (FIRST, date(2017, 5, 9))}, id="a siege of a year"),
        pytest.param({"time": None}, {}, id="a raid of no stated day"),
    ],
)
def test_what_is_no_part(casebook: Any, part: dict[str, Any], whole: dict[str, Any]) -> None:
    siege, raid = told(casebook, part, whole)
    assert (siege.parts, raid.part_of) == ((), None)


def test_what_lies_in_a_province_is_a_part_of_what_is_told_of_all_of_it(casebook: Any) -> None:
    siege, raid = told(casebook, {}, {"place": "North"})
    assert raid.part_of is not None
    assert raid.part_of.whole == siege.id
    assert raid.part_of.reason.endswith("Jarida lies within its place or near it")


def test_the_tightest_whole_is_told(casebook: Any) -> None:
    battle = "The battle for Jarida went on from 3 to 5 May, a trader said."
    report = casebook.report("gamma", battle, date(2016, 5, 12))
    days = (date(2016, 5, 3), date(2016, 5, 5))
    casebook.claim(report, battle, "battle", type="armed_clash", place="Jarida", days=days)
    _, raid = told(casebook, {})
    assert raid.part_of is not None
    assert raid.part_of.whole == linked(casebook)["gamma-0"].id


def test_figures_of_parts_are_not_added_to_the_whole(casebook: Any) -> None:
    siege, raid = told(casebook, {"killed": 5})
    assert raid.part_of is not None
    assert siege.figures == ()
