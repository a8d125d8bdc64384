"""What a sentence is mainly about, in ACLED's sub-events: read from words alone, by the whole pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from marsad.codebook.crosswalk import load_crosswalk
from marsad.evaluate.marked import MarkedReport
from marsad.evaluate.reading import read_claims
from marsad.model.claims import Claim
from marsad.pipeline.resources import Resources

SENTENCES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("sub_events.yaml").read_text(encoding="utf-8")
)
CASES = [(sentence, sub_event) for sub_event, sentences in SENTENCES.items() for sentence in sentences]
TWO_ACTS = {
    "a protest is more than its arrests": (
        "Hundreds rallied in the square on Friday. Police detained nine of the protesters.",
        "Protest with intervention",
    ),
    "what something followed is not the news": (
        "After clashes with rebels, the army recaptured the town of Marwa.",
        "Government regains territory",
    ),
    "a plan is less than a deed": (
        "The army plans to retake the town. A roadside bomb killed two of its soldiers on Monday.",
        "Remote explosive/landmine/IED",
    ),
}
NOTHING = [
    "The striker's attack down the left wing decided the game.",
    "The club captured the trophy after a bombardment of shots on goal.",
    "The team established its base in Lyon for the tournament.",
    "The coach fired his assistant after the defeat.",
    "She shot a short film about the harbour.",
    "The company launched a campaign against smoking.",
    "Workers set up a new office in the port.",
    "Families gathered in the park for a picnic.",
    "Thousands gathered at the stadium to watch the final.",
    "The payment was made in advance of the meeting.",
    "The hotel named a new chief of staff for its kitchens.",
    "She joined the choir in the spring.",
    "The bank surrendered its licence to the regulator.",
    "Fans drove home from the match.",
    "The team lost the cup to a club from the north.",
    "The mayor appointed a spokesman for the fair.",
    "The dog went missing in the woods.",
    "Passengers lost their luggage at the airport.",
    "The court took the company's property into receivership.",
    "She took the children home from school.",
    "The singer broke into the charts in March.",
    "The company handed over control of its unit to the bank.",
    "The board ousted the chief executive of the bank.",
    "The band split up after a row over songs.",
    "The government shutdown was called off after a budget vote.",
    "Voters turned out in the capital to elect a mayor.",
    "The committee used the slogan on posters for its members.",
    "The fox made off with two hens.",
    "The brigade of cooks entered the contest in Lyon.",
    "The museum released a recording of the song in exchange for a fee.",
    "Experts found the body of a whale on the beach.",
]


def _main(claims: tuple[Claim, ...]) -> str | None:
    return next((claim.acled_sub_event for claim in claims if claim.main), None)


@pytest.fixture(scope="module")
def found(resources: Resources) -> Mapping[str, tuple[Claim, ...]]:
    """The claims of every text, read in one go."""
    texts = [*(sentence for sentence, _ in CASES), *(text for text, _ in TWO_ACTS.values()), *NOTHING]
    marked = [MarkedReport(f"s{number}", text) for number, text in enumerate(texts)]
    return {one.text: claims for one, claims in read_claims(marked, resources)}


def test_sub_events_are_those_of_acled() -> None:
    # "Other" is what remains: no sentence stands for it.
    assert set(load_crosswalk().meanings) - {"Other"} == set(SENTENCES)


@pytest.mark.parametrize(("sentence", "sub_event"), CASES)
def test_what_a_sentence_is_about(sentence: str, sub_event: str, found: Mapping[str, tuple[Claim, ...]]) -> None:
    assert _main(found[sentence]) == sub_event


@pytest.mark.parametrize(("text", "sub_event"), TWO_ACTS.values(), ids=TWO_ACTS)
def test_which_claim_is_the_main_one(text: str, sub_event: str, found: Mapping[str, tuple[Claim, ...]]) -> None:
    claims = found[text]
    assert len(claims) > 1
    assert sum(claim.main for claim in claims) == 1
    assert _main(claims) == sub_event


@pytest.mark.parametrize("sentence", NOTHING)
def test_words_in_their_peaceful_sense(sentence: str, found: Mapping[str, tuple[Claim, ...]]) -> None:
    assert found[sentence] == ()
