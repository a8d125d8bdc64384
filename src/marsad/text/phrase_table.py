"""Finding many known phrases in a text in one pass: longest match first, offsets exact.

A phrase is a row of tokens. Letters and digits are tokens of their own, so that "AK-47", "AK 47" and "AK47" are one
phrase; between two tokens of a match only blanks, hyphens, dots inside abbreviations and apostrophes may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from marsad.model.evidence import Span

Value = TypeVar("Value")

TOKEN = re.compile(r"[^\W\d_]+|\d+")
GAP = re.compile(r"[\s\-‐‑–./'’ʼ`]{0,3}")
Token = tuple[str, int, int]


def phrase_tokens(phrase: str) -> tuple[str, ...]:
    """The folded tokens that a phrase is matched by."""
    return tuple(token.casefold() for token in TOKEN.findall(phrase))


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """One phrase found in a text."""

    span: Span
    words: str
    value: Value


@dataclass(slots=True)
class PhraseTable(Generic[Value]):
    """Phrases with what each stands for. Filled once by `build_table`, then only read."""

    phrases: dict[tuple[str, ...], Value] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """For each first token the phrase lengths that begin with it, longest first."""

    def get(self, phrase: str) -> Value | None:
        """What exactly this phrase stands for; None where it is not in the table."""
        return self.phrases.get(phrase_tokens(phrase))

    def find(self, text: str) -> Iterator[Found[Value]]:
        """The phrases in `text`, in order, without overlaps; of those that begin at one place the longest."""
        tokens = [(match[0].casefold(), match.start(), match.end()) for match in TOKEN.finditer(text)]
        position = 0
        while position < len(tokens):
            length = self._longest(text, tokens, position)
            if length:
                start, end = tokens[position][1], tokens[position + length - 1][2]
                key = tuple(token[0] for token in tokens[position : position + length])
                yield Found(Span(start, end), text[start:end], self.phrases[key])
            position += max(1, length)

    def _longest(self, text: str, tokens: list[Token], position: int) -> int:
        for length in self.lengths.get(tokens[position][0], ()):
            row = tokens[position : position + length]
            if len(row) == length and tuple(token[0] for token in row) in self.phrases and _unbroken(text, row):
                return length
        return 0


def _unbroken(text: str, row: list[Token]) -> bool:
    return all(GAP.fullmatch(text, left[2], right[1]) for left, right in pairwise(row))


def build_table(entries: Iterable[tuple[str, Value]]) -> PhraseTable[Value]:
    """A table of these phrases; of two entries for one phrase the later one counts."""
    phrases = {tokens: value for phrase, value in entries if (tokens := phrase_tokens(phrase))}
    lengths: dict[str, set[int]] = {}
    for tokens in phrases:
        lengths.setdefault(tokens[0], set()).add(len(tokens))
    ordered = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}
    return PhraseTable(phrases, ordered)
