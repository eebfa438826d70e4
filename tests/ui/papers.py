"""Papers to print: drawn with the house's own pen."""

from io import BytesIO

from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

SIZES = {"a5": A5, "a4": A4, "a5 lying": landscape(A5)}


def a_pdf(*pages: str) -> bytes:
    """Return a PDF whose pages carry their number and a black square in the middle."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for number, size in enumerate(pages, start=1):
        width, height = SIZES[size]
        canvas.setPageSize((width, height))
        canvas.drawString(40, 40, str(number))
        canvas.rect(width / 2 - 20, height / 2 - 20, 40, 40, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
