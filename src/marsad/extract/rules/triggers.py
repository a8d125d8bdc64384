"""Finding the words that name an occurrence, in the sense that the codebook means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from marsad.codebook.lexicon import TriggerEntry, TriggerLexicon, load_triggers
from marsad.extract.rules.grammar import (
    agents,
    coordinated,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from marsad.extract.rules.page import Page

MAX_GAP = 2
"""Other words allowed between the words of a trigger: "took full control" is one."""
TARGET_PREPOSITIONS = ("on", "at", "against", "into", "towards", "toward", "upon", "onto", "across")


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
            if _fits(page, token, entry):
                carrier = None if entry.is_verb else _carrier(token, lexicon)
                found.append(Trigger(token, first, last, entry, carrier))
                taken.update(range(first, last + 1))
                break
    return tuple(found)


def _matches(token: Token, lexicon: TriggerLexicon) -> Iterator[tuple[TriggerEntry, int, int]]:
    lemma = token.lemma_.lower()
    if _is_verb_use(token) and (lemma in lexicon.verbs or lemma not in lexicon.nouns):
        for entry in lexicon.verbs.get(lemma, ()):
            last = _rest_follows(token, entry.words[1:])
            if last is not None:
                yield entry, token.i, last
        return
    if token.pos_ not in {"NOUN", "PROPN", "VERB"}:
        return
    for entry in lexicon.noun_last.get(lemma, ()):
        first = _rest_precedes(token, entry.words[:-1])
        if first is not None:
            yield entry, first, token.i
    for entry in lexicon.nouns.get(lemma, ()):
        if token.dep_ not in {"compound", "nmod"} or token.head.pos_ == "PROPN":
            yield entry, token.i, token.i


def _is_verb_use(token: Token) -> bool:
    if token.pos_ == "VERB":
        # "The besieged town", "displaced families" describe; they do not tell.
        return token.dep_ != "amod"
    return token.pos_ == "AUX" and token.dep_ == "ROOT"


def _rest_follows(token: Token, words: tuple[str, ...]) -> int | None:
    doc, at, last = token.doc, token.i, token.i
    for word in words:
        for nearer in range(at + 1, min(at + 2 + MAX_GAP, len(doc))):
            if doc[nearer].lemma_.lower() == word or doc[nearer].lower_ == word:
                at = last = nearer
                break
        else:
            return None
    return last


def _rest_precedes(token: Token, words: tuple[str, ...]) -> int | None:
    at = token.i
    for word in reversed(words):
        # A hyphen may stand between the parts: "gun-battle".
        while at > 0 and token.doc[at - 1].lower_ in {"-", "–"}:
            at -= 1
        if at == 0 or word not in {token.doc[at - 1].lemma_.lower(), token.doc[at - 1].lower_}:
            return None
        at -= 1
    return at


def _carrier(noun: Token, lexicon: TriggerLexicon) -> Token | None:
    """The light verb whose subject does what the noun names."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
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
    for child in noun.children:
        # "an attack carried out by X", "attacks launched from"
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in {
            w.split()[0] for w in lexicon.light_subject_acts
        }:
            return child
    return None


# ---------------------------------------------------------------- senses
def _fits(page: Page, token: Token, entry: TriggerEntry) -> bool:
    if entry.not_with and entry.not_with & set(_neighbours(token)):
        return False
    return not entry.needs or any(CONDITIONS[need](page, token) for need in entry.needs)


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
        yield from objects(token)
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


FIRE_VERBS = frozenset(
    [
        "open",
        "exchange",
        "return",
        "come",
        "trade",
        "catch",
        "draw",
        "under",
        "take",
        "direct",
        "heavy",
        "sniper",
        "machine",
        "gun",
        "small",
        "enemy",
        "indirect",
    ]
)


def _fire_of_arms(page: Page, token: Token) -> bool:
    words = {child.lemma_.lower() for child in token.children} | {token.head.lemma_.lower()}
    return bool(words & FIRE_VERBS) or any(page.is_weapon(child) for child in token.children)


OPERATION_WORDS = frozenset(
    [
        "military",
        "security",
        "search",
        "clearance",
        "cordon",
        "offensive",
        "joint",
        "combing",
        "ground",
        "army",
        "police",
        "terrorist",
        "sweep",
        "anti-terror",
        "counter-terrorism",
        "combat",
        "retaliatory",
    ]
)


def _operation_of_arms(page: Page, token: Token) -> bool:
    words = {child.lemma_.lower() for child in token.children}
    return bool(words & OPERATION_WORDS) or any(
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


OPERATIONS = frozenset({"operation", "attack", "hostility", "strike", "campaign", "activity", "fighting"})

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
    "object_arms": _any_thing(
        lambda page, token: page.is_weapon(token) and "aircraft" not in page.weapon_classes(token)
    ),
    "object_route": _any_thing(lambda page, token: token.lemma_.lower() in page.nouns.route),
    "target": _has_target,
    "armed": _is_armed,
    "party": _names_party,
    "of_place": _any_thing(Page.is_place),
    "of_operation": _any_thing(lambda page, token: token.lemma_.lower() in OPERATIONS),
    "fire_of_arms": _fire_of_arms,
    "operation_of_arms": _operation_of_arms,
}
