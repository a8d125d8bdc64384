"""Where a text names something: runs of capitalised words, and the parts of them a gazetteer may know."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.resolve.places.page import Page

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


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Some words of a run."""

    run: Run
    first: int
    last: int
    """Position of the last word, itself included."""

    @property
    def start(self) -> int:
        """First token."""
        return self.run.words[self.first].start

    @property
    def end(self) -> int:
        """Token after the last."""
        return self.run.words[self.last].end

    @property
    def text(self) -> str:
        """The words, with single spaces."""
        return " ".join(word.text for word in self.run.words[self.first : self.last + 1])


def words_of(page: Page) -> list[Word]:
    """The words of a document; tokens that are white space or end a phrase stand alone."""
    words: list[Word] = []
    tokens, lower, spaced = page.tokens, page.lower, page.spaced
    position, length = 0, len(tokens)
    while position < length:
        end = position + 1
        while end < length and not spaced[end - 1] and _joins(tokens[end - 1], tokens[end], lower[end - 1], lower[end]):
            end += 1
        text = tokens[position] if end == position + 1 else page.between(position, end)
        words.append(
            Word(position, end, text, not text.islower() and any(map(str.isupper, text)), page.starts[position])
        )
        position = end
    return words


def _joins(left: str, right: str, left_lower: str, right_lower: str) -> bool:
    """Whether two tokens without a space between them are one word."""
    if right_lower in POSSESSIVE or left_lower in ("'s", "’s"):
        return False
    if right in JOINTS:
        return left[-1].isalpha()
    return (left in JOINTS or left[-1] in JOINTS) and right[0].isalpha()


def runs_of(page: Page, words: list[Word]) -> list[Run]:
    """Runs of capitalised words, small linking words inside them included."""
    runs: list[Run] = []
    current: list[Word] = []
    for word in words:
        lower = word.text.lower()
        lettered = word.text[0].isalpha() or word.text[0] in JOINTS
        link = lower in LINKS
        if current and (not page.spaced[current[-1].end - 1] or not lettered or not (word.capital or link)):
            _close(runs, current)
            current = []
        if lettered and (word.capital or (link and (current or lower in ARTICLES))):
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
                spans.append(NameSpan(run, first, last))
    return spans
