"""Whether a verb of saying stands before its subject: "..., said the chief"."""

from __future__ import annotations

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.subjects import nearest_subject
from marsad.extract.attribution.words import TokenRange, Words


def is_inverted(words: Words, verb: int, after: TokenRange, lexicon: ReportingLexicon) -> bool:
    """Whether the noun phrase after the verb is its subject: "... closed, said the chief"."""
    start, end = words.bounds_of(verb)
    quoted = words.quote_before(verb) is not None
    if (verb == start and not quoted) or words.tag[verb] in {"VB", "VBG"}:
        return False
    subject = nearest_subject(words, verb)
    if words.lower[verb - 1] == "," and _closes_with_outlet(words, after, end, lexicon):
        return True
    if _closes_with_source(words, subject, after, end, lexicon):
        return True
    if any(child > verb and words.dep[child] == "nsubj" for child in words.children[verb]):
        return True
    if (quoted or words.lower[verb - 1] == ",") and (subject is None or subject > verb):
        return True
    if subject is not None or words.dep[verb] in {"xcomp", "advcl", "acl"} or words.tag[verb] in {"VB", "VBG"}:
        return False
    is_outlet = words.lower[after[1] - 1] in lexicon.outlet_nouns
    closes = is_outlet or after[1] >= end or words.tag[after[1]] in {".", ",", "_SP", "IN"}
    return closes and any(words.tag[token] in {"VBD", "VBZ", "VBP", "VBN", "MD"} for token in range(start, verb))


def _closes_with_outlet(words: Words, phrase: TokenRange, end: int, lexicon: ReportingLexicon) -> bool:
    """Whether a sentence ends with the name of an outlet: "..., reported The Daily"."""
    last = phrase[1] - 1
    is_outlet = words.lower[last] in lexicon.outlet_nouns or words.lower[last] in lexicon.outlet_names
    return is_outlet and words.tag[last].startswith("NNP") and (phrase[1] >= end or words.lower[phrase[1]] == ".")


def _closes_with_source(
    words: Words, subject: int | None, phrase: TokenRange, end: int, lexicon: ReportingLexicon
) -> bool:
    """Whether a sentence that lost its comma ends with who speaks: "killed ten civilians said the Observatory"."""
    if subject is None or words.tag[subject] not in {"NN", "NNS"}:
        return False
    tells = lexicon.source_nouns | lexicon.outlet_nouns | lexicon.person_nouns
    if words.lemma[subject] in tells or not _is_victims(words, subject):
        return False
    names_source = any(words.lemma[token] in tells for token in range(*phrase))
    return names_source and (phrase[1] >= end or words.lower[phrase[1]] in {".", ","})


def _is_victims(words: Words, subject: int) -> bool:
    """Whether a supposed speaker is a counted noun: "at least ten civilians"."""
    return any(words.dep[child] == "nummod" for child in words.children[subject])
