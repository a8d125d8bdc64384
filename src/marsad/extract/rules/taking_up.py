"""Whether a telling goes on with an act told before: an answer or step of a fight, a known act, the dead of a crash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from marsad.codebook.event_types import load_event_types
from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.triggers import Frame
from marsad.extract.rules.agreement import CONFLICT, agreement, aimed_at, same_place, telling_words
from marsad.extract.rules.grammar import governors
from marsad.extract.rules.joining import is_damage
from marsad.extract.rules.roles import Argument
from marsad.extract.rules.telling import Telling

FIGHT = "armed_clash"
OUTCOME = "territory_change"
FOUGHT = frozenset({"armed_clash", "attack", "armed_attack_unspecified"})
"""Types in which the steps of one fight are told."""
DEVELOPMENT = "other_development"
HARMFUL = frozenset({"ranged", "violence", "battle"})


def answers(telling: Telling) -> bool:
    """ "Returned fire", "responded to enemy fire", "again fired": more of the fight just told."""
    words, main = load_reader_words(), telling.group.main
    if " ".join(main.entry.words) in words.answers:
        return True
    if any(upper.lemma_.lower() in words.answering for upper in islice(governors(main.head), 2)):
        return not main.entry.is_verb
    return any(child.lower_ == "again" for root in main.roots for child in root.children)


def fights_on(telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether only the sides of the fight just told go on, at no other place or time: it is told step by step."""
    if not _is_unset(telling) or telling.voice != told[-1].voice or telling.type == OUTCOME:
        # "Fought in the hills and took control of the village": what came of a fight is told beside it.
        return False
    sides = telling_words(telling.perpetrators) | telling_words(telling.targets)
    known = [words for t in told for words in (telling_words(t.perpetrators), telling_words(t.targets))]
    return FIGHT in {t.type for t in (telling, *told)} and bool(sides) and sides <= set().union(*known)


def unfolds(telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether the fight is told in which people died by a force, as the lead said: "a patrol killed two gunmen" first.

    Both sides of the lead fight, or those who died in it are in the fight; the voice is the same, nothing puts the
    fight elsewhere, and people were killed, not only hurt by bombs.
    """
    lead = told[0]
    if telling.voice != lead.voice or telling.type not in FOUGHT or not _is_unset(telling):
        return False
    if not lead.group.is_result or not lead.perpetrators or not lead.targets:
        return False
    ours = _all_words((*telling.perpetrators, *telling.targets))
    doers, hurt = _all_words(lead.perpetrators), _all_words(lead.targets)
    return bool(ours & hurt and (ours & doers or (telling.group.main.entry.frame is Frame.MEET and telling.figures)))


def _is_unset(telling: Telling) -> bool:
    return telling.setting.place is None and telling.setting.time is None


def _all_words(arguments: Iterable[Argument]) -> set[str]:
    """Every noun and name of the phrases: "an insurgent leader" is one of the insurgents."""
    found: set[str] = set()
    for argument in arguments:
        span = argument.head.doc.char_span(argument.span.start, argument.span.end, alignment_mode="expand")
        found.update(token.lemma_.lower() for token in span or () if token.pos_ in {"NOUN", "PROPN"})
    return found - load_reader_words().counting


def is_meant(telling: Telling, told: Sequence[Telling], *, is_close: bool) -> bool:
    """Whether "the attack on the base" can mean an act told before: nothing against it, and what it names in common.

    `is_close`: the act was told at once before; then one of the same kind needs nothing in common.
    """
    if max(agreement(telling, other) for other in told) <= CONFLICT:
        return False
    aimed = aimed_at(telling)
    if not aimed and not telling.perpetrators:
        return True
    if is_close and not _other_parties(telling, told):
        if telling.type == told[-1].type and not any(map(aimed_at, told)):
            return True
        if telling.setting.place is not None and all(other.setting.place is None for other in told):
            # "Gunmen attacked a town. The assault on Marib ...": the name of what was told.
            return True
    return any(
        telling_words(aimed) & telling_words(other.targets)
        or telling_words(telling.perpetrators) & telling_words(other.perpetrators)
        or same_place(telling.setting.place, other.setting.place) == 1.0
        for other in told
    )


def _other_parties(telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether both name who did it, with no word in common."""
    ours = telling_words(telling.perpetrators)
    theirs = {word for other in told for word in telling_words(other.perpetrators)}
    return bool(ours and theirs) and not ours & theirs


def suffers(telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether people are said to be hurt after a development that can hurt, by who told it: the dead of a crash."""
    if not telling.group.is_effect_only or telling.perpetrators or told[0].type != DEVELOPMENT:
        return False
    return any(other.voice == telling.voice for other in told) and told[0].group.main.entry.is_verb


def is_only_damage(telling: Telling) -> bool:
    """ "The equipment was destroyed": what an act did, without who did it."""
    return is_damage(telling.group.main) and not telling.perpetrators


def can_damage(telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether damage without an author may be that of an act told before."""
    return is_only_damage(telling) and load_event_types().family(told[0].type) in HARMFUL


def damages(telling: Telling, told: Sequence[Telling], *, is_close: bool) -> bool:
    """Whether damage without an author is that of an act told before: told at once, or the same things were hit."""
    hit = {word for other in told for word in telling_words(other.targets)}
    return can_damage(telling, told) and (is_close or bool(telling_words(telling.targets) & hit))
