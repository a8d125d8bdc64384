"""The clause that a verb of saying puts into its speaker's mouth, on its right, on its left or around it."""

from __future__ import annotations

from marsad.codebook.reporting import ReportingLexicon, VerbSense
from marsad.extract.attribution.drafts import without
from marsad.extract.attribution.words import FINITE_TAGS, SUBJECTS, VERB_TAGS, TokenRange, Words, trim

CLAUSES = frozenset({"ccomp"})
JOINERS = frozenset({"and", "but", "while", "whereas", "although", "though", "meanwhile", "however", "as"})
CHANNEL_PREPOSITIONS = frozenset({"in", "on", "via", "through", "during", "by"})
ENDS = frozenset('.!?:;"”')
ADJUNCT_PREPOSITIONS = frozenset({"in", "on", "at", "by", "via", "to", "during", "from", "through", "late", "early"})
ADJUNCT_TAGS = frozenset({"JJ", "NNP", "NN", "PRP$", "POS", "NNS", "CD", "RB"})
RELATIVE_MARKS = frozenset({"who", "which", "whose", "whom"})


def clause_content(
    words: Words, verb: int, source: TokenRange | None, sense: VerbSense, lexicon: ReportingLexicon
) -> list[TokenRange]:
    """The clause that a verb of saying takes, on its right or, for "..., a monitor said", on its left."""
    start, end = words.bounds_of(verb)
    cue_start = min(verb, source[0]) if source else verb
    cue_start = min(cue_start, _quoter(words, verb, cue_start))
    cue_end = max(verb + 1, source[1]) if source else verb + 1
    clause = clause_child(words, verb) if "clause" in sense.takes else None
    if clause is not None and clause > verb:
        return [trim(words, _right_clause(words, verb, clause, (cue_end, end), lexicon))]
    if clause is not None:
        left = trim(words, (_left_limit(words, clause, start), cue_start))
        tail = _tail_after_comma(words, cue_end, end, clause)
        return [left] if tail is None else [left, tail]
    after = cue_end if "clause" not in sense.takes else _after_adjuncts(words, cue_end, end, lexicon)
    if "clause" in sense.takes and after < end and words.lower[after] == "that" and words.tag[after] == "IN":
        # "... adding that": what follows is said, whatever quotation stands before
        return [trim(words, (after, end))]
    quote = words.quote_before(cue_start) or words.quote_after(after)
    if quote is not None:
        return [quote]
    if "clause" not in sense.takes or words.lemma[verb] not in lexicon.inverting_verbs:
        return []
    statement = _statement_after(words, after)
    if statement is not None:
        return [statement]
    return _by_position(words, verb, (start, end), (cue_start, cue_end), lexicon)


def passes_on(words: Words, verb: int) -> bool:
    """ "Quoted a medic as saying": what was said is the medic's, also where it stands before."""
    return any(
        words.lower[child] == "as" and words.child(child, frozenset({"pcomp"})) is not None
        for child in words.children[verb]
    )


def _quoter(words: Words, verb: int, cue_start: int) -> int:
    """Where "the agency quoted" begins, which stands between a quotation and "a medic as saying"."""
    above = words.head[verb]
    if words.dep[verb] != "pcomp" or words.lower[above] != "as":
        return cue_start
    subject = words.child(words.head[above], SUBJECTS)
    return cue_start if subject is None else min(words.edges(subject)[0], words.head[above])


def _statement_after(words: Words, colon: int) -> TokenRange | None:
    """What follows "The minister said:" at the end of a line, up to the next such line or the end of the text."""
    if not _ends_line_with_colon(words, colon):
        return None
    start, end = colon + 1, len(words.lower)
    for token in range(start, end):
        if _ends_line_with_colon(words, token):
            end = words.bounds_of(token)[0]
            break
    while start < end and words.tag[start] == "_SP":
        start += 1
    return (start, end) if start < end else None


def _ends_line_with_colon(words: Words, token: int) -> bool:
    if token + 1 >= len(words.lower) or words.lower[token] != ":":
        return False
    return "\n" in words.text[words.ends[token] : words.ends[token + 1]]


def clause_child(words: Words, verb: int) -> int | None:
    """The complement clause of the verb, one with a verb in it."""
    found = None
    for child in words.children[verb]:
        if words.dep[child] in CLAUSES and (words.tag[child] in VERB_TAGS or words.child(child, SUBJECTS) is not None):
            if child > verb:
                return child
            found = child
    return found if found is not None else _clause_of_channel(words, verb)


def _clause_of_channel(words: Words, verb: int) -> int | None:
    """ "Announced in a statement that fighters attacked": the parser hangs the clause on the statement."""
    for preposition in words.children[verb]:
        if preposition < verb or words.lower[preposition] not in CHANNEL_PREPOSITIONS:
            continue
        for noun in words.children[preposition]:
            if words.lower[noun] not in words.channels:
                continue
            for clause in words.children[noun]:
                if words.dep[clause] in {"acl", "ccomp", "relcl"} and any(
                    words.lower[mark] == "that" and words.dep[mark] == "mark" for mark in words.children[clause]
                ):
                    return clause
    return None


