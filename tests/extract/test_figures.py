"""Figures of people: what is found, what is not, and that every quote stands where it says."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from marsad.extract.figures import dedupe_figures, find_counts, find_damage, find_figures, is_aggregate_context
from marsad.model.claims import FigureBasis, FigureKind
from marsad.model.layers import FigureMention

CASES = yaml.safe_load((Path(__file__).parent / "cases_figures.yaml").read_text(encoding="utf-8"))
Parse = Callable[[str], Doc]


def line(mention: FigureMention) -> str:
    """The mention as the case file writes it."""
    figure = mention.figure
    lo, hi = ("" if end is None else end for end in (figure.lo, figure.hi))
    part = "" if figure.part_of is None else f" part {figure.part_of}"
    again = "" if mention.restates is None else f" again {mention.restates}"
    return f"{figure.kind} {figure.who} {lo}..{hi} {figure.basis}{part}{again}: {figure.quote.text}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_figures_of_a_text(parse_text: Parse, case: dict[str, object]) -> None:
    assert [line(mention) for mention in find_figures(parse_text(str(case["text"])))] == case["figures"]


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 100


NUMBERS = st.integers(min_value=2, max_value=9_999)
NOUNS = st.sampled_from(["people", "civilians", "soldiers", "fighters", "villagers", "children"])
QUALIFIERS = st.sampled_from(
    [
        ("", lambda n: (n, n, FigureBasis.EXACT)),
        ("at least ", lambda n: (n, None, FigureBasis.AT_LEAST)),
        ("more than ", lambda n: (n + 1, None, FigureBasis.AT_LEAST)),
        ("up to ", lambda n: (None, n, FigureBasis.UP_TO)),
        ("about ", lambda n: (n, n, FigureBasis.ABOUT)),
    ]
)
VERBS = st.sampled_from(
    [("killed", FigureKind.KILLED), ("wounded", FigureKind.INJURED), ("detained", FigureKind.CAPTURED)]
)


@settings(max_examples=60, deadline=None)
@given(number=NUMBERS, noun=NOUNS, qualifier=QUALIFIERS, verb=VERBS)
def test_a_planted_figure_is_found_with_its_interval(
    nlp: Language, number: int, noun: str, qualifier: tuple[str, Callable[[int], object]], verb: tuple[str, FigureKind]
) -> None:
    words, interval = qualifier
    form, kind = verb
    text = f"Officials said that {words}{number:,} {noun} were {form} in the town on Monday."
    (mention,) = find_figures(nlp(text))
    figure = mention.figure
    assert figure.kind is kind
    assert (figure.lo, figure.hi, figure.basis) == interval(number)
    assert text[mention.anchor :].startswith(form)


# fmt: off
WORDS = [
    "killed", "wounded", "dead", "at", "least", "12", "three", "dozens", "of", "people", "children", ",", "and", ".",
    "including", "among", "no", "casualties", "were", "was", "the", "a", "soldier", "🙂", "قتل", "убиты", "\n", "--",
    "(", ")", "5,500", "toll", "rose", "to", "from", "missing", "fled", "captured", "lives", "lost", "their",
    "not", "whether",
]
# fmt: on
FRAGMENTS = st.lists(st.sampled_from(WORDS), max_size=40)


@settings(max_examples=150, deadline=None)
@given(words=FRAGMENTS)
def test_invariants_hold_on_any_words(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    doc = nlp(text)
    mentions = find_figures(doc)
    for at, mention in enumerate(mentions):
        figure = mention.figure
        assert text[figure.quote.start : figure.quote.end] == figure.quote.text != ""
        assert 0 <= mention.anchor < len(text)
        assert figure.lo is None or figure.hi is None or figure.lo <= figure.hi
        for other in (figure.part_of, mention.restates):
            assert other is None or (0 <= other < len(mentions) and other != at)
        if mention.restates is not None:
            assert mentions[mention.restates].restates is None
    for quote in [found.count.quote for found in find_counts(doc)] + [found.damage.quote for found in find_damage(doc)]:
        assert text[quote.start : quote.end] == quote.text != ""
    kept = dedupe_figures(mentions)
    assert all(mention.restates is None for mention in kept)
    assert all(mention.figure.part_of is None or mention.figure.part_of < len(kept) for mention in kept)


def test_a_figure_in_the_headline_restates_the_one_below(parse_text: Parse) -> None:
    text = "Three soldiers killed in Dorsan\n\nThree soldiers were killed by a mine on Monday, the army said."
    headline, body = find_figures(parse_text(text))
    assert (headline.restates, body.restates) == (1, None)
    assert [mention.anchor for mention in dedupe_figures((headline, body))] == [body.anchor]


def test_a_later_number_replaces_a_vague_word(parse_text: Parse) -> None:
    text = "The force detained several suspects. It detained five suspects during the search."
    vague, precise = find_figures(parse_text(text))
    assert (vague.restates, precise.restates) == (1, None)


def test_a_part_keeps_its_total_when_tellings_are_left_out(parse_text: Parse) -> None:
    text = "A mine killed two guards. Later, 20 people were killed, including six women. The mine killed two guards."
    kept = dedupe_figures(find_figures(parse_text(text)))
    assert [(one.figure.lo, one.figure.part_of) for one in kept] == [(2, None), (20, None), (6, 1)]


@pytest.mark.parametrize(
    ("text", "aggregate"),
    [
        ("The war has killed more than 300,000 people.", True),
        ("Since 2011, at least 900 journalists have been detained.", True),
        ("Over the past three months, the group has kidnapped 60 villagers.", True),
        ("So far this year 40 people have been killed there.", True),
        ("A bomb killed 12 people on Friday.", False),
        ("The strike on Monday killed four rebels.", False),
    ],
)
def test_background_totals(parse_text: Parse, text: str, aggregate: bool) -> None:
    doc = parse_text(text)
    (mention,) = find_figures(doc)
    assert is_aggregate_context(doc, mention) is aggregate


def test_a_very_long_sentence_takes_no_quadratic_time(nlp: Language) -> None:
    doc = nlp.make_doc("killed at least 12 people and " * 700)
    began = time.process_time()
    assert len(find_figures(doc)) == 700
    assert time.process_time() - began < 3
