"""Claimant classes of sources, whom figures count, and codes of other schemes."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.codebook.actors import load_actors
from marsad.model.claims import ClaimantClass, Who
from marsad.resolve.actors import ActorContext, actor_codes, claimant_class, is_combatant, resolve_actor

SOURCES = [
    ("the Syrian Observatory for Human Rights", "SY", ClaimantClass.MONITOR),
    ("Rami Abdulrahman, the Observatory's director", "SY", ClaimantClass.MONITOR),
    ("a war monitor", "YE", ClaimantClass.MONITOR),
    ("activists", "IR", ClaimantClass.MONITOR),
    ("a medic", "SD", ClaimantClass.MEDICAL),
    ("hospital officials", "AF", ClaimantClass.MEDICAL),
    ("the Gaza health ministry", "PS", ClaimantClass.MEDICAL),
    ("the White Helmets", "SY", ClaimantClass.MEDICAL),
    ("Doctors Without Borders", "SD", ClaimantClass.MEDICAL),
    ("witnesses", "NG", ClaimantClass.EYEWITNESS),
    ("residents of the village", "ML", ClaimantClass.EYEWITNESS),
    ("the victim's brother", "PK", ClaimantClass.VICTIM_SIDE),
    ("relatives of the dead", "PK", ClaimantClass.VICTIM_SIDE),
    ("the Israeli military", "PS", ClaimantClass.BELLIGERENT),
    ("an Israeli army spokesman", "PS", ClaimantClass.BELLIGERENT),
    ("CENTCOM", "IQ", ClaimantClass.BELLIGERENT),
    ("Hamas", "PS", ClaimantClass.BELLIGERENT),
    ("a rebel commander", "CF", ClaimantClass.BELLIGERENT),
    ("the Saudi-led coalition", "YE", ClaimantClass.BELLIGERENT),
    ("the foreign ministry", "TR", ClaimantClass.GOVERNMENT),
    ("Syria's government", "SY", ClaimantClass.GOVERNMENT),
    ("the Kremlin", "UA", ClaimantClass.GOVERNMENT),
    ("the regional governor", "UA", ClaimantClass.LOCAL_AUTHORITY),
    ("the mayor", "CO", ClaimantClass.LOCAL_AUTHORITY),
    ("a police spokesman", "KE", ClaimantClass.LOCAL_AUTHORITY),
    ("a US official who asked not to be named", "SY", ClaimantClass.ANONYMOUS_OFFICIAL),
    ("a security source", "IQ", ClaimantClass.ANONYMOUS_OFFICIAL),
    ("two officials", "NE", ClaimantClass.ANONYMOUS_OFFICIAL),
    ("SANA", "SY", ClaimantClass.OUTLET),
    ("state television", "IR", ClaimantClass.OUTLET),
    ("local media", "MX", ClaimantClass.OUTLET),
    ("an AFP correspondent", "SY", ClaimantClass.JOURNALIST),
    ("a reporter at the scene", "LB", ClaimantClass.JOURNALIST),
    ("the United Nations", "SS", ClaimantClass.INTERNATIONAL_BODY),
    ("UNIFIL", "LB", ClaimantClass.INTERNATIONAL_BODY),
    ("Save the Children", "SD", ClaimantClass.NGO),
    ("an aid agency", "SD", ClaimantClass.NGO),
    ("the blue table", "SD", ClaimantClass.UNKNOWN),
]


@pytest.mark.parametrize(("words", "country", "expected"), SOURCES)
def test_claimant_class(words: str, country: str, expected: ClaimantClass) -> None:
    found = resolve_actor(words, load_actors(), ActorContext(country, date(2018, 3, 1)))
    assert claimant_class(words, found) is expected, found


GROUPS = [
    ("civilians", Who.CIVILIAN),
    ("women and children", Who.CIVILIAN),
    ("three of them children", Who.CIVILIAN),
    ("medics", Who.CIVILIAN),
    ("farmers", Who.CIVILIAN),
    ("non-combatants", Who.CIVILIAN),
    ("unarmed men", Who.CIVILIAN),
    ("former fighters", Who.CIVILIAN),
    ("fighters", Who.COMBATANT),
    ("pro-government fighters", Who.COMBATANT),
    ("police officers", Who.COMBATANT),
    ("civilian police officers", Who.COMBATANT),
    ("members of the security forces", Who.COMBATANT),
    ("soldiers, including a colonel", Who.COMBATANT),
    ("a Hezbollah commander", Who.COMBATANT),
    ("Taliban militants", Who.COMBATANT),
    ("people", Who.UNKNOWN),
    ("men", Who.UNKNOWN),
    ("soldiers and civilians", Who.UNKNOWN),
    ("", Who.UNKNOWN),
]


@pytest.mark.parametrize(("words", "expected"), GROUPS)
def test_is_combatant(words: str, expected: Who) -> None:
    assert is_combatant(words) is expected


def test_the_actor_decides_where_the_words_do_not() -> None:
    found = resolve_actor("Jabhat al-Nusra", load_actors(), ActorContext("SY", date(2014, 1, 1)))
    assert is_combatant("Jabhat al-Nusra", found) is Who.COMBATANT


CODES = [
    ("Syrian army", "SY", "State forces", "MIL"),
    ("Russian jets", "SY", "External/Other forces", "MIL"),
    ("Turkish police", "TR", "State forces", "COP"),
    ("US-led coalition", "SY", "External/Other forces", "MIL"),
    ("Boko Haram", "NE", "Rebel group", "REB"),
    ("gunmen", "IQ", "Political militia", "UAF"),
    ("herders", "NG", "Identity militia", "PRM"),
    ("protesters", "IQ", "Protesters", "CVL"),
    ("villagers", "ML", "Civilians", "CVL"),
]


@pytest.mark.parametrize(("words", "country", "inter", "sector"), CODES)
def test_codes_of_other_schemes(words: str, country: str, inter: str, sector: str) -> None:
    found = resolve_actor(words, load_actors(), ActorContext(country, date(2016, 1, 1)))
    assert found is not None
    codes = actor_codes(found.actor, country)
    assert (codes.acled_inter, codes.plover_sector) == (inter, sector)


@pytest.mark.parametrize("words", ["the monitoring group", "the monitor", "a monitoring group", "a monitor"])
def test_a_monitor_that_nobody_named_stays_open(words: str) -> None:
    assert resolve_actor(words, load_actors(), ActorContext("SY", date(2031, 3, 4))) is None


def test_a_monitor_that_the_report_named_is_known() -> None:
    context = ActorContext("SY", date(2031, 3, 4), ("the Syrian Observatory for Human Rights",))
    found = resolve_actor("the monitoring group", load_actors(), context)
    assert found is not None
    assert found.actor.id == "sohr"
