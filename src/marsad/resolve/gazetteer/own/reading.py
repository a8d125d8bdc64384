"""A file of the user's own, whatever its form, to draft places: what it is taken for is told, never asked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from marsad.errors import RowsRefused
from marsad.resolve.gazetteer.own.decoding import decode_table
from marsad.resolve.gazetteer.own.delimited import read_delimited
from marsad.resolve.gazetteer.own.drafts import DraftLayer, Fault, RawRow
from marsad.resolve.gazetteer.own.geojson import FORM as GEOJSON
from marsad.resolve.gazetteer.own.geojson import read_features
from marsad.resolve.gazetteer.own.geonames_dump import is_dump, read_dump
from marsad.resolve.gazetteer.own.hdx import is_hdx, level_of, read_hdx
from marsad.resolve.gazetteer.own.plain import read_plain
from marsad.resolve.gazetteer.own.workbook import NoWorkbook, read_sheets

MOST_BYTES = 1_000_000_000
_ZIP = b"PK\x03\x04"


def read_table(path: Path, *, columns: Mapping[str, str] | None = None, encoding: str | None = None) -> DraftLayer:
    """The places of a GeoNames dump, an HDX admin table, a CSV or GeoJSON file; a .zip may hold any one of them.

    `columns` names the heading of a field where it is not a usual one. Raises RowsRefused where the file cannot be
    read at all; faults of rows are part of the result.
    """
    where = str(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RowsRefused(where, [(0, "larger than 1 GB; give the file of one country")])
        raw = path.read_bytes()
    except OSError as error:
        raise RowsRefused(where, [(0, f"cannot be read ({error.strerror or error})")]) from error
    name = path.name.lower()
    if raw.startswith(_ZIP) and not name.endswith(".xlsx"):
        name, raw = _unpacked(raw, where)
    if raw.startswith(_ZIP):
        return _workbook(raw, where, columns or {})
    text = decode_table(raw, where, encoding)
    if not text.strip():
        raise RowsRefused(where, [(0, "the file is empty")])
    if name.endswith((".json", ".geojson")) or text.lstrip().startswith("{"):
        return _by_headings(GEOJSON, *read_features(text), columns or {})
    if is_dump(text):
        return read_dump(text)
    return _by_headings("table", *read_delimited(text), columns or {})


def _by_headings(
    form: str, headings: Sequence[str], rows: Sequence[RawRow], faults: Sequence[Fault], columns: Mapping[str, str]
) -> DraftLayer:
    if not rows and faults:
        return DraftLayer(form, (), tuple(faults))
    if not rows:
        return DraftLayer(form, (), ((0, "there are headings but no rows"),))
    hdx = is_hdx(headings) and not columns
    draft = read_hdx(f"HDX admin {form}", headings, rows) if hdx else read_plain(form, headings, rows, columns)
    return replace(draft, faults=tuple(sorted((*faults, *draft.faults))))


def _workbook(raw: bytes, where: str, columns: Mapping[str, str]) -> DraftLayer:
    """The sheet with the deepest admin level, else the first with rows."""
    try:
        sheets = [sheet for sheet in read_sheets(raw) if sheet[2]]
    except NoWorkbook as error:
        raise RowsRefused(where, [(0, str(error))]) from error
    if not sheets:
        raise RowsRefused(where, [(0, "no sheet of the workbook has rows")])
    name, headings, rows = max(sheets, key=lambda sheet: level_of(sheet[1]))
    return _by_headings(f"workbook, sheet {name!r}", headings, rows, (), columns)


def _unpacked(raw: bytes, where: str) -> tuple[str, bytes]:
    """The one table of an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            members = [
                member
                for member in file.infolist()
                if not member.is_dir() and not Path(member.filename).name.lower().startswith(("readme", "._", "."))
            ]
            if len(members) != 1:
                raise RowsRefused(
                    where, [(0, f"the archive holds {len(members)} files; unpack it and give one of them")]
                )
            if members[0].file_size > MOST_BYTES:
                raise RowsRefused(where, [(0, "unpacks to more than 1 GB; give the file of one country")])
            return members[0].filename.lower(), file.read(members[0])
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise RowsRefused(where, [(0, f"a damaged or locked archive ({error})")]) from error
