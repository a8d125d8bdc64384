"""What very long reports and sentences cost, and that they come through whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from marsad.pipeline.resources import Resources
from marsad.settings import Settings
from marsad.text.parsing import parse
from marsad.text.pieces import LONGEST_PIECE, pieces_of

TELLING = "On Monday, rebels shelled the market of Idlib and killed at least three civilians, the mayor said."


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(Settings())


@given(st.text(alphabet='ab .\n"\u0627\U0001f680', max_size=400), st.integers(min_value=2, max_value=50))
def test_pieces_are_the_text(text: str, longest: int) -> None:
    pieces = list(pieces_of(text, longest))
    assert "".join(pieces) == text
    assert all(len(piece) <= longest for piece in pieces)
    assert len(pieces) <= 1 + len(text) // max(1, longest // 2)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("aaaa bbbb cccc dddd", "aaaa bbbb "),
        ("aaa bb. cc dd ee ff", "aaa bb. "),
        ("aaa bb\nc. dd ee ff", "aaa bb\n"),
        ("aaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaa"),
    ],
)
def test_cut_after_line_sentence_or_word(text: str, first: str) -> None:
    assert next(iter(pieces_of(text, 12))) == first


def test_a_long_text_comes_back_as_one_document(resources: Resources) -> None:
    text = "\n".join(f"{number}. {TELLING}" for number in range(800))
    assert len(text) > 2 * LONGEST_PIECE
    short = "Nothing happened."
    docs = list(parse(resources.nlp, [short, text, short]))
    assert [doc.text for doc in docs] == [short, text, short]
    assert all(token.idx == at for token, at in zip(docs[1], _offsets(docs[1]), strict=True))
    assert all("\n" not in sentence.text.strip() for sentence in docs[1].sents)
    lemmas = [token.lemma_ for token in docs[1]]
    assert lemmas.count("shell") > 750


def _offsets(doc: Doc) -> Iterator[int]:
    at = 0
    for token in doc:
        yield at
        at += len(token.text_with_ws)


def test_texts_are_not_taken_far_ahead(resources: Resources) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield TELLING * 100

    assert len(list(islice(parse(resources.nlp, endless()), 3))) == 3
    assert taken <= 3 + LONGEST_PIECE // len(TELLING * 100) + 1
