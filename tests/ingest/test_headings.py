"""Texts that are not the article of their title: the title is put below them, and nothing of them moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ingest.headings import with_title
from marsad.model.reports import Document, ReportId

LOGIN = "Please sign in to go on reading. You have used all of your free pages this month."


def document(text: str) -> Document:
    return Document(ReportId("r"), text)


@pytest.mark.parametrize(
    ("title", "text", "below"),
    [
        ("Three wounded by gunfire at Oldport market", LOGIN, True),
        (
            "Three wounded by gunfire at Oldport market",
            "Gunfire wounded three traders at the market of Oldport.",
            False,
        ),
        ("Shootings in Oldport leave three wounded", "A shooting left three people wounded in Oldport.", False),
        ("Market attack", LOGIN, False),
        ("", LOGIN, False),
        (None, LOGIN, False),
    ],
)
def test_the_title_is_put_below_another_text(title: str | None, text: str, below: bool) -> None:
    found = with_title(document(text), title)
    assert found.text == (f"{text}\n\n{title}" if below else text)
    assert (found.version == document(text).version) is not below
    assert found.cleaner.endswith("+title/1") is below


@given(text=st.text(max_size=200), title=st.text(max_size=80))
def test_the_text_keeps_its_places(text: str, title: str) -> None:
    assert with_title(document(text), title).text.startswith(text)
