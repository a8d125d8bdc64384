"""The words of a text that tell one occurrence from another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"[A-Z][\w'’-]*[a-z]\w*|[A-Z]{2,}")
_FULL_NAME = re.compile(
    r"\b([A-Z][\w’'-]*[a-z])(?: [A-Z]\.)?(?: (?:al|el|bin|ibn|de|van|abu) ?-?)? ([A-Z][\w’'-]*[a-z])\b"
)
_AGE_OR_ADDRESS = re.compile(r"\b(\d{1,5})[ -](year|block)|, (\d{1,3}),")
_SENTENCE_END = frozenset('.!?:\n"“”')

MINIMUM_LENGTH = 2
REMEMBERED = 4096
"""Texts whose words are kept: a sentence is asked for several times while its report is linked. Some 4 MB."""


def plain(text: str) -> str:
    """Lower case without diacritics."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


@lru_cache(maxsize=REMEMBERED)
def content_words(text: str, stop_words: frozenset[str]) -> tuple[str, ...]:
    """The words of `text` in order, plain, without stop words and single letters."""
    return tuple(word for word in _WORD.findall(plain(text)) if len(word) >= MINIMUM_LENGTH and word not in stop_words)


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
