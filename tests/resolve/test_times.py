from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from marsad.model.layers import TimeMention
from marsad.model.when import Precision, TimeBasis, TimexType
from marsad.resolve.times import Anchor, find_times
from marsad.resolve.times.finding import find_expressions
from marsad.resolve.times.tokens import tokenize

Parse = Callable[[str], Doc]
PUBLISHED = date(2016, 7, 10)  # a Sunday


def only(mentions: tuple[TimeMention, ...], words: str) -> TimeMention:
    found = [mention for mention in mentions if mention.quote.text.lower() == words.lower()]
    assert len(found) == 1, [mention.quote.text for mention in mentions]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "words", "value", "start", "end"),
    [
        ("Rebels shelled the village on Thursday.", "Thursday", "2016-07-07", "2016-07-07", "2016-07-07"),
        ("Rebels shelled the village on Sunday.", "Sunday", "2016-07-10", "2016-07-10", "2016-07-10"),
        ("Rebels shelled it last Sunday.", "last Sunday", "2016-07-03", "2016-07-03", "2016-07-03"),
        ("The delegation will arrive on Thursday.", "Thursday", "2016-07-14", "2016-07-14", "2016-07-14"),
        ("It was hit yesterday.", "yesterday", "2016-07-09", "2016-07-09", "2016-07-09"),
        ("It was hit the day before yesterday.", "the day before yesterday", "2016-07-08", "2016-07-08", "2016-07-08"),
        ("A mine exploded two days ago.", "two days ago", "2016-07-08", "2016-07-08", "2016-07-08"),
        ("A mine exploded last week.", "last week", "2016-W26", "2016-06-27", "2016-07-03"),
        ("It began last September.", "last September", "2015-09", "2015-09-01", "2015-09-30"),
        ("It fell in May.", "May", "2016-05", "2016-05-01", "2016-05-31"),
        ("It fell in October.", "October", "2015-10", "2015-10-01", "2015-10-31"),
        ("Talks will open in October.", "October", "2016-10", "2016-10-01", "2016-10-31"),
        ("It was taken on July 3.", "July 3", "2016-07-03", "2016-07-03", "2016-07-03"),
        ("It was taken on 3 July 2015.", "3 July 2015", "2015-07-03", "2015-07-03", "2015-07-03"),
        ("It was taken on the 3rd of July, 2015.", "the 3rd of July, 2015", "2015-07-03", "2015-07-03", "2015-07-03"),
        ("It was taken on 2015-07-03.", "2015-07-03", "2015-07-03", "2015-07-03", "2015-07-03"),
        ("It was taken on 2015/7/3.", "2015/7/3", "2015-07-03", "2015-07-03", "2015-07-03"),
        ("It was taken on Fri 3 Jul 2015.", "Fri 3 Jul 2015", "2015-07-03", "2015-07-03", "2015-07-03"),
        ("It was taken on the 3rd.", "the 3rd", "2016-07-03", "2016-07-03", "2016-07-03"),
        ("It was taken in late September.", "late September", "2015-09", "2015-09-20", "2015-09-30"),
        ("The town fell in the summer of 2014.", "the summer of 2014", "2014-SU", "2014-06-01", "2014-08-31"),
        (
            "Sales fell in the third quarter of 2015.",
            "the third quarter of 2015",
            "2015-Q3",
            "2015-07-01",
            "2015-09-30",
        ),
        ("The war of the early 1990s is over.", "the early 1990s", "199", "1990-01-01", None),
        ("It is a fort of the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
        ("It was hit overnight.", "overnight", "2016-07-09TNI", "2016-07-09T18:00", "2016-07-10T06:00"),
        (
            "It was hit overnight Wednesday.",
            "overnight Wednesday",
            "2016-07-06TNI",
            "2016-07-06T18:00",
            "2016-07-07T06:00",
        ),
        ("Forty died in the past week.", "the past week", "P1W", "2016-07-03", "2016-07-10"),
        ("The army attacked the town this month.", "this month", "2016-07", "2016-07-01", "2016-07-10"),
        ("The army will attack the town this month.", "this month", "2016-07", "2016-07-01", "2016-07-31"),
        ("It fell earlier this week.", "earlier this week", "2016-W27", "2016-07-04", "2016-07-09"),
        ("It fell earlier this year.", "earlier this year", "2016", "2016-01-01", "2016-07-10"),
        ("The raid on Friday may be the worst of the war.", "Friday", "2016-07-08", "2016-07-08", "2016-07-08"),
        ("On Friday the town may be without water.", "Friday", "2016-07-15", "2016-07-15", "2016-07-15"),
        (
            "It was hit in the early hours of Friday.",
            "the early hours of Friday",
            "2016-07-08TMO",
            "2016-07-08T00:00",
            "2016-07-08T06:00",
        ),
        (
            "They trained in the winter of 2014-15.",
            "the winter of 2014-15",
            "2014-WI",
            "2014-12-01",
            "2015-02-28",
        ),
        (
            "It was hit during daylight hours on Friday.",
            "daylight hours on Friday",
            "2016-07-08TDT",
            "2016-07-08T06:00",
            "2016-07-08T18:00",
        ),
        ("It was hit last night.", "last night", "2016-07-09TNI", "2016-07-09T18:00", "2016-07-10T06:00"),
        ("It was hit at dawn.", "dawn", "2016-07-10TMO", "2016-07-10T04:00", "2016-07-10T06:00"),
        (
            "It was hit early Sunday morning.",
            "early Sunday morning",
            "2016-07-10TMO",
            "2016-07-10T00:00",
            "2016-07-10T06:00",
        ),
        ("It was hit on Friday night.", "Friday night", "2016-07-08TNI", "2016-07-08T18:00", "2016-07-08T23:59"),
        ("It was hit late on Saturday.", "late on Saturday", "2016-07-09", "2016-07-09T18:00", "2016-07-09T23:59"),
        (
            "It was hit at 9:30 p.m. on July 7.",
            "9:30 p.m. on July 7",
            "2016-07-07T21:30",
            "2016-07-07T21:30",
            "2016-07-07T21:30",
        ),
        (
            "It was hit at 0400 GMT on Friday.",
            "0400 GMT on Friday",
            "2016-07-08T04:00Z",
            "2016-07-08T04:00",
            "2016-07-08T04:00",
        ),
        (
            "It was hit on Friday at 0400 hours.",
            "Friday at 0400 hours",
            "2016-07-08T04:00",
            "2016-07-08T04:00",
            "2016-07-08T04:00",
        ),
        (
            "It was hit around noon on Friday.",
            "noon on Friday",
            "2016-07-08T12:00",
            "2016-07-08T12:00",
            "2016-07-08T12:00",
        ),
        ("They fasted during Ramadan.", "Ramadan", "2016-06-07", "2016-06-07", "2016-07-05"),
        ("It was hit on New Year's Day.", "New Year's Day", "2016-01-01", "2016-01-01", "2016-01-01"),
    ],
)
def test_phrases_are_resolved_against_the_day_of_publication(
    parse_text: Parse, sentence: str, words: str, value: str, start: str, end: str | None
) -> None:
    mention = only(find_times(parse_text(sentence), Anchor(PUBLISHED)), words)
    assert mention.value == value
    assert mention.range.iso_start() == start
    if end is not None:
        assert mention.range.iso_end() == end


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "value"),
    [
        ("The battle lasted three days.", "three days", TimexType.DURATION, "P3D"),
        ("It hit the post three times within two hours.", "within two hours", TimexType.DURATION, "PT2H"),
        ("The siege went on for years.", "years", TimexType.DURATION, "PXY"),
        ("The town was under fire for half an hour.", "half an hour", TimexType.DURATION, "PT0H30M"),
        ("It is shelled every day.", "every day", TimexType.SET, "P1D"),
        ("It is shelled daily.", "daily", TimexType.SET, "P1D"),
        ("Worshippers gather every Friday.", "every Friday", TimexType.SET, "XXXX-WXX-5"),
        ("They recently withdrew.", "recently", TimexType.DATE, "PAST_REF"),
        ("The post is now empty.", "now", TimexType.DATE, "PRESENT_REF"),
    ],
)
def test_durations_sets_and_references(
    parse_text: Parse, sentence: str, words: str, kind: TimexType, value: str
) -> None:
    mention = only(find_times(parse_text(sentence), Anchor(PUBLISHED)), words)
    assert (mention.type, mention.value) == (kind, value.replace("PT0H30M", "PT30M"))


@pytest.mark.parametrize(
    ("sentence", "words", "start", "end"),
    [
        ("More have fled since March 2011.", "March 2011", "2011-03-01", "2016-07-10"),
        ("More have fled since the war began in March 2011.", "March 2011", "2011-03-01", "2016-07-10"),
        ("By Saturday the army was at the gates.", "Saturday", None, "2016-07-09"),
        ("The truce held until Friday.", "Friday", None, "2016-07-08"),
        ("The truce will hold until Friday.", "Friday", None, "2016-07-15"),
        ("They have tried for more than two years to take it.", "more than two years", None, "2016-07-10"),
        ("The raids of the past 24 hours killed six.", "the past 24 hours", "2016-07-09", "2016-07-10"),
        ("Six died on Friday and Saturday in raids.", "Friday", "2016-07-08", "2016-07-09"),
        ("Six died between Monday and Wednesday in raids.", "Wednesday", "2016-07-04", "2016-07-06"),
        ("It was fought over from March 3 to 5.", "March 3", "2016-03-03", "2016-03-05"),
        ("It was fought over from 3 to 5 March 2015.", "3", "2015-03-03", "2015-03-05"),
    ],
)
def test_prepositions_and_ranges_shape_the_interval(
    parse_text: Parse, sentence: str, words: str, start: str | None, end: str
) -> None:
    found = only(find_times(parse_text(sentence), Anchor(PUBLISHED)), words).range
    assert (found.iso_start(), found.iso_end()) == (start, end)


