"""Texts as weighted terms: what they share counts by how uncommon it is.

Term counts are held as arrays of numbers, not as words: the reports of an archive are all in memory while it is linked.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log, sqrt

NUMBERS = "I"
WEIGHTS = "f"


@dataclass(frozen=True, slots=True)
class Vector:
    """Weighted terms of unit length, in order of term number."""

    terms: array[int]
    weights: array[float]

    def as_dict(self) -> dict[int, float]:
        """Term number to weight."""
        return dict(zip(self.terms, self.weights, strict=True))


EMPTY_VECTOR = Vector(array(NUMBERS), array(WEIGHTS))


def cosine(left: Mapping[int, float], right: Vector) -> float:
    """Similarity of two vectors, 0 to 1, rounded so that the order of summing cannot show."""
    total = sum(left[term] * weight for term, weight in zip(right.terms, right.weights, strict=True) if term in left)
    return min(1.0, round(total, 5))


class Vocabulary:
    """Terms with the number of texts they stand in; the same texts in any order give the same vocabulary."""

    def __init__(self, texts_with: Mapping[str, int], size: int) -> None:
        """`texts_with` says in how many of the `size` texts each term stands."""
        self._size = size
        ordered = sorted(texts_with)
        self._numbers = {term: number for number, term in enumerate(ordered)}
        self._texts_with = array(NUMBERS, (texts_with[term] for term in ordered))

    def texts_with(self, term: int) -> int:
        """In how many texts the term stands."""
        return self._texts_with[term]

    def rarity(self, term: int) -> float:
        """Inverse document frequency, natural logarithm, above zero."""
        return log((self._size + 1) / (self._texts_with[term] + 0.5))

    def number(self, term: str) -> int | None:
        """The number of a term; None where no text has it."""
        return self._numbers.get(term)

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """The unit vector of one text; terms of a single text are left out."""
        numbered = ((self._numbers.get(term), count) for term, count in counts.items())
        return self.vector_of({number: count for number, count in numbered if number is not None})

    def vector_of(self, counts: Mapping[int, int]) -> Vector:
        """The unit vector of one text by term numbers; terms of a single text are left out."""
        weights = {
            number: (1 + log(count)) * self.rarity(number)
            for number, count in sorted(counts.items())
            if self._texts_with[number] > 1
        }
        length = sqrt(sum(weight * weight for weight in weights.values()))
        if length == 0:
            return EMPTY_VECTOR
        return Vector(array(NUMBERS, weights), array(WEIGHTS, (weight / length for weight in weights.values())))


class CountedTexts:
    """The term counts of texts that come one after the other, held small."""

    def __init__(self) -> None:
        self._first_seen: dict[str, int] = {}
        self._texts_with = array(NUMBERS)
        self._texts: list[tuple[array[int], array[int]]] = []

    def add(self, counts: Mapping[str, int]) -> None:
        """One more text."""
        numbers = array(NUMBERS)
        for term in counts:
            number = self._first_seen.setdefault(term, len(self._first_seen))
            if number == len(self._texts_with):
                self._texts_with.append(0)
            self._texts_with[number] += 1
            numbers.append(number)
        self._texts.append((numbers, array(NUMBERS, counts.values())))

    def vocabulary(self) -> Vocabulary:
        """The terms of all texts added."""
        texts_with = {term: self._texts_with[number] for term, number in self._first_seen.items()}
        return Vocabulary(texts_with, len(self._texts))

    def vectors(self, vocabulary: Vocabulary) -> Iterator[Vector]:
        """The vector of each text, in the order added; `vocabulary` is that of these texts."""
        final = array(NUMBERS, (vocabulary.number(term) or 0 for term in self._first_seen))
        for numbers, counts in self._texts:
            yield vocabulary.vector_of({final[number]: count for number, count in zip(numbers, counts, strict=True)})
