"""What is no claim at all: fears and expectations, what somebody will not do, and movements that only set a scene."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.extract.rules.grammar import governors, highest
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.triggers import Trigger

FEAR_REACH = 4
"""Words above an act among which the one that only fears it is looked for."""
SCENE_MARKS = frozenset({"as", "while", "when"})
MOVES = frozenset({"territory_change", "movement", "displacement", "other_development"})
CLAUSE_DEPS = frozenset(
    {"ccomp", "acl", "pobj", "prep", "xcomp", "dobj", "pcomp", "relcl", "conj", "nsubj", "nsubjpass", "mark", "advcl"}
)


def is_codable(group: Group) -> bool:
    """Whether the coding guide makes a claim of what a group tells."""
    head = highest(group.main.roots)
    return not (_is_feared(head) or _is_ruled_out(head))


def _is_feared(head: Token) -> bool:
    """ "In anticipation of an assault", "they fear that the road will be cut"."""
    fears = load_reader_words().fears
    at = head
    for upper in islice(governors(head), FEAR_REACH):
        if at.dep_ not in CLAUSE_DEPS:
            return False
        if upper.lemma_.lower() in fears:
            return at.dep_ not in {"nsubj", "nsubjpass", "advcl", "conj"}
        at = upper
    return False


def _is_ruled_out(head: Token) -> bool:
    """ "Will not retreat": neither done nor denied, nor planned."""
    return any(child.dep_ == "neg" for child in head.children) and any(
        child.dep_ == "aux" and child.lower_ in {"will", "wo", "would", "shall"} for child in head.children
    )


def sets_scene(trigger: Trigger) -> bool:
    """ "Was hit as they were entering the village": the clause says when, of people named before."""
    head = highest(trigger.roots)
    if head.dep_ != "advcl":
        return False
    marks = {child.lower_ for child in head.children if child.dep_ in {"mark", "advmod"}}
    subjects = [child for child in head.children if child.dep_ == "nsubj"]
    moves = trigger.entry.type in MOVES
    return moves and bool(marks & SCENE_MARKS) and all(child.pos_ == "PRON" for child in subjects)
