"""The words before an act noun that name a party: "Syrian army shelling", "regime air strikes"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.codebook.places import nationalities
from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.triggers import load_triggers
from marsad.extract.rules.named_parties import kinds_called
from marsad.extract.rules.page import Page
from marsad.model.entities import ActorKind, PlaceKind

NO_PARTIES = frozenset({ActorKind.OUTLET, ActorKind.MONITOR, ActorKind.PERSON, ActorKind.CIVILIANS})
MODIFIERS = frozenset({"compound", "amod", "poss", "nmod"})


def words_before(page: Page, noun: Token) -> Iterator[Token]:
    """The words that modify an act noun or its means: "regime" hangs on "air" in "regime air strikes"."""
    for child in noun.lefts:
        if child.dep_ == "compound" and child.i in page.weapons and not page.is_force(child):
            yield from words_before(page, child)
        yield child


def does_it(possessor: Token, act: Token) -> bool:
    """Whether whose act it is did it: "planes intensified their bombing", not "they condemned their killing"."""
    return (
        possessor.pos_ == "PRON"
        and act.dep_ == "dobj"
        and act.head.lemma_.lower() in load_triggers().light_subject_acts
    )


def names_party(page: Page, token: Token) -> bool:
    """Whether a word before an act noun names who did it."""
    if page.is_time(token):
        # "Wednesday's clashes".
        return False
    if token.dep_ == "poss" or token.ent_type_ in {"NORP", "ORG"} or token.lower_ in nationalities():
        return True
    if token.pos_ == "PROPN" and kinds_called(token.text) - NO_PARTIES:
        # "A Daesh car bomb".
        return True
    is_party = token.ent_type_ == "GPE" or _is_force_noun(page, token)
    return is_party and not _is_plain_place(page, token)


def says_where(word: Token, act: Token) -> bool:
    """Whether a nation or site before an act was hit, and did nothing: "the Kenya bombing", "an embassy blast"."""
    words = load_reader_words()
    if word.lemma_.lower() in words.sites:
        return True
    if word.lower_ not in nationalities() or act.lemma_.lower() not in words.blasts:
        return False
    # "Israeli bombing" is done from the air, "the Kenya bombing" and "the Kenyan embassy bombing" were done there
    is_air = act.lemma_.lower() == "bombing" and word.ent_type_ == "NORP"
    return not is_air or any(child.lemma_.lower() in words.sites for child in act.lefts)


def _is_force_noun(page: Page, token: Token) -> bool:
    """ "Rebel attack", "army shelling", but not "military operation"."""
    return (
        page.is_force(token)
        and token.pos_ in {"NOUN", "PROPN", "ADJ"}
        and token.lower_ not in load_reader_words().not_parties
    )


def _is_plain_place(page: Page, token: Token) -> bool:
    """A place before an act noun is where it happened ("the Kabul attack"); a country may be who did it."""
    mention = page.places.get(token.i)
    if mention is not None and mention.place is not None:
        return mention.place.kind is not PlaceKind.COUNTRY
    return page.is_place(token) and not page.is_force(token) and token.lower_.replace(".", "") not in {"us", "uk"}


def is_party_modifier(page: Page, token: Token) -> bool:
    """Whether a modifier is a force or an organisation by its own word."""
    return token.dep_ in MODIFIERS and (_is_force_noun(page, token) or token.ent_type_ == "ORG")


def describes_with(before: Token, party: Token) -> bool:
    """Whether a nationality belongs to the party after it: "in the east of Syria Russian jets" are not Syria's."""
    own = before.dep_ in MODIFIERS and before.head.i in {party.i, party.head.i}
    return before.ent_type_ in {"NORP", "GPE"} and own and not ends_another_phrase(before)


def ends_another_phrase(token: Token) -> bool:
    """Whether a preposition leads to a country, and another nation begins behind it: "in Syria Russian jets"."""
    doc, at = token.doc, token.i
    led_to = token.ent_type_ == "GPE" and at > token.sent.start and doc[at - 1].tag_ == "IN"
    return led_to and at + 1 < len(doc) and doc[at + 1].ent_type_ == "NORP"
