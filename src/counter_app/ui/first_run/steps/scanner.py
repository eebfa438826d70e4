"""Page 8: a scan, and what became of it: bars, length and Vietnamese letters as they arrived, never whose they are."""

from counter_app.domain.errors import Refused
from counter_app.domain.id_cards import read
from counter_app.domain.scans import Scan, ScanKind, outline
from counter_app.ui.first_run.step import Step, Tools
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label

_SHOWN = 120


class ScannerStep(Step):
    """The scanner is pointed at any card or code; the page is listening as long as it is open."""

    name = "scanner"
    may_skip = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._scan: Scan | None = None
        self._card = Card(soft=True)
        self._how = label("", wraps=True)
        self._seen = label("", Type.SECTION, Tone.MUTED, wraps=True)
        self._banner = Banner(Weight.INFO, "")
        self._card.layout_.addWidget(self._how)
        self._card.layout_.addWidget(self._seen)
        self.column.addWidget(self._card)
        self.column.addWidget(self._banner)
        self.column.addStretch(1)

    def retranslate(self) -> None:
        super().retranslate()
        self._how.setText(self.words("first_run.scan_how"))
        self._show()

    def summary(self) -> str:
        return self.words("first_run.scanner_reads") if self.answers.text("scanner") else ""

    def scanned(self, scan: Scan) -> None:
        self._scan = scan
        if self._verdict(scan)[0] is Weight.OK:
            self.answers.put("scanner", "reads")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        if self._scan is None:
            self._seen.setText(self.words("first_run.scan_waits"))
            self._banner.hide()
            return
        self._seen.setText(outline(self._scan.text)[:_SHOWN])
        weight, code = self._verdict(self._scan)
        self._banner.say(weight, self.words(f"first_run.{code}", n=len(self._scan.text)))
        self._banner.show()

    def _verdict(self, scan: Scan) -> tuple[Weight, str]:
        if scan.typed_over:
            return Weight.WARN, "scan_unikey"
        if scan.kind is not ScanKind.CARD:
            return Weight.OK, "scan_code"
        try:
            spoilt = not read(scan.value, self.tools.today).name
        except Refused:
            spoilt = True
        return (Weight.WARN, "scan_spoilt") if spoilt else (Weight.OK, "scan_card")
