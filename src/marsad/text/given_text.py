"""The text of a parse, put together once."""

from __future__ import annotations

from spacy.tokens import Doc

KEY = "text"
"""Under which the text is kept with the parse."""


def text_of(doc: Doc) -> str:
    """The text of `doc`. `Doc.text` puts it together token by token whenever it is asked for, and every step asks."""
    text: str | None = doc.user_data.get(KEY)
    if text is None:
        text = doc.user_data[KEY] = doc.text
    return text
