"""The text of a user's table, strictly decoded: a wrong encoding is an error with its row, never a guess."""

from __future__ import annotations

import codecs
import re

from marsad.errors import RowsRefused

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MOJIBAKE = re.compile(
    r"[ÃÂ][\u0080-\u00bf\u0152-\u2122]|[ØÙÚÛ][\u0080-\u00bf\u0152-\u2122€ƒ…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ÐÑ][\u0080-\u00bf\u0152-\u2122€ƒ…†‡]"
)
"""UTF-8 of accented, Arabic and Cyrillic letters that was once read as Windows-1252."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
ADVICE = "save it as UTF-8, or say the encoding with --encoding (cp1256 for Arabic, cp1251 for Cyrillic Windows files)"


def decode_table(raw: bytes, where: str, encoding: str | None = None) -> str:
    """The text of a table; UTF-8, or UTF-16 with a byte order mark, unless an encoding is said.

    Raises RowsRefused naming the line that cannot be decoded.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            raw, encoding = raw[len(mark) :], name
            break
    try:
        return raw.decode(encoding or "utf-8")
    except LookupError as error:
        raise RowsRefused(where, [(0, f"there is no encoding {encoding!r}")]) from error
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        reason = f"not {(encoding or 'utf-8').upper()} (byte 0x{raw[error.start]:02X}): {ADVICE}"
        raise RowsRefused(where, [(line, reason)]) from error


def damage(text: str) -> str:
    """What shows that words were decoded wrongly before they came here; "" where nothing does."""
    if REPLACEMENT in text:
        return f"{text!r} holds the mark of a lost character: it was decoded wrongly before; export it again"
    if _MOJIBAKE.search(text):
        return f"{text!r} looks like UTF-8 that was read as a Western encoding; export it again as UTF-8"
    return ""
