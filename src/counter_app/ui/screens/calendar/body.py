"""How the page is laid out: the year at the left, and beside it what is said of it or what a change would do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.services.calendar_rows import ChangePreview, YearView
from counter_app.ui.command_button import ArrowButton, CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.calendar.course import CourseLine
from counter_app.ui.screens.calendar.days_part import DaysPart
from counter_app.ui.screens.calendar.head import YearField, standing
from counter_app.ui.screens.calendar.hours_part import HoursPart
from counter_app.ui.screens.calendar.keys import PARTS
from counter_app.ui.screens.calendar.outstanding_part import OutstandingPart
from counter_app.ui.screens.calendar.preview_part import PreviewPart
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.sideways import Sideways
from counter_app.ui.widgets.tabs import Tab, Tabs
from counter_app.ui.widgets.time_field import time_head
from counter_app.ui.widgets.year_legend import YearLegend
from counter_app.ui.widgets.year_view import YearView as Year
from counter_app.ui.year_words import year_days, year_legend, year_names

_MARGIN, _GAP = 16, 12
_BESIDE, _LEAST = 420, 300  # how wide the part beside the year is


class Body(QWidget):
    """The parts of the page, each of which shows itself."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.year_field = YearField()
        self._arrows = [ArrowButton(room.commands, f"calendar.{name}") for name in ("earlier", "later")]
        self._standing = label("", Type.META, wraps=True)
        names = ("confirm", "import", "export")
        self._acts = ButtonRow(
            [CommandButton(room.commands, f"calendar.{name}") for name in names], more=room.words("calendar.more")
        )
        self.course = CourseLine(room)
        self.unconfirmed = Banner(Weight.WARN, "")
        self.legend, self.year = YearLegend(), Year("")
        self._day = label("", Type.BODY, wraps=True)
        self._keys = label("", Type.META, wraps=True)
        self._change = CommandButton(room.commands, "calendar.main")
        self.tabs = Tabs("", [Tab("")] * len(PARTS))
        self.days, self.hours = DaysPart(room.words), HoursPart(room)
        self.outstanding, self.preview = OutstandingPart(room), PreviewPart(room)
        self._lay_out()

    def fill(self, place: QWidget) -> None:
        """Take the whole of a place."""
        whole = QVBoxLayout(place)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    # showing

    def show_view(self, year: int, view: YearView | None, preview: ChangePreview | None) -> None:
        """Show a year; what a change would touch in it is marked."""
        words = self.room.words
        self.year_field.show_year(year, words)
        self._standing.setText(standing(view, words) if view else "")
        self.unconfirmed.setVisible(view is not None and not view.confirmed)
        self.unconfirmed.say(Weight.WARN, words("calendar.unconfirmed", year=str(year)))
        if view is not None:
            touched = {one.after.day for one in preview.days} if preview else set()
            cells = {one.after.day: one.after for one in preview.days} if preview else {}
            shown = [cells.get(one.day, one) for one in view.days]
            name = words("calendar.year", year=str(view.year))
            self.year.show_year(view.year, year_days(shown, words, touched=touched), year_names(words), name)
        self.days.show_days(view.specials if view else ())
        self.hours.show_view(view)
        self.show_day()

    def show_day(self) -> None:
        """Say what the day is that the keyboard is on, or how many are picked."""
        picked, words = self.year.picked, self.room.words
        said = self.year.words_of(self.year.current)
        self._day.setText(words("calendar.picked", n=len(picked)) if picked else said)

    def show_preview(self, *, on: bool, preview: ChangePreview | None) -> None:
        """Let what a change would do take the place of what is said of the year."""
        self.preview.show_preview(preview)
        self._beside.setCurrentIndex(1 if on else 0)
        self.show_main()

    def show_main(self) -> None:
        """Let the main job stand where what it is about stands."""
        ticked = self.tabs.current == PARTS.index("outstanding") and bool(self.outstanding.ticked)
        in_hand = self._beside.currentIndex() == 1
        self._change.setVisible(not in_hand and not ticked)
        self.outstanding.main.setVisible(not in_hand and ticked)

    def show_part(self, at: int) -> None:
        """Turn to a part."""
        self.tabs.choose(at)
        self._parts.setCurrentIndex(at)

    def focus_part(self) -> None:
        """Put the keyboard into the part that is shown."""
        part = self._parts.currentWidget()
        for place in (self.days.table, self.outstanding.list.table):
            if part is not None and part.isAncestorOf(place) and place.isVisible():
                place.setFocus()
                place.select_row(max(0, place.current_row))
                return
        self.tabs.findChildren(QWidget)[self.tabs.current].setFocus()

    def retranslate(self) -> None:
        """Put the texts anew that stand here alone."""
        words = self.room.words
        self.legend.show_words(year_legend(words))
        self._keys.setText(words("calendar.keys"))
        self.tabs.setAccessibleName(words("calendar.parts"))
        self.show_counts()
        for part in (self.course, self.days, self.hours, self.outstanding, self.preview):
            part.retranslate()

    def show_counts(self) -> None:
        """Count what each part holds."""
        read = self.outstanding.read
        counts = (len(self.days.model.rows), None, len(read.rows) if read else None)
        words = self.room.words
        self.tabs.show_tabs(
            [Tab(words(f"calendar.tab_{part}"), count) for part, count in zip(PARTS, counts, strict=True)]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside_card.setFixedWidth(max(px(_LEAST), min(px(_BESIDE), self.width() * 42 // 100)))

    # layout

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, 10, _MARGIN, _GAP)
        whole.setSpacing(8)
        whole.addLayout(time_head(self._arrows, self.year_field, self._acts))
        whole.addWidget(self._standing)
        whole.addWidget(self.unconfirmed)
        whole.addWidget(self.course)
        columns = QHBoxLayout()
        columns.setSpacing(_GAP)
        columns.addLayout(self._left(), 1)
        columns.addWidget(self._right())
        whole.addLayout(columns, 1)
        self.tabs.changed.connect(self._parts.setCurrentIndex)

    def _left(self) -> QVBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._day)
        said.addWidget(self._keys)
        foot.addLayout(said, 1)
        foot.addWidget(self._change, 0, Qt.AlignmentFlag.AlignBottom)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.legend)
        left.addWidget(self.year, 1)
        left.addLayout(foot)
        return left

    def _right(self) -> QWidget:
        self._beside_card = Card(margin=0, spacing=0)
        self._parts = QStackedWidget()
        for part in (self.days, self.hours, self.outstanding):
            self._parts.addWidget(part)
        parts = QWidget()
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        views = QVBoxLayout()
        views.setContentsMargins(6, 4, 6, 2)
        views.addWidget(Sideways(self.tabs))
        column.addLayout(views)
        column.addWidget(self._parts, 1)
        self._beside = QStackedWidget()
        self._beside.addWidget(parts)
        self._beside.addWidget(self.preview)
        self._beside_card.layout_.setContentsMargins(1, 1, 1, 2)
        self._beside_card.layout_.addWidget(self._beside)
        return self._beside_card
