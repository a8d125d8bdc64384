"""When an act took place by its own sentence: which of the times told there is the act's, and what the others bound."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import timedelta

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.extract.rules.grammar import governing_verb, governors
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.page import Page, mentions_in
from marsad.extract.rules.relative_times import SINGLE, counted_from_another, its_beginning
from marsad.model.evidence import Span
from marsad.model.layers import TimeMention
from marsad.model.when import Precision, TimexType

SAYING, SEQUEL, COUNTED = "time-of-saying", "time-of-sequel", "time-counted"
BOUNDS = frozenset({SAYING, SEQUEL})
"""Rules of times that date something later, and so bound the act from above only."""
FRONT = 1
"""A time phrase is fronted when at most this many tokens (its preposition) stand before it in the sentence."""
FRESH = timedelta(days=1)


def find_time(
    page: Page, group: Group, tokens: set[int], cues: Sequence[Span], spoken: Container[int]
) -> tuple[TimeMention | None, str]:
    """The time of a group's act and the rule that chose it.

    `tokens`: those of its clause; `cues`: the words of its saying; `spoken`: the characters of all words of saying.
    """
    sent = group.main.head.sent
    told = mentions_in(page.times, sent)
    counted = counted_from_another(page, group, told)
    if counted is not None:
        return counted, COUNTED
    # A newspaper called "Dawn" is who says it.
    mentions = [
        m for m in told if _dates_something(m) and m.quote.span not in cues and not _is_about_speaker(page, m, cues)
    ]
    dated = [m for m in mentions if not _dates_saying(page, m, cues)]
    own = [m for m in dated if any(i in tokens for i in page.indices(m.quote.span)) and _hangs_on(page, m, group)]
    others = [m for m in dated if m not in own and _dates_another_saying(page, m, group, spoken)]
    above = [m for m in dated if m not in others and _hangs_above(page, m, group)]
    sequels = [m for m in (*own, *above) if _dates_a_sequel(page, m, group)]
    for candidates, rule in ((own, "time-of-clause"), (above, "time-of-sentence")):
        direct = [m for m in candidates if m not in sequels]
        if direct:
            best = min(
                direct,
                key=lambda m: (page.in_brackets(m.quote.span), _vagueness(m, direct), distance(group, m.quote.span)),
            )
            return its_beginning(page, best, group), rule
    bounds = [(m, SAYING) for m in mentions if m not in dated or m in others] + [(m, SEQUEL) for m in sequels]
    if not bounds:
        return None, ""
    bound, rule = bounds[0]
    # "On Saturday, the monitor reported that ...": news puts the day of the occurrence first.
    fronted = rule == SAYING and page.first_token(bound.quote.span).i - sent.start <= FRONT
    return bound, "time-fronted" if fronted else rule


def distance(group: Group, span: Span) -> int:
    """Characters between a span and the word that names a group's act."""
    head = group.main.head
    return min(abs(span.start - head.idx), abs(span.end - head.idx))


def _dates_something(mention: TimeMention) -> bool:
    """Durations and repeated times do not date an act; a duration up to now does, and is a range."""
    return mention.type in {TimexType.DATE, TimexType.TIME} or mention.range.is_known


def _vagueness(mention: TimeMention, others: Sequence[TimeMention]) -> int:
    """The lower, the more exactly a time dates an act; "overnight" gives way to a day that is told beside it."""
    precision = mention.range.precision
    if mention.value.endswith("TNI") and any(other.range.precision is Precision.DAY for other in others):
        return 1
    if precision in SINGLE or precision in {Precision.DAYS, Precision.WEEK}:
        return 0
    return {Precision.MONTH: 2, Precision.YEAR: 3}.get(precision, 4)


