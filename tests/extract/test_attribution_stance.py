"""The stance of a source, refined by whom it names: section 8 of the coding guide as a table."""

from __future__ import annotations

import pytest

from marsad.extract.attribution import Deed, is_identifiable, refine_stance
from marsad.model.claims import Realis, Stance

DONE, D, P, T, W = Realis.OCCURRED, Realis.DENIED, Realis.PLANNED, Realis.THREATENED, Realis.DEMANDED
S = Stance

# cue, source, perpetrators, realis, type, stance
CASES = [
    # another party is named by a source: an accusation
    (S.ASSERTS, "Residents", ["the Ninth Division"], DONE, "shelling_missile", S.ACCUSES),
    (S.ASSERTS, "a monitor", ["Syrian government"], DONE, "air_drone_strike", S.ACCUSES),
    (S.ASSERTS, "the Syrian Observatory for Human Rights", ["Syrian warplanes"], DONE, "air_drone_strike", S.ACCUSES),
    (S.ACCUSES, "The governor", ["the militia"], DONE, "destruction", S.ACCUSES),
    # nobody in particular, or nobody
    (S.ASSERTS, "Residents", ["unidentified gunmen"], DONE, "attack", S.ASSERTS),
    (S.ASSERTS, "Police", ["armed militants"], DONE, "attack", S.ASSERTS),
    (S.ASSERTS, "Police", ["two men on motorbikes"], DONE, "attack", S.ASSERTS),
    (S.ASSERTS, "Police", [], DONE, "explosive_device", S.ASSERTS),
    # both sides act, or nobody is hurt
    (S.ASSERTS, "The ministry", ["the Ninth Division", "the Valley Front"], DONE, "armed_clash", S.ASSERTS),
    (S.ASSERTS, "Activists", ["the Valley Front"], DONE, "territory_change", S.ASSERTS),
    (S.ASSERTS, "the UN", ["government forces"], DONE, "siege_blockade", S.ASSERTS),
    # its own deed
    (S.ASSERTS, "The Valley Front", ["Valley Front fighters"], DONE, "shelling_missile", S.CLAIMS_RESPONSIBILITY),
    (S.ASSERTS, "the Russian defence ministry", ["Russian jets"], DONE, "air_drone_strike", S.CLAIMS_RESPONSIBILITY),
    (S.ASSERTS, "Israel's army", ["Israeli aircraft"], DONE, "air_drone_strike", S.CLAIMS_RESPONSIBILITY),
    (S.ASSERTS, "Turkey", ["Turkish artillery"], DONE, "shelling_missile", S.CLAIMS_RESPONSIBILITY),
    (S.ASSERTS, "armed factions in the south", ["armed factions"], DONE, "attack", S.CLAIMS_RESPONSIBILITY),
    (S.ASSERTS, "The Syrian opposition", ["Syrian jets"], DONE, "air_drone_strike", S.ACCUSES),
    (S.ASSERTS, "the commander", ["our units"], DONE, "attack", S.CLAIMS_RESPONSIBILITY),
    (S.CLAIMS_RESPONSIBILITY, "The brigade", [], DONE, "attack", S.CLAIMS_RESPONSIBILITY),
    (S.ADMITS, "The coalition", ["The coalition"], DONE, "air_drone_strike", S.ADMITS),
    (S.ADMITS, "The coalition", [], DONE, "air_drone_strike", S.ADMITS),
    (S.ADMITS, "The ministry", ["the Ninth Division"], DONE, "attack", S.ACCUSES),
    # only suspected
    (S.ASSERTS, "Activists", ["likely coalition jets"], DONE, "air_drone_strike", S.SUSPECTS),
    (S.SUSPECTS, "Police", ["the gang"], DONE, "abduction", S.SUSPECTS),
    # denied
    (S.DENIES, "The army", ["The army"], D, "attack", S.DENIES),
    (S.ASSERTS, "The army", ["its forces"], D, "attack", S.DENIES),
    (S.CANNOT_CONFIRM, "Reuters", [], D, "attack", S.CANNOT_CONFIRM),
    # still to come
    (S.THREATENS, "The Front", ["The Front"], T, "attack", S.THREATENS),
    (S.ASSERTS, "The Front", [], T, "attack", S.THREATENS),
    (S.ASSERTS, "armed factions in the south", ["armed factions in the south"], P, "attack", S.THREATENS),
    (S.ASSERTS, "The police", ["The police"], P, "arrest", S.ASSERTS),
    (S.ASSERTS, "The minister", ["the Front"], P, "attack", S.ASSERTS),
    (S.ASSERTS, "The cleric", [], W, "attack", S.DEMANDS),
    (S.DEMANDS, "The cleric", ["fighters"], W, "attack", S.DEMANDS),
    # a threat or demand that is told of a deed already done
    (S.THREATENS, "A spokesman", ["the Valley Front"], DONE, "attack", S.ACCUSES),
    # stances that no perpetrator changes
    (S.CONDEMNS, "The envoy", ["the Ninth Division"], DONE, "attack", S.CONDEMNS),
    (S.NO_INFORMATION, "Police", ["the gang"], DONE, "attack", S.NO_INFORMATION),
    # forces without a name are those of whoever commands some
    (S.ASSERTS, "The army", ["troops"], DONE, "attack", S.CLAIMS_RESPONSIBILITY),
    (S.ASSERTS, "Police", ["two officers"], DONE, "attack", S.CLAIMS_RESPONSIBILITY),
    (S.ASSERTS, "A police official", ["the army"], DONE, "attack", S.ACCUSES),
    (S.ASSERTS, "The rebel command", ["soldiers"], DONE, "attack", S.ACCUSES),
    (S.ASSERTS, "A local monitor", ["troops"], DONE, "attack", S.ACCUSES),
    (S.ASSERTS, "The defence ministry", ["Six Antonov bombers"], DONE, "air_drone_strike", S.CLAIMS_RESPONSIBILITY),
    (S.ASSERTS, "The defence ministry", ["two bombers"], DONE, "attack", S.ASSERTS),
    (S.ASSERTS, "The defence ministry", ["Kenyan jets"], DONE, "air_drone_strike", S.ACCUSES),
    # nobody is cited
    (S.ASSERTS, "", ["the Ninth Division"], DONE, "attack", S.NARRATES),
    (S.SUSPECTS, "", ["the Ninth Division"], DONE, "attack", S.SUSPECTS),
    (S.ACCUSES, "", ["the Ninth Division"], DONE, "attack", S.ACCUSES),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[5]}")
def test_stance(case: tuple[Stance, str, list[str], Realis, str, Stance]) -> None:
    cue, source, perpetrators, realis, event_type, stance = case
    assert refine_stance(cue, source, Deed(tuple(perpetrators), realis, event_type)) is stance


def test_the_actor_base_overrules_words() -> None:
    deed = Deed(("Radwan units",), event_type="attack", by_source=True)
    assert refine_stance(S.ASSERTS, "Hezbollah", deed) is S.CLAIMS_RESPONSIBILITY
    assert refine_stance(S.ASSERTS, "The Front", Deed(("Front",), event_type="attack", by_source=False)) is S.ACCUSES


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("armed men", False),
        ("the gunmen", False),
        ("suspected militants", False),
        ("they", False),
        ("the army", True),
        ("US-led coalition", True),
        ("two militants of the Valley Front", True),
        ("about 20 masked raiders in a car", False),
        ("a knife-wielding man", False),
        ("anti-government gunmen", False),
        ("pro-government gunmen", True),
        ("soldiers", True),
        ("Karim Nazari", True),
        ("THE GUNMEN", False),
        ("VALLEY FRONT GUNMEN", True),
    ],
)
def test_identifiable(words: str, expected: bool) -> None:
    assert is_identifiable(words) is expected
