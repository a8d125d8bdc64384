"""What a reader does with the page, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Journey
from tests.export.sample import SCRIPT

pytestmark = pytest.mark.browser

ALL = ["i-benghazi", "i-sarmin", "i-dam", "i-zarqa", "i-marib", "i-mopti"]


def shown(page: Page) -> list[str]:
    return [link.get_attribute("data-id") or "" for link in page.locator("#list a[data-id]").all()]


def overflow(page: Page) -> int:
    width: int = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    return width


def test_nothing_is_asked_of_any_network_and_nothing_complains(journey: Journey, page_url: str) -> None:
    page = journey.open(page_url)
    for incident in ALL:
        page.goto(f"{page_url}#i={incident}")
        for card in page.locator(".card").all():
            card.get_by_role("button", name="Read it in the report").click()
            card.get_by_role("button", name="How it was read").click()
    assert journey.complaints == []
    assert {request.split("#")[0] for request in journey.requests} == {page_url}


def test_the_policy_would_stop_a_request(journey: Journey, page_url: str) -> None:
    page = journey.open(page_url)
    stopped = page.evaluate("() => fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'stopped')")
    assert stopped == "stopped"
    assert any("Content Security Policy" in complaint for complaint in journey.complaints)


def test_a_hostile_report_is_shown_and_never_runs(journey: Journey, page_url: str) -> None:
    page = journey.open(f"{page_url}#i=i-benghazi")
    expect(page.get_by_role("heading", level=2, name="Grenade thrown in Benghazi")).to_contain_text(SCRIPT)
    page.get_by_role("button", name="Read it in the report").click()
    expect(page.locator(".report .text")).to_contain_text(SCRIPT)
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 3
    assert "pwned" not in page.title() or page.title().startswith("Grenade thrown")
    assert page.locator("a[href^='javascript']").count() == 0


@pytest.fixture(scope="module")
def desk(browser: Browser, page_url: str) -> Iterator[Journey]:
    """One window for tests that only go to another address of the page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    journey = Journey(context)
    journey.open(page_url)
    yield journey
    context.close()


@pytest.mark.parametrize(
    ("hash_", "expected"),
    [
        ("", ALL),
        ("q=sevare", ["i-mopti"]),
        ("q=orontes+monitor", ["i-sarmin"]),
        ("q=سرمين", ["i-sarmin"]),
        ("q=nothing+like+it", []),
        ("type=abduction", ["i-mopti"]),
        ("place=SY", ["i-sarmin"]),
        ("place=none", ["i-dam"]),
        ("class=eyewitness", ["i-marib"]),
        ("class=outlet", ["i-dam"]),
        ("stance=denies", ["i-sarmin", "i-zarqa"]),
        ("stance=claims_responsibility", ["i-zarqa", "i-marib"]),
        ("source=valley+post", ["i-sarmin"]),
        ("conflict=1", ["i-sarmin", "i-zarqa"]),
        ("from=2024-05-14&until=2024-05-16", ["i-benghazi", "i-sarmin"]),
        ("until=2024-05-10", ["i-dam", "i-zarqa", "i-marib"]),
        ("sort=oldest", ["i-marib", "i-dam", "i-zarqa", "i-sarmin", "i-benghazi", "i-mopti"]),
        ("conflict=1&place=SD", ["i-zarqa"]),
    ],
)
def test_the_address_holds_the_filters(desk: Journey, page_url: str, hash_: str, expected: list[str]) -> None:
    desk.page.goto(f"{page_url}#{hash_}")
    assert shown(desk.page) == expected


def test_filters_are_worked_by_hand_and_come_back_with_the_address(journey: Journey, page_url: str) -> None:
    page = journey.open(page_url)
    page.get_by_label("What", exact=True).select_option(label="Change of territory")
    page.get_by_label("At least one source").select_option(label="denies it")
    page.get_by_label("Accounts contradict").check()
    expect(page.locator("#count")).to_have_text("1 of 6 incidents")
    page.get_by_label("Source or outlet").fill("red plain")
    expect(page.locator("#count")).to_have_text("0 of 6 incidents")
    page.get_by_label("Source or outlet").fill("the front")
    expect(page.locator("#count")).to_have_text("1 of 6 incidents")
    address = page.url
    again = journey.open(address)
    assert shown(again) == ["i-zarqa"]
    expect(again.get_by_label("At least one source")).to_have_value("denies")
    expect(again.get_by_label("Accounts contradict")).to_be_checked()
    expect(again.get_by_label("Source or outlet")).to_have_value("the front")
    again.get_by_role("button", name="Clear").click()
    assert shown(again) == ALL
    assert again.url.rstrip("#") == page_url


