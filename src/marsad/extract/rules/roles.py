"""Who did it, to whom, with what: the arguments of a trigger by its frame and the grammar around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from marsad.codebook.lexicon import Frame, load_triggers
from marsad.extract.rules.grammar import (
    agents,
    coordinated,
    counted_noun,
    is_passive,
    objects,
    phrase_span,
    prepositional,
    subjects,
)
from marsad.extract.rules.page import Page
from marsad.extract.rules.senses import TARGET_PREPOSITIONS
from marsad.extract.rules.triggers import Trigger
from marsad.model.entities import PlaceKind
from marsad.model.evidence import Span

MODIFIERS = frozenset({"compound", "amod", "poss", "nmod"})
NEVER_HIT = frozenset(
    {
        "range",
        "time",
        "context",
        "breach",
        "attempt",
        "bid",
        "way",
        "part",
        "number",
        "rate",
        "date",
        "place",
        "scene",
        "moment",
        "morning",
        "evening",
    }
    | {
        "night",
        "day",
        "response",
        "retaliation",
        "revenge",
        "basis",
        "behalf",
        "account",
        "claim",
        "responsibility",
        "report",
        "statement",
        "side",
    }
)
"""Nouns that follow a target's preposition without being one."""
MEANS_PREPOSITIONS = ("with", "using", "by", "from", "in", "via")


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


def find_roles(page: Page, trigger: Trigger) -> Roles:
    """The arguments of a trigger."""
    collector = _Collector(page, hits_acts=trigger.entry.type == "interception")
    if trigger.entry.is_verb:
        _verb_roles(collector, trigger.head, trigger.entry.frame)
    else:
        _noun_roles(collector, trigger)
    _means(collector, trigger)
    return collector.roles()


class _Collector:
    """Sorts candidate heads into roles by what kind of thing they are."""

    def __init__(self, page: Page, *, hits_acts: bool) -> None:
        self.page = page
        self._hits_acts = hits_acts
        self._perpetrators: dict[int, Argument] = {}
        self._targets: dict[int, Argument] = {}
        self._weapons: dict[int, Argument] = {}
        self._acts: dict[int, Token] = {}

    def _phrase(self, head: Token) -> Span:
        """The noun phrase of a head, a date that the syntax model drew into it left out."""
        span = phrase_span(head)
        tokens = self.page.doc.char_span(span.start, span.end, alignment_mode="expand")
        for token in tokens if tokens is not None else ():
            if token.i not in self.page.calendar or token.i >= head.i:
                return Span(token.idx, span.end)
        return span

    def agent(self, heads: Iterable[Token], rule: str) -> None:
        for head in heads:
            core = counted_noun(head)
            flies = "aircraft" in self.page.weapon_classes(core)
            if _is_act(core):
                self._acts[head.i] = head
            elif head.pos_ == "PRON" or flies or self.page.is_force(core) or not self.page.is_weapon(core):
                if head.pos_ == "PRON" or flies or self.page.can_act(core):
                    self._perpetrators.setdefault(head.i, Argument(head, self._phrase(head), rule))
                if flies:
                    self.weapon(core, rule)
            else:
                self.weapon(core, rule)
                _modifier_roles(self, core)

    def modifier(self, head: Token) -> None:
        """A party named before an act noun, with the demonym before it: "Syrian government air strikes"."""
        first = head
        while first.i > head.sent.start and head.doc[first.i - 1].ent_type_ in {"NORP", "GPE"}:
            first = head.doc[first.i - 1]
        span = Span(min(first.idx, phrase_span(head).start), head.idx + len(head.text))
        self._perpetrators.setdefault(head.i, Argument(head, span, "modifier"))

    def patient(self, heads: Iterable[Token], rule: str) -> None:
        for head in heads:
            if head.pos_ == "PRON" and head.lower_ in {"it", "this", "that", "which"}:
                continue
            if head.lemma_.lower() in NEVER_HIT or head.pos_ in {"VERB", "ADP", "ADV", "PUNCT", "SPACE"}:
                continue
            if not self.page.is_time(head) and (self._hits_acts or not _is_act(head)):
                self._targets.setdefault(head.i, Argument(head, self._phrase(head), rule))

    def weapon(self, head: Token, rule: str) -> None:
        if _is_act(head):
            # "Air strikes" is what was done; the aircraft or missile in it is found by itself.
            return
        span = _weapon_span(self.page, head)
        self._weapons.setdefault(span.start, Argument(head, span, rule))

    def weapons(self, heads: Iterable[Token], rule: str) -> None:
        for head in heads:
            self.weapon(head, rule)

    def roles(self) -> Roles:
        hit = {index for index in self._targets if index in self._perpetrators}
        return Roles(
            _ordered(argument for index, argument in self._perpetrators.items() if index not in hit),
            _ordered(self._targets.values()),
            _ordered(self._weapons.values()),
            tuple(self._acts.values()),
        )


