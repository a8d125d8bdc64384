"""Where and when an act took place: the place and time phrases that belong to its clause, or to its sentence."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.extract.rules.dating import distance, find_time
from marsad.extract.rules.grammar import clause_tokens
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.page import Page, mentions_in
from marsad.model.entities import PlaceKind
from marsad.model.evidence import Span, quote_at
from marsad.model.layers import PlaceMention, PlaceUse, TimeMention

UNLISTED = 0.5
ACTING = frozenset({"nsubj", "agent", "dative"})
"""What a country is to a verb that it does something with or to; a place stands behind a preposition."""
BESIDE = frozenset({"by", "with", "against"})
AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+")
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


def find_setting(page: Page, group: Group, said: Iterable[Span], spoken: Container[int]) -> Setting:
    """The setting of a group by its own sentence.

    `said`: its cues and speakers, whose times date the saying; `spoken`: the characters of all cues of the report.
    """
    tokens = _own_tokens(group)
    cues = tuple(said)
    place, place_rule = _place(page, group, tokens, cues)
    time, time_rule = find_time(page, group, tokens, cues, spoken)
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
    mentions = mentions_in(page.places, sent)
    usable = [
        m
        for m in mentions
        if m.use is PlaceUse.LOCATION and not any(cue.contains(m.quote.span) for cue in cues) and not _is_party(page, m)
    ]
    own = [m for m in usable if any(i in tokens for i in page.indices(m.quote.span))]
    for candidates, rule in ((own, "place-of-clause"), (usable, "place-of-sentence")):
        if candidates:
            best = min(candidates, key=lambda m: (fineness(m), distance(group, m.quote.span)))
            return _with_others_named(page, best, candidates), rule
    return None, ""


def _is_party(page: Page, mention: PlaceMention) -> bool:
    """Whether a country is told as one that acts: "Russia was behind it", "backed by Turkey", "accused Israel"."""
    if mention.place is None or mention.place.kind is not PlaceKind.COUNTRY:
        return False
    tokens = [page.doc[i] for i in page.indices(mention.quote.span)]
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
