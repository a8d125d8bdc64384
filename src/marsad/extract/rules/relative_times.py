"""Times of an act that its sentence tells by another time or act: "since the truce began", "a day after the raid"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from spacy.tokens import Token

from marsad.extract.rules.grammar import governing_verb, governors
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.page import Page
from marsad.model.layers import TimeMention
from marsad.model.when import CLOCK_PRECISIONS, Precision, TimexType, day_range

SINGLE = frozenset({*CLOCK_PRECISIONS, Precision.DAY})
"""Precisions of a time on one day."""
UNITS = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}
"""Calendar units that a value names in full, by precision."""
APART = re.compile(r"P(\d{1,3})([DW])")
DAYS_OF = {"D": 1, "W": 7}


def its_beginning(page: Page, mention: TimeMention, group: Group) -> TimeMention:
    """ "Since the truce began on 3 May", "since the bombing of May 1998": when the act itself took place.

    What goes on since then reaches to the day of writing; the act that it began with does not.
    """
    start, form = mention.range.start, UNITS.get(mention.range.precision)
    if start is None or form is None or mention.value != start.strftime(form) or not _is_since(page, mention, group):
        return mention
    began = replace(day_range(start, _last_day(mention), mention.range.precision), basis=mention.range.basis)
    return replace(mention, range=began)


def _is_since(page: Page, mention: TimeMention, group: Group) -> bool:
    time = page.first_token(mention.quote.span)
    heads, verb = group.words, governing_verb(time)
    for upper in governors(time):
        if upper.i in heads and upper.dep_ == "pobj" and upper.head.lower_ == "since":
            return True
    if verb is None or not any(child.lower_ == "since" and child.dep_ == "mark" for child in verb.children):
        return False
    return verb.i in heads or any(child.i in heads and child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _last_day(mention: TimeMention) -> datetime:
    start = mention.range.start
    assert start is not None
    if mention.range.precision is Precision.MONTH:
        return start.replace(day=monthrange(start.year, start.month)[1])
    return start.replace(month=12, day=31) if mention.range.precision is Precision.YEAR else start


def counted_from_another(page: Page, group: Group, told: Sequence[TimeMention]) -> TimeMention | None:
    """ "Jets struck on Saturday, a day after rebels killed a pilot": the killing's day, counted from the other's."""
    for index, mention in enumerate(told):
        apart = APART.fullmatch(mention.value)
        last = page.doc[page.indices(mention.quote.span)[-1]]
        if apart is None or last.lower_ not in {"after", "before"} or not _leads_to(last, group.main.head):
            continue
        day = next((m for m in reversed(told[:index]) if m.range.precision in SINGLE and m.range.start), None)
        if day is None or day.range.start is None:
            continue
        days = timedelta(days=int(apart[1]) * DAYS_OF[apart[2]])
        try:
            start = day.range.start - days if last.lower_ == "after" else day.range.start + days
        except OverflowError:  # out of the calendar
            continue
        found = replace(day_range(start), basis=day.range.basis, reason=f"counted from {day.quote.text!r}")
        return replace(mention, type=TimexType.DATE, value=start.date().isoformat(), range=found)
    return None


def _leads_to(word: Token, act: Token) -> bool:
    """Whether "after" or "before" stands before an act: before its noun, or at the head of its clause."""
    below = [word.head] if word.dep_ == "mark" else list(word.children)
    return any(act.i == token.i > word.i for target in below for token in target.subtree)
