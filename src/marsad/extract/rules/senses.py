"""The sense in which a trigger stands: a strike from the air or one of nurses, fire of arms or of flames."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from marsad.codebook.lexicon import TriggerEntry, load_triggers
from marsad.codebook.typing_words import load_typing_words
from marsad.extract.rules.grammar import (
    TARGET_PREPOSITIONS,
    agents,
    coordinated,
    counted_noun,
    is_passive,
    objects,
    own_subjects,
    prepositional,
    subjects,
)
from marsad.extract.rules.page import Page


def is_meant(page: Page, token: Token, entry: TriggerEntry) -> bool:
    """Whether a trigger stands here in the sense of its entry."""
    if entry.not_with and entry.not_with & set(_neighbours(token)):
        return False
    if is_of_peace(token):
        return False
    if not all(CONDITIONS[need](page, token) for need in entry.also):
        return False
    return not entry.needs or any(CONDITIONS[need](page, token) for need in entry.needs)


def is_of_peace(token: Token) -> bool:
    """Whether a sentence tells of sport, an accident, an illness or the weather, and of no arms beside."""
    lexicon, sent = load_triggers(), token.sent
    found = lexicon.peace.search(sent.text.lower())
    if found is None:
        return False
    first, last = (sent.start_char + offset for offset in found.span())
    others = (word for word in sent if word.i != token.i and not first <= word.idx < last)
    return not any(word.lemma_.lower() in lexicon.arms for word in others)


def _neighbours(token: Token) -> Iterator[str]:
    """Lemmas that decide a sense: modifiers, objects, subjects and the nouns of prepositions."""
    for child in token.children:
        yield child.lemma_.lower()
        if child.dep_ in {"prep", "dobj", "nsubj", "nsubjpass"}:
            for grandchild in child.children:
                if grandchild.dep_ in {"pobj", "compound", "amod"}:
                    yield grandchild.lemma_.lower()
    if token.dep_ in {"dobj", "pobj", "compound", "amod", "nsubj", "nsubjpass"}:
        yield token.head.lemma_.lower()


def _things(page: Page, token: Token) -> Iterator[Token]:
    """What a trigger bears on: its objects, or its "of/on/against" nouns."""
    if token.pos_ in {"VERB", "AUX"}:
        yield from (counted_noun(thing) for thing in objects(token))
        # What the syntax model takes for a passive may still have an object of its own.
        yield from (child for child in token.children if child.dep_ == "dobj" and is_passive(token))
        yield from prepositional(token, *TARGET_PREPOSITIONS)
    else:
        for head in prepositional(token, "of", *TARGET_PREPOSITIONS):
            yield from coordinated(head)


def _any_thing(test: Callable[[Page, Token], bool]) -> Callable[[Page, Token], bool]:
    return lambda page, token: any(test(page, thing) for thing in _things(page, token))


def _subject_is_weapon(page: Page, token: Token) -> bool:
    found = agents(token) if is_passive(token) else subjects(token)
    return any(page.is_weapon(head) or _is_act_noun(head) for head in found)


def _is_act_noun(token: Token) -> bool:
    lexicon = load_triggers()
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and (lemma in lexicon.nouns or lemma in lexicon.noun_last)


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
    return any(True for _ in _things(page, token)) and (
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
    return bool(words & load_triggers().fire_words) or any(page.is_weapon(child) for child in token.children)


def _operation_of_arms(page: Page, token: Token) -> bool:
    words = {child.lemma_.lower() for child in token.children}
    return bool(words & load_triggers().operation_words) or any(
        page.can_act(child) for child in token.children if child.dep_ in {"compound", "poss"}
    )


def _always(page: Page, token: Token) -> bool:
    return True


def _person_or_name(page: Page, token: Token) -> bool:
    return (
        page.is_person(token)
        or page.is_force(token)
        or token.pos_ == "PRON"
        or (token.pos_ == "PROPN" and not page.is_place(token))
    )


def _subject_is_projectile(page: Page, token: Token) -> bool:
    return any(page.is_projectile(head) for head in subjects(token))


def _is_chemical(page: Page, token: Token) -> bool:
    """A toxic chemical, or what holds one: "chlorine", "barrels of toxic gas"."""
    return any("chemical" in page.weapon_classes(noun) for noun in (token, *prepositional(token, "of"), *token.lefts))


def _is_arms(page: Page, token: Token) -> bool:
    """Arms, or an amount of them: "a large quantity of ammunition"."""
    return any(
        page.is_weapon(noun) and "aircraft" not in page.weapon_classes(noun)
        for noun in (token, *prepositional(token, "of"))
    )


def _is_cache(page: Page, token: Token) -> bool:
    """Arms that nobody is using: a cache or consignment of them, a load of explosives."""
    lemma = token.lemma_.lower()
    return lemma in load_triggers().caches and (
        _is_arms(page, token) or any(page.is_weapon(left) or left.lemma_.lower() == "arm" for left in token.lefts)
    )


def _carries_arms(page: Page, token: Token) -> bool:
    """ "A boat carrying rifles", "a lorry loaded with rockets"."""
    cargo = (inner for child in token.children if child.dep_ in {"acl", "relcl"} for inner in child.subtree)
    return any(inner.dep_ in {"dobj", "pobj"} and _is_arms(page, inner) for inner in cargo)


def _is_in_wait(page: Page, token: Token) -> bool:
    return bool(load_typing_words().lie_in_wait.intersection(page.weapon_classes(token)))


def _is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether a noun, alone or with a word before it, is in a list."""
    lemma = token.lemma_.lower()
    return bool(words & {lemma, *(f"{left.lemma_.lower()} {lemma}" for left in token.lefts)})


