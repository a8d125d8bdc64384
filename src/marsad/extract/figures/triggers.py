"""Casualty words of a sentence, how each stands to the people it counts, and whether it is said to have happened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from marsad.codebook.casualties import CasualtyLexicon, Phrase, load_casualties
from marsad.extract.figures.sentence import Sentence
from marsad.model.claims import FigureKind


class Shape(StrEnum):
    """Where the counted people stand."""

    OBJECT = "object"
    """Object of the active, subject of the passive: kill, wound, detain."""
    SUBJECT = "subject"
    """Subject: die, flee, disappear; "lost their lives"."""
    OF = "of"
    """In an "of" phrase or as possessor: the killing of, claimed the lives of."""
    STATE = "state"
    """Before the word, or in the word itself: five dead, 28 bodies, twelve wounded."""


class Realis(StrEnum):
    """Whether the casualty word tells what happened."""

    REAL = "real"
    DENIED = "denied"
    UNREAL = "unreal"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A casualty word at `at`; words `at`..`end` where it has several."""

    at: int
    end: int
    kind: FigureKind
    shape: Shape
    people_only: bool = False
    """Whether the verb says this of people only when its object is people."""


PHRASE_REACH = 8
"""Words between a verb and its end: "shot a 30-year-old shopkeeper dead"."""
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
STATE_TAGS = frozenset({"JJ", "RB"})
DESCRIBING_TAGS = frozenset({"JJ", "RB", "DT", "VBN"})
PERFECT_MODALS = frozenset({"may", "might", "could", "must"})
NOT_YET_PREPOSITIONS = frozenset({"at", "from", "against"})
HELPER_TAGS = frozenset({"RB", "MD", "TO"})
AUXILIARIES = frozenset({"be", "been", "have", "has", "had", "being", "not", "n't"})
PLAN_REACH = 4
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """Every casualty word of the sentence, in order."""
    lexicon = load_casualties()
    found: list[Trigger] = []
    for at, word in enumerate(sentence.lower):
        if word in lexicon.cues:
            trigger = _trigger_at(sentence, at, lexicon)
            if trigger is None or (found and trigger.at < found[-1].end and trigger.at != found[-1].at):
                continue
            if found and trigger.at == found[-1].at:
                found.pop()  # "lost their lives" is more than "lost"
            found.append(trigger)
    return found


def _trigger_at(sentence: Sentence, at: int, lexicon: CasualtyLexicon) -> Trigger | None:
    word, noun = sentence.lower[at], sentence.tag[at] in NOUN_TAGS
    if at + 1 < len(sentence) and sentence.lower[at + 1] in lexicon.grammar.compound_after:
        return None
    if word in lexicon.people and _says_whom_a_place_serves(sentence, at, lexicon):
        return None
    if word in lexicon.verbs.lives.nouns:
        return _lives_at(sentence, at, lexicon)
    phrase = _phrase_at(sentence, at, lexicon)
    if phrase is not None:
        return phrase
    verb = word in lexicon.verbs.object
    if word in lexicon.deeds and (noun or not verb):
        return Trigger(at, at + 1, lexicon.deeds[word], Shape.OF)
    if word in lexicon.people and (noun or sentence.tag[at] in STATE_TAGS or not verb):
        return Trigger(at, at + 1, lexicon.people[word], Shape.STATE)
    return _verb_at(at, word, lexicon, noun)


def _says_whom_a_place_serves(sentence: Sentence, at: int, lexicon: CasualtyLexicon) -> bool:
    """Whether the word stands in "a camp for (internally) displaced people"."""
    start = at - 1
    while start > 0 and sentence.tag[start] in DESCRIBING_TAGS:
        start -= 1
    return sentence.has(start, "for") and start > 0 and sentence.lower[start - 1] in lexicon.grammar.places_for


def _verb_at(at: int, word: str, lexicon: CasualtyLexicon, noun: bool) -> Trigger | None:  # noqa: FBT001
    if word in lexicon.verbs.object:
        return Trigger(at, at + 1, lexicon.verbs.object[word], Shape.OBJECT)
    if not noun and word in lexicon.verbs.subject:
        return Trigger(at, at + 1, lexicon.verbs.subject[word], Shape.SUBJECT)
    if not noun and word in lexicon.verbs.people:
        return Trigger(at, at + 1, lexicon.verbs.people[word], Shape.OBJECT, people_only=True)
    return None


def _phrase_at(sentence: Sentence, at: int, lexicon: CasualtyLexicon) -> Trigger | None:
    """ "shot dead", "taken into custody": the verb at `at` with its end behind it."""
    for phrase in lexicon.verbs.phrases:
        if sentence.lower[at] in phrase.verbs:
            end = _phrase_end(sentence, at, phrase)
            if end is not None:
                return Trigger(at, end, phrase.kind, Shape.SUBJECT if phrase.of_subject else Shape.OBJECT)
    return None


