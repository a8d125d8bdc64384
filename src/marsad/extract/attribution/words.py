"""The parsed document as plain lists: one pass over the tokens, then only list look-ups.

Attribution asks about the same few properties of many tokens. Lists answer several times faster than spaCy's
token objects, and every later function here is over numbers of tokens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.quotations import Quotation, find_quotations
from marsad.text.given_text import text_of
from marsad.text.sentences import sentence_bounds

TokenRange = tuple[int, int]
"""Half-open range of token numbers."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "WP", "EX"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
GAP = 2
GAP_TAGS = frozenset({",", ":", "_SP"})
COLUMNS: list[int | str] = ["IDX", "LENGTH", "HEAD", "LOWER", "LEMMA", "TAG", "DEP"]
HALF = 1 << 63
GLUED = {"said": "say", "added": "add", "reported": "report", "told": "tell"}
FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
OPENERS = frozenset({"that", ":", ",", "-", "–", "—", ";"})
CLOSERS = frozenset({",", ";", ".", ":", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Words:
    """What attribution needs to know of each token, by its number."""

    doc: Doc
    text: str
    starts: list[int]
    ends: list[int]
    lower: list[str]
    lemma: list[str]
    """In lower case."""
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    sentence: list[int]
    """Number of each token's sentence."""
    bounds: list[TokenRange]
    """Token range of each sentence."""
    paragraph: list[int]
    """Number of each sentence's paragraph."""
    quotes: list[TokenRange]
    """Token range of each quotation, marks included."""
    taken_up: list[bool]
    """Whether each quotation takes up the one before it in a new paragraph."""
    time_words: frozenset[str]
    channels: frozenset[str]
    """Where things are said: statement, interview, Telegram."""

    def edges(self, token: int) -> TokenRange:
        """The token range that the subtree of `token` covers."""
        node = self.doc[token]
        return node.left_edge.i, node.right_edge.i + 1

    def bounds_of(self, token: int) -> TokenRange:
        """The token range of the sentence of `token`."""
        return self.bounds[self.sentence[token]]

    def is_verb(self, token: int) -> bool:
        """Whether the tagger calls it a verb."""
        return self.tag[token] in VERB_TAGS

    def child(self, token: int, deps: frozenset[str]) -> int | None:
        """The first dependent with one of these relations."""
        for other in self.children[token]:
            if self.dep[other] in deps:
                return other
        return None

    def chars(self, span: TokenRange) -> tuple[int, int]:
        """The character range of a token range that is not empty."""
        return self.starts[span[0]], self.ends[span[1] - 1]

    def quote_before(self, token: int) -> TokenRange | None:
        """The quotation that ends directly before `token`, a comma or blank between them or not."""
        index = bisect_right(self.quotes, token, key=_end) - 1
        return self.quotes[index] if index >= 0 and self._is_gap(self.quotes[index][1], token) else None

    def quote_after(self, token: int) -> TokenRange | None:
        """The quotation that begins at `token`, a comma, colon or blank between them or not."""
        index = bisect_left(self.quotes, token, key=_start)
        return self.quotes[index] if index < len(self.quotes) and self._is_gap(token, self.quotes[index][0]) else None

    def quotes_in(self, span: TokenRange) -> range:
        """The numbers of the quotations that share a token with `span`."""
        return range(bisect_right(self.quotes, span[0], key=_end), bisect_left(self.quotes, span[1], key=_start))

    def is_quoted(self, token: int) -> bool:
        """Whether `token` stands inside a quotation, its opening mark not counted."""
        return any(self.quotes[index][0] < token for index in self.quotes_in((token, token + 1)))

    def _is_gap(self, start: int, end: int) -> bool:
        return 0 <= end - start <= GAP and all(self.tag[token] in GAP_TAGS for token in range(start, end))

    def words(self, span: TokenRange) -> str:
        """The text of a token range."""
        start, end = self.chars(span)
        return self.text[start:end]


def _start(span: TokenRange) -> int:
    return span[0]


def _end(span: TokenRange) -> int:
    return span[1]


def words_of(doc: Doc, lexicon: ReportingLexicon) -> Words:
    """The document's tokens as lists."""
    strings, text = doc.vocab.strings, text_of(doc)
    columns = doc.to_array(COLUMNS)
    starts, lengths, above = (columns[:, number].tolist() for number in range(3))
    lower, lemma, tag, dep = ([strings[key] for key in columns[:, number].tolist()] for number in range(3, 7))
    lemma = [base.lower() for base in lemma]
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    # heads are stored as distances, negative ones wrapped around in an unsigned number
    head = [number + (step if step < HALF else step - 2 * HALF) for number, step in enumerate(above)]
    for number, word in enumerate(lower):
        if "." in word and word.partition(".")[0] in GLUED:
            # "..., a monitor said.--AFP": a credit glued to the verb
            lower[number] = word.partition(".")[0]
            lemma[number], tag[number] = GLUED[lower[number]], "VBD"
        elif word == "is" and _is_name(text, starts, ends, number):
            # the group, not the verb
            lemma[number], tag[number] = "is", "NNP"
            if dep[number] in {"aux", "auxpass"}:
                dep[number] = "nsubj"
    children: list[list[int]] = [[] for _ in head]
    for number, above in enumerate(head):
        if above != number:
            children[above].append(number)
    bounds = list(pairwise(sentence_bounds(doc)))
    sentence_of: list[int] = []
    for number, (start, end) in enumerate(bounds):
        sentence_of.extend([number] * (end - start))
    quotations = find_quotations(text)
    return Words(
        doc,
        text,
        starts,
        ends,
        lower,
        lemma,
        tag,
        dep,
        head,
        children,
        sentence_of,
        bounds,
        _paragraphs(text, starts, bounds),
        [_tokens_of(starts, quotation) for quotation in quotations],
        [quotation.continues for quotation in quotations],
        lexicon.time_words,
        lexicon.channels,
    )


def _is_name(text: str, starts: list[int], ends: list[int], number: int) -> bool:
    """Whether "IS" is the group: written in capitals where its neighbours are not."""
    beside = [text[starts[n] : ends[n]] for n in (number - 1, number + 1) if 0 <= n < len(starts)]
    return text[starts[number] : ends[number]] == "IS" and not all(word.isupper() for word in beside if word.isalpha())


def _tokens_of(starts: list[int], quotation: Quotation) -> TokenRange:
    start = max(bisect_right(starts, quotation.start) - 1, 0)
    return start, max(bisect_left(starts, quotation.end), start + 1)


def _paragraphs(text: str, starts: list[int], bounds: list[TokenRange]) -> list[int]:
    """Number of the paragraph of each sentence: line breaks before its first character."""
    numbers: list[int] = []
    paragraph, done = 0, 0
    for start, _ in bounds:
        offset = starts[start]
        paragraph += text.count("\n", done, offset)
        done = offset
        numbers.append(paragraph)
    return numbers


def trim(words: Words, span: TokenRange) -> TokenRange:
    """Without "that", joining commas and blanks at the edges."""
    start, end = span
    while start < end and (words.lower[start] in OPENERS or words.tag[start] == "_SP"):
        start += 1
    while start < end and (words.lower[end - 1] in CLOSERS or words.tag[end - 1] == "_SP"):
        end -= 1
    return start, end
