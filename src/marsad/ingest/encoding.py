"""Bytes to text: marks, strict UTF-8, a mixture of UTF-8 and Windows-1252, or a detected encoding."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from marsad.model.reports import IngestWarning, WarningKind

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE_BYTES = 1 << 16
WESTERN = "cp1252"
WESTERN_MAX_SHARE = 0.15
"""Up to this share of non-ASCII bytes a text is taken for Western European: other alphabets need far more."""
NUL_SHARE_OF_UTF16 = 0.2
FIRST_NON_ASCII = 0x80
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def _western_character(byte: int) -> str:
    return bytes([byte]).decode(WESTERN, errors="replace")


_STRAY_BYTES = {0xDC00 + byte: _western_character(byte) for byte in range(FIRST_NON_ASCII, 0x100)}
"""What `surrogateescape` makes of a byte that is not UTF-8 -> the character it is in Windows-1252."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what was lost or guessed on the way."""

    text: str
    encoding: str
    warnings: tuple[IngestWarning, ...] = ()


def byte_order_mark(raw: bytes) -> tuple[bytes, str] | None:
    """The mark that the bytes begin with and its encoding."""
    return next(((mark, name) for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), None)


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Decode a whole text. `declared` (a page's own charset) is believed when the bytes agree with it."""
    if marked := byte_order_mark(raw):
        mark, encoding = marked
        return decode_as(raw[len(mark) :], encoding)
    if (strict := _strictly(raw, "utf-8")) is not None:
        return Decoded(strict, "utf-8")
    if declared and (strict := _strictly(raw, declared)) is not None:
        return Decoded(strict, declared)
    return _mixed(raw) or decode_as(raw, detect_encoding(raw))


def decode_as(raw: bytes, encoding: str) -> Decoded:
    """Decode with a known encoding; undecodable bytes become U+FFFD and are counted in a warning."""
    text = raw.decode(encoding, errors="replace")
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        count = text.count(REPLACEMENT)
        return Decoded(text, encoding, (_damage(f"{count} characters could not be decoded as {encoding}"),))
    return Decoded(text, encoding)


def detect_encoding(raw: bytes) -> str:
    """The encoding of bytes that are not UTF-8, judged on their beginning."""
    sample = raw[:SAMPLE_BYTES]
    if sample.count(0) > len(sample) * NUL_SHARE_OF_UTF16:
        return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    high = sum(byte >= FIRST_NON_ASCII for byte in sample)
    if high <= len(sample) * WESTERN_MAX_SHARE:
        return WESTERN
    best = from_bytes(sample).best()
    return best.encoding if best is not None else WESTERN


def _mixed(raw: bytes) -> Decoded | None:
    """UTF-8 with stray bytes of Windows-1252, as pages pasted together have; None when it is not that."""
    escaped = raw.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in escaped)
    letters = sum(char > "\x7f" for char in escaped) - stray
    if letters < stray:
        return None
    message = f"{stray} bytes were not UTF-8 like the rest and were read as Windows-1252"
    return Decoded(escaped.translate(_STRAY_BYTES), "utf-8", (_damage(message),))


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _damage(message: str) -> IngestWarning:
    return IngestWarning(WarningKind.ENCODING_DAMAGE, message)