def _weapon_span(page: Page, head: Token) -> Span:
    """The weapon's words with the weapon words joined to them: "rocket shells", "surface-to-surface missiles"."""
    hit = page.weapons.get(head.i)
    if hit is None:
        return phrase_span(head, with_of=False)
    first = head
    while first.i > head.sent.start:
        before = head.doc[first.i - 1]
        joined = before.i in page.weapons or (
            before.dep_ == "compound" and before.head.i == head.i and before.pos_ == "NOUN"
        )
        if not joined:
            break
        first = before
    return Span(min(hit.span.start, first.idx), hit.span.end)


def _ordered(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    return tuple(sorted(arguments, key=lambda argument: argument.span))


def _is_act(token: Token) -> bool:
    lexicon = load_triggers()
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in lexicon.nouns and token.ent_type_ != "ORG"


# ---------------------------------------------------------------- verbs
def _verb_roles(collector: _Collector, verb: Token, frame: Frame) -> None:
    if frame is Frame.UNDERGO:
        collector.patient(subjects(verb), "subject-undergoes")
        collector.agent(agents(verb), "by-phrase")
        return
    if frame is Frame.MEET:
        collector.agent(subjects(verb), "subject")
        collector.agent(_all(prepositional(verb, "with", "against", "between", "by")), "with-phrase")
        collector.agent(objects(verb), "object-party")
        return
    if frame is Frame.GO_OFF:
        _go_off(collector, verb)
        return
    found = objects(verb)
    if is_passive(verb):
        collector.agent(agents(verb), "by-phrase")
    elif frame is Frame.EFFECT and not found:
        # "around 40 wounded": a participle that the syntax model took for a past tense.
        collector.patient((head for head in subjects(verb) if not collector.page.is_weapon(head)), "subject-undergoes")
    else:
        collector.agent(subjects(verb), "subject")
    for head in found:
        if (
            frame is Frame.ACT
            and collector.page.is_weapon(head)
            and verb.lemma_ in {"fire", "launch", "drop", "throw", "hurl", "lob", "rain", "toss"}
        ):
            collector.weapon(head, "object-weapon")
            collector.patient(_all(prepositional(head, *TARGET_PREPOSITIONS)), "object-target-phrase")
        else:
            collector.patient([head], "object")
    collector.patient(_all(prepositional(verb, *TARGET_PREPOSITIONS[:6])), "target-phrase")


def _go_off(collector: _Collector, verb: Token) -> None:
    for head in [*subjects(verb), *(objects(verb) if not is_passive(verb) else [])]:
        if collector.page.is_weapon(head):
            collector.weapon(head, "subject-weapon")
        elif not is_passive(verb) and head.dep_ in {"nsubj"} and collector.page.can_act(head):
            collector.agent([head], "subject")
        else:
            collector.patient([head], "object")
    collector.agent(agents(verb), "by-phrase")
    collector.patient(_all(prepositional(verb, "on", "at", "into", "onto", "against")), "target-phrase")


def _all(heads: Iterable[Token]) -> Iterator[Token]:
    for head in heads:
        yield from coordinated(head)


# ---------------------------------------------------------------- nouns
def _noun_roles(collector: _Collector, trigger: Trigger) -> None:
    noun, frame = trigger.head, trigger.entry.frame
    _modifier_roles(collector, noun)
    collector.agent(_all(prepositional(noun, "by", "between")), "by-phrase")
    if frame is Frame.MEET:
        collector.agent(_all(prepositional(noun, "with", "of", "against")), "with-phrase")
    elif frame in {Frame.UNDERGO, Frame.EFFECT} or noun.lemma_ in OF_IS_HIT:
        collector.patient(_all(prepositional(noun, "of")), "of-phrase")
    else:
        collector.agent(_all(prepositional(noun, "of")), "of-phrase")
    collector.patient(_all(prepositional(noun, *TARGET_PREPOSITIONS)), "target-phrase")
    for child in noun.children:
        if (
            child.dep_ == "acl"
            and child.lemma_ in {"target", "hit", "strike", "kill", "wound", "injure"}
            and child.tag_ == "VBG"
        ):
            collector.patient(
                (head for c in child.children if c.dep_ == "dobj" for head in coordinated(c)), "acl-object"
            )
    if trigger.carrier is not None:
        _carrier_roles(collector, trigger.carrier, noun, frame)
    else:
        _bearing_verb_roles(collector, noun)


OF_IS_HIT = frozenset(
    [
        "killing",
        "assassination",
        "murder",
        "execution",
        "beheading",
        "massacre",
        "slaughter",
        "shelling",
        "bombing",
        "bombardment",
        "abduction",
        "kidnapping",
        "kidnap",
        "arrest",
        "detention",
        "capture",
        "seizure",
        "takeover",
        "recapture",
        "liberation",
        "retaking",
        "fall",
        "control",
        "siege",
        "blockade",
        "encirclement",
        "destruction",
        "downing",
        "interception",
        "looting",
        "demolition",
        "burning",
        "shooting",
        "stabbing",
        "lynching",
        "rape",
        "displacement",
        "storming",
        "targeting",
    ]
)


def _modifier_roles(collector: _Collector, noun: Token) -> None:
    for child in noun.lefts:
        if child.dep_ not in MODIFIERS or child.i in {c.i - 1 for c in noun.lefts if _is_party_modifier(collector, c)}:
            continue
        if child.i in collector.page.weapons:
            collector.weapon(child, "modifier")
        elif child.dep_ == "poss" or child.ent_type_ in {"NORP", "ORG", "GPE"} or _is_force_noun(collector.page, child):
            if (
                child.dep_ != "poss"
                and child.ent_type_ not in {"NORP", "ORG"}
                and _is_plain_place(collector.page, child)
            ):
                continue
            if noun.lemma_ in OF_IS_HIT and child.dep_ == "poss":
                collector.patient([child], "possessive")
            else:
                collector.modifier(child)


def _carrier_roles(collector: _Collector, verb: Token, noun: Token, frame: Frame) -> None:
    lexicon = load_triggers()
    words = {
        verb.lemma_.lower(),
        *(f"{verb.lemma_.lower()} {c.lower_}" for c in verb.children if c.dep_ in {"prt", "prep"}),
    }
    if words & lexicon.light_subject_undergoes:
        collector.patient(subjects(verb), "light-verb-subject-undergoes")
        collector.agent(_all(prepositional(verb, "from", "by")), "from-phrase")
        return
    if is_passive(verb):
        collector.agent(agents(verb), "light-verb-by-phrase")
    else:
        collector.agent(subjects(verb), "light-verb-subject")
    collector.patient(_all(prepositional(verb, *TARGET_PREPOSITIONS)), "light-verb-target-phrase")
    if frame is Frame.MEET:
        collector.agent(_all(prepositional(verb, "with")), "light-verb-with-phrase")


def _is_force_noun(page: Page, token: Token) -> bool:
    """ "Rebel attack", "army shelling", but not "military operation"."""
    return (
        page.is_force(token)
        and token.pos_ in {"NOUN", "PROPN", "ADJ"}
        and token.lower_ not in {"military", "security", "intelligence"}
    )


def _is_plain_place(page: Page, token: Token) -> bool:
    """A place before an act noun is where it happened ("the Kabul attack"); a country may be who did it."""
    mention = page.places.get(token.i)
    if mention is not None and mention.place is not None:
        return mention.place.kind is not PlaceKind.COUNTRY
    return page.is_place(token) and not page.is_force(token) and token.lower_.replace(".", "") not in {"us", "uk"}


def _is_party_modifier(collector: _Collector, token: Token) -> bool:
    return token.dep_ in MODIFIERS and (_is_force_noun(collector.page, token) or token.ent_type_ == "ORG")


HIT_VERBS = frozenset(
    ["hit", "strike", "target", "rock", "shake", "destroy", "damage", "kill", "wound", "injure", "leave", "claim"]
)


def _bearing_verb_roles(collector: _Collector, noun: Token) -> None:
    """ "The attack targeted a bus", "air strikes hit the town": what the act noun's own verb says was hit."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_ in HIT_VERBS:
        collector.patient(
            (head for c in verb.children if c.dep_ == "dobj" for head in coordinated(c)), "act-verb-object"
        )


# ---------------------------------------------------------------- means
def _means(collector: _Collector, trigger: Trigger) -> None:
    """Weapons in a means phrase of the trigger or its carrier, and weapon words inside the trigger's own phrase."""
    page = collector.page
    for root in trigger.roots:
        for head in _all(prepositional(root, *MEANS_PREPOSITIONS)):
            named = [head] if head.i in page.weapons else [c for c in head.children if c.dep_ in {"compound", "amod"}]
            collector.weapons((token for token in named if token.i in page.weapons), "means-phrase")
    inside = (page.doc[index] for index in range(trigger.first, trigger.last + 1) if index in page.weapons)
    collector.weapons((token for token in inside if not _is_act(token)), "trigger")
    used = (obj for child in trigger.head.children if child.lemma_ == "use" for obj in child.children)
    collector.weapons(
        (head for obj in used if obj.dep_ == "dobj" for head in coordinated(obj) if head.i in page.weapons), "using"
    )
