"""Time expressions of a parsed document as mentions with TIMEX3 values and intervals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from spacy.tokens import Doc, Token

from marsad.model.evidence import quote_at
from marsad.model.layers import TimeMention
from marsad.model.when import Precision, TimeBasis, TimeRange, TimexType, day_range
from marsad.resolve.times.anchor import Anchor
from marsad.resolve.times.calendar import Days, day
from marsad.resolve.times.context import Bound, Sentences, Tense, bound_of, limit_tense, tense_of
from marsad.resolve.times.distances import duration_from
from marsad.resolve.times.expressions import (
    Calendar,
    Duration,
    Expression,
    Found,
    Fraction,
    Period,
    Recurring,
    Reference,
    Shift,
    Which,
)
from marsad.resolve.times.filters import is_time
from marsad.resolve.times.finding import find_expressions
from marsad.resolve.times.ranges import bounded, clipped, range_of
from marsad.resolve.times.resolving import resolve_base
from marsad.resolve.times.spanning import spanned
from marsad.resolve.times.timeline import Frame, Style, order_of, style_of
from marsad.resolve.times.tokens import TokenLine, tokenize
from marsad.resolve.times.values import Resolved
from marsad.text.given_text import text_of

HOUR_UNITS = ("hour", "minute", "second")


def find_times(doc: Doc, anchor: Anchor) -> tuple[TimeMention, ...]:
    """The time expressions of a parsed document, in text order, resolved as far as the anchor and the text allow.

    Quotes leave prepositions out ("July 10" of "since July 10"), as TIMEX3 does; the range heeds them.
    Where nothing anchors a phrase its value keeps X for what is unknown and its range has the basis UNRESOLVED.
    """
    text = text_of(doc)
    line = tokenize(text)
    sentences = Sentences(doc)
    found = [item for item in find_expressions(text, line) if is_time(item, line, sentences)]
    reader = _Reader(text, line, sentences, anchor, style_of(found, anchor), order_of(found, anchor))
    return spanned([reader.read(item) for item in found], found, line)


@dataclass
class _Reader:
    """Reads expressions in text order and remembers the time told last."""

    text: str
    line: TokenLine
    sentences: Sentences
    anchor: Anchor
    style: Style
    day_first: bool | None
    told: Days | None = None
    quarter: Days | None = None
    told_day: tuple[Days, int] | None = None
    """The last single day told, and the place of its sentence."""

    def read(self, item: Found) -> TimeMention:
        """The mention of one expression."""
        final = self.line.tokens[item.after - 1]
        if "dot" in final.classes and item.after - item.first > 1:
            final = self.line.tokens[item.after - 2]
        start, end = self.line.tokens[item.first].start, final.end
        token = self.sentences.token_at(start)
        expression = item.expression
        bound = bound_of(token, self.sentences)
        tense = limit_tense(token) if bound is not None and bound[0] is Bound.UNTIL else tense_of(token)
        exact = not self.anchor.within_days
        told_day = self._told_day(token)
        frame = Frame(self.anchor.day, self.told, self.style, tense, self.day_first, told_day, self.quarter, exact)
        resolved = self._resolve(expression, frame)
        found_range = self._range(expression, resolved, bound)
        if tense is Tense.PAST and _is_this(expression) and bound is None and self.anchor.day is not None:
            found_range = clipped(found_range, None, self.anchor.day)
        if resolved.anchors and resolved.days is not None:
            self._remember(item, resolved.days)
            if resolved.days.grain == "day" and token is not None:
                self.told_day = (resolved.days, self.sentences.sentence_of(token)[1])
        value, kind = _value(expression, resolved)
        return TimeMention(quote_at(self.text, start, end), kind, value, found_range)

    def _remember(self, item: Found, days: Days) -> None:
        """Keep the time told last; a bare year takes no finer date of that year away, nor does one in brackets."""
        base = item.expression.base
        if isinstance(base, Fraction) and base.number and days.grain == "quarter":
            self.quarter = days
        if days.grain == "year" and self.told is not None:
            bracketed = item.first > 0 and self.line.tokens[item.first - 1].word == "("
            if bracketed or (self.told.first.year == days.first.year and self.told.grain != "year"):
                return
        self.told = days

    def _told_day(self, token: Token | None) -> Days | None:
        """The last single day told, if that was in this sentence or the one before."""
        if self.told_day is None or token is None:
            return None
        days, sentence = self.told_day
        return days if self.sentences.sentence_of(token)[1] <= sentence + 1 else None

    def _resolve(self, expression: Expression, frame: Frame) -> Resolved:
        if expression.base is not None:
            return resolve_base(expression.base, frame)
        anchor = frame.now if expression.overnight else frame.day_of_hour
        if anchor is None:
            return Resolved("XXXX-XX-XX", anchors=False)
        return Resolved(anchor.isoformat(), day(anchor), anchors=False)

    def _range(self, expression: Expression, resolved: Resolved, bound: tuple[Bound, int] | None) -> TimeRange:
        if resolved.impossible:
            return TimeRange(basis=TimeBasis.UNRESOLVED, reason="there is no such date")
        if resolved.days is None:
            return self._without_days(expression, bound)
        found = range_of(expression, resolved.days)
        if isinstance(expression.base, Shift) and expression.base.unit.name in HOUR_UNITS:
            found = replace(found, precision=Precision.HOUR)
        if bound is not None:
            found = bounded(found, bound[0], self.anchor.day)
        if expression.edge is not None and self.anchor.day is not None and bound is None:
            found = clipped(found, expression.edge, self.anchor.day)
        if expression.clock is not None and expression.clock.zone is not None:
            minutes = expression.clock.zone
            words = f"clock of UTC{minutes // 60:+03}:{abs(minutes) % 60:02}"
            found = replace(found, reason=words, utc_offset=minutes)
        if self.anchor.basis is TimeBasis.INFERRED and _needs_anchor(expression):
            found = replace(found, basis=TimeBasis.INFERRED, reason=self.anchor.reason)
        return found

    def _without_days(self, expression: Expression, bound: tuple[Bound, int] | None) -> TimeRange:
        base = expression.base
        if isinstance(base, Duration) and base.which is None and bound is not None and bound[0] is Bound.FOR:
            return _up_to_now(base, self.anchor.day)
        if isinstance(base, Recurring):
            return TimeRange(reason="a repeated time")
        if isinstance(base, Reference) and base.value == "PAST_REF" and self.anchor.day is not None:
            return replace(
                bounded(range_of(Expression(), day(self.anchor.day)), Bound.BY, None), precision=Precision.UNKNOWN
            )
        if isinstance(base, Reference | Duration):
            return TimeRange(reason="not a point in time")
        if isinstance(base, Shift) and base.amount is None and self.anchor.day is not None:
            return TimeRange(reason="how long is not said")
        reason = self.anchor.missing_reason or "nothing in the text anchors it"
        return TimeRange(basis=TimeBasis.UNRESOLVED, reason=reason)


def _is_this(expression: Expression) -> bool:
    """ "This week", "this month": of what is past, only the part up to now."""
    base = expression.base
    return isinstance(base, Period) and base.which is Which.THIS and expression.edge is None


def _needs_anchor(expression: Expression) -> bool:
    base = expression.base
    return not (isinstance(base, Calendar) and base.year is not None)


def _up_to_now(base: Duration, speaking: date | None) -> TimeRange:
    """ "for two years": up to the day of writing; "for more than two years" leaves the beginning open."""
    if speaking is None:
        return TimeRange(reason="not a point in time")
    end = day_range(datetime.combine(speaking, time())).end
    start = None
    if base.amount is not None and not base.at_least and base.unit.name not in HOUR_UNITS:
        first = duration_from(speaking, base, -1)
        if first is not None and base.unit.name in ("month", "year"):
            first = first.replace(day=1)
        start = datetime.combine(first, time()) if first is not None else None
    unit = {"day": Precision.DAYS, "week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}
    return TimeRange(
        start, end, unit.get(base.unit.name, Precision.UNKNOWN), reason="a stretch up to the day of writing"
    )


def _value(expression: Expression, resolved: Resolved) -> tuple[str, TimexType]:
    """The TIMEX3 value and type, with the part of the day or the clock time behind the day."""
    if expression.overnight and isinstance(expression.base, Calendar):
        return f"{resolved.value}TNI", TimexType.TIME
    if expression.overnight:
        evening = resolved.days.first - timedelta(days=1) if resolved.days else None
        return f"{evening or resolved.value}TNI", TimexType.TIME
    if expression.plural and isinstance(expression.base, Calendar) and expression.base.weekday and expression.part:
        return f"XXXX-WXX-{expression.base.weekday}T{expression.part.code}", TimexType.SET
    day_value = resolved.value
    if expression.clock is not None:
        clock = expression.clock
        zone = "Z" if clock.zone == 0 else ""
        return f"{day_value}T{clock.hour:02}:{clock.minute or 0:02}{zone}", TimexType.TIME
    if expression.part is not None:
        return f"{day_value}T{expression.part.code}", TimexType.TIME
    return day_value, resolved.type
