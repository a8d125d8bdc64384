"""Syntax and names of many texts found step by step together: what spaCy finds, in half of its time.

spaCy's parser and entity recogniser build an analysis move after move. Left to themselves they take Python's lock for
every question whether a move is allowed, some hundred a token, and multiply small matrices, one row a text. Here the
moves are the same and from the same scores, but the lock is held throughout and a step takes one move in every text
at once. For names the texts are sentences, since no name runs over the end of one; their tokens are still seen among
their neighbours, so that nearly all labels stay the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any, Final

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

from marsad.text.sentences import sentence_bounds

PARSER: Final = "parser"
RECOGNISER: Final = "ner"
SYNTAX: Final = "marsad_syntax"
NAMES: Final = "marsad_names"
MOST_DOCS: Final = 64
"""Documents whose syntax is found together, unless the caller says otherwise."""
FEWEST_DOCS: Final = 4
"""For fewer a step taken in Python costs more than it saves."""
MOST_TOKENS: Final = 1_500
"""Tokens whose names are found together, some sixty sentences: larger arrays do not stay in a processor's cache."""


class SyntaxTogether:
    """A pipeline component in place of a dependency parser; finds the same."""

    def __init__(self, parser: DependencyParser) -> None:
        self._parser = parser

    def __call__(self, doc: Doc) -> Doc:
        """Set head, relation and sentence start of every token."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = MOST_DOCS) -> Iterator[Doc]:
        """The documents in order, analysed."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            if len(batch) < FEWEST_DOCS:
                yield from self._parser.pipe(batch)
            else:
                _analyse(self._parser, batch, batch)
                yield from batch


class NamesTogether:
    """A pipeline component in place of a named-entity recogniser; finds nearly the same."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self._recogniser = recogniser

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a document whose sentences are known."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = MOST_DOCS) -> Iterator[Doc]:
        """The documents in order, with their entities."""
        for batch in _batches(docs, batch_size):
            sentences = [_sentences(doc) for doc in batch]
            _analyse(self._recogniser, batch, [part for parts in sentences for _, part in parts])
            for doc, parts in zip(batch, sentences, strict=True):
                found = [
                    Span(doc, start + entity.start, start + entity.end, label=entity.label)
                    for start, part in parts
                    for entity in part.ents
                ]
                doc.set_ents(found, default="outside")
                yield doc


def _analyse(component: Any, docs: Sequence[Doc], parts: Sequence[Doc]) -> None:
    """Annotate the parts, which together have the tokens of the documents; these give what tokens are known by."""
    filled = [part for part in parts if len(part)]
    scorer = component.model.predict(docs)
    states = component.moves.init_batch(filled)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        hidden = scorer.state2vec.predict(scorer.get_token_ids(unfinished))
        unfinished = component.transition_states(unfinished, scorer.vec2scores.predict(hidden))
    component.set_annotations(filled, states)
    scorer.clear_memory()  # it refers to itself: its arrays would stay until the garbage collector comes by


def _sentences(doc: Doc) -> list[tuple[int, Doc]]:
    """The bare tokens of each sentence, with the index of the first."""
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    bounds = sentence_bounds(doc)
    return [
        (start, Doc(doc.vocab, words=words[start:end], spaces=spaces[start:end]))
        for start, end in pairwise(bounds)
        if end > start
    ]


def _batches(docs: Iterable[Doc], most: int) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    tokens = 0
    for doc in docs:
        if batch and (len(batch) == most or tokens + len(doc) > MOST_TOKENS):
            yield batch
            batch, tokens = [], 0
        batch.append(doc)
        tokens += len(doc)
    if batch:
        yield batch


def can_go_together(component: object, kind: type) -> bool:
    """Whether a component takes its moves one by one, the best at each step, by a score made in two layers."""
    if type(component) is not kind:
        return False
    part: Any = component
    is_greedy = part.cfg["beam_width"] == 1
    is_scored = part.model.attrs["has_upper"] and not part.model.attrs["unseen_classes"]
    return is_greedy and is_scored and isinstance(part.model.ops, NumpyOps)


def analyse_together(nlp: Language) -> None:
    """Put ours in the place of a pipeline's parser and recogniser, where they find the same."""
    for name, kind, ours in ((PARSER, DependencyParser, SYNTAX), (RECOGNISER, EntityRecognizer, NAMES)):
        if can_go_together(nlp.get_pipe(name), kind):
            nlp.add_pipe(ours, before=name)
            nlp.disable_pipe(name)


@Language.factory(SYNTAX)
def create_syntax(nlp: Language, name: str) -> SyntaxTogether:
    """The component for a pipeline whose parser `can_go_together`."""
    return SyntaxTogether(nlp.get_pipe(PARSER))


@Language.factory(NAMES)
def create_names(nlp: Language, name: str) -> NamesTogether:
    """The component for a pipeline whose recogniser `can_go_together`."""
    return NamesTogether(nlp.get_pipe(RECOGNISER))