def test_the_next_day_counts_from_the_day_told_before(parse_text: Parse) -> None:
    mentions = find_times(
        parse_text("The convoy was hit on July 2. The next day it was hit again. Two days later it turned back."),
        Anchor(PUBLISHED),
    )
    assert [mention.value for mention in mentions] == ["2016-07-02", "2016-07-03", "2016-07-05"]


def test_a_clock_time_belongs_to_the_day_told_before(parse_text: Parse) -> None:
    mentions = find_times(
        parse_text("A bus was hit on Thursday. The bomb went off at 6:15 a.m. near a school."), Anchor(PUBLISHED)
    )
    assert mentions[-1].value == "2016-07-07T06:15"


def test_a_few_hours_ago_is_on_the_day_of_publication(parse_text: Parse) -> None:
    mention = only(find_times(parse_text("The base was hit a few hours ago."), Anchor(PUBLISHED)), "a few hours ago")
    assert mention.range.precision is Precision.HOUR
    assert (mention.range.start or datetime.min).date() == PUBLISHED


def test_histories_count_from_the_date_told_last(parse_text: Parse) -> None:
    text = (
        "On 3 May 1925 the rising began. In July 1925 the city was shelled. The columns met in August. "
        "On 2 February 1926 a second column set out. In March it was beaten. By 9 June 1926 it was over."
    )
    values = [mention.value for mention in find_times(parse_text(text), Anchor(PUBLISHED))]
    assert values == ["1925-05-03", "1925-07", "1925-08", "1926-02-02", "1926-03", "1926-06-09"]


@pytest.mark.parametrize(
    ("numeric", "published", "value"),
    [
        ("07-10-2016", date(2016, 7, 10), "2016-07-10"),
        ("07-10-2016", date(2016, 10, 7), "2016-10-07"),
        ("25/12/2015", date(2016, 7, 10), "2015-12-25"),
        ("12/25/2015", date(2016, 7, 10), "2015-12-25"),
        ("03.04.2016", date(2016, 7, 10), "2016-04-03"),
        ("08/11/2015", date(2015, 9, 1), "2015-08-11"),
    ],
)
def test_the_order_of_numeric_dates_is_told_by_what_can_be(
    parse_text: Parse, numeric: str, published: date, value: str
) -> None:
    mention = only(find_times(parse_text(f"The bridge was bombed on {numeric} by jets."), Anchor(published)), numeric)
    assert mention.value == value


@pytest.mark.parametrize(
    "sentence", ["The market was hit in broad daylight.", "The channel Sahel Today said that it was hit."]
)
def test_words_that_date_nothing_are_no_times(parse_text: Parse, sentence: str) -> None:
    assert find_times(parse_text(sentence), Anchor(PUBLISHED)) == ()


