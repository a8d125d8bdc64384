"""Small PDF files made by hand, so that no test needs a PDF writer."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter


def pdf_with_lines(*lines: str, title: str | None = None) -> bytes:
    """A PDF of one page with these lines in its text layer; none: a page without text."""
    shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
    content = b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b" ET" if lines else b""
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Title (%s) >>" % (title or "").encode("latin-1"),
        ]
    )


def encrypted_pdf(password: str) -> bytes:
    """A PDF that opens only with the password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_with_lines("Nobody reads this."))))
    writer.encrypt(password, algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _assembled(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer
