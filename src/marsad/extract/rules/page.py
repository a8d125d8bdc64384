"""One report as the rules see it: its parse with what the taggers and layers say about each token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from marsad.codebook.noun_classes import NounClasses, load_noun_classes
from marsad.codebook.weapons import WeaponHit, load_weapons
from marsad.extract.rules.named_parties import is_named_armed_party
from marsad.model.evidence import Quote, Span, quote_at
from marsad.model.layers import Layers, PlaceMention, PlaceUse, TimeMention
from marsad.text.given_text import text_of
from marsad.text.sentences import SentenceStarts, sentence_starts

T = TypeVar("T")
M = TypeVar("M", PlaceMention, TimeMention)
PARTY_ENTITIES = frozenset({"ORG", "NORP", "GPE", "PERSON"})
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed report and, by token index, the weapon, place and time that a token belongs to."""

    doc: Doc
    text: str
    nouns: NounClasses
    weapons: Mapping[int, WeaponHit]
    places: Mapping[int, PlaceMention]
    times: Mapping[int, TimeMention]
    """Times of what is told: the report's own date is left out."""
    calendar: frozenset[int]
    """Tokens of every time expression, the report's own date included."""
    printed: Span | None
    """Where the report prints its own date."""
    told_on: date | None
    """The day the report was written, where it is known."""
    sentences: SentenceStarts

    def quote(self, span: Span) -> Quote:
        """The words at a span."""
        return quote_at(self.text, span.start, span.end)

    def indices(self, span: Span) -> list[int]:
        """Indices of the tokens that a span touches."""
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return [token.i for token in tokens] if tokens is not None else []

    def in_brackets(self, span: Span) -> bool:
        """Whether words stand alone in brackets, as the date of a dateline does: "KABUL (3 May) - ..."."""
        return self.text[max(span.start - 1, 0) : span.start] == "(" and self.text[span.end : span.end + 1] == ")"

    def first_token(self, span: Span) -> Token:
        """The first token that a span touches."""
        return self.doc[self.indices(span)[0]]

    def sentence(self, token: Token) -> Quote:
        """The sentence of a token."""
        sent = token.sent
        return quote_at(self.text, sent.start_char, sent.end_char)

    def behind_dateline(self, heads: Iterable[Token]) -> Iterator[Token]:
        """Heads with those of the dateline replaced by the noun that the syntax model has tied to it.

        "KABUL (3 May) - A patrol captured ...": the city is not who captured.
        """
        end = self.printed.end if self.printed is not None else 0
        for head in heads:
            if head.idx >= end or head.sent.end_char <= end:
                yield head
            else:
                yield from (c for c in head.children if c.idx >= end and c.dep_ in {"appos", "conj", "dep"})

    def is_place(self, token: Token) -> bool:
        """Whether a noun names or describes a place."""
        mention = self.places.get(token.i)
        if mention is not None and mention.use is not PlaceUse.ACTOR:
            return mention.use is not PlaceUse.MODIFIER or token.lemma_.lower() in self.nouns.place
        return token.lemma_.lower() in self.nouns.place or token.ent_type_ in PLACE_ENTITIES

    def is_weapon(self, token: Token) -> bool:
        """Whether a noun is a weapon or a projectile."""
        return token.i in self.weapons or token.lemma_.lower() in self.nouns.weapon_object

    def weapon_classes(self, token: Token) -> tuple[str, ...]:
        """The weapon classes a token's word may mean; empty where it is no weapon."""
        hit = self.weapons.get(token.i)
        return hit.term.classes if hit is not None else ()

    def is_riot_weapon(self, token: Token) -> bool:
        """Whether a noun is what police use on crowds: tear gas, a water cannon."""
        hit = self.weapons.get(token.i)
        return hit is not None and hit.term.event_type == "force_on_protesters"

    def is_projectile(self, token: Token) -> bool:
        """Whether a noun is something that flies and hits, not the craft that carries it."""
        return self.is_weapon(token) and not {"aircraft", "vehicle", "firearm"} & set(self.weapon_classes(token)[:1])

    def is_force(self, token: Token) -> bool:
        """Whether a noun is an armed party, by its own word or as a name we know."""
        return token.lemma_.lower() in self.nouns.force or is_named_armed_party(token)

    def is_person(self, token: Token) -> bool:
        """Whether a noun is a person or persons by its own word or as a tagged name."""
        return token.lemma_.lower() in self.nouns.person or token.ent_type_ == "PERSON"

    def is_bystander(self, token: Token) -> bool:
        """Whether a noun is a person who belongs to no force."""
        return self.is_person(token) and not self.is_force(token)

    def is_time(self, token: Token) -> bool:
        """Whether a token is part of a time expression."""
        return token.i in self.calendar or token.ent_type_ in {"DATE", "TIME"}

    def can_act(self, token: Token) -> bool:
        """Whether a noun can be a party: not a time, a thing, a weapon or a plain place."""
        lemma = token.lemma_.lower()
        if token.pos_ == "PRON" or self.is_time(token) or lemma in self.nouns.never_party:
            return False
        if self.is_force(token) or self.is_person(token):
            return True
        if self.is_weapon(token) or lemma in self.nouns.object:
            return False
        mention = self.places.get(token.i)
        if mention is not None:
            return mention.use is PlaceUse.ACTOR or (mention.place is not None and mention.place.kind == "country")
        if lemma in self.nouns.place:
            return False
        return token.pos_ == "PROPN" or token.ent_type_ in PARTY_ENTITIES


def mentions_in(layer: Mapping[int, M], sent: Sentence) -> list[M]:
    """The places or times of a sentence, each once."""
    return list(dict.fromkeys(layer[i] for i in range(sent.start, sent.end) if i in layer))


def open_page(doc: Doc, layers: Layers) -> Page:
    """Index a parsed report's layers by token."""
    places = _by_token(doc, ((mention.quote.span, mention) for mention in layers.places))
    dates = _by_token(doc, ((mention.quote.span, mention) for mention in layers.times))
    times = {i: mention for i, mention in dates.items() if not _is_own_date(layers, mention)}
    weapons = _by_token(doc, ((hit.span, hit) for hit in load_weapons().find(text_of(doc))))
    return Page(
        doc,
        text_of(doc),
        load_noun_classes(),
        weapons,
        places,
        times,
        frozenset(dates),
        layers.printed,
        layers.told_on,
        sentence_starts(doc),
    )


def _is_own_date(layers: Layers, mention: TimeMention) -> bool:
    """Whether a mention is the date that the report prints on itself, in its dateline or above it."""
    printed = layers.printed
    if printed is None:
        return False
    above = mention.quote.start < printed.start and mention.value == layers.printed_value
    return mention.quote.span.overlaps(printed) or above


def _by_token(doc: Doc, found: Iterable[tuple[Span, T]]) -> dict[int, T]:
    index: dict[int, T] = {}
    for span, value in found:
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        for token in tokens if tokens is not None else ():
            index.setdefault(token.i, value)
    return index
