"""Tolls that name no people: "the death toll rose to 22", "up from an earlier 15"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.codebook.casualties import load_casualties
from marsad.extract.figures.people import Group
from marsad.extract.figures.sentence import Sentence
from marsad.model.claims import FigureKind

REACH = 9
INJURED_WORDS = frozenset({"injury", "injuries", "injured", "wounded"})
CASUALTY_WORDS = frozenset({"casualty", "casualties"})


def find_tolls(sentence: Sentence, counted: list[Group]) -> Iterator[tuple[int, FigureKind, Group]]:
    """The toll word, its kind and the number it stands at; the number of an older toll has the words "earlier"."""
    grammar = load_casualties().grammar
    for at, word in enumerate(sentence.lower):
        if word not in grammar.tolls and not _number_of_dead(sentence, at):
            continue
        before = set(sentence.lower[max(0, at - 4) : at + 4])
        older = not before.isdisjoint(grammar.earlier)
        group = next((group for group in counted if at < group.start <= at + REACH), None)
        other_word = word in grammar.tolls and group is not None and _passes_verb_of_people(sentence, at, group)
        if group is not None and not other_word:
            yield at, _kind(before), replace(group, words="earlier") if older else group


def _number_of_dead(sentence: Sentence, at: int) -> bool:
    """ "the number of those killed rose to 33"."""
    words = load_casualties().grammar.dead_words
    return (
        sentence.has(at, "number")
        and sentence.has(at + 1, "of")
        and not words.isdisjoint(sentence.lower[at + 2 : at + 4])
    )


def _kind(before: set[str]) -> FigureKind:
    if before & INJURED_WORDS:
        return FigureKind.INJURED
    return FigureKind.CASUALTIES if before & CASUALTY_WORDS else FigureKind.KILLED


def _passes_verb_of_people(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether another casualty word stands between the toll and the number, which then belongs to that word."""
    return not load_casualties().verbs.object.keys().isdisjoint(sentence.lower[at : group.start])


def superseded(sentence: Sentence, group: Group, counted: list[Group]) -> Group | None:
    """The older number in "22 people were killed, up from 15"."""
    for other in counted:
        start = other.start
        while sentence.has(start - 1, "a", "an", "the", *load_casualties().grammar.earlier - {"up", "down"}):
            start -= 1
        lead = sentence.lower[max(0, start - 2) : start]
        if 0 <= other.start - group.end <= REACH and lead in {("up", "from"), ("down", "from"), ("not", "the")}:
            return replace(other, words="earlier")
    return None
