"""Files of every format: their text, title and day, and one line for each that can't be read."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from factcheck.errors import UnreadableSource
from factcheck.sources import docx as docx_format
from factcheck.sources.formats import FORMATS, ending_of
from factcheck.sources.pdf import paragraphs
from factcheck.sources.read import MOST_BYTES, read_source, source_of

TEXT = "A ferry ran aground off Cape Wrath on Thursday."
PAGE = f"<html><head><title>Ferry</title></head><body><article><p>{TEXT} A lifeboat took everyone to Durness by noon.</p></article></body></html>"


def pdf(*lines: str, title: str = "", made: str = "", password: str = "") -> bytes:
    """A PDF of one page with these lines of text."""
    writer = PdfWriter()
    page = writer.add_blank_page(400, 400)
    font = DictionaryObject(
        {NameObject(f"/{k}"): NameObject(f"/{v}") for k, v in (("Type", "Font"), ("Subtype", "Type1"), ("BaseFont", "Helvetica"))}
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    stream = DecodedStreamObject()
    stream.set_data(("BT /F1 12 Tf 20 380 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET").encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.metadata = {k: v for k, v in (("/Title", title), ("/CreationDate", made)) if v}
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word(*paragraphs: str, title: str = "", made: datetime | None = None, table: tuple[str, ...] = ()) -> bytes:
    """A Word document."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        for cell, text in zip(document.add_table(1, len(table)).rows[0].cells, table, strict=True):
            cell.text = text
    document.core_properties.title = title
    if made:
        document.core_properties.created = made
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(plain: str = "", html: str = "", **headers: str) -> bytes:
    """An e-mail; header names with _ for -."""
    message = EmailMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if plain:
        message.set_content(plain)
    if html:
        (message.add_alternative if plain else message.set_content)(html, subtype="html")
    return message.as_bytes()


def archive(**parts: bytes) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


# fmt: off
READ = {  # name -> file name, bytes, text, title, day
    "markdown-heading": ("a.md", f"# Ferry aground #\n\n{TEXT}".encode(), f"# Ferry aground #\n\n{TEXT}", "Ferry aground", None),
    "text-heading":     ("a.txt", f"# 1 ferry\n{TEXT}".encode(), f"# 1 ferry\n{TEXT}", None, None),
    "gz":               ("a.txt.gz", gzip.compress(TEXT.encode()), TEXT, None, None),
    "gz-twice":         ("a.gz", gzip.compress(b"A ferry ") + gzip.compress(b"ran aground."), "A ferry ran aground.", None, None),
    "gz-unnamed":       ("a.md", gzip.compress(b"---\ntitle: Ferry\n---\nLeft."), "Left.", "Ferry", None),
    "gz-html":          ("a.html.gz", gzip.compress(PAGE.encode()), f"{TEXT} A lifeboat took everyone to Durness by noon.", "Ferry", None),
    "pdf":              ("a.pdf", pdf(TEXT, title="Ferry aground", made="D:20230504120000Z"), TEXT, "Ferry aground", date(2023, 5, 4)),
    "pdf-misnamed":     ("a.txt", pdf(TEXT), TEXT, None, None),
    "pdf-lines":        ("a.pdf", pdf("A ferry with many people ran", "aground off Cape Wrath on Thurs-", "day."), "A ferry with many people ran aground off Cape Wrath on Thursday.", None, None),
    "pdf-no-title":     ("a.pdf", pdf(TEXT, title="Microsoft Word - ferry.doc", made="D:2023"), TEXT, None, date(2023, 1, 1)),
    "docx":             ("a.docx", word("Ferry aground", TEXT, title="Ferry", made=datetime(2023, 5, 4)), f"Ferry aground\n{TEXT}", "Ferry", date(2023, 5, 4)),
    "docx-table":       ("a.docx", word(TEXT, table=("Ferry", "212"), made=datetime(2023, 5, 4)), f"{TEXT}\nFerry | 212", None, date(2023, 5, 4)),
    "docx-misnamed":    ("a", word(TEXT, made=datetime(2023, 5, 4)), TEXT, None, date(2023, 5, 4)),
    "mail":             ("a.eml", mail(TEXT, Subject="Ferry =?utf-8?q?aground=21?=", Date="Thu, 04 May 2023 23:30:00 -0500"), TEXT, "Ferry aground!", date(2023, 5, 4)),
    "mail-both":        ("a.eml", mail(TEXT, "<p>Other</p>", Subject="Ferry"), TEXT, "Ferry", None),
    "mail-html":        ("a.eml", mail(html=PAGE, Date="no day"), f"{TEXT} A lifeboat took everyone to Durness by noon.", None, None),
    "mail-charset":     ("a.eml", b"Content-Type: text/plain; charset=klingon\n\n" + TEXT.encode(), TEXT, None, None),
    "text-like-mail":   ("a.txt", b"From: Durness\nA ferry.", "From: Durness\nA ferry.", None, None),
    "text-on-pdf":      ("a.txt", b"A file opens with %PDF-1.7.", "A file opens with %PDF-1.7.", None, None),
}
REFUSED = {  # name -> file name, bytes, what the error says
    "pdf-empty":     ("a.pdf", pdf(), "a PDF without text (a scan?)"),
    "pdf-locked":    ("a.pdf", pdf(TEXT, password="secret"), "locked with a password"),
    "pdf-cut":       ("a.pdf", pdf(TEXT)[:300], "damaged PDF"),
    "pdf-none":      ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "damaged PDF"),
    "docx-empty":    ("a.docx", word(), "a document without text"),
    "docx-cut":      ("a.docx", word(TEXT)[:900], "a damaged zip archive"),
    "docx-broken":   ("a.docx", archive(word__document_xml=b"").replace(b"document_xml", b"document.xml"), "a damaged .docx document"),
    "zip":           ("a.zip", archive(a=b"text"), "a zip archive or an office document other than .docx"),
    "gz-cut":        ("a.gz", gzip.compress(TEXT.encode())[:-12], "cut short"),
    "gz-damaged":    ("a.gz", b"\x1f\x8b\x08\0" + bytes(40), "damaged"),
    "gz-bomb":       ("a.gz", gzip.compress(bytes(MOST_BYTES + 1)), "too large (over 20 MB unpacked)"),
    "gz-empty":      ("a.gz", gzip.compress(b""), "it is empty"),
    "mail-empty":    ("a.eml", b"Subject: Ferry\n\n", "an e-mail without text"),
    "rich-text":     ("a.rtf", b"{\\rtf1 Ferry}", "rich text: save it as"),
}
LINES = {  # name -> lines as set, paragraphs
    "one":           (["A ferry", "ran aground."], ["A ferry ran aground."]),
    "short-last":    (["The ferry ran aground off the", "cape. All were saved.", "The crew stayed on board until", "the tide came."], ["The ferry ran aground off the cape. All were saved.", "The crew stayed on board until the tide came."]),
    "blank":         (["The ferry left.", "", "It ran aground."], ["The ferry left.", "It ran aground."]),
    "page-end":      (["The ferry ran", "", "aground."], ["The ferry ran aground."]),
    "hyphen":        (["The pass-", "engers left the North-", "East coast."], ["The passengers left the North-East coast."]),
    "nothing":       (["", " "], []),
}
# fmt: on


