"""Telling one occurrence from background: totals over months, habits, and acts that are not told one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from marsad.extract.rules.grouping import Group
from marsad.extract.rules.joining import describes_party
from marsad.extract.rules.page import Page
from marsad.extract.rules.realis import is_habit
from marsad.extract.rules.recurring import recurs
from marsad.extract.rules.setting import Setting
from marsad.extract.rules.triggers import Trigger
from marsad.model.claims import FigureKind
from marsad.model.layers import FigureMention
from marsad.model.when import Precision

_UNIT = "(?:weeks|months|years|decades?)"
_PART = "(?:late |early |dawn |noon |midnight |last |\\w+ (?:on )?)?"
_DAY = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|dawn|morning|noon|midnight)"
LONG_SPAN = re.compile(
    rf"\b(?:since (?!being |{_PART}{_DAY})|in recent (?:{_UNIT}|days)"
    rf"|over the (?:past|last) (?:few |several |\w+ )?{_UNIT}"
    rf"|for (?:more than |over |nearly |almost |at least )?(?:\w+ )?{_UNIT}|during the (?:civil )?(?:war|conflict)"
    r"|every day|near-daily|(?-i:daily)|regularly|routinely|repeatedly|frequently|often|in the past"
    r"|(?:several|many|multiple|countless) times|on (?:several|many|numerous|multiple) occasions"
    r"|on a (?:regular|daily|weekly) basis"
    r"|indiscriminately|relentless(?:ly)?|incessant(?:ly)?"
    r"|(?:years|months|year)-long|year-old (?:war|conflict|insurgency|uprising|siege|rebellion)"
    r"|(?:so far )?this year|throughout the (?:war|conflict|country)"
    r"|across the country|(?:years?|months|decades) of)\b",
    re.IGNORECASE,
)
"""Time phrases of what is told over a long time or again and again; a newspaper may call itself "Daily"."""
SERIES = re.compile(r"\b(?:spate|series|wave|string|campaign|cycle) of\b", re.IGNORECASE)
_DEATHS = "(?:killed|dead|deaths|displaced|died)"
_WAR = "(?:war|conflict|uprising|revolution|insurgency|rebellion)"
WAR = re.compile(rf"\b{_WAR}\b.{{0,60}}\b{_DEATHS}\b|\b{_DEATHS}\b.{{0,60}}\b{_WAR}\b", re.IGNORECASE)
"""The toll of a whole war."""
_DEEDS = r"(?:operations|missions|raids|patrols|incidents|engagements|clashes)"
_WIDE = (
    r"(?:\b\w+ern(?: and|,) \w+ern\b|\bthe (?:north|south|east|west) and (?:the )?(?:north|south|east|west)\b"
    r"|\bprovinces\b|\bgovernorates\b|\b(?:parts|regions) of\b|\b\w+ern (?:[A-Z]\w+|parts|provinces)\b)"
)
SUM = re.compile(
    rf"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|separate|different|various|\d+)"
    rf"\s(?:[\w-]+ (?:and )?){{0,3}}{_DEEDS}\b.*?{_WIDE}|\b{_DEEDS} in \w+[^.]*? and [^.]*?\bprovinces\b"
    r"|\b\w+ern(?: and|,) \w+ern\b[^.]*\b(?:over|in|during) the (?:past|last) \d+ hours"
    rf"|\b{_DEEDS}\b[^.]*\bthis (?:week|month|year)\b",
)
"""One number for several operations in several places, or over days: the sum of acts that are told one by one."""
WAR_TOLL = 10_000
"""Killed or displaced people, without a day, from which a figure is the toll of a war."""
DAYS = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY})


def is_background(page: Page, group: Group, figures: Sequence[FigureMention], setting: Setting) -> bool:
    """Whether a group tells a total, a habit or a state rather than one occurrence."""
    if any(item.trigger.entry.background for item in group.told):
        return True
    if is_habit(group.main.head):
        return True
    if SUM.search(group.main.head.sent.text.replace("\n", " ")):
        return True
    if _describes(group, figures) or _is_war_toll(figures, setting):
        return True
    if recurs(page, group, figures, setting):
        return True
    of_a_day = setting.place is not None and _is_of_a_day(setting)
    return any(_is_over_long(_clause(item.trigger), of_a_day=of_a_day) for item in group.told)


def _is_of_a_day(setting: Setting) -> bool:
    return setting.time is not None and setting.time.range.precision in DAYS


def _is_over_long(words: Sequence[Token], *, of_a_day: bool) -> bool:
    """Whether a clause speaks of a long time, of a series of acts not of one day and place, or the toll of a war."""
    if any(map(_is_superlative, words)):
        # "The deadliest attack since the truce": one act set beside others.
        return False
    clause = "".join(word.text_with_ws for word in words)
    return bool(LONG_SPAN.search(clause) or (SERIES.search(clause) and not of_a_day) or WAR.search(clause))


def _is_superlative(word: Token) -> bool:
    return word.dep_ == "amod" and (word.tag_ == "JJS" or word.lower_.endswith("iest"))


def _clause(trigger: Trigger) -> list[Token]:
    """The words of the smallest clause around a trigger, without its mark and without relative clauses."""
    token = trigger.roots[-1]
    while token.dep_ not in {"ROOT", "ccomp", "relcl", "advcl", "parataxis"} and token.head.i != token.i:
        if token.dep_ == "conj" and token.pos_ == "VERB":
            break
        token = token.head
    apart = {child.i for child in token.children if child.dep_ == "mark"}
    for word in token.subtree:
        if word.dep_ == "relcl" and word.i != token.i:
            apart.update(inner.i for inner in word.subtree)
    return [word for word in token.subtree if word.i not in apart]


def _describes(group: Group, figures: Sequence[FigureMention]) -> bool:
    hurt = any(mention.figure.kind is not FigureKind.DISPLACED for mention in figures)
    return not hurt and describes_party(group.main)


def _is_war_toll(figures: Sequence[FigureMention], setting: Setting) -> bool:
    """ "Some 170,000 people have been killed": so many did not die on a day that is not told."""
    if _is_of_a_day(setting):
        return False
    return any((m.figure.lo or 0) >= WAR_TOLL for m in figures)
