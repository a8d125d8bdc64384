"""Extracted text is tied to the page it came from, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ingest.align import align


def mapped(text: str, page: str) -> list[tuple[str, int]]:
    return [(text[run.document_start :][: run.length], run.source_start) for run in align(text, page)]


@pytest.mark.parametrize(
    ("text", "page", "runs"),
    [
        ("Two died.", "<p>Two died.</p>", [("Two died", 3)]),
        (
            "Two died\nThree fled",
            "<p>Two <b>died</b></p><p>Three fled</p>",
            [("Two", 3), ("died", 10), ("Three fled", 25)],
        ),
        ("Kata'ib fired", "Kata&#39;ib fired", [("Kata", 0), ("ib fired", 9)]),
        ("A & B fled", "A &amp; B fled", [("A", 0), ("B fled", 8)]),
        ("two", "<a title='two'>one</a><!-- two --><script>two</script>", []),
        ("died here now", "<nav>Home died</nav><p>so died here now</p>", [("died here now", 26)]),
        ("", "<p>x</p>", []),
    ],
)
def test_words_are_found_outside_markup(text: str, page: str, runs: list[tuple[str, int]]) -> None:
    assert mapped(text, page) == runs


WORDS = st.lists(st.sampled_from(["the", "town", "shelling", "killed", "two", "étaient", "قصف", "7"]), max_size=40)


@settings(deadline=None)
@given(kept=WORDS, menu=WORDS)
def test_runs_are_equal_ordered_and_apart(kept: list[str], menu: list[str]) -> None:
    text = " ".join(kept)
    page = f"<nav>{' | '.join(menu)}</nav><p>" + " <i>x</i> ".join(kept) + "</p>"
    document_end = source_end = 0
    for run in align(text, page):
        assert text[run.document_start :][: run.length] == page[run.source_start :][: run.length]
        assert run.document_start >= document_end
        assert run.source_start >= source_end
        document_end, source_end = run.document_start + run.length, run.source_start + run.length


@settings(deadline=None)
@given(kept=WORDS)
def test_every_word_of_a_plain_page_is_found(kept: list[str]) -> None:
    text = "\n".join(kept)
    found = align(text, "<p>" + "</p><p>".join(kept) + "</p>")
    assert sum(run.length for run in found) == sum(map(len, kept))
