"""The report's own date: printed, or inferred."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

from marsad.model.when import TimeBasis
from marsad.resolve.times import Anchor, anchor_of, find_times, infer_date, text_date

Parse = Callable[[str], Doc]
RETRIEVED = date(2026, 6, 1)

WITHOUT_DATE = (
    "On Saturday, the Valley Monitor said that rockets hit the northern base. On Friday, the group had threatened "
    "the garrison.\nLast Wednesday, the Coast Command claimed a strike on a leader of the group. The Coast Command "
    'said: "At 9:30 p.m. on Feb. 7, our aircraft struck a car."'
)


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("10-07-2016 Raid foiled near the town. Ten men were killed.", date(2016, 7, 10), "10-07-2016"),
        ("Sun 10 Jul 2016 Raid foiled near the town.", date(2016, 7, 10), "Sun 10 Jul 2016"),
        ("Date of publication 10 July 2016 Ten men were killed.", date(2016, 7, 10), "10 July 2016"),
        ("Last updated at Jul 102016 Ten men were killed.", date(2016, 7, 10), "Jul 102016"),
        ("KABUL, Afghanistan (April 25, 2011) - A patrol was hit.", date(2011, 4, 25), "April 25, 2011"),
        (
            "Market shelled in the north Wire Sunday 10 Jul 2016 Ten people died.",
            date(2016, 7, 10),
            "Sunday 10 Jul 2016",
        ),
    ],
)
def test_a_printed_date_is_found_with_its_words(parse_text: Parse, text: str, day: date, words: str) -> None:
    printed = text_date(parse_text(text))
    assert printed is not None
    assert (printed.day, printed.quote.text) == (day, words)
    assert text[printed.quote.start : printed.quote.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "The war broke out on 3 March 2011 after weeks of protest.",
        "A bus was hit on Monday, 4 July 2016, near the gate.",
        "Nothing is dated here.",
    ],
)
def test_a_date_that_the_report_tells_about_is_not_its_own(parse_text: Parse, text: str) -> None:
    assert text_date(parse_text(text)) is None


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("June 20: Raids in the east\nNorth Command\n2010-06-XB-900\nA man was held.", date(2010, 6, 20), "June 20"),
        ("Raid in the east\n2012-04-X-YYY\nARDAL, Nowhere (Apr. 3) - A man was held.", date(2012, 4, 3), "Apr. 3"),
        ("Raid in the east\n2011-01-XB-901\nARDAL, Nowhere (Dec. 31) - A man died.", date(2010, 12, 31), "Dec. 31"),
    ],
)
def test_the_number_of_a_release_gives_the_year(parse_text: Parse, text: str, day: date, words: str) -> None:
    printed = text_date(parse_text(text))
    assert printed is not None
    assert (printed.day, printed.quote.text) == (day, words)


@pytest.mark.parametrize(
    "text",
    [
        "June 20: Raids in the east. A man was held.",
        "June 20: Raids in the east\n2010-11-XB-900\nA man was held.",
        "Raids in the east\n2010-06-XB-900\nOn June 20 a man was held.",
    ],
)
def test_a_date_without_a_year_needs_a_month_that_fits(parse_text: Parse, text: str) -> None:
    assert text_date(parse_text(text)) is None


def test_a_printed_date_overrides_the_date_of_the_file(parse_text: Parse) -> None:
    doc = parse_text("Published July 10 2016 A raid killed ten men on Thursday.")
    anchor = anchor_of(doc, Anchor(date(2016, 3, 1)))
    assert anchor.day == date(2016, 7, 10)
    assert "July 10 2016" in anchor.reason
    assert find_times(doc, anchor)[-1].value == "2016-07-07"


def test_a_printed_date_in_the_future_is_not_used(parse_text: Parse) -> None:
    assert text_date(parse_text("Published July 10 2096 A raid."), retrieved=RETRIEVED) is None


def test_a_report_without_a_date_is_dated_by_its_own_words(parse_text: Parse) -> None:
    doc = parse_text(WITHOUT_DATE)
    inferred = infer_date(doc, retrieved=RETRIEVED)
    assert inferred is not None
    assert inferred.day == date(2024, 2, 10)
    assert "07 February is a Wednesday" in inferred.reason
    mentions = find_times(doc, inferred.anchor(RETRIEVED))
    assert [mention.value for mention in mentions] == ["2024-02-10", "2024-02-09", "2024-02-07", "2024-02-07T21:30"]
    assert all(mention.range.basis is TimeBasis.INFERRED and mention.range.reason for mention in mentions)


def test_the_retrieval_date_bounds_the_inferred_year(parse_text: Parse) -> None:
    inferred = infer_date(parse_text(WITHOUT_DATE), retrieved=date(2020, 1, 1))
    assert inferred is not None
    assert inferred.day == date(2018, 2, 10)


@pytest.mark.parametrize(
    "text",
    [
        "The village was shelled on Thursday.",
        "The village was shelled on May 7.",
        "Talks will open on Thursday. The harbour was mined on May 7 by a crew from the coast.",
        "The monitor said on Thursday that a mine went off. A school was burnt. A bridge fell. It rained on May 7.",
    ],
)
def test_words_that_do_not_tell_the_year_date_nothing(parse_text: Parse, text: str) -> None:
    assert infer_date(parse_text(text), retrieved=RETRIEVED) is None


def test_without_a_day_of_news_yesterday_stays_open(parse_text: Parse) -> None:
    doc = parse_text("The bridge fell on Wednesday, Feb. 7. Engineers came yesterday.")
    inferred = infer_date(doc, retrieved=RETRIEVED)
    assert inferred is not None
    assert inferred.within_days
    assert find_times(doc, inferred.anchor(RETRIEVED))[-1].value == "XXXX-XX-XX"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 264 BC an army landed.", ["BC0264"]),
        ("The war lasted from 490 to 479 BC.", ["BC0490", "BC0479"]),
        ("They fought again in 280\u2013275 BCE.", ["BC0280", "BC0275"]),
        ("In August 216 BC a battle was lost.", ["BC0216-08"]),
        ("In the spring of 217 BC they marched.", ["BC0217-SP"]),
    ],
)
def test_years_before_the_common_era_have_a_value_and_no_interval(
    parse_text: Parse, text: str, values: list[str]
) -> None:
    found = find_times(parse_text(text), Anchor(RETRIEVED))
    assert [mention.value for mention in found] == values
    assert not any(mention.range.is_known for mention in found)


def test_one_moment_by_two_clocks_has_one_day(parse_text: Parse) -> None:
    text = "Shells fell on the market at 6:20 p.m. (1520 GMT) Sunday, doctors said."
    found = find_times(parse_text(text), Anchor(date(2031, 3, 8)))
    assert [mention.value for mention in found] == ["2031-03-02T18:20", "2031-03-02T15:20Z"]
    assert [mention.range.utc_offset for mention in found] == [None, 0]


def test_present_tense_after_when_looks_ahead(parse_text: Parse) -> None:
    found = find_times(parse_text("She will speak again when the school opens in May."), Anchor(date(2031, 3, 29)))
    assert [mention.value for mention in found] == ["2031-05"]
