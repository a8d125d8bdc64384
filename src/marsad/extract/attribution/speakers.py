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
from marsad.extract.attribution.words import FINITE_TAGS, NOUN_TAGS, SUBJECTS, TokenRange, Words

LEFT_PARTS = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "appos", "advmod", "npadvmod", "case"}
)
RIGHT_PARTS = frozenset({"prep", "conj", "cc", "nummod", "nmod", "case", "compound", "dep", "npadvmod", "appos"})
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "acomp", "dep", "parataxis", "aux"})
"""Relations over which a verb takes its subject from the verb above."""
PHRASE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "IN", "POS", "HYPH", "PRP$", "CD", "-LRB-", "-RRB-"})
"""Tags of a speaker's phrase without clauses."""
ROW_STARTS = frozenset({"DT", "NNP", "PRP$", "NNS"})
NAMING = frozenset({"known", "called", "named", "dubbed", "styled"})
MAX_CLIMB = 4
NON_NOMINAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "IN", "RB", "TO", "MD"})
"""Tags that no subject has, however the parser attached it."""


def speaker_of(words: Words, verb: int, lexicon: ReportingLexicon) -> TokenRange | None:
    """The noun phrase that says what `verb` reports, in the active voice; None where there is none."""
    told = _after_quotation(words, verb)
    if told is not None:
        return told
    subject = _quoted_speaker(words, verb) or _subject(words, verb, lexicon)
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
    if words.lemma[verb] not in lexicon.inverting_verbs or not ends_with_time(words, verb + 1, end):
        return None
    row = nouns_before(words, verb, lexicon)
    if row is None or words.tag[row[0]] not in ROW_STARTS:
        return None
    known = lexicon.source_nouns | lexicon.outlet_nouns | lexicon.outlet_names
    return row if any(words.lower[token] in known or words.lemma[token] in known for token in range(*row)) else None


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


def _subject(words: Words, verb: int, lexicon: ReportingLexicon) -> int | None:
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
    if words.dep[verb] in {"acl", "relcl", "amod", "pcomp"}:
        return None
    for _ in range(MAX_CLIMB):
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
