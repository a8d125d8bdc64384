"""Bytes become the text they were written as, and damage is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ingest.encoding import decode
from marsad.model.reports import WarningKind

WESTERN = "The café’s owner said the blast killed “two” in Bogotá — no one claimed it."
RUSSIAN = "В результате обстрела рынка погибли трое мирных жителей, сообщили в городской больнице во вторник."
ARABIC = "قتل ثلاثة مدنيين في قصف استهدف سوقا شعبيا في المدينة مساء الاثنين بحسب مصدر طبي في المستشفى."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "cp1252"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-16-be"),
        (WESTERN, "utf-16-le"),
        (WESTERN, "utf-32"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (ARABIC, "cp1256"),
        (RUSSIAN + ARABIC, "utf-16"),
    ],
)
def test_encodings_are_detected(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.warnings == ()


def test_a_declared_encoding_is_believed_when_the_bytes_agree() -> None:
    assert decode("Žižkov: dva mrtví".encode("cp1250"), declared="windows-1250").text == "Žižkov: dva mrtví"
    assert decode(WESTERN.encode(), declared="cp1250").text == WESTERN
    assert decode(WESTERN.encode("cp1252"), declared="no-such-charset").text == WESTERN


def test_cut_characters_are_counted() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "three killed".encode("utf-16-le") + b"\x00")
    assert decoded.text == "three killed\N{REPLACEMENT CHARACTER}"
    assert [warning.kind for warning in decoded.warnings] == [WarningKind.ENCODING_DAMAGE]


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_decode(raw: bytes) -> None:
    decoded = decode(raw)
    decoded.text.encode("utf-8")  # no lone surrogates


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_utf8_is_never_mistaken(text: str) -> None:
    if not text.startswith("\ufeff") and not text.encode().startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(text.encode()).text == text
