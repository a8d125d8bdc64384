"""Languages are told apart, short English is not mistaken for something else."""

from __future__ import annotations

import pytest

from marsad.ingest.language import detect_language, language_code


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Bombs fell.", "en"),
        ("Airstrike kills 7 in Idlib", "en"),
        ("Al-Hasakah: 3 killed", "en"),
        ("ISIS ATTACK ON POLICE STATION, 5 DEAD", "en"),
        ("Al Qaim, Anbar", "en"),
        ("Shelling. Deir ez-Zor. Jan 4.", "en"),
        ("The group, كتائب الوادي, said its «бригада» killed two people at the gate.", "en"),
        ("Tres muertos en un ataque en Bogotá", "es"),
        ("Tres soldados murieron en un ataque con explosivos en la carretera del norte", "es"),
        ("Trois morts et cinq blessés dans une attaque à la voiture piégée dans la capitale", "fr"),
        ("Drei Tote bei einem Angriff auf eine Polizeistation in der Hauptstadt", "de"),
        ("Üç asker düzenlenen saldırıda hayatını kaybetti", "tr"),
        ("قتل ثلاثة أشخاص", "ar"),
        ("Трое погибли в Донецке", "ru"),
        ("Троє цивільних загинули внаслідок обстрілу міста, повідомили в лікарні", "uk"),
        ("שלושה בני אדם נהרגו", "he"),
        ("三名平民在袭击中丧生", "zh"),
        ("12.03. 14:30 — 7/9", None),
        ("", None),
    ],
)
def test_detection(text: str, lang: str | None) -> None:
    assert detect_language(text) == lang


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("English", "en"),
        ("eng", "en"),
        ("ar", "ar"),
        ("", None),
        (None, None),
        ("klingon!", None),
    ],
)
def test_language_tags(given: str | None, code: str | None) -> None:
    assert language_code(given) == code
