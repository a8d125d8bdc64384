"""Told by many is not said by many."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from marsad.link.linking import link_claims
from marsad.model.claims import Stance

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


LEAD = "Warplanes bombed the fish market in Jarida on Wednesday and twelve people died."


def with_own_lead(book: Any, *cited: tuple[str, Stance]) -> list[str]:
    """The reasons for a report that tells in its own voice what it also cites others for."""
    sentences = [f"Warplanes bombed the market, {source} said." for source, _ in cited]
    report = book.report("Alpha", " ".join((LEAD, *sentences)), DAY)
    slots = {"type": "air_drone_strike", "place": "Jarida", "day": DAY, "occurrence": "o1"}
    book.claim(report, LEAD, "bombed", **slots, killed=12)
    for sentence, (source, stance) in zip(sentences, cited, strict=True):
        book.claim(report, sentence, "bombed", **slots, source=source, stance=stance)
    return reasons(book)


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        pytest.param(
            [("the Northern Monitor", Stance.ASSERTS)],
            ["the Northern Monitor in Alpha"],
            id="rests on the one source it cites",
        ),
        pytest.param(
            [("the Northern Monitor", Stance.ASSERTS), ("a medic", Stance.ASSERTS)],
            ["Alpha in its own voice", "the Northern Monitor in Alpha", "a medic in Alpha"],
            id="two sources: nobody knows on which",
        ),
        pytest.param(
            [("the air force", Stance.DENIES)],
            ["Alpha in its own voice", "the air force in Alpha"],
            id="not on one that denies it",
        ),
    ],
)
def test_an_outlets_own_words_beside_what_it_cites(
    casebook: Any, cited: list[tuple[str, Stance]], expected: list[str]
) -> None:
    assert with_own_lead(casebook, *cited) == expected
