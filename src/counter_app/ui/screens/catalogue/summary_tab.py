"""The summary: what the procedure is, how long it may take, what it costs, and which version holds since when."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.procedures.checks import Datum
from counter_app.services.catalogue_rows import ProcedureSheet
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.catalogue import shown as say
from counter_app.ui.screens.catalogue.facts_card import FactsCard
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.button import Kind

_TWO_COLUMNS = 780


class SummaryTab(QWidget):
    """Four cards, beside each other where there is room."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.limit = FactsCard(("limit_ordinary", "by_channel", "in_a_case", "limit_note"), strong="limit_ordinary")
        self.fee = FactsCard(("fee_ordinary", "fee_in_a_case", "fee_note"), strong="fee_ordinary")
        self.general = FactsCard(("full_name", "field", "desk", "channels", "result", "extra", "basis"))
        self.version = FactsCard(
            ("version", "in_force", "decision", "other_versions", "dossiers", "checks"), marked=False
        )
        self._take_back = CommandButton(room.commands, "catalogue.take_back", kind=Kind.LINK)
        self._take_back.icon_name = ""
        self.version.add(self._take_back)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(24, 16, 24, 16)
        self._columns.setSpacing(12)
        for cards in ((self.limit, self.fee), (self.general, self.version)):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)

    def show_sheet(self, sheet: ProcedureSheet) -> None:
        """Show a procedure."""
        words, version = self._room.words, sheet.version

        def state(datum: Datum) -> str:
            return say.state_of(version, datum)

        cases = [say.case(one, words) for one in version.conditional_limits]
        fees = [
            words("catalogue.fee_case", case=one.case, fee=say.fee(one.rule, words)) for one in version.conditional_fees
        ]
        self.limit.say(
            words("catalogue.limit"),
            {
                "limit_ordinary": say.limit(version.limit, words),
                "by_channel": say.channel_limits(version, words),
                "in_a_case": "\n".join(cases),
                "limit_note": version.limit_note,
            },
            words,
            state(Datum.LIMIT),
        )
        self.fee.say(
            words("catalogue.fee"),
            {
                "fee_ordinary": say.fee(version.fee, words),
                "fee_in_a_case": "\n".join(fees),
                "fee_note": version.fee_note,
            },
            words,
            state(Datum.FEE),
        )
        self.general.say(words("catalogue.general"), self._general(sheet), words, state(Datum.ENTRY))
        self.version.say(words("catalogue.version_head"), self._version(sheet), words)
        self._take_back.setVisible(bool(sheet.checks))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(_TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)
        self._columns.setAlignment(Qt.AlignmentFlag(0))

    def _general(self, sheet: ProcedureSheet) -> dict[str, str]:
        words, version = self._room.words, sheet.version
        desk = next((lane.name for lane in sheet.lanes if lane.code == version.desk), version.desk)
        return {
            "full_name": version.name,
            "field": version.field_name,
            "desk": desk,
            "channels": ", ".join(words.name("channel", channel.value) for channel in version.channels),
            "result": version.result,
            "extra": ", ".join(field.label for field in version.extra_fields),
            "basis": "; ".join(version.legal_basis),
        }

    def _version(self, sheet: ProcedureSheet) -> dict[str, str]:
        words, version = self._room.words, sheet.version
        code = "catalogue.from_to" if version.valid_to else "catalogue.from_on"
        others = [
            words(
                "catalogue.from_to" if one.valid_to else "catalogue.from_on", since=one.valid_from, until=one.valid_to
            )
            for one in sheet.versions
            if one.version != version.version
        ]
        older = words("catalogue.older_open", n=sheet.older_open) if sheet.older_open else ""
        return {
            "version": str(version.version),
            "in_force": words(code, since=version.valid_from, until=version.valid_to),
            "decision": version.decision,
            "other_versions": "\n".join(others),
            "dossiers": say.joined((words("catalogue.open_now", n=sheet.open_dossiers), older)),
            "checks": "\n".join(say.check(one, words) for one in sheet.checks) or words("catalogue.no_check"),
        }
