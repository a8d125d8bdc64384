"""What bytes look like, so that a file that is no report can be named for what it is."""

from __future__ import annotations

from marsad.ingest.encoding import byte_order_mark

PDF_MAGIC = b"%PDF-"
GZIP_MAGIC = b"\x1f\x8b"

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a WAV, AVI or WebP file"),
    (b"PK\x03\x04", "a ZIP archive (Word, OpenDocument and EPUB files are ZIP archives too)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"\xca\xfe\xba\xbe", "a Java class or macOS program"),
    (b"OggS", "an Ogg sound or video file"),
    (b"ID3", "an MP3 file"),
    (b"fLaC", "a FLAC sound file"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"PAR1", "a Parquet table"),
    (PDF_MAGIC, "a PDF"),
    (GZIP_MAGIC, "a gzip file"),
)
FTYP_OFFSET = 4
"""MP4 and its relatives carry `ftyp` after four bytes of length."""

_CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1b")
"""Control bytes that no text format uses."""
MAX_CONTROL_SHARE = 0.1
"""More control bytes than this are no text; a stray NUL in a text is far below it."""
SHORT_SIGNATURE = 4
"""Shorter signatures are words that a text may begin with ("BM", "MZ"): control bytes must speak for them."""


def binary_kind(head: bytes) -> str | None:
    """What the beginning of a file looks like when it is not text ("a PNG image"); None for text."""
    if byte_order_mark(head):
        return None
    controls = _control_share(head)
    for signature, name in SIGNATURES:
        if head.startswith(signature) and (len(signature) >= SHORT_SIGNATURE or controls > 0):
            return name
    if head[FTYP_OFFSET : FTYP_OFFSET + 4] == b"ftyp":
        return "an MP4 or QuickTime video"
    # In UTF-16 of Latin text every second byte is zero; the other control bytes must still be few.
    if controls > MAX_CONTROL_SHARE and not (_zeros_alternate(head) and _control_share(_without_zeros(head)) == 0):
        return "a binary file"
    return None


def _control_share(head: bytes) -> float:
    if not head:
        return 0.0
    return sum(byte in _CONTROLS for byte in head) / len(head)


def _zeros_alternate(head: bytes) -> bool:
    even, odd = head[::2].count(0), head[1::2].count(0)
    return min(even, odd) == 0


def _without_zeros(head: bytes) -> bytes:
    return head.replace(b"\0", b"")
