"""What someone does with the page of errors, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Journey
from tests.evaluate.sample import HOSTILE, TEXT, gold_claim, gold_report

from marsad.evaluate.claims import compare
from marsad.evaluate.errors_page import errors_page
from marsad.evaluate.gold import marked_claim, marked_report
from marsad.evaluate.halves import Half, half_of
from marsad.evaluate.rows import Row

pytestmark = pytest.mark.browser
LOOKED_AT, SECOND = [name for name in map(str, range(99)) if half_of(name) is Half.LOOKED_AT][:2]


@pytest.fixture(scope="module")
def errors_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two reports: one with wrong slots and a missed claim, one with a claim that is not marked."""
    missed = gold_claim(
        type="abduction", trigger="abducted", sentence="Gunmen abducted", targets=["a teacher"], weapons=[], figures=[]
    )
    reports = [
        marked_report(Row(gold_report(gold_claim(), missed, id=LOOKED_AT), "gold:1")),
        marked_report(Row(gold_report(gold_claim(), id=SECOND, title=HOSTILE, publisher="مرصد"), "gold:2")),
    ]
    stance = marked_claim(Row(gold_claim(stance="narrates", sources=[], id="a", confidence=0.4), "read"), TEXT)
    right = marked_claim(Row(gold_claim(id="b"), "read"), TEXT)
    extra = marked_claim(Row({**missed, "id": "c"}, "read"), TEXT)
    compared = [compare(reports[0], [stance]), compare(reports[1], [right, extra])]
    path = tmp_path_factory.mktemp("errors") / "errors.html"
    path.write_text(errors_page(compared), encoding="utf-8")
    return path.as_uri()


def opened(journey: Journey, url: str) -> Page:
    journey.page.goto("about:blank")
    journey.page.goto(url)
    journey.page.locator("#count").get_by_text("Error 1 of").wait_for()
    return journey.page


def test_errors_are_stepped_through_by_keyboard(journey: Journey, errors_url: str) -> None:
    page = opened(journey, errors_url)
    expect(page.locator("#count")).to_have_text("Error 1 of 4 errors")
    expect(page.get_by_role("button", name="Previous")).to_be_disabled()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("caption")).to_contain_text("A claim that was marked and not read.")
    page.keyboard.press("k")
    expect(page.locator("#count")).to_have_text("Error 2 of 4 errors")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    again = opened(journey, errors_url + "#n=1")
    expect(again.locator("#count")).to_have_text("Error 1 of 4 errors")


@pytest.mark.parametrize(
    ("label", "option", "count"),
    [
        ("Slot", "claims (2)", "Error 1 of 2 errors"),
        ("Slot", "stance (1)", "Error 1 of 1 error"),
        ("Kind of error", "read, but not marked (1)", "Error 1 of 1 error"),
        ("Event type", "abduction (2)", "Error 1 of 2 errors"),
        ("Publisher", "مرصد (1)", "Error 1 of 1 error"),
    ],
)
def test_errors_are_chosen(journey: Journey, errors_url: str, label: str, option: str, count: str) -> None:
    page = opened(journey, errors_url)
    page.get_by_label(label, exact=True).select_option(label=option)
    expect(page.locator("#count")).to_have_text(count)
    address = page.url
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#count")).to_have_text("Error 1 of 4 errors")
    expect(opened(journey, address).locator("#count")).to_have_text(count)


def test_both_sides_mark_the_claim_and_the_slots_say_what_is_wrong(journey: Journey, errors_url: str) -> None:
    page = opened(journey, errors_url)
    marked, read = page.get_by_role("group", name="As marked"), page.get_by_role("group", name="As read")
    assert "".join(marked.locator("mark.here").all_text_contents()).startswith("Rockets hit")
    assert "the mayor" in marked.locator("mark.here").all_text_contents()
    assert "the mayor" not in read.locator("mark.here").all_text_contents()
    expect(page.get_by_role("row", name="stance")).to_contain_text("read differently")
    expect(page.get_by_role("row", name="targets")).to_contain_text("right")
    expect(page.locator("caption")).to_contain_text("Confidence 0.4.")


def test_nothing_is_asked_of_any_network_and_hostile_text_never_runs(journey: Journey, errors_url: str) -> None:
    page = opened(journey, errors_url)
    for _ in range(4):
        page.keyboard.press("j")
    expect(page.get_by_role("heading", level=2)).to_have_text(HOSTILE)
    assert page.title() == "Where the reader and the coder differ"
    assert page.locator("img").count() == 0
    assert journey.complaints == []
    assert {request.split("#")[0] for request in journey.requests} == {errors_url}


def test_no_sideways_scrolling_and_every_control_has_a_name(narrow: Journey, errors_url: str) -> None:
    page = opened(narrow, errors_url)
    for _ in range(4):
        assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
        page.get_by_role("button", name="Next").click(force=True)
        if page.get_by_role("button", name="Next").is_disabled():
            break
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, a, input, select, [tabindex="0"]')].filter((one) =>
            !(one.textContent.trim() || one.getAttribute('aria-label') || (one.labels && one.labels.length)))
            .map((one) => one.outerHTML)"""
    )
    assert nameless == []
    assert narrow.complaints == []
