"""Speakers read from the row of words beside the verb, for texts whose lost punctuation misleads the parser."""

from __future__ import annotations

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.words import NOUN_TAGS, TokenRange, Words

SCAN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "PRP$", "HYPH", "VBN", "FW", "ADD", "AFX"})
START_TAGS = frozenset({"DT", "NNP", "NNPS", "NN", "NNS", "JJ", "CD", "PRP$"})
BRIDGES = frozenset({"of", "for", "in", "at", "from", "with"})
SKIPPED_BEFORE_VERB = frozenset({"RB", "MD", "VBZ", "VBP", "VBD", ","})
DETERMINERS = frozenset({"The", "A", "An"})
CLOSING_MARKS = frozenset({".", ":", "``", "''", "-LRB-", "_SP", ",", "HYPH"})
MAX_SCAN = 18
"""Tokens of the longest speaker read without the parse."""
MAX_BETWEEN = 4
"""Adverbs and auxiliaries between speaker and verb."""
MAX_CHANNEL = 14
"""Tokens of "in a statement published on ..." between speaker and verb."""
MAX_BRACKET = 6
"""Tokens of an acronym in brackets."""


def nouns_before(words: Words, verb: int, lexicon: ReportingLexicon) -> TokenRange | None:
    """The row of nouns that ends before `verb`; adverbs, auxiliaries, time and channel between them left out."""
    first = words.bounds_of(verb)[0]
    end = verb
    while end > first and verb - end < MAX_BETWEEN and words.tag[end - 1] in SKIPPED_BEFORE_VERB:
        end -= 1
    end = _before_time(words, before_channel(words, end, first), first)
    if end == first:
        return None
    if words.tag[end - 1] == "PRP":
        return end - 1, end
    if words.tag[end - 1] not in NOUN_TAGS and words.lower[end - 1] != ")":
        return None
    start = _scan_left(words, max(first, end - MAX_SCAN), end, lexicon)
    return (start, end) if start < end else None


def _before_time(words: Words, end: int, first: int) -> int:
    """Step back over "on Monday", "late Sunday"."""
    start = end
    while start > first and words.lower[start - 1] in words.time_words:
        start -= 1
    if start < end and start > first and words.lower[start - 1] in {"on", "in"}:
        start -= 1
    return start


def before_channel(words: Words, end: int, first: int) -> int:
    """Step back over "in a statement published on Telegram", whatever the statement is said to be."""
    before = _before_one_channel(words, end, first)
    while before < end and before > first and words.tag[before - 1] == "VBN":
        end, before = before, _before_one_channel(words, before - 1, first)
    return before


def _before_one_channel(words: Words, end: int, first: int) -> int:
    for start in range(end - 1, max(first, end - MAX_CHANNEL), -1):
        if words.lower[start] in {"in", "on"} and any(
            words.lower[token] in words.channels for token in range(start + 1, min(start + 4, end))
        ):
            return start - 1 if words.lower[start - 1] == "," else start
    return end


def _scan_left(words: Words, first: int, end: int, lexicon: ReportingLexicon) -> int:
    start = end
    while start > first:
        token = start - 1
        tag = words.tag[token]
        if tag == "DT":
            start = token
            if not _bridged(words, start, first, lexicon):
                return start
            start -= 1
        elif words.lower[token] == ")":
            opened = next(
                (i for i in range(token, max(first, token - MAX_BRACKET) - 1, -1) if words.lower[i] == "("), None
            )
            if opened is None:
                return start
            start = opened
        elif tag in SCAN_TAGS:
            if start < end and _is_break(words, token, end, lexicon):
                return start
            start = token
        elif words.lower[token] in BRIDGES and _bridged(words, start, first, lexicon):
            start = token
        else:
            return start
    return start


def _bridged(words: Words, start: int, first: int, lexicon: ReportingLexicon) -> bool:
    """Whether what starts here hangs on a speaker word before it: "a source | in the city"."""
    return (
        start - 2 >= first
        and words.lower[start - 1] in BRIDGES
        and (words.lemma[start - 2] in lexicon.source_nouns or words.lower[start - 2] in lexicon.outlet_nouns)
    )


def _is_break(words: Words, token: int, end: int, lexicon: ReportingLexicon) -> bool:
    """Whether a noun phrase ends at `token`: a new one begins after it although no mark stands between."""
    tag, following = words.tag[token], words.tag[token + 1]
    if words.lower[token] in words.time_words:
        return True
    if tag == "NNS" and following in {"NNP", "NNPS"}:
        return words.lemma[token] not in lexicon.source_nouns
    return (
        token + 2 == end
        and following == "NNS"
        and tag in {"NN", "NNS"}
        and words.lemma[end - 1] in lexicon.source_nouns
    )


def speaker_after(words: Words, verb: int) -> TokenRange | None:
    """The noun phrase that follows the verb in "said the chief of the Observatory"; None where there is none."""
    return phrase_from(words, verb + 1, words.bounds_of(verb)[1])


def phrase_from(words: Words, start: int, last: int) -> TokenRange | None:
    """The noun phrase that begins at `start`, read from left to right."""
    if start >= last or words.tag[start] not in START_TAGS or words.lower[start] in words.time_words:
        return None
    end = start
    while end < last and (words.tag[end] in SCAN_TAGS or _goes_on(words, end, start)):
        if end > start and words.tag[end] == "CD" and words.tag[end - 1] in NOUN_TAGS:
            break
        end += 1
    while end > start and words.tag[end - 1] not in NOUN_TAGS:
        end -= 1
    while end > start + 1 and words.lower[end - 1] in words.time_words:
        end -= 1
    return close_bracket(words, start, end) if end > start else None


def _goes_on(words: Words, token: int, start: int) -> bool:
    if words.tag[token] == "DT":
        return token == start or words.lower[token - 1] in {"of", "for", "and", "from"}
    return words.lower[token] in {"of", "for", "and"}


def close_bracket(words: Words, start: int, end: int) -> TokenRange:
    """Take in an acronym in brackets that follows the name: "the Central Command (CENTCOM)"."""
    limit = min(end + MAX_BRACKET, len(words.lower))
    is_open = "(" in words.lower[start:end] and ")" not in words.lower[start:end]
    if is_open or (end < limit and words.lower[end] == "("):
        for close in range(end, limit):
            if words.lower[close] == ")":
                return start, close + 1
    return start, end


def lost_beginning(words: Words, start: int, verb: int) -> int | None:
    """Where, between a supposed subject and its verb, a sentence begins that lost the mark before it."""
    for token in range(verb - 1, start, -1):
        if words.tag[token] == "DT" and words.text[words.starts[token] : words.ends[token]] in DETERMINERS:
            before = words.tag[token - 1]
            if before not in CLOSING_MARKS and before != "IN":
                return token
    return None
