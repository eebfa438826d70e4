"""How long a receipt takes, against a bare page of the same faces measured in the same run."""

import io
import time
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from counter_app.printing import render
from counter_app.printing.fonts import Face, register
from printing.samples import a_batch, a_receipt

_SENTENCE = "Tiếp nhận hồ sơ của Nguyễn Thị Đào giải quyết thủ tục hành chính đặc biệt ợ ữ ẵ ậ ố"


def _bare_page() -> bytes:
    register()
    words = _SENTENCE.split()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(420, 595), invariant=1, pageCompression=1, initialFontName=Face.REGULAR.value)
    for line in range(45):
        canvas.setFont((Face.REGULAR, Face.BOLD, Face.ITALIC)[line % 3].value, 11)
        canvas.drawString(30, 560 - line * 12, " ".join(words[line % 7 :]))
    canvas.save()
    return buffer.getvalue()


def _median(draw: Callable[[int], object], times: int) -> float:
    draw(0)
    took = []
    for number in range(times):
        start = time.process_time()
        draw(number)
        took.append(time.process_time() - start)
    return sorted(took)[times // 2]


def test_both_copies_of_a_receipt_take_a_few_bare_pages() -> None:
    floor = _median(lambda _: _bare_page(), 15)
    receipt = _median(lambda number: render(a_receipt(qr=f"000.00.00.H99-261123-{number:04} 7F3A91C2DE")), 15)
    assert receipt <= 4.5 * floor


def test_time_grows_with_the_lines_not_faster() -> None:
    fifty = _median(lambda _: render(a_batch(50)), 3)
    four_hundred = _median(lambda _: render(a_batch(400)), 3)
    assert four_hundred <= 16 * fifty
