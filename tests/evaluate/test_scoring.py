"""Scoring of claims, clusters and layers on small cases of our own."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluate.sample import TEXT, gold_claim, gold_report

from marsad.evaluate.calibration import Judgement, calibration_error, judgements, ordered_halves, reliability
from marsad.evaluate.claims import CLAIMS, OF_FOUND, compare, faults_of, outcomes_of
from marsad.evaluate.clusters import b_cubed, score_incidents
from marsad.evaluate.documents import score_counts, score_roles, score_types, weighted_f1
from marsad.evaluate.gold import marked_claim, marked_report
from marsad.evaluate.halves import Half, half_of, sample
from marsad.evaluate.layers import BOTH, VALUE, WITHIN, score_places, score_sources, score_times
from marsad.evaluate.marked import MarkedClaim, MarkedReport
from marsad.evaluate.matching import largest_matching
from marsad.evaluate.rows import Row
from marsad.evaluate.tally import Tally, by_slot, by_type, matched, sums, total


def report(*claims: dict[str, Any]) -> MarkedReport:
    return marked_report(Row(gold_report(*claims), "gold:1"))


def read(**changes: Any) -> MarkedClaim:
    return marked_claim(Row(gold_claim(id="r/c1", **changes), "read"), TEXT)


def test_the_same_claim_is_right_in_every_slot() -> None:
    rows = sums(outcomes_of(compare(report(), [read()])), by_slot)
    assert {tally.f1 for tally in rows.values()} == {1.0}
    assert rows["weapons"] == matched(1, 1, 1)
    assert "perpetrators" not in rows


@pytest.mark.parametrize(
    ("slot", "changes", "tally"),
    [
        ("type", {"type": "air_drone_strike"}, (0, 1, 1)),
        ("stance", {"stance": "narrates"}, (0, 1, 1)),
        ("targets", {"targets": ["market"]}, (1, 1, 1)),
        ("targets", {"targets": ["the mayor", "a market"]}, (1, 2, 1)),
        ("targets", {"targets": []}, (0, 0, 1)),
        ("perpetrators", {"perpetrators": ["The army"]}, (0, 1, 0)),
        ("place", {"place": {"quote": "the town", "lat": 35.95, "lon": 36.7}}, (1, 1, 1)),
        ("place", {"place": {"quote": "the town", "lat": 36.95, "lon": 36.7}}, (0, 1, 1)),
        ("place", {"place": {"quote": "the town", "name": "Sarmin"}}, (1, 1, 1)),
        ("time", {"time": {"start": "2031-03-03T08:00", "end": "2031-03-03T09:00", "precision": "hour"}}, (1, 1, 1)),
        ("time", {"time": {"start": "2031-03-03", "end": "2031-03-04", "precision": "days"}}, (0, 1, 1)),
        ("time", {"time": None}, (0, 0, 1)),
        (
            "figures",
            {"figures": [{"kind": "killed", "lo": 7, "basis": "at_least", "quote": "seven people"}]},
            (1, 1, 1),
        ),
        ("figures", {"figures": [{"kind": "injured", "lo": 7, "hi": 7, "quote": "seven people"}]}, (0, 1, 1)),
        ("figures", {"figures": [{"kind": "killed", "basis": "none_reported", "quote": "seven"}]}, (0, 1, 1)),
        ("count", {"count": {"n": 2, "quote": "Rockets"}}, (0, 1, 0)),
    ],
)
def test_slots(slot: str, changes: dict[str, Any], tally: tuple[int, int, int]) -> None:
    rows = sums(outcomes_of(compare(report(), [read(**changes)])), by_slot)
    assert rows[slot] == matched(*tally)
    assert rows[CLAIMS] == matched(1, 1, 1)


def test_a_claim_elsewhere_is_missed_and_extra() -> None:
    other = read(
        type="abduction", trigger="abducted", sentence=None, targets=["a teacher"], weapons=[], figures=[], place=None
    )
    compared = compare(report(), [other])
    rows = sums(outcomes_of(compared), by_slot)
    assert rows[CLAIMS] == matched(0, 1, 1)
    assert sums(outcomes_of(compared), by_type)["abduction"].predicted > 0
    assert OF_FOUND["type"] not in rows
    assert [faults_of(pair) for pair in compared.pairs] == [[], []]


def test_aggregates_are_neither_asked_for_nor_held_against_the_reader() -> None:
    other = read(
        type="abduction", trigger="abducted", sentence=None, aggregate=True, weapons=[], figures=[], place=None
    )
    compared = compare(report(gold_claim(aggregate=True)), [read(), other])
    assert compared.pairs == ()
    assert len(compared.set_aside) == 2


def test_each_claim_is_paired_once_and_with_the_best() -> None:
    worse = read(stance="narrates", sources=[])
    compared = compare(report(), [worse, read()])
    assert [(pair.gold is not None, pair.found == worse) for pair in compared.pairs] == [(True, False), (False, True)]


def test_faults_name_the_values() -> None:
    compared = compare(report(), [read(stance="narrates", sources=[], perpetrators=["The army"])])
    faults = {(fault.slot, fault.gold is None, fault.read is None) for fault in faults_of(compared.pairs[0])}
    assert faults == {("stance", False, False), ("sources", False, True), ("perpetrators", True, False)}


# ---------------------------------------------------------------- clusters
GROUPS = st.dictionaries(st.integers(0, 12), st.sampled_from("abcd"), min_size=1)


@given(GROUPS)
def test_the_true_groups_are_whole_and_pure(groups: dict[int, str]) -> None:
    renamed = {item: f"group {name}" for item, name in groups.items()}
    tally = sum((tally for _, tally in b_cubed(groups, renamed)), Tally())
    assert tally.f1 == pytest.approx(1.0)


@given(GROUPS, GROUPS)
def test_b_cubed_is_a_share_and_what_is_not_placed_counts_as_missed(
    wanted: dict[int, str], placed: dict[int, str]
) -> None:
    tally = sum((tally for _, tally in b_cubed(wanted, placed)), Tally())
    assert 0 <= tally.precision <= 1
    assert tally.wanted == len(wanted)
    assert tally.predicted == len(wanted.keys() & placed.keys())


def test_one_big_group_is_whole_but_not_pure() -> None:
    tally = sum((tally for _, tally in b_cubed({1: "a", 2: "b"}, {1: "x", 2: "x"})), Tally())
    assert (tally.precision, tally.recall) == (0.5, 1.0)


def test_a_report_is_in_the_incident_of_most_of_its_claims() -> None:
    found = {"r1": [read()] * 1, "r2": [marked_claim(Row(gold_claim(id=i), ""), TEXT) for i in ("x", "y", "z")]}
    outcomes = score_incidents({"r1": "a", "r2": "a"}, found, {"r/c1": "i1", "x": "i2", "y": "i1", "z": "i1"})
    assert total(outcomes).f1 == 1.0


@given(st.integers(0, 6), st.integers(0, 6), st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_a_matching_uses_everything_once(left: int, right: int, edges: set[tuple[int, int]]) -> None:
    pairs = largest_matching(left, right, lambda i, j: (i, j) in edges)
    assert all(pair in edges for pair in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


# ---------------------------------------------------------------- layers and documents
def test_layers() -> None:
    row = Row(
        {
            "id": "d",
            "toponyms": [
                {"start": 0, "end": 5, "lat": 10.0, "lon": 10.0},
                {"start": 9, "end": 12, "lat": None, "lon": 1},
            ],
            "timexes": [{"start": 0, "end": 5, "value": "2031-03-03"}, {"start": 8, "end": 9, "value": "P1D"}],
            "attributions": [
                {"source": [{"start": 0, "end": 3}], "content": [{"start": 10, "end": 20}]},
                {"source": []},
            ],
        },
        "x:1",
    )
    layers = {
        "d": {
            "places": [
                {"start": 2, "end": 4, "lat": 10.1, "lon": 10.0},
                {"start": 2, "end": 4, "lat": None, "lon": None},
            ],
            "times": [{"start": 4, "end": 6, "value": "2031-03-03"}],
            "sources": [
                {"source": {"start": 2, "end": 3}, "content": [{"start": 15, "end": 30}]},
                {"source": None, "content": [{"start": 10, "end": 20}]},
            ],
        }
    }
    assert sums(score_places([row], layers), by_slot)[WITHIN] == matched(1, 1, 1)
    assert sums(score_times([row], layers), by_slot)[VALUE] == matched(1, 1, 2)
    assert sums(score_sources([row], layers), by_slot)[BOTH] == matched(1, 1, 1)
    assert sums(score_times([row], {}), by_slot)[VALUE] == matched(0, 0, 2)


def test_counts_take_each_mention_once() -> None:
    gold = {"min_killed": 7, "min_captured": 0, "start_date": "2031-03-03", "province": ["sarmin"]}
    rows = sums(score_counts([Row({"id": "d", "gold": gold}, "x:1")], {"d": [read(), read()]}), by_slot)
    assert {name: tally.recall for name, tally in rows.items()} == {
        "killed": 1.0,
        "killed where not zero": 1.0,
        "captured": 1.0,
        "date": 1.0,
        "province": 1.0,
    }
    assert sums(score_counts([Row({"id": "d", "gold": gold}, "x:1")], {}), by_slot)["killed"].recall == 0.0


def test_types_weigh_labels_by_their_number() -> None:
    rows = [
        Row({"id": i, "acled_type": True, "label": label}, "x")
        for i, label in (("a", "ART_MISS_ATTACK"), ("b", "ATTACK"))
    ]
    outcomes = score_types([*rows, Row({"id": "c", "label": "x"}, "x")], {"a": [read()], "b": [read()]})
    assert weighted_f1(sums(outcomes, by_type)) == pytest.approx((2 / 3) / 2)


def test_roles_take_any_string_of_an_entity_and_the_longest_filler() -> None:
    row = Row({"id": "d", "templates": [{"instrument_id": [["ROCKETS", "ROCKET FIRE"]]}]}, "x:1")
    outcomes = score_roles([row], {"d": [read(weapons=["Rockets"])]})
    assert sums(outcomes, by_slot)["instrument_id"] == matched(1, 1, 1)


# ---------------------------------------------------------------- halves and confidence
@pytest.mark.parametrize(
    ("report_id", "half"), [("sarmin", Half.LOOKED_AT), ("ariha", Half.HELD_BACK), ("7", Half.LOOKED_AT)]
)
def test_the_half_is_told_by_the_sha1_of_the_id(report_id: str, half: Half) -> None:
    assert half_of(report_id) is half


@given(st.lists(st.text(max_size=6), unique=True), st.integers(1, 4))
def test_a_sample_depends_on_the_ids_alone(ids: list[str], size: int) -> None:
    chosen = sample(ids, size, lambda one: one)
    assert len(chosen) == min(size, len(ids))
    assert set(chosen) == set(sample(ids[::-1], size, lambda one: one))


def test_both_halves_are_filled() -> None:
    halves = [half_of(str(number)) for number in range(1000)]
    assert 400 < sum(half is Half.LOOKED_AT for half in halves) < 600


def test_calibration() -> None:
    honest = [Judgement("x", 0.75, number % 4 != 0, "c") for number in range(40)]
    boastful = [Judgement("x", 0.95, number % 2 == 0, "c") for number in range(40)]
    assert calibration_error(reliability(honest)) == pytest.approx(0.0)
    assert calibration_error(reliability(boastful)) == pytest.approx(0.45)
    ordered = [Judgement("x", number / 10, number >= 5, "c") for number in range(10)]
    assert ordered_halves(ordered) == (1.0, 0.0)
    assert calibration_error([]) == 0.0


def test_judgements_are_about_what_was_read() -> None:
    compared = compare(
        report(), [read(stance="narrates", confidence=0.7), read(type="riot", confidence=0.2, trigger="abducted")]
    )
    made = {(one.slot, one.confidence, one.right) for one in judgements(compared) if one.slot in {CLAIMS, "stance"}}
    assert made == {(CLAIMS, 0.7, True), (CLAIMS, 0.2, False), ("stance", None, False)}
