"""A window speaks one language: no English word in the Vietnamese one, no Vietnamese but data in the English one."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)
from tests.ui.states import CARD

from builders import Ward
from counter_app.services.wording import Language
from ui.audits.walking import Finding, is_own, name_of, place_of, plain, seen

ENGLISH = re.compile(
    r"\b(cancel|ok|yes|no|print|pages?|close|save|zoom|search|open|undo|redo|delete|select|all|name|type|files?|folder|"
    r"back|forward|show|hide|date|view|printer|copies|none|error|warning|loading|empty|receive|queue|return|handover|"
    r"dossiers?|papers?|fees?|person|people|phone|address|note|reason|today|overdue|late|days?|hours?|step|hold|draft|"
    r"next|previous|more|less|add|remove|edit|find|filter|sort|help|settings|menu|unknown|missing|the|of|and|with|for)\b",
    re.IGNORECASE,
)
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
PARTS = re.compile(r"\s*(?: [–-] |[·:;,()\[\]\n“”\"]|\.(?:\s|$))\s*")
SIGNS = re.compile(r"[.,;:()·–“”\"\\]")
OTHERS_NAMES = {"Tiếng Việt", "English"}  # a language is called by its own name in every language


def check(top: QWidget, language: Language, ward: Ward | None) -> Iterator[Finding]:
    """Find texts of the other language in anything that is shown, said or hinted."""
    for where, text in texts(top):
        said = unicodedata.normalize("NFC", text)
        if said.strip() in OTHERS_NAMES:
            continue
        if language is Language.VI and (found := ENGLISH.search(said)) and not _is_data(said, ward):
            yield Finding("language", where, f"{found.group()!r} in {said[:80]!r}")
        if language is Language.EN and (foreign := _foreign(said, ward)):
            yield Finding("language", where, f"{foreign!r} in {said[:80]!r}")


def texts(top: QWidget) -> Iterator[tuple[str, str]]:
    """Return every text that somebody sees, hears or points at, with where it stands."""
    yield "title", top.window().windowTitle()
    for part in seen(top):
        where = place_of(part)
        yield where, plain(part.toolTip())
        if not is_own(part):
            continue
        yield where, name_of(part)
        yield where, part.accessibleDescription()
        if isinstance(part, QLabel | QAbstractButton):
            yield where, part.text()
        elif isinstance(part, QLineEdit):
            yield where, part.placeholderText()
        elif isinstance(part, QComboBox):
            for at in range(part.count()):
                yield where, part.itemText(at)
        elif isinstance(part, QAbstractItemView):
            yield from _cells(part)


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    if model is None:
        return
    for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
        yield "column", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), 30)):
            index = model.index(row, column)
            yield f"row {row}", str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")
            yield f"row {row}", plain(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))


def _foreign(said: str, ward: Ward | None) -> str:
    """Return the first Vietnamese word that stands in no name of the data beside the word before or after it."""
    stored = _data(ward)
    words = [SIGNS.sub("", word.strip("-→")) for word in said.casefold().split()]
    for at, word in enumerate(words):
        pairs = [" ".join(words[max(0, at - 1) : at + 1]), " ".join(words[at : at + 2])]
        alone = len(words) == 1 or bool(re.search(r"\d", word))  # the number of a law stands by itself
        if VIETNAMESE.search(word) and not any(one in stored for one in (*pairs, word) if " " in one or alone):
            return word
    return ""


def _data(ward: Ward | None) -> str:
    typed = CARD.casefold()
    return f"{typed} {_stored(str(ward.database), ward.one('SELECT count(*) FROM audit'))}" if ward else typed


def _is_data(text: str, ward: Ward | None) -> bool:
    """Say whether a text is somebody's name, a procedure's or the like: what is stored is shown as it is."""
    if ward is None:
        return False
    stored = _data(ward)
    return all(part in stored for part in PARTS.split(text.casefold().strip()) if VIETNAMESE.search(part)) and (
        bool(VIETNAMESE.search(text)) or text.casefold().strip() in stored
    )


@cache
def _stored(database: str, entries: int) -> str:
    """Return every text of a database, one after the other; read anew when its log has grown."""
    found: list[str] = []
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                found += [value for value in row if isinstance(value, str) and VIETNAMESE.search(value)]
    return SIGNS.sub("", unicodedata.normalize("NFC", " ".join(found)).casefold())
