"""Speakers by their names: whom "he", "it" and "a monitor" stand for among the sources of one report.

Conservative: a pronoun without a fitting source before it stays as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.speakers import noun_phrase
from marsad.extract.attribution.words import Words
from marsad.model.evidence import Span
from marsad.model.layers import AttributionSpan

PERSON = frozenset({"he", "she"})
THING = frozenset({"it"})
MANY = frozenset({"they"})
SPEAKER = frozenset({"i", "we"})
RELATIVE = frozenset({"who", "which", "that"})
PRONOUNS = PERSON | THING | MANY | SPEAKER | RELATIVE | frozenset({"you"})
RELATIVE_DEPTH = 4
"""Steps up the tree from a relative pronoun to its clause."""
RECENT = 12
"""Attributions before a pronoun among whose sources it is looked for."""
REACH = 4
"""Sources before a pronoun that are tried."""
LOOK_AHEAD = 4
"""Attributions after "a monitor said" among which its name is looked for."""


def named_sources(words: Words, spans: Sequence[AttributionSpan], lexicon: ReportingLexicon) -> tuple[Span | None, ...]:
    """For each attribution the words that name its source best; the source itself where nothing better is known."""
    text = words.text
    named: list[Span | None] = []
    for span in spans:
        source = span.source
        if source is None:
            named.append(None)
            continue
        spoken = text[source.start : source.end].lower()
        if spoken in PERSON | THING | MANY:
            source = _antecedent(words, spoken, source, named, lexicon) or source
        elif spoken in RELATIVE:
            source = _relative_head(words, source) or source
        named.append(source)
    named = [_introduced(text, index, named, lexicon) for index in range(len(named))]
    return tuple(_quoted_self(text, span, source, named) for span, source in zip(spans, named, strict=True))


def _quoted_self(text: str, span: AttributionSpan, source: Span | None, named: Sequence[Span | None]) -> Span | None:
    """Inside a quotation "I" and "we" are the speaker who is quoted."""
    if source is None or span.parent is None or text[source.start : source.end].lower() not in SPEAKER:
        return source
    return named[span.parent] or source


def _antecedent(
    words: Words, pronoun: str, at: Span, named: Sequence[Span | None], lexicon: ReportingLexicon
) -> Span | None:
    """The nearest source before the pronoun that it can stand for."""
    if pronoun not in PERSON:
        topic = _topic_before(words, at)
        if topic is not None and _fits(words, pronoun, topic, lexicon):
            return topic
    before = {span for span in named[-RECENT:] if span is not None and span.end <= at.start}
    for candidate in sorted(before, reverse=True)[:REACH]:
        name = words.text[candidate.start : candidate.end]
        if name.lower() not in PRONOUNS and _fits(words, pronoun, candidate, lexicon):
            return candidate
    return None


def _topic_before(words: Words, at: Span) -> Span | None:
    """The subject of the sentence before, where it is a proper name."""
    sentence = words.sentence[bisect_left(words.starts, at.start)]
    if sentence == 0:
        return None
    for token in range(*words.bounds[sentence - 1]):
        if words.dep[token] == "nsubj" and words.tag[token] == "NNP" and words.dep[words.head[token]] == "ROOT":
            return Span(*words.chars(noun_phrase(words, token)))
    return None


def _relative_head(words: Words, pronoun: Span) -> Span | None:
    """The noun phrase that "who" takes up."""
    node = bisect_left(words.starts, pronoun.start)
    for _ in range(RELATIVE_DEPTH):
        if words.dep[node] == "relcl":
            return Span(*words.chars(noun_phrase(words, words.head[node])))
        node = words.head[node]
    return None


def _fits(words: Words, pronoun: str, candidate: Span, lexicon: ReportingLexicon) -> bool:
    tokens = words.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
    if tokens is None or len(tokens) == 0:
        return False
    is_plural = tokens.root.tag_ in {"NNS", "NNPS"} or any(token.dep_ == "conj" for token in tokens)
    is_person = any(token.ent_type_ == "PERSON" or token.lemma_.lower() in lexicon.person_nouns for token in tokens)
    if pronoun in PERSON:
        return is_person and not is_plural
    if pronoun in MANY:
        return is_plural or not is_person
    return not is_person and not is_plural


def _introduced(text: str, index: int, named: Sequence[Span | None], lexicon: ReportingLexicon) -> Span | None:
    """The name that a source first called "a monitor" is given a little later."""
    source = named[index]
    if source is None:
        return None
    words = text[source.start : source.end].lower().split()
    kind = next((last for last in (words[-1], " ".join(words[-2:])) if last in lexicon.introduced), None)
    if words[0] not in {"a", "an"} or kind is None:
        return source
    names = lexicon.introduced[kind]
    for later in named[index + 1 : index + 1 + LOOK_AHEAD]:
        if later is not None and later.start > source.start:
            found = text[later.start : later.end]
            if any(word.strip("()").lower() in names and word[0].isupper() for word in found.split()):
                return later
    return source
