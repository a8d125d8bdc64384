"""Where and when an act took place: the place and time phrases that belong to its clause, or to its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from spacy.tokens import Token

from marsad.extract.rules.grammar import clause_tokens, governors
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.page import Page
from marsad.model.entities import PlaceKind
from marsad.model.evidence import Span, quote_at
from marsad.model.layers import PlaceMention, PlaceUse, TimeMention
from marsad.model.when import Precision, TimexType, day_range

T = TypeVar("T", PlaceMention, TimeMention)
UNLISTED = 0.5
ACTING = frozenset({"nsubj", "agent", "dative"})
"""What a country is to a verb that it does something with or to; a place stands behind a preposition."""
BESIDE = frozenset({"by", "with", "against"})
AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+")
DAY_VALUE = re.compile(r"\d{4}-\d\d-\d\d")
FRONT = 1
"""A time phrase is fronted when at most this many tokens (its preposition) stand before it in the sentence."""
FINENESS = {
    PlaceKind.NEIGHBOURHOOD: 0,
    PlaceKind.FACILITY: 0,
    PlaceKind.RELATIVE: 0,
    PlaceKind.SETTLEMENT: 1,
    PlaceKind.ADMIN3: 2,
    PlaceKind.TERRAIN: 2,
    PlaceKind.WATER: 3,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 4,
    PlaceKind.REGION: 5,
    PlaceKind.UNKNOWN: 3,
    PlaceKind.COUNTRY: 6,
}
"""The lower, the more specific; the most specific place phrase of an occurrence is its place."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A place and a time with the rules that chose them."""

    place: PlaceMention | None
    place_rule: str
    time: TimeMention | None
    time_rule: str


def find_setting(page: Page, group: Group, said: Iterable[Span]) -> Setting:
    """The setting of a group by its own sentence; `said`: spans of cues and speakers, whose times date the saying."""
    tokens = _own_tokens(group)
    cues = tuple(said)
    place, place_rule = _place(page, group, tokens, cues)
    time, time_rule = _time(page, group, tokens, cues)
    return Setting(place, place_rule, time, time_rule)


def _own_tokens(group: Group) -> set[int]:
    found: set[int] = set()
    for item in group.told:
        for root in item.trigger.roots:
            clause = root
            while clause.pos_ not in {"VERB", "AUX"} and clause.head.i != clause.i and clause.dep_ != "ROOT":
                clause = clause.head
            found |= clause_tokens(clause) if clause.i == root.i or root.pos_ not in {"VERB", "AUX"} else set()
            found.update(token.i for token in root.subtree)
    return found


def _place(page: Page, group: Group, tokens: set[int], cues: Sequence[Span]) -> tuple[PlaceMention | None, str]:
    sent = group.main.head.sent
    mentions = _unique(page.places.get(i) for i in range(sent.start, sent.end))
    usable = [
        m for m in mentions if m.use is PlaceUse.LOCATION and not _inside(m.quote.span, cues) and not _is_party(page, m)
    ]
    own = [m for m in usable if any(i in tokens for i in _indices(page, m.quote.span))]
    for candidates, rule in ((own, "place-of-clause"), (usable, "place-of-sentence")):
        if candidates:
            best = min(candidates, key=lambda m: (fineness(m), _distance(group, m.quote.span)))
            return _with_others_named(page, best, candidates), rule
    return None, ""


def _is_party(page: Page, mention: PlaceMention) -> bool:
    """Whether a country is told as one that acts: "Russia was behind it", "backed by Turkey", "accused Israel"."""
    if mention.place is None or mention.place.kind is not PlaceKind.COUNTRY:
        return False
    tokens = [page.doc[i] for i in _indices(page, mention.quote.span)]
    inside = {token.i for token in tokens}
    head = next((token for token in tokens if token.head.i not in inside), None)
    while head is not None and head.dep_ == "conj":
        head = head.head
    if head is None:
        return False
    return head.dep_ in ACTING or (head.dep_ == "pobj" and head.head.lower_ in BESIDE)


def _with_others_named(page: Page, best: PlaceMention, mentions: Sequence[PlaceMention]) -> PlaceMention:
    """The place with those named in one breath with it in its quote: "in Qaim, Akashat and Rutba"."""
    last, names = best, []
    for other in mentions[mentions.index(best) + 1 :]:
        gap = page.text[last.quote.end : other.quote.start]
        if not AND.fullmatch(gap) or not _beside_it(best, other):
            break
        last = other
        names.append(other.quote.text)
    if not names:
        return best
    quote = quote_at(page.text, best.quote.start, last.quote.end)
    return replace(best, quote=quote, reason=f"the first of several, also named: {', '.join(names)}; {best.reason}")


