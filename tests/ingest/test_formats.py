"""Every kind of source yields its reports with what the source says about them."""

from __future__ import annotations

import gzip
import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from tests.ingest.conftest import NOW, TakeIn, one_report, one_skipped
from tests.ingest.pdfs import pdf_with_lines

from marsad.errors import InputError
from marsad.ingest import IngestOptions, ingest
from marsad.model.reports import Ingested, Run, Skipped, WarningKind

TEXT = "Two farmers were killed by shelling near the village of Tel Wardan on Monday, a relief worker said."

PAGE = """<!doctype html><html><head><title>Shelling kills two farmers</title>
<meta property="og:site_name" content="The Valley Post">
<meta property="article:published_time" content="2024-02-06T09:30:00+02:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Shelling kills two farmers</h1>
<p>Two farmers were killed by <b>shelling</b> near the village of Tel&nbsp;Wardan on Monday, a relief worker said.</p>
<p>The Kata&#39;ib brigade &amp; its allies denied that they had fired on the fields beside the river.</p>
</article><script>track("page");</script></body></html>"""


def row(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def test_plain_text_is_kept_character_by_character(take_in: TakeIn) -> None:
    raw = f"{TEXT}\r\n\r\n\tMore \u00a0 follows.\n".encode()
    report = one_report(take_in("tel-wardan.txt", raw, publisher="The Valley Post", date="5 February 2024"))
    assert report.document.text == raw.decode()
    assert report.document.runs == (Run(0, 0, len(raw.decode())),)
    assert report.raw == raw
    assert report.report.id == f"tel-wardan-{report.report.sha256[:12]}"
    assert report.report.published == date(2024, 2, 5)
    assert (report.report.publisher, report.report.lang, report.report.retrieved_at) == ("The Valley Post", "en", NOW)


def test_a_page_gives_text_title_date_and_publisher(take_in: TakeIn) -> None:
    report = one_report(take_in("page.html", PAGE.encode()))
    assert "Two farmers were killed by shelling" in report.document.text
    assert "track" not in report.document.text
    assert report.report.title == "Shelling kills two farmers"
    assert report.report.published == date(2024, 2, 6)
    assert report.report.published_at is not None
    assert report.report.published_at.isoformat() == "2024-02-06T09:30:00+02:00"
    assert report.report.publisher == "The Valley Post"


def test_the_text_of_a_page_leads_back_to_the_page(take_in: TakeIn) -> None:
    document = one_report(take_in("page.html", PAGE.encode())).document
    for run in document.runs:
        here = document.text[run.document_start : run.document_start + run.length]
        assert here == PAGE[run.source_start : run.source_start + run.length]
    for word in ("shelling", "Wardan", "brigade", "river"):
        offset = document.text.index(word)
        source = document.source_offset(offset)
        assert source is not None
        assert PAGE[source : source + len(word)] == word
    assert document.source_offset(document.text.index("'")) is None


def test_a_pdf_gives_its_text_layer(take_in: TakeIn) -> None:
    raw = pdf_with_lines(
        "Two farmers were killed by shelling near the", "village of Tel Wardan.", title="Weekly report"
    )
    report = one_report(take_in("weekly.pdf", raw))
    assert "shelling near the village of Tel Wardan." in report.document.text
    assert report.report.title == "Weekly report"
    assert report.report.published is None
    assert report.document.runs == ()


def test_json_lines_keep_text_and_unknown_fields(take_in: TakeIn) -> None:
    text = "  Shelling\u0000 killed two 🕊 in تل وردان\r\n — «Вардан». \ud83d"
    raw = json.dumps({"id": 7, "text": text, "date": "2024-02-05", "desk": "north", "tags": ["a", 1], "x": None})
    report = one_report(take_in("r.jsonl", raw.encode() + b"\n", publisher="Given", url="https://example.org/a"))
    # Half a character from a bad escape cannot be written as UTF-8; its place is kept, so that offsets stay.
    assert report.document.text == text.replace("\ud83d", "\ufffd")
    assert report.report.id == "7"
    assert report.report.metadata == (("desk", "north"), ("tags", '["a", 1]'))
    assert (report.report.publisher, report.report.url) == ("Given", "https://example.org/a")
    assert report.raw == raw.encode()


def test_options_do_not_override_what_a_report_says(take_in: TakeIn) -> None:
    raw = row(text=TEXT, publisher="Own", date="2024-02-05", lang="en-GB")
    report = one_report(take_in("r.jsonl", raw, publisher="Other", date="2020-01-01", lang="fr")).report
    assert (report.publisher, report.published, report.lang) == ("Own", date(2024, 2, 5), "en")


@pytest.mark.parametrize(
    "raw",
    [
        b"[" + row(id="a", text=TEXT) + b", \n " + row(id="b", text=TEXT + "!") + b"]",
        b'{"source": {"n": [1]}, "reports": [' + row(id="a", text=TEXT) + b"," + row(id="b", text="B.") + b'], "n": 2}',
    ],
    ids=["list", "reports"],
)
def test_a_json_file_holds_many_reports_each_with_its_bytes(take_in: TakeIn, raw: bytes) -> None:
    reports = take_in("r.json", raw)
    assert [taken.report.id for taken in reports if isinstance(taken, Ingested)] == ["a", "b"]
    assert isinstance(reports[0], Ingested)
    assert reports[0].raw == row(id="a", text=TEXT)
    assert reports[0].report.origin.endswith("r.json:1")


def test_a_json_file_may_be_one_report(take_in: TakeIn) -> None:
    raw = b"\n" + json.dumps({"id": "a", "text": TEXT}, indent=2).encode()
    assert one_report(take_in("r.json", raw)).raw == raw
    assert take_in("empty-list.json", b"[ ]") == []


@pytest.mark.parametrize(("name", "delimiter"), [("t.csv", ","), ("t.csv", ";"), ("t.tsv", "\t")])
def test_a_table_gives_one_report_a_row(take_in: TakeIn, name: str, delimiter: str) -> None:
    lines = [
        ["ID", "Text", "Date", "desk"],
        ["a", '"Shots;\nwere, fired\tat ""Hill 12""."', "2024-02-05", ""],
        ["b", TEXT, "", "n"],
    ]
    lines[2][1] = f'"{TEXT}"'
    raw = "\r\n".join(delimiter.join(cells) for cells in lines).encode()
    first, second = take_in(name, raw)
    assert isinstance(first, Ingested)
    assert isinstance(second, Ingested)
    assert first.document.text == 'Shots;\nwere, fired\tat "Hill 12".'
    assert first.raw == delimiter.join(lines[1]).encode()
    assert (first.report.origin[-2:], second.report.origin[-2:]) == (":2", ":4")
    assert (first.report.metadata, second.report.metadata) == ((), (("desk", "n"),))


def test_columns_can_be_mapped(take_in: TakeIn) -> None:
    raw = f"nr,notes,event_date\n1,{json.dumps(TEXT)},05.02.2024\n".encode()
    columns = {"id": "nr", "text": "Notes", "date": "event_date"}
    assert one_skipped(take_in("t.csv", raw)).reason.startswith("has no column 'text'")
    assert one_skipped(take_in("t.csv", raw, columns={"text": "body"})).origin.endswith("t.csv:1")
    report = one_report(take_in("t.csv", raw, columns=columns))
    assert (report.report.id, report.document.text) == ("1", TEXT)
    assert report.report.published is None  # 5 February or 2 May
    assert [warning.kind for warning in report.warnings] == [WarningKind.DATE_NOT_UNDERSTOOD]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt", TEXT.encode()),
        ("a.jsonl", row(text=TEXT)),
        ("a.csv", f'text\n"{TEXT}"'.encode()),
        ("a.html", PAGE.encode()),
    ],
)
def test_gzip_of_a_kind_is_that_kind(take_in: TakeIn, name: str, raw: bytes) -> None:
    packed = one_report(take_in(f"{name}.gz", gzip.compress(raw, mtime=0)))
    plain = one_report(take_in(name, raw))
    assert packed.document == plain.document
    assert packed.raw == plain.raw
    assert packed.report.media_type == plain.report.media_type


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [
        (TEXT.encode(), "text/plain"),
        (b"\xef\xbb\xbf" + PAGE.encode(), "text/html"),
        (row(text=TEXT) + b"\n" + row(id="b"), "application/x-ndjson"),
        (json.dumps({"text": TEXT}, indent=1).encode(), "application/json"),
        (b"[" + row(text=TEXT) + b"]", "application/json"),
        (pdf_with_lines(TEXT), "application/pdf"),
        (gzip.compress(TEXT.encode(), mtime=0), "text/plain"),
    ],
)
def test_standard_input_is_recognised_by_its_content(take_in_stdin: TakeIn, raw: bytes, media_type: str) -> None:
    first = take_in_stdin(raw)[0]
    assert isinstance(first, Ingested)
    assert first.report.media_type == media_type
    assert first.report.origin.startswith("stdin")


