"""The parse of a text that was rewritten for the syntax model, in the words of the text as it was given."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from spacy.tokens import Doc

ANNOTATED: list[int | str] = ["TAG", "POS", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START", "MORPH"]
HEAD = ANNOTATED.index("HEAD")


def as_given(doc: Doc, text: str) -> Doc:
    """The parse with its words written as in `text`, which has a letter for each of the parsed one.

    A comma that stands for a blank of the text is no token of it and is left out.
    """
    mended = {token.i for token in doc if token.text == "," and text[token.idx] == " "}
    kept = [token for token in doc if token.i not in mended]
    words = [text[token.idx : token.idx + len(token.text)] for token in kept]
    spaces = [bool(token.whitespace_) or token.i + 1 in mended for token in kept]
    rows: Any = doc.to_array(ANNOTATED)
    if mended:
        rows = _without(rows, mended)
    return Doc(doc.vocab, words=words, spaces=spaces).from_array(ANNOTATED, rows)


def _without(rows: Any, mended: Collection[int]) -> Any:
    """The annotation without some of its tokens; what hung on one hangs on what that hung on."""
    heads: list[int] = (np.arange(len(rows)) + rows[:, HEAD].astype(np.int64)).tolist()
    kept = [token for token in range(len(rows)) if token not in mended]
    number = {token: place for place, token in enumerate(kept)}
    found = rows[kept].copy()
    for place, token in enumerate(kept):
        above = heads[token]
        while above in mended and heads[above] != above:
            above = heads[above]
        found[place, HEAD] = np.int64(number.get(above, place) - place).astype(np.uint64)
    return found