def test_list_map_and_timeline_show_the_same_incidents(journey: Journey, page_url: str) -> None:
    page = journey.open(page_url)
    expect(page.locator("#map .marker")).to_have_count(4)
    expect(page.locator("#map-note")).to_have_text("2 without a point on the map")
    expect(page.locator("#timeline .bar")).to_have_count(5)
    expect(page.locator("#timeline-note")).to_have_text("1 without a known date")
    page.get_by_label("Country").select_option(label="Syria")
    expect(page.locator("#map .marker")).to_have_count(1)
    expect(page.locator("#timeline .bar")).to_have_count(1)


def test_going_back_returns_to_the_place_in_the_filtered_list(journey: Journey, page_url: str) -> None:
    page = journey.open(f"{page_url}#conflict=1")
    page.get_by_role("link", name="Khirbat al-Zarqa said to be taken").click()
    expect(page.get_by_role("heading", level=2, name="Khirbat al-Zarqa said to be taken")).to_be_focused()
    page.go_back()
    assert shown(page) == ["i-sarmin", "i-zarqa"]
    expect(page.get_by_role("link", name="Khirbat al-Zarqa said to be taken")).to_be_focused()


def test_the_keyboard_moves_the_map_and_reaches_its_markers(journey: Journey, page_url: str) -> None:
    page = journey.open(page_url)
    marker = page.locator("#map").get_by_role("button", name="Shelling of the market in Sarmin")
    before = marker.bounding_box()
    page.get_by_role("group", name="Map of the incidents").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    expect(marker).to_be_visible()
    page.wait_for_timeout(200)
    after = marker.bounding_box()
    assert before is not None
    assert after is not None
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (60, 60)
    for _ in range(12):
        page.keyboard.press("Tab")
        if "Sarmin" in page.evaluate("() => document.activeElement.textContent"):
            break
    expect(marker).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="Shelling of the market in Sarmin")).to_be_focused()


def test_a_contradicted_marker_says_so_in_its_name(journey: Journey, page_url: str) -> None:
    page = journey.open(page_url)
    names = page.locator("#map .marker").all_text_contents()
    assert [name for name in names if "Accounts contradict" in name] == [
        "Shelling of the market in Sarmin. Accounts contradict."
    ]


def test_the_sentence_is_marked_in_the_full_report(journey: Journey, page_url: str) -> None:
    page = journey.open(f"{page_url}#i=i-sarmin")
    card = page.get_by_role("region", name="Claim by A doctor at the town's only hospital")
    card.get_by_role("button", name="Read it in the report").click()
    marks = card.locator("mark").all_text_contents()
    assert "".join(marks).startswith("A doctor at the town's only hospital, who asked not to be named")
    expect(card.locator(".report .text")).to_contain_text("SARMIN, May 14 (Northern Wire)")
    card.get_by_role("button", name="Close the report").click()
    expect(card.locator(".report")).to_be_hidden()


def test_rules_are_shown_on_demand_only(journey: Journey, page_url: str) -> None:
    page = journey.open(f"{page_url}#i=i-sarmin")
    rule = page.locator(".card").first.get_by_text("rule time.weekday")
    expect(rule).to_be_hidden()
    page.locator(".card").first.get_by_role("button", name="How it was read").click()
    expect(rule).to_have_text("rule time.weekday · confidence 0.88")


def test_three_zeros_are_told_apart_in_words(journey: Journey, page_url: str) -> None:
    page = journey.open(f"{page_url}#i=i-sarmin")
    television = page.get_by_role("region", name="Claim by a military source")
    expect(television).to_contain_text("says there were none (civilians)")
    expect(television).to_contain_text("Injured")
    expect(television).to_contain_text("does not say")
    page.goto(f"{page_url}#i=i-marib")
    expect(page.get_by_role("region", name="Claim by three residents")).to_contain_text("says it has no information")


