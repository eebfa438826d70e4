"""Reading printed papers back, with poppler, zbar and pdfium: what a person, a scanner and a search would find."""

import re
import subprocess
import tempfile
import unicodedata
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

A5 = (419.53, 595.28)
A4 = (595.28, 841.89)
A4_WIDE = (841.89, 595.28)


def text(pdf: bytes, how: str = "-raw", page: int | None = None) -> str:
    """Return the text of the paper as pdftotext finds it, runs of white space made one space."""
    pages = [] if page is None else ["-f", str(page), "-l", str(page)]
    found = _run(["pdftotext", how, *pages, "-enc", "UTF-8", "-", "-"], pdf).decode()
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", found))


def solid(text_with_spaces: str) -> str:
    """Return a text without white space, to compare what was broken over lines anywhere."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text_with_spaces))


def fonts(pdf: bytes) -> list[tuple[str, bool]]:
    """Return the name of each font in the file and whether it is embedded."""
    rows = _run(["pdffonts", "-"], pdf).decode().splitlines()[2:]
    return [(row.split()[0], row.split()[-5] == "yes") for row in rows]


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return the size of each page in points."""
    with _opened(pdf) as document:
        return [
            (round(width, 2), round(height, 2)) for width, height in map(document.get_page_size, range(len(document)))
        ]


def annotations(pdf: bytes) -> int:
    """Return how many annotations, links among them, the file has."""
    with _opened(pdf) as document:
        return sum(pdfium.FPDFPage_GetAnnotCount(page) for page in document)


def marks(pdf: bytes) -> set[bytes]:
    """Return which words of active content stand in the file."""
    return {word for word in (b"/URI", b"/Annot", b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile") if word in pdf}


def scanned(pdf: bytes, page: int = 1) -> dict[str, str]:
    """Return what a scanner reads on a 300 dpi print of a page, by kind of code."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "page"
        _run(["pdftoppm", "-r", "300", "-gray", "-f", str(page), "-l", str(page), "-singlefile", "-", str(target)], pdf)
        kinds = ["-Sdisable", "-Scode128.enable", "-Sqrcode.enable"]
        read = subprocess.run(
            ["zbarimg", "--quiet", *kinds, str(target.with_suffix(".pgm"))],
            capture_output=True,
            check=False,
            timeout=60,
        )
    return dict(line.split(":", 1) for line in read.stdout.decode().splitlines())


def dark_pixels_outside(pdf: bytes, margin: float) -> int:
    """Return how many pixels are darker than paper within the margin, in points, along the edges of all pages."""
    found = 0
    with _opened(pdf) as document:
        for page in document:
            image = page.render(scale=1).to_pil().convert("L")
            edge = int(margin)
            width, height = image.size
            for box in (
                (0, 0, width, edge),
                (0, height - edge, width, height),
                (0, 0, edge, height),
                (width - edge, 0, width, height),
            ):
                found += sum(image.crop(box).histogram()[:200])
    return found


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf)


def _run(command: list[str], pdf: bytes) -> bytes:
    done = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=120)
    return done.stdout
