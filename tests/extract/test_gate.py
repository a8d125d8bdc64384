"""The relevance gate: what is parsed and what is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import Lemmatizer

from marsad.codebook.gate import load_gate_words
from marsad.codebook.triggers import load_triggers
from marsad.extract.gate import passages
from marsad.text.parsing import parse

WEATHER = "The council met to discuss school meals. It was a mild spring day. The mayor spoke at length about parks. "


def parsed_text(text: str) -> str:
    return "".join(text[part.start : part.end] for part in passages(text) if part.parsed)


@given(st.text(alphabet=st.sampled_from("ab. \n!?\"'AKkilled,5é"), max_size=200))
def test_passages_are_the_text(text: str) -> None:
    found = passages(text)
    assert "".join(text[part.start : part.end] for part in found) == text
    assert all(part.end > part.start for part in found)


@pytest.mark.parametrize(
    "telling",
    [
        "Gunmen shot dead two farmers.",
        "Rebels withdrew from the hill.",
        "Both sides signed a truce.",
        "The army denied it.",
        "Two bodies were found in a well.",
        "A rocket landed in a field.",
        "The brigade took control of the bridge.",
        "Residents were fleeing the valley.",
        "Herders sexually abused a girl.",
    ],
)
def test_a_sentence_that_may_tell_is_parsed(telling: str) -> None:
    assert telling in parsed_text(WEATHER * 2 + telling + " " + WEATHER * 2)


def test_a_report_without_a_telling_word_is_not_parsed() -> None:
    assert parsed_text(WEATHER * 3) == ""


def test_the_head_of_a_telling_report_and_the_sentence_before_are_parsed() -> None:
    head, told = "Herat, 5 May. Markets were open. ", "The governor spoke. He said nine died in the blast. "
    assert parsed_text(head + WEATHER + told + WEATHER) == head + told


def test_a_count_that_goes_on_is_parsed() -> None:
    text = WEATHER + "Shells killed nine people. Five of them were children. " + WEATHER
    assert "Five of them were children." in parsed_text(text)


def test_a_title_before_a_name_ends_no_sentence() -> None:
    text = WEATHER + "Rebels killed Gen. Omar Farah in Beledweyne. " + WEATHER
    assert "Rebels killed Gen. Omar Farah in Beledweyne." in parsed_text(text)


def test_what_is_passed_over_keeps_its_place(nlp: Language) -> None:
    text = WEATHER * 2 + "Gunmen shot dead two farmers near Herat. " + WEATHER * 2
    (doc,) = parse(nlp, [text], gate=passages)
    assert doc.text == text
    sentences = [sentence.text for sentence in doc.sents]
    assert len(sentences) == WEATHER.count(". ") * 4 + 1
    shooting = next(sentence for sentence in doc.sents if sentence.text.startswith("Gunmen"))
    assert [token.lemma_ for token in shooting if token.dep_ == "ROOT"] == ["shoot"]
    last = list(doc.sents)[-1]
    assert {token.tag_ for token in last} == {""}


def test_no_form_of_a_trigger_is_missing(nlp: Language) -> None:
    known = load_gate_words()
    lexicon = load_triggers()
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    irregular = lemmatizer.lookups.get_table("lemma_exc")["verb"]
    entries = {entry.words for group in lexicon.verbs.values() for entry in group}
    missing = {
        form
        for words in entries
        for form, lemmas in irregular.items()
        if words[0] in lemmas and form not in known.telling and form not in known.telling_together
    }
    assert not missing
