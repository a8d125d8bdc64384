"""Where a report turns to something else: "elsewhere", "in a separate operation"."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from marsad.codebook.casualties import load_casualties
from marsad.extract.figures.sentence import words_at
from marsad.text.sentences import sentence_bounds


def passage_starts(doc: Doc) -> list[int]:
    """Offsets of the sentences that open another passage, in order."""
    hits = words_at(doc, load_casualties().grammar.elsewhere)
    if not hits:
        return []
    bounds = sentence_bounds(doc)
    return [doc[bounds[bisect_right(bounds, at) - 1]].idx for at in hits]


def passage_of(starts: list[int], offset: int) -> int:
    """Number of the passage in which `offset` lies; 0 is the first."""
    return bisect_right(starts, offset)
