"""The page before any browser: pieces that add up to the text, data that cannot run, a policy without network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.sample import SCRIPT

from marsad.export.accounts import agreements
from marsad.export.page.incident_view import search_key
from marsad.export.page.render import render_page
from marsad.export.page.segments import FULL_TEXT_CHARS, Mark, cut, cut_report
from marsad.export.page.shell import script_json
from marsad.export.page.view import page_view
from marsad.model.bundle import Bundle
from marsad.model.evidence import Span
from marsad.model.reports import ReportId


@pytest.fixture(scope="module")
def page(bundle: Bundle) -> str:
    return render_page(bundle, title="Test & <title>")


@pytest.fixture(scope="module")
def view(bundle: Bundle) -> dict[str, Any]:
    return json.loads(json.dumps(page_view(bundle)))  # type: ignore[no-any-return]


def element(page: str, opening: str) -> str:
    start = page.index(opening) + len(opening)
    return page[start : page.index("</" + opening[1:].split(maxsplit=1)[0].rstrip(">"), start)]


def test_the_data_survives_the_page(bundle: Bundle, page: str) -> None:
    data = json.loads(element(page, '<script type="application/json" id="data">'))
    assert len(data["claims"]) == len(bundle.claims)
    assert data["incidents"][3]["title"].endswith(SCRIPT)


def test_no_report_text_can_end_or_open_an_element(page: str) -> None:
    assert len(re.findall(r"<script", page)) == 3
    assert "<img" not in page
    assert "<!--" not in page
    assert "<title>Test &amp; &lt;title&gt;</title>" in page


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_names_exactly_the_blocks_of_the_page(page: str, tag: str) -> None:
    block = element(page, f"<{tag}>")
    digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy.group(1) or f"{tag}-src 'sha256-{digest}'" in policy.group(
        1
    )
    assert "default-src" in policy.group(1)
    assert "unsafe" not in policy.group(1)


def test_nothing_of_the_page_is_loaded_from_elsewhere(page: str) -> None:
    without_data = page.replace(element(page, '<script type="application/json" id="data">'), "")
    assert not re.search(r"https?://", without_data)
    assert not re.search(r"\b(src|srcset|xlink:href)\s*=|@import|url\(", without_data)


def test_only_web_addresses_become_links(view: dict[str, Any]) -> None:
    assert view["reports"]["desk-hostile"]["url"] is None
    assert view["reports"]["sada-1"]["url"] == "https://example.org/sada-1"


def test_reports_without_claims_are_counted_but_not_carried(view: dict[str, Any]) -> None:
    assert "no-claims" not in view["reports"]
    assert (view["about"]["reports"], view["about"]["unread"], view["about"]["without_date"]) == (9, 1, 1)


def test_the_report_is_whole_and_its_claims_are_marked(bundle: Bundle, view: dict[str, Any]) -> None:
    for report_id, report in view["reports"].items():
        pieces = [piece if isinstance(piece, str) else piece[0] for piece in report["text"]]
        assert "".join(pieces) == bundle.documents[report_id].text
    first = next(claim for claim in view["claims"].values() if claim["id"] == "northern-wire-1#c1")
    marked = [piece[0] for piece in view["reports"]["northern-wire-1"]["text"] if first["mark"] in piece[1:]]
    assert marked[0].startswith("SARMIN, May 14")
    assert marked[-1] == "The monitor blamed government forces positioned near Saraqib."


def test_the_page_and_its_search_go_by_the_incidents_own_origins(bundle: Bundle, view: dict[str, Any]) -> None:
    told = view["incidents"][0]
    assert [origin["words"] for origin in told["origins"]] == [one.reason for one in bundle.incidents[0].independence]
    assert told["origins"][0]["class"] == "Monitor"
    assert told["sources"][0] == "Orontes Monitor"


def test_one_origin_never_agrees_with_itself_nor_do_claims_of_none(bundle: Bundle) -> None:
    by_id, reports, incident = bundle.claim_by_id(), bundle.report_by_id(), bundle.incidents[0]
    claims = [by_id[claim] for claim in incident.claims]
    assert len(incident.independence[0].claims) == 2
    assert agreements(incident.independence[:1], claims, reports) == ()
    shared = agreements(incident.independence, claims, reports)
    assert ("place", "Sarmin") in {(one.field, one.value) for one in shared}


def test_search_ignores_case_and_accents() -> None:
    assert search_key(["Sévaré", "MOPTI"]) == "sevare mopti"


MARKS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("abc")), max_size=8)


@given(st.text(min_size=1, max_size=60), MARKS)
def test_pieces_add_up_and_carry_exactly_their_marks(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [Mark(Span(min(a, b, len(text)), min(max(a, b), len(text))), name) for a, b, name in spans]
    at = 0
    for segment in cut(text, marks):
        assert segment.text is not None
        for offset in range(at, at + len(segment.text)):
            assert set(segment.names) == {mark.name for mark in marks if mark.span.start <= offset < mark.span.end}
        at += len(segment.text)
    assert "".join(segment.text or "" for segment in cut(text, marks)) == text


def test_of_a_long_report_only_the_surroundings_are_kept_and_the_gaps_are_shown() -> None:
    text = "x" * FULL_TEXT_CHARS + "THE SENTENCE" + "y" * FULL_TEXT_CHARS
    start = text.index("THE")
    pieces = cut_report(text, [Mark(Span(start, start + 12), "0")])
    assert pieces[0].text is None
    assert pieces[-1].text is None
    assert [piece.text for piece in pieces if piece.names] == ["THE SENTENCE"]
    assert sum(len(piece.text or "") for piece in pieces) < 4000


def test_a_page_of_very_many_words_keeps_only_the_surroundings(bundle: Bundle) -> None:
    report = replace(bundle.documents[ReportId("gulf-ledger-1")])
    long = replace(report, text=report.text + "\n" + "More of it. " * 2000)
    documents = {**bundle.documents, report.report_id: long}
    whole = page_view(replace(bundle, documents=documents))
    tight = page_view(replace(bundle, documents=documents), whole_texts_chars=1000)
    assert len(json.dumps(tight)) < len(json.dumps(whole)) - 20_000


@given(st.text(max_size=40))
def test_no_data_can_end_its_script_element(text: str) -> None:
    written = script_json({"text": f"</script>{text}<!--"})
    assert "<" not in written
    assert json.loads(written)["text"] == f"</script>{text}<!--"


def test_an_empty_run_still_makes_a_page() -> None:
    assert "<strong>0</strong> claims" in render_page(Bundle())
