"""What is shown is machine output and standing decisions; taking them all back gives the machine's output again."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.review.conftest import ENGINE, NOW, casebook, made, no_values

from marsad.errors import DecisionRefused
from marsad.model.claims import Claim, ClaimId
from marsad.model.decisions import Decision, DecisionKind, Status
from marsad.model.evidence import Quote
from marsad.model.incidents import Incident
from marsad.pipeline.deciding import decide
from marsad.pipeline.naming import find_incident
from marsad.pipeline.reviewed import Reviewed
from marsad.pipeline.running import link_all
from marsad.pipeline.wishes import Wish
from marsad.store import Store, open_store

Decide = Callable[..., Decision]


def shown(store: Store) -> list[Incident]:
    return list(Reviewed(store).incidents())


def grouped(store: Store) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in shown(store)}


def home(store: Store, claim: str) -> str:
    found = Reviewed(store).incident_of(ClaimId(claim))
    assert found is not None
    return found


MACHINE = {frozenset({"alpha-0", "beta-0", "beta-1"}), frozenset({"gamma-0"}), frozenset({"gamma-1"})}


def test_without_decisions_the_machine_is_shown(store: Store) -> None:
    assert grouped(store) == MACHINE
    assert shown(store) == list(store.incidents())


def test_merge_keeps_the_first_id_and_undo_restores_both(store: Store, decided: Decide) -> None:
    before = shown(store)
    mill, bridge = home(store, "alpha-0"), home(store, "gamma-0")
    merged = decided("merge", bridge, mill)
    assert home(store, "gamma-0") == mill
    assert find_incident(store, Reviewed(store), bridge).id == mill
    assert find_incident(store, Reviewed(store), bridge[:14]).id == mill
    assert Reviewed(store).count() == len(shown(store)) == 2
    decided("undo", str(merged.id))
    assert shown(store) == before


def test_split_gives_the_leavers_an_incident_of_their_own(store: Store, decided: Decide) -> None:
    mill = home(store, "alpha-0")
    decided("split", mill, "beta-0")
    assert grouped(store) == (MACHINE - {frozenset({"alpha-0", "beta-0", "beta-1"})}) | {
        frozenset({"alpha-0", "beta-1"}), frozenset({"beta-0"}),
    }  # fmt: skip
    assert home(store, "alpha-0") == mill


def test_the_founder_may_leave(store: Store, decided: Decide) -> None:
    mill = home(store, "alpha-0")
    decided("split", mill, "alpha-0")
    assert home(store, "alpha-0") == mill
    assert home(store, "beta-0") not in {mill, home(store, "gamma-0")}


def test_move(store: Store, decided: Decide) -> None:
    decided("move", "beta-0", home(store, "gamma-0"))
    assert home(store, "beta-0") == home(store, "gamma-0")
    assert home(store, "beta-1") == home(store, "alpha-0")


def test_a_rejected_claim_stays_and_counts_for_nothing(store: Store, decided: Decide) -> None:
    mill = home(store, "alpha-0")
    [before] = [one for one in shown(store) if one.id == mill]
    decided("reject", "alpha-0")
    [after] = [one for one in shown(store) if one.id == mill]
    assert set(after.claims) == set(before.claims)
    assert ([figure.lo for figure in before.figures], [figure.lo for figure in after.figures]) == ([3], [5])
    assert after.status is Status.OPEN
    decided("reject", "beta-0")
    decided("reject", "beta-1")
    assert {one.id: one.status for one in shown(store)}[before.id] is Status.REJECTED


def test_a_correction_is_shown_beside_what_the_machine_read(store: Store, decided: Decide) -> None:
    decided("correct", "alpha-0", field="killed", value="4", evidence="killed three people")
    decided("correct", "alpha-0", field="killed", value="6+", by="Ben")
    claim = Reviewed(store).claim(ClaimId("alpha-0"))
    assert claim is not None
    [note] = claim.corrections
    assert (note.by, note.value, note.machine) == ("Ben", "6+ unknown", "3 unknown")
    assert [(figure.lo, figure.hi) for figure in claim.figures] == [(6, None)]
    machine = store.claim(ClaimId("alpha-0"))
    assert machine is not None
    assert (machine.corrections, machine.figures[0].lo) == ((), 3)


def test_a_corrected_type_is_coded_anew(store: Store, decided: Decide) -> None:
    coded = [replace(one, acled_sub_event="Attack") for one in casebook().claims if one.report_id == "gamma"]
    with store.unit_of_work() as unit:
        unit.replace_claims(coded[0].report_id, ENGINE, coded)
    decided("correct", "gamma-0", field="type", value="air_drone_strike")
    claims = {str(claim.id): claim for claim in Reviewed(store).claims()}
    assert claims["gamma-0"].acled_sub_event == "Air/drone strike"
    assert claims["gamma-1"].acled_sub_event == "Attack"


def test_evidence_is_words_of_the_report(store: Store, decided: Decide) -> None:
    decided("correct", "alpha-0", field="killed", value="4", evidence="killed three people")
    claim = Reviewed(store).claim(ClaimId("alpha-0"))
    assert claim is not None
    document = store.document(claim.report_id)
    quote = claim.figures[0].quote
    assert document is not None
    assert document.text[quote.start : quote.end] == quote.text == "killed three people"
    with pytest.raises(DecisionRefused, match="does not have the words"):
        decided("correct", "alpha-0", field="killed", value="4", evidence="ninety people")


def test_grades_are_suggested_until_someone_sets_one(store: Store, decided: Decide) -> None:
    mill = home(store, "alpha-0")
    found = Reviewed(store).incident(find_incident(store, Reviewed(store), mill).id)
    assert found is not None
    assert found.grade is None
    assert {grade.scheme: grade.by for grade in found.grades}["airwars_harm"] is None
    decided("grade", mill, field="airwars_harm", value="contested")
    [after] = [one for one in shown(store) if one.id == mill]
    assert after.grade == "contested"
    assert {grade.scheme: (grade.value, grade.by) for grade in after.grades}["airwars_harm"] == ("contested", "Ana")


def test_sources_are_joined_and_parted(store: Store, decided: Decide) -> None:
    mill = home(store, "alpha-0")
    [before] = [one for one in shown(store) if one.id == mill]
    joined = decided("dependent", "alpha-0", "beta-0")
    [after] = [one for one in shown(store) if one.id == mill]
    assert len(after.independence) == len(before.independence) - 1
    assert "one origin by decision 1" in " ".join(after.sources)
    assert {claim for origin in after.independence for claim in origin.claims} == set(before.claims)
    decided("independent", "alpha-0", "beta-0")
    [parted] = [one for one in shown(store) if one.id == mill]
    assert len(parted.independence) == len(before.independence)
    decided("undo", str(joined.id))


REFUSED: dict[str, tuple[tuple[tuple[str, ...], ...], tuple[str, ...], str, int | None]] = {
    "an id that is gone": ((), ("confirm", "incident-0000"), "no incident is called", None),
    "a claim that is gone": ((), ("move", "delta-9", "GAMMA"), "no claim is called", None),
    "a merge with itself": ((), ("merge", "MILL", "MILL"), "one incident already", None),
    "a circular merge": ((("merge", "MILL", "GAMMA"),), ("merge", "GAMMA", "MILL"), "by decision 1", 1),
    "merging what was parted": ((("move", "beta-0", "GAMMA"),), ("merge", "MILL", "GAMMA"), "undo 1", 1),
    "parting what was merged": ((("merge", "MILL", "GAMMA"),), ("split", "MILL", "gamma-0"), "undo 1", 1),
    "moving back": ((("move", "beta-0", "GAMMA"),), ("move", "beta-0", "MILL"), "undo 1", 1),
    "a split of all": ((), ("split", "GAMMA", "gamma-0"), "at least one must stay", None),
    "a split of others": ((), ("split", "MILL", "gamma-0"), "is not in", None),
    "a move to where it is": ((), ("move", "beta-0", "MILL"), "already", None),
    "the same again": ((("confirm", "MILL"),), ("confirm", "MILL"), "decided already: decision 1", 1),
    "undoing nothing": ((), ("undo", "7"), "there is no decision 7", None),
    "undoing twice": ((("confirm", "MILL"), ("undo", "1")), ("undo", "1"), "undone already by decision 2", 2),
    "sources of two incidents": ((), ("dependent", "alpha-0", "gamma-0"), "claims of one incident", None),
    "redoing what a later one contradicts": (
        (("merge", "MILL", "GAMMA"), ("undo", "1"), ("move", "beta-0", "GAMMA")), ("undo", "2"), "decision", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("earlier", "wish", "words", "named"), REFUSED.values(), ids=REFUSED.keys())
def test_refusals_name_the_earlier_decision(
    store: Store, earlier: tuple[tuple[str, ...], ...], wish: tuple[str, ...], words: str, named: int | None
) -> None:
    names = {"MILL": home(store, "alpha-0"), "GAMMA": home(store, "gamma-0")}
    for kind, *subjects in earlier:
        made(store, kind, *(names.get(one, one) for one in subjects))
    before = list(store.decisions())
    with pytest.raises(DecisionRefused, match=words) as refused:
        made(store, wish[0], *(names.get(one, one) for one in wish[1:]))
    assert named is None or refused.value.earlier == named
    assert list(store.decisions()) == before


WRONG_VALUES = {
    "smell": ("alpha-0", "smell", "bad", "no field"),
    "type": ("alpha-0", "type", "picnic", "no event type"),
    "time": ("alpha-0", "time", "last week", "is no time"),
    "figure": ("alpha-0", "killed", "lots", "is no figure"),
    "group": ("alpha-0", "killed.children", "3", "after the dot"),
    "figures of an incident": ("MILL", "killed", "3", "corrected in the claim"),
}


@pytest.mark.parametrize(("what", "field", "value", "words"), WRONG_VALUES.values(), ids=WRONG_VALUES.keys())
def test_wrong_values_say_what_is_allowed(store: Store, what: str, field: str, value: str, words: str) -> None:
    subject = home(store, "alpha-0") if what == "MILL" else what
    with pytest.raises(DecisionRefused, match=words):
        made(store, "correct", subject, field=field, value=value)


def test_who_and_why_must_be_said(store: Store, decided: Decide) -> None:
    with pytest.raises(DecisionRefused, match="say who"):
        decided("confirm", "alpha-0", by=" ")
    with pytest.raises(DecisionRefused, match="say why"):
        decided("confirm", "alpha-0", reason="")


def test_linking_again_keeps_decisions(store: Store, decided: Decide) -> None:
    decided("merge", home(store, "gamma-0"), home(store, "gamma-1"))
    decided("grade", home(store, "alpha-0"), field="airwars_harm", value="fair")
    before = shown(store)
    link_all(store)
    assert shown(store) == before


def test_reading_again_finds_claims_by_their_words_and_names_decisions_that_no_longer_apply(
    store: Store, decided: Decide
) -> None:
    decided("reject", "beta-1")
    decided("correct", "gamma-1", field="type", value="destruction")
    book = casebook()
    beta = [claim for claim in book.claims if claim.report_id == "beta"]
    renumbered = [replace(beta[1], id=ClaimId("beta-0")), replace(beta[0], id=ClaimId("beta-1"))]
    with store.unit_of_work() as unit:
        unit.replace_claims(beta[0].report_id, ENGINE, renumbered)
        unit.replace_claims(book.claims[3].report_id, ENGINE, [book.claims[3]])
    link_all(store)
    view = Reviewed(store)
    assert {str(claim.id): claim.status for claim in view.claims()}["beta-0"] is Status.REJECTED
    assert {str(claim.id): claim.status for claim in view.claims()}["beta-1"] is Status.OPEN
    [gone] = view.unapplied
    assert (gone.decision.id, "gamma-1 is gone" in gone.reason) == (2, True)


KINDS = st.sampled_from(["merge", "split", "move", "confirm", "reject", "correct", "grade", "dependent", "undo"])
PICK = st.integers(0, 9)


def wish_of(store: Store, kind: str, one: int, other: int) -> tuple[tuple[str, ...], dict[str, str]]:
    """Something of that kind that could be asked for, sensible or not."""
    incidents = [incident.id for incident in shown(store)]
    claims = [claim.id for claim in store.claims()]
    incident, claim = incidents[one % len(incidents)], claims[other % len(claims)]
    values = {"correct": {"field": "killed", "value": str(one)}, "grade": {"field": "airwars_harm", "value": "fair"}}
    subjects: dict[str, tuple[str, ...]] = {
        "merge": (incident, incidents[other % len(incidents)]),
        "split": (incident, claim),
        "move": (claim, incident),
        "confirm": (incident if one % 2 else claim,),
        "reject": (claim if one % 2 else incident,),
        "correct": (claim,),
        "grade": (incident,),
        "dependent": (claims[one % len(claims)], claim),
        "undo": (str(one + 1),),
    }
    return subjects[kind], values.get(kind, {})


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(KINDS, PICK, PICK), max_size=6))
def test_any_decisions_undone_give_the_machines_output(record: Path, wishes: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder, open_store(copyfile(record, Path(folder) / "r.db")) as store:
        machine, claims = list(store.incidents()), list(store.claims())
        for kind, one, other in wishes:
            subjects, value = wish_of(store, kind, one, other)
            try:
                made(store, kind, *subjects, **value)
            except DecisionRefused:
                continue
            view = Reviewed(store)
            assert view.unapplied == ()
            assert sorted(claim for incident in view.incidents() for claim in incident.claims) == sorted(
                claim.id for claim in claims
            )
            assert len({incident.id for incident in view.incidents()}) == view.count()
        while standing := Reviewed(store).standing.decisions:
            made(store, "undo", str(standing[-1].id))
        view = Reviewed(store)
        assert list(view.incidents()) == machine
        assert list(view.claims()) == claims


def test_the_second_is_told_and_looked_at_again(store: Store, path: Path) -> None:
    heard: list[str] = []

    def ben_is_faster(field: str, value: str, about: Claim | Incident, evidence: Quote | None) -> str | None:
        if not heard and not list(store.decisions()):
            with open_store(path) as other:
                made(other, "confirm", "alpha-0", by="Ben")
        return no_values(field, value, about, evidence)

    wish = Wish(DecisionKind.CORRECT, ("alpha-0",), "Ana", "counted again", "killed", "4")
    decision, _ = decide(store, wish, at=NOW, resolve=ben_is_faster, tell=heard.append)
    assert (decision.id, [one.by for one in store.decisions()]) == (2, ["Ben", "Ana"])
    [told] = heard
    assert "decision 1 (confirmed by Ben" in told


def test_what_became_senseless_in_between_is_refused(store: Store, path: Path) -> None:
    def ben_is_faster(field: str, value: str, about: Claim | Incident, evidence: Quote | None) -> str | None:
        if not list(store.decisions()):
            with open_store(path) as other:
                made(other, "correct", "alpha-0", by="Ana", field="killed", value="4")
        return no_values(field, value, about, evidence)

    wish = Wish(DecisionKind.CORRECT, ("alpha-0",), "Ana", "counted again", "killed", "4")
    with pytest.raises(DecisionRefused, match="decided already: decision 1"):
        decide(store, wish, at=NOW, resolve=ben_is_faster, tell=lambda _: None)
    assert len(list(store.decisions())) == 1


PROCESS = """
import sys
from tests.review.conftest import NOW, no_values
from marsad.model.decisions import DecisionKind
from marsad.pipeline.deciding import decide
from marsad.pipeline.wishes import Wish
from marsad.store import open_store
who = sys.argv[2]
with open_store(sys.argv[1]) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(8):
        wish = Wish(DecisionKind("confirm" if number % 2 else "reject"), ("alpha-0",), who, f"reason {number}")
        decide(store, wish, at=NOW, resolve=no_values, tell=lambda text: print(text, flush=True))
"""


def test_two_processes_at_once_lose_nothing(store: Store, path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(PROCESS), str(path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    people = [
        subprocess.Popen([*command, who], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
        for who in ("Ana", "Ben")
    ]
    for one in people:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in people:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in people:
        one.communicate(timeout=120)
        assert one.returncode == 0
    found = list(store.decisions())
    for who in ("Ana", "Ben"):
        assert [one.reason for one in found if one.by == who] == [f"reason {number}" for number in range(8)]
    assert [one.id for one in found] == list(range(1, 17))


CRASH = """
import os, sys
from marsad.store import open_store
from tests.review.conftest import NOW
from marsad.model.decisions import Decision, DecisionId, DecisionKind
with open_store(sys.argv[1]) as store, store.unit_of_work() as unit:
    unit.append_decision(Decision(DecisionId(0), DecisionKind.CONFIRM, "Ana", NOW, "so", ("alpha-0",)))
    unit.replace_incidents([])
    os._exit(9)
"""


def test_a_crash_in_the_middle_leaves_the_former_state(store: Store, path: Path) -> None:
    before = shown(store)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(CRASH), str(path)], env=environment, check=False, timeout=120
    )
    assert done.returncode == 9
    assert list(store.decisions()) == []
    assert shown(store) == before