@pytest.mark.parametrize(("name", "data", "text", "title", "day"), READ.values(), ids=READ)
def test_file_gives_text_title_and_day(
    tmp_path: Path, name: str, data: bytes, text: str, title: str | None, day: date | None
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    source = read_source(str(path))
    assert (source.text, source.title, source.published) == (text, title, day)


@pytest.mark.parametrize(("name", "data", "why"), REFUSED.values(), ids=REFUSED)
def test_unreadable_file_is_told_in_one_line(name: str, data: bytes, why: str) -> None:
    with pytest.raises(UnreadableSource, match=r"^can't read source a\.") as raised:
        source_of(data, ending_of(name), name)
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


def test_document_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_format, "MOST_UNPACKED", 1000)
    with pytest.raises(UnreadableSource, match="unpacked"):
        source_of(word(TEXT), ".docx", "a.docx")


@pytest.mark.parametrize(("lines", "expected"), LINES.values(), ids=LINES)
def test_lines_become_paragraphs(lines: list[str], expected: list[str]) -> None:
    assert paragraphs(lines).splitlines() == expected


def test_no_two_formats_share_an_ending_or_a_type() -> None:
    endings, types = [one.ENDINGS for one in FORMATS], [frozenset(one.TYPES) for one in FORMATS]
    for names in (endings, types):
        assert len(frozenset().union(*names)) == sum(map(len, names))
    assert all(frozenset(one.TYPES.values()) <= one.ENDINGS for one in FORMATS)


STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"Subject: a\n\n",
    word(TEXT)[:400],
    pdf(TEXT)[:500],
    b"Content-Type: multipart/mixed; boundary=a\n\n--a\n",
]


@given(st.sampled_from(STARTS), st.binary(max_size=300), st.sampled_from(["", ".pdf", ".docx", ".eml", ".html", ".md"]))
@settings(max_examples=300, deadline=None)
def test_any_bytes_of_any_format_are_an_article_or_one_error(start: bytes, data: bytes, ending: str) -> None:
    try:
        source = source_of(start + data, ending, "a" + ending)
    except UnreadableSource as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert source.text.strip() != ""
        source.text.encode("utf-8")


def test_pdf_helper_makes_a_pdf() -> None:
    assert len(PdfReader(io.BytesIO(pdf(TEXT))).pages) == 1
