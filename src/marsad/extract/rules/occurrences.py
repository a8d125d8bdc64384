"""Which tellings of one report are about the same occurrence: simple reference, conservative.

Tellings are taken in text order. Each either points back at an occurrence told before, continues the one before it
(a consequence without an act of its own), repeats one with enough shared particulars, or opens a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from marsad.codebook.event_types import load_event_types
from marsad.extract.rules.page import Page
from marsad.extract.rules.roles import Argument
from marsad.extract.rules.setting import FINENESS
from marsad.extract.rules.telling import Telling
from marsad.model.claims import FigureBasis, Realis, Stance
from marsad.model.entities import PlaceKind
from marsad.model.layers import FigureMention, PlaceMention
from marsad.model.when import Precision, TimeRange

REPEATS = 2.6
"""Score from which two tellings are taken for one occurrence; each shared particular counts about one."""
SAME_PEOPLE = 2.0
"""What the figure layer calls one and the same casualties is nearly enough by itself."""
REPEATS_HEADLINE = 1.0
"""A headline is taken up by the first act that does not contradict it."""
CONFLICT = -4.0
CONTINUES_WITHIN = 2
"""Sentences after an act in which a bare consequence still belongs to it."""
HAPPENED = frozenset({Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED, Realis.AVERTED})
ANOTHER = frozenset(
    {
        "another",
        "second",
        "third",
        "other",
        "further",
        "separate",
        "different",
        "new",
        "fresh",
        "similar",
        "subsequent",
        "additional",
        "earlier",
        "previous",
    }
)


@dataclass(slots=True)
class Occurrence:
    """An occurrence of the report while it is being put together."""

    number: int
    tellings: list[Telling] = field(default_factory=list)

    @property
    def last(self) -> Telling:
        """The telling added last."""
        return self.tellings[-1]


def group_tellings(page: Page, tellings: Sequence[Telling]) -> list[Occurrence]:
    """The occurrences of a report, in the order in which they are first told."""
    found: list[Occurrence] = []
    for telling in tellings:
        home = _home(page, telling, found)
        if home is None:
            home = Occurrence(len(found) + 1)
            found.append(home)
        home.tellings.append(telling)
    return found


def _home(page: Page, telling: Telling, found: Sequence[Occurrence]) -> Occurrence | None:
    if _is_another(telling.group.main.head):
        return None
    candidates = [occurrence for occurrence in reversed(found) if _may_be(telling, occurrence)]
    if telling.is_reference and candidates:
        return candidates[0]
    if telling.is_definite:
        fitting = [occurrence for occurrence in candidates if _may_be_meant(telling, occurrence)]
        if fitting:
            return fitting[0]
    if telling.group.is_effect_only and not telling.perpetrators:
        for occurrence in candidates:
            if _continues(page, telling, occurrence.last):
                return occurrence
    scored = [
        (score, -i, occurrence)
        for i, occurrence in enumerate(candidates)
        if (score := _shared(telling, occurrence)) >= (REPEATS_HEADLINE if occurrence.last.is_headline else REPEATS)
    ]
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _may_be_meant(telling: Telling, occurrence: Occurrence) -> bool:
    """Whether "the attack on the base" can mean an act told before: nothing against it, and what it names in common."""
    if _shared(telling, occurrence) <= CONFLICT:
        return False
    if not telling.targets and not telling.perpetrators:
        return True
    return any(
        _same_words(telling.targets, other.targets) or _same_words(telling.perpetrators, other.perpetrators)
        for other in occurrence.tellings
    )


def _is_another(head: Token) -> bool:
    return any(child.lemma_.lower() in ANOTHER and child.dep_ in {"amod", "det"} for child in head.children)


def _may_be(telling: Telling, occurrence: Occurrence) -> bool:
    first = occurrence.tellings[0]
    types = load_event_types()
    if any(other.position == telling.position for other in occurrence.tellings):
        # One trigger told with two means is two acts.
        return False
    if telling.is_aggregate != first.is_aggregate:
        return False
    if (telling.realis in HAPPENED) != (first.realis in HAPPENED) and telling.realis is not Realis.DENIED:
        return False
    if types.family(telling.type) == types.family(first.type):
        return True
    return types.are_near(telling.type, first.type) and (
        telling.group.is_effect_only
        or first.group.is_effect_only
        or telling.is_reference
        or _is_vague(telling)
        or _is_vague(first)
    )


def _is_vague(telling: Telling) -> bool:
    return telling.group.main.entry.generic and telling.type in {
        "attack",
        "armed_attack_unspecified",
        "other_development",
    }


def _continues(page: Page, telling: Telling, last: Telling) -> bool:
    between = page.text[last.sentence.end : telling.sentence.start]
    if "\n" in between.strip(" ") and between.count("\n") > 1:
        return False
    if _sentences_between(page, last, telling) >= CONTINUES_WITHIN:
        return False
    return not _settings_conflict(telling, last)


def _sentences_between(page: Page, last: Telling, telling: Telling) -> int:
    start, end = last.group.main.head.sent.end, telling.group.main.head.sent.start
    return sum(1 for i in range(start, end) if page.doc[i].is_sent_start and not page.doc[i].is_space)


# ---------------------------------------------------------------- particulars
def _shared(telling: Telling, occurrence: Occurrence) -> float:
    """How much a telling shares with an occurrence; conflicts weigh more than agreement."""
    return max(_pair(telling, other) for other in occurrence.tellings)


def _pair(one: Telling, other: Telling) -> float:
    if _settings_conflict(one, other) or _figures_conflict(one.figures, other.figures):
        return CONFLICT
    score = 1.0 if one.type == other.type else 0.5
    score += _same_place(one.setting.place, other.setting.place)
    score += 0.7 if _same_day(one, other) else 0.0
    score += SAME_PEOPLE if one.casualties & other.casualties else _same_figures(one.figures, other.figures)
    score += 0.7 * _same_words(one.targets, other.targets)
    ours, theirs = _party_words(one), _party_words(other)
    if ours and theirs:
        score += 0.7 if ours & theirs else -0.5
    return score


def _settings_conflict(one: Telling, other: Telling) -> bool:
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


def _same_place(one: PlaceMention | None, other: PlaceMention | None) -> float:
    if one is None or other is None:
        return 0.0
    if one.place is not None and other.place is not None and one.place.name == other.place.name:
        return 1.0 if one.place.kind is not PlaceKind.COUNTRY else 0.3
    if _within(one, other) or _within(other, one):
        return 0.4
    return 1.0 if one.quote.text.lower() == other.quote.text.lower() else 0.0


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


def _same_words(ones: Sequence[Argument], others: Sequence[Argument]) -> bool:
    """A common head noun, or a name in common: "the brigade's leader X" and "commander X"."""
    return bool(_telling_words(ones) & _telling_words(others))


def _party_words(telling: Telling) -> set[str]:
    """Words of who did it; a source that calls the deed its own is one of them."""
    words = _telling_words(telling.perpetrators)
    source = telling.chain[-1].source if telling.chain else None
    if source is not None and telling.chain[-1].stance is Stance.CLAIMS_RESPONSIBILITY:
        doc = telling.group.main.head.doc
        span = doc.char_span(source.start, source.end, alignment_mode="expand")
        words |= {token.lower_ for token in span or () if token.pos_ == "PROPN" and token.is_alpha}
    return words


def _telling_words(arguments: Sequence[Argument]) -> set[str]:
    heads = {a.head.lemma_.lower() for a in arguments}
    doc = arguments[0].head.doc if arguments else None
    spans = (
        (doc.char_span(a.span.start, a.span.end, alignment_mode="expand") for a in arguments) if doc is not None else ()
    )
    return heads | {t.lower_ for span in spans if span is not None for t in span if t.pos_ == "PROPN" and t.is_alpha}
