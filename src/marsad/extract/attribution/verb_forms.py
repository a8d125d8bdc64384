"""The form of a verb of reporting: passive, negated, with its particle; who stands after "by"."""

from __future__ import annotations

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.clauses import ends_sentence
from marsad.extract.attribution.speakers import noun_phrase
from marsad.extract.attribution.words import TokenRange, Words
from marsad.model.claims import Stance

AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})
NEGATORS = frozenset({"decline", "refuse", "fail"})


def is_passive(words: Words, verb: int, lexicon: ReportingLexicon) -> bool:
    """Whether the verb is in the passive, reduced relatives ("reported by") included."""
    if words.tag[verb] not in {"VBN", "VBD"} or is_trailing(words, verb, lexicon):
        return False
    if any(words.dep[child] in {"auxpass", "nsubjpass"} for child in words.children[verb]):
        return True
    if _is_thought_to(words, verb, lexicon):
        return True
    return words.tag[verb] == "VBN" and (words.dep[verb] == "acl" or agent_of(words, verb) is not None)


def _is_thought_to(words: Words, verb: int, lexicon: ReportingLexicon) -> bool:
    """ "Planes thought to be foreign": who thinks so is not told, although the parser has the planes think."""
    follows = verb + 1 < len(words.lower) and words.lower[verb + 1] == "to"
    supposes = lexicon.passive_hedges.get(words.lemma[verb]) is Stance.SUSPECTS and words.lemma[verb] != "claim"
    return follows and supposes and not any(words.dep[child] == "aux" for child in words.children[verb])


def is_trailing(words: Words, verb: int, lexicon: ReportingLexicon) -> bool:
    """Whether it ends its sentence after a speaker, taken for a participle: "... the state news agency reported"."""
    before = verb - 1
    return (
        words.dep[verb] == "acl"
        and words.lemma[verb] in lexicon.inverting_verbs
        and (words.lemma[before] in lexicon.source_nouns or words.lower[before] in lexicon.outlet_nouns)
        and ends_sentence(words, verb + 1, words.bounds_of(verb)[1], lexicon)
    )


def agent_of(words: Words, verb: int) -> TokenRange | None:
    """The noun phrase after "by"; None where there is none."""
    for child in words.children[verb]:
        if words.dep[child] == "agent" or (words.lower[child] == "by" and child > verb):
            for noun in words.children[child]:
                if words.dep[noun] == "pobj":
                    return noun_phrase(words, noun)
    return None


def is_negated(words: Words, verb: int) -> bool:
    """Whether the saying itself is denied: "did not say", "declined to say", "could not verify"."""
    node = verb
    for _ in range(2):
        for child in words.children[node]:
            if words.dep[child] == "neg" or (child < verb and words.lower[child] in {"never", "nor", "not", "neither"}):
                return True
        above = words.head[node]
        if words.dep[node] not in {"xcomp", "ccomp"} or words.tag[verb] not in {"VB", "VBN"}:
            return False
        if words.lemma[above] in NEGATORS or words.lower[above] in {"unable", "impossible"}:
            return True
        node = above
    return False


def has_particle(words: Words, verb: int, particle: str) -> bool:
    """Whether the particle of a sense stands at the verb."""
    return any(words.lower[child] == particle for child in words.children[verb]) or (
        verb + 1 < len(words.lower) and words.lower[verb + 1] == particle
    )


def cue_of(words: Words, verb: int) -> TokenRange:
    """The verb with the auxiliaries, negation and particle that stand directly beside it."""
    start, end = verb, verb + 1
    for child in reversed(words.children[verb]):
        if child == start - 1 and words.dep[child] in AUXILIARIES:
            start = child
    for child in words.children[verb]:
        if child == end and words.dep[child] in AUXILIARIES:
            end = child + 1
    return start, end
