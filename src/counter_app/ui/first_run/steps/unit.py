"""Page 2: which unit this is, with the head its papers will have and the first code it will give."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError, Refused
from counter_app.domain.numbering.dossier_codes import official_code, unit_prefix
from counter_app.domain.office import bare_name, letterhead_on, place_of, usual_letterheads
from counter_app.ui.first_run.step import Asked, Step, Tools
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.field import FieldState
from counter_app.ui.widgets.plain import label, without_mnemonic

_LINES = (("unit_name",), ("prefix",), ("province", "phone"), ("address",))
_NARROW = 820
_CODES = "issues_codes"


class UnitStep(Step):
    """Name and identifier are needed; everything else can be filled in later."""

    name = "unit"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.asked = {name: Asked(name, self.answers) for line in _LINES for name in line}
        self.codes = CheckBox("")
        self.codes.setChecked(self.answers.text(_CODES, "yes") == "yes")
        self._head = _Letterhead()
        self._lay_out()
        self.codes.toggled.connect(lambda on: self.answers.put(_CODES, "yes" if on else "no"))
        self.codes.toggled.connect(self._show_head)
        for one in self.asked.values():
            one.entry.textChanged.connect(self._show_head)

    def retranslate(self) -> None:
        super().retranslate()
        for one in self.asked.values():
            one.call(self.words)
        self.codes.setText(without_mnemonic(self.words("first_run.issues_codes")))
        self.codes.setAccessibleName(self.words("first_run.issues_codes"))
        self.codes.updateGeometry()
        self._show_head()

    def summary(self) -> str:
        name = bare_name(self.answers.text("unit_name").strip())
        return ", ".join(part for part in (name, self.answers.text("prefix").strip()) if part)

    def leave(self) -> None:
        for name in ("unit_name", "prefix"):
            if not self.asked[name].is_given(self.words):
                return
        try:
            unit_prefix(self.asked["prefix"].typed)
        except Refused as error:
            self.refused(error)
            self.asked["prefix"].entry.setFocus()
            return
        self.finished.emit()

    def refused(self, error: CounterError) -> bool:
        about = {"unit_prefix.unreadable": "prefix", "name.empty": "unit_name"}.get(error.code)
        if about is None:
            return False
        self.asked[about].say(FieldState.ERROR, self.words.say(error))
        return True

    def first_focus(self) -> QWidget:
        return self.asked["unit_name"].entry

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for row, names in enumerate(_LINES):
            for at, name in enumerate(names):
                grid.addWidget(self.asked[name], row, at, 1, 3 - len(names))
        grid.addWidget(self.codes, len(_LINES), 0, 1, 2)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(24)
        self._sides.addLayout(grid, 3)
        self._sides.addWidget(self._head, 2, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._sides)
        self.column.addStretch(1)

    def _show_head(self) -> None:
        self._head.show_unit(self)
        self.changed.emit()


class _Letterhead(Card):
    """How the head of a paper and the first code come out of what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", Type.SECTION)
        self._lines = [label("", kind, wraps=True) for kind in (Type.BODY, Type.STRONG, Type.META)]
        self._place, self._code = label("", Type.META, wraps=True), label("", wraps=True)
        self.layout_.addWidget(self._title)
        paper = QVBoxLayout()
        paper.setSpacing(2)
        for line in self._lines:
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            paper.addWidget(line)
        self.layout_.addLayout(paper)
        self.layout_.addWidget(self._place)
        self.layout_.addWidget(self._code)

    def show_unit(self, step: UnitStep) -> None:
        w, name = step.words, step.asked["unit_name"].typed.strip()
        head = letterhead_on(usual_letterheads(name or w("first_run.unit_name_open")), step.tools.today)
        self._title.setText(w("first_run.letterhead"))
        for line, text in zip(self._lines, (head.agency, head.unit, f"…/{head.symbol}"), strict=True):
            line.setText(text)
        place = place_of(name) if name else "…"
        self._place.setText(w("first_run.letterhead_place", place=place, day=step.tools.today))
        self._code.setText(self._first_code(step))

    @staticmethod
    def _first_code(step: UnitStep) -> str:
        w = step.words
        if not step.codes.isChecked():
            return w("first_run.no_codes")
        try:
            return w("first_run.first_code", first=official_code(step.asked["prefix"].typed, step.tools.today, 1))
        except Refused:
            return w("first_run.first_code_later")
