"""From the words of a mention to an actor, a typed unknown, or nothing; never a wrong sure link."""

from __future__ import annotations

from collections.abc import Callable

from marsad.codebook.actor_words import load_actor_words
from marsad.codebook.actors import ActorBase
from marsad.model.entities import Resolution
from marsad.resolve.actors.context import ActorContext, Knowledge
from marsad.resolve.actors.descriptions import bare_people, described, forces_of_person, peacekeepers, tied
from marsad.resolve.actors.names import as_in_report, misspelt, name_inside, short_name, whole_name
from marsad.resolve.actors.persons import known_person, person_with_role
from marsad.resolve.actors.phrase import Phrase, read_phrase

Step = Callable[[Phrase, Knowledge, ActorContext], Resolution | None]

STEPS: tuple[tuple[str, Step], ...] = (
    ("known_person", known_person),
    ("whole_name", whole_name),
    ("short_name", short_name),
    ("peacekeepers", peacekeepers),
    ("forces_of_person", forces_of_person),
    ("name_inside", name_inside),
    ("tied", tied),
    ("person_with_role", person_with_role),
    ("described", described),
    ("bare_people", bare_people),
    ("as_in_report", as_in_report),
    ("misspelt", misspelt),
)
"""Tried in this order; the first that answers wins. Names come before descriptions, sure matches before spellings."""

CONJUNCTIONS = frozenset({"and", "or"})
NAMES_ONLY = (known_person, whole_name, short_name, name_inside)
"""What may answer for a phrase with "and" in it: it names one party only if the "and" is part of a name."""


def resolve_actor(words: str, base: ActorBase, context: ActorContext) -> Resolution | None:
    """The actor that `words` mean in this context, with confidence, reason and alternatives.

    A description without a name gives a typed unknown (`unknown:kind[:country]`); None means that nothing can be
    said, which is the right answer for groups that are not known.
    """
    phrase = read_phrase(words)
    if not phrase.words and not phrase.ties:
        return None
    known = Knowledge(base, load_actor_words())
    found = _first_answer(phrase, known, context)
    if found is None and (before := _before_apposition(words)):
        found = _first_answer(read_phrase(before), known, context)
    return found


def _first_answer(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    joined = any(word.key in CONJUNCTIONS for word in phrase.words)
    for _, step in STEPS:
        if (joined and step not in NAMES_ONLY) or not (phrase.words or step is tied):
            continue
        found = step(phrase, known, context)
        if found is not None:
            return found
    return None


def _before_apposition(words: str) -> str:
    """What stands before a comma, where what follows explains it and is no list: "X, the group's director"."""
    before, comma, after = words.partition(",")
    is_list = " and " in f" {after} " and not after.strip().lower().startswith(("the ", "a ", "an ", "who ", "which "))
    return "" if not comma or is_list else before.strip()
