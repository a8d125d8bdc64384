"""What a trigger's surroundings are asked of: its objects, what its prepositions name, its subjects."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from marsad.extract.rules.grammar import (
    TARGET_PREPOSITIONS,
    coordinated,
    counted_noun,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from marsad.extract.rules.page import Page

REACHED = (*TARGET_PREPOSITIONS, "across")
"""Before what a verb bears on: "fired at the patrol", "came across two rifles"."""
Holds = Callable[[Page, Token], bool]
"""A condition of a token on its page."""


def things_of(page: Page, token: Token) -> Iterator[Token]:
    """What a trigger bears on: its objects, or its "of/on/against" nouns."""
    if token.pos_ in {"VERB", "AUX"}:
        yield from _acted_on(token)
        yield from prepositional(token, *REACHED)
    else:
        for head in prepositional(token, "of", *TARGET_PREPOSITIONS):
            yield from coordinated(head)


def _acted_on(verb: Token) -> Iterator[Token]:
    yield from (counted_noun(thing) for thing in objects(verb))
    # What the syntax model takes for a passive may still have an object of its own.
    yield from (child for child in verb.children if child.dep_ == "dobj" and is_passive(verb))


def any_direct(test: Holds) -> Holds:
    """Of a verb only what it acts on itself: "taken at the border" takes no border."""

    def holds(page: Page, token: Token) -> bool:
        things = _acted_on(token) if token.pos_ in {"VERB", "AUX"} else things_of(page, token)
        return any(test(page, thing) for thing in things)

    return holds


def any_thing(test: Holds) -> Holds:
    """Of anything that it bears on."""
    return lambda page, token: any(test(page, thing) for thing in things_of(page, token))


def direct(test: Holds) -> Holds:
    """Of the verb's own object, not of what its prepositions name: "lost the town", not "lost men at the base"."""
    return lambda page, token: any(test(page, counted_noun(thing)) for thing in objects(token))


def subject_is(test: Holds) -> Holds:
    """Of one of its subjects, or of what is counted there: "hundreds of residents"."""
    return lambda page, token: any(
        test(page, head) for subject in subjects(token) for head in dict.fromkeys((subject, counted_noun(subject)))
    )
