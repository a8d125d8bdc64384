"""Quotation marks of every style, balanced and not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.attribution.quotations import find_quotations

CASES = [
    ('He said "they left" and went.', ['"they left"']),
    ("He said “they left” and went.", ["“they left”"]),
    ("He said ``they left'' and went.", ["``they left''"]),
    ("He said ''they left'' and went.", ["''they left''"]),
    ("He said «they left» and went.", ["«they left»"]),
    ("He said „they left” and went.", ["„they left”"]),
    ("'We fled at night,' she said.", ["'We fled at night,'"]),
    ("The army's men and the rebels' camp.", []),
    ("It wasn't the villagers' fault, he said.", []),
    ('"One," he said. "Two."', ['"One,"', '"Two."']),
    ('A lost " mark.\nAnother paragraph.', []),
    ("He said “they left\nNext paragraph.", ["“they left"]),
    ("“First part.\n\n“Second part,” she said.", ["“First part.", "“Second part,”"]),
    ('The 12" pipe burst.', []),
    ("", []),
]


@pytest.mark.parametrize(("text", "quotations"), CASES)
def test_pairs(text: str, quotations: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_quotations(text)] == quotations


def test_a_quotation_that_goes_on_in_the_next_paragraph_says_so() -> None:
    first, second = find_quotations("“First part.\n\n“Second part,” she said.")
    assert (first.is_closed, first.continues) == (False, False)
    assert (second.is_closed, second.continues) == (True, True)


@given(st.text(alphabet="ab .,\n\"“”'‘’«»`", max_size=80))
def test_quotations_never_overlap(text: str) -> None:
    end = 0
    for found in find_quotations(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
