"""One name in several spellings, and names that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.spelling import group_spellings, same_name, words_match
from marsad.text.word_likeness import SAME_WORD, may_be_one_word, word_similarity

SAME = [
    ("Abu Bakr Al-Saadi", "Abu Baqir al-Saadi"),
    ("Mohammed Hamdan Dagalo", "Muhammad Hamdan Daglo"),
    ("Moqtada al-Sadr", "Muqtada al Sadr"),
    ("Qassem Soleimani", "Qasim Suleimani"),
    ("Abdul Hamid Dbeibah", "Abdulhamid Dbeibeh"),
    ("Khaled Meshaal", "Khalid Mashal"),
    ("Hussein al-Houthi", "Husayn al-Huthi"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("General Khalifa Haftar", "Khalifa Hafter"),
    ("Abu Mohammed al-Golani", "Abu Muhammad al-Jolani"),
    ("Ismail Haniyeh", "Ismail Haniya"),
    ("Ahmed Saeed", "Ahmad Said"),
    ("Mahmoud al-Zahar", "Mahmud Zahar"),
    ("Popular Mobilization Forces", "PMF"),
    ("United Nations", "U.N."),
    ("Yahya Sinwar", "Yehya al-Sinwar"),
    ("بشار الأسد", "Bashar al-Assad"),
    ("Владимир Путин", "Vladimir Putin"),
    ("قاسم سليماني", "Qassem Soleimani"),
    ("Ali Hassan Majid", "Ali Majid"),
]
DIFFERENT = [
    ("Abu Bakr", "Abu Omar"),
    ("Abu Bakr al-Saadi", "Abu Omar al-Saadi"),
    ("Hassan Nasser", "Hussein Nasser"),
    ("Ahmed Ali", "Mohammed Ali"),
    ("Khalid Karim", "Khalil Karim"),
    ("Ali Abdullah", "Ali Abdulrahman"),
    ("Samir Haddad", "Amir Haddad"),
    ("Mahmoud Darwish", "Ahmad Darwish"),
    ("Omar", "Omar Suleiman"),
    ("Abu Ali", "Ali"),
    ("Ahmed Karimi", "Hamed Karimi"),
    ("Omar Khan", "Ammar Khan"),
    ("Syrian Network for Human Rights", "Syrian Observatory for Human Rights"),
    ("Владимир Путин", "Dmitry Medvedev"),
]


@pytest.mark.parametrize(("name", "other"), SAME)
def test_one_name(name: str, other: str) -> None:
    match = same_name(name, other)
    assert match.same, match
    assert match.reason


@pytest.mark.parametrize(("name", "other"), DIFFERENT)
def test_not_one_name(name: str, other: str) -> None:
    assert not same_name(name, other).same, same_name(name, other)


@given(st.text(max_size=30), st.text(max_size=30))
def test_symmetric_and_bounded(name: str, other: str) -> None:
    match = same_name(name, other)
    assert 0 <= match.score <= 1
    assert match.score == same_name(other, name).score


def test_clusters_keep_order_and_do_not_chain() -> None:
    names = ["Abu Bakr Al-Saadi", "Ahmed al-Saadi", "Abu Baqir al-Saadi", "Ahmad Saadi", "al-Saadi", "Omar Karim"]
    assert group_spellings(names) == (
        ("Abu Bakr Al-Saadi", "Abu Baqir al-Saadi"),
        ("Ahmed al-Saadi", "Ahmad Saadi"),
        ("al-Saadi",),
        ("Omar Karim",),
    )


@given(st.lists(st.sampled_from([name for pair in SAME + DIFFERENT for name in pair]), max_size=8))
def test_every_name_is_in_one_cluster(names: list[str]) -> None:
    clusters = group_spellings(names)
    assert sorted(name for cluster in clusters for name in cluster) == sorted(set(names))


def test_organisations_differ_by_one_telling_word() -> None:
    assert words_match("Syrian Observory for Human Rights", "Syrian Observatory for Human Rights").same
    assert not words_match("Islamic State in Iraq", "Islamic State in Libya").same


WORDS = st.text(alphabet="abcdeghijklmnoqstuvwyzء", min_size=1, max_size=9)


@given(WORDS, WORDS, st.sampled_from([0.7, SAME_WORD, 0.95]))
def test_the_cheap_bound_never_excludes_words_that_are_alike(word: str, other: str, threshold: float) -> None:
    if word_similarity(word, other) >= threshold:
        assert may_be_one_word(word, other, threshold)


def test_the_cheap_bound_excludes_most_pairs_of_unlike_names() -> None:
    names = ["observatory", "hezbollah", "janjaweed", "kurdistan", "peshmerga", "brigades", "ministry", "coalition"]
    told_apart = [not may_be_one_word(a, b) for a in names for b in names if a < b]
    assert sum(told_apart) > 0.4 * len(told_apart)
