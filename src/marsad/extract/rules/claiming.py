"""From occurrences to claims: one claim per source and occurrence, every slot with its quote, rule and confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.codebook.casualties import load_casualties
from marsad.codebook.event_types import load_event_types
from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.typing_words import load_typing_words
from marsad.codebook.weapons import load_weapons
from marsad.extract.attribution import Deed, refine_stance
from marsad.extract.rules.counting import figures_of
from marsad.extract.rules.doubting import DOUBTED
from marsad.extract.rules.drafting import Drafted, drafts_of
from marsad.extract.rules.elsewhere import Elsewhere, settings_elsewhere
from marsad.extract.rules.grammar import counted_noun
from marsad.extract.rules.occurrences import Occurrence
from marsad.extract.rules.page import Page
from marsad.extract.rules.roles import HURT, Argument
from marsad.extract.rules.slots import place_slot, time_slot
from marsad.extract.rules.telling import Telling
from marsad.model.claims import (
    Attribution,
    Claim,
    ClaimId,
    EventTypeId,
    Filler,
    FillerKind,
    Provenance,
    Source,
    Stance,
)
from marsad.model.evidence import Quote
from marsad.model.layers import FigureMention
from marsad.model.reports import ReportId

CONFIDENCE = {"act": 0.8, "consequence": 0.65, "reference": 0.5, "background": 0.5}
"""First estimates by how a claim was told; not calibrated yet."""
ROLE_CONFIDENCE = 0.7
SUICIDE = EventTypeId("suicide_bombing")


@dataclass(frozen=True, slots=True)
class Reading:
    """What all claims of one report share."""

    id: ReportId
    page: Page
    figures: Sequence[FigureMention]
    """All figure mentions of the report, which their indices point into."""
    engine: str


def claims_of(report: Reading, occurrences: Sequence[Occurrence]) -> tuple[Claim, ...]:
    """The claims of a report in text order, numbered. Which of them is the main one is told once they are grounded."""
    drafts = drafts_of(occurrences)
    elsewhere = settings_elsewhere(report.page, occurrences)
    return tuple(
        _claim(report, number, draft, elsewhere[draft.occurrence]) for number, draft in enumerate(drafts, start=1)
    )


# ---------------------------------------------------------------- sources
SURE = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.NARRATES})


def _is_supposed(telling: Telling) -> bool:
    """ "A suspected drone strike": the words doubt what they tell."""
    return any(
        child.dep_ in {"amod", "advmod"} and child.lower_ in load_reader_words().supposed
        for child in telling.group.main.head.children
    )


def _is_author_doubted(draft: Drafted) -> bool:
    """Whether the telling that names who did it only suspects them: "it was unclear whether A or B carried it out"."""
    naming = next((telling for telling in draft.tellings if telling.perpetrators), None)
    return naming is not None and naming.realis_rule == DOUBTED


def _attribution(page: Page, draft: Drafted) -> Attribution:
    """Who says it, with the stance that follows from everything that this source tells of the occurrence."""
    telling = draft.first
    links = [link for link in telling.chain if link.source is not None]
    stance = telling.chain[-1].stance if telling.chain else Stance.NARRATES
    if stance in SURE and ((links and _is_supposed(telling)) or _is_author_doubted(draft)):
        stance = Stance.SUSPECTS
    if telling.chain:
        source = telling.chain[-1].source
        deed = Deed(
            perpetrators=tuple(page.text[a.span.start : a.span.end] for a in _union(draft, "perpetrators")),
            realis=telling.realis,
            event_type=telling.type,
            source_names=telling.voice_names,
        )
        stance = refine_stance(stance, page.text[source.start : source.end] if source is not None else "", deed)
    chain = tuple(
        Source(
            quote=page.quote(link.source),
            provenance=Provenance(f"attribution:{link.rule}", ROLE_CONFIDENCE),
            stance=stance if link is telling.chain[-1] else link.stance,
            cue=page.quote(link.cue) if link.cue is not None else None,
        )
        for link in links
        if link.source is not None
    )
    return Attribution(chain, stance, telling.chain[-1].rule if telling.chain else "narrates")


# ---------------------------------------------------------------- claims
def _claim(report: Reading, number: int, draft: Drafted, elsewhere: Elsewhere) -> Claim:
    page, first = report.page, draft.first
    type_id = _type(draft, elsewhere.tellings)
    attribution = _attribution(page, draft)
    return Claim(
        id=ClaimId(f"{report.id}/c{number}"),
        report_id=report.id,
        occurrence=f"o{draft.occurrence}",
        type=type_id,
        realis=first.realis,
        realis_rule=first.realis_rule,
        trigger=first.trigger,
        sentence=first.sentence,
        provenance=Provenance(first.group.main.entry.key, _confidence(first)),
        engine=report.engine,
        attribution=attribution,
        perpetrators=_perpetrators(page, draft, attribution),
        targets=_fillers(page, _targets(page, draft, type_id), _target_kind),
        weapons=_weapons(page, _union(draft, "weapons"), type_id),
        place=place_slot((first, *draft.tellings), elsewhere),
        time=time_slot((first, *draft.tellings), elsewhere),
        figures=figures_of(draft.tellings, report.figures),
        count=next((t.count.count for t in draft.tellings if t.count is not None), None),
        damage=tuple(m.damage for t in draft.tellings for m in t.damage),
        evidence=tuple(_other_sentences(draft)),
        aggregate=first.is_aggregate,
    )


def _type(draft: Drafted, occurrence: Sequence[Telling]) -> EventTypeId:
    """The type that a telling supports; a vague one ("the blast") takes the most specific told of the occurrence."""
    first, types = draft.first, load_event_types()
    named = first.type == "attack" and first.group.main.head.lemma_ not in load_typing_words().bare_attacks
    if first.type not in VAGUE_TYPES or (named and not first.group.is_effect_only):
        return first.type
    others = [t.type for t in occurrence if not t.group.is_effect_only and types.are_near(t.type, first.type)]
    return max([first.type, *others], key=lambda type_id: types[type_id].specific)


VAGUE_TYPES = frozenset({"attack", "armed_attack_unspecified", "other_development", "explosive_device"})


def _confidence(telling: Telling) -> float:
    if telling.is_aggregate:
        return CONFIDENCE["background"]
    if telling.is_reference:
        return CONFIDENCE["reference"]
    return CONFIDENCE["consequence" if telling.group.is_effect_only else "act"]


def _other_sentences(draft: Drafted) -> Iterator[Quote]:
    seen = {draft.first.sentence.start}
    for telling in draft.tellings:
        if telling.sentence.start not in seen:
            seen.add(telling.sentence.start)
            yield telling.sentence


def _targets(page: Page, draft: Drafted, type_id: EventTypeId) -> list[Argument]:
    """What the act was aimed at. A bomb is aimed at a place or a force: who else was hurt by it, the figures tell."""
    if type_id not in load_reader_words().victims_apart:
        return _union(draft, "targets")
    tellings = (draft.first, *draft.tellings)
    aimed = ([a for a in telling.targets if not a.rule.endswith(HURT) or _is_sought(page, a)] for telling in tellings)
    return next((found for found in aimed if found), [])


def _is_sought(page: Page, argument: Argument) -> bool:
    """Whether somebody hurt is a combatant, a leader or a person by name, whom an attack is likely to have sought."""
    head = counted_noun(argument.head)
    if page.is_force(head):
        return True
    return head.ent_type_ == "PERSON" or (head.tag_ == "NN" and head.lower_ in load_casualties().groups.leaders)


def _union(draft: Drafted, slot: str) -> list[Argument]:
    """A slot's arguments: the best telling's own, or those of the first telling that has any."""
    for telling in (draft.first, *draft.tellings):
        found: tuple[Argument, ...] = getattr(telling, slot)
        if found:
            return list(found)
    return []


def _fillers(page: Page, arguments: Iterable[Argument], kind_of: object) -> tuple[Filler, ...]:
    assert callable(kind_of)
    return tuple(
        Filler(page.quote(a.span), Provenance(a.rule, ROLE_CONFIDENCE), kind=kind_of(page, a)) for a in arguments
    )


def _perpetrators(page: Page, draft: Drafted, attribution: Attribution) -> tuple[Filler, ...]:
    """Who did it; a source that says it was its own deed, and names nobody else, names itself."""
    found = _fillers(page, _union(draft, "perpetrators"), _perpetrator_kind)
    if found or attribution.stance is not Stance.CLAIMS_RESPONSIBILITY or not attribution.chain:
        return found
    source = attribution.chain[-1].quote
    return (Filler(source, Provenance("own-deed", ROLE_CONFIDENCE), kind=FillerKind.ORGANISATION),)


def _perpetrator_kind(page: Page, argument: Argument) -> FillerKind:
    head = argument.head
    if head.ent_type_ in {"ORG", "NORP", "GPE"}:
        return FillerKind.ORGANISATION
    if page.is_person(head) or head.tag_ == "NNS" or (page.is_force(head) and head.pos_ == "NOUN"):
        return FillerKind.INDIVIDUAL
    return FillerKind.ORGANISATION


def _target_kind(page: Page, argument: Argument) -> FillerKind:
    head = argument.head
    if page.is_person(head) or page.is_force(head) or head.ent_type_ in {"PERSON", "NORP"}:
        return FillerKind.PERSON
    return FillerKind.OBJECT


def _weapons(page: Page, arguments: Iterable[Argument], type_id: EventTypeId) -> tuple[Filler, ...]:
    """What the act was done with: no act, no verb, and the bomber of a suicide bombing is no aircraft."""
    weapons = load_weapons()
    return tuple(
        Filler(quote, Provenance(a.rule, ROLE_CONFIDENCE), kind=FillerKind.OBJECT, classes=weapons.classes(quote.text))
        for a in arguments
        for quote in (page.quote(a.span),)
        if _is_means(quote.text) and not (a.rule == "trigger" and a.head.pos_ == "VERB")
        if type_id != SUICIDE or "aircraft" not in weapons.classes(quote.text)
    )


def _is_means(words: str) -> bool:
    """Whether a phrase names what an act was done with, and not the act alone: "rocket attacks", not "air raids"."""
    before, _, last = words.lower().rpartition(" ")
    if last not in load_reader_words().acts_not_means:
        return True
    weapons = load_weapons()
    return any(weapons.find(before, weak=False)) or "vehicle_bomb" in weapons.classes(words)
