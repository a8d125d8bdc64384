"""Patterns made of lists of phrases, as the data files write them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for text in lower case that finds any of the phrases; a final star stands for any ending."""
    words = (re.escape(phrase.rstrip("*")) + (r"\w*" if phrase.endswith("*") else "") for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(words)})\b")
