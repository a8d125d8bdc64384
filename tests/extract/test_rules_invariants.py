"""What must hold whatever a report says: every quote stands in the text where it is said to stand, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.evaluate.case_files import load_cases
from marsad.model.claims import Claim
from marsad.model.evidence import Alignment, Quote
from marsad.model.reports import Document, Report, ReportId
from marsad.pipeline.reading import read_reports
from marsad.pipeline.resources import Resources

SENTENCES = [case.text for case in load_cases(Path(__file__).resolve().parents[1] / "cases")]
ODD = [
    *(
        "🕊️",
        "👩‍👩‍👧",
        "🇸🇾",
        "قال مصدر طبي إن ثلاثة مدنيين قتلوا.",
        "\u200fحمص\u200e",
        "Київ обстріляли вночі.",
        "𝔊unmen",
    ),
    *("Attacks", "Killings.", "Attacks and bombings", "Killed", "Three dead", "Against", "Of shelling"),
    *("\x00", "\x07\x1b[31m", "\u2028", "\u200b", "\ufeff", "e\u0301", "\t", "\r\n", "\n\n", "   ", "—", '"', "“", "”"),
    *("(", "))", "...", "- ", "* * *", "http://example.org/a?b=c", "3,000", "(AP) -", "-- ", "’", "\ufffd"),
]
TEXTS = st.lists(st.one_of(st.sampled_from(SENTENCES), st.sampled_from(ODD)), min_size=1, max_size=5).flatmap(
    lambda parts: st.sampled_from([" ", "", "\n", "\n\n"]).map(lambda between: between.join(parts))
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LIMITS = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read(text: str, resources: Resources, published: date | None = date(2031, 3, 4)) -> tuple[Claim, ...]:
    """The claims of one text, by the whole reading pipeline."""
    report = Report(ReportId("r"), "0", "r", "text/plain", datetime(2035, 1, 1, tzinfo=UTC), published=published)
    [(_, _, claims)] = read_reports([(report, Document(report.id, text))], resources)
    return claims


def quotes(value: object) -> Iterator[Quote]:
    """Every quote anywhere in a value of the record."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from quotes(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from quotes(getattr(value, field.name))


def check(text: str, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        found = list(quotes(claim))
        assert found
        for quote in found:
            assert quote.alignment is Alignment.EXACT
            assert text[quote.start : quote.end] == quote.text
            assert quote.text.strip()
            assert text[: quote.start].endswith(quote.prefix)
            assert text[quote.end :].startswith(quote.suffix)
    assert len({claim.id for claim in claims}) == len(claims)
    assert sum(claim.main for claim in claims) == bool(claims)


def test_every_case_holds_the_invariants(resources: Resources) -> None:
    """All cases in one long report: many occurrences beside each other, none of which may lose its words."""
    text = "\n\n".join(SENTENCES)
    claims = read(text, resources)
    assert len(claims) > len(SENTENCES) / 2
    check(text, claims)


@LIMITS
@given(TEXTS)
def test_quotes_stand_where_they_are_said_to_stand(resources: Resources, text: str) -> None:
    check(text, read(text, resources))


@LIMITS
@given(TEXTS)
def test_reading_twice_gives_the_same(resources: Resources, text: str) -> None:
    assert read(text, resources) == read(text, resources)


@LIMITS
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join))
def test_without_a_date_no_day_is_invented(resources: Resources, text: str) -> None:
    """Only what the text dates itself may be known: by a year, or by a weekday and date that fit few."""
    for claim in read(text, resources, published=None):
        if claim.time is not None and claim.time.range.is_known:
            if YEAR.search(text):  # the text prints a date of its own, from which its weekdays follow
                continue
            assert claim.time.range.basis.value == "inferred"
            assert claim.time.range.reason


def test_neighbours_in_a_batch_do_not_change_what_is_read(resources: Resources) -> None:
    report = Report(ReportId("r"), "0", "r", "text/plain", datetime(2035, 1, 1, tzinfo=UTC), published=date(2031, 3, 4))
    batch = [(report, Document(report.id, text)) for text in SENTENCES[:12]]
    together = [claims for _, _, claims in read_reports(batch, resources)]
    assert together == [read(text, resources) for text in SENTENCES[:12]]


def test_texts_without_words(resources: Resources) -> None:
    for text in ("", " ", "\n\n\n", "\x00", "🕊️", "123", "...", "\u2028\u2029"):
        assert read(text, resources) == ()
