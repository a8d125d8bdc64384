"""Whose verb it is: the head of the noun phrase that a reporting verb has as its subject."""

from __future__ import annotations

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.words import NOUN_TAGS, SUBJECTS, Words

SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "acomp", "dep", "parataxis", "aux"})
"""Relations over which a verb takes its subject from the verb above."""
MAX_CLIMB = 4
NON_NOMINAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "IN", "RB", "TO", "MD"})
"""Tags that no subject has, however the parser attached it."""


def subject_of(words: Words, verb: int, lexicon: ReportingLexicon) -> int | None:
    """The head of the speaker's noun phrase, through coordination, participles and relative clauses."""
    if words.tag[verb] == "VBG":
        if words.dep[verb - 1] == "pobj" and words.lower[words.head[verb - 1]] == "with":
            # "with a photographer reporting that ..."
            return verb - 1
        said = _governing_report(words, verb, lexicon)
        if said is not None:
            verb = said
        cited = None if said is not None else _cited_before(words, verb)
        if cited is not None:
            return cited
    for _ in range(MAX_CLIMB):
        subject = nearest_subject(words, verb)
        dep, above = words.dep[verb], words.head[verb]
        if subject is not None:
            return subject
        teller = _teller_above(words, verb, lexicon) if dep == "conj" else None
        if teller is not None:
            return teller
        if dep in {"acl", "relcl"} and words.tag[above] in NOUN_TAGS:
            return above
        if above == verb or dep not in SHARES_SUBJECT:
            return None
        verb = above
    return None


def _cited_before(words: Words, verb: int) -> int | None:
    """The ministry of "According to the ministry, jets hit a farm, adding that ...": it adds, not the jets."""
    for token in range(words.bounds_of(verb)[0], verb - 1):
        if words.lower[token] == "according" and words.lower[token + 1] == "to" and words.dep[verb] == "advcl":
            return words.child(token + 1, frozenset({"pobj"}))
    return None


def _teller_above(words: Words, verb: int, lexicon: ReportingLexicon) -> int | None:
    """ "Told the agency that two men were hurt but said ...": the parser hangs "said" on what was told before it."""
    told = words.head[verb]
    teller = words.head[told]
    if words.dep[told] != "ccomp" or words.lemma[teller] not in lexicon.verbs or words.lemma[verb] not in lexicon.verbs:
        return None
    hurt = nearest_subject(words, told)
    if hurt is not None and words.lemma[hurt] in lexicon.source_nouns:
        return None
    return nearest_subject(words, teller)


def _governing_report(words: Words, verb: int, lexicon: ReportingLexicon) -> int | None:
    """For "..., adding that" the verb of saying above it, also where the parser hung it on what was said."""
    adds = words.lemma[verb] == "add"
    if words.dep[verb] in {"acl", "relcl", "amod", "pcomp"} and not adds:
        return None
    for _ in range(MAX_CLIMB * 2 if adds else MAX_CLIMB):
        if nearest_subject(words, verb) is not None and words.lemma[verb] in lexicon.inverting_verbs:
            return verb
        above = words.head[verb]
        if above == verb:
            return None
        verb = above
    return None


def nearest_subject(words: Words, verb: int) -> int | None:
    """Of several subjects, which lost punctuation brings about, the last one before the verb."""
    found = None
    is_participle = words.tag[verb] == "VBG"
    for child in words.children[verb]:
        if words.dep[child] not in SUBJECTS or words.tag[child] in NON_NOMINAL:
            continue
        # a participle's subject stands before it: "saying gunmen had fired" is not said by the gunmen
        if child < verb or (found is None and not is_participle):
            found = child
    return found
