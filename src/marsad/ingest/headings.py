"""Whether a text is the article that its title heads, and the title put below the text where it is not.

A page behind a login, or one whose article was not found, leaves a text that says nothing of what happened; its title
often does. An article takes up words of its title, nearly always most of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.model.reports import Document

FEWEST_WORDS = 3
"""A title of fewer words tells too little to compare, and hardly an occurrence."""
SHARE_OF_ANOTHER_TEXT = 0.25
"""Share of the title's words up to which the text is taken for another: articles take up half of them and more."""
STEM = 5
_WORD = re.compile(r"[^\W\d_]{4,}")
GAP = "\n\n"


def with_title(document: Document, title: str | None) -> Document:
    """The document, with the title as its last line where its text is another than the title heads.

    Nothing of the text moves, and what the title tells has a place that quotes can point to.
    """
    if title is None or _heads(title, document.text):
        return document
    text, cleaner = f"{document.text}{GAP}{title}", f"{document.cleaner}+title/1"
    return replace(document, text=text, cleaner=cleaner, version="")


def _heads(title: str, text: str) -> bool:
    """Whether the text takes up words of the title; a title of few words is taken to head any text."""
    words = _stems(title)
    return len(words) < FEWEST_WORDS or len(words & _stems(text)) > SHARE_OF_ANOTHER_TEXT * len(words)


def _stems(text: str) -> frozenset[str]:
    """The longer words by how they begin, so that "shooting" is "shootings"."""
    return frozenset(word[:STEM].lower() for word in _WORD.findall(text))
