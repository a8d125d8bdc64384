"""The relevance gate: which sentences are worth parsing, told from their words alone.

Parsing is by far the dearest step. A sentence is parsed when it holds a word that may tell of an occurrence, when the
next one does (it may name the speaker, the place or the day), or when it goes on counting people after one that does.
The head of a report is parsed wherever anything is. A report without any such word is not parsed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.codebook.gate import GateWords, load_gate_words
from marsad.text.pieces import Passage

HEAD_SENTENCES = 2
"""Headline and lead set the place and the day of a report."""
_ENDS = re.compile(r"[.!?؟]['\"”’)\]]*\s+(?=['\"“‘(\[]?[^a-z\s])|\n+\s*")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_NUMBER = re.compile(r"\d")


def passages(text: str) -> tuple[Passage, ...]:
    """The text in order: what is to be parsed in runs as long as they can be, the rest sentence by sentence."""
    words = load_gate_words()
    sentences = list(_sentences(text, words))
    telling = [_may_tell(text[start:end], words) for start, end in sentences]
    if not any(telling):
        return tuple(Passage(start, end, parsed=False) for start, end in sentences)
    found: list[Passage] = []
    for number, (start, end) in enumerate(sentences):
        parsed = (
            number < HEAD_SENTENCES
            or telling[number]
            or telling[min(number + 1, len(telling) - 1)]
            or (telling[number - 1] and _goes_on(text[start:end], words))
        )
        if parsed and found and found[-1].parsed:
            found[-1] = Passage(found[-1].start, end, parsed=True)
        else:
            found.append(Passage(start, end, parsed=parsed))
    return tuple(found)


def _sentences(text: str, words: GateWords) -> Iterator[tuple[int, int]]:
    """Rough sentences: those cut too often are joined again by what stands beside them, those too seldom cost time."""
    start = 0
    for match in _ENDS.finditer(text):
        if not match.group().startswith("\n") and _is_abbreviation(text[start : match.start() + 1], words):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _is_abbreviation(so_far: str, words: GateWords) -> bool:
    last = _LAST_WORD.search(so_far)
    return last is not None and (len(last[1]) == 1 or last[1].lower() in words.abbreviations)


def _may_tell(sentence: str, words: GateWords) -> bool:
    found = set(_WORDS.findall(sentence.lower()))
    found.update(part for word in tuple(found) if "-" in word for part in word.split("-"))
    if not found.isdisjoint(words.telling):
        return True
    return any(
        all(not found.isdisjoint(forms) for forms in others)
        for first in found & words.telling_together.keys()
        for others in words.telling_together[first]
    )


def _goes_on(sentence: str, words: GateWords) -> bool:
    return bool(_NUMBER.search(sentence)) or not words.counted.isdisjoint(_WORDS.findall(sentence.lower()))
