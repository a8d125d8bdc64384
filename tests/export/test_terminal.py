"""An incident and a claim in the terminal: contradictions, zeros, rules, and nothing that steers the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from marsad.export.terminal import claim_renderable, incident_renderable, plain
from marsad.model.bundle import Bundle


def printed(renderable: RenderableType) -> str:
    console = Console(file=io.StringIO(), width=400, force_terminal=False)
    console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.fixture(scope="module")
def sarmin(bundle: Bundle) -> str:
    return printed(incident_renderable(bundle.incidents[0], bundle))


@pytest.mark.parametrize(
    "line",
    [
        "Shelling of the market in Sarmin  i-sarmin",
        "≠ Contradict on how many civilians were killed: at least 9 (the Orontes Monitor, مرصد العاصي) / none reported",
        "a military source says no civilians were killed",
        "= Agree on where it happened: Sarmin",
        "The Valley Post → State television → a military source · 15 May 2024",
        "A defence ministry official – denies it",
        "Orontes Monitor in Northern Wire and صدى الشمال",
        "none reported (a military source) – since 15 May 2024",
        "people injured: 15 (14 May 2024, A doctor at the town's only hospital, as an earlier count) → "
        "21 (14 May 2024, A doctor at the town's only hospital) → at least 22 (no date, Rescue workers in Sarmin)",
        "Northern Wire, 14 May 2024 → 15 May 2024: 80% in common",
        "says there were none (civilians)  “no civilian casualties”",
    ],
)
def test_an_incident_shows_who_says_what(sarmin: str, line: str) -> None:
    assert line in sarmin


def test_every_claim_of_the_incident_is_there(bundle: Bundle, sarmin: str) -> None:
    assert all(claim_id in sarmin for claim_id in bundle.incidents[0].claims)


@pytest.mark.parametrize("incident", range(6))
def test_every_incident_can_be_shown(bundle: Bundle, incident: int) -> None:
    assert bundle.incidents[incident].id in printed(incident_renderable(bundle.incidents[incident], bundle))


def test_a_claim_shows_the_rule_and_the_place_of_each_quote(bundle: Bundle) -> None:
    shown = printed(claim_renderable(bundle.claims[0], bundle))
    assert "“on Tuesday morning” [84:102]" in shown
    assert "time.weekday" in shown
    assert "realis.past-tense" in shown
    assert "named in the same sentence" in shown
    assert "In incident i-sarmin" in shown


def test_a_total_says_that_it_is_in_no_incident(bundle: Bundle) -> None:
    total = next(claim for claim in bundle.claims if claim.aggregate)
    assert "A total: kept apart from incidents" in printed(claim_renderable(total, bundle))


def test_console_markup_in_a_report_stays_text(bundle: Bundle) -> None:
    source = bundle.claims[0].attribution.chain[0]
    quote = replace(source.quote, text="[bold red]x[/bold red] [/]")
    claim = replace(
        bundle.claims[0],
        attribution=replace(bundle.claims[0].attribution, chain=(replace(source, quote=quote),)),
    )
    assert "[bold red]x[/bold red] [/]" in printed(claim_renderable(claim, bundle))


@pytest.mark.parametrize("steering", ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\r"])
def test_characters_that_steer_a_terminal_are_replaced(steering: str) -> None:
    assert steering[0] not in plain(f"a{steering}b")
    assert plain("a\tb\nc ى 😀") == "a\tb\nc ى 😀"


@pytest.mark.parametrize(
    ("incident", "line"),
    [
        ("i-zarqa", "Part of  Fighting around the dam  i-dam"),
        ("i-zarqa", "told of the same days, near the dam"),
        ("i-dam", "Parts    Khirbat al-Zarqa said to be taken  i-zarqa"),
    ],
)
def test_whole_and_parts_name_each_other(bundle: Bundle, incident: str, line: str) -> None:
    shown = next(one for one in bundle.incidents if one.id == incident)
    text = printed(incident_renderable(shown, bundle))
    assert " ".join(line.split()) in " ".join(text.split())
