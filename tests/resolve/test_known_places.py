"""Well-known places of conflicts, in the scripts of their countries: asked by name alone, no report around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.geo import distance_km
from marsad.resolve.gazetteer import Gazetteer, lookup, open_gazetteer
from marsad.resolve.gazetteer.explaining import explain_name

TABLE = Path(__file__).parent / "known_places.tsv"
PLACES = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
NEAR_KM = 25.0
NATIVE = (
    "سوريا|العراق|اليمن|إسرائيل|לבנון|Україна|Россия|Сирия|ایران|افغانستان|الأنبار|نينوى|ديالى|حضرموت|دارفور|كردفان|سيناء|"
    "الضفة الغربية|قطاع غزة|البحر الأحمر|Донецька область|Курская область|Крим|Чёрное море|רצועת עזה|הגדה המערבית|"
    "مضيق هرمز|پنجشیر"
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def is_right(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> bool:
    answers = explain_name(gazetteer, name, limit=1).answers
    place = answers[0].place if answers else None
    if place is None or place.lat is None or place.lon is None:
        return False
    return distance_km(lat, lon, place.lat, place.lon) <= max(NEAR_KM, place.radius_km or 0.0)


def test_the_first_answer_is_where_the_place_is(gazetteer: Gazetteer) -> None:
    wrong = [name for name, lat, lon in PLACES if not is_right(gazetteer, name, float(lat), float(lon))]
    assert len(PLACES) >= 180
    assert len(wrong) <= len(PLACES) * 0.04, wrong


@pytest.mark.parametrize("name", NATIVE.split("|"))
def test_names_in_native_scripts_are_spelt_as_asked(gazetteer: Gazetteer, name: str) -> None:
    found = lookup(gazetteer, name)
    assert found
    assert found[0].likeness == 1.0


def test_governorates_of_syria_have_their_codes(gazetteer: Gazetteer) -> None:
    codes = {
        gazetteer.place(lookup(gazetteer, name, "SY")[0].entry).admin1_pcode for name in ("Damascus", "Hama", "Idlib")
    }
    assert codes == {"SY01", "SY05", "SY07"}
