"""What can be put right from here, each with its small form: fields, procedure, code, number; and an apology."""

from collections.abc import Callable, Sequence
from functools import partial

from counter_app.domain.dossiers.parties import Party, PartyKind
from counter_app.domain.dossiers.values import Issuer
from counter_app.domain.moments import ward_date
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.acting import Actor
from counter_app.services.lookup_rows import Follow, OpenDossier
from counter_app.services.rows import Done
from counter_app.ui.dialogs.act_dialog import ask
from counter_app.ui.dialogs.act_fields import ActForm, Amount, Answers, Choice, Line, Lines, Moment, Text
from counter_app.ui.room import Room

_OF_A_PERSON = ("name", "birth", "id_number", "phone", "address")
_OF_AN_ORGANISATION = ("name", "tax_code", "phone", "address")
_FAULTS = {
    "name": ("name.empty", "name.too_long"),
    "birth": ("date.unreadable", "date.impossible", "date.future"),
    "id_number": ("id_number.length", "id_number.unreadable"),
    "phone": ("phone.unreadable", "phone.length", "phone.prefix", "phone.old_prefix"),
    "tax_code": ("tax_code.unreadable",),
}
_ISSUERS = (Issuer.PORTAL, Issuer.MINISTRY, Issuer.PROVINCE)
_CODE_FAULTS = ("code.unreadable", "code.taken", "code.same", "code.impossible_date", "code.not_from_elsewhere")

ACTS = ("correct", "change_procedure", "adopt_code", "cancel", "attach")
"""The commands that a dossier's card says something about."""


