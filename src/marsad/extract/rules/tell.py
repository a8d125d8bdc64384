"""From groups of triggers to tellings: every slot that the sentence itself can fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.codebook.triggers import Frame, TriggerEntry
from marsad.extract.attribution import Attributions
from marsad.extract.rules.anchors import Anchors
from marsad.extract.rules.background import is_background
from marsad.extract.rules.believed import believed_authors
from marsad.extract.rules.codable import is_codable, sets_scene
from marsad.extract.rules.counting import FigureKey, figure_key
from marsad.extract.rules.doubting import DOUBTED, asks_author, is_questioned_means, suspected_authors
from marsad.extract.rules.echoes import with_echoes
from marsad.extract.rules.grammar import counted_noun, named_by_this, prepositional, token_at
from marsad.extract.rules.grouping import Group, Told, by_sentence, group_sentence
from marsad.extract.rules.headlines import is_headline
from marsad.extract.rules.hearing import doubting, heard, is_silence, without_the_cited
from marsad.extract.rules.joining import EFFECT_FRAMES
from marsad.extract.rules.known_acts import is_known_act, names_known
from marsad.extract.rules.means import by_means
from marsad.extract.rules.page import Page
from marsad.extract.rules.realis import find_realis
from marsad.extract.rules.reference import settle
from marsad.extract.rules.role_frames import find_roles
from marsad.extract.rules.roles import HURT, Argument
from marsad.extract.rules.senses import is_of_peace
from marsad.extract.rules.setting import find_setting
from marsad.extract.rules.telling import Telling
from marsad.extract.rules.triggers import Trigger
from marsad.extract.rules.typing import decide_type
from marsad.extract.rules.voices import with_voices
from marsad.model.claims import ZEROS, EventTypeId, FigureKind, Realis, Stance
from marsad.model.evidence import Span
from marsad.model.layers import CountMention, DamageMention, FigureMention

CARRIER_REACH = 5
"""A light verb this many tokens before its noun is quoted with it."""
HARM = "attack"
"""The type of words that say that people were killed or wounded."""
FIGURE_TYPES = {
    FigureKind.KILLED: "attack",
    FigureKind.INJURED: "attack",
    FigureKind.CASUALTIES: "attack",
    FigureKind.CAPTURED: "arrest",
    FigureKind.DISPLACED: "displacement",
    FigureKind.MISSING: "attack",
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What the sub-readers found in one report, each in text order."""

    attributions: Attributions
    figures: Sequence[FigureMention]
    counts: Sequence[CountMention]
    damage: Sequence[DamageMention]
    casualties: Mapping[FigureKey, int]
    """By figure: the index of the mention that tells its casualties most fully."""


def tell_all(page: Page, triggers: Sequence[Trigger], findings: Findings) -> list[Telling]:
    """Every telling of a report in text order."""
    whole = sorted([*triggers, *_figure_triggers(page, triggers, findings.figures)], key=lambda t: t.head.i)
    told = [
        Told(trigger, find_roles(page, trigger), _has_own_place(page, trigger))
        for trigger in whole
        if not sets_scene(trigger) and not is_questioned_means(trigger)
    ]
    groups = [group for run in by_sentence(told) for group in group_sentence(run) if is_codable(group)]
    anchors = Anchors(page, groups)
    figures = anchors.share(findings.figures)
    counts = anchors.share(findings.counts)
    damage = anchors.share(findings.damage)

    def own(i: int) -> Findings:
        return Findings(
            findings.attributions, figures.get(i, ()), counts.get(i, ()), damage.get(i, ()), findings.casualties
        )

    tellings = (part for i, group in enumerate(groups) for part in by_means(page, _tell(page, group, own(i))))
    said = (telling for telling in tellings if not _is_left_open(telling))
    return with_echoes(with_voices(page, sorted(said, key=lambda telling: telling.position)))


def _is_left_open(telling: Telling) -> bool:
    """ "Declined to comment on the attack": no figures, nothing new of an act, and no word on whether it took place."""
    tells = telling.figures or (telling.realis is Realis.OCCURRED and not telling.is_reference)
    return not tells and is_silence(telling.chain)


def _figure_triggers(page: Page, triggers: Sequence[Trigger], figures: Sequence[FigureMention]) -> Iterator[Trigger]:
    """A consequence told by words that are no trigger themselves: "five dead", "12 casualties"."""
    known = {i for trigger in triggers for i in range(trigger.first, trigger.last + 1)}
    for mention in figures:
        token = token_at(page.doc, mention.anchor)
        if token is None or token.i in known or token.dep_ == "amod" or mention.figure.kind is FigureKind.MISSING:
            continue
        if is_of_peace(token) or (mention.figure.kind is FigureKind.DISPLACED and token.lemma_.lower() == "flee"):
            # Who flees without being driven from home got away: the lexicon's own entry decided that.
            continue
        known.add(token.i)
        entry = TriggerEntry(
            words=(token.lemma_.lower(),),
            is_verb=token.pos_ == "VERB",
            type=EventTypeId(FIGURE_TYPES[mention.figure.kind]),
            frame=Frame.UNDERGO,
            generic=True,
            needs=frozenset(),
            not_with=frozenset(),
            realis=None,
            background=False,
        )
        yield Trigger(token, token.i, token.i, entry)


def _has_own_place(page: Page, trigger: Trigger) -> bool:
    """Whether the trigger's own phrase says where: "injured in the northern district"."""
    return any(head.i in page.places for head in prepositional(trigger.head, "in", "at", "near"))


