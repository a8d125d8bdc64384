"""NOTICE names every source of the shipped gazetteer with its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.resolve.gazetteer import Gazetteer, open_gazetteer

NOTICE = " ".join((Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8").split())
WORDS_OF_LICENCE = {"CC BY-SA 4.0": "Creative Commons Attribution-ShareAlike 4.0", "CC0 1.0": "CC0 1.0"}


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    yield open_gazetteer()


def test_sources_and_licences_are_named(gazetteer: Gazetteer) -> None:
    sources = gazetteer.sources()
    assert sources
    for source in sources:
        name = re.split(r" \(|,|: ", source.title)[0]
        assert name in NOTICE, source.title
        assert WORDS_OF_LICENCE.get(source.licence, source.licence.removesuffix("-2.0")) in NOTICE, source.licence


def test_what_is_share_alike_is_set_apart(gazetteer: Gazetteer) -> None:
    apart = [source.title for source in gazetteer.sources() if source.share_alike]
    assert len(apart) == NOTICE.count("THIS LAYER IS SEPARATELY LICENSED") == 1
