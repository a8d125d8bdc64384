"""Texts to parses.

The parsed `Doc` is the common currency of the taggers and the reader. Its character offsets are those of the
document's text: nothing is cleaned before parsing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from marsad.text.as_given import as_given
from marsad.text.given_text import text_of
from marsad.text.pieces import LONGEST_PIECE, Passage, pieces_of, whole
from marsad.text.products import one_processor
from marsad.text.recasing import Recaser, has_shouting

MOST_TEXTS = 64
"""Texts parsed together at most; short texts are many to a batch."""
MOST_PIECES = 64
"""Pieces that the pipeline takes at a time; together they have at most the characters of one long piece."""
Gate = Callable[[str], tuple[Passage, ...]]
"""Says which stretches of a text are parsed; together they are the text."""
Mend = Callable[[str], str]
"""Puts commas for blanks where a text lost them."""


def as_it_stands(text: str) -> str:
    """The text itself: nothing is mended."""
    return text


def parse(
    nlp: Language,
    texts: Iterable[str],
    proper: Collection[str] = (),
    gate: Gate = whole,
    mend: Mend = as_it_stands,
) -> Iterator[Doc]:
    """Parse texts in order, but for what the gate passes over. Memory is bounded: texts go through in batches of few
    characters, long ones in pieces.

    What is cut into pieces comes back as one document; no sentence, entity or phrase runs over a cut. What is passed
    over is cut into tokens, one sentence a passage, and has no tags, lemmas or entities. Lines set in capitals are
    parsed as they would stand in a newspaper, texts without commas as they are mended; the document keeps their words
    as given. `proper`: words that are written with a capital wherever they stand.
    """
    given: list[str] = []

    def pieces() -> Iterator[list[tuple[str, bool]]]:
        recaser: Recaser | None = None
        for text in texts:
            given.append(text)
            mended = mend(text)
            if has_shouting(text):
                recaser = recaser or Recaser(nlp, proper)
                mended = recaser.recased(mended)
            yield _pieces(mended, gate)

    for batch in _batches(pieces()):
        asked = [text for pieces in batch for text, is_parsed in pieces if is_parsed]
        with one_processor():
            parsed = iter(list(nlp.pipe(asked, batch_size=MOST_PIECES)))
        for pieces_of_one in batch:
            docs = [next(parsed) if is_parsed else _passed_over(nlp, text) for text, is_parsed in pieces_of_one]
            doc, text = docs[0] if len(docs) == 1 else _joined(docs), given.pop(0)
            yield doc if text_of(doc) == text else as_given(doc, text)


def _joined(docs: list[Doc]) -> Doc:
    for doc in docs:
        doc.tensor = np.zeros((0, 0))  # nobody asks for vectors, and what is not parsed has none
    return Doc.from_docs(docs, ensure_whitespace=False)


def _pieces(text: str, gate: Gate) -> list[tuple[str, bool]]:
    """The text in pieces short enough to parse at once, each with whether it is parsed."""
    return [
        (piece, passage.parsed)
        for passage in gate(text) or whole(text)
        for piece in pieces_of(text[passage.start : passage.end])
    ]


def _passed_over(nlp: Language, text: str) -> Doc:
    """Tokens alone: one sentence, headed by its first token."""
    doc = nlp.make_doc(text)
    syntax: Any = np.zeros((len(doc), 2), dtype=np.uint64)
    syntax[:, 0] = -np.arange(len(doc), dtype=np.int64).astype(np.uint64)
    syntax[:, 1] = nlp.vocab.strings.add("dep")
    if len(doc):
        syntax[0, 1] = nlp.vocab.strings.add("ROOT")
        doc.from_array(["HEAD", "DEP"], syntax)
    return doc


def _batches(texts: Iterable[list[tuple[str, bool]]]) -> Iterator[list[list[tuple[str, bool]]]]:
    """Texts in order, as many together as fit; one that is longer than a piece is alone."""
    batch: list[list[tuple[str, bool]]] = []
    chars = 0
    for pieces in texts:
        length = sum(len(text) for text, is_parsed in pieces if is_parsed)
        if batch and (chars + length > LONGEST_PIECE or len(batch) == MOST_TEXTS):
            yield batch
            batch, chars = [], 0
        batch.append(pieces)
        chars += length
    if batch:
        yield batch
