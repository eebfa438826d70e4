"""Papers and forms at look-up: what was printed is printed again, scans are added and seen inside the program alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from builders import CERTIFIED_COPY, SINGLE_STATUS, Ward, a_form, copies
from counter_app.ui.screens.lookup.scan_view import ScanView
from counter_app.ui.screens.lookup.why_view import WhyView
from ui.at_work import focused, settle
from ui.screens.lookup_bench import Key, LookupBench, looks, open_lookup

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def at(ward: Ward, qtbot: QtBot, who: str = "hoa") -> LookupBench:
    return open_lookup(ward, qtbot.addWidget, who)


def a_pdf(folder: Path, name: str = "tờ khai.pdf", pages: int = 2) -> Path:
    canvas = Canvas(str(folder / name))
    for page in range(pages):
        canvas.drawString(100, 700, f"page {page}")
        canvas.showPage()
    canvas.save()
    return folder / name


def a_picture(folder: Path, name: str = "ảnh.png") -> Path:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(folder / name))
    return folder / name


def at_papers(ward: Ward, qtbot: QtBot) -> LookupBench:
    ward.receive(a_form(SINGLE_STATUS))
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.press(Key.Key_2, held=ALT)
    return bench


def printed(bench: LookupBench) -> list[tuple[int, bool]]:
    return bench.bench.room.papers.jobs  # type: ignore[attr-defined,no-any-return]


def scan_view() -> ScanView:
    settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, ScanView), found
    return found


def test_f12_prints_the_receipt_again_marked_as_such(ward: Ward, qtbot: QtBot) -> None:
    bench = at_papers(ward, qtbot)
    bench.press(Key.Key_1, held=ALT)
    bench.press(Key.Key_F12)
    first, again = bench.open_dossier.prints
    assert (again.form, again.reprint_of, again.reprint) == ("receipt", first.job, 1)
    assert printed(bench) == [(again.job, False)]
    assert looks(ward, "paper.reprinted") == 1
    assert "Giấy tiếp nhận hồ sơ" in bench.told


def test_a_matter_received_without_a_receipt_gets_one(ward: Ward, qtbot: QtBot) -> None:
    ward.receive(copies(2, 1))
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    assert "chưa in giấy tờ nào" in bench.why_not("preview")
    bench.press(Key.Key_F12)
    assert [job.form for job in bench.open_dossier.prints] == ["receipt"]


def test_ctrl_p_shows_the_print_in_hand_and_enter_on_it_too(ward: Ward, qtbot: QtBot) -> None:
    bench = at_papers(ward, qtbot)
    bench.press(Key.Key_P, held=CTRL)
    assert printed(bench) == [(1, True)]
    bench.screen.page.papers.tables["prints"].setFocus()
    bench.press(Key.Key_Home)
    assert bench.text_of("reprint") == "In lại giấy đang chọn"
    bench.press(Key.Key_Return)
    assert printed(bench) == [(1, True), (1, True)]


def test_why_a_dossier_is_due_then_is_shown_on_paper(ward: Ward, qtbot: QtBot) -> None:
    bench = at_papers(ward, qtbot)
    assert bench.text_of("explain") == "Vì sao hẹn ngày này?"
    bench.press(Key.Key_D, held=CTRL)
    (view,) = bench.screen.window().findChildren(WhyView)
    assert view.said[0].startswith("Tiếp nhận lúc")
    assert view.said[-1].startswith("Hẹn trả kết quả: 17:00")
    (promise,) = view.promised
    assert "tiếp nhận, Trần Thị Hoa ghi lúc" in promise
    assert not [job for job in bench.open_dossier.prints if job.form == "explanation"], "to look writes nothing"
    QTest.keyClick(view, Key.Key_F9)
    settle()
    *_, paper = bench.open_dossier.prints
    assert paper.form == "explanation"
    assert printed(bench) == [(paper.job, True)], "it is looked at first, and printed from there"


def test_a_person_who_may_not_add_scans_is_told_so_and_dropping_adds_none(
    ward: Ward, qtbot: QtBot, tmp_path: Path
) -> None:
    ward.receive(a_form(SINGLE_STATUS))
    bench = at(ward, qtbot, who="chat")
    bench.looks_up("dao")
    assert "đính kèm bản quét" in bench.why_not("attach")
    drop(bench, a_pdf(tmp_path))
    assert bench.open_dossier.scans == ()
    assert ward.one("SELECT count(*) FROM attachment") == 0


def test_files_that_are_chosen_become_scans_and_are_told_in_the_history(
    ward: Ward, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = at_papers(ward, qtbot)
    files = [a_pdf(tmp_path), a_picture(tmp_path)]
    monkeypatch.setattr(bench.screen.paper_acts, "ask_files", lambda title, kinds: files)
    bench.press(Key.Key_O, held=CTRL)
    assert [scan.name for scan in bench.open_dossier.scans] == ["tờ khai.pdf", "ảnh.png"]
    assert [line.what for line in bench.open_dossier.passages if line.what] == ["received", "attached", "attached"]
    assert "Đã thêm 2 bản quét" in bench.told


def test_files_that_are_dropped_become_scans(ward: Ward, qtbot: QtBot, tmp_path: Path) -> None:
    bench = at_papers(ward, qtbot)
    drop(bench, a_pdf(tmp_path))
    assert [scan.name for scan in bench.open_dossier.scans] == ["tờ khai.pdf"]


def test_what_is_no_scan_is_refused_and_nothing_is_kept(ward: Ward, qtbot: QtBot, tmp_path: Path) -> None:
    bench = at_papers(ward, qtbot)
    wrong = tmp_path / "virus.pdf"
    wrong.write_bytes(b"MZ\x90\x00")
    drop(bench, wrong)
    assert bench.open_dossier.scans == ()
    assert bench.told


def test_a_pdf_is_seen_page_by_page_without_the_systems_viewer(
    ward: Ward, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_out = list[object]()
    monkeypatch.setattr(QDesktopServices, "openUrl", handed_out.append)
    bench = at_papers(ward, qtbot)
    drop(bench, a_pdf(tmp_path))
    opens_first_scan(bench)
    view = scan_view()
    assert view.is_readable
    assert view.picture.accessibleName() == "Bản quét tờ khai.pdf, trang 1"
    bench.press(Key.Key_PageDown)
    assert view.picture.accessibleName() == "Bản quét tờ khai.pdf, trang 2"
    bench.press(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert handed_out == []
    assert looks(ward, "scan.opened") == 1


def test_a_picture_is_seen(ward: Ward, qtbot: QtBot, tmp_path: Path) -> None:
    bench = at_papers(ward, qtbot)
    drop(bench, a_picture(tmp_path))
    opens_first_scan(bench)
    assert scan_view().is_readable
    bench.press(Key.Key_Escape)


def test_a_scan_that_cannot_be_drawn_says_so(ward: Ward, qtbot: QtBot, tmp_path: Path) -> None:
    bench = at_papers(ward, qtbot)
    broken = tmp_path / "hỏng.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    drop(bench, broken)
    opens_first_scan(bench)
    view = scan_view()
    assert not view.is_readable
    assert "Không đọc được" in view.picture.text()
    bench.press(Key.Key_Escape)


def test_the_state_of_each_paper_is_told_in_words(ward: Ward, qtbot: QtBot) -> None:
    ward.receive(a_form(CERTIFIED_COPY, pages=1, copies=1))
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.press(Key.Key_2, held=ALT)
    model = bench.screen.page.papers.tables["papers"].model()
    states = {model.data(model.index(row, 1)) for row in range(model.rowCount())}
    assert states
    assert all(state.split(" · ")[0] in {"đã nộp", "đã xuất trình", "còn thiếu", "không cần"} for state in states)


def drop(bench: LookupBench, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    bench.screen.page.papers.dropEvent(event)
    settle()


def opens_first_scan(bench: LookupBench) -> None:
    bench.screen.page.papers.tables["scans"].setFocus()
    bench.press(Key.Key_Home)
    assert focused() is bench.screen.page.papers.tables["scans"]
    bench.press(Key.Key_Return)