def _right_clause(words: Words, verb: int, clause: int, room: TokenRange, lexicon: ReportingLexicon) -> TokenRange:
    left, right = words.edges(clause)
    for child in words.children[verb]:
        if words.dep[child] == "conj" and words.lemma[child] in lexicon.verbs:
            continue
        if verb < child < left and words.dep[child] == "nsubj":
            # "saying gunmen had fired": the clause's subject, hung on the verb of saying
            left = words.edges(child)[0]
        # a second clause, and in "said A and B" a B that the parser hangs on the verb of saying
        own_clause = words.dep[child] == "conj" and words.child(child, SUBJECTS) is not None
        if child > clause and (own_clause or words.dep[child] in CLAUSES):
            right = max(right, words.edges(child)[1])
    return max(left, room[0]), min(right, room[1])


def _left_limit(words: Words, clause: int, start: int) -> int:
    """Where a preposed clause begins: the start of the sentence unless another clause stands before it."""
    left = words.edges(clause)[0]
    if any(words.tag[token] in FINITE_TAGS for token in range(start, left)):
        return left
    while start < left and words.lower[start] in JOINERS:
        start += 1
    return start


def _tail_after_comma(words: Words, cue_end: int, end: int, clause: int) -> TokenRange | None:
    """The second half of "Rebels, the group said, had fled": only where the clause itself goes on after the cue."""
    for child in words.children[clause]:
        if child >= cue_end:
            left, right = words.edges(child)
            return trim(words, (max(left, cue_end), min(right, end)))
    return None


def _by_position(
    words: Words, verb: int, sentence: TokenRange, cue: TokenRange, lexicon: ReportingLexicon
) -> list[TokenRange]:
    """Without a complement in the parse: what follows the cue, if a clause does, else what precedes it."""
    start, end = sentence
    after = _after_adjuncts(words, cue[1], end, lexicon)
    right = trim(words, (after, end))
    if _stands_between(words, cue) and _holds_clause(words, (start, cue[0])):
        # "..., medics said, and ambulances rushed to the scene"
        return [trim(words, (start, cue[0]))]
    opens_clause = right[0] < right[1] and words.lower[after] in {"that", ":"}
    if opens_clause or (_holds_clause(words, right) and not _is_relative(words, right[0])):
        return [right]
    # what somebody was told comes after: only "..., a monitor said" reaches back over a cut
    left = trim(words, (start if words.lemma[verb] == "tell" else _run_on_start(words, start, cue[0]), cue[0]))
    if not any(words.tag[token] in FINITE_TAGS or words.tag[token] == "VBN" for token in range(*left)):
        return []
    if (
        words.dep[verb] in {"relcl", "advcl", "acl"}
        and words.tag[verb] != "VBG"
        and not ends_sentence(words, cue[1], end, lexicon)
    ):
        return []
    if _holds_clause(words, right) or not ends_sentence(words, cue[1], end, lexicon):
        # a cue in the middle: commas on both sides make the whole sentence its content
        commas = cue[0] > start and words.lower[cue[0] - 1] == "," and cue[1] < end and words.lower[cue[1]] == ","
        return without((start, end), cue) if commas else []
    return [left]


def _stands_between(words: Words, cue: TokenRange) -> bool:
    """Whether a cue stands between commas behind which a clause is added by "and" or "but"."""
    first, last = cue[0] - 1, cue[1]
    return (
        first > 0
        and words.lower[first] == ","
        and words.lower[last : last + 1] == [","]
        and (words.lower[last + 1 : last + 2] in (["and"], ["but"]))
    )


def _run_on_start(words: Words, start: int, cue_start: int) -> int:
    """Where a sentence begins that the parser cut in two: no mark ends its first half, no verb stands in its second."""
    if start == 0 or _holds_clause(words, (start, cue_start)):
        return start
    first, _ = words.bounds_of(start - 1)
    before = words.text[words.starts[first] : words.starts[start]]
    is_ended = before.rstrip()[-1:] in ENDS or "\n" in before[len(before.rstrip()) :]
    return start if is_ended or not _holds_clause(words, (first, start)) else first


def _holds_clause(words: Words, span: TokenRange) -> bool:
    return any(words.tag[token] in FINITE_TAGS for token in range(*span))


def _is_relative(words: Words, token: int) -> bool:
    return words.lower[token] in RELATIVE_MARKS


def _after_adjuncts(words: Words, start: int, end: int, lexicon: ReportingLexicon) -> int:
    """Skip what belongs to the saying: "Sunday", "reporters", "on Sunday", "in a statement to the agency"."""
    while start < end:
        token = start + 1 if words.lower[start] in ADJUNCT_PREPOSITIONS else start
        while token < end and (words.tag[token] in ADJUNCT_TAGS or (words.tag[token] == "DT" and token > start)):
            token += 1
        if token == start or not any(_is_adjunct(words, inside, lexicon) for inside in range(start, token)):
            return start
        start = token
    return start


def _is_adjunct(words: Words, token: int, lexicon: ReportingLexicon) -> bool:
    word = words.lower[token]
    return (
        word in words.time_words
        or word in words.channels
        or word in lexicon.outlet_nouns
        or word in lexicon.outlet_names
    )


def ends_sentence(words: Words, start: int, end: int, lexicon: ReportingLexicon) -> bool:
    """Whether nothing but adjuncts of the saying follows up to the end or a comma."""
    rest = _after_adjuncts(words, start, end, lexicon)
    return (
        rest >= end
        or words.tag[rest] in {".", ",", ":", "''", "``", "-RRB-", "_SP", "CC", "VBG"}
        or words.lower[rest].startswith(".")
    )
