"""Who speaks: the noun phrase that belongs to a reporting verb.

The parse says it best where it is right. Texts that lost their punctuation ("ten were killed in the raid a monitor
said") mislead the parser; there the nouns that stand directly before the verb are read instead.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.scanning import (
    MAX_SCAN,
    before_channel,
    close_bracket,
    lost_beginning,
    nouns_before,
    phrase_from,
)
from marsad.extract.attribution.subjects import subject_of
from marsad.extract.attribution.whole_names import whole_name
from marsad.extract.attribution.words import FINITE_TAGS, NOUN_TAGS, SUBJECTS, TokenRange, Words

LEFT_PARTS = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "appos", "advmod", "npadvmod", "case"}
)
RIGHT_PARTS = frozenset({"prep", "conj", "cc", "nummod", "nmod", "case", "compound", "dep", "npadvmod", "appos"})
PHRASE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "IN", "POS", "HYPH", "PRP$", "CD", "-LRB-", "-RRB-"})
"""Tags of a speaker's phrase without clauses."""
ROW_STARTS = frozenset({"DT", "NNP", "PRP$", "NNS"})
NAMING = frozenset({"known", "called", "named", "dubbed", "styled"})


def speaker_of(words: Words, verb: int, lexicon: ReportingLexicon) -> TokenRange | None:
    """The noun phrase that says what `verb` reports, in the active voice; None where there is none."""
    found = _speaker_by_parse(words, verb, lexicon)
    return None if found is None else whole_name(words, found)


def _speaker_by_parse(words: Words, verb: int, lexicon: ReportingLexicon) -> TokenRange | None:
    told = _after_quotation(words, verb)
    if told is not None:
        return told
    subject = _quoted_speaker(words, verb) or subject_of(words, verb, lexicon)
    if subject is None:
        return nouns_before(words, verb, lexicon)
    phrase = _without_time(words, _with_title(words, noun_phrase(words, subject), verb, lexicon))
    beside = _beside_closing_verb(words, verb, lexicon)
    if beside is not None and not phrase[0] <= beside[0] < phrase[1] and not beside[0] <= phrase[0] < beside[1]:
        return beside
    beginning = lost_beginning(words, phrase[0], verb)
    tells_kind = beginning == phrase[1] and words.lower[phrase[1]] in {"a", "an"}
    if beginning is not None and not phrase[0] <= beginning < phrase[1] and not tells_kind:
        return phrase_from(words, beginning, verb) or phrase
    if _swallowed_a_clause(words, phrase, verb) or _is_channel(words, phrase, verb):
        return nouns_before(words, verb, lexicon) or phrase
    return phrase


def _beside_closing_verb(words: Words, verb: int, lexicon: ReportingLexicon) -> TokenRange | None:
    """The source that stands right before a verb of saying that closes its sentence, whatever the parse says."""
    end = words.bounds_of(verb)[1]
    if words.lemma[verb] not in lexicon.inverting_verbs or not ends_with_time(words, _told_to(words, verb), end):
        return None
    row = nouns_before(words, verb, lexicon)
    if row is None or words.tag[row[0]] not in ROW_STARTS:
        return None
    known = lexicon.source_nouns | lexicon.outlet_nouns | lexicon.outlet_names
    return row if any(words.lower[token] in known or words.lemma[token] in known for token in range(*row)) else None


def _told_to(words: Words, verb: int) -> int:
    """The first word after the verb and, for "told", the name of whom it was told."""
    after = verb + 1
    while words.lower[verb] == "told" and after < len(words.tag) and words.tag[after].startswith("NNP"):
        if words.lower[after] in words.time_words:
            break
        after += 1
    return after


def ends_with_time(words: Words, start: int, end: int) -> bool:
    """Whether only a time follows up to the end of the sentence: "said on Monday"."""
    rest = (token for token in range(start, end) if words.lower[token] not in words.time_words)
    return all(words.lower[token] in {"on", ".", "late", "early"} or words.tag[token] == "_SP" for token in rest)


