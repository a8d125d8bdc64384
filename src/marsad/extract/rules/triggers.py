"""Finding the words that name an occurrence, in the sense that the codebook means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from marsad.codebook.reporting import load_reporting
from marsad.codebook.triggers import TriggerEntry, TriggerLexicon, load_triggers
from marsad.extract.rules.grammar import counted_noun
from marsad.extract.rules.page import Page
from marsad.extract.rules.senses import is_meant

HYPHENS = frozenset({"-", "–"})
MAX_GAP = 5
"""Other words allowed between the words of a trigger, none of them a verb or mark: "took six passengers hostage"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in its sentence: the token that carries the roles, and the first and last token of its words."""

    head: Token
    first: int
    last: int
    entry: TriggerEntry
    carrier: Token | None = None
    """The light verb that carries a noun trigger: "launched" of "launched an attack"."""

    @property
    def roots(self) -> tuple[Token, ...]:
        """The tokens to ask for roles, the carrier last."""
        return (self.head,) if self.carrier is None else (self.head, self.carrier)


def find_triggers(page: Page) -> tuple[Trigger, ...]:
    """Every trigger of a report in text order, senses told apart."""
    lexicon = load_triggers()
    found: list[Trigger] = []
    taken: set[int] = set()
    for token in page.doc:
        if token.i in taken or token.is_punct or token.is_space or token.i in page.calendar:
            continue
        for entry, first, last in _matches(token, lexicon):
            if is_meant(page, token, entry):
                carrier = None if entry.is_verb else _carrier(token, lexicon)
                found.append(Trigger(token, first, last, entry, carrier))
                taken.update(range(first, last + 1))
                break
    return tuple(found)


def _matches(token: Token, lexicon: TriggerLexicon) -> Iterator[tuple[TriggerEntry, int, int]]:
    """Entries whose words stand at a token, the longer first, with their first and last token."""
    lemma = lexicon.lemmas.get(token.lower_, token.lemma_.lower())
    if _is_verb_use(token) and (lemma in lexicon.verbs or lemma in lexicon.verb_last or lemma not in lexicon.nouns):
        yield from _verb_matches(token, lemma, lexicon)
    elif token.pos_ in {"NOUN", "PROPN", "VERB"} or _ends_compound(token):
        yield from _noun_matches(token, lemma, lexicon)


def _verb_matches(token: Token, lemma: str, lexicon: TriggerLexicon) -> Iterator[tuple[TriggerEntry, int, int]]:
    for entry in lexicon.verb_last.get(lemma, ()):
        first = _rest_precedes(token, entry.words[:-1])
        if first is not None:
            yield entry, first, token.i
    for entry in lexicon.verbs.get(lemma, ()):
        last = _rest_follows(token, entry.words[1:])
        if last is not None:
            yield entry, token.i, last


def _noun_matches(token: Token, lemma: str, lexicon: TriggerLexicon) -> Iterator[tuple[TriggerEntry, int, int]]:
    for entry in lexicon.noun_last.get(lemma, ()):
        first = _rest_precedes(token, entry.words[:-1])
        if first is not None:
            yield entry, first, token.i
    for entry in lexicon.nouns.get(lemma, ()):
        if token.dep_ not in {"compound", "nmod"} or token.head.pos_ == "PROPN":
            yield entry, token.i, token.i


def _ends_compound(token: Token) -> bool:
    """ "Sit-in", "walk-out": the last part of a noun written with a hyphen is no noun by itself."""
    return token.i > 1 and token.doc[token.i - 1].lower_ in HYPHENS and token.pos_ in {"ADP", "ADV", "PART"}


def _is_verb_use(token: Token) -> bool:
    if token.pos_ == "VERB":
        # "The besieged town", "displaced families" describe; they do not tell.
        return token.dep_ != "amod" or _is_misread(token)
    return token.pos_ == "AUX" and token.dep_ == "ROOT"


def _is_misread(token: Token) -> bool:
    """ "Al-Khattab abducted elders" is a sentence, though the syntax model takes it for a noun phrase."""
    noun, before = token.head, token.doc[token.i - 1] if token.i else token
    named = before.pos_ == "PROPN" and before.head.i == noun.i and before.dep_ in {"compound", "nmod"}
    return named and noun.dep_ == "ROOT" and noun.tag_ in {"NN", "NNS"} and before.left_edge.lower_ not in {"the", "a"}


def _rest_follows(token: Token, words: tuple[str, ...]) -> int | None:
    doc, at, last = token.doc, token.i, token.i
    for word in words:
        for nearer in range(at + 1, min(at + 2 + MAX_GAP, len(doc))):
            if doc[nearer].lemma_.lower() == word or doc[nearer].lower_ == word:
                at = last = nearer
                break
            if _ends_phrase(doc[nearer]):
                return None
        else:
            return None
    return last


def _ends_phrase(token: Token) -> bool:
    """A mark or a verb ends a trigger; "suspected" before a noun and the hyphen of a name are neither."""
    if token.is_punct:
        return token.lower_ not in HYPHENS
    return token.pos_ == "VERB" and token.dep_ != "amod"


def _rest_precedes(token: Token, words: tuple[str, ...]) -> int | None:
    at = token.i
    for word in reversed(words):
        # A hyphen may stand between the parts: "gun-battle".
        while at > 0 and token.doc[at - 1].lower_ in HYPHENS:
            at -= 1
        if at == 0 or word not in {token.doc[at - 1].lemma_.lower(), token.doc[at - 1].lower_}:
            return None
        at -= 1
    return at


def _behind_hedge(noun: Token, lexicon: TriggerLexicon) -> Token | None:
    """The "carried out" of "the strike was believed to have been carried out by X"."""
    hedges = [noun.head] if noun.dep_ in {"nsubj", "nsubjpass"} else [c for c in noun.children if c.dep_ == "acl"]
    for hedge in hedges:
        if hedge.lemma_.lower() not in load_reporting().passive_hedges:
            continue
        for child in hedge.children:
            words = {
                child.lemma_.lower(),
                *(f"{child.lemma_.lower()} {c.lower_}" for c in child.children if c.dep_ == "prt"),
            }
            if (
                child.dep_ == "xcomp"
                and words & lexicon.light_subject_acts
                and any(c.dep_ == "auxpass" for c in child.children)
            ):
                return child
    return None


def _carrier(noun: Token, lexicon: TriggerLexicon) -> Token | None:
    """The light verb whose subject does what the noun names."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    if top.dep_ == "pobj" and top.head.lower_ == "of" and counted_noun(top.head.head) == top:
        # "Carried out a series of raids".
        top = top.head.head
    if top.dep_ in {"dobj", "nsubjpass", "pobj"}:
        verb = top.head.head if top.dep_ == "pobj" else top.head
        words = {
            verb.lemma_.lower(),
            *(f"{verb.lemma_.lower()} {c.lower_}" for c in verb.children if c.dep_ in {"prt", "prep"}),
        }
        undergoes = bool(words & lexicon.light_subject_undergoes)
        direct = top.dep_ != "pobj" or undergoes or top.head.lower_ in {"out", "in"}
        if verb.pos_ == "VERB" and direct and (undergoes or words & lexicon.light_subject_acts):
            return verb
    hedged = _behind_hedge(top, lexicon)
    if hedged is not None:
        return hedged
    for child in noun.children:
        # "an attack carried out by X", "attacks launched from"
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in {
            w.split()[0] for w in lexicon.light_subject_acts
        }:
            return child
    return None
