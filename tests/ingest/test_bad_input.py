"""Inputs that are damaged, huge or no reports at all: named with the reason, and the others go on."""

from __future__ import annotations

import gzip
import json
import os
import re
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.ingest.conftest import NOW, TakeIn, one_report, one_skipped
from tests.ingest.pdfs import encrypted_pdf, pdf_with_lines

from marsad.ingest import IngestOptions, ingest
from marsad.model.reports import Ingested, ReadState, Run, Skipped, WarningKind

TEXT = "Gunmen opened fire on a patrol near the river crossing, officials said."
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00"


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.jsonl", b"", "is empty"),
        ("a.html.gz", gzip.compress(b"", mtime=0), "is empty"),
        ("a.txt", b" \n\t ", "only white space"),
        ("a.json", b"\n\n", "only white space"),
        ("a.txt", PNG, "looks like a PNG image"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "looks like a JPEG image"),
        ("a.docx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "looks like a ZIP archive"),
        ("a.csv", bytes(range(256)) * 9, "looks like a binary file"),
        ("a.html", b"\x00\x01\x02\x03" * 100, "looks like a binary file"),
        ("a.html", b"<html><body><script>draw()</script><img src='x.png'></body></html>", "has no text"),
        ("a.html", b"<html></html>", "has no text"),
        ("a.pdf", b"%PDF-1.7\nnothing of the kind", "cannot be read"),
        ("a.pdf", pdf_with_lines(TEXT)[:300], "cannot be read"),
        ("a.pdf", encrypted_pdf("secret"), "encrypted"),
        ("a.pdf", pdf_with_lines(), "no text layer"),
        ("a.pdf", b"This is no PDF at all.", "cannot be read"),
        ("a.json", b'{"text": "cut off', "is not JSON"),
        ("a.json", b'"just words"', "neither a JSON object nor a list"),
        ("a.json", b'{"title": "no text here"}', "has no text"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.csv", b"name,notes\nx,y\n", "has no column 'text'"),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 99, mtime=0)[:60], "gzip file cannot be unpacked"),
        ("a.txt.gz", b"\x1f\x8b\x07 but not gzip", "Unknown compression method"),
    ],
)
def test_what_is_no_report_is_skipped_with_the_reason(take_in: TakeIn, name: str, raw: bytes, words: str) -> None:
    skipped = one_skipped(take_in(name, raw))
    assert words in skipped.reason
    assert name in skipped.origin
    assert skipped.duplicate_of is None


def test_the_other_inputs_go_on(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.txt").write_text(TEXT)
    (tmp_path / "3.pdf").write_bytes(b"%PDF-")
    (tmp_path / "4.jsonl").write_text(json.dumps({"text": "More."}))
    inputs: list[str | Path] = [tmp_path / "none.txt", tmp_path, f"{tmp_path}/*.warc"]
    taken = list(ingest(inputs, IngestOptions(), now=NOW))
    assert [isinstance(one, Ingested) for one in taken] == [False, False, True, False, True, False]
    assert isinstance(taken[0], Skipped)
    assert taken[0].reason == "does not exist"
    assert isinstance(taken[-1], Skipped)
    assert taken[-1].reason == "matches no file"


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert one_skipped(list(ingest([tmp_path], IngestOptions(), now=NOW))).reason == "is a folder without files"


def test_pipes_in_a_folder_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    gone, pipe = ingest([tmp_path], IngestOptions(), now=NOW)
    assert (gone, pipe) == (
        Skipped(str(tmp_path / "gone.txt"), "cannot be opened (No such file or directory)"),
        Skipped(str(tmp_path / "pipe.txt"), "is not a regular file"),
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "Permission denied" in one_skipped(list(ingest([path], IngestOptions(), now=NOW))).reason


def test_bad_lines_are_named_by_file_and_line(take_in: TakeIn) -> None:
    lines = [
        json.dumps({"id": "a", "text": TEXT}),
        "{not json}",
        "",
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": ["no", "words"]}),
        json.dumps([1]),
        json.dumps({"id": "d", "text": " "}),
        "[" * 50_000,
        json.dumps({"id": "e", "text": TEXT}),
    ]
    taken = take_in("r.jsonl", "\r\n".join(lines).encode())
    good = [one.report.id for one in taken if isinstance(one, Ingested)]
    bad = {one.origin.rsplit(":", 1)[1]: one.reason for one in taken if isinstance(one, Skipped)}
    assert good == ["a", "e"]
    assert list(bad) == ["2", "4", "5", "6", "7", "8"]
    assert bad["2"].startswith("is not JSON (Expecting property name")
    assert all("has no text" in bad[line] for line in "457")


def test_bad_rows_of_a_table_are_named_by_line(take_in: TakeIn) -> None:
    raw = f'id,text\na,"{TEXT}"\nb,\nc,too,many\n\nd,"never closed\n'.encode()
    taken = take_in("t.csv", raw)
    assert [one.origin.rsplit(":", 1)[1] for one in taken if isinstance(one, Skipped)] == ["3", "4"]
    assert isinstance(taken[-1], Ingested)
    assert taken[-1].document.text == "never closed\n"
    limited = take_in("t.csv", raw, max_file_bytes=120)
    assert isinstance(limited[-1], Ingested)
    unending = take_in("u.csv", b'id,text\na,"' + b"never closed\n" * 20, max_file_bytes=120)
    assert "is a quotation mark open?" in one_skipped(unending).reason


def test_rows_before_the_damage_are_kept(take_in: TakeIn) -> None:
    rows = [json.dumps({"id": str(n), "text": f"{n} {TEXT}"}) for n in range(2000)]
    cut = gzip.compress("\n".join(rows).encode())[:-2000]
    *good, last = take_in("r.jsonl.gz", cut)
    assert len(good) > 100
    assert all(isinstance(one, Ingested) for one in good)
    assert isinstance(last, Skipped)
    first, second = take_in("r.json", f"[{rows[0]}, oops".encode())
    assert isinstance(first, Ingested)
    assert isinstance(second, Skipped)


def test_a_report_of_5_megabytes_is_cut_and_said(take_in: TakeIn) -> None:
    text = f"{TEXT}\n" * (5_000_000 // len(TEXT))
    report = one_report(take_in("long.txt", text.encode()))
    assert report.document.text == text[:1_000_000]
    assert report.document.runs == (Run(0, 0, 1_000_000),)
    assert report.raw == text.encode()
    assert [warning.kind for warning in report.warnings] == [WarningKind.TEXT_CUT]
    assert "1,000,000" in report.warnings[0].message


def test_a_page_without_its_article_is_read_by_its_title(take_in: TakeIn) -> None:
    row = {"title": "Four wounded by gunfire at Oldport market", "text": "Please sign in to go on reading."}
    (report,) = take_in("rows.jsonl", json.dumps(row).encode())
    assert isinstance(report, Ingested)
    assert report.document.text == f"{row['text']}\n\n{row['title']}"
    assert report.document.runs == (Run(0, 0, len(row["text"])),)
    assert [warning.kind for warning in report.warnings] == [WarningKind.TITLE_BELOW_TEXT]


def test_a_page_of_5_megabytes_is_read_in_reasonable_time(take_in: TakeIn) -> None:
    page = "<html><body>" + f"<p>{TEXT} <b>More</b> &amp; more.</p>\n" * 45_000 + "</body></html>"
    started = time.process_time()
    report = one_report(take_in("long.html", page.encode()))
    assert time.process_time() - started < 30  # the full extraction takes minutes
    assert {warning.kind for warning in report.warnings} == {WarningKind.TEXT_CUT, WarningKind.PAGE_NOT_CLEANED}
    assert all(run.document_start + run.length <= len(report.document.text) for run in report.document.runs)


def test_a_sentence_of_20000_characters_stays_whole(take_in: TakeIn) -> None:
    sentence = "and then ".join(["shells fell on the market "] * 600) + "."
    assert len(sentence) > 20_000
    assert one_report(take_in("s.txt", sentence.encode())).document.text == sentence


def test_a_file_over_the_limit_is_named(take_in: TakeIn) -> None:
    assert "larger than the limit of 100 bytes" in one_skipped(take_in("a.txt", b"x" * 101, max_file_bytes=100)).reason
    assert "longer than the limit" in one_skipped(take_in("a.jsonl", b"x" * 101, max_file_bytes=100)).reason
    packed = gzip.compress(b"x" * 1_000_000, mtime=0)
    assert "larger than the limit" in one_skipped(take_in("bomb.txt.gz", packed, max_file_bytes=10_000)).reason


class _EndlessRows(RawIOBase):
    """JSON lines made while they are read, so that only what is kept takes memory."""

    def __init__(self, count: int) -> None:
        self._rows = (json.dumps({"id": f"r{n}", "text": f"{n} {TEXT}"}).encode() + b"\n" for n in range(count))
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while len(self._left) < len(buffer) and (row := next(self._rows, b"")):
            self._left += row
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def test_many_reports_are_streamed_in_bounded_memory() -> None:
    def peak_bytes(count: int) -> int:
        stream = cast("BinaryIO", _EndlessRows(count))
        tracemalloc.start()
        taken = sum(isinstance(one, Ingested) for one in ingest(["-"], IngestOptions(), now=NOW, stdin=stream))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert taken == count
        return peak

    peak_bytes(10)  # whatever is loaded once
    small, large = peak_bytes(500), peak_bytes(5000)
    # Per report only a digest and an id are kept: 100,000 reports stay under 50 MB.
    assert (large - small) / 4500 < 500


def test_the_first_report_comes_before_the_last_line_is_read() -> None:
    stream = cast("BinaryIO", _EndlessRows(10_000_000))
    assert isinstance(next(ingest(["-"], IngestOptions(), now=NOW, stdin=stream)), Ingested)


@pytest.mark.parametrize(
    "text",
    [
        "A blast\x00 killed \x07two\x1b[0m people\x7f in the town.",
        "Two were killed 🕊️👨‍👩‍👧 near the bridge 🇺🇦.",
        "The group, كتائب الوادي, said its «бригада» killed two people at the gate.",
        "e\u0301cole bombed\u2028\u2029\u0085 \ufeff\u200f\u202e and shelled \U0010ffff again.",
    ],
)
@pytest.mark.parametrize("name", ["r.jsonl", "r.txt", "r.csv", "r.json"])
def test_offsets_stay_exact_in_any_script(take_in: TakeIn, name: str, text: str) -> None:
    raw = {
        "r.jsonl": json.dumps({"text": text}, ensure_ascii=False),
        "r.json": json.dumps([{"text": text}]),
        "r.txt": text,
        "r.csv": f'id,text\n1,"{text}"\n',
    }[name].encode()
    document = one_report(take_in(name, raw)).document
    assert document.text == text
    assert [document.source_offset(offset) for offset in range(len(text))] == list(range(len(text)))


def _taken(raw: bytes, name: str) -> list[Ingested | Skipped]:
    return list(ingest(["-"], IngestOptions(format=name), now=NOW, stdin=BytesIO(raw)))


@settings(deadline=None)
@given(text=st.text(st.characters(codec=None), min_size=1).filter(str.strip))
def test_any_text_survives_json_lines(text: str) -> None:
    row = json.dumps({"text": text})
    report = one_report(_taken(row.encode(), "jsonl"))
    # Two escaped halves are one character to JSON; a lone half keeps its place as the replacement character.
    assert report.document.text == re.sub("[\ud800-\udfff]", "\ufffd", json.loads(row)["text"])


@settings(deadline=None)
@given(raw=st.binary(max_size=300), name=st.sampled_from(["txt", "html", "pdf", "json", "jsonl", "csv", "tsv"]))
@example(raw=b"\r\x00", name="csv")
def test_no_bytes_whatever_stop_the_run(raw: bytes, name: str) -> None:
    for outcome in _taken(raw, name):
        if isinstance(outcome, Ingested):
            assert outcome.document.text.strip()
            assert all(run.document_start + run.length <= len(outcome.document.text) for run in outcome.document.runs)


@settings(deadline=None)
@given(cut=st.integers(0, 700), flip=st.integers(0, 699), byte=st.integers(0, 255))
def test_no_damage_to_a_pdf_stops_the_run(cut: int, flip: int, byte: int) -> None:
    raw = bytearray(pdf_with_lines(TEXT, "It was quiet after that."))
    raw[flip % len(raw)] = byte
    assert _taken(bytes(raw[: len(raw) - cut // 10]), "pdf")


def test_mixed_encodings_are_read_and_the_damage_is_said(take_in: TakeIn) -> None:
    raw = "«Шесть» killed at the café, ".encode() + "officials in Bogotá said — “twice”.".encode("cp1252")
    report = one_report(take_in("m.txt", raw))
    assert report.document.text == "«Шесть» killed at the café, officials in Bogotá said — “twice”."
    assert [warning.kind for warning in report.warnings] == [WarningKind.ENCODING_DAMAGE]
    assert "4 bytes" in report.warnings[0].message


@pytest.mark.parametrize(
    ("given", "published", "warnings"),
    [
        (None, None, []),
        ("2024-02-05", date(2024, 2, 5), []),
        ("2024-03-02", date(2024, 3, 2), []),
        ("2031-02-05", date(2031, 2, 5), [WarningKind.DATE_IN_FUTURE]),
        ("31 June 2023", None, [WarningKind.DATE_NOT_UNDERSTOOD]),
        ("last week", None, [WarningKind.DATE_NOT_UNDERSTOOD]),
        ("2023", None, [WarningKind.DATE_NOT_UNDERSTOOD]),
    ],
)
def test_no_date_is_invented(
    take_in: TakeIn, given: str | None, published: date | None, warnings: list[WarningKind]
) -> None:
    report = one_report(take_in("r.jsonl", json.dumps({"text": TEXT, "date": given}).encode()))
    assert report.report.published == published
    assert [warning.kind for warning in report.warnings] == warnings


def test_a_date_in_the_text_of_a_page_is_not_its_publication_date(take_in: TakeIn) -> None:
    page = f"<html><body><p>{TEXT} It happened on 3 March 2019.</p><footer>Copyright 2021</footer></body></html>"
    assert one_report(take_in("p.html", page.encode())).report.published is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("قتل ثلاثة مدنيين في قصف استهدف سوقا شعبيا في المدينة مساء الاثنين، بحسب مصدر طبي.", "ar"),
        ("Трое мирных жителей погибли в результате обстрела рынка, сообщили в больнице.", "ru"),
        ("Trois civils ont été tués dans le bombardement du marché, selon une source médicale.", "fr"),
    ],
)
def test_languages_that_cannot_be_read_are_stored_and_said(take_in: TakeIn, text: str, lang: str) -> None:
    report = one_report(take_in("r.txt", text.encode()))
    assert (report.report.lang, report.report.state) == (lang, ReadState.LANGUAGE_NOT_SUPPORTED)
    assert [warning.kind for warning in report.warnings] == [WarningKind.LANGUAGE_NOT_SUPPORTED]
    assert report.document.text == text


def test_time_grows_with_the_length_only(take_in: TakeIn) -> None:
    def seconds(make: Callable[[int], bytes], name: str, size: int) -> float:
        started = time.process_time()
        take_in(name, make(size), max_report_chars=10_000_000)
        return time.process_time() - started

    def stray(size: int) -> bytes:
        return b"caf\xc3\xa9 \xe9 " * size

    def tags(size: int) -> bytes:
        return b"<p>" + b"<" * size + TEXT.encode() * (size // 70)

    for make, name in ((stray, "s.txt"), (tags, "t.html")):
        seconds(make, name, 1000)
        small, large = seconds(make, name, 40_000), seconds(make, name, 400_000)
        assert large < max(small, 0.02) * 40, name
