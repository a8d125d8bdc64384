"""The text of a parse is put together once and is the text that was parsed."""

from __future__ import annotations

import pytest
import spacy

from marsad.text.given_text import text_of


@pytest.mark.parametrize("text", ["", " ", "Two men  were hurt.\n\nPolice came.", "قتل رجلان، said the mayor."])
def test_it_is_the_text_that_was_parsed_and_is_kept(text: str) -> None:
    doc = spacy.blank("en")(text)
    assert text_of(doc) == text
    assert text_of(doc) is text_of(doc)
