"""Where the sentences of a parse begin, told once: `Doc.sents` and `Token.sent` walk the document anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc


def sentence_bounds(doc: Doc) -> list[int]:
    """Where sentences begin, as token indices, and the end of the last one."""
    return [*_starts(doc), len(doc)]


@dataclass(frozen=True, slots=True)
class SentenceStarts:
    """Where the sentences of one document begin."""

    chars: Sequence[int]
    """Character offsets."""
    told: Sequence[int]
    """Token indices of those that begin with a word, not with white space."""

    def between(self, first: int, last: int) -> int:
        """How many sentences of words begin from token `first` to before token `last`."""
        return max(0, bisect_left(self.told, last) - bisect_left(self.told, first))


def sentence_starts(doc: Doc) -> SentenceStarts:
    """Where the sentences of `doc` begin."""
    starts = _starts(doc)
    return SentenceStarts(
        chars=tuple(doc[start].idx for start in starts), told=tuple(at for at in starts if not doc[at].is_space)
    )


def _starts(doc: Doc) -> list[int]:
    return [at for at, mark in enumerate(doc.to_array("SENT_START").tolist()) if mark == 1 or at == 0]
