"""Authors whom words only suppose: "air raids believed to be Russian", "what it thought were rebel shells"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.reporting import load_reporting
from marsad.extract.rules.grammar import agents, all_coordinated, prepositional
from marsad.extract.rules.noun_phrases import phrase_span
from marsad.extract.rules.roles import Argument
from marsad.extract.rules.triggers import Trigger
from marsad.model.claims import Stance

BELIEVED = "believed-author"
"""The rule of perpetrators that such words name."""
PARTIES = frozenset({"NORP", "ORG", "GPE", "PERSON"})


def believed_authors(named: Iterable[Token]) -> tuple[Argument, ...]:
    """Whom a belief about an act, or about the planes that did it, names as the author; empty where it names nobody."""
    return tuple(
        Argument(head, phrase_span(head), BELIEVED)
        for noun in named
        for belief in _beliefs_about(noun)
        for clause in belief.children
        if clause.dep_ in {"xcomp", "oprd", "ccomp"}
        for head in all_coordinated(_authors(clause))
    )


def is_supposed(trigger: Trigger) -> bool:
    """Whether words beside an act doubt what they tell: "a suspected air strike", "apparently from a rebel attack"."""
    act, supposed = trigger.head, load_reader_words().supposed
    beside = [child for root in trigger.roots for child in root.children]
    beside.extend(act.head.children if act.dep_ == "pobj" else ())
    if any(child.dep_ in {"amod", "advmod"} and child.lower_ in supposed for child in beside):
        return True
    if any(clause.dep_ == "xcomp" for belief in _beliefs_about(act) for clause in belief.children):
        return True
    # "in what it believed were Russian air strikes"
    be = act.head
    return act.dep_ == "attr" and be.i > be.sent.start and _is_belief(act.doc[be.i - 1])


def _is_belief(verb: Token) -> bool:
    return load_reporting().passive_hedges.get(verb.lemma_.lower()) is Stance.SUSPECTS


def _beliefs_about(act: Token) -> Iterator[Token]:
    """The participle of "raids believed to be Russian", which the parser often takes for the verb of the sentence."""
    yield from (child for child in act.children if child.dep_ in {"acl", "relcl"} and _is_belief(child))
    if act.dep_ in {"nsubj", "nsubjpass"} and _is_belief(act.head):
        yield act.head


def _authors(clause: Token) -> Iterator[Token]:
    """Who "to be Russian", "to be the work of rebels" and "to have been carried out by the army" name."""
    yield from agents(clause)
    for child in clause.children:
        if child.dep_ in {"acomp", "attr"} and child.ent_type_ in PARTIES:
            yield child
        elif child.dep_ == "attr" and child.lower_ in {"work", "handiwork"}:
            yield from prepositional(child, "of")
    if clause.ent_type_ in PARTIES:
        # "a strike believed Russian"
        yield clause
