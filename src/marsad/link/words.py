"""The words of a text that tell one occurrence from another, and vectors over them."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"[A-Z][\w'’-]*[a-z]\w*|[A-Z]{2,}")
_FULL_NAME = re.compile(
    r"\b([A-Z][\w’'-]*[a-z])(?: [A-Z]\.)?(?: (?:al|el|bin|ibn|de|van|abu) ?-?)? ([A-Z][\w’'-]*[a-z])\b"
)
_AGE_OR_ADDRESS = re.compile(r"\b(\d{1,5})[ -](year|block)|, (\d{1,3}),")
_SENTENCE_END = frozenset('.!?:\n"“”')

MINIMUM_LENGTH = 2


def plain(text: str) -> str:
    """Lower case without diacritics."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def content_words(text: str, stop_words: frozenset[str]) -> list[str]:
    """The words of `text` in order, plain, without stop words and single letters."""
    return [word for word in _WORD.findall(plain(text)) if len(word) >= MINIMUM_LENGTH and word not in stop_words]


def capitalised(text: str) -> list[str]:
    """Plain words written with a capital inside a sentence: mostly names."""
    found = []
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()].rstrip(" ")
        if before and before[-1] not in _SENTENCE_END:
            found.append(plain(match.group()))
    return found


def full_names(text: str) -> list[str]:
    """Two words in a row with capitals, plain: persons, streets, organisations."""
    return [plain(f"{match.group(1)} {match.group(2)}") for match in _FULL_NAME.finditer(text)]


def ages_and_addresses(text: str) -> list[str]:
    """Numbers that pin an occurrence down without being figures of it: ages of persons, house numbers."""
    return [
        f"{m.group(2)} {m.group(1)}" if m.group(1) else f"year {m.group(3)}" for m in _AGE_OR_ADDRESS.finditer(text)
    ]


@dataclass(frozen=True, slots=True)
class Vector:
    """Weighted terms of unit length, in order of term number."""

    terms: array[int]
    weights: array[float]

    def as_dict(self) -> dict[int, float]:
        """Term number to weight."""
        return dict(zip(self.terms, self.weights, strict=True))


EMPTY_VECTOR = Vector(array("L"), array("f"))


def cosine(left: Mapping[int, float], right: Vector) -> float:
    """Similarity of two vectors, 0 to 1, rounded so that the order of summing cannot show."""
    total = sum(left[term] * weight for term, weight in zip(right.terms, right.weights, strict=True) if term in left)
    return min(1.0, round(total, 5))


class Vocabulary:
    """Terms with the number of texts they stand in; the same texts in any order give the same vocabulary."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        size = 0
        for terms in texts:
            counts.update(set(terms))
            size += 1
        self._size = size
        self._numbers = {term: number for number, term in enumerate(sorted(counts))}
        self._texts_with = [counts[term] for term in sorted(counts)]

    def texts_with(self, term: int) -> int:
        """In how many texts the term stands."""
        return self._texts_with[term]

    def rarity(self, term: int) -> float:
        """Inverse document frequency, natural logarithm, above zero."""
        return log((self._size + 1) / (self._texts_with[term] + 0.5))

    def number(self, term: str) -> int | None:
        """The number of a term; None where no text has it."""
        return self._numbers.get(term)

    def vector(self, counts: Mapping[str, int], *, shared_only: bool = True) -> Vector:
        """The unit vector of one text; terms of a single text are left out unless asked for."""
        weights: dict[int, float] = {}
        for term, count in counts.items():
            number = self._numbers.get(term)
            if number is not None and (not shared_only or self._texts_with[number] > 1):
                weights[number] = (1 + log(count)) * self.rarity(number)
        length = sqrt(sum(weight * weight for weight in sorted(weights.values())))
        if length == 0:
            return EMPTY_VECTOR
        ordered = sorted(weights)
        return Vector(array("L", ordered), array("f", [weights[number] / length for number in ordered]))
