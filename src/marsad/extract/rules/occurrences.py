"""Which tellings of one report are about the same occurrence: simple reference, conservative.

Tellings are taken in text order. Each either points back at an occurrence told before, continues the one before it
(a consequence without an act of its own), repeats one with enough shared particulars, or opens a new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from marsad.codebook.event_types import load_event_types
from marsad.codebook.reader_words import load_reader_words
from marsad.extract.rules.agreement import CONFLICT, agreement, aimed_at, are_other_means, settings_conflict
from marsad.extract.rules.grammar import named_by_this
from marsad.extract.rules.joining import TAKING
from marsad.extract.rules.page import Page
from marsad.extract.rules.taking_up import FOUGHT, answers, can_damage, damages, fights_on, is_meant, suffers, unfolds
from marsad.extract.rules.telling import Telling
from marsad.model.claims import Realis, Stance

REPEATS = 3.0
"""Score from which two tellings are taken for one occurrence; each shared particular counts about one."""
REPEATS_HEADLINE = 1.0
"""A headline is taken up by the first act that does not contradict it."""
CLOSE = 0.5
"""Added in the sentences right after an act: who goes on about one kind of act mostly goes on about one act."""
BARE = 0.7
"""Nothing said of place, time, party or target that would tell the act from the one before."""
APART = 1.0
ANSWER = 1.5
FRAME_TYPE = "other_development"
CONTINUES_WITHIN = 2
"""Sentences after an act in which a bare consequence still belongs to it."""
FARTHEST = 60
"""Occurrences back from which a telling may still take up one: keeps the time for one very long report linear."""
MOST_COMPARED = 12
"""Tellings of one occurrence that another is compared with, the first and the latest."""
HAPPENED = frozenset({Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED, Realis.AVERTED})


@dataclass(slots=True)
class Occurrence:
    """An occurrence of the report while it is being put together."""

    number: int
    tellings: list[Telling] = field(default_factory=list)

    @property
    def last(self) -> Telling:
        """The telling added last."""
        return self.tellings[-1]

    @property
    def compared(self) -> Sequence[Telling]:
        """The tellings that stand for all of them."""
        if len(self.tellings) <= MOST_COMPARED:
            return self.tellings
        return [self.tellings[0], *self.tellings[1 - MOST_COMPARED :]]


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
    if telling.echoes is not None:
        return next((o for o in found if any(t.position == telling.echoes for t in o.tellings)), None)
    if _is_another(telling):
        return None
    candidates = [occurrence for occurrence in reversed(found[-FARTHEST:]) if _may_be(telling, occurrence)]
    if telling.is_reference and candidates:
        return candidates[0]
    if telling.is_definite:
        fitting = [o for o in candidates if is_meant(telling, o.compared, is_close=_is_close(page, o.last, telling))]
        if fitting:
            return fitting[0]
    if telling.realis_rule == "zero" and candidates:
        # "No civilians were harmed in the operation": of what was told, however long ago.
        return candidates[0]
    if telling.group.is_effect_only and not (telling.perpetrators or telling.is_aggregate or _charges(telling)):
        for occurrence in candidates:
            if _continues(page, telling, occurrence.last):
                return occurrence
    going_on = next((o for o in candidates if _goes_on(page, telling, o)), None)
    if going_on is not None:
        return going_on
    scored = [
        (score, -i, occurrence)
        for i, occurrence in enumerate(candidates)
        if (score := _score(page, telling, occurrence))
        >= (REPEATS_HEADLINE if occurrence.last.is_headline or _is_frame(occurrence) else REPEATS)
    ]
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _goes_on(page: Page, telling: Telling, occurrence: Occurrence) -> bool:
    """Whether a telling tells a step, an answer or the damage of an act, whatever else it shares with it."""
    told = occurrence.compared
    if max(agreement(telling, other) for other in told) <= CONFLICT:
        return False
    is_close = _is_close(page, occurrence.last, telling)
    if unfolds(telling, told) or damages(telling, told, is_close=is_close):
        return True
    return answers(telling) and telling.type in FOUGHT and telling.voice == occurrence.last.voice and is_close


def _charges(telling: Telling) -> bool:
    """Whether somebody is accused of it or claims it: that is said of an act of its own."""
    return bool(telling.chain) and telling.chain[-1].stance in {Stance.ACCUSES, Stance.CLAIMS_RESPONSIBILITY}


def _score(page: Page, telling: Telling, occurrence: Occurrence) -> float:
    """What a telling shares with an occurrence, and whether somebody just goes on about it."""
    score = max(agreement(telling, other) for other in occurrence.compared)
    if score <= CONFLICT:
        return score
    last = occurrence.last
    if _opens_another(telling):
        score -= APART
    if _is_close(page, last, telling):
        score += ANSWER if answers(telling) or fights_on(telling, occurrence.tellings) else 0.0
        score += CLOSE + (BARE if _is_bare(telling) else 0.0)
    return score


def _is_frame(occurrence: Occurrence) -> bool:
    """ "During a search operation": what was done in it is told next."""
    return all(t.type == FRAME_TYPE and not t.group.main.entry.is_verb for t in occurrence.tellings)


def _opens_another(telling: Telling) -> bool:
    """ "The air force also killed ten", "Separately, planes bombed": the sentence adds something."""
    head, apart = telling.group.main.head, load_reader_words().apart
    first = head.sent[0]
    return first.lower_ in apart or any(
        child.lower_ == "also" for root in telling.group.main.roots for child in root.children
    )


def _is_bare(telling: Telling) -> bool:
    setting = telling.setting
    return not (setting.place or setting.time or telling.perpetrators or aimed_at(telling) or telling.count)


def _is_another(telling: Telling) -> bool:
    """ "A second blast", "more insurgents attacked"; an earlier toll is still one of the same act."""
    head, another = telling.group.main.head, load_reader_words().another
    if any(_is_other_party(argument.head) for argument in telling.perpetrators):
        return True
    if named_by_this(head) or telling.group.is_effect_only:
        return False
    return any(child.lemma_.lower() in another and child.dep_ in {"amod", "det"} for child in head.children)


def _is_other_party(head: Token) -> bool:
    """ "Other gunmen", "more insurgents": who did it was not told of before."""
    another = load_reader_words().another
    return head.tag_ == "NNS" and any(c.lemma_.lower() in another and c.dep_ in {"amod", "det"} for c in head.children)


def _may_be(telling: Telling, occurrence: Occurrence) -> bool:
    first = occurrence.tellings[0]
    types = load_event_types()
    if any(other.position == telling.position for other in occurrence.compared):
        # One trigger told with two means is two acts.
        return False
    if any(are_other_means(telling, other) for other in occurrence.compared):
        return False
    if (types.family(telling.type) == TAKING) != (types.family(first.type) == TAKING) and not telling.is_reference:
        return False
    if telling.is_aggregate != first.is_aggregate:
        return False
    if (telling.realis in HAPPENED) != (first.realis in HAPPENED) and telling.realis is not Realis.DENIED:
        return False
    if types.family(telling.type) == types.family(first.type):
        return True
    if suffers(telling, occurrence.compared) or can_damage(telling, occurrence.compared):
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
    return _is_close(page, last, telling) and not settings_conflict(telling, last)


def _is_close(page: Page, last: Telling, telling: Telling) -> bool:
    """Whether a telling follows at once, in the same paragraph."""
    between = page.text[last.sentence.end : telling.sentence.start]
    if "\n" in between.strip(" ") and between.count("\n") > 1:
        return False
    return _sentences_between(page, last, telling) < CONTINUES_WITHIN


def _sentences_between(page: Page, last: Telling, telling: Telling) -> int:
    start, end = last.group.main.head.sent.end, telling.group.main.head.sent.start
    return page.sentences.between(start, end)