def _after_quotation(words: Words, verb: int) -> TokenRange | None:
    """The nouns between the end of a quotation and the verb: '"..." the head of the hospital told the agency'."""
    index = bisect_right(words.quotes, verb, key=itemgetter(1)) - 1
    if index < 0 or words.tag[verb] not in FINITE_TAGS:
        return None
    start, end = words.quotes[index][1], verb
    while start < end and words.tag[start] in {",", "_SP"}:
        start += 1
    while start < end and (words.tag[end - 1] in {",", "RB"} or words.lower[end - 1] in words.time_words):
        end -= 1
    tags = [words.tag[token] for token in range(start, end)]
    is_phrase = 0 < len(tags) <= MAX_SCAN and all(tag in PHRASE_TAGS for tag in tags) and tags[-1] in NOUN_TAGS
    return (start, end) if is_phrase and words.bounds_of(verb)[0] <= words.quotes[index][1] else None


def _quoted_speaker(words: Words, verb: int) -> int | None:
    """The head of "a medic" in "quoted a medic as saying" and "a medic was quoted as saying"."""
    above = words.head[verb]
    if words.dep[verb] != "pcomp" or words.lower[above] != "as":
        return None
    quoting = words.head[above]
    return words.child(quoting, frozenset({"dobj"})) or words.child(quoting, frozenset({"nsubjpass"}))


def _without_time(words: Words, phrase: TokenRange) -> TokenRange:
    """ "... shortly after midnight a reporter in the town said": a time before the speaker is not his."""
    start, end = phrase
    while start < end - 1 and words.lower[start] in words.time_words and words.tag[start] not in {"JJ", "RB"}:
        start += 1
    return start, end


def _with_title(words: Words, phrase: TokenRange, verb: int, lexicon: ReportingLexicon) -> TokenRange:
    """Join a title set off by commas that the parser took for a subject of its own: "the police chief, X, said"."""
    for child in words.children[verb]:
        if child < phrase[0] and words.dep[child] in SUBJECTS:
            left, right = words.edges(child)
            if right == phrase[0] and words.tag[right] == "DT" and words.doc[child].ent_type_ != "PERSON":
                # two noun phrases without a comma between: the second speaks, or says of what kind the first is
                is_source = any(words.lemma[token] in lexicon.source_nouns for token in range(left, right))
                if words.lower[right] in {"a", "an"} and is_source:
                    return left, right
                continue
            while right < phrase[0] and words.lower[right] == ",":
                right += 1
            if right == phrase[0] and not any(words.is_verb(token) for token in range(left, right)):
                return left, phrase[1]
    return phrase


def noun_phrase(words: Words, head: int) -> TokenRange:
    """The noun phrase of `head` with determiner, titles, names and "of"-phrases, without relative clauses."""
    start, end = head, head + 1
    for child in reversed(words.children[head]):
        if child < head and (words.dep[child] in LEFT_PARTS or _is_hyphen(words, child)):
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
    while end > head + 1 and words.lower[end - 1] == ",":
        end -= 1
    return close_bracket(words, start, end)


def _is_hyphen(words: Words, token: int) -> bool:
    """The hyphen of a name that the tokenizer cut: "al-Zahrani"."""
    return words.lower[token] == "-" and words.ends[token - 1] == words.starts[token]


def _belongs(words: Words, child: int) -> bool:
    dep = words.dep[child]
    if dep == "punct":
        return words.lower[child] in {"(", "[", "-", "'s"}
    left, right = words.edges(child)
    if dep == "acl":
        # "the group known as ..." is its name
        return words.lower[child] in NAMING and right - left > 1
    if dep not in RIGHT_PARTS:
        return False
    if any(words.lower[token] in words.time_words for token in range(left, min(right, left + 4))):
        return False
    if dep == "prep" and words.child(child, frozenset({"pcomp"})) is not None:
        # "accused by groups of killing": no part of the groups' name
        return False
    if dep == "prep" and any(words.lower[token] in words.channels for token in range(left, min(right, left + 4))):
        return False
    return not any(words.tag[token] in FINITE_TAGS for token in range(left, right))


def _is_channel(words: Words, phrase: TokenRange, verb: int) -> bool:
    """Whether the parser took the end of "in a statement on the service Telegram" for the speaker."""
    before = before_channel(words, verb, words.bounds_of(verb)[0])
    return before < phrase[0] < verb and words.lower[phrase[0] - 1] != ","


def _swallowed_a_clause(words: Words, phrase: TokenRange, verb: int) -> bool:
    """Whether the parser put a clause, or words from beyond the speaker's, into the noun phrase."""
    start, end = phrase
    if end <= verb - MAX_SCAN and words.tag[end - 1] in NOUN_TAGS:
        return False
    return any(words.tag[token] in FINITE_TAGS for token in range(start, end)) or start <= verb < end
