"""What a noun stands for where a trigger's sense depends on it: arms, a base, a crowd, goods."""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.triggers import load_triggers
from marsad.codebook.typing_words import load_typing_words
from marsad.extract.rules.grammar import counted_noun, prepositional
from marsad.extract.rules.noun_phrases import phrase_span
from marsad.extract.rules.page import Page


def is_act_noun(token: Token) -> bool:
    """Whether a noun names an act: "raid", "rocket fire"."""
    lexicon = load_triggers()
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and (lemma in lexicon.nouns or lemma in lexicon.noun_last)


def always(page: Page, token: Token) -> bool:
    """For what asks nothing of the noun itself."""
    return True


def person_or_name(page: Page, token: Token) -> bool:
    """A person, a force, or a name that is no place."""
    return (
        page.is_person(token)
        or page.is_force(token)
        or token.pos_ == "PRON"
        or (token.pos_ == "PROPN" and not page.is_place(token))
    )


def is_chemical(page: Page, token: Token) -> bool:
    """A toxic chemical, or what holds one: "chlorine", "barrels of toxic gas"."""
    return any("chemical" in page.weapon_classes(noun) for noun in (token, *prepositional(token, "of"), *token.lefts))


def is_arms(page: Page, token: Token) -> bool:
    """Arms, or an amount of them: "a large quantity of ammunition"."""
    return any(
        noun.lower_ == "arms" or (page.is_weapon(noun) and not {"aircraft", "vehicle"} & set(page.weapon_classes(noun)))
        for noun in (token, *prepositional(token, "of"))
    )


def is_cache(page: Page, token: Token) -> bool:
    """Arms that nobody is using: a cache or consignment of them, a load of explosives."""
    lemma = token.lemma_.lower()
    return lemma in load_triggers().senses.cache and (
        is_arms(page, token) or any(page.is_weapon(left) or left.lemma_.lower() == "arm" for left in token.lefts)
    )


def carries_arms(page: Page, token: Token) -> bool:
    """ "A boat carrying rifles", "a lorry loaded with rockets"."""
    cargo = (inner for child in token.children if child.dep_ in {"acl", "relcl"} for inner in child.subtree)
    return any(inner.dep_ in {"dobj", "pobj"} and is_arms(page, inner) for inner in cargo)


def is_in_wait(page: Page, token: Token) -> bool:
    """A mine, a booby trap, a car bomb: what hurts whoever comes by."""
    return bool(load_typing_words().lie_in_wait.intersection(page.weapon_classes(token)))


def is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether a noun, alone or with a word before it, is in a list."""
    lemma = token.lemma_.lower()
    return bool(words & {lemma, *(f"{left.lemma_.lower()} {lemma}" for left in token.lefts)})


def is_base(page: Page, token: Token) -> bool:
    """What an armed party sets up to stay."""
    return is_one_of(token, page.nouns.base)


def is_mob(page: Page, token: Token) -> bool:
    """People who are no armed party."""
    return token.lemma_.lower() in page.nouns.mob


def is_unknown_name(page: Page, token: Token) -> bool:
    """A name of which nobody knows what it names: a place, where it is captured or entered."""
    return token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and not page.is_force(token)


def is_place_by_name(page: Page, token: Token) -> bool:
    """A name that the tagger may take for a person, and that the report uses as a place: "in al-Qasr", "near Harim"."""
    # The article of "al-Harun" is a word of its own.
    names = (left for left in token.lefts if left.is_alpha and left.pos_ in {"PROPN", "NOUN"})
    if token.pos_ != "PROPN" or any(left.nbor().text != "-" for left in names):
        return False
    span = phrase_span(token, with_of=False)
    name = re.escape(page.text[span.start : span.end])
    if re.search(rf"\b[A-Z]\w+ {name}\b", page.text[: span.start]):
        # "Abu Omar al-Qasri" was told before: a man.
        return False
    return re.search(rf"\b{BEFORE_PLACES} {name}\b", page.text) is not None


BEFORE_PLACES = "(?:in|near|around|outside|inside|into|towards?|(?:town|village|city) of)"


def is_fleeing(page: Page, token: Token) -> bool:
    """People who are driven from their homes; attackers and others who fled only got away."""
    noun = counted_noun(token)
    if noun.pos_ == "PRON" or page.is_force(noun):
        return False
    lemma = noun.lemma_.lower()
    return lemma in load_reader_words().crowds or (page.is_person(noun) and lemma not in load_reader_words().vague)


def is_armed_party(page: Page, token: Token) -> bool:
    """A force, or "armed men"."""
    if page.is_force(token):
        return True
    marks = {form for child in token.children for form in (child.lemma_.lower(), child.lower_)}
    return page.is_person(token) and bool(marks & {"armed", "masked", "uniformed", "hooded", "unidentified", "unknown"})


def is_human(page: Page, token: Token) -> bool:
    """A person or an armed party, and no place."""
    return (page.is_person(token) or page.is_force(token)) and not page.is_place(token)


def is_protest(page: Page, token: Token) -> bool:
    """Demonstrators, or their gathering."""
    return is_one_of(token, load_triggers().senses.protests)


def is_goods(page: Page, token: Token) -> bool:
    """What robbers and soldiers carry off."""
    return is_one_of(token, load_triggers().senses.goods)


def is_aircraft_of_war(page: Page, token: Token) -> bool:
    """A warplane, a helicopter, a drone; not a passenger plane."""
    civil = load_triggers().senses.civil
    return "aircraft" in page.weapon_classes(token) and not any(left.lemma_.lower() in civil for left in token.lefts)
