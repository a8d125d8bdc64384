"""The lexicon of reporting: what ships loads, what is wrong is named by file and key."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.codebook.loading import load_yaml
from marsad.codebook.reporting import (
    NOUNS_FILE,
    STANCE_FILE,
    VERBS_FILE,
    load_reporting,
    load_stance_words,
    read_reporting,
    read_stance_words,
)
from marsad.errors import CodebookError
from marsad.model.claims import Stance


def test_every_stance_a_cue_can_carry_has_words() -> None:
    lexicon = load_reporting()
    carried = {sense.stance for senses in lexicon.verbs.values() for sense in senses}
    carried |= {sense.negated for senses in lexicon.verbs.values() for sense in senses if sense.negated}
    carried |= {sense.stance for senses in lexicon.phrases.values() for sense in senses}
    carried |= set(lexicon.hedges.values())
    assert carried == set(Stance)


def test_words_are_in_lower_case() -> None:
    lexicon, words = load_reporting(), load_stance_words()
    for known in (lexicon.verbs, lexicon.phrases, lexicon.outlet_names, lexicon.time_words, words.bystander_words):
        assert all(word == word.lower() for word in known)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"families": [{"verbs": ["say"], "takes": ["song"], "stance": "asserts"}]}, "takes 'song' is unknown"),
        ({"families": [{"verbs": ["say"], "takes": ["clause"], "stance": "sings"}]}, "'sings' is no stance"),
        ({"families": [{"verbs": [True], "takes": ["clause"], "stance": "asserts"}]}, "True is not a word"),
        ({"families": [{"takes": ["clause"], "stance": "asserts"}]}, "key 'verbs' is missing"),
        ({"families": [{"verbs": ["say"], "takes": [], "stance": "asserts", "reach": "moon"}]}, "reach must be one of"),
        ({"families": [{"verbs": ["say"], "takes": [], "stance": "asserts", "colour": 1}]}, "unknown key 'colour'"),
        ({"families": ["say"]}, "must be a mapping"),
        ({"extra": []}, "unknown key 'extra'"),
    ],
)
def test_a_wrong_verb_is_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(CodebookError, match=message) as caught:
        read_reporting({**load_yaml(VERBS_FILE), **change}, load_yaml(NOUNS_FILE))
    assert VERBS_FILE in str(caught.value)


def test_a_wrong_noun_is_named() -> None:
    with pytest.raises(CodebookError, match=f"{NOUNS_FILE}: key 'hedges' is missing"):
        read_reporting(
            load_yaml(VERBS_FILE), {key: value for key, value in load_yaml(NOUNS_FILE).items() if key != "hedges"}
        )
    with pytest.raises(CodebookError, match="channels: 3 is not a word"):
        read_reporting(load_yaml(VERBS_FILE), {**load_yaml(NOUNS_FILE), "channels": [3]})


def test_a_wrong_stance_word_is_named() -> None:
    with pytest.raises(CodebookError, match=f"{STANCE_FILE}: state_words: None is not a word"):
        read_stance_words({**load_yaml(STANCE_FILE), "state_words": [None]})