# ---------------------------------------------------------------- what a time hangs on
def _hangs_on(page: Page, mention: TimeMention, group: Group) -> bool:
    """Whether a time in the act's clause is the act's: not that of "a town that was taken in 2014".

    What goes on during the act ("people attending a wedding on Friday") shares its time.
    """
    heads = group.words
    lower = page.first_token(mention.quote.span)
    verb = governing_verb(lower)
    for upper in (lower, *governors(lower)):
        if upper.i in heads:
            return True
        if upper == verb and _is_fresh(page, mention):
            return True
        if upper == verb and mention.range.precision in SINGLE and upper.lemma_ in load_reader_words().states:
            continue  # "hit positions held by the rebels on Monday": nothing is held on a day
        if _tells_of_noun(upper) and upper.head.i not in heads:
            return not any(above.i in heads for above in governors(upper))
    return True


def _is_fresh(page: Page, mention: TimeMention) -> bool:
    """Whether a time is the day of the report or the one before: the news of a report, whatever noun it is told of."""
    start = mention.range.start
    if start is None or page.told_on is None or mention.range.precision not in SINGLE:
        return False
    return timedelta() <= page.told_on - start.date() <= FRESH


def _tells_of_noun(verb: Token) -> bool:
    """Whether a verb is a finished act told of a noun; one with an object is a main verb that the parser hung wrong."""
    if verb.tag_ == "VBG" or any(child.dep_ == "dobj" for child in verb.children):
        return False
    return verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def _hangs_above(page: Page, mention: TimeMention, group: Group) -> bool:
    """Whether a time's verb is the act's or one above it: "the alliance, formed last year, shelled" is of this year."""
    verb = governing_verb(page.first_token(mention.quote.span))
    if verb is None:
        return True
    heads = [page.doc[i] for i in group.words]
    return any(verb.i == upper.i for head in heads for upper in (head, *governors(head)))


def _dates_a_sequel(page: Page, mention: TimeMention, group: Group) -> bool:
    """Whether a time dates what people did after the act: "on Monday he visited victims of the attack"."""
    head, heads = group.main.head, group.words
    carriers = {item.trigger.carrier.i for item in group.told if item.trigger.carrier is not None}
    time = page.first_token(mention.quote.span)
    verb = governing_verb(time)
    if head.pos_ == "VERB" or verb is None or verb.i in heads | carriers:
        return False
    if any(upper.i in heads for upper in governors(time)):
        return False
    words = load_reader_words()
    for step in governors(head):
        if step.i == verb.i:
            return verb.lemma_ in words.legal_charges
        if step.dep_ in {"prep", "mark"} and step.lower_ in words.afterwards:
            return True
        if step.lemma_.lower() in words.aftermath or (step.pos_ == "VERB" and _is_purpose(step)):
            return True
    return False


def _is_purpose(verb: Token) -> bool:
    """ "To help the victims": what something else was done for."""
    return verb.dep_ in {"advcl", "acl"} and any(child.tag_ == "TO" for child in verb.children)


# ---------------------------------------------------------------- times of the saying
def _is_about_speaker(page: Page, mention: TimeMention, cues: Sequence[Span]) -> bool:
    """Whether a time only tells about who speaks: "the coalition, which was formed last year, said"."""
    verb = governing_verb(page.first_token(mention.quote.span))
    if verb is None or verb.dep_ not in {"relcl", "acl"}:
        return False
    return any(cue.contains(mention.quote.span) and cue.start < verb.idx < cue.end for cue in cues)


def _dates_saying(page: Page, mention: TimeMention, cues: Sequence[Span]) -> bool:
    """Whether the time hangs on the verb of saying, or stands inside the words that name the speaker."""
    if any(cue.contains(mention.quote.span) for cue in cues):
        return True
    verb = governing_verb(page.first_token(mention.quote.span))
    return verb is not None and any(cue.start <= verb.idx < cue.end for cue in cues)


def _dates_another_saying(page: Page, mention: TimeMention, group: Group, spoken: Container[int]) -> bool:
    """Whether the time hangs on what somebody says who is not cited for the act: "on Monday it claimed the bombing"."""
    verb = governing_verb(page.first_token(mention.quote.span))
    return verb is not None and verb.idx in spoken and verb.i not in group.words and _hangs_above(page, mention, group)
