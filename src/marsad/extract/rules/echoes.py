"""Words that a report prints twice: a lead under its own summary, a headline run into its first sentence.

Pages taken from the web repeat their opening word for word. What is told by the same words is one occurrence, and one
claim unless the copy adds who says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from marsad.extract.rules.telling import Telling

SAME_WORDS = 8
"""Words in a row that two sentences share only where one is copied from the other."""
LONGEST = 40
"""Words compared on each side of a trigger."""


def with_echoes(tellings: Sequence[Telling]) -> list[Telling]:
    """Tellings in text order; a copy points to the first of its words."""
    found = list(tellings)
    by_word: dict[str, list[int]] = {}
    for number, telling in enumerate(found):
        head = telling.group.main.head
        for earlier in reversed(by_word.get(head.lower_, [])):
            if _same_words(found[earlier].group.main.head, head) >= SAME_WORDS:
                found[number] = replace(telling, echoes=found[earlier].position)
                break
        by_word.setdefault(head.lower_, []).append(number)
    return found


def _same_words(one: Token, other: Token) -> int:
    """How many words in a row, that of the trigger included, stand around both."""
    return 1 + _run(one, other, -1) + _run(one, other, 1)


def _run(one: Token, other: Token, step: int) -> int:
    doc, i, j, words = one.doc, one.i + step, other.i + step, 0
    while 0 <= i < other.i and one.i < j < len(doc) and words < LONGEST and doc[i].lower_ == doc[j].lower_:
        words += doc[i].is_alpha
        i, j = i + step, j + step
    return words
