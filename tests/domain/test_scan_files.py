"""Whatever a file is called, what is kept of its name is harmless, and what pretends is refused."""

import pytest

from counter_app.domain.errors import Refused
from counter_app.domain.scan_files import LONGEST_SHOWN, media_type, shown_name

CONTENT = {
    "pdf": b"%PDF-1.7\n",
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "jpeg": b"\xff\xd8\xff\xdb",
    "png": b"\x89PNG\r\n\x1a\n\x00",
    "tif": b"II*\x00\x08",
    "tiff": b"MM\x00*\x00",
}

KEPT = {
    "tờ khai.pdf": "tờ khai.pdf",
    "TO KHAI.PDF": "TO KHAI.pdf",
    "1.004873 ngày 20.11.2026.pdf": "1.004873 ngày 20.11.2026.pdf",
    "scan.pdf.pdf": "scan.pdf.pdf",
    "to\u031b\u0300 khai.pdf": "tờ khai.pdf",
    "../../../etc/passwd.pdf": "passwd.pdf",
    "..\\..\\windows\\system32\\x.pdf": "x.pdf",
    "/etc/shadow.png": "shadow.png",
    "C:\\a\\b.jpg": "b.jpg",
    "\\\\server\\share\\b.jpg": "b.jpg",
    "con.pdf": "_con.pdf",
    "CON.pdf": "_CON.pdf",
    "nul.jpg": "_nul.jpg",
    "Lpt1.tif": "_Lpt1.tif",
    "com¹.pdf": "_com¹.pdf",
    "aux.bút.pdf": "_aux.bút.pdf",
    "a\x00b.pdf": "ab.pdf",
    "a\nb\r.pdf": "ab.pdf",
    "a\tb.pdf": "ab.pdf",
    "\x1b[31mđỏ.pdf": "[31mđỏ.pdf",
    "a\u200bb.pdf": "ab.pdf",
    "\ufeffx.pdf": "x.pdf",
    "nửa\ud800.pdf": "nửa.pdf",
    "x.pdf ": "x.pdf",
    "x.pdf. . .": "x.pdf",
    " .x.pdf": "x.pdf",
    "a?b*c|d.pdf": "a_b_c_d.pdf",
    'a"b<c>.pdf': "a_b_c_.pdf",
    "=1+1.pdf": "=1+1.pdf",
    "-rf.pdf": "-rf.pdf",
    "$(reboot).pdf": "$(reboot).pdf",
    "%2e%2e%2fx.pdf": "%2e%2e%2fx.pdf",
    "<script>.png": "_script_.png",
    "'; DROP TABLE event; --.pdf": "'; DROP TABLE event; --.pdf",
    "đ" * 300 + ".pdf": "đ" * (LONGEST_SHOWN - 4) + ".pdf",
}

REFUSED = {
    "": "scan.kind_refused",
    ".": "scan.kind_refused",
    "..": "scan.kind_refused",
    ".pdf": "scan.kind_refused",
    " .pdf": "scan.kind_refused",
    "...pdf": "scan.kind_refused",
    "pdf": "scan.kind_refused",
    "virus.exe": "scan.kind_refused",
    "shortcut.lnk": "scan.kind_refused",
    "page.hta": "scan.kind_refused",
    "sheet.xlsm": "scan.kind_refused",
    "letter.docm": "scan.kind_refused",
    "letter.docx": "scan.kind_refused",
    "run.ps1": "scan.kind_refused",
    "run.js": "scan.kind_refused",
    "saver.scr": "scan.kind_refused",
    "picture.svg": "scan.kind_refused",
    "photo.heic": "scan.kind_refused",
    "archive.zip": "scan.kind_refused",
    "x.pdf.exe": "scan.kind_refused",
    "x.pdf.lnk": "scan.kind_refused",
    "x.pdf       .exe": "scan.kind_refused",
    "x.pdf:evil.exe": "scan.kind_refused",
    "x.pdf::$DATA": "scan.kind_refused",
    "x.pdf\x00.exe": "scan.kind_refused",
    "x.pd\u200bf.exe": "scan.kind_refused",
    "x.pdf/": "scan.kind_refused",
    "x.exe.pdf": "scan.disguised",
    "x.exe:y.pdf": "scan.disguised",
    "x. exe .pdf": "scan.disguised",
    "x.EXE.pdf": "scan.disguised",
    "x.pdf.jpg": "scan.disguised",
    "bang_ke\u202efdp.exe": "scan.disguised",
    "bang_ke\u202egpj.exe.pdf": "scan.disguised",
    "x\u2066y\u2069.pdf": "scan.disguised",
    "\u200fx.pdf": "scan.disguised",
}


def refusal(name: str, content: bytes | None = None) -> str:
    with pytest.raises(Refused) as caught:
        media_type(name, content) if content is not None else shown_name(name)
    return caught.value.code


def test_there_are_at_least_60_hostile_names() -> None:
    assert len(KEPT) + len(REFUSED) >= 65


@pytest.mark.parametrize(("name", "shown"), KEPT.items(), ids=map(ascii, KEPT))
def test_a_name_is_kept_without_what_could_do_harm(name: str, shown: str) -> None:
    assert shown_name(name) == shown
    assert shown_name(shown) == shown or shown.startswith("_"), "what was cleaned is clean"


@pytest.mark.parametrize(("name", "code"), REFUSED.items(), ids=map(ascii, REFUSED))
def test_a_name_that_pretends_is_refused(name: str, code: str) -> None:
    assert refusal(name) == code


@pytest.mark.parametrize("ending", CONTENT)
def test_content_and_name_agree(ending: str) -> None:
    kind = media_type(f"x.{ending}", CONTENT[ending])
    assert kind.partition("/")[0] in {"application", "image"}
    for other, content in CONTENT.items():
        if media_type(f"x.{other}", content) != kind:
            assert refusal(f"x.{ending}", content) == "scan.not_what_it_says"


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00", b"\x7fELF", b"PK\x03\x04", b"#!/bin/sh", b"<html>", b"\x4c\x00\x00\x00", b" %PDF-1.7"]
)
def test_content_of_another_kind_is_refused_under_any_name(content: bytes) -> None:
    for ending in CONTENT:
        assert refusal(f"x.{ending}", content) == "scan.not_what_it_says"


def test_an_empty_file_is_no_scan() -> None:
    assert refusal("x.pdf", b"") == "scan.empty"