def _is_base(page: Page, token: Token) -> bool:
    return _is_one_of(token, page.nouns.base)


def _is_mob(page: Page, token: Token) -> bool:
    return token.lemma_.lower() in page.nouns.mob


def _subject_is(test: Callable[[Page, Token], bool]) -> Callable[[Page, Token], bool]:
    return lambda page, token: any(test(page, head) for head in subjects(token))


def _from_place(page: Page, token: Token) -> bool:
    """ "Driven back from the village", "expelled from their strongholds"."""
    ways = (token, *(child for child in token.children if child.lower_ in {"out", "back", "away"}))
    return any(page.is_place(head) for way in ways for head in prepositional(way, "from", "of"))


def _is_unknown_name(page: Page, token: Token) -> bool:
    """A name of which nobody knows what it names: a place, where it is captured or entered."""
    return token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and not page.is_force(token)


def _is_exchange(page: Page, token: Token) -> bool:
    """ "Released thirty rebels in exchange for ten soldiers"."""
    heads = list(prepositional(token, "in", "under", "as"))
    words = {noun.lemma_.lower() for head in heads for noun in (head, *prepositional(head, "of"))}
    return bool(words & load_triggers().exchanges)


CONDITIONS: Mapping[str, Callable[[Page, Token], bool]] = {
    "object_place": _any_thing(Page.is_place),
    "object_person": _any_thing(_person_or_name),
    "object_force": _any_thing(Page.is_force),
    "object_weapon": _any_thing(Page.is_weapon),
    "object_any": _any_thing(_always),
    "object_agreement": _any_thing(lambda page, token: token.lemma_.lower() in page.nouns.agreement),
    "subject_party": _subject_is_party,
    "subject_weapon": _subject_is_weapon,
    "subject_projectile": _subject_is_projectile,
    "object_projectile": _any_thing(Page.is_projectile),
    "object_arms": _any_thing(_is_arms),
    "object_cache": _any_thing(_is_cache),
    "object_route": _any_thing(lambda page, token: token.lemma_.lower() in page.nouns.route),
    "target": _has_target,
    "armed": _is_armed,
    "party": _names_party,
    "of_place": _any_thing(Page.is_place),
    "of_operation": _any_thing(lambda page, token: token.lemma_.lower() in load_triggers().operations),
    "fire_of_arms": _fire_of_arms,
    "operation_of_arms": _operation_of_arms,
    "object_base": _any_thing(_is_base),
    "object_chemical": _any_thing(_is_chemical),
    "object_name": _any_thing(_is_unknown_name),
    "object_crowd": _any_thing(_is_mob),
    "of_arms": _any_thing(lambda page, token: page.is_projectile(token) or "firearm" in page.weapon_classes(token)),
    "from_place": _from_place,
    "subject_force": _subject_is(Page.is_force),
    "subject_convoy": _subject_is(lambda page, token: token.lemma_.lower() in page.nouns.equipment),
    "subject_crowd": _subject_is(_is_mob),
    "subject_protester": _subject_is(lambda page, token: token.lemma_.lower() in page.nouns.crowd),
    "exchange": _is_exchange,
    "object_stones": _any_thing(lambda page, token: _is_one_of(token, load_triggers().stones)),
    "object_act": _any_thing(lambda page, token: _is_act_noun(token)),
    "object_site": _any_thing(lambda page, token: _is_one_of(token, load_triggers().sites)),
    "object_body": _any_thing(lambda page, token: _is_one_of(token, load_triggers().bodies)),
    "object_in_wait": _any_thing(_is_in_wait),
    "carrying_arms": _any_thing(_carries_arms),
    "own_subject_force": lambda page, token: token.tag_ != "VBG" and any(map(page.is_force, own_subjects(token))),
    "object_human": _any_thing(lambda page, token: token.lemma_.lower() in page.nouns.person),
    "into_base": lambda page, token: any(_is_base(page, head) for head in prepositional(token, "into")),
    "to_chemical": lambda page, token: any(_is_chemical(page, head) for head in prepositional(token, "to")),
}
