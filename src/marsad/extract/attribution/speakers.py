"""Who speaks: the noun phrase that belongs to a reporting verb.

The parse says it best where it is right. Texts that lost their punctuation ("ten were killed in the raid a monitor
said") mislead the parser; there the nouns that stand directly before the verb are read instead.
"""

from __future__ import annotations

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.words import FINITE_TAGS, SUBJECTS, TokenRange, Words

RELATIVE = frozenset({"WDT", "WP", "WP$"})
LEFT_PARTS = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "appos", "advmod", "npadvmod", "case"}
)
RIGHT_PARTS = frozenset({"prep", "conj", "cc", "nummod", "nmod", "case", "compound", "dep", "npadvmod", "appos"})
SCAN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "PRP$", "HYPH", "VBN", "FW", "ADD", "AFX"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
BRIDGES = frozenset({"of", "for", "in", "at", "from", "with"})
SKIPPED_BEFORE_VERB = frozenset({"RB", "MD", "VBZ", "VBP", "VBD", ","})
MAX_SCAN = 18
"""Tokens of the longest speaker read without the parse."""
MAX_BETWEEN = 4
"""Adverbs and auxiliaries between speaker and verb."""


def speaker_of(words: Words, verb: int, lexicon: ReportingLexicon) -> TokenRange | None:
    """The noun phrase that says what `verb` reports, in the active voice; None where there is none."""
    subject = _subject(words, verb)
    if subject is not None:
        phrase = _with_title(words, noun_phrase(words, subject), verb)
        if not _swallowed_a_clause(words, phrase, verb):
            return phrase
    return nouns_before(words, verb, lexicon) or (noun_phrase(words, subject) if subject is not None else None)


def _subject(words: Words, verb: int) -> int | None:
    """The head of the speaker's noun phrase, through coordination, participles and relative clauses."""
    for _ in range(4):
        subject = nearest_subject(words, verb)
        dep, above = words.dep[verb], words.head[verb]
        if subject is not None:
            if words.tag[subject] in RELATIVE and dep == "relcl":
                return above
            return subject
        if dep in {"acl", "relcl"} and words.tag[above] in NOUN_TAGS:
            return above
        if above == verb or dep not in {
            "conj",
            "xcomp",
            "advcl",
            "ccomp",
            "pcomp",
            "prep",
            "acomp",
            "dep",
            "parataxis",
            "aux",
        }:
            return None
        verb = above
    return None


def nearest_subject(words: Words, verb: int) -> int | None:
    """Of several subjects, which lost punctuation brings about, the last one before the verb."""
    found = None
    for child in words.children[verb]:
        if words.dep[child] in SUBJECTS and (child < verb or found is None):
            found = child
    return found


def _with_title(words: Words, phrase: TokenRange, verb: int) -> TokenRange:
    """Join a title set off by commas that the parser took for a subject of its own: "the police chief, X, said"."""
    for child in words.children[verb]:
        if child < phrase[0] and words.dep[child] in SUBJECTS:
            left, right = words.edges(child)
            while right < phrase[0] and words.lower[right] == ",":
                right += 1
            if right == phrase[0] and not any(words.is_verb(token) for token in range(left, right)):
                return left, phrase[1]
    return phrase


def noun_phrase(words: Words, head: int) -> TokenRange:
    """The noun phrase of `head` with determiner, titles, names and "of"-phrases, without relative clauses."""
    start, end = head, head + 1
    for child in reversed(words.children[head]):
        if child < head and words.dep[child] in LEFT_PARTS:
            left, right = words.edges(child)
            if right != start:
                break
            start = left
    for child in words.children[head]:
        if child > head:
            left, right = words.edges(child)
            if left != end or not _belongs(words, child):
                break
            end = right
    return _close_bracket(words, start, end)


def _belongs(words: Words, child: int) -> bool:
    dep = words.dep[child]
    if dep == "punct":
        return words.lower[child] in {"(", "[", "-", "'s"}
    if dep not in RIGHT_PARTS:
        return False
    left, right = words.edges(child)
    if any(words.lower[token] in words.time_words for token in range(left, min(right, left + 4))):
        return False
    if dep == "prep" and any(words.lower[token] in words.channels for token in range(left, min(right, left + 4))):
        return False
    return not any(words.tag[token] in FINITE_TAGS for token in range(left, right))


def _close_bracket(words: Words, start: int, end: int) -> TokenRange:
    """Take in an acronym in brackets that follows the name: "the Central Command (CENTCOM)"."""
    limit = len(words.lower)
    if end < limit and words.lower[end] in {"(", "["}:
        for close in range(end + 1, min(end + 6, limit)):
            if words.lower[close] in {")", "]"}:
                return start, close + 1
    if "(" in words.lower[start:end] and ")" not in words.lower[start:end]:
        for close in range(end, min(end + 4, limit)):
            if words.lower[close] == ")":
                return start, close + 1
    return start, end


def _swallowed_a_clause(words: Words, phrase: TokenRange, verb: int) -> bool:
    """Whether the parser put a clause, or words from beyond the speaker's, into the noun phrase."""
    start, end = phrase
    if end <= verb - MAX_SCAN and words.tag[end - 1] in NOUN_TAGS:
        return False
    return any(words.tag[token] in FINITE_TAGS for token in range(start, end)) or start <= verb < end


def nouns_before(words: Words, verb: int, lexicon: ReportingLexicon) -> TokenRange | None:
    """The row of nouns that ends directly before `verb`, adverbs and auxiliaries between them left out."""
    first = words.bounds_of(verb)[0]
    end = verb
    while end > first and verb - end < MAX_BETWEEN and words.tag[end - 1] in SKIPPED_BEFORE_VERB:
        end -= 1
    if end == first:
        return None
    if words.tag[end - 1] == "PRP":
        return end - 1, end
    if words.tag[end - 1] not in NOUN_TAGS or words.lower[end - 1] in words.time_words:
        return None
    start = _scan_left(words, max(first, end - MAX_SCAN), end, lexicon)
    return (start, end) if start < end else None


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
    last = words.bounds_of(verb)[1]
    start = verb + 1
    if start >= last or words.tag[start] not in {"DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "CD", "PRP$"}:
        return None
    if words.lower[start] in words.time_words or words.tag[start] == "PRP":
        return None
    end = start
    while end < last and (
        words.tag[end] in SCAN_TAGS or words.tag[end] == "DT" or words.lower[end] in {"of", "for", "and"}
    ):
        end += 1
    while end > start and words.tag[end - 1] not in NOUN_TAGS:
        end -= 1
    while end > start + 1 and words.lower[end - 1] in words.time_words:
        end -= 1
    if end <= start:
        return None
    return _close_bracket(words, start, end)
