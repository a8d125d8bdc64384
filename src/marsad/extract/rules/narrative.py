"""When an act took place whose own words do not say: the time that the story has reached.

News tells the day once and goes on: "On Friday jets bombed the market. The raids killed five. Shells also hit a
school." What the same voice tells after a dated act belongs to its day, until another time is told, the story turns
to the background, or too much lies between. States, habits and plans have no such day, and a span of several days
("the past two days") is nobody else's. The day of the news itself, of a report written at once, goes on through other
voices and past what is told of other days: all that such a report tells without a day is its news. So does a day of no
stated year ("on April 9") in a report without a date. Each of these limits was measured to keep more right than it
loses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from spacy.tokens import Token

from marsad.extract.rules.dating import BOUNDS
from marsad.extract.rules.occurrences import Occurrence
from marsad.extract.rules.page import Page
from marsad.extract.rules.telling import Telling
from marsad.model.claims import Realis
from marsad.model.layers import TimeMention
from marsad.model.when import CLOCK_PRECISIONS, Precision, TimexType

REACH = 3
"""Sentences without a day of their own over which a day goes on."""
BACKGROUND = timedelta(days=1)
"""A day farther than this before the last one told is background, which nothing goes on from."""
FRESH = timedelta(days=2)
"""A day no farther than this before the report was written is its news."""
PASSING = frozenset({*CLOCK_PRECISIONS, Precision.DAY, Precision.DAYS})
LASTING = frozenset({"siege_blockade", "displacement", "agreement", "movement", "protest"})
"""Types told as states as often as acts."""
YEARLESS_DAY = re.compile(r"XXXX-\d\d-\d\d")
SHARING_HELPERS = frozenset({"conj", "xcomp", "oprd", "ccomp"})
"""What a participle is to the verb whose auxiliaries make it a passive."""
DATING = frozenset({"time-of-clause", "time-of-sentence", "time-fronted"})


@dataclass(frozen=True, slots=True)
class StoryDay:
    """The day that the story has reached, and where it was told or taken up last."""

    mention: TimeMention
    is_voiced: bool
    """Whether a source told it, not the report itself."""
    sentence: int
    is_news: bool

    def goes_on(self, telling: Telling, sentence: int) -> bool:
        """Whether an act without a time of its own belongs to this day."""
        same_voice = self.is_news or bool(telling.chain) == self.is_voiced
        return same_voice and sentence - self.sentence <= REACH and _is_told(telling)


@dataclass(frozen=True, slots=True)
class BorrowedTime:
    """A time told elsewhere in the report, and the rule that brought it here."""

    mention: TimeMention
    rule: str


def borrowed_times(page: Page, occurrences: Sequence[Occurrence]) -> dict[int, BorrowedTime]:
    """For tellings without a time of their own, by position, the one they are taken to have."""
    found = dict(_of_occurrence(occurrences))
    tellings = sorted((t for o in occurrences for t in o.tellings), key=lambda t: t.position)
    return {**dict(_of_other_voices(occurrences)), **dict(_of_story(page, tellings, found)), **found}


def _of_other_voices(occurrences: Sequence[Occurrence]) -> Iterator[tuple[int, BorrowedTime]]:
    for occurrence in occurrences:
        told = [t for t in occurrence.tellings if not t.is_aggregate]
        day = next((mention for t in told if (mention := _own_time(t)) is not None), None)
        for telling in told:
            if day is not None and telling.setting.time_rule in BOUNDS:
                yield telling.position, BorrowedTime(day, "time-of-occurrence")


def _own_time(telling: Telling) -> TimeMention | None:
    """The time that dates the act itself, closely enough for others to share it."""
    setting = telling.setting
    if setting.time is None or setting.time_rule not in DATING:
        return None
    known = setting.time.range
    is_day = known.start is not None and known.precision in PASSING
    return setting.time if is_day or YEARLESS_DAY.fullmatch(setting.time.value) else None


def _of_occurrence(occurrences: Sequence[Occurrence]) -> Iterator[tuple[int, BorrowedTime]]:
    """One occurrence has one time in the account of one voice; another's day is that other's word."""
    for occurrence in occurrences:
        told = [t for t in occurrence.tellings if not t.is_aggregate]
        days = {telling.voice: mention for telling in reversed(told) if (mention := _own_time(telling)) is not None}
        for telling in told:
            undated = telling.setting.time is None or telling.setting.time_rule in BOUNDS
            if undated and telling.voice in days:
                yield telling.position, BorrowedTime(days[telling.voice], "time-of-occurrence")


def _of_story(
    page: Page, tellings: Sequence[Telling], known: dict[int, BorrowedTime]
) -> Iterator[tuple[int, BorrowedTime]]:
    days = [mention.range.start for telling in tellings if (mention := _own_time(telling)) is not None]
    latest = max((day for day in days if day is not None), default=None)
    starts = page.sentences.chars
    current: StoryDay | None = None
    for telling in tellings:
        sentence = bisect_right(starts, telling.position)
        own = _own_time(telling)
        if own is not None and _is_of_the_story(own, latest):
            current = StoryDay(own, bool(telling.chain), sentence, _is_news(page, own))
        elif current is not None and telling.position in known and known[telling.position].mention == current.mention:
            current = replace(current, sentence=sentence)
        elif _tells_another_time(telling) or telling.position in known:
            current = current if current is not None and current.is_news else None
        elif current is not None and current.goes_on(telling, sentence):
            current = replace(current, sentence=sentence)
            yield telling.position, BorrowedTime(current.mention, "time-of-story")


def _is_of_the_story(mention: TimeMention, latest: datetime | None) -> bool:
    """Whether others may share a day: near the latest told, or where no day of the report has a year."""
    if mention.range.start is None or latest is None:
        return mention.range.start is latest
    return mention.range.precision is not Precision.DAYS and mention.range.start >= latest - BACKGROUND


def _tells_another_time(telling: Telling) -> bool:
    """Whether a telling's time leads out of the day; that of a saying does not, nor an hour of no stated day."""
    setting = telling.setting
    if setting.time is None or setting.time_rule in BOUNDS:
        return False
    return setting.time.type is not TimexType.TIME or setting.time.range.is_known


def _is_news(page: Page, mention: TimeMention) -> bool:
    """Whether a day was fresh when the report was written: then the report as a whole is about it."""
    if page.told_on is None or mention.range.start is None:
        return page.told_on is None and mention.range.start is None
    return timedelta() <= page.told_on - mention.range.start.date() <= FRESH


def _is_told(telling: Telling) -> bool:
    """Whether an act is told as one that happened once: in the simple past, or as "the attack"."""
    if telling.is_aggregate or telling.realis is not Realis.OCCURRED or telling.type in LASTING:
        return False
    main = telling.group.main
    if not main.entry.is_verb and telling.is_definite:
        return True
    return any(_is_past(root) for root in (main.head, *main.roots))


def _is_past(token: Token) -> bool:
    """Whether the nearest finite verb stands in the simple past, or in the past perfect of a reported account."""
    while token.pos_ not in {"VERB", "AUX"} or token.tag_ in {"VBG", "VB"}:
        if token.head.i == token.i:
            return False
        token = token.head
    helpers = {child.tag_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
    if token.tag_ == "VBN" and not helpers and token.dep_ in SHARING_HELPERS:
        # "Two were reported killed and four injured in an attack".
        return _is_past(token.head)
    if helpers & {"VBZ", "VBP", "MD", "TO"}:
        return False
    return token.tag_ == "VBD" or "VBD" in helpers
