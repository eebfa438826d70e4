"""The first run: a head that says what this is, the way at the left, one page at a time, and the keys below."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.scans import Scan
from counter_app.ui.first_run.page_parts import Foot, Head, Side
from counter_app.ui.first_run.step import Step, Tools
from counter_app.ui.first_run.steps.admin import AdminStep
from counter_app.ui.first_run.steps.calendar import CalendarStep
from counter_app.ui.first_run.steps.catalogue import CatalogueStep
from counter_app.ui.first_run.steps.done import DoneStep
from counter_app.ui.first_run.steps.language import LanguageStep
from counter_app.ui.first_run.steps.place import PlaceStep
from counter_app.ui.first_run.steps.printer import PrinterStep
from counter_app.ui.first_run.steps.scanner import ScannerStep
from counter_app.ui.first_run.steps.unit import UnitStep
from counter_app.ui.first_run.track import Mile, Standing, Track
from counter_app.ui.widgets.button import Button

STEPS: tuple[type[Step], ...] = (
    LanguageStep,
    UnitStep,
    PlaceStep,
    AdminStep,
    CalendarStep,
    CatalogueStep,
    PrinterStep,
    ScannerStep,
    DoneStep,
)
_MINUTES = (0.2, 1.2, 0.6, 0.5, 0.6, 0.3, 0.6, 0.5, 0.2)  # how long a page takes whoever has the papers at hand
_NARROW = 1160


class FirstRun(QWidget):
    """Nothing is made before the last page: then ``founding_asked`` carries folder, founding and back-up place.

    ``demo_asked`` wants sample data, ``open_asked`` the data that are in another folder.
    """

    founding_asked = Signal()
    demo_asked = Signal()
    open_asked = Signal(object)  # Path

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools, self.words, self.answers = tools, tools.words, tools.answers
        self._steps: dict[str, Step] = {}
        self._at = 0
        self.track, self._stack = Track(), QStackedWidget()
        self._head, self._foot = Head(), Foot()
        self._lay_out()
        self.words.changed.connect(self.retranslate)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back)
        QShortcut(QKeySequence("F9"), self).activated.connect(self.on)
        self._foot.back.clicked.connect(self.back)
        self._foot.skip.clicked.connect(self.skip)
        self._foot.on.clicked.connect(self.on)
        self.track.chosen.connect(self.go)
        self.go(self._first(), focus=False)

    @property
    def step(self) -> Step:
        """The page that is open."""
        return self._steps[STEPS[self._at].name]

    def go(self, name: str, *, focus: bool = True) -> None:
        """Open a page as far as one has come, and put the keyboard where it begins."""
        at = next((at for at, kind in enumerate(STEPS) if kind.name == name), 0)
        if at > self._furthest():
            return
        self._at = at
        if name not in self._steps:
            self._add(STEPS[at](self.tools))
        self.answers.stand_at(name)
        self._stack.setCurrentWidget(self.step)
        self.step.enter()
        self._tab_reads_downwards()
        self.retranslate()
        if focus:
            self.first_focus().setFocus()

    def on(self) -> None:
        """Go on, where the page has what it needs; the last one founds the unit."""
        self.step.leave()

    def skip(self) -> None:
        """Leave the page for later."""
        if self.step.may_skip:
            self.answers.pass_by(self.step.name, skipped=True)
            self.go(STEPS[self._at + 1].name)

    def back(self) -> None:
        """Go to the page before; what was typed stays."""
        if self._at:
            self.go(STEPS[self._at - 1].name)

    def scanned(self, scan: Scan) -> None:
        """Hand a scan to the page that may want it."""
        self.step.scanned(scan)

    def refused(self, error: CounterError) -> bool:
        """Go to the page that is to blame, and say it there; False where none is."""
        for kind in STEPS[:-1]:
            if kind.name not in self._steps:
                self._add(kind(self.tools))
            if self._steps[kind.name].refused(error):
                self.go(kind.name, focus=False)
                return True
        return False

    def first_focus(self) -> QWidget:
        """Return where the keyboard goes on this page."""
        wanted = self.step.first_focus()
        return self._foot.on if wanted is self.step else wanted

    def retranslate(self) -> None:
        """Put every text anew."""
        w = self.words
        for step in self._steps.values():
            step.retranslate()
        self._head.say(w("first_run.title"), self.answers.text("unit_name"), self._remark())
        self._foot.say(w("first_run.at", n=self._at + 1, all=len(STEPS)), w("first_run.skip"), w("first_run.back"))
        self._foot.on.set_words(w(f"first_run.{self.step.name}_on"))
        self._foot.skip.setVisible(self.step.may_skip)
        self._foot.back.setEnabled(self._at > 0)
        self.track.setAccessibleName(w("first_run.way"))
        self._show_way()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from any field, and presses the button it stands on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~_KEYPAD:
            at = self.focusWidget()
            (at.click if isinstance(at, Button) and at.isEnabled() else self.on)()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self.track.is_narrow:
            self.track.set_narrow(narrow)

    def _add(self, step: Step) -> None:
        self._steps[step.name] = step
        self._stack.addWidget(step)
        step.changed.connect(self._show_way)
        step.finished.connect(partial(self._finished, step))
        if isinstance(step, LanguageStep):
            step.demo_asked.connect(self.demo_asked)
            step.open_asked.connect(self.open_asked)
        if isinstance(step, PlaceStep):
            step.open_asked.connect(self.open_asked)
        if isinstance(step, DoneStep):
            step.demo_asked.connect(self.demo_asked)
        step.retranslate()

    def _tab_reads_downwards(self) -> None:
        """A page is made after the keys at the foot: bring them behind it in Tab's way."""
        last: QWidget = self.track
        at = self.track.nextInFocusChain()
        while at is not None and at is not self.track:
            if self.step.isAncestorOf(at) and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
                last = at
            at = at.nextInFocusChain()
        for part in (self._foot.skip, self._foot.back, self._foot.on):
            QWidget.setTabOrder(last, part)
            last = part

    def _finished(self, step: Step) -> None:
        if step is not self.step:  # somebody went elsewhere while it was looked at
            return
        if self._at + 1 == len(STEPS):
            self.founding_asked.emit()
            return
        self.answers.pass_by(self.step.name, skipped=False)
        self.go(STEPS[self._at + 1].name)

    def _first(self) -> str:
        known = {kind.name for kind in STEPS}
        return self.answers.draft.step if self.answers.draft.step in known else STEPS[0].name

    def _furthest(self) -> int:
        passed = set(self.answers.draft.passed)
        return next((at for at, kind in enumerate(STEPS) if kind.name not in passed), len(STEPS) - 1)

    def _remark(self) -> str:
        passed = set(self.answers.draft.passed)
        left = sum(minutes for kind, minutes in zip(STEPS, _MINUTES, strict=True) if kind.name not in passed)
        return self.words("first_run.left", n=max(1, round(left)))

    def _show_way(self) -> None:
        self.track.show_way(tuple(self._mile(at, kind) for at, kind in enumerate(STEPS)))

    def _mile(self, at: int, kind: type[Step]) -> Mile:
        draft, name = self.answers.draft, kind.name
        standing = Standing.DONE if name in draft.passed else Standing.OPEN
        if name in draft.skipped:
            standing = Standing.SKIPPED
        if at == self._at:
            standing = Standing.NOW
        text = self.words(f"first_run.{name}_step")
        answer = self.words("first_run.skipped") if standing is Standing.SKIPPED else self._answer(name, standing)
        told = self.words(f"first_run.is_{standing.value}")
        said = ", ".join(part for part in (f"{at + 1}. {text}", answer, told) if part)
        return Mile(name, text, answer, standing, at <= self._furthest(), said)

    def _answer(self, name: str, standing: Standing) -> str:
        if standing is Standing.OPEN:
            return ""
        if name not in self._steps:
            self._add(next(kind for kind in STEPS if kind.name == name)(self.tools))
        return self._steps[name].summary()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        side = Side()
        inner = QVBoxLayout(side)
        inner.setContentsMargins(0, 12, 1, 0)
        inner.addWidget(self.track)
        middle.addWidget(side)
        middle.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(middle, 1)
        whole.addWidget(self._foot)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
