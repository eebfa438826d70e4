"""What may be kept beside a dossier as a scan: pictures and PDF, by name and by content, under a name that is harmless.

A file's name is somebody else's words. It is shown, never used as a path, and refused where it pretends to be
something that it is not.
"""

import re
from unicodedata import category, normalize

from counter_app.domain.errors import Refused

LONGEST_SHOWN = 120

_ENDINGS = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tif": "image/tiff",
    "tiff": "image/tiff",
}
_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
STORED_ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/tiff": "tif"}
"""How a kept file ends, by its kind."""

_RUNS = frozenset(
    {
        *("app", "apk", "bat", "bin", "cab", "chm", "cmd", "com", "cpl", "dll", "dmg", "docm", "dotm", "exe", "gadget"),
        *(
            "hta",
            "htm",
            "html",
            "inf",
            "ins",
            "iso",
            "jar",
            "js",
            "jse",
            "lnk",
            "mht",
            "msc",
            "msi",
            "msp",
            "mst",
            "pif",
        ),
        *("pif", "potm", "ppam", "ppsm", "pptm", "ps1", "psm1", "py", "rb", "reg", "scf", "scr", "sct", "sh", "shb"),
        *(
            "sldm",
            "svg",
            "sys",
            "url",
            "vb",
            "vbe",
            "vbs",
            "vhd",
            "wsc",
            "wsf",
            "wsh",
            "xlam",
            "xll",
            "xlsm",
            "xltm",
            "xml",
        ),
        *("7z", "rar", "xml", "zip"),
    }
)
_TURNS_AROUND = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)


def shown_name(name: str) -> str:
    """Return the name under which a scan is shown, without folders and without what a system reads in its own way.

    Raises Refused where the name hides its ending, has two of them, or ends like anything but a picture or PDF.
    """
    last = re.split(r"[/\\]", name)[-1]
    if _TURNS_AROUND.search(last):
        raise Refused("scan.disguised", file=_visible(last))
    plain = " ".join(_visible(last).split()).strip(". ")
    stem, _, ending = plain.rpartition(".")
    if ending.lower() not in _ENDINGS or not stem.strip(". "):
        raise Refused("scan.kind_refused", file=plain[-LONGEST_SHOWN:])
    inner = {part.strip().lower() for part in re.split(r"[.:]", stem)[1:]}
    if inner & ((_RUNS | set(_ENDINGS)) - {ending.lower()}):
        raise Refused("scan.disguised", file=plain[-LONGEST_SHOWN:])
    stem = _NOT_IN_NAMES.sub("_", stem).strip(". ")[: LONGEST_SHOWN - len(ending) - 1]
    if _DEVICES.fullmatch(stem.partition(".")[0].strip()):
        stem = f"_{stem}"
    return f"{stem}.{ending.lower()}"


def media_type(name: str, content: bytes) -> str:
    """Return what a file is, or raise Refused where its content is nothing we keep or not what its name says."""
    if not content:
        raise Refused("scan.empty", file=name)
    found = next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
    if found is None or found != _ENDINGS[name.rpartition(".")[2].lower()]:
        raise Refused("scan.not_what_it_says", file=name)
    return found


def _visible(text: str) -> str:
    """Return the text in NFC without what nobody sees: controls, formats, halves of characters."""
    return normalize("NFC", "".join(char for char in text if char == " " or category(char)[0] != "C"))