class Acts:
    """Opens the forms. ``done`` is told of each act that was carried out, ``see`` shows what somebody else changed."""

    def __init__(self, room: Room, done: Callable[[str, Done], None], see: Callable[[], None]) -> None:
        self._room, self._done, self._see = room, done, see

    def judge(self, shown: OpenDossier | None) -> None:
        """Say of each command whether it may run, and why not."""
        allow = self._room.commands.allow
        for name in ACTS:
            if shown is None:
                allow(f"lookup.{name}", "lookup.no_dossier")
                continue
            option = shown.card.act(name)
            params = {key: value for key, value in option.params.items() if key not in {"command", "why_not"}}
            allow(f"lookup.{name}", option.code, **params)
        self._judge_follow(shown)

    def correct(self, shown: OpenDossier, parties: Sequence[Party]) -> None:
        """Ask what is right; what is left as it stands is not touched."""
        lines = [line for party in _by_role(parties) for line in self._lines_of(party)]
        lines.append(Text(name="subject", words=self._said("field_subject", capital=True), value=shown.card.subject))
        before = {line.name: line.value for line in lines}

        def do(actor: Actor, said: Answers) -> Done:
            fields = tuple((name, said.text(name)) for name, was in before.items() if said.text(name) != was)
            desk = self._room.desks.corrections
            return desk.correct(actor, _handle(shown), fields, said.text("reason"), expected=shown.card.row.version)

        self._ask("correct", shown, [*lines, self._reason()], do)

    def change_procedure(self, shown: OpenDossier) -> None:
        """Ask for the right procedure, among those in force on the day of receipt."""
        room, received = self._room, shown.card.row.received_at
        day = ward_date(received or room.now())
        actor = room.seat.actor()
        room.background.run(lambda: room.desks.catalogue.list_on(actor, day), partial(self._ask_procedure, shown))

    def adopt_code(self, shown: OpenDossier) -> None:
        """Ask for the code that another system gave."""
        issuers = [(issuer.value, self._said(f"issuer_{issuer}")) for issuer in _ISSUERS]
        lines: list[Line] = [
            Text(
                name="official",
                words=self._said("ask_official"),
                hint=self._said("ask_official_hint"),
                must=True,
                faults=_CODE_FAULTS,
            ),
            Choice(
                name="issuer",
                words=self._said("ask_issuer"),
                choices=issuers,
                value=Issuer.PORTAL.value,
                must=True,
            ),
        ]

        def do(actor: Actor, said: Answers) -> Done:
            desk, issuer = self._room.desks.corrections, Issuer(said.text("issuer"))
            return desk.adopt_code(
                actor, _handle(shown), said.text("official"), issuer, expected=shown.card.row.version
            )

        self._ask("adopt_code", shown, lines, do)

    def cancel(self, shown: OpenDossier) -> None:
        """Ask why the number is void."""

        def do(actor: Actor, said: Answers) -> Done:
            desk = self._room.desks.reception
            return desk.cancel(actor, _handle(shown), said.text("reason"), expected=shown.card.row.version)

        self._ask("cancel", shown, [self._reason()], do, danger=True)

    def apologise(self, shown: OpenDossier) -> None:
        """Ask for the new date that the letter tells."""
        faults = ("apologise.date_past",)
        lines: list[Line] = [
            Moment(name="new_date", words=self._said("ask_new_date"), must=True, faults=faults),
            self._reason(),
        ]

        def do(actor: Actor, said: Answers) -> Done:
            desk, moment = self._room.desks.handling, said.moment("new_date") or self._room.now()
            return desk.apologise(actor, _handle(shown), moment, said.text("reason"), expected=shown.card.row.version)

        self._ask("apologise", shown, lines, do)

    def _ask_procedure(self, shown: OpenDossier, versions: Sequence[ProcedureVersion]) -> None:
        here = shown.card.row.procedure
        choices = [(one.code, f"{one.code}  {one.short_name or one.name}") for one in versions if one.code != here]
        lines: list[Line] = [
            Choice(
                name="procedure",
                words=self._said("ask_procedure"),
                choices=choices,
                must=True,
                in_a_list=True,
                faults=("change_procedure.same", "procedure.unknown"),
            ),
            Amount(name="copies", words=self._said("ask_copies"), value=shown.card.fee.copies or None),
            Amount(name="pages", words=self._said("ask_pages"), value=shown.card.fee.pages or None),
            self._reason(),
        ]

        def do(actor: Actor, said: Answers) -> Done:
            return self._room.desks.corrections.change_procedure(
                actor,
                _handle(shown),
                said.text("procedure"),
                said.text("reason"),
                copies=said.amount("copies") or None,
                pages=said.amount("pages") or None,
                expected=shown.card.row.version,
            )

        self._ask("change_procedure", shown, lines, do)

    def _ask(
        self,
        name: str,
        shown: OpenDossier,
        lines: Sequence[Line],
        do: Callable[[Actor, Answers], Done],
        *,
        danger: bool = False,
    ) -> None:
        form = ActForm(
            title=self._said(name),
            act=self._said(f"{name}_do"),
            about=f"{_handle(shown)}  ·  {shown.card.row.submitter}",
            consequence=self._said(f"{name}_follows"),
            lines=lines,
            danger=danger,
        )
        ask(self._room, form, do, then=partial(self._done, name), see=self._see)

    def _judge_follow(self, shown: OpenDossier | None) -> None:
        commands = self._room.commands
        follow = shown.answer.follow if shown else Follow.NOTHING
        named = "lookup.follow" if follow is Follow.NOTHING else f"lookup.follow_{follow}"
        commands.retitle("lookup.follow", named)
        if shown is None or follow is Follow.NOTHING:
            commands.allow("lookup.follow", "lookup.nothing_follows" if shown else "lookup.no_dossier")
        elif follow is Follow.APOLOGISE:
            option = shown.card.act("apologise")
            commands.allow("lookup.follow", option.code, **option.params)
        else:
            commands.allow("lookup.follow")

    def _lines_of(self, party: Party) -> list[Text]:
        role = self._said(f"role_{party.role}")
        fields = _OF_AN_ORGANISATION if party.kind is PartyKind.ORGANISATION else _OF_A_PERSON
        return [
            Text(
                name=f"{party.role}.{field}",
                words=self._room.words("lookup.field_of", role=role, field=self._said(f"field_{field}")),
                value=_as_read(party, field),
                faults=_FAULTS.get(field, ()),
            )
            for field in fields
        ]

    def _reason(self) -> Line:
        words, hint = self._said("ask_reason"), self._said("ask_reason_hint")
        return Lines(name="reason", words=words, hint=hint, must=True, faults=("reason.missing",))

    def _said(self, key: str, *, capital: bool = False) -> str:
        said = self._room.words(f"lookup.{key}")
        return said[:1].upper() + said[1:] if capital else said


def _handle(shown: OpenDossier) -> str:
    return shown.card.row.handle


def _as_read(party: Party, field: str) -> str:
    """Return a field as people write it: a date from its day on."""
    value = str(getattr(party, field))
    return "/".join(reversed(value.split("-"))) if field == "birth" else value


def _by_role(parties: Sequence[Party]) -> list[Party]:
    """Return the first party of each role: further ones of a role cannot be named by it."""
    return list({party.role: party for party in reversed(parties)}.values())[::-1]
