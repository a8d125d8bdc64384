"""What a report is about: what it tells most of, with the victims; what fits it in place and day."""

from __future__ import annotations

from datetime import date
from typing import Any

from marsad.codebook.linking import load_linking
from marsad.link.linking import Linking

DAY = date(2016, 5, 4)
TEXT = (
    "Two men were arrested on Monday in Jarida. The mill shooting killed three workers. A fourth worker was wounded "
    "there. A judge was shot in Tellan."
)


def follow_up(book: Any) -> dict[str, tuple[bool, float]]:
    """By type and trigger of the first claim: whether it is the subject, and how central it is."""
    report = book.report("alpha", TEXT, DAY)
    book.claim(report, "Two men were arrested on Monday in Jarida", "arrested", type="arrest", place="Jarida")
    book.claim(report, "The mill shooting killed three workers", "killed", place="Jarida", killed=3)
    book.claim(report, "A fourth worker was wounded there", "wounded", place="Jarida", occurrence="o1")
    book.claim(report, "A judge was shot in Tellan", "shot", place="Tellan")
    gathered = Linking(book.claims, book.reports, load_linking())._gather(report)
    return {told.claims[0].trigger.text: (told.main, told.central) for told in gathered.tellings}


def test_the_deed_with_its_victims_is_the_subject_of_a_follow_up(casebook: Any) -> None:
    found = follow_up(casebook)
    assert {words for words, (main, _) in found.items() if main} == {"killed"}


def test_what_lies_elsewhere_is_not_central(casebook: Any) -> None:
    central = {words: value for words, (_, value) in follow_up(casebook).items()}
    assert central["killed"] == 1.0
    assert 0 < central["arrested"] < 1.0
    assert central["shot"] == 0.0
