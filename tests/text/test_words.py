"""Remembered words say what spaCy's own rules say."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Token

from marsad.settings import Settings
from marsad.text import words
from marsad.text.words import NAME, RememberedWords, can_remember, remember_words

SENTENCES = (
    "Gunmen killed at least three farmers near the well on Monday, two officials said.",
    "There were no casualties, but it's said that shells had been fired at dawn.",
    "There is smoke over the mills; there's been shelling, and nobody has left.",
    "We're gon na leave, they've got ta stay, let's go: c'm on, y'all!",
    "He ai n't there, it ain't him and it does n't matter to me or you.",
    "The strikes hit us\n\n  and our clinic \t twice\n",
    "Children's bodies were lying in the streets, the mayor told me.",
    "А дрон упал рядом, said قائد at 🚀 noon.",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(Settings().pipeline)


@pytest.fixture(scope="module")
def remembering() -> Language:
    nlp = spacy.load(Settings().pipeline)
    remember_words(nlp)
    return nlp


def said(doc: Doc) -> list[tuple[str, ...]]:
    def of(token: Token) -> tuple[str, ...]:
        return token.text, token.tag_, token.pos_, token.dep_, token.lemma_, str(token.morph), token.ent_type_

    return [of(token) for token in doc]


def test_it_stands_in_for_ruler_and_lemmatizer(remembering: Language) -> None:
    assert NAME in remembering.pipe_names
    assert not {"attribute_ruler", "lemmatizer"} & set(remembering.pipe_names)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_same_words_at_first_sight_and_remembered(plain: Language, remembering: Language, sentence: str) -> None:
    expected = said(plain(sentence))
    assert said(remembering(sentence)) == expected
    assert said(remembering(sentence)) == expected


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(" ".join(SENTENCES).split(" ")), max_size=25).map(" ".join))
def test_same_words_in_any_order(plain: Language, remembering: Language, text: str) -> None:
    assert said(remembering(text)) == said(plain(text))


def test_a_full_memory_is_emptied(plain: Language, remembering: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_REMEMBERED", 5)
    component = remembering.get_pipe(NAME)
    assert isinstance(component, RememberedWords)
    component.forget()
    for sentence in SENTENCES:
        assert said(remembering(sentence)) == said(plain(sentence))
    assert component.remembered <= 5


def test_a_pipeline_whose_rules_ask_for_more_is_left_alone() -> None:
    nlp = spacy.load(Settings().pipeline)
    ruler = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"ENT_TYPE": "GPE"}]], {"POS": "PROPN"})  # type: ignore[attr-defined]
    before = list(nlp.pipe_names)
    assert not can_remember(nlp)
    remember_words(nlp)
    assert nlp.pipe_names == before