def _tell(page: Page, group: Group, own: Findings) -> Telling:
    """A group with what its own sentence says; `own`: the findings that belong to it."""
    main, figures = group.main, own.figures
    suspects = suspected_authors(main, is_known=is_known_act(page, main))
    chain = heard(page, group, own.attributions, in_doubt=suspects is not None)
    cues = [span for link in chain for span in (link.cue, link.source) if span is not None]
    perpetrators, targets, weapons = _roles(page, group)
    perpetrators = without_the_cited(page, perpetrators, chain)
    perpetrators = believed_authors(a.head for a in perpetrators) or perpetrators or believed_authors([main.head])
    realis, realis_rule = _realis(group, figures)
    if asks_author(main) and is_known_act(page, main):
        realis, realis_rule, perpetrators = Realis.OCCURRED, DOUBTED, ()
    if suspects is not None:
        realis, realis_rule, perpetrators = Realis.OCCURRED, DOUBTED, suspects
        chain = doubting(group, chain)
    if realis is Realis.OCCURRED:
        # What took place was not demanded: "the patrol called for an air strike".
        chain = tuple(link for link in chain if link.stance is not Stance.DEMANDS)
    setting = find_setting(page, group, cues, own.attributions.spoken)
    return Telling(
        group=group,
        trigger=page.quote(_trigger_span(page, main)),
        sentence=page.sentence(main.head),
        type=decide_type(page, group, targets, weapons),
        realis=realis,
        realis_rule=realis_rule,
        perpetrators=perpetrators,
        targets=targets,
        weapons=weapons,
        setting=setting,
        chain=chain,
        figures=tuple(figures),
        casualties=frozenset(own.casualties[figure_key(mention)] for mention in figures),
        count=own.counts[0] if own.counts else None,
        damage=tuple(own.damage),
        is_reference=_points_back(main, targets, perpetrators if suspects is None else (), figures),
        is_aggregate=is_background(page, group, figures, setting),
        is_definite=_is_known(page, group),
        is_headline=is_headline(page, main.head.sent),
    )


def _trigger_span(page: Page, trigger: Trigger) -> Span:
    """The trigger's words; a light verb close before its noun belongs to them ("launched missile strikes")."""
    first, last = trigger.first, trigger.last
    carrier = trigger.carrier
    if carrier is not None and 0 < trigger.head.i - carrier.i <= CARRIER_REACH:
        first = carrier.i
    doc = page.doc
    return Span(doc[first].idx, doc[last].idx + len(doc[last].text))


def _roles(page: Page, group: Group) -> tuple[tuple[Argument, ...], tuple[Argument, ...], tuple[Argument, ...]]:
    """The roles of a group: the naming trigger's, completed by its other triggers."""
    acting: list[Argument] = []
    for item in group.told:
        if not acting or item.trigger.entry.frame is Frame.MEET:
            acting.extend(settle(page, item.roles.perpetrators))
    if group.main.entry.frame is Frame.MEET:
        # Armed people who died in a clash took part in it.
        acting.extend(a for a in settle(page, _hurt(group)) if page.is_force(counted_noun(a.head)))
    perpetrators = _distinct(acting)
    own = {argument.head.i for argument in perpetrators}
    # Who attacks and dies in the attack stays the one who attacks.
    hit = [argument for argument in settle(page, _hit(group)) if argument.head.i not in own]
    weapons = _distinct(argument for item in group.told for argument in item.roles.weapons)
    return perpetrators, _distinct(hit), weapons


def _hurt(group: Group) -> Iterator[Argument]:
    return (a for item in group.told if item.trigger.entry.frame in EFFECT_FRAMES for a in item.roles.targets)


def _hit(group: Group) -> Iterator[Argument]:
    """What was aimed at; the people hurt stand for it only where nothing else is named."""
    aimed = [a for item in group.told if item.trigger.entry.frame not in EFFECT_FRAMES for a in item.roles.targets]
    return iter(aimed or [_as_hurt(a, item.trigger) for item in group.told for a in item.roles.targets])


def _as_hurt(argument: Argument, trigger: Trigger) -> Argument:
    """Who was killed or wounded, marked as one of whom nothing says that he was aimed at."""
    return replace(argument, rule=f"{argument.rule}{HURT}") if trigger.entry.type == HARM else argument


def _distinct(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    found: dict[Span, Argument] = {}
    for argument in arguments:
        if not any(span.overlaps(argument.span) for span in found):
            found[argument.span] = argument
    return tuple(found.values())


def _realis(group: Group, figures: Sequence[FigureMention]) -> tuple[Realis, str]:
    """The realis of the act; people hurt by it prove that it took place."""
    if group.is_effect_only and figures and all(m.figure.basis in ZEROS for m in figures):
        # "There were no casualties" denies nobody's act.
        return Realis.OCCURRED, "zero"
    realis, rule = find_realis(group.main)
    hurt = any((m.figure.lo or 0) > 0 for m in figures)
    if hurt and realis in {Realis.PLANNED, Realis.ATTEMPTED} and len(group.told) > 1:
        return Realis.OCCURRED, f"{rule}+consequence"
    return realis, rule


def _is_known(page: Page, group: Group) -> bool:
    """ "The attack killed", "rockets were used in the attack": any word for the act may name it as known."""
    acts = (item.trigger for item in group.told if not item.trigger.entry.is_consequence)
    return is_known_act(page, group.main) or any(names_known(act.head) for act in acts if not act.entry.is_verb)


def _points_back(
    main: Trigger, targets: Sequence[Argument], perpetrators: Sequence[Argument], figures: Sequence[FigureMention]
) -> bool:
    if main.entry.is_verb or figures:
        return False
    if named_by_this(main.head):
        return True
    return names_known(main.head) and not targets and not perpetrators
