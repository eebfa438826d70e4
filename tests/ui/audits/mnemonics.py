"""Underlined letters, where there are any, are plain letters, and no two parts of a window want the same one."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.audits.walking import Finding, place_of, seen


def check(top: QWidget) -> Iterator[Finding]:
    """Find letters that a Vietnamese keyboard cannot press with Alt, and letters that two parts claim."""
    said = [(place_of(part), part.text()) for part in seen(top) if isinstance(part, QAbstractButton)]
    said += [(place_of(part), part.text()) for part in seen(top) if isinstance(part, QLabel) and part.buddy()]
    said += [(f"action {action.objectName()}", action.text()) for action in top.findChildren(QAction) if action.menu()]
    letters = [(where, key.toString()) for where, text in said if not (key := QKeySequence.mnemonic(text)).isEmpty()]
    for where, letter in letters:
        if not letter.isascii():
            yield Finding("mnemonic", where, f"{letter} is no plain letter")
    for letter, count in Counter(letter for _, letter in letters).items():
        if count > 1:
            yield Finding("mnemonic", letter, f"{count} parts want it")
