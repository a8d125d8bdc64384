"""What a verb of reporting takes that is no clause: an object, an infinitive, a charge, what somebody spoke about."""

from __future__ import annotations

from marsad.codebook.reporting import VerbSense
from marsad.extract.attribution.words import VERB_TAGS, TokenRange, Words, trim

CLAUSES = frozenset({"ccomp"})
OBJECTS = frozenset({"dobj", "oprd", "attr"})
NONFINITE = frozenset({"xcomp", "pcomp", "acomp", "ccomp"})
BESIDE_OBJECT = frozenset({"prep", "acl", "oprd", "xcomp", "relcl"})


def has_noun_object(words: Words, verb: int, source: TokenRange | None) -> bool:
    """Whether something is reported by a noun; the speaker of an inverted "..., reported The Daily" is none."""
    speaker = range(*source) if source is not None else range(0)
    return any(
        child > verb and words.dep[child] == "dobj" and words.tag[child].startswith("NN") and child not in speaker
        for child in words.children[verb]
    )


def object_of(words: Words, verb: int) -> list[TokenRange]:
    """What the verb is about as its object, with what stands beside it; in the passive its subject."""
    for child in words.children[verb]:
        if child > verb and words.dep[child] in OBJECTS | CLAUSES:
            left, right = words.edges(child)
            if words.tag[child] == "PRP" or words.lower[child] in words.time_words:
                continue
            for other in words.children[verb]:
                if other > child and words.dep[other] in BESIDE_OBJECT and words.edges(other)[0] == right:
                    right = words.edges(other)[1]
            return [trim(words, (max(left, verb + 1), right))]
    subject = words.child(verb, frozenset({"nsubjpass"}))
    return [words.edges(subject)] if subject is not None else []


def nonfinite(words: Words, verb: int) -> list[TokenRange]:
    """The infinitive or participle that the verb takes: "vowed to strike", "denied firing"."""
    for child in words.children[verb]:
        if child > verb and words.dep[child] in NONFINITE and words.tag[child] in VERB_TAGS:
            left, right = words.edges(child)
            return [trim(words, (max(left, verb + 1), right))]
    return []


def about(words: Words, verb: int, prepositions: frozenset[str]) -> list[TokenRange]:
    """What stands after one of the prepositions: "warned of an attack", "called on the parties to stop"."""
    for child in words.children[verb]:
        if child > verb and words.lower[child] in prepositions:
            left, right = words.edges(child)
            for other in words.children[verb]:
                # "called on the parties to stop": what they are to do stands beside the phrase
                if other > child and words.dep[other] in {"xcomp", "advcl", "ccomp"} and words.edges(other)[0] == right:
                    right = words.edges(other)[1]
            if right - left > 1 and words.lower[right - 1] not in words.time_words:
                return [trim(words, (left + 1, right))]
    return []


def charge(words: Words, verb: int, sense: VerbSense, source: TokenRange | None) -> list[TokenRange]:
    """Everything after the verb: whom it charges, urges or blames, and with what."""
    end = max(
        (
            words.edges(child)[1]
            for child in words.children[verb]
            if child > verb and words.dep[child] not in {"punct", "conj", "cc", "advcl", "parataxis"}
        ),
        default=verb + 1,
    )
    subject = words.child(verb, frozenset({"nsubjpass"}))
    after = trim(words, (max(verb + 1, source[1] if source and source[0] > verb else 0), end))
    if subject is not None:
        return [span for span in (words.edges(subject), after) if span[0] < span[1]]
    if words.child(verb, OBJECTS | CLAUSES | {"xcomp", "dative"}) is None and not about(words, verb, sense.about):
        return []
    return [after] if after[0] < after[1] else []
