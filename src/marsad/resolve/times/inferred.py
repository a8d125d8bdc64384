"""Dating a report that gives no date.

"Last Wednesday ... Feb. 7" fits only years in which 7 February is a Wednesday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Span

from marsad.model.when import TimeBasis
from marsad.resolve.times.anchor import Anchor
from marsad.resolve.times.calendar import make_date, weekday_on_or_after
from marsad.resolve.times.context import Sentences, Tense, tense_of
from marsad.resolve.times.expressions import Calendar, Found, Which
from marsad.resolve.times.filters import is_time
from marsad.resolve.times.finding import find_expressions
from marsad.resolve.times.tokens import tokenize
from marsad.text.given_text import text_of

YEARS_BACK = 28
"""Weekdays of dates repeat after 28 years at most."""
SENTENCES_APART = 2
DAYS_OF_WEEK = 7
PASTWARD = (None, Which.LAST, Which.THIS)


@dataclass(frozen=True, slots=True)
class InferredDate:
    """A proposed day of writing, worked out from the report's own words."""

    day: date
    within_days: int
    """The report was written on `day` or within so many days after it; 0 where it names a day as its news."""
    reason: str

    def anchor(self, retrieved: date) -> Anchor:
        """The anchor that resolves the report's phrases; every range that rests on it is marked as inferred."""
        return Anchor(
            self.day, retrieved=retrieved, basis=TimeBasis.INFERRED, reason=self.reason, within_days=self.within_days
        )


@dataclass(frozen=True, slots=True)
class _Mention:
    base: Calendar
    start: int
    words: str
    sentence: Span
    tense: Tense


@dataclass(frozen=True, slots=True)
class _Pair:
    """A weekday and a date without a year that are taken for the same day."""

    weekday: _Mention
    dated: _Mention


def infer_date(doc: Doc, *, retrieved: date) -> InferredDate | None:
    """The likely day of writing of a report without a date; None where its words do not tell.

    A weekday told of the past and a month and day without a year, in one sentence or in neighbouring sentences with a
    name in common, are taken for one day. Of the years in which they agree the latest before `retrieved` is proposed.
    """
    mentions = list(_mentions(doc))
    for pair in _pairs(mentions):
        found = _latest_fit(pair, retrieved)
        if found is not None:
            return _proposal(pair, found, mentions, retrieved)
    return None


def _mentions(doc: Doc) -> Iterator[_Mention]:
    line = tokenize(text_of(doc))
    sentences, text = Sentences(doc), text_of(doc)
    for item in find_expressions(text_of(doc), line):
        token = sentences.token_at(line.tokens[item.first].start)
        if token is None or not _is_yearless_day(item) or not is_time(item, line, sentences):
            continue
        base = item.expression.base
        if isinstance(base, Calendar):
            start, end = line.tokens[item.first].start, line.tokens[item.after - 1].end
            yield _Mention(base, start, text[start:end], sentences.span_of(token), tense_of(token))


def _is_yearless_day(item: Found) -> bool:
    base = item.expression.base
    if not isinstance(base, Calendar) or base.year is not None or base.year_shift is not None:
        return False
    return (base.month is not None and base.day is not None) or (base.weekday is not None and base.day is None)


def _pairs(mentions: list[_Mention]) -> Iterator[_Pair]:
    """Weekday and date said as one ("Wednesday, Feb. 7") first, then those in one sentence, then in neighbours."""
    dated = [mention for mention in mentions if mention.base.month is not None]
    yield from (_Pair(mention, mention) for mention in dated if mention.base.weekday is not None)
    weekdays = [mention for mention in mentions if mention.base.month is None and _is_past_weekday(mention)]
    linked = [_Pair(weekday, day) for weekday in weekdays for day in dated if _linked(weekday, day)]
    yield from sorted(linked, key=lambda pair: abs(pair.weekday.start - pair.dated.start))


def _is_past_weekday(mention: _Mention) -> bool:
    return mention.base.which in PASTWARD and mention.base.week_shift is None and mention.tense is not Tense.FUTURE


def _linked(weekday: _Mention, dated: _Mention) -> bool:
    if weekday.sentence.start == dated.sentence.start:
        return True
    first, second = sorted((weekday.sentence, dated.sentence), key=lambda sentence: sentence.start)
    between = first.doc[first.end : second.start]
    if sum(1 for token in between if token.is_sent_start and not token.is_space) >= SENTENCES_APART:
        return False
    return bool(_names(first) & _names(second))


def _names(sentence: Span) -> set[str]:
    return {token.lower_ for token in sentence if token.pos_ == "PROPN" and token.is_alpha}


def _latest_fit(pair: _Pair, retrieved: date) -> date | None:
    """The latest day not after `retrieved` on which weekday and date agree; None where no recent year has one."""
    month, day = pair.dated.base.month, pair.dated.base.day
    weekday = pair.weekday.base.weekday
    if month is None or day is None:
        return None
    for year in range(retrieved.year, retrieved.year - YEARS_BACK - 1, -1):
        found = make_date(year, month, day)
        if found is not None and found <= retrieved and found.isoweekday() == weekday:
            return found
    return None


def _proposal(pair: _Pair, event: date, mentions: list[_Mention], retrieved: date) -> InferredDate:
    """The day of writing: the weekday that the report tells first, within the week that its other words allow."""
    said = f"'{pair.dated.words}'" if pair.dated is pair.weekday else f"'{pair.weekday.words}' and '{pair.dated.words}'"
    reason = (
        f"inferred: {said} name one day, and {event.year} is the latest year before the retrieval on {retrieved} "
        f"in which {event:%d %B} is a {event:%A}"
    )
    last = pair.weekday.base.which is Which.LAST
    first_day = event + timedelta(days=1 if last else 0)
    last_day = min(event + timedelta(days=DAYS_OF_WEEK - (0 if last else 1)), retrieved)
    for mention in mentions:
        if mention.base.month is not None or mention is pair.weekday or not _is_past_weekday(mention):
            continue
        written = weekday_on_or_after(first_day, mention.base.weekday or 1)
        if written <= last_day:
            day_reason = f"{reason}; the report tells of '{mention.words}' first, {written:%d %B %Y}"
            return InferredDate(written, 0, day_reason)
    return InferredDate(first_day, max(0, (last_day - first_day).days), reason)
