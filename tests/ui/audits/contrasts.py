"""Every text is painted in an ink that can be read on what it stands on."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.audits.pictures import legible, picture
from ui.audits.walking import Finding, area_of, is_own, place_of, seen

READABLE, OFF = 4.5, 1.6  # what cannot be pressed now may be faint, but not gone


def check(top: QWidget) -> Iterator[Finding]:
    """Sample each label and button as it is painted."""
    for part in seen(top):
        if not isinstance(part, QLabel | QAbstractButton) or not is_own(part) or not _says_something(part):
            continue
        if part.visibleRegion().boundingRect().height() * 2 < part.height():
            continue  # scrolled out of view, or but a sliver of it in view
        if (found := legible(picture(part.window(), area_of(part)))) < (READABLE if part.isEnabled() else OFF):
            yield Finding("contrast", place_of(part), f"{found:.1f} : 1")


def _says_something(part: QLabel | QAbstractButton) -> bool:
    return bool(part.text().strip() or (isinstance(part, QAbstractButton) and part.accessibleName())) and bool(
        part.width() > 8 and part.height() > 8
    )
