"""Who says what: one table of own sentences per construction."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from marsad.extract.attribution import read_attributions
from marsad.model.claims import Stance

Parse = Callable[[str], Doc]

# text with the event marked by *, sources outer to inner, stance of the innermost source's cue
PLAIN = [
    ("Residents said warplanes *bombed the market on Monday.", ["Residents"], Stance.ASSERTS),
    ("The ministry announced that rebels *shelled the airport.", ["The ministry"], Stance.ASSERTS),
    ("Rebels *shelled the airport, the ministry said.", ["the ministry"], Stance.ASSERTS),
    (
        "Rebels *shelled the airport, according to a medical source in the city.",
        ["a medical source in the city"],
        Stance.ASSERTS,
    ),
    (
        "According to local activists, soldiers *burned three houses in the village.",
        ["local activists"],
        Stance.ASSERTS,
    ),
    ("Two men and a boy were *killed in the raid a monitor said Sunday.", ["a monitor"], Stance.ASSERTS),
    (
        "The shelling *wounded nine people said Civil Defence chief Omar Haddad.",
        ["Civil Defence chief Omar Haddad"],
        Stance.ASSERTS,
    ),
    ("The army denied that its jets *bombed the hospital.", ["The army"], Stance.DENIES),
    ("The governor accused the militia of *looting the clinic.", ["The governor"], Stance.ACCUSES),
    (
        "The brigade claimed responsibility for the *attack on the checkpoint.",
        ["The brigade"],
        Stance.CLAIMS_RESPONSIBILITY,
    ),
    ("The coalition acknowledged that its aircraft *struck a school.", ["The coalition"], Stance.ADMITS),
    ("The envoy condemned the *killing of two nurses.", ["The envoy"], Stance.CONDEMNS),
    ("The group threatened to *attack the pipeline.", ["The group"], Stance.THREATENS),
]
NARRATED = [
    "A car bomb *exploded in the market on Tuesday.",
    "A car bomb *exploded in the market on Tuesday. The mayor said schools would stay shut.",
    "No group has claimed responsibility for the *attack.",
]


def chain(parse_text: Parse, marked: str) -> tuple[list[str], Stance]:
    offset, text = marked.index("*"), marked.replace("*", "", 1)
    attributions = read_attributions(parse_text(text))
    found = attributions.chain_at(offset)
    return [attributions.source_words(span) for span in found], found[-1].stance if found else Stance.NARRATES


@pytest.mark.parametrize(("marked", "sources", "stance"), PLAIN)
def test_who_says_it(parse_text: Parse, marked: str, sources: list[str], stance: Stance) -> None:
    assert chain(parse_text, marked) == (sources, stance)


@pytest.mark.parametrize("marked", NARRATED)
def test_the_outlet_speaks(parse_text: Parse, marked: str) -> None:
    assert chain(parse_text, marked) == ([], Stance.NARRATES)
