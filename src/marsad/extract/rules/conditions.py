"""The conditions of the trigger lexicon: what must stand beside a word for it to be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from marsad.codebook.triggers import load_triggers
from marsad.extract.rules.bearings import Holds, any_direct, any_thing, direct, subject_is, things_of
from marsad.extract.rules.grammar import (
    OBJECTS,
    TARGET_PREPOSITIONS,
    agents,
    counted_noun,
    is_passive,
    own_subjects,
    prepositional,
    subjects,
)
from marsad.extract.rules.noun_kinds import (
    always,
    carries_arms,
    is_act_noun,
    is_aircraft_of_war,
    is_armed_party,
    is_arms,
    is_base,
    is_cache,
    is_chemical,
    is_fleeing,
    is_goods,
    is_human,
    is_in_wait,
    is_mob,
    is_one_of,
    is_place_by_name,
    is_protest,
    is_unknown_name,
    person_or_name,
)
from marsad.extract.rules.page import Page
from marsad.extract.rules.surroundings import (
    from_place,
    from_prison,
    is_brought_under,
    is_exchange,
    is_heading,
    voices,
)

IDIOMS = frozenset({("in", "advance"), ("on", "strike")})
"""Words that tell no act of arms behind these prepositions and without an article."""


def _subject_is_weapon(page: Page, token: Token) -> bool:
    found = agents(token) if is_passive(token) else subjects(token)
    return any(page.is_weapon(head) or is_act_noun(head) for head in found)


def _subject_is_party(page: Page, token: Token) -> bool:
    found = subjects(token)
    return any(page.can_act(head) or head.pos_ == "PRON" or head.lemma_ in {"hundred", "thousand"} for head in found)


def _is_armed(page: Page, token: Token) -> bool:
    """Whether the sentence, or a neighbour of it, speaks of armed violence apart from the trigger itself."""
    return _speaks_of_arms(page, token.sent.start, token.sent.end, token.i) or any(
        _speaks_of_arms(page, start, end, token.i) for start, end in _neighbour_sentences(token)
    )


def _neighbour_sentences(token: Token) -> Iterator[tuple[int, int]]:
    sent, doc = token.sent, token.doc
    if sent.start > 0:
        before = doc[sent.start - 1].sent
        yield before.start, before.end
    if sent.end < len(doc):
        after = doc[sent.end].sent
        yield after.start, after.end


def _speaks_of_arms(page: Page, start: int, end: int, but: int) -> bool:
    doc = page.doc
    return any(
        i != but and (i in page.weapons or doc[i].lemma_.lower() in page.nouns.armed_context) for i in range(start, end)
    )


def _has_target(page: Page, token: Token) -> bool:
    return any(True for _ in things_of(page, token)) and (
        token.pos_ != "NOUN" or any(True for _ in prepositional(token, *TARGET_PREPOSITIONS))
    )


def _names_party(page: Page, token: Token) -> bool:
    modifiers = (child for child in token.children if child.dep_ in {"compound", "amod", "poss", "nmod"})
    if any(
        page.can_act(child) or child.ent_type_ in {"NORP", "GPE", "ORG"} or page.is_weapon(child) for child in modifiers
    ):
        return True
    return any(page.can_act(head) for head in prepositional(token, "by", "between", "of"))


def _fire_of_arms(page: Page, token: Token) -> bool:
    words = {child.lemma_.lower() for child in token.children} | {token.head.lemma_.lower()}
    return bool(words & load_triggers().senses.fire) or any(
        page.is_weapon(child) or (page.is_force(child) and child.dep_ in {"compound", "amod", "poss"})
        for child in token.children
    )


def _operation_of_arms(page: Page, token: Token) -> bool:
    words = {child.lemma_.lower() for child in token.children}
    return bool(words & load_triggers().senses.operation) or any(
        page.can_act(child) for child in token.children if child.dep_ in {"compound", "poss"}
    )


def _is_done_by_its_own_force(page: Page, token: Token) -> bool:
    """A force is the subject of the verb itself, which is neither a participle nor "to join"."""
    is_finite = token.tag_ != "VBG" and all(child.tag_ != "TO" for child in token.children)
    return is_finite and any(map(page.is_force, own_subjects(token)))


def _subject_is_projectile(page: Page, token: Token) -> bool:
    return any(page.is_projectile(counted_noun(head)) for head in subjects(token))


def _is_place_told_before(page: Page, token: Token) -> bool:
    """ "Closed their base and handed it over"."""
    return token.lower_ == "it" and any(page.is_place(word) for word in token.sent if word.i < token.i)


CONDITIONS: Mapping[str, Holds] = {
    "object_place": any_direct(Page.is_place),
    "object_person": any_thing(person_or_name),
    "object_force": any_thing(Page.is_force),
    "object_weapon": any_thing(Page.is_weapon),
    "object_any": any_thing(always),
    "object_agreement": any_thing(lambda page, token: token.lemma_.lower() in page.nouns.agreement),
    "subject_party": _subject_is_party,
    "subject_weapon": _subject_is_weapon,
    "subject_projectile": _subject_is_projectile,
    "object_projectile": any_thing(Page.is_projectile),
    "object_arms": any_thing(is_arms),
    "object_cache": any_thing(is_cache),
    "object_route": any_thing(lambda page, token: token.lemma_.lower() in page.nouns.route),
    "target": _has_target,
    "armed": _is_armed,
    "party": _names_party,
    "of_place": any_thing(Page.is_place),
    "of_operation": any_thing(lambda page, token: token.lemma_.lower() in load_triggers().senses.resumed),
    "fire_of_arms": _fire_of_arms,
    "operation_of_arms": _operation_of_arms,
    "object_base": any_thing(is_base),
    "object_chemical": any_thing(is_chemical),
    "object_name": any_thing(is_unknown_name),
    "object_crowd": any_thing(is_mob),
    "of_arms": any_thing(lambda page, token: page.is_projectile(token) or "firearm" in page.weapon_classes(token)),
    "from_place": from_place,
    "subject_force": subject_is(is_armed_party),
    "subject_aircraft": subject_is(is_aircraft_of_war),
    "subject_convoy": subject_is(lambda page, token: token.lemma_.lower() in page.nouns.equipment),
    "subject_crowd": subject_is(is_mob),
    "subject_protester": subject_is(lambda page, token: token.lemma_.lower() in page.nouns.crowd),
    "exchange": is_exchange,
    "subject_fleeing": subject_is(is_fleeing),
    "object_place_by_name": any_direct(is_place_by_name),
    "subject_place": subject_is(lambda page, token: page.is_place(token) or is_unknown_name(page, token)),
    "no_object": lambda page, token: not any(child.dep_ in OBJECTS for child in token.children),
    "object_stones": any_thing(lambda page, token: is_one_of(token, load_triggers().senses.stones)),
    "object_act": any_thing(lambda page, token: is_act_noun(token)),
    "object_site": any_thing(lambda page, token: is_one_of(token, load_triggers().senses.sites)),
    "object_body": any_thing(lambda page, token: is_one_of(token, load_triggers().senses.bodies)),
    "object_in_wait": any_thing(is_in_wait),
    "carrying_arms": any_thing(carries_arms),
    "own_subject_force": _is_done_by_its_own_force,
    "no_bystander": lambda page, token: not any(map(page.is_bystander, subjects(token))),
    "object_human": any_thing(lambda page, token: token.lemma_.lower() in page.nouns.person),
    "direct_place": direct(Page.is_place),
    "direct_human": direct(is_human),
    "object_protest": any_thing(is_protest),
    "object_stoppage": any_thing(lambda page, token: is_one_of(token, load_triggers().senses.stoppages)),
    "object_goods": direct(is_goods),
    "direct_name": direct(lambda page, token: token.pos_ == "PROPN"),
    "direct_ruler": direct(lambda page, token: is_one_of(token, load_triggers().senses.rulers)),
    "from_prison": from_prison,
    "direct_force": direct(Page.is_force),
    "direct_it": direct(_is_place_told_before),
    "no_idiom": lambda page, token: (token.head.lower_, token.lower_) not in IDIOMS or any(token.lefts),
    "direct_town": direct(
        lambda page, noun: page.is_place(noun) and not is_one_of(noun, load_triggers().senses.premises)
    ),
    # "Kept the crowd from entering the square".
    "unhindered": lambda page, token: not (token.dep_ == "pcomp" and token.head.lower_ == "from"),
    "object_riot_weapon": any_thing(lambda page, token: page.is_riot_weapon(token)),
    "object_premises": any_thing(lambda page, token: is_one_of(token, load_triggers().senses.premises)),
    "object_commander": any_thing(lambda page, token: is_one_of(token, load_triggers().senses.commanders)),
    "object_ranks": any_thing(lambda page, token: is_one_of(token, load_triggers().senses.ranks)),
    "subject_human": subject_is(is_human),
    "by_force": lambda page, token: any(is_armed_party(page, head) for head in agents(token)),
    "over_mine": lambda page, token: any(is_in_wait(page, head) for head in prepositional(token, "over", "on")),
    "heading": lambda page, token: is_heading(token),
    "voicing": voices,
    "brought_under": is_brought_under,
    "into_base": lambda page, token: any(is_base(page, head) for head in prepositional(token, "into")),
    "to_chemical": lambda page, token: any(is_chemical(page, head) for head in prepositional(token, "to")),
}
