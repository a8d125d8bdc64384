"""The syntax pipeline: line breaks end sentences, and a group whose name is a small word stays a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("On Monday IS shelled the town.", "shelled"),
        ("IS has attacked the city of Hasaka several times.", "attacked"),
        ("IS in a statement said that its fighters shelled a base.", "said"),
    ],
)
def test_a_group_called_by_a_small_word_acts(parse_text: Parse, text: str, verb: str) -> None:
    [acts] = [token for token in parse_text(text) if token.text == verb]
    assert "IS" in {child.text for child in acts.children if child.dep_ == "nsubj"}
    assert not any(child.dep_ == "auxpass" for child in acts.children)


def test_small_words_stay_small(parse_text: Parse) -> None:
    assert [token.lemma_ for token in parse_text("The town is besieged.")][2] == "be"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Two men were hurt in the city According to a medic one man died.", 2),
        ("The army took the hill Meanwhile rebels shelled a town.", 2),
        ("Army Meanwhile Takes Hill", 1),
        ("It was quiet, According to him.", 1),
    ],
)
def test_a_lost_full_stop_is_found_before_a_word_that_opens_sentences(
    parse_text: Parse, text: str, sentences: int
) -> None:
    assert len(list(parse_text(text).sents)) == sentences
