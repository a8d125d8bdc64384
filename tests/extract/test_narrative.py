"""Times and places that a claim takes from the rest of its report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

from marsad.extract.rules.engine import RulesEngine
from marsad.model.claims import Claim
from marsad.model.layers import Layers
from marsad.model.reports import Document, ReportId
from marsad.resolve.gazetteer import Gazetteer, open_gazetteer
from marsad.resolve.places import find_places
from marsad.resolve.times import Anchor, find_times

Parse = Callable[[str], Doc]
PUBLISHED = date(2031, 3, 8)  # a Saturday


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def read(parse_text: Parse, gazetteer: Gazetteer, text: str, told_on: date | None = None) -> tuple[Claim, ...]:
    doc = parse_text(text)
    times = find_times(doc, Anchor(PUBLISHED))
    layers = Layers(places=find_places(doc, gazetteer), times=times, told_on=told_on)
    return RulesEngine().read(Document(ReportId("r"), text), doc, layers)


def day_of(claims: tuple[Claim, ...], trigger: str) -> str | None:
    [claim] = [claim for claim in claims if trigger in claim.trigger.text]
    return claim.time.range.iso_start() if claim.time is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On Thursday, jets bombed a market in Homs. Troops shelled a school in Hama.", "shelled", "2031-03-06"),
        ("On Thursday, jets bombed a market in Homs. Troops often shell the schools of Hama.", "shell", None),
        ("In 2024, jets bombed a market in Homs. Troops shelled a school in Hama.", "shelled", None),
        ("Over the past two days, jets bombed a market in Homs. Troops shelled a school in Hama.", "shelled", None),
        ("On Thursday, jets bombed a market in Homs. Rebels said troops shelled a school in Hama.", "shelled", None),
        ("Rebels, who seized Homs on Thursday, said that troops shelled a school in Hama.", "shelled", None),
    ],
)
def test_the_story_goes_on_on_its_day(
    parse_text: Parse, gazetteer: Gazetteer, text: str, trigger: str, day: str | None
) -> None:
    assert day_of(read(parse_text, gazetteer, text), trigger) == day


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On Thursday, jets bombed a market in Homs. Rebels said troops shelled a school in Hama.", "shelled", True),
        (
            "On Thursday, jets bombed a market in Homs. In 2024, rebels took it. Troops shelled a school in Hama.",
            "shelled",
            True,
        ),
        ("On 2 March, jets bombed a market in Homs. Rebels said troops shelled a school in Hama.", "shelled", False),
        ("On Thursday, jets bombed a market in Homs. Rebels said troops often shell its schools.", "shell", False),
    ],
)
def test_the_day_of_the_news_goes_on_through_other_voices(
    parse_text: Parse, gazetteer: Gazetteer, text: str, trigger: str, day: bool
) -> None:
    found = day_of(read(parse_text, gazetteer, text, told_on=PUBLISHED), trigger)
    assert found == ("2031-03-06" if day else None)


def test_a_report_without_a_date_still_has_a_day(parse_text: Parse, gazetteer: Gazetteer) -> None:
    text = "Police killed three militants near Quetta on April 9. A medic said the fourth militant detonated a vest."
    doc = parse_text(text)
    layers = Layers(places=find_places(doc, gazetteer), times=find_times(doc, Anchor(None)))
    told = RulesEngine().read(Document(ReportId("r"), text), doc, layers)
    [time] = [claim.time for claim in told if "detonated" in claim.trigger.text]
    assert time is not None
    assert time.quote is not None
    assert (time.quote.text, time.range.start) == ("April 9", None)


def test_what_lies_ahead_is_no_scene_of_what_happened(parse_text: Parse, gazetteer: Gazetteer) -> None:
    text = "Talks are planned for Tuesday. Gunmen killed two soldiers in Mosul."
    assert day_of(read(parse_text, gazetteer, text, told_on=PUBLISHED), "killed") is None


def test_a_borrowed_time_says_so(parse_text: Parse, gazetteer: Gazetteer) -> None:
    text = "On Thursday, jets bombed a market in Homs. Troops shelled a school in Hama."
    [claim] = [claim for claim in read(parse_text, gazetteer, text) if "shelled" in claim.trigger.text]
    assert claim.time is not None
    assert claim.time.quote is not None
    assert text[claim.time.quote.start : claim.time.quote.end] == "Thursday"
    assert "told before" in claim.time.range.reason
    assert claim.time.provenance.rule == "time-of-story"


def test_a_country_is_made_exact_by_a_place_told_beside_it(parse_text: Parse, gazetteer: Gazetteer) -> None:
    text = "A bomb exploded in Mosul, Iraq. Gunmen killed two soldiers in Iraq."
    [claim] = [claim for claim in read(parse_text, gazetteer, text) if "killed" in claim.trigger.text]
    assert claim.place is not None
    assert claim.place.quote.text == "Mosul"
    assert "its own sentence says only" in claim.place.reason


def test_places_named_in_one_breath_are_kept(parse_text: Parse, gazetteer: Gazetteer) -> None:
    [claim] = read(parse_text, gazetteer, "Troops shelled Homs, Hama and Idlib.")
    assert claim.place is not None
    assert claim.place.quote.text == "Homs, Hama and Idlib"


def test_a_wider_place_is_no_second_place(parse_text: Parse, gazetteer: Gazetteer) -> None:
    [claim] = read(parse_text, gazetteer, "Troops shelled Douma, Syria.")
    assert claim.place is not None
    assert claim.place.quote.text == "Douma"
