"""The fillers of a claim: who did it, what it was aimed at and with what, from the tellings it was drafted from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from marsad.codebook.casualties import load_casualties
from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.weapons import load_weapons
from marsad.extract.rules.drafting import Drafted
from marsad.extract.rules.grammar import counted_noun
from marsad.extract.rules.page import Page
from marsad.extract.rules.roles import HURT, Argument
from marsad.model.claims import Attribution, EventTypeId, Filler, FillerKind, Provenance, Stance, Who

ROLE_CONFIDENCE = 0.7
SUICIDE = EventTypeId("suicide_bombing")
OF_ANYBODY = frozenset({"protest", "riot", "displacement", "agreement", "movement", "other_development", "destruction"})
"""Types of what civilians do, too."""
MOVEMENT = EventTypeId("movement")
AGREEMENT = EventTypeId("agreement")


def perpetrators_of(page: Page, draft: Drafted, attribution: Attribution) -> tuple[Filler, ...]:
    """Who did it; a source that says it was its own deed, and names nobody else, names itself."""
    acting = (a for a in arguments_of(draft, "perpetrators") if draft.first.type in OF_ANYBODY or not _is_victim(a))
    found = _fillers(page, acting, _perpetrator_kind)
    if found or attribution.stance is not Stance.CLAIMS_RESPONSIBILITY or not attribution.chain:
        return found
    source = attribution.chain[-1].quote
    return (Filler(source, Provenance("own-deed", ROLE_CONFIDENCE), kind=FillerKind.ORGANISATION),)


def _is_victim(argument: Argument) -> bool:
    """ "At least 12 civilians" are not who shelled, whatever verb the syntax model has tied them to."""
    head = counted_noun(argument.head)
    return load_casualties().who.get(head.lower_) is Who.CIVILIAN and any(c.dep_ == "nummod" for c in head.children)


def targets_of(page: Page, draft: Drafted, type_id: EventTypeId) -> tuple[Filler, ...]:
    """What the act was aimed at.

    A bomb is aimed at a place or a force: who else was hurt by it, the figures tell. Troops that are moved and a deal
    that is reached are no targets.
    """
    told = [a for telling in (draft.first, *draft.tellings) if (a := telling.targets)]
    aimed = next((found for a in told if (found := [one for one in a if not one.rule.endswith(HURT)])), [])
    if not aimed:
        apart = type_id in load_reader_words().victims_apart
        hurt = ([one for one in a if not apart or _is_sought(page, one)] for a in told)
        aimed = next((found for found in hurt if found), [])
    return _fillers(page, (a for a in aimed if not _is_what_it_is_about(page, a, type_id)), _target_kind)


def weapons_of(page: Page, draft: Drafted, type_id: EventTypeId) -> tuple[Filler, ...]:
    """What the act was done with: no act, no verb, nothing that was hit; a suicide bomber is no aircraft."""
    weapons = load_weapons()
    hit = {a.head.i for a in arguments_of(draft, "targets")}
    return tuple(
        Filler(quote, Provenance(a.rule, ROLE_CONFIDENCE), kind=FillerKind.OBJECT, classes=weapons.classes(quote.text))
        for a in arguments_of(draft, "weapons")
        for quote in (page.quote(a.span),)
        if a.head.i not in hit and _is_means(quote.text) and not (a.rule == "trigger" and a.head.pos_ == "VERB")
        if type_id != SUICIDE or "aircraft" not in weapons.classes(quote.text)
    )


def arguments_of(draft: Drafted, slot: str) -> list[Argument]:
    """A slot's arguments: the best telling's own, or those of the first telling that has any."""
    for telling in (draft.first, *draft.tellings):
        found: tuple[Argument, ...] = getattr(telling, slot)
        if found:
            return list(found)
    return []


def _fillers(
    page: Page, arguments: Iterable[Argument], kind_of: Callable[[Page, Argument], FillerKind]
) -> tuple[Filler, ...]:
    return tuple(
        Filler(page.quote(a.span), Provenance(a.rule, ROLE_CONFIDENCE), kind=kind_of(page, a)) for a in arguments
    )


def _is_sought(page: Page, argument: Argument) -> bool:
    """Whether somebody hurt is a combatant, a leader or a person by name, whom an attack is likely to have sought."""
    head = counted_noun(argument.head)
    if page.is_force(head):
        return True
    return head.ent_type_ == "PERSON" or (head.tag_ == "NN" and head.lower_ in load_casualties().groups.leaders)


def _is_what_it_is_about(page: Page, argument: Argument, type_id: EventTypeId) -> bool:
    """Whether an object is the thing done and not done to: the deal that was reached, the troops that were sent."""
    head = counted_noun(argument.head)
    lemma = head.lemma_.lower()
    if type_id == MOVEMENT:
        return page.is_force(head) or lemma in page.nouns.equipment or lemma in page.nouns.base
    return type_id == AGREEMENT and lemma in page.nouns.agreement


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


def _is_means(words: str) -> bool:
    """Whether a phrase names what an act was done with, and not the act alone: "rocket attacks", not "air raids"."""
    before, _, last = words.lower().rpartition(" ")
    if last not in load_reader_words().acts_not_means:
        return True
    weapons = load_weapons()
    return any(weapons.find(before, weak=False)) or "vehicle_bomb" in weapons.classes(words)
