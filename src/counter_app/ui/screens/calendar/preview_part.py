"""A change that is only looked at: the days it makes different, the promises it touches, and what can be done now."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.calendar_rows import ChangePreview, DayChange
from counter_app.ui.command_button import CommandButton
from counter_app.ui.models.rows import RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.calendar.shown import change_columns
from counter_app.ui.screens.calendar.touched_list import TouchedList
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.scrolling import scrolling
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.table import RowHeight, Table

_MOST, _LEAST = 6, 190


class PreviewPart(QWidget):
    """Nothing of it has happened until F9."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._preview: ChangePreview | None = None
        self.head = SectionHead("", type_=Type.SUBTITLE)
        self.notice = Banner(Weight.INFO, "")
        self._others = label("", Type.BODY, wraps=True)
        self._days_head, self._touched_head = SectionHead(""), SectionHead("")
        self.days: RowModel[DayChange] = RowModel(change_columns(room.words), room.words, key=lambda row: row.after.day)
        self.table = Table(self.days, "", row_height=RowHeight.LOG)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.touched = TouchedList(room.words)
        self.apply = CommandButton(room.commands, "calendar.main")
        self.leave = Button("", key="Esc")
        self._lay_out()

    def show_preview(self, preview: ChangePreview | None) -> None:
        """Show what a change would do; None while that is being found out."""
        self._preview = preview
        self.days.set_rows(preview.days if preview else ())
        if preview is not None:
            self.touched.show_touched(preview.touched)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the texts anew."""
        words, found = self.room.words, self._preview
        self.head.set_words(words("calendar.preview_head"))
        self.leave.set_words(words("calendar.leave"))
        self.notice.say(Weight.INFO, words("calendar.nothing_yet"))
        others = self._other_changes(found) if found else []
        self._others.setText(" ".join(others))
        self._others.setVisible(bool(others))
        count = len(self.days.rows)
        self._days_head.set_words(words("calendar.days_changed"), str(count))
        self._touched_head.set_words(words("calendar.touched"), str(len(found.touched.rows)) if found else "")
        self.table.setAccessibleName(words("calendar.days_changed"))
        for part in (self._days_head, self.table):
            part.setVisible(bool(count))
        self.table.setFixedHeight(px(RowHeight.LOG) * (min(count, _MOST) + 1) + 4)
        self._touched_head.setVisible(found is not None)
        self.touched.setVisible(found is not None)
        self.touched.retranslate()

    def _other_changes(self, found: ChangePreview) -> list[str]:
        words = self.room.words
        said = [words("calendar.would_confirm", year=str(year)) for year in found.confirmed]
        said += [words("calendar.would_doubt", year=str(year)) for year in found.doubted]
        said += [words("calendar.would_change_hours")] if found.hours_change else []
        nothing = not (said or found.days)
        return [words("calendar.would_do_nothing")] if nothing else said

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(8)
        for part in (self.head, self.notice, self._others, self._days_head):
            top.addWidget(part)
        below = QVBoxLayout()
        below.setContentsMargins(16, 10, 16, 0)
        below.addWidget(self._touched_head)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.addWidget(ButtonRow([self.leave], self.apply, more=self.room.words("calendar.more")))
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addLayout(top)
        content.addWidget(self.table)
        content.addLayout(below)
        content.addWidget(self.touched, 1)
        content.addStretch()
        self.touched.setMinimumHeight(px(_LEAST))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(inside), 1)
        column.addWidget(hairline())
        column.addLayout(foot)
