"""The parse of a rewritten text in the words of the text given: commas that stand for blanks are left out."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from marsad.text.as_given import as_given


def _parsed() -> Doc:
    # "fled,he said": the comma hangs on the last verb, and (as a parser may have it) "fled" on the comma
    return Doc(
        Vocab(),
        words=["They", "fled", ",", "he", "said"],
        spaces=[True, False, False, True, False],
        heads=[1, 2, 4, 4, 4],
        deps=["nsubj", "ccomp", "punct", "nsubj", "ROOT"],
        tags=["PRP", "VBD", ",", "PRP", "VBD"],
    )


def test_a_comma_for_a_blank_is_left_out() -> None:
    found = as_given(_parsed(), "They fled he said")
    assert found.text == "They fled he said"
    assert [(token.text, token.head.text) for token in found] == [
        ("They", "fled"),
        ("fled", "said"),
        ("he", "said"),
        ("said", "said"),
    ]
    assert [token.tag_ for token in found] == ["PRP", "VBD", "PRP", "VBD"]


def test_a_comma_of_the_text_is_kept() -> None:
    found = as_given(_parsed(), "They fled,he said")
    assert [token.text for token in found] == ["They", "fled", ",", "he", "said"]


def test_letters_are_those_of_the_text() -> None:
    assert as_given(_parsed(), "THEY FLED,HE SAID").text == "THEY FLED,HE SAID"
