"""Saying that a procedure was compared with a decision: which parts, which decision, and of which day."""

from collections.abc import Callable

from counter_app.domain.procedures.checks import Datum
from counter_app.services.acting import Actor
from counter_app.services.catalogue_rows import CheckDone, ProcedureSheet
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.act_dialog import ask
from counter_app.ui.dialogs.act_fields import ActForm, Answers, Day, Several, Text
from counter_app.ui.room import Room
from counter_app.ui.screens.catalogue import shown as say


class Confirming:
    """Asks in one small form; the last decision is offered again, for one decision publishes many procedures."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._last: Answers | None = None

    def forget(self) -> None:
        """Offer nothing: somebody else sits down."""
        self._last = None

    def ask(self, sheet: ProcedureSheet) -> None:
        """Ask what was compared, and with what."""
        words, version = self._room.words, sheet.version
        last = self._last or Answers()
        form = ActForm(
            title=words("catalogue.confirm"),
            act=words("catalogue.confirm_do"),
            about=f"{version.code}  {version.short_name}",
            consequence=words("catalogue.confirm_follows"),
            lines=[
                Several(
                    name="data",
                    words=words("catalogue.confirm_data"),
                    choices=[(datum.value, self._part(sheet, datum)) for datum in sheet.data],
                    ticked=[datum.value for datum in sheet.unchecked or sheet.data],
                    must=True,
                    faults=("catalogue.nothing_chosen", "catalogue.no_papers"),
                ),
                Text(
                    name="decision",
                    words=words("catalogue.confirm_decision"),
                    hint=words("catalogue.confirm_decision_hint"),
                    value=last.text("decision"),
                    must=True,
                    faults=("catalogue.no_decision", "catalogue.decision_too_long"),
                ),
                Day(
                    name="dated",
                    words=words("catalogue.confirm_dated"),
                    value=last.day("dated"),
                    must=True,
                    faults=("catalogue.decision_ahead",),
                ),
            ],
        )
        ask(self._room, form, self._does(sheet), then=self._done, late=False)

    def take_back(self, sheet: ProcedureSheet) -> None:
        """Take the last check back, for it was made by mistake."""
        self._taken_back(sheet.version.code, sheet.version.version)

    def _does(self, sheet: ProcedureSheet) -> Callable[[Actor, Answers], CheckDone]:
        catalogue, version = self._room.desks.catalogue, sheet.version

        def do(actor: Actor, said: Answers) -> CheckDone:
            done = catalogue.confirm(
                actor,
                version.code,
                said.text("decision"),
                dated=said.day("dated"),
                data=[Datum(one) for one in said.several("data")],
                version=version.version,
            )
            self._last = Answers(decision=said.text("decision"), dated=said.day("dated"))
            return done

        return do

    def _done(self, done: CheckDone) -> None:
        words = self._room.words
        said = words("catalogue.confirmed", procedure=done.name, decision=done.decision)
        self._room.messages.done(said, (words("catalogue.undo"), lambda: self._taken_back(done.code, done.version)))
        self._room.changes.tell(Kind.CATALOGUE)

    def _taken_back(self, code: str, version: int) -> None:
        catalogue, actor = self._room.desks.catalogue, self._room.seat.actor()
        self._room.background.run(lambda: catalogue.take_back(actor, code, version=version), self._told_back)

    def _told_back(self, done: CheckDone) -> None:
        said = self._room.words("catalogue.taken_back", procedure=done.name, decision=done.decision)
        self._room.messages.done(said)
        self._room.changes.tell(Kind.CATALOGUE)

    def _part(self, sheet: ProcedureSheet, datum: Datum) -> str:
        words, version = self._room.words, sheet.version
        match datum:
            case Datum.LIMIT:
                told = say.short_limit(version.limit, words)
            case Datum.FEE:
                told = say.fee(version.fee, words, short=True)
            case Datum.PAPERS:
                told = words("catalogue.papers_count", n=len(version.papers))
            case Datum.ENTRY:
                told = words("catalogue.entry_told")
        return words("catalogue.part", part=words(f"catalogue.part_{datum.value}"), told=told)