def test_words_of_a_right_to_left_report_run_right_to_left(journey: Journey, page_url: str) -> None:
    page = journey.open(f"{page_url}#i=i-sarmin")
    card = page.get_by_role("region", name="Claim by مرصد العاصي")
    quote = card.locator("blockquote")
    assert quote.get_attribute("lang") == "ar"
    assert quote.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert card.locator("h4").evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_agreements_and_contradictions_are_said_in_words(journey: Journey, page_url: str) -> None:
    page = journey.open(f"{page_url}#i=i-sarmin")
    contradictions = page.locator(".verdict.contra")
    expect(contradictions).to_contain_text("On how many civilians were killed")
    expect(contradictions).to_contain_text("none reported")
    expect(contradictions).to_contain_text("since 15 May 2024")
    expect(page.locator(".facts")).to_contain_text("people injured: 15 (14 May 2024")
    expect(page.locator(".facts")).to_contain_text("Northern Wire, 14 May 2024 → 15 May 2024: 80% in common")
    expect(page.locator(".verdict").last).to_contain_text("On where it happened: Sarmin")
    page.goto(f"{page_url}#i=i-mopti")
    expect(page.get_by_role("heading", name="The only claim: there is nothing to compare it with")).to_be_visible()


def test_why_claims_are_grouped_is_said_on_demand(journey: Journey, page_url: str) -> None:
    page = journey.open(f"{page_url}#i=i-sarmin")
    page.get_by_text("Why these claims are held for one incident").click()
    table = page.get_by_role("table").last
    expect(table).to_contain_text("7 to 12 killed")
    expect(table).to_contain_text("−0.2")


def test_a_part_leads_to_its_whole_and_back(journey: Journey, page_url: str) -> None:
    page = journey.open(f"{page_url}#i=i-zarqa")
    expect(page.get_by_text("told of the same days, near the dam")).to_be_visible()
    page.get_by_role("link", name="Fighting around the dam").click()
    expect(page.get_by_role("heading", name="Fighting around the dam")).to_be_visible()
    page.get_by_role("link", name="Khirbat al-Zarqa said to be taken").click()
    expect(page.get_by_role("heading", name="Khirbat al-Zarqa said to be taken")).to_be_visible()


def test_totals_are_kept_apart(journey: Journey, page_url: str) -> None:
    page = journey.open(page_url)
    page.get_by_text("1 total over longer times").click()
    expect(page.locator("#totals .card")).to_contain_text("at least 40,001 people")


def test_no_sideways_scrolling_on_narrow_screens(narrow: Journey, page_url: str) -> None:
    page = narrow.open(page_url)
    assert overflow(page) <= 0
    for incident in ALL:
        page.goto(f"{page_url}#i={incident}")
        page.get_by_role("button", name="Read it in the report").first.click()
        page.get_by_role("button", name="How it was read").first.click()
        assert overflow(page) <= 0, incident
    assert narrow.complaints == []


def test_more_filters_can_be_opened_on_a_phone(narrow: Journey, page_url: str) -> None:
    page = narrow.open(page_url)
    more = page.get_by_role("button", name="More filters")
    if more.is_visible():
        expect(page.get_by_label("Country")).to_be_hidden()
        more.click()
    expect(page.get_by_label("Country")).to_be_visible()
    assert overflow(page) <= 0


@pytest.mark.parametrize("view", ["", "#i=i-sarmin"])
def test_everything_that_can_be_worked_has_a_name(journey: Journey, page_url: str, view: str) -> None:
    page = journey.open(page_url + view)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, a, input, select')].filter((one) => one.checkVisibility() &&
            !(one.textContent.trim() || one.getAttribute('aria-label') || (one.labels && one.labels.length)))
            .map((one) => one.outerHTML)"""
    )
    assert nameless == []
    assert page.locator("h1").count() == 1


def test_two_thousand_incidents_stay_usable(journey: Journey, large_page_url: str) -> None:
    page = journey.open(large_page_url)
    assert len(shown(page)) == 25
    expect(page.locator("#pager")).to_contain_text("Page 1 of 80")
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#pager")).to_contain_text("Page 2 of 80")
    page.wait_for_timeout(200)
    assert 0 < page.locator("#map .marker").count() <= 60
    page.get_by_label("Search reports, places and sources").fill("marib 1999")
    expect(page.locator("#count")).to_have_text("1 of 2,000 incidents")
    expect(page.locator("#map .marker")).to_have_count(1)
    assert journey.complaints == []


def test_a_stretch_of_the_crowded_timeline_becomes_a_date_filter(journey: Journey, large_page_url: str) -> None:
    page = journey.open(large_page_url)
    page.locator("#timeline .bin").first.click()
    expect(page.locator("#count")).to_contain_text(" of 2,000 incidents")
    assert "from=" in page.url
    assert "until=" in page.url
