"""Attributions without a verb: "according to a medic", "citing the ministry", "reportedly", "X's claim that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.codebook.reporting import ReportingLexicon, VerbSense, load_reporting
from marsad.extract.attribution.drafts import Draft, merge, without
from marsad.extract.attribution.scanning import speaker_after
from marsad.extract.attribution.speakers import noun_phrase
from marsad.extract.attribution.words import FINITE_TAGS, NOMINAL_TAGS, TokenRange, Words
from marsad.model.claims import Stance

NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "DT", "POS", "HYPH"})
SPEAKER_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
LONGEST_NAME = 5
"""Tokens of a name before a colon."""
SHORTEST_LINE = 5
"""Tokens after a colon that can be something said."""
DASHES = frozenset({"-", "–", "—", "--"})
CLAUSE_MARKS = frozenset({";", ":"})


def phrase_drafts(words: Words, lexicon: ReportingLexicon) -> Iterator[Draft]:
    """The attributions whose cue is a phrase, an adverb or a noun, in text order."""
    leads, hedges, nouns = lexicon.lead_phrases, lexicon.hedges, lexicon.content_nouns
    for token, word in enumerate(words.lower):
        draft = None
        if word == ":":
            draft = _colon_draft(words, token, lexicon)
        elif word in DASHES:
            draft = _dash_draft(words, token, lexicon)
        elif word in leads:
            draft = _lead_draft(words, token, lexicon)
        elif word == "reports" and words.tag[token] == "NNS":
            draft = _closing_outlet_draft(words, token, lexicon)
        elif word in hedges:
            draft = _hedge_draft(words, token, hedges[word])
        elif words.lemma[token] in nouns and words.tag[token] in {"NN", "NNS"}:
            draft = _noun_draft(words, token, nouns[words.lemma[token]])
        if draft is not None:
            yield draft


def _colon_draft(words: Words, colon: int, lexicon: ReportingLexicon) -> Draft | None:
    """ "UN: dozens killed ..." and the lines of a conversation: a name that begins its line, then a colon."""
    start, end = words.bounds_of(colon)
    if words.tag[start] == "_SP":
        start += 1
    opens_line = start == 0 or "\n" in words.text[words.ends[start - 1] - 1 : words.starts[start]]
    name = range(start, colon)
    if not opens_line or not 0 < len(name) <= LONGEST_NAME or end - colon < SHORTEST_LINE:
        return None
    knows = words.lemma[colon - 1] in lexicon.source_nouns
    is_name = all(words.tag[token] in NAME_TAGS for token in name) and words.tag[colon - 1] in {"NNP", "NNPS"}
    if not (is_name or knows) or any(words.lower[token] in words.time_words | words.channels for token in name):
        return None
    if not (knows or any(words.doc[token].ent_type_ in SPEAKER_ENTITIES for token in name)):
        return None
    return Draft((start, colon), (colon, colon + 1), ((colon + 1, end),), Stance.ASSERTS, "colon")


def _dash_draft(words: Words, dash: int, lexicon: ReportingLexicon) -> Draft | None:
    """ "Shelling kills two in the city - mayor": a headline that ends with who says so."""
    start, end = words.bounds_of(dash)
    if dash + 1 < end and words.ends[dash] == words.starts[dash + 1]:
        # the hyphen of "English-language"
        return None
    last = end
    while last > dash + 1 and (words.tag[last - 1] == "_SP" or words.lower[last - 1] == "."):
        last -= 1
    ends_line = end == len(words.lower) or "\n" in words.text[words.ends[last - 1] : words.starts[end]]
    name = range(dash + 1, last)
    if not ends_line or not 0 < len(name) <= LONGEST_NAME or dash - start < SHORTEST_LINE - 1:
        return None
    if words.lemma[last - 1] not in lexicon.source_nouns or any(words.is_verb(token) for token in name):
        return None
    return Draft((dash + 1, last), (dash, dash + 1), ((start, dash),), Stance.ASSERTS, "dash")


def _closing_outlet_draft(words: Words, cue: int, lexicon: ReportingLexicon) -> Draft | None:
    """ "Shelling killed two and injured five reports The Daily": a verb that the tagger takes for a noun."""
    start, end = words.bounds_of(cue)
    last = end
    while last > cue + 1 and (words.tag[last - 1] == "_SP" or words.lower[last - 1] == "."):
        last -= 1
    name = range(cue + 1, last)
    if not 0 < len(name) <= LONGEST_NAME or cue - start < SHORTEST_LINE:
        return None
    is_outlet = words.lower[last - 1] in lexicon.outlet_nouns or words.lower[last - 1] in lexicon.outlet_names
    if not is_outlet or any(words.tag[token] not in NAME_TAGS for token in name):
        return None
    return Draft((cue + 1, last), (cue, cue + 1), ((start, cue),), Stance.ASSERTS, "verb:report")


def _lead_draft(words: Words, token: int, lexicon: ReportingLexicon) -> Draft | None:
    for phrase, stance in lexicon.lead_phrases[words.lower[token]]:
        end = token + len(phrase)
        if tuple(words.lower[token:end]) != phrase:
            continue
        source = _source_after(words, end)
        if source is None:
            return None
        content = _governed(words, token, source)
        if content:
            return Draft(source, (token, end), content, stance, "lead:" + "_".join(phrase))
    return None


def _source_after(words: Words, start: int) -> TokenRange | None:
    """The noun phrase that begins at `start`, by the parse where its head hangs before it."""
    last = words.bounds_of(start - 1)[1]
    if start >= last:
        return None
    head = start
    while start <= words.head[head] < last and words.head[head] != head and words.tag[words.head[head]] in NOMINAL_TAGS:
        head = words.head[head]
    if words.tag[head] in NOMINAL_TAGS:
        left, right = noun_phrase(words, head)
        if left <= start < right:
            return start, right
    return speaker_after(words, start - 1)


def _governed(words: Words, cue: int, source: TokenRange) -> tuple[TokenRange, ...]:
    """What a source phrase speaks for: the sentence around it, bounded by marks that end a clause."""
    start, end = words.bounds_of(cue)
    for token in range(cue - 1, start, -1):
        if words.lower[token] in CLAUSE_MARKS:
            start = token + 1
            break
    for token in range(source[1], end):
        if words.lower[token] in CLAUSE_MARKS:
            end = token
            break
    pieces = [_strip(words, piece) for piece in without((start, end), (cue, source[1]))]
    finite = [piece for piece in pieces if any(words.tag[token] in FINITE_TAGS for token in range(*piece))]
    kept = finite or [piece for piece in pieces if piece[1] - piece[0] > 1]
    return merge(tuple(kept))


def _hedge_draft(words: Words, token: int, stance: Stance) -> Draft | None:
    """A hedging adverb speaks for the clause of the word it hangs on."""
    head = words.head[token]
    if head == token:
        return None
    left, right = words.edges(head)
    start, end = words.bounds_of(token)
    pieces = without((max(left, start), min(right, end)), (token, token + 1))
    return (
        Draft(None, (token, token + 1), merge(tuple(pieces)), stance, f"hedge:{words.lower[token]}") if pieces else None
    )


def _noun_draft(words: Words, noun: int, stance: Stance) -> Draft | None:
    """ "the army's claim that ..." and "reports that ...": the noun needs a clause; its possessor speaks."""
    clause = next(
        (
            child
            for child in words.children[noun]
            if child > noun and words.dep[child] in {"acl", "ccomp", "relcl"} and _opens_with_that(words, child)
        ),
        None,
    )
    if clause is None:
        return None
    if words.dep[noun] == "dobj" and any(sense.stance is Stance.DENIES for sense in _senses_above(words, noun)):
        # "Rejected accusations that ...": who rejects them speaks.
        return None
    source: TokenRange | None = None
    for child in words.children[noun]:
        if words.dep[child] == "poss":
            start, end = noun_phrase(words, child)
            source = (start, end - 1) if words.tag[end - 1] == "POS" else (start, end)
        elif words.lower[child] in {"by", "from"} and child > noun:
            for inner in words.children[child]:
                if words.dep[inner] == "pobj":
                    source = noun_phrase(words, inner)
    if source is None and words.dep[noun] == "pobj" and words.lower[noun] in words.channels:
        # "announced in a statement that ...": who announces says it
        return None
    left, right = words.edges(clause)
    if source is None and stance not in {Stance.SUSPECTS, Stance.ACCUSES}:
        stance = Stance.NARRATES
    return Draft(source, (noun, noun + 1), ((left + 1, right),), stance, f"noun:{words.lemma[noun]}")


def _senses_above(words: Words, noun: int) -> tuple[VerbSense, ...]:
    return load_reporting().verbs.get(words.lemma[words.head[noun]], ())


def _opens_with_that(words: Words, clause: int) -> bool:
    mark = words.edges(clause)[0]
    return words.lower[mark] == "that" and words.tag[mark] == "IN"


def _strip(words: Words, span: TokenRange) -> TokenRange:
    start, end = span
    while start < end and (words.lower[start] in {",", ":", ";", "-", "–", "—"} or words.tag[start] == "_SP"):
        start += 1
    while start < end and (words.lower[end - 1] in {",", ".", ":", ";", "-", "–", "—"} or words.tag[end - 1] == "_SP"):
        end -= 1
    return start, end
