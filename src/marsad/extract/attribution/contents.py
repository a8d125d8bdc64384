"""What is said: the tokens that a reporting verb puts into its speaker's mouth, by the sense of the verb."""

from __future__ import annotations

from marsad.codebook.reporting import ReportingLexicon, VerbSense
from marsad.extract.attribution.clauses import clause_child, clause_content, passes_on
from marsad.extract.attribution.objects import about, charge, has_noun_object, nonfinite, object_of
from marsad.extract.attribution.words import TokenRange, Words


def said_by(
    words: Words, verb: int, source: TokenRange | None, sense: VerbSense, lexicon: ReportingLexicon
) -> list[TokenRange]:
    """The content of `verb` under one of its senses; empty where the sense finds nothing to take."""
    takes = sense.takes
    if "charge" in takes:
        return charge(words, verb, sense, source)
    has_clause = clause_child(words, verb) is not None and not passes_on(words, verb)
    if "object" in takes and has_noun_object(words, verb, source) and not has_clause:
        # What is condemned is the object; a quotation that ended before belongs to somebody else's verb.
        return object_of(words, verb)
    if "clause" in takes or "quote" in takes:
        content = clause_content(words, verb, source, sense, lexicon)
        if content:
            return content
    if "infinitive" in takes:
        content = nonfinite(words, verb)
        if content:
            return content
    if "object" in takes:
        content = object_of(words, verb)
        if content:
            return content
    return about(words, verb, sense.about)
