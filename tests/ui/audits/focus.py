"""Whoever looks away finds the keyboard again: each stop looks plainly different with it and without it."""

from collections.abc import Iterator

from PySide6.QtCore import QMargins, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.audits.pictures import changed, picture
from ui.audits.walking import Finding, area_of, place_of

LEAST, CONTRAST = 60, 3.0
AROUND = QMargins(6, 6, 6, 6)


def check(window: QWidget, stops: list[QWidget]) -> Iterator[Finding]:
    """Tab through the stops once more, and compare each with itself after the keyboard has gone on."""
    if len(stops) < 2:
        return
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    for stop in stops:
        if QApplication.focusWidget() is not stop:
            return
        area = area_of(stop).marginsAdded(AROUND)
        if not window.rect().contains(area_of(stop).center()):
            yield Finding("focus", place_of(stop), "has the keyboard out of sight")
            return
        with_it = picture(window, area)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        if (count := changed(with_it, picture(window, area), CONTRAST)) < LEAST:
            yield Finding("focus", place_of(stop), f"only {count} pixels tell that it has the keyboard")
