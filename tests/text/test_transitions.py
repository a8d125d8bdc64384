"""Syntax and names found for many texts together are those that spaCy finds."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Token

from marsad.settings import Settings
from marsad.text import transitions
from marsad.text.transitions import NAMES, SYNTAX, analyse_together, can_go_together

TEXTS = (
    "Gunmen killed at least three farmers near Tall Hamis on Monday, two officials of the Interior Ministry said.",
    "Shells fell on Ain Dara. Five people died there, among them Samir Haddad, a teacher! Nobody claimed it.",
    "Col. Tariq Mansour of the 4th Division told Radio Nour that Turkish jets had struck Sunday night",
    "",
    "No one was hurt.",
    "REBELS TAKE HILL\n\nThe Free Valley Front took a hill outside Qasr Ali, it said. The army denied it.",
    " \n ",
    "А дрон упал рядом, said قائد at 🚀 noon. Then he left for New York, U.S. envoys said.",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(Settings().pipeline)


@pytest.fixture(scope="module")
def together() -> Language:
    nlp = spacy.load(Settings().pipeline)
    analyse_together(nlp)
    return nlp


def found(doc: Doc) -> list[tuple[str | int, ...]]:
    def of(token: Token) -> tuple[str | int, ...]:
        return token.text, token.dep_, token.head.i, bool(token.is_sent_start), token.ent_type_, token.ent_iob_

    return [of(token) for token in doc]


def test_they_stand_in_for_parser_and_recogniser(together: Language) -> None:
    assert {SYNTAX, NAMES} <= set(together.pipe_names)
    assert not {"parser", "ner"} & set(together.pipe_names)


@pytest.mark.parametrize("text", TEXTS)
def test_same_in_one_text(plain: Language, together: Language, text: str) -> None:
    assert found(together(text)) == found(plain(text))


def test_same_in_many_texts(plain: Language, together: Language) -> None:
    assert [found(doc) for doc in together.pipe(TEXTS * 3)] == [found(doc) for doc in plain.pipe(TEXTS * 3)]


def test_same_in_small_batches(plain: Language, together: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transitions, "MOST_TOKENS", 10)
    parsed = together.pipe(TEXTS, batch_size=3)
    assert [found(doc) for doc in parsed] == [found(doc) for doc in plain.pipe(TEXTS)]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.sampled_from(" ".join(TEXTS).split(" ")), max_size=15).map(" ".join), max_size=6))
def test_same_in_any_texts(plain: Language, together: Language, texts: list[str]) -> None:
    assert [found(doc) for doc in together.pipe(texts)] == [found(doc) for doc in plain.pipe(texts)]


def test_names_end_with_their_sentence(together: Language) -> None:
    doc = next(iter(together.pipe(["He went to Deir Hafer. Ain Issa was quiet. It was raining in New York"])))
    assert all(entity.sent.start <= entity.start < entity.end <= entity.sent.end for entity in doc.ents)
    assert "New York" in {entity.text for entity in doc.ents}


def test_not_where_more_than_the_best_move_is_kept(plain: Language) -> None:
    nlp = spacy.blank("en")
    searching = nlp.add_pipe("beam_ner")
    assert can_go_together(plain.get_pipe("ner"), EntityRecognizer)
    assert not can_go_together(searching, EntityRecognizer)
