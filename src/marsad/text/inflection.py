"""The forms that an English lemma may take, made generously: where words are only sought, one too many does no harm."""

from __future__ import annotations

from collections.abc import Iterator

VOWELS = frozenset("aeiou")


def forms_of(lemma: str) -> frozenset[str]:
    """The lemma, its plural or third person, its past forms and its present participle, by the regular rules.

    Both ways of doubling a last consonant are given; irregular forms are for the caller to add.
    """
    return frozenset(_forms(lemma))


def _forms(lemma: str) -> Iterator[str]:
    yield lemma
    yield lemma + "s"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield lemma + "es"
    stem = lemma
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield lemma[:-1] + "ies"
        yield lemma[:-1] + "ied"
    if lemma.endswith("man"):
        yield lemma[:-2] + "en"
    if lemma.endswith("ie"):
        yield lemma[:-2] + "ying"
    if lemma.endswith("e"):
        stem = lemma[:-1]
    elif lemma[-1:] not in VOWELS and lemma[-2:-1] in VOWELS:
        yield lemma + lemma[-1] + "ed"
        yield lemma + lemma[-1] + "ing"
    yield stem + "ed"
    yield stem + "ing"
