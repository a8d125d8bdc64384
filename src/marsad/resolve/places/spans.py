"""Where a text names something: runs of capitalised words, and the parts of them a gazetteer may know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from marsad.resolve.places.page import Page
from marsad.text.names import fold

LONGEST_NAME = 6
"""Words of the longest name that is looked up as one."""
JOINTS = frozenset("-'’‘`ʼʿ–/")
LINKS = frozenset(
    [
        "of",
        "de",
        "la",
        "del",
        "le",
        "al",
        "el",
        "ad",
        "as",
        "ash",
        "ar",
        "an",
        "at",
        "az",
        "ez",
        "es",
        "ed",
        "bin",
        "ibn",
        "abu",
        "and",
        "the",
        "du",
        "da",
        "do",
        "dos",
        "das",
        "los",
        "las",
        "y",
        "d'",
    ]
)
"""Small words that stand inside names; a name never ends in one."""
ARTICLES = frozenset(["al", "el", "ad", "as", "ash", "ar", "an", "at", "az", "ez", "es", "ed"])
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True)
class Word:
    """Tokens written without a space between them ("al-Omar"), the possessive left out."""

    start: int
    """First token."""
    end: int
    """Token after the last."""
    text: str
    capital: bool
    at: int
    """Character offset."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that may be one name."""

    words: tuple[Word, ...]


class NameSpan(NamedTuple):
    """Some words of a run."""

    run: Run
    first: int
    last: int
    """Position of the last word, itself included."""
    text: str
    """The words, with single spaces."""
    key: str
    """The folded name."""

    @property
    def start(self) -> int:
        """First token."""
        return self.run.words[self.first].start

    @property
    def end(self) -> int:
        """Token after the last."""
        return self.run.words[self.last].end


def span_of(run: Run, first: int, last: int) -> NameSpan:
    """The words of a run from position `first` to `last`, itself included."""
    text = " ".join([word.text for word in run.words[first : last + 1]])
    return NameSpan(run, first, last, text, fold(text))


def words_of(page: Page) -> Iterator[Word | None]:
    """The words of a document, None for those that stand in no name: small ones, figures, marks and white space."""
    tokens, lower, spaced = page.tokens, page.lower, page.spaced
    position, length = 0, len(tokens)
    while position < length:
        end = position + 1
        while end < length and not spaced[end - 1] and _joins(tokens[end - 1], tokens[end], lower[end - 1], lower[end]):
            end += 1
        text = tokens[position] if end == position + 1 else page.between(position, end)
        small = text.islower() and text not in LINKS
        if small or not (text[0].isalpha() or text[0] in JOINTS):
            yield None
        else:
            capital = not text.islower() and any(map(str.isupper, text))
            yield Word(position, end, text, capital, page.starts[position])
        position = end


def _joins(left: str, right: str, left_lower: str, right_lower: str) -> bool:
    """Whether two tokens without a space between them are one word."""
    if right_lower in POSSESSIVE or left_lower in ("'s", "’s"):
        return False
    if right in JOINTS:
        return left[-1].isalpha()
    return (left in JOINTS or left[-1] in JOINTS) and right[0].isalpha()


def runs_of(page: Page) -> list[Run]:
    """Runs of capitalised words, small linking words inside them included."""
    runs: list[Run] = []
    current: list[Word] = []
    for word in words_of(page):
        if word is None:
            if current:
                _close(runs, current)
                current = []
            continue
        lower = word.text.lower()
        link = lower in LINKS
        fits = word.capital or link
        if current and (not fits or not page.spaced[current[-1].end - 1]):
            _close(runs, current)
            current = []
        if word.capital or (link and (current or lower in ARTICLES)):
            current.append(word)
    _close(runs, current)
    return runs


def _close(runs: list[Run], current: list[Word]) -> None:
    while current and not current[-1].capital:
        current.pop()
    if current:
        runs.append(Run(tuple(current)))


def name_spans(run: Run) -> list[NameSpan]:
    """Every part of a run that could be a name, longest first."""
    words = run.words
    spans = []
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            last = first + size - 1
            opens = words[first].capital or (
                words[first].text.lower() in ARTICLES and size > 1 and words[first + 1].capital
            )
            if words[last].capital and opens:
                spans.append(span_of(run, first, last))
    return spans