def test_a_path_may_stand_for_standard_input() -> None:
    taken = ingest([Path("-")], IngestOptions(), now=NOW, stdin=BytesIO(TEXT.encode()))
    assert one_report(list(taken)).document.text == TEXT


def test_standard_input_is_left_open_for_its_owner() -> None:
    stdin = BytesIO(gzip.compress(TEXT.encode(), mtime=0))
    list(ingest(["-", "-"], IngestOptions(), now=NOW, stdin=stdin))
    assert not stdin.closed


def test_the_format_can_be_given(take_in_stdin: TakeIn, take_in: TakeIn) -> None:
    table = f'text\tid\n"{TEXT}"\ta\n'.encode()
    assert one_report(take_in_stdin(table, format="tsv")).report.id == "a"
    assert one_report(take_in("t.json", b"{not json but text}", format="txt")).document.text == "{not json but text}"


def test_folders_and_patterns_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".hidden.txt", ".git/x.txt", "README.md", "c.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Report {name}.")

    def names(*inputs: str | Path) -> list[str]:
        taken = ingest(inputs, IngestOptions(), now=NOW)
        return [one.document.text for one in taken if isinstance(one, Ingested)]

    assert names(tmp_path) == ["Report a.txt.", "Report c.TXT.", "Report b/1.txt.", "Report b/2.txt."]
    assert names(f"{tmp_path}/**/*.txt") == ["Report a.txt.", "Report b/1.txt.", "Report b/2.txt."]
    assert names(str(tmp_path / "README.md")) == ["Report README.md."]


