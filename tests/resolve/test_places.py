"""Places in texts: found, told apart, pinned down."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from marsad.geo import distance_km
from marsad.model.entities import PlaceKind
from marsad.model.layers import PlaceMention, PlaceUse
from marsad.resolve.gazetteer import Gazetteer, open_gazetteer
from marsad.resolve.places import find_places

Parse = Callable[[str], Doc]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def mention(mentions: tuple[PlaceMention, ...], name: str) -> PlaceMention:
    found = [m for m in mentions if name in m.quote.text]
    assert found, f"{name} not found among {[m.quote.text for m in mentions]}"
    return found[0]


PINNED = [
    ("A bomb killed two in Tripoli, Lebanon, on Monday.", "Tripoli", "LB", 34.43, 35.84),
    ("A bomb killed two in Tripoli, Libya, on Monday.", "Tripoli", "LY", 32.89, 13.19),
    ("Shells hit the town of Salqin in Idlib province, Syria.", "Salqin", "SY", 36.14, 36.45),
    ("Rockets struck the al-Omar oil field in eastern Syria.", "al-Omar oil field", "SY", 35.1, 40.55),
    ("Syrian jets bombed the Bustan al-Qasr neighborhood of Aleppo.", "Bustan al-Qasr", "SY", 36.195, 37.146),
    ("Iraqi forces entered Al-Qa'im, near the Syrian border.", "Al-Qa'im", "IQ", 34.37, 41.1),
    ("Gunmen attacked a market in Maiduguri, Nigeria.", "Maiduguri", "NG", 11.85, 13.16),
    ("A soldier died near Avdiivka in Ukraine's Donetsk region.", "Avdiivka", "UA", 48.14, 37.74),
    ("Taliban fighters ambushed police in Nad Ali district, Helmand, Afghanistan.", "Nad Ali", "AF", 31.64, 64.24),
    ("Police shot a man in Paris, Texas.", "Paris", "US", 33.66, -95.56),
    ("A strike hit Khan Younis in the southern Gaza Strip.", "Khan Younis", "PS", 31.34, 34.3),
    ("Coalition aircraft struck near Albu Kamal in Syria.", "Albu Kamal", "SY", 34.45, 40.92),
    ("Houthi forces in Yemen shelled Hodeidah.", "Hodeidah", "YE", 14.8, 42.95),
    ("Sudanese troops shelled Nyala in South Darfur.", "Nyala", "SD", 12.05, 24.88),
]


@pytest.mark.parametrize(("text", "name", "country", "lat", "lon"), PINNED)
def test_pinned(  # noqa: PLR0913, PLR0917
    parse_text: Parse, gazetteer: Gazetteer, text: str, name: str, country: str, lat: float, lon: float
) -> None:
    found = mention(find_places(parse_text(text), gazetteer), name)
    assert found.place is not None
    assert found.place.country == country
    assert found.place.lat is not None
    assert found.place.lon is not None
    assert distance_km(lat, lon, found.place.lat, found.place.lon) < 25
    assert found.reason


def test_the_report_as_a_whole_decides(parse_text: Parse, gazetteer: Gazetteer) -> None:
    text = (
        "The sheriff of Fulton County, Georgia, said a deputy was shot in Atlanta. Police in Savannah, Georgia, agreed."
    )
    found = mention(find_places(parse_text(text), gazetteer), "Georgia")
    assert found.place is not None
    assert (found.place.country, found.place.kind) == ("US", PlaceKind.ADMIN1)


USES = [
    ("Jordan said on Tuesday that it would close the crossing.", "Jordan", PlaceUse.ACTOR),
    ("Clashes broke out in Jordan on Tuesday.", "Jordan", PlaceUse.LOCATION),
    ("Syrian rebels fled.", "Syrian", PlaceUse.MODIFIER),
    ("BEIRUT (AP) — Two men were killed in Homs.", "BEIRUT", PlaceUse.DATELINE),
    ("Fighters took the town of Saraqib in Syria.", "Saraqib", PlaceUse.LOCATION),
]


@pytest.mark.parametrize(("text", "name", "use"), USES)
def test_uses(parse_text: Parse, gazetteer: Gazetteer, text: str, name: str, use: PlaceUse) -> None:
    assert mention(find_places(parse_text(text), gazetteer), name).use is use


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Islamic State of Iraq and the Levant claimed the attack in Homs.", "Levant"),
        ("General Hassan Jackson said nobody was hurt in Homs.", "Jackson"),
        ("The report by SANA said nobody was hurt in Homs.", "SANA"),
    ],
)
def test_persons_and_organisations_are_no_places(parse_text: Parse, gazetteer: Gazetteer, text: str, name: str) -> None:
    assert not [m for m in find_places(parse_text(text), gazetteer) if name in m.quote.text]


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("Two men were shot on Lisbon Street in Tulsa, Oklahoma.", "Lisbon Street", "Tulsa"),
        ("A man was shot in Tulsa, Oklahoma. He lay in the 1200 block of East Houston.", "Houston", "Tulsa"),
        ("A boy was hit in Tulsa, Oklahoma, at Brazil and La Paz avenues.", "Brazil", "Tulsa"),
        ("Shells fell on Baghdad Street in Damascus.", "Baghdad Street", "Damascus"),
    ],
)
def test_streets_lie_where_the_report_is(
    parse_text: Parse, gazetteer: Gazetteer, text: str, name: str, town: str
) -> None:
    found = mention(find_places(parse_text(text), gazetteer), name)
    assert found.place is not None
    assert found.place.within[0] == town


def test_a_road_may_lead_to_what_it_is_named_for(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = mention(
        find_places(parse_text("Rebels shelled the Damascus road near Homs, Syria."), gazetteer), "Damascus"
    )
    assert found.place is not None
    assert found.place.name == "Damascus"


def test_distance_and_direction(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = find_places(parse_text("A shell exploded 15 km south of Krasnohorivka in Ukraine."), gazetteer)[0]
    assert found.quote.text == "15 km south of Krasnohorivka"
    assert found.place is not None
    assert found.place.kind is PlaceKind.RELATIVE
    assert found.place.within[0] == "Krasnohorivka"
    assert found.place.lat == pytest.approx(47.87, abs=0.02)


def test_direction_alone_widens(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = find_places(parse_text("Fighting raged north of Homs in Syria."), gazetteer)[0]
    assert found.place is not None
    assert found.place.radius_km is not None
    assert found.place.radius_km > 15


def test_between_two_places(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = mention(
        find_places(parse_text("A mine exploded on the road between Homs and Hama in Syria."), gazetteer), "between"
    )
    assert found.place is not None
    assert found.place.lat == pytest.approx(34.93, abs=0.05)


def test_an_unlisted_quarter_lies_in_its_city(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = mention(
        find_places(parse_text("A clinic in the Zarqaleen neighborhood of Aleppo was hit."), gazetteer), "Zarqaleen"
    )
    assert found.place is not None
    assert found.place.within[:1] == ("Aleppo",)
    assert found.place.lat == pytest.approx(36.2, abs=0.05)
    assert found.confidence < 0.5


def test_the_capital_and_the_town(parse_text: Parse, gazetteer: Gazetteer) -> None:
    text = "Rebels shelled Douma in Syria. Two people died in the town. Later a bomb went off in the capital."
    found = find_places(parse_text(text), gazetteer)
    town, capital = mention(found, "the town"), mention(found, "the capital")
    assert town.place is not None
    assert capital.place is not None
    assert town.place.name == "Douma"
    assert capital.place.name == "Damascus"


@pytest.mark.parametrize("text", ["", "\n\n", "killed in", "مقتل ثلاثة في حلب", "А" * 500, "Al-", "in the - of"])
def test_odd_texts(parse_text: Parse, gazetteer: Gazetteer, text: str) -> None:
    for found in find_places(parse_text(text), gazetteer):
        assert text[found.quote.start : found.quote.end] == found.quote.text


PIECES = [
    "Homs",
    "al-Bab",
    "in",
    "the",
    "of",
    "near",
    "Aleppo",
    "province",
    ",",
    "\n",
    "15 km",
    "south",
    "U.S.",
    "Mr.",
    "é",
    "حلب",
    "-",
    "'s",
]


@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_every_quote_is_in_the_text(parse_text: Parse, gazetteer: Gazetteer, pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = find_places(parse_text(text), gazetteer)
    for one in found:
        assert text[one.quote.start : one.quote.end] == one.quote.text
        assert 0 <= one.confidence <= 1
    assert [one.quote.start for one in found] == sorted(one.quote.start for one in found)


@pytest.mark.parametrize(
    ("text", "name", "is_place"),
    [
        ("KABUL (Meridian) - A bomb killed two officers in Kandahar.", "Meridian", False),
        (
            "Last updated on 4 March BEIRUT Rebels shelled a village in Syria, a monitor said.",
            "BEIRUT",
            False,
        ),
        ("MOSCOW (Sputnik) Shells hit a market in Donetsk, officials said.", "MOSCOW", False),
        ("Two men (Herat) were shot dead in Kandahar.", "Herat", True),
        ("Police in BEIRUT said that a bomb went off.", "BEIRUT", True),
    ],
)
def test_datelines_and_credits_are_no_places(
    parse_text: Parse, gazetteer: Gazetteer, text: str, name: str, is_place: bool
) -> None:
    found = find_places(parse_text(text), gazetteer)
    assert any(m.quote.text == name and m.use is PlaceUse.LOCATION for m in found) == is_place


def test_a_kind_word_before_of_belongs_to_the_next_name(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = find_places(parse_text("Jets bombed the northern Syiran town of Raqqa in Syria."), gazetteer)
    assert not [m for m in found if m.quote.text.startswith("Syiran")]
    raqqa = mention(found, "Raqqa").place
    assert raqqa is not None
    assert raqqa.country == "SY"


def test_the_words_of_a_headline_are_no_names(parse_text: Parse, gazetteer: Gazetteer) -> None:
    text = "Ten Killed in Suicide Blast\nA suicide bomber killed ten people in Kabul. The blast hit a bus."
    assert not [m for m in find_places(parse_text(text), gazetteer) if "Blast" in m.quote.text]


def test_a_country_comes_before_a_part_that_bears_its_name(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = find_places(parse_text("Cases were found in Benin, Niger, Nigeria and in Mexico."), gazetteer)
    kinds = {m.quote.text: m.place.kind for m in found if m.place is not None}
    assert kinds == dict.fromkeys(("Benin", "Niger", "Nigeria", "Mexico"), PlaceKind.COUNTRY)


@pytest.mark.parametrize(
    ("text", "name", "province"),
    [
        (
            "Soldiers detained six men in Khas district, Uruzgan province, on Monday, Afghan police said.",
            "Khas",
            "Uruzgan",
        ),
        ("Gunmen killed two men in Wali Kot district, Kandahar province, police said.", "Kot", "Kandahar"),
        (
            "A force targeted a farm by the village of Surkhi Kala in Gardez district, Afghan police said.",
            "Kala",
            "Paktia",
        ),
    ],
)
def test_a_place_is_not_sought_outside_the_province_it_is_put_in(
    parse_text: Parse, gazetteer: Gazetteer, text: str, name: str, province: str
) -> None:
    found = mention(find_places(parse_text(text), gazetteer), name)
    assert found.place is not None
    assert found.place.country == "AF"
    assert province in found.place.within


def test_a_well_known_town_stays_where_it_is(parse_text: Parse, gazetteer: Gazetteer) -> None:
    """A report errs sooner about the province than about the town."""
    found = mention(find_places(parse_text("A bomb hit Mosul city, Anbar province, in Iraq."), gazetteer), "Mosul")
    assert found.place is not None
    assert found.place.admin1 != "Anbar"


@pytest.mark.parametrize(
    ("text", "quote", "point", "reach"),
    [
        ("A convoy was hit between Homs and Palmyra in Syria.", "between Homs and Palmyra", (34.64, 37.5), 80),
        (
            "A drone hit a car on the road from Tyre to Naqoura in Lebanon.",
            "road from Tyre to Naqoura",
            (33.2, 35.17),
            20,
        ),
        ("A blast hit the Khartoum\u2013Port Sudan road in Sudan.", "Khartoum\u2013Port Sudan road", (17.6, 34.9), 400),
    ],
)
def test_lines_between_two_places(
    parse_text: Parse, gazetteer: Gazetteer, text: str, quote: str, point: tuple[float, float], reach: float
) -> None:
    found = mention(find_places(parse_text(text), gazetteer), quote).place
    assert found is not None
    assert found.kind is PlaceKind.RELATIVE
    assert found.lat is not None
    assert found.lon is not None
    assert distance_km(found.lat, found.lon, *point) < 15
    assert found.radius_km is not None
    assert found.radius_km <= reach


def test_two_capitals_are_no_line(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = find_places(parse_text("Fighting between Khartoum and Juba went on for years in Sudan."), gazetteer)
    assert not [m for m in found if m.quote.text.startswith("between")]


@pytest.mark.parametrize(
    ("text", "quote", "country"),
    [
        ("Jets struck a camp near the border with Iraq, in Syria.", "the border with Iraq", "SY"),
        ("Mortars landed near the Turkish border in Idlib province, Syria.", "the Turkish border", "SY"),
        ("In Syria, clashes broke out near the Syrian-Turkish border.", "the Syrian-Turkish border", "SY"),
    ],
)
def test_a_border_is_an_area_without_a_point(
    parse_text: Parse, gazetteer: Gazetteer, text: str, quote: str, country: str
) -> None:
    found = mention(find_places(parse_text(text), gazetteer), quote)
    assert found.use is PlaceUse.LOCATION
    assert found.place is not None
    assert (found.place.country, found.place.lat) == (country, None)
    assert "border" in found.reason


def test_a_border_guard_is_no_place(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = find_places(parse_text("A Turkish border guard was shot dead in Syria."), gazetteer)
    assert not [m for m in found if m.quote.text.endswith("border")]


def test_a_town_taken_for_a_person_after_near(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = mention(
        find_places(parse_text("Gunmen killed two policemen near Lashkar Gah on Monday."), gazetteer), "Lashkar Gah"
    )
    assert found.place is not None
    assert found.place.country == "AF"


def test_a_name_of_many_places_is_called_ambiguous(parse_text: Parse, gazetteer: Gazetteer) -> None:
    bare = mention(find_places(parse_text("Clashes broke out in Santa Cruz."), gazetteer), "Santa Cruz")
    told = mention(find_places(parse_text("Clashes broke out in Santa Cruz, Bolivia."), gazetteer), "Santa Cruz")
    assert "ambiguous" in bare.reason
    assert bare.alternatives
    assert "ambiguous" not in told.reason
    assert told.place is not None
    assert told.place.country == "BO"
    assert told.confidence > bare.confidence


def test_an_embassy_stands_in_the_capital(parse_text: Parse, gazetteer: Gazetteer) -> None:
    found = mention(
        find_places(parse_text("Bombs hit the embassies in Kenya and Chad."), gazetteer), "embassies in Kenya"
    )
    assert found.place is not None
    assert (found.place.kind, found.place.within[0]) == (PlaceKind.FACILITY, "Nairobi")


def test_where_somebody_is_from_is_no_place_of_what_happened(parse_text: Parse, gazetteer: Gazetteer) -> None:
    text = "A resident of Pakistan's Abbottabad was shot dead in Srinagar."
    uses = {m.quote.text: m.use for m in find_places(parse_text(text), gazetteer)}
    assert uses["Abbottabad"] is PlaceUse.MODIFIER
    assert uses["Srinagar"] is PlaceUse.LOCATION


def test_a_day_does_not_go_on_with_the_name_before_it(parse_text: Parse, gazetteer: Gazetteer) -> None:
    text = "Afghan forces captured a gunman in Helmand Province Saturday."
    found = mention(find_places(parse_text(text), gazetteer), "Helmand")
    assert (found.quote.text, found.use) == ("Helmand Province", PlaceUse.LOCATION)
