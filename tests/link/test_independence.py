"""Told by many is not said by many."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from marsad.link.linking import link_claims

DAY = date(2016, 5, 4)
AGENCY = (
    "Twelve people were killed when warplanes bombed the fish market in Jarida on Wednesday morning, and rescuers were "
    "still looking for others under the fallen roof at noon."
)
MONITOR = "Warplanes bombed the fish market in Jarida on Wednesday and killed twelve people, the Northern Monitor said."


def reasons(book: Any) -> list[str]:
    (incident,) = link_claims(book.claims, book.reports)
    assert incident.sources == tuple(group.reason for group in incident.independence)
    return list(incident.sources)


def raid(book: Any, name: str, text: str, **slots: Any) -> None:
    report = book.report(name, text, DAY)
    book.claim(report, text, "bombed", type="air_drone_strike", place="Jarida", day=DAY, killed=12, **slots)


def test_outlets_that_cite_one_monitor_are_one_origin(casebook: Any) -> None:
    raid(casebook, "Alpha", MONITOR, source="the Northern Monitor")
    other = "The Northern Monitor said that jets had bombed the fish market in Jarida, killing twelve."
    raid(casebook, "Beta", other, source="The Northern Monitor")
    assert reasons(casebook) == ["2 outlets (Alpha and Beta), citing the Northern Monitor"]


def test_outlets_with_text_in_common_are_one_origin(casebook: Any) -> None:
    raid(casebook, "Alpha", AGENCY)
    raid(casebook, "Beta", f"{AGENCY} Nobody has said who did it.")
    assert reasons(casebook) == ["2 outlets (Alpha and Beta), with text in common"]


def test_outlets_in_their_own_words_are_two_origins(casebook: Any) -> None:
    raid(casebook, "Alpha", "Warplanes bombed the fish market in Jarida on Wednesday and left twelve dead.")
    raid(casebook, "Beta", "Jarida lost twelve people when jets bombed its fish market.")
    assert reasons(casebook) == ["Alpha in its own voice", "Beta in its own voice"]


def test_unnamed_speakers_of_two_reports_are_two_origins(casebook: Any) -> None:
    raid(casebook, "Alpha", "Jets bombed the fish market in Jarida and killed twelve, a medic said.", source="a medic")
    raid(casebook, "Beta", "A raid bombed Jarida's fish market, killing twelve, said a medic.", source="a medic")
    assert reasons(casebook) == ["a medic in Alpha", "a medic in Beta"]


@pytest.mark.parametrize(
    ("words", "is_one_origin"),
    [
        ("the Orontes Monitor", True),
        ("The Orontes Monitor", True),
        ("Dr Samira Haddad", True),
        ("a Defence Ministry official", False),
        ("Syrian officials", False),
        ("residents", False),
        ("Residents", False),
        ("Rescue workers in Sarmin", False),
        ("مرصد", False),
    ],
)
def test_only_names_are_one_origin_across_reports(casebook: Any, words: str, is_one_origin: bool) -> None:
    raid(casebook, "Alpha", f"Jets bombed the fish market in Jarida and killed twelve, {words} said.", source=words)
    raid(casebook, "Beta", f"A raid bombed Jarida's fish market, killing twelve, said {words}.", source=words)
    assert (len(reasons(casebook)) == 1) == is_one_origin
