"""How much two tellings of one report share: place, day, people, parties; a contradiction weighs more than all.

The weights were set by hand on reports that were read, and checked on others that were not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.codebook.event_types import load_event_types
from marsad.extract.rules.grammar import counted_noun
from marsad.extract.rules.joining import EFFECT_FRAMES, VAGUE, is_damage
from marsad.extract.rules.roles import Argument
from marsad.extract.rules.setting import FINENESS
from marsad.extract.rules.telling import Telling
from marsad.model.claims import FigureBasis, Stance
from marsad.model.entities import PlaceKind
from marsad.model.layers import FigureMention, PlaceMention
from marsad.model.when import Precision, TimeRange

SAME_PEOPLE = 2.0
"""What the figure layer calls one and the same casualties is nearly enough by itself."""
SAME_PARTY = 0.7
SAME_TARGET = 0.7
SAME_DAY = 0.7
OTHER_PARTY = -0.5
CONFLICT = -4.0
TWO_SIDED = "battle"
HURT_BY_ACT = "act-verb-object"
RANGED = "ranged"


def agreement(one: Telling, other: Telling) -> float:
    """What two tellings share, each particular about one; `CONFLICT` where they cannot be of one occurrence."""
    if settings_conflict(one, other) or _figures_conflict(one.figures, other.figures):
        return CONFLICT
    score = 1.0 if one.type == other.type else 0.5
    score += same_place(one.setting.place, other.setting.place)
    score += SAME_DAY if _same_day(one, other) else 0.0
    score += SAME_PEOPLE if one.casualties & other.casualties else _same_figures(one.figures, other.figures)
    return score + _same_parties(one, other)


def are_other_means(one: Telling, other: Telling) -> bool:
    """Whether one sentence tells two acts by different means: "a drone, then a barrage of missiles"."""
    types = load_event_types()
    if one.type == other.type or {one.type, other.type} & VAGUE or one.sentence != other.sentence:
        return False
    return types.family(one.type) == types.family(other.type) == RANGED


def _same_parties(one: Telling, other: Telling) -> float:
    types = load_event_types()
    targets, others = telling_words(one.targets), telling_words(other.targets)
    ours, theirs = _party_words(one), _party_words(other)
    if TWO_SIDED in {types.family(one.type), types.family(other.type)}:
        # Who attacks and who is attacked changes with the sentence: both fought.
        sides, their_sides = ours | targets, theirs | others
        shared = sides & their_sides
        return SAME_PARTY * min(2, len(shared)) if shared else (OTHER_PARTY if ours and theirs else 0.0)
    score = SAME_TARGET if targets & others else 0.0
    if ours and theirs:
        score += SAME_PARTY if ours & theirs else OTHER_PARTY
    return score


# ---------------------------------------------------------------- places
def settings_conflict(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot have happened at one place and time."""
    return _places_conflict(one.setting.place, other.setting.place) or _times_conflict(one, other)


def _places_conflict(one: PlaceMention | None, other: PlaceMention | None) -> bool:
    if one is None or other is None or one.place is None or other.place is None:
        return False
    if one.place.name == other.place.name or _within(one, other) or _within(other, one):
        return False
    return min(FINENESS[one.place.kind], FINENESS[other.place.kind]) < FINENESS[PlaceKind.ADMIN1] or (
        one.place.country != other.place.country
    )


def _within(inner: PlaceMention, outer: PlaceMention) -> bool:
    if inner.place is None or outer.place is None:
        return False
    if outer.place.kind is PlaceKind.COUNTRY:
        return inner.place.country == outer.place.country
    return outer.place.name in inner.place.within or outer.place.name in {inner.place.admin1, inner.place.admin2}


def same_place(one: PlaceMention | None, other: PlaceMention | None) -> float:
    """1 for one place, less for a place inside another, 0 where either is not told."""
    if one is None or other is None:
        return 0.0
    if one.place is not None and other.place is not None and one.place.name == other.place.name:
        return 1.0 if one.place.kind is not PlaceKind.COUNTRY else 0.3
    if _within(one, other) or _within(other, one):
        return 0.4
    return 1.0 if one.quote.text.lower() == other.quote.text.lower() else 0.0


# ---------------------------------------------------------------- times
def _day_range(telling: Telling) -> TimeRange | None:
    if telling.setting.time is None or telling.setting.time_rule == "time-of-saying":
        return None
    found = telling.setting.time.range
    return found if found.start is not None and found.precision is not Precision.UNKNOWN else None


def _times_conflict(one: Telling, other: Telling) -> bool:
    a, b = _day_range(one), _day_range(other)
    if a is None or b is None or a.start is None or b.start is None:
        return False
    a_end, b_end = a.end or a.start, b.end or b.start
    return a_end < b.start or b_end < a.start


def _same_day(one: Telling, other: Telling) -> bool:
    a, b = _day_range(one), _day_range(other)
    return a is not None and b is not None and not _times_conflict(one, other)


# ---------------------------------------------------------------- people
def _same_figures(ones: Iterable[FigureMention], others: Iterable[FigureMention]) -> float:
    told = {(m.figure.kind, m.figure.lo, m.figure.hi) for m in others if m.figure.basis is not FigureBasis.PLURAL}
    same = [m for m in ones if (m.figure.kind, m.figure.lo, m.figure.hi) in told]
    return min(1.5, float(len(same)))


def _figures_conflict(ones: Sequence[FigureMention], others: Sequence[FigureMention]) -> bool:
    """Exact numbers of one kind of the same people that differ, with none that agree."""
    a = {(m.figure.kind, m.figure.who, m.figure.lo) for m in ones if m.figure.basis is FigureBasis.EXACT}
    b = {(m.figure.kind, m.figure.who, m.figure.lo) for m in others if m.figure.basis is FigureBasis.EXACT}
    if not a or not b or a & b:
        return False
    return bool({(kind, who) for kind, who, _ in a} & {(kind, who) for kind, who, _ in b})


def aimed_at(telling: Telling) -> tuple[Argument, ...]:
    """What the act was aimed at, without what it did to people and things: "the attack killed five" does not say."""
    told = [
        item
        for item in telling.group.told
        if item.trigger.entry.frame not in EFFECT_FRAMES and not is_damage(item.trigger)
    ]
    heads = {a.head.i for item in told for a in item.roles.targets if not a.rule.startswith(HURT_BY_ACT)}
    return tuple(argument for argument in telling.targets if argument.head.i in heads)


def _party_words(telling: Telling) -> set[str]:
    """Words of who did it; a source that calls the deed its own is one of them."""
    words = telling_words(telling.perpetrators)
    source = telling.chain[-1].source if telling.chain else None
    if source is not None and telling.chain[-1].stance is Stance.CLAIMS_RESPONSIBILITY:
        doc = telling.group.main.head.doc
        span = doc.char_span(source.start, source.end, alignment_mode="expand")
        words |= {token.lower_ for token in span or () if token.pos_ == "PROPN" and token.is_alpha}
    return words


def telling_words(arguments: Sequence[Argument]) -> set[str]:
    """Head nouns and names: "the brigade's leader X" and "commander X" share a name."""
    heads = {noun.lemma_.lower() for a in arguments for noun in (a.head, counted_noun(a.head))}
    doc = arguments[0].head.doc if arguments else None
    spans = (
        (doc.char_span(a.span.start, a.span.end, alignment_mode="expand") for a in arguments) if doc is not None else ()
    )
    return heads | {t.lower_ for span in spans if span is not None for t in span if t.pos_ == "PROPN" and t.is_alpha}
