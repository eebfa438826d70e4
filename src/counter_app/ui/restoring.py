"""What a scan typed into the field that had the focus is taken out again: text, caret and value as they were before."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from shiboken6 import isValid

Restore = Callable[[], None]


def is_editor(widget: QWidget | None) -> bool:
    """Say whether keys typed at the widget become text in it."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QLineEdit | QPlainTextEdit | QAbstractSpinBox)


def restorer(widget: QWidget | None) -> Restore:
    """Return what puts the widget back as it is now; a widget that has gone by then is left alone."""
    restore = _restorer(widget)

    def put_back() -> None:
        if widget is not None and isValid(widget):
            restore()

    return put_back


def _restorer(widget: QWidget | None) -> Restore:
    match widget:
        case QLineEdit():
            return _line(widget)
        case QPlainTextEdit():
            return _text(widget)
        case QAbstractSpinBox():
            return _spin_box(widget)
        case QComboBox():
            return _combo_box(widget)
        case QAbstractItemView():
            return _view(widget)
    return lambda: None


def _line(line: QLineEdit) -> Restore:
    text, caret, modified = line.text(), line.cursorPosition(), line.isModified()
    start, length = line.selectionStart(), line.selectionLength()

    def restore() -> None:
        if line.text() != text:
            line.setText(text)
            line.setModified(modified)
        line.setCursorPosition(caret)
        if start >= 0:
            _select(line, start, length, caret)

    return restore


def _select(line: QLineEdit, start: int, length: int, caret: int) -> None:
    """Select anew with the caret at the end where it stood."""
    if caret == start:
        line.setSelection(start + length, -length)
    else:
        line.setSelection(start, length)


def _text(edit: QPlainTextEdit) -> Restore:
    """Plain text is put back as one more step to undo, so that what was undone before stays so."""
    text, modified = edit.toPlainText(), edit.document().isModified()
    before = edit.textCursor()
    caret, anchor = before.position(), before.anchor()

    def restore() -> None:
        cursor = edit.textCursor()
        if edit.toPlainText() != text:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            edit.document().setModified(modified)
        cursor.setPosition(anchor)
        cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)

    return restore


def _spin_box(box: QAbstractSpinBox) -> Restore:
    value, line = _value(box), box.findChild(QLineEdit)
    words = _line(line) if line is not None else lambda: None
    section = box.currentSection() if isinstance(box, QDateTimeEdit) else None

    def restore() -> None:
        value()
        words()
        if isinstance(box, QDateTimeEdit) and section is not None:
            box.setCurrentSection(section)

    return restore


def _value(box: QAbstractSpinBox) -> Restore:
    match box:
        case QSpinBox():
            number = box.value()
            return lambda: box.setValue(number)
        case QDoubleSpinBox():
            amount = box.value()
            return lambda: box.setValue(amount)
        case QDateTimeEdit():
            moment = box.dateTime()
            return lambda: box.setDateTime(moment)
    return lambda: None


def _combo_box(box: QComboBox) -> Restore:
    at, line = box.currentIndex(), box.lineEdit()
    words = _line(line) if line is not None else lambda: None

    def restore() -> None:
        if box.currentIndex() != at:
            box.setCurrentIndex(at)
        words()

    return restore


def _view(view: QAbstractItemView) -> Restore:
    """Typing in a list jumps about in it, and in a table may open a cell: both are taken back."""
    at, model = view.currentIndex(), view.selectionModel()
    chosen = model.selection() if isValid(model) else None

    def restore() -> None:
        editor = QApplication.focusWidget()
        if editor is not None and editor is not view and view.isAncestorOf(editor):
            escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(editor, escape)
        if chosen is not None and view.currentIndex() != at:
            model.setCurrentIndex(at, model.SelectionFlag.NoUpdate)
            model.select(chosen, model.SelectionFlag.ClearAndSelect)

    return restore
