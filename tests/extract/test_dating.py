"""Which of the times told in a sentence is the act's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

from marsad.extract.rules.engine import RulesEngine
from marsad.model.claims import TimeSlot
from marsad.model.layers import Layers
from marsad.model.reports import Document, ReportId
from marsad.resolve.times import Anchor, find_times, text_date

Parse = Callable[[str], Doc]
PUBLISHED = date(2031, 3, 8)  # a Saturday


def time_of(parse_text: Parse, text: str, trigger: str) -> TimeSlot | None:
    doc = parse_text(text)
    layers = Layers(times=find_times(doc, Anchor(PUBLISHED)), told_on=PUBLISHED)
    claims = RulesEngine().read(Document(ReportId("r"), text), doc, layers)
    [claim] = [claim for claim in claims if trigger in claim.trigger.text]
    return claim.time


def ends(found: TimeSlot | None) -> tuple[str | None, str | None]:
    return (found.range.iso_start(), found.range.iso_end()) if found is not None else (None, None)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Shells hit the town, which has been divided since July 2019.", "hit"),
        ("Jets bombed a bridge held by the rebels since 2024.", "bombed"),
        ("Gunmen killed a man who had been freed on Monday.", "killed"),
    ],
)
def test_a_time_told_of_a_noun_is_not_the_acts(parse_text: Parse, text: str, trigger: str) -> None:
    assert time_of(parse_text, text, trigger) is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Nine people were hurt by a bomb that exploded in a market on Monday.", "exploded"),
        ("Gunmen killed five people attending a wedding on Monday.", "killed"),
    ],
)
def test_what_goes_on_with_the_act_shares_its_time(parse_text: Parse, text: str, trigger: str) -> None:
    assert ends(time_of(parse_text, text, trigger)) == ("2031-03-03", "2031-03-03")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The minister on Thursday visited victims of the bombing in the capital.", "bombing"),
        ("A man was charged on Thursday with the killing of a doctor.", "killing"),
        ("The envoy flew in on Thursday to help survivors of the attack on the embassy.", "attack"),
    ],
)
def test_what_was_done_because_of_an_act_bounds_it(parse_text: Parse, text: str, trigger: str) -> None:
    found = time_of(parse_text, text, trigger)
    assert found is not None
    assert ends(found) == (None, "2031-03-06")
    assert found.provenance.rule == "time-of-sequel"


def test_what_somebody_else_says_of_an_act_bounds_it(parse_text: Parse) -> None:
    text = "More than 30 fighters killed in blast The brigade on Friday claimed responsibility for the bombing."
    assert ends(time_of(parse_text, text, "blast")) == (None, "2031-03-07")


def test_when_a_speaker_was_founded_dates_nothing(parse_text: Parse) -> None:
    text = "The alliance, which was formed last September, said its jets had bombed a depot."
    assert time_of(parse_text, text, "bombed") is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Jets struck the town on Thursday, a day after rebels shelled a base.", "shelled", "2031-03-05"),
        ("Jets struck the town on Thursday, two days before rebels shelled a base.", "shelled", "2031-03-08"),
        ("Jets struck the town on Thursday, a week after the execution of a pilot.", "execution", "2031-02-27"),
        ("Jets struck the town on Thursday, a day after rebels killed a pilot there.", "struck", "2031-03-06"),
    ],
)
def test_days_are_counted_from_another_act(parse_text: Parse, text: str, trigger: str, day: str) -> None:
    assert ends(time_of(parse_text, text, trigger)) == (day, day)


def test_a_day_that_is_counted_is_not_the_storys(parse_text: Parse) -> None:
    text = (
        "Jets struck the town on Thursday, a day after rebels killed a pilot there. "
        "Troops shelled a school in the suburbs."
    )
    assert ends(time_of(parse_text, text, "shelled")) == ("2031-03-06", "2031-03-06")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ten people have been killed since the truce collapsed on 3 March.", "truce", ("2031-03-03", "2031-03-03")),
        ("He has been on the run since the January 2030 bombing of a clinic.", "bombing", ("2030-01-01", "2030-01-31")),
        ("An overnight raid on the village killed two men on Thursday.", "raid", ("2031-03-06", "2031-03-06")),
    ],
)
def test_the_day_an_act_began_is_its_own(parse_text: Parse, text: str, trigger: str, expected: tuple[str, str]) -> None:
    assert ends(time_of(parse_text, text, trigger)) == expected


def test_another_voices_day_goes_before_the_day_of_saying(parse_text: Parse) -> None:
    text = "A bomb exploded in a market on Wednesday. The army said on Thursday that the blast killed nine people."
    doc = parse_text(text)
    layers = Layers(times=find_times(doc, Anchor(PUBLISHED)), told_on=PUBLISHED)
    claims = RulesEngine().read(Document(ReportId("r"), text), doc, layers)
    assert {ends(claim.time)[0] for claim in claims} == {"2031-03-05"}


def test_a_date_in_the_brackets_of_a_dateline_gives_way_to_the_acts(parse_text: Parse) -> None:
    text = (
        "Morning Update March 8, 2031\n\nKABUL (March 8, 2031) - A patrol killed two men in a raid yesterday.\n\n"
        "The patrol was attacked with grenades as it arrived."
    )
    doc = parse_text(text)
    printed = text_date(doc)
    assert printed is not None
    times = find_times(doc, Anchor(PUBLISHED))
    layers = Layers(times=times, told_on=PUBLISHED, printed=printed.quote.span, printed_value=printed.day.isoformat())
    claims = RulesEngine().read(Document(ReportId("r"), text), doc, layers)
    assert {ends(claim.time)[0] for claim in claims} == {"2031-03-07"}


def test_the_day_of_an_act_told_in_many_sentences_reaches_past_them(parse_text: Parse) -> None:
    text = (
        "A force killed three insurgents during an operation in the hills of Zabul province yesterday. "
        "Upon arriving, the force was engaged by armed insurgents. The insurgents were barricaded inside a house and "
        "engaged the force with grenades. The force was again engaged by the insurgents in the house. Again, the "
        "insurgents fired at the force. During an inspection of the house, several grenades were collected."
    )
    assert ends(time_of(parse_text, text, "collected")) == ("2031-03-07", "2031-03-07")