def _phrase_end(sentence: Sentence, at: int, phrase: Phrase) -> int | None:
    for start in range(at + 1, min(at + 1 + PHRASE_REACH, len(sentence))):
        if sentence.lower[start] in {",", ";", "."}:
            return None
        for end in phrase.ends:
            if sentence.lower[start : start + len(end)] == end:
                return at + 1 if start > at + 1 else start + len(end)
    return None


def _lives_at(sentence: Sentence, at: int, lexicon: CasualtyLexicon) -> Trigger | None:
    before = sentence.lower[max(0, at - 6) : at]
    if any(word in lexicon.verbs.lives.of_whom for word in before) and sentence.has(at + 1, "of"):
        return Trigger(at, at + 1, FigureKind.KILLED, Shape.OF)
    verb = next(
        (j for j in range(at - 1, max(-1, at - 4), -1) if sentence.lower[j] in lexicon.verbs.lives.of_subject), None
    )
    if verb is not None:
        return Trigger(verb, at + 1, FigureKind.KILLED, Shape.SUBJECT)
    if any(word in lexicon.verbs.lives.of_whom for word in before):
        return Trigger(at, at + 1, FigureKind.KILLED, Shape.STATE)
    return None


def realis_of(sentence: Sentence, trigger: Trigger) -> Realis:
    """Whether the word tells what happened, denies it, or speaks of what may, should or was meant to happen."""
    if trigger.shape is Shape.OF and sentence.tag[trigger.at].startswith("NN"):
        return _realis_of_noun(sentence, trigger.at)
    if trigger.shape is Shape.STATE:
        return _realis_of_state(sentence, trigger.at)
    return realis_of_verb(sentence, trigger.at)


def _realis_of_noun(sentence: Sentence, at: int) -> Realis:
    planned = load_casualties().grammar.planned
    near = sentence.lower[max(0, at - PLAN_REACH) : at]
    unreal = not planned.isdisjoint(near) or sentence.lower[sentence.head[at]] in planned
    return Realis.UNREAL if unreal else Realis.REAL


def _realis_of_state(sentence: Sentence, at: int) -> Realis:
    verb = sentence.head[at]
    if sentence.tag[verb].startswith(("VB", "MD")) and abs(verb - at) < PHRASE_REACH:
        return realis_of_verb(sentence, verb)
    return Realis.REAL


def realis_of_verb(sentence: Sentence, at: int) -> Realis:
    """As `realis_of`, for the verb at `at`."""
    helpers = _helpers(sentence, at)
    own = _by_helpers(sentence, helpers)
    if own is not None:
        return own
    first = min(helpers, default=at)
    if sentence.dep[at] == "ccomp" and sentence.lower[sentence.head[at]] in load_casualties().grammar.denials:
        return Realis.DENIED
    if sentence.has(first - 1, "without"):
        return Realis.DENIED
    if sentence.tag[at] == "VBG" and sentence.has(first - 1, *NOT_YET_PREPOSITIONS):
        return Realis.UNREAL
    if any(sentence.lower[child] in CONDITIONS for child in sentence.children[at] if sentence.dep[child] == "mark"):
        return Realis.UNREAL
    return _inherited(sentence, at)


def _helpers(sentence: Sentence, at: int) -> list[int]:
    """Auxiliaries, adverbs and negations that stand before the verb at `at`."""
    found = {
        child for child in sentence.children[at] if sentence.dep[child] in {"aux", "auxpass", "neg"} and child < at
    }
    first = at - 1
    while first >= 0 and (sentence.tag[first] in HELPER_TAGS or sentence.lower[first] in AUXILIARIES):
        found.add(first)
        first -= 1
    return sorted(found)


def _by_helpers(sentence: Sentence, helpers: list[int]) -> Realis | None:
    grammar = load_casualties().grammar
    words = [sentence.lower[at] for at in helpers]
    if not grammar.negations.isdisjoint(words):
        return Realis.DENIED
    if "to" in words:
        before = sentence.lower[max(0, helpers[words.index("to")] - 2) : helpers[words.index("to")]]
        return Realis.UNREAL if grammar.carried_out.isdisjoint(before) else Realis.REAL
    modal = next((word for word in words if word in grammar.modals), None)
    if modal is None:
        return None
    # "may have been killed" reports a death with a doubt; "would have been killed" reports none.
    return Realis.REAL if modal in PERFECT_MODALS and {"have", "been"} <= set(words) else Realis.UNREAL


def _inherited(sentence: Sentence, at: int) -> Realis:
    """ "did not kill or injure": a second verb without subject and auxiliary stands under the first."""
    head = sentence.head[at]
    own = any(sentence.dep[child] in {"nsubj", "nsubjpass", "aux"} for child in sentence.children[at])
    if sentence.dep[at] != "conj" or head >= at or own or sentence.tag[at] not in {"VB", sentence.tag[head]}:
        return Realis.REAL
    first = realis_of_verb(sentence, head)
    return first if sentence.tag[at] == "VB" or first is Realis.DENIED else Realis.REAL
