"""From occurrences to claims: one claim per source and occurrence, every slot with its quote, rule and confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.codebook.event_types import load_event_types
from marsad.codebook.typing_words import load_typing_words
from marsad.extract.attribution import Deed, is_identifiable, refine_stance
from marsad.extract.rules.believed import BELIEVED, is_supposed
from marsad.extract.rules.counting import figures_of
from marsad.extract.rules.doubting import DOUBTED, questioned_clause
from marsad.extract.rules.drafting import Drafted, drafts_of
from marsad.extract.rules.elsewhere import Elsewhere, settings_elsewhere
from marsad.extract.rules.fillers import ROLE_CONFIDENCE, arguments_of, perpetrators_of, targets_of, weapons_of
from marsad.extract.rules.occurrences import Occurrence
from marsad.extract.rules.page import Page
from marsad.extract.rules.roles import Argument
from marsad.extract.rules.slots import place_slot, time_slot
from marsad.extract.rules.telling import Telling
from marsad.model.claims import (
    ZEROS,
    Attribution,
    Claim,
    ClaimId,
    EventTypeId,
    FigureKind,
    Provenance,
    Realis,
    Source,
    Stance,
    Who,
)
from marsad.model.evidence import Quote
from marsad.model.layers import FigureMention
from marsad.model.reports import ReportId

CONFIDENCE = {"act": 0.8, "consequence": 0.65, "reference": 0.5, "background": 0.5}
"""First estimates by how a claim was told; not calibrated yet."""


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
TOLD = frozenset({Realis.OCCURRED, Realis.ONGOING})
SUSPECTING = ":suspect"
"""Ends the rule of the verb that always suspects."""
HARM = frozenset({FigureKind.KILLED, FigureKind.INJURED, FigureKind.CASUALTIES})
SURE = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.NARRATES})


def _is_author_doubted(draft: Drafted) -> bool:
    """Whether the telling that names who did it only suspects them: "it was unclear whether A or B carried it out"."""
    naming = next((telling for telling in draft.tellings if telling.perpetrators), None)
    if naming is None:
        return False
    is_believed = any(argument.rule == BELIEVED for argument in naming.perpetrators)
    return naming.realis_rule == DOUBTED or is_believed or _is_hedged(naming)


def _is_hedged(telling: Telling) -> bool:
    return bool(telling.chain) and telling.chain[-1].stance is Stance.SUSPECTS


def _only_believes(telling: Telling) -> bool:
    """ "Officials believe that five were killed" suspects nobody, "officials suspect that ..." does."""
    cue = telling.chain[-1]
    believes = cue.source is not None and cue.stance is Stance.SUSPECTS and not cue.rule.endswith(SUSPECTING)
    return believes and telling.realis in TOLD


def _counts_civilians(mention: FigureMention) -> bool:
    figure = mention.figure
    return figure.who is Who.CIVILIAN and figure.kind in HARM and figure.basis not in ZEROS


def _as_worded(page: Page, argument: Argument) -> str:
    """The words of an argument; one that only begins its sentence loses its capital, which is no name's."""
    words = page.text[argument.span.start : argument.span.end]
    first = page.doc[argument.head.left_edge.i]
    is_name = first.pos_ == "PROPN" or first.ent_type_ or not first.text.istitle()
    return words if is_name or first.i != first.sent.start else words[0].lower() + words[1:]


def _attribution(page: Page, draft: Drafted) -> Attribution:
    """Who says it, with the stance that follows from everything that this source tells of the occurrence."""
    telling = draft.first
    links = [link for link in telling.chain if link.source is not None]
    stance = telling.chain[-1].stance if telling.chain else Stance.NARRATES
    authors = tuple(_as_worded(page, argument) for argument in arguments_of(draft, "perpetrators"))
    is_supposed_here = is_supposed(telling.group.main) and (links or any(map(is_identifiable, authors)))
    if links and not authors and _only_believes(telling):
        stance = Stance.ASSERTS
    if stance in SURE and (is_supposed_here or _is_author_doubted(draft)):
        stance = Stance.SUSPECTS
    if stance in SURE and links and telling.realis is Realis.HYPOTHETICAL and questioned_clause(telling.group.main):
        # "adding that it was not clear whether the plane was shot down"
        stance = Stance.CANNOT_CONFIRM
    if telling.chain:
        source = telling.chain[-1].source
        deed = Deed(
            perpetrators=authors,
            realis=telling.realis,
            event_type=telling.type,
            source_names=telling.voice_names,
            harms_civilians=any(_counts_civilians(mention) for each in draft.tellings for mention in each.figures),
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
        perpetrators=perpetrators_of(page, draft, attribution),
        targets=targets_of(page, draft, type_id),
        weapons=weapons_of(page, draft, type_id),
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
