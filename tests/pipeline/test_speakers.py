"""Sources that are only described are led back to their names, where one name fits."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from marsad.model.claims import Attribution, Claim, ClaimId, EventTypeId, Provenance, Realis, Source, Stance
from marsad.model.evidence import quote_at
from marsad.model.reports import ReportId
from marsad.pipeline.speakers import with_named_speakers

BY_HAND = Provenance("by hand", 1.0)


def claims_by(sources: Sequence[str]) -> tuple[Claim, ...]:
    """One claim for each source, in a text that names them one after the other."""
    text = " said. ".join(sources) + " said."
    made, at = [], 0
    for number, words in enumerate(sources):
        at = text.index(words, at)
        source = Source(quote_at(text, at, at + len(words)), BY_HAND)
        at += len(words)
        made.append(
            Claim(
                id=ClaimId(f"r/c{number}"),
                report_id=ReportId("r"),
                occurrence=f"o{number}",
                type=EventTypeId("attack"),
                realis=Realis.OCCURRED,
                trigger=quote_at(text, at, at + 5),
                sentence=quote_at(text, at, at + 5),
                provenance=BY_HAND,
                engine="by hand",
                attribution=Attribution((source,), Stance.ASSERTS, "by hand"),
            )
        )
    return tuple(made)


@pytest.mark.parametrize(
    ("sources", "named"),
    [
        pytest.param(
            ["the Orontes Conflict Record", "The monitoring group"], "the Orontes Conflict Record", id="a body"
        ),
        pytest.param(["Hill Watch Network", "the network"], "Hill Watch Network", id="a body without an article"),
        pytest.param(["Colonel Idris Tal", "a medic", "the colonel"], "Colonel Idris Tal", id="a person by his rank"),
        pytest.param(
            ["the Orontes Record", "the Orontes Record", "this group"], "the Orontes Record", id="one body told twice"
        ),
        pytest.param(["the Orontes Record", "the Hill Watch", "the group"], None, id="two bodies fit"),
        pytest.param(["Karim Daoud", "the group"], None, id="a person is no group"),
        pytest.param(["governor Karim Daoud", "the ministry"], None, id="a person with an office is no body"),
        pytest.param(["The group", "the Orontes Record"], None, id="what comes later does not count"),
        pytest.param(["the Orontes Record", "a group"], None, id="another group"),
        pytest.param(["the Orontes Record", "residents"], None, id="no description of a body"),
        pytest.param(["the Orontes Record", "the Northern Army group"], None, id="a name of its own"),
        pytest.param(["Colonel Idris Tal", "the doctor"], None, id="another kind of person"),
        pytest.param(["the mayor", "the mayor"], None, id="nobody named"),
    ],
)
def test_a_description_takes_up_the_one_name_that_fits(sources: list[str], named: str | None) -> None:
    before = claims_by(sources)
    after = with_named_speakers(before)
    (source,) = after[1 if sources[0] == "The group" else -1].attribution.chain
    found = {claim.attribution.chain[0].quote.text: claim.attribution.chain[0].named for claim in after}
    assert [name.text for name in found.values() if name] == ([named] if named else [])
    if named:
        assert source.name == named
        assert source.quote == before[-1].attribution.chain[0].quote
