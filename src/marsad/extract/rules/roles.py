"""The arguments of a trigger, and how candidate phrases are sorted into roles by what kind of thing they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.reporting import load_reporting
from marsad.codebook.triggers import load_triggers
from marsad.extract.rules.grammar import counted_noun
from marsad.extract.rules.noun_phrases import phrase_span
from marsad.extract.rules.page import Page
from marsad.extract.rules.party_modifiers import (
    MODIFIERS,
    describes_with,
    does_it,
    ends_another_phrase,
    is_party_modifier,
    names_party,
    says_where,
    words_before,
)
from marsad.model.evidence import Span

HURT = "+hurt"
"""At the end of the rule of a target that is only known to have suffered."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase in a role, with the rule that put it there."""

    head: Token
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Roles:
    """The arguments of one trigger, each list in text order."""

    perpetrators: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    weapons: tuple[Argument, ...] = ()
    acts: tuple[Token, ...] = ()
    """Act nouns that stand where a party would: "the attack" of "the attack killed five"."""


class Collector:
    """Sorts candidate heads into roles by what kind of thing they are."""

    def __init__(self, page: Page, last: int, *, hits_acts: bool) -> None:
        """`last`: the token that ends the trigger's own words, which no argument holds."""
        self.page = page
        self._last = last
        self._hits_acts = hits_acts
        self._perpetrators: dict[int, Argument] = {}
        self._targets: dict[int, Argument] = {}
        self._weapons: dict[int, Argument] = {}
        self._acts: dict[int, Token] = {}

    def _phrase(self, head: Token) -> Span:
        """The noun phrase of a head, a date that the syntax model drew into it left out."""
        span = phrase_span(head)
        if self._last < head.i:
            span = Span(max(span.start, self.page.doc[self._last + 1].idx), span.end)
        tokens = self.page.doc.char_span(span.start, span.end, alignment_mode="expand")
        for token in tokens if tokens is not None else ():
            if token.i not in self.page.calendar or token.i >= head.i:
                return Span(token.idx, span.end)
        return span

    def agent(self, heads: Iterable[Token], rule: str) -> None:
        """Heads that stand where who did it stands: parties, acts and weapons each go where they belong."""
        for head in self.page.behind_dateline(heads):
            if _is_asked_for(head):
                continue
            core = counted_noun(head)
            flies = "aircraft" in self.page.weapon_classes(core)
            if is_act(core):
                self._acts[head.i] = head
            elif head.pos_ == "PRON" or flies or self.page.is_force(core) or not self.page.is_weapon(core):
                if head.pos_ == "PRON" or flies or self.page.can_act(core):
                    called = _called_by_name(head)
                    self._perpetrators.setdefault(head.i, Argument(called, self._phrase(called), rule))
                if flies:
                    self.weapon(core, rule)
            else:
                self.weapon(core, rule)
                self.parties_before(core)
                if any(child.dep_ == "poss" and child.pos_ == "PRON" for child in core.children):
                    # "Its artillery hit a school": whose it is, the words say.
                    self._perpetrators.setdefault(head.i, Argument(head, self._phrase(head), rule))

    def modifier(self, head: Token) -> None:
        """A party named before an act noun, with the demonym before it: "Syrian government air strikes"."""
        first = head
        while first.i > head.sent.start and describes_with(head.doc[first.i - 1], head):
            first = head.doc[first.i - 1]
        span = Span(min(first.idx, phrase_span(head).start), head.idx + len(head.text))
        self._perpetrators.setdefault(head.i, Argument(head, span, "modifier"))

    def patient(self, heads: Iterable[Token], rule: str) -> None:
        """Heads that stand where what was hit stands."""
        for head in heads:
            if head.pos_ == "PRON" and head.lower_ in {"it", "this", "that", "which"}:
                continue
            if head.lower_ in load_reporting().outlet_names:
                continue  # the agency behind a headline that ran into its lead
            if head.lemma_.lower() in load_reader_words().never_hit or head.pos_ in {
                "VERB",
                "ADP",
                "ADV",
                "PUNCT",
                "SPACE",
            }:
                continue
            if not self.page.is_time(head) and (self._hits_acts or not is_act(head)) and not _is_none(head):
                self._targets.setdefault(head.i, Argument(head, self._phrase(head), rule))

    def weapon(self, head: Token, rule: str) -> None:
        """A head that names the means."""
        if is_act(head):
            # "Air strikes" is what was done; the aircraft or missile in it is found by itself.
            return
        span = _weapon_span(self.page, head)
        self._weapons.setdefault(span.start, Argument(head, span, rule))

    def weapons(self, heads: Iterable[Token], rule: str) -> None:
        """Heads that name means."""
        for head in heads:
            self.weapon(head, rule)

    def roles(self) -> Roles:
        """What was collected; who acts is not also what was hit."""
        hit = {index for index in self._targets if index in self._perpetrators}
        return Roles(
            _ordered(argument for index, argument in self._perpetrators.items() if index not in hit),
            _ordered(self._targets.values()),
            _ordered(self._weapons.values()),
            tuple(self._acts.values()),
        )

    def parties_before(self, noun: Token) -> None:
        """The parties and weapons that stand before a noun: "Syrian army shelling", "the group's car bomb"."""
        before = list(words_before(self.page, noun))
        named = {child.i - 1 for child in before if is_party_modifier(self.page, child)}
        for child in before:
            if child.dep_ not in MODIFIERS or child.i in named or ends_another_phrase(child):
                continue
            if child.i in self.page.weapons:
                self.weapon(child, "modifier")
            elif names_party(self.page, child) and not says_where(child, noun):
                if noun.lemma_ in load_reader_words().of_is_hit and child.dep_ == "poss":
                    if not does_it(child, noun):
                        self.patient([child], "possessive")
                else:
                    self.modifier(child)


def _called_by_name(head: Token) -> Token:
    """The name of "this man, Karim Nazari": of one person the name says more than the noun."""
    if head.tag_ != "NN" or all(child.lower_ not in {"this", "the"} for child in head.children if child.dep_ == "det"):
        return head
    names = (child for child in head.children if child.dep_ == "appos" and child.ent_type_ == "PERSON")
    return next(names, head)


def _is_asked_for(head: Token) -> bool:
    """ "Which aircraft carried out the strike": a question names nobody."""
    return any(child.lower_ in {"which", "whose", "what"} and child.dep_ in {"det", "poss"} for child in head.children)


def _weapon_span(page: Page, head: Token) -> Span:
    """The weapon's words with the weapon words joined to them: "rocket shells", "surface-to-surface missiles"."""
    hit = page.weapons.get(head.i)
    if hit is None:
        return phrase_span(head, with_of=False)
    first = head
    while first.i > head.sent.start:
        before = head.doc[first.i - 1]
        joined = before.i in page.weapons or (
            before.dep_ == "compound"
            and before.head.i == head.i
            and before.pos_ == "NOUN"
            and not names_party(page, before)
        )
        if not joined:
            break
        first = before
    return Span(min(hit.span.start, first.idx), hit.span.end)


def _ordered(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    return tuple(sorted(arguments, key=lambda argument: argument.span))


def _is_none(head: Token) -> bool:
    """ "No civilians were harmed": nobody was."""
    return any(child.dep_ == "det" and child.lower_ == "no" for child in head.children)


def is_act(token: Token) -> bool:
    """Whether a noun names an act and not a party."""
    lexicon = load_triggers()
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in lexicon.nouns and token.ent_type_ != "ORG"
