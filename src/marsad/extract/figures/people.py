"""What is known of a group of people that a sentence words."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.claims import FigureBasis, Who

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Group:
    """People as worded: words `start`..`end` of a sentence around the noun at `head`."""

    start: int
    end: int
    head: int
    lo: int | None
    hi: int | None
    basis: FigureBasis
    who: Who
    words: str
    counted: bool
    """Whether a number stands with it."""
    definite: bool = False
    """Whether it points back to people already spoken of: "the insurgents", "both men"."""
    further: bool = False
    """Whether it is said to be a further one: "two more", "another child"."""
