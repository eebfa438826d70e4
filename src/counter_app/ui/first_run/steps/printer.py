"""Page 7: a test page on the printer the counter will use. It prints, or the reason is told in words."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.services.printing_ports import PrintOrder, Sheet
from counter_app.ui.first_run.step import Step, Tools
from counter_app.ui.first_run.test_sheet import test_sheet
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.field import ComboBox
from counter_app.ui.widgets.plain import label


class PrinterStep(Step):
    """Which printer is used is kept for this account of this PC; papers wait where none answers."""

    name = "printer"
    may_skip = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._told: tuple[Weight, str, dict[str, object]] | CounterError | None = None
        self._printer = tools.house.printer()
        self.printers = ComboBox("")
        self.test = Button("", icon="printer")
        self._label = label("", Type.META)
        self._label.setBuddy(self.printers)
        self._banner = Banner(Weight.INFO, "")
        row = QHBoxLayout()
        row.setSpacing(8)
        self.printers.setMaximumWidth(420)
        row.addWidget(self.printers, 1)
        row.addWidget(self.test)
        row.addStretch(1)
        for part in (self._label, row, self._banner):
            self.column.addWidget(part) if isinstance(part, QWidget) else self.column.addLayout(part)
        self.column.addStretch(1)
        self._banner.hide()
        self.test.clicked.connect(self.print_test)
        self.printers.activated.connect(self._chosen)

    def enter(self) -> None:
        self.tools.background.aside(self._printer.names, self._show_printers, self._failed)

    def retranslate(self) -> None:
        super().retranslate()
        self._label.setText(self.words("first_run.printer"))
        self.printers.setAccessibleName(self.words("first_run.printer"))
        self.test.set_words(self.words("first_run.print_test"))
        self._say()

    def summary(self) -> str:
        return self.answers.text("printer")

    def print_test(self) -> None:
        """Send a test page to the chosen printer."""
        name = self.printers.currentText()
        if not name:
            return
        self._chosen()
        self._tell(Weight.INFO, "sending", printer=name)
        pdf = test_sheet(self.answers.text("unit_name").strip(), self.words("first_run.test_line"), self.tools.today)
        order = PrintOrder(name, sheet=Sheet.A5)
        self.tools.background.aside(
            lambda: self._printer.print(pdf, order), lambda _: self._tell(Weight.OK, "sent", printer=name), self._failed
        )

    def _show_printers(self, names: tuple[str, ...]) -> None:
        wanted = self.answers.text("printer") or self.tools.preferences().printer
        self.printers.clear()
        self.printers.addItems(list(names))
        self.printers.setCurrentIndex(max(0, names.index(wanted) if wanted in names else 0))
        for part in (self._label, self.printers, self.test):
            part.setVisible(bool(names))
        if not names:
            self._tell(Weight.INFO, "no_printer")

    def _chosen(self) -> None:
        name = self.printers.currentText()
        self.answers.put("printer", name)
        self.tools.prefer(printer=name)
        self.changed.emit()

    def _failed(self, error: CounterError) -> None:
        self._told = error
        self._say()

    def _tell(self, weight: Weight, code: str, **params: object) -> None:
        self._told = (weight, f"first_run.{code}", params)
        self._say()

    def _say(self) -> None:
        if isinstance(self._told, CounterError):
            self._banner.say(Weight.ERR, self.words.say(self._told))
        elif self._told is not None:
            weight, code, params = self._told
            self._banner.say(weight, self.words(code, **params))
        self._banner.setVisible(self._told is not None)
