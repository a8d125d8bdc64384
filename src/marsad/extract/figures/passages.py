"""Where a report turns to something else: "elsewhere", "in a separate operation"."""

from __future__ import annotations

from bisect import bisect_right

from spacy.strings import get_string_id
from spacy.tokens import Doc

from marsad.codebook.casualties import load_casualties


def passage_starts(doc: Doc) -> list[int]:
    """Offsets of the sentences that open another passage, in order."""
    wanted = {get_string_id(word) for word in load_casualties().grammar.elsewhere}
    hits = [at for at, word in enumerate(doc.to_array("LOWER").tolist()) if word in wanted]
    return [doc[at].sent.start_char for at in hits]


def passage_of(starts: list[int], offset: int) -> int:
    """Number of the passage in which `offset` lies; 0 is the first."""
    return bisect_right(starts, offset)
