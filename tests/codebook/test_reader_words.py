"""The reader's word lists: complete, in lower case, and refused with file and key where they are not."""

from __future__ import annotations

from dataclasses import fields

import pytest

from marsad.codebook import reader_words
from marsad.codebook.loading import load_yaml
from marsad.codebook.reader_words import FILE, ReaderWords, load_reader_words
from marsad.errors import CodebookError


def test_every_list_is_there_and_in_lower_case() -> None:
    words = load_reader_words()
    for field in fields(ReaderWords):
        found = getattr(words, field.name)
        assert found, field.name
        assert all(word == word.lower() for word in found), field.name


def test_a_missing_list_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {key: value for key, value in load_yaml(FILE).items() if key != "fears"}
    monkeypatch.setattr(reader_words, "load_yaml", lambda _: raw)
    with pytest.raises(CodebookError, match=r"reader_words\.yaml.*fears"):
        load_reader_words.__wrapped__()
