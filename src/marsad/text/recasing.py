"""Text set in capitals, written as it would stand in a newspaper, so that the syntax model knows its words again.

Wire copy of the teleprinter age, some headlines and translated broadcasts are all capitals. Every letter keeps its
place: what is found in the recased text is found at the same offsets of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.language import Language

from marsad.text.words import NAME, RememberedWords

SHOUTED = 0.85
"""Share of capitals among the letters of a line from which it is set in capitals."""
FEWEST_LETTERS = 16
"""A line of fewer letters may be a name or a dateline."""
LONGEST_ABBREVIATION = 5
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
OPENS_SENTENCE = re.compile(r"(?:^|(?<!\b\w)[.!?]\s+|\]\s*|--\s*)[\"'“(\[]*$")
VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
ENDINGS = ("", "S", "ES", "D", "ED", "ING", "ER", "LY", "N", "EN")
DOUBLED = ("ED", "ING")
CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "june", "july", "august", "september", "october", "november", "december"}
)
"""May is left to stand as the verb that it mostly is."""


class Recaser:
    """Tells ordinary words, which are written small, from names; knows the words of one syntax pipeline."""

    def __init__(self, nlp: Language, proper: Iterable[str]) -> None:
        self._proper = frozenset(word.lower() for word in proper) | CALENDAR
        self._small = frozenset(nlp.Defaults.stop_words)
        self._ordinary = _dictionary(nlp)

    def recased(self, text: str) -> str:
        """The text with its shouted lines recased; the same object where there are none."""
        lines = text.splitlines(keepends=True)
        told = [self._line(line) if is_shouted(line) else line for line in lines]
        return text if told == lines else "".join(told)

    def _line(self, line: str) -> str:
        pieces: list[str] = []
        at = 0
        for match in WORD.finditer(line):
            pieces.append(line[at : match.start()])
            pieces.append(self._word(line, match))
            at = match.end()
        pieces.append(line[at:])
        return "".join(pieces)

    def _word(self, line: str, match: re.Match[str]) -> str:
        word = match.group()
        small = word.lower()
        if not word.isupper() or len(small) != len(word):
            return word
        opens = bool(OPENS_SENTENCE.search(line[: match.start()]))
        if len(word) == 1:
            is_article = word == "A" and not opens and line[match.end() : match.end() + 1] != "."
            return small if is_article else word
        if small in self._proper and small not in self._small:
            return word[0] + small[1:]
        if self._is_ordinary(word):
            return word[0] + small[1:] if opens else small
        bracketed = line[match.start() - 1 : match.start()] == "(" and line[match.end() : match.end() + 1] == ")"
        if len(word) <= LONGEST_ABBREVIATION and (bracketed or not VOWEL.search(word)):
            return word
        return word[0] + small[1:]

    def _is_ordinary(self, word: str) -> bool:
        stem = re.split("['’]", word)[0]
        for ending in ENDINGS:
            base = stem.removesuffix(ending) if ending else stem
            if base == stem and ending:
                continue
            candidates = {base, base + "E", base[:-1] + "Y" if base.endswith("I") else base}
            if ending in DOUBLED and len(base) > 2 and base[-1] == base[-2]:  # noqa: PLR2004
                candidates.add(base[:-1])
            if any(candidate.lower() in self._ordinary for candidate in candidates):
                return True
        return False


def is_shouted(line: str) -> bool:
    """Whether a line is set in capitals."""
    letters = [char for char in line if char.isalpha()]
    return len(letters) >= FEWEST_LETTERS and sum(char.isupper() for char in letters) >= SHOUTED * len(letters)


def has_shouting(text: str) -> bool:
    """Whether any line of a text is set in capitals; cheap, for texts that mostly are not."""
    return any(is_shouted(line) for line in text.splitlines())


def _dictionary(nlp: Language) -> frozenset[str]:
    """The words that the pipeline's lemmatizer and stop words know, in lower case."""
    words = set(nlp.Defaults.stop_words)
    if NAME in nlp.pipe_names:
        component = nlp.get_pipe(NAME)
        if isinstance(component, RememberedWords):
            words |= component.known_words()
    return frozenset(words)
