"""Text in common is found where it was planted, and only there."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from marsad.link.copies import Copy, find_copies
from marsad.link.facts import ReportFacts
from marsad.model.reports import ReportId

DAY = date(2016, 5, 4)
PASSAGE = (
    "Residents of the river quarter said that three shells struck the grain store shortly after midnight and that the "
    "fire burned until the morning because no engine could reach it."
)
STOCK = (
    "This outlet relies on volunteers in eleven towns and checks what they tell it before anything is published here."
)


def noise(seed: int, words: int = 90) -> str:
    """Words in no order, the same for one seed."""
    chooser = random.Random(seed)
    return " ".join("".join(chooser.choices("abdegiklmnorstu", k=chooser.randint(3, 8))) for _ in range(words))


def report(name: str, text: str, day: date | None = DAY) -> ReportFacts:
    return ReportFacts(ReportId(name), text, "", name, day)


def pairs(copies: tuple[Copy, ...]) -> set[tuple[str, str]]:
    return {(copy.left, copy.right) for copy in copies}


def test_shared_passage_is_found_with_its_place_in_both() -> None:
    one, other = report("a", f"{noise(1)} {PASSAGE}"), report("b", f"{PASSAGE} {noise(2)}")
    (copy,) = find_copies([other, one])
    (passage,) = copy.passages
    assert one.text[passage.left.start : passage.left.end] == PASSAGE.rstrip(".")
    assert other.text[passage.right.start : passage.right.end] == PASSAGE.rstrip(".")
    assert 0.2 < copy.shared_part < 0.3


def test_reordered_sentences_are_all_found() -> None:
    halves = [noise(3, 20), noise(4, 20), noise(5, 20)]
    one, other = report("a", ". ".join(halves)), report("b", ". ".join(reversed(halves)))
    (copy,) = find_copies([one, other])
    assert (len(copy.passages), copy.shared_part) == (3, 1.0)


def test_unrelated_reports_are_no_copies() -> None:
    assert find_copies([report(str(seed), noise(seed)) for seed in range(20)]) == ()


def test_boilerplate_over_weeks_is_no_copy() -> None:
    monthly = [report(f"r{n}", f"{noise(n, 150)} {STOCK}", DAY + timedelta(days=30 * n)) for n in range(8)]
    assert find_copies(monthly) == ()


def test_a_story_told_by_many_within_days_is_a_copy() -> None:
    many = [report(f"r{n:02}", f"{noise(n)} {PASSAGE}", DAY + timedelta(days=n % 2)) for n in range(30)]
    found = pairs(find_copies(many))
    reached, waiting = set(), ["r00"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += [other for pair in found if name in pair for other in pair if other not in reached]
    assert len(reached) == 30


@pytest.mark.parametrize("text", ["", "one two", "\ud83d\ude80 \u0627\u0644\u062e\u0628\u0631"])
def test_texts_too_short_to_compare(text: str) -> None:
    assert find_copies([report("a", text), report("b", text)]) == ()


def test_order_changes_nothing() -> None:
    reports = [report(f"r{n}", f"{noise(n)} {PASSAGE}") for n in range(6)]
    assert find_copies(reports) == find_copies(list(reversed(reports)))