def _beside_it(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two places stand beside each other: of like size, and neither in the other."""
    if other.place is None or one.place is None or one.place.country != other.place.country:
        return False
    like = abs(FINENESS[one.place.kind] - FINENESS[other.place.kind]) <= 1
    return like and not {one.place.name, other.place.name} & {*one.place.within, *other.place.within}


def fineness(mention: PlaceMention) -> float:
    """The lower, the more specific; a place that lists know comes before a description of the same kind."""
    if mention.place is None:
        return FINENESS[PlaceKind.UNKNOWN]
    return FINENESS[mention.place.kind] + (0.0 if mention.place.id is not None else UNLISTED)


def _distance(group: Group, span: Span) -> int:
    head = group.main.head
    return min(abs(span.start - head.idx), abs(span.end - head.idx))


def _time(page: Page, group: Group, tokens: set[int], cues: Sequence[Span]) -> tuple[TimeMention | None, str]:
    sent = group.main.head.sent
    found = _unique(page.times.get(i) for i in range(sent.start, sent.end))
    # A newspaper called "Dawn" is who says it.
    mentions = [m for m in found if _dates_something(m) and m.quote.span not in cues]
    dated = [m for m in mentions if not _dates_saying(page, m, cues)]
    own = [m for m in dated if any(i in tokens for i in _indices(page, m.quote.span))]
    above = [m for m in dated if _hangs_above(page, m, group)]
    for candidates, rule in ((own, "time-of-clause"), (above, "time-of-sentence")):
        if candidates:
            best = min(candidates, key=lambda m: (_vagueness(m), _distance(group, m.quote.span)))
            return _its_beginning(page, best, group), rule
    saying = [m for m in mentions if m not in dated]
    if not saying:
        return None, ""
    # "On Saturday, the monitor reported that ...": news puts the day of the occurrence first.
    fronted = page.doc[_indices(page, saying[0].quote.span)[0]].i - sent.start <= FRONT
    return saying[0], "time-fronted" if fronted else "time-of-saying"


def _hangs_above(page: Page, mention: TimeMention, group: Group) -> bool:
    """Whether a time's verb is the act's or one above it: "the alliance, formed last year, shelled" is of this year."""
    verb = _time_verb(page, mention)
    if verb is None:
        return True
    heads = [token for item in group.told for token in (item.trigger.head, *item.trigger.roots)]
    return any(verb.i == upper.i for head in heads for upper in (head, *governors(head)))


def _its_beginning(page: Page, mention: TimeMention, group: Group) -> TimeMention:
    """ "Since the truce began on 3 May": the day since which something lasts is the day of what began it."""
    verb, start = _time_verb(page, mention), mention.range.start
    roots = {root.i for item in group.told for root in item.trigger.roots}
    if verb is None or start is None or verb.i not in roots or not DAY_VALUE.fullmatch(mention.value):
        return mention
    if not any(child.lower_ == "since" and child.dep_ == "mark" for child in verb.children):
        return mention
    began = replace(day_range(start), basis=mention.range.basis, reason=mention.range.reason)
    return replace(mention, range=began)


def _time_verb(page: Page, mention: TimeMention) -> Token | None:
    indices = _indices(page, mention.quote.span)
    return _governing_verb(page.doc[indices[0]]) if indices else None


def _dates_something(mention: TimeMention) -> bool:
    """Durations and repeated times do not date an act; a duration up to now does, and is a range."""
    return mention.type in {TimexType.DATE, TimexType.TIME} or mention.range.is_known


def _vagueness(mention: TimeMention) -> int:
    order = (Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY, Precision.DAYS, Precision.WEEK)
    if mention.range.precision in order:
        return 0
    return {Precision.MONTH: 1, Precision.YEAR: 2}.get(mention.range.precision, 3)


def _dates_saying(page: Page, mention: TimeMention, cues: Sequence[Span]) -> bool:
    """Whether the time hangs on the verb of saying, or stands inside the words that name the speaker."""
    for i in _indices(page, mention.quote.span)[:1]:
        token = page.doc[i]
        if _inside(mention.quote.span, cues):
            return True
        verb = _governing_verb(token)
        if verb is not None and any(span.start <= verb.idx < span.end for span in cues):
            return True
    return False


def _governing_verb(token: Token) -> Token | None:
    return next((upper for upper in governors(token) if upper.pos_ in {"VERB", "AUX"}), None)


def _inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(other.contains(span) for other in spans)


def _indices(page: Page, span: Span) -> list[int]:
    tokens = page.doc.char_span(span.start, span.end, alignment_mode="expand")
    return [token.i for token in tokens] if tokens is not None else []


def _unique(mentions: Iterable[T | None]) -> list[T]:
    found: list[T] = []
    for mention in mentions:
        if mention is not None and (not found or found[-1] is not mention):
            found.append(mention)
    return found