def test_a_file_whose_name_is_a_pattern_is_that_file(take_in: TakeIn) -> None:
    assert one_report(take_in("what [final].txt", TEXT.encode())).document.text == TEXT


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (IngestOptions(columns={"body": "notes"}), "unknown field 'body'"),
        (IngestOptions(format="docx"), "known are txt, html"),
        (IngestOptions(date="next week"), "names no single day"),
    ],
)
def test_options_that_make_no_sense_are_refused_at_once(options: IngestOptions, words: str) -> None:
    with pytest.raises(InputError, match=words):
        ingest(["-"], options, now=NOW)


def test_the_same_bytes_twice_are_one_report(take_in: TakeIn, tmp_path: Path) -> None:
    take_in("a.jsonl", row(id="a", text=TEXT))
    first, second, third = take_in(
        "b.jsonl", b"\n".join([row(id="a", text=TEXT), row(id="a", text=TEXT), row(id="a", text="X.")])
    )
    assert isinstance(first, Ingested)
    assert isinstance(second, Skipped)
    assert second.duplicate_of == "a"
    assert isinstance(third, Ingested)
    assert third.report.id == third.document.report_id == f"a~{third.report.sha256[:8]}"
    assert [warning.kind for warning in third.warnings] == [WarningKind.ID_TAKEN]
    across = list(ingest([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], IngestOptions(), now=NOW))
    assert [isinstance(one, Ingested) for one in across] == [True, False, False, True]
