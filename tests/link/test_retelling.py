"""How the sentences of one report take one another up, and what that decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from marsad.link.linking import explain_pair, link_claims

DAY = date(2016, 5, 4)
Groups = Callable[[Any], set[frozenset[str]]]


def parts(book: Any) -> Mapping[str, float]:
    one, other = (claim.id for claim in book.claims)
    return {part.feature: part.value for part in explain_pair(one, other, book.claims, book.reports).features}


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("Jets bombed a mill", "The strike killed ten", 0.5),
        ("Jets bombed a mill", "A strike killed ten", 0.0),
        ("The first deadly strike killed ten", "Jets bombed a mill", -1.0),
        ("The strike killed ten", "That strike was the second", -0.5),
    ],
)
def test_taken_up(casebook: Any, first: str, second: str, value: float) -> None:
    report = casebook.report("alpha", f"{first}. {second}.", DAY)
    for sentence in (first, second):
        casebook.claim(report, sentence, "strike" if "strike" in sentence else "bombed", type="air_drone_strike")
    assert parts(casebook)["taken_up"] == value


@pytest.mark.parametrize(("one", "other", "value"), [("bombed", "bombing", 1.0), ("bombed", "shelling", 0.0)])
def test_the_same_word(casebook: Any, one: str, other: str, value: float) -> None:
    text = f"Planes {one} a mill. Then came more {other}."
    report = casebook.report("alpha", text, DAY)
    casebook.claim(report, f"Planes {one} a mill", one)
    casebook.claim(report, f"Then came more {other}", other)
    assert parts(casebook)["same_word"] == value


def test_one_sentence_tells_its_acts_apart(casebook: Any) -> None:
    sentence = "Planes bombed a mill and shelled a farm"
    report = casebook.report("alpha", f"{sentence}.", DAY)
    casebook.claim(report, sentence, "bombed")
    casebook.claim(report, sentence, "shelled")
    found = parts(casebook)
    assert (found["one_sentence"], found["text_between"]) == (-1.0, 0.0)


def test_far_sentences_count_against(casebook: Any) -> None:
    filler = "Nothing else was said about it. " * 200
    report = casebook.report("alpha", f"Planes bombed a mill. {filler}Planes bombed a farm.", DAY)
    casebook.claim(report, "Planes bombed a mill", "bombed")
    casebook.claim(report, "Planes bombed a farm", "bombed")
    assert parts(casebook)["text_between"] == -1.0


@pytest.mark.parametrize(("other", "value"), [("the army", 1.0), ("a monitor", 0.0)])
def test_other_voices(casebook: Any, other: str, value: float) -> None:
    report = casebook.report("alpha", f"Planes bombed a mill, a monitor said. Ten died, {other} said.", DAY)
    casebook.claim(report, "Planes bombed a mill", "bombed", source="a monitor")
    casebook.claim(report, "Ten died", "died", source=other)
    assert parts(casebook)["other_voices"] == value


def test_two_voices_on_one_strike_are_joined_and_a_reprisal_is_not(casebook: Any, groups: Groups) -> None:
    text = (
        "An air strike hit the fish market in Jarida on Wednesday, a monitor said. "
        "The strike on the fish market killed ten people, the ministry said. "
        "Rebels then captured two soldiers on the road."
    )
    report = casebook.report("alpha", text, DAY)
    strike = {"type": "air_drone_strike", "place": "Jarida", "day": DAY, "on": "fish market"}
    casebook.claim(report, "An air strike hit", "strike", source="a monitor", **strike)
    casebook.claim(report, "The strike on the fish market", "strike", source="the ministry", **strike)
    casebook.claim(report, "Rebels then captured two soldiers", "captured", type="arrest")
    joined = groups(link_claims(casebook.claims, casebook.reports))
    assert joined == {frozenset({"alpha-0", "alpha-1"}), frozenset({"alpha-2"})}