@pytest.mark.parametrize("words", ["31 June", "30 February 2016", "45-13-2016", "31/06/2016"])
def test_impossible_dates_stay_unresolved_text(parse_text: Parse, words: str) -> None:
    for mention in find_times(parse_text(f"It was bombed on {words} by jets."), Anchor(PUBLISHED)):
        if mention.quote.text == words:
            assert mention.range.basis is TimeBasis.UNRESOLVED
            assert not mention.range.is_known


def test_an_impossible_clock_time_is_no_time(parse_text: Parse) -> None:
    assert not find_times(parse_text("The reading was 25:70 in the end."), Anchor(PUBLISHED))


@pytest.mark.parametrize(
    "anchor", [Anchor(), Anchor(date(2090, 1, 1), retrieved=date(2024, 5, 5))], ids=["none", "in the future"]
)
@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Thursday", "XXXX-WXX-4"),
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("in May", "XXXX-05"),
        ("on May 7", "XXXX-05-07"),
        ("last year", "XXXX"),
    ],
)
def test_without_an_anchor_phrases_stay_relative(parse_text: Parse, anchor: Anchor, words: str, value: str) -> None:
    mentions = find_times(parse_text(f"The village was shelled {words}."), anchor)
    assert [mention.value for mention in mentions] == [value]
    assert mentions[0].range.basis is TimeBasis.UNRESOLVED
    assert mentions[0].range.reason == anchor.missing_reason
    assert not mentions[0].range.is_known


@pytest.mark.parametrize(
    "sentence",
    [
        "They may attack again.",
        "Protesters march through the city.",
        "The fall of the city was sudden.",
        "Some 2000 people fled.",
        "He was found in the 1900 block of Harbour Street.",
        "A 19-year-old man died.",
        "He is the second son.",
        "Three quarters of the town lie in ruins.",
    ],
)
def test_words_that_only_look_like_times(parse_text: Parse, sentence: str) -> None:
    assert not find_times(parse_text(sentence), Anchor(PUBLISHED))


VOCABULARY = (
    "on in at the last next two 31 2016 07 10 : - / , . Monday May March pm a.m. ago later week days year early since "
    "until overnight Ramadan night quarter 1990s first of and third century every half hour \n é 日 🙂"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=25), known=st.booleans())
def test_every_quote_is_the_text_at_its_place(parse_text: Parse, words: list[str], known: bool) -> None:
    text = " ".join(words)
    end = 0
    for mention in find_times(parse_text(text), Anchor(PUBLISHED if known else None)):
        assert text[mention.quote.start : mention.quote.end] == mention.quote.text
        assert mention.quote.start >= end
        assert mention.value
        found = mention.range
        assert found.start is None or found.end is None or found.start <= found.end
        end = mention.quote.end


def test_words_of_degree_without_end_cost_no_quadratic_time() -> None:
    text = "more than about " * 4000 + "two days"
    begun = perf_counter()
    assert len(find_expressions(text, tokenize(text))) == 1
    assert perf_counter() - begun < 5


def test_tokens_are_the_same_one_by_one_and_in_a_stretch() -> None:
    line = tokenize("On 3 May, at 9 p.m., twenty-one shells fell.")
    tokens = line.tokens
    assert [token.word for token in tokens[1:3]] == ["3", "may"]
    assert list(tokens[2:5]) == [tokens[2], tokens[3], tokens[4]]
    assert list(tokens.at([0, 2])) == [tokens[0], tokens[2]]
    assert all(line.at_offset(token.start) == place for place, token in enumerate(tokens))


def test_marks_are_told_apart_by_what_stands_beside_them() -> None:
    text = "At 6:20: 12/3, or 4.5 - not a.b. two-day"
    marks = [token for token in tokenize(text).tokens if not token.word.isalnum() and token.word != ","]
    assert [(token.word, set(token.classes)) for token in marks] == [
        (":", {"colon"}),
        (":", {"mark"}),
        ("/", {"slash"}),
        (".", {"point"}),
        ("-", {"dash"}),
        (".", {"dot"}),
        (".", {"dot"}),
        ("-", {"dash", "hyphen"}),
    ]


def test_blanks_at_the_end_cost_no_quadratic_time() -> None:
    begun = perf_counter()
    assert len(tokenize("two days" + " " * 300_000).tokens) == 2
    assert perf_counter() - begun < 5
