"""A picture of a widget, as a person would see it: for the handbook's pictures and for tests that look."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget


def grab(widget: QWidget, to: Path, size: QSize | None = None) -> Path:
    """Show a widget at a size, let it settle, and write what it shows as PNG."""
    if size is not None:
        widget.resize(size)
    widget.show()
    QApplication.processEvents()
    if not widget.grab().save(str(to), "PNG"):
        raise OSError(f"cannot write {to}")
    return to
