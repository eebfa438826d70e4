"""Every act of the queue that asks for something: its lines, what may be refused of them, and the desk call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counter_app.domain import names
from counter_app.domain.dossiers.values import Authority, Outcome
from counter_app.domain.people import Person, Right
from counter_app.domain.procedures.papers import PaperState
from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.rows import Done
from counter_app.services.work_rows import DossierCard, WorkRow
from counter_app.ui.dialogs.act_fields import ActForm, Answers, Choice, Line, Lines, Moment, Several, Text
from counter_app.ui.words import Words

REASON_FAULTS = ("reason.missing",)
_FIRST_BACK = 2  # nothing is sent back to the counter's own step


@dataclass(frozen=True, slots=True)
class Asking:
    """What the lines of a form are made from. Without a card the form is for many dossiers at once."""

    words: Words
    staff: Sequence[Person]
    me: Person
    card: DossierCard | None = None
    signers: Sequence[Person] = ()

    def reason(self, name: str = "reason") -> Line:
        """Return the line that asks why."""
        return Lines(name=name, words=self.words(f"queue.ask_{name}"), must=True, faults=REASON_FAULTS)


@dataclass(frozen=True, slots=True)
class Deed:
    """One act, called as it is in a dossier's card; its words are ``queue.<name>`` and what begins with it.

    ``call`` is the method of the handling desk, ``told`` what it is told of the answers, after actor and dossier.
    """

    name: str
    lines: Callable[[Asking], Sequence[Line]]
    call: str
    told: Callable[[Answers], tuple[object, ...]]
    danger: bool = False

    def do(self, desks: Desks, actor: Actor, row: WorkRow, said: Answers) -> Done:
        """Carry the act out; refused where somebody else has changed the dossier since the row was read."""
        act: Callable[..., Done] = getattr(desks.handling, self.call)
        return act(actor, row.handle, *self.told(said), expected=row.version)

    def form(self, asking: Asking, about: str) -> ActForm:
        """Return what the act asks for."""
        words = asking.words
        follows = words(f"queue.{self.name}_follows")
        return ActForm(
            title=words(f"queue.{self.name}"),
            act=words(f"queue.{self.name}_do"),
            about=about,
            consequence="" if follows == f"queue.{self.name}_follows" else follows,
            lines=self.lines(asking),
            danger=self.danger,
        )


def _nothing(asking: Asking) -> list[Line]:
    return []


def _note(asking: Asking) -> list[Line]:
    return [Text(name="note", words=asking.words("queue.ask_note"))]


def _reason(asking: Asking) -> list[Line]:
    return [asking.reason()]


def _signing(asking: Asking) -> list[Line]:
    words = asking.words
    leaders = [(one.login, _called(one)) for one in asking.signers]
    mine = asking.me.login if any(one.login == asking.me.login for one in asking.signers) else None
    authorities = [(one.value, words(f"queue.authority_{one.value}")) for one in Authority]
    usual = _usual_authority(asking.me) if mine else Authority.TM
    return [
        Choice(name="signer", words=words("queue.ask_signer"), choices=leaders, value=mine, must=True, in_a_list=True),
        Choice(name="authority", words=words("queue.ask_authority"), choices=authorities, value=usual.value,
               faults=["stand_in.signs_for_another"]),
    ]  # fmt: skip


def _usual_authority(me: Person) -> Authority:
    """Return in whose name a person signs: a stand-in and a deputy sign for another (NĐ 30/2020/NĐ-CP)."""
    is_deputy = names.search_form(me.title).startswith("pho chu tich")
    return Authority.KT if is_deputy or not me.may(Right.SIGN) else Authority.TM


def _completing(asking: Asking) -> list[Line]:
    words = asking.words
    outcomes = [(one.value, words(f"queue.outcome_{one.value}")) for one in Outcome]
    document = Text(name="document", words=words("queue.ask_document"), hint=words("queue.ask_document_hint"))
    outcome = Choice(
        name="outcome", words=words("queue.ask_outcome"), choices=outcomes, value=Outcome.GRANTED.value, must=True
    )
    return [outcome, document] if asking.card else [outcome]


def _sending_back(asking: Asking) -> list[Line]:
    words, card = asking.words, asking.card
    here = card.row.step or 0 if card else 0
    earlier = [
        (str(step.position), words("queue.step_choice", n=step.position, name=step.name))
        for step in (card.steps if card else ())
        if _FIRST_BACK <= step.position < here
    ]
    last = earlier[-1][0] if earlier else None
    where = Choice(
        name="step",
        words=words("queue.ask_step"),
        choices=earlier,
        value=last,
        must=True,
        in_a_list=True,
        faults=["step.not_earlier"],
    )
    return [where, asking.reason()]


def _missing(asking: Asking) -> list[Line]:
    words, card = asking.words, asking.card
    papers = card.papers if card else ()
    again = bool(card and (card.row.second_supplement or any(one.what == "supplement_asked" for one in card.recent)))
    missing = Several(
        name="missing",
        words=words("queue.ask_missing"),
        choices=[(paper.name, paper.name) for paper in papers if paper.state is not PaperState.NOT_APPLICABLE],
        ticked=[paper.name for paper in papers if paper.state is PaperState.MISSING],
        more=words("queue.ask_missing_more"),
        must=True,
        faults=["supplement.nothing_missing"],
    )
    basis = Text(name="basis", words=words("queue.ask_basis_again"), must=again)
    return [missing, asking.reason(), basis]


def _extending(asking: Asking) -> list[Line]:
    words = asking.words
    faults = ["extend.not_later"]
    return [
        Moment(name="due_at", words=words("queue.ask_due_at"), must=True, faults=faults),
        asking.reason(),
        Text(name="basis", words=words("queue.ask_basis_extend")),
    ]


def _apologising(asking: Asking) -> list[Line]:
    words = asking.words
    return [
        Moment(name="new_date", words=words("queue.ask_new_date"), must=True, faults=["apologise.date_past"]),
        asking.reason(),
    ]


def _reassigning(asking: Asking) -> list[Line]:
    card = asking.card
    row = card.row if card else None
    near = sorted(asking.staff, key=lambda one: row is None or row.holder_desk not in one.desks)
    choices = [
        (one.login, _called(one)) for one in near if one.may(Right.HANDLE) and (not row or one.login != row.holder)
    ]
    if row is not None and row.holder:
        choices.append((row.holder_desk, asking.words("queue.whole_desk", desk=row.holder_desk_name)))
    words = asking.words("queue.ask_to")
    faults = ["reassign.same_holder", "person.inactive"]
    return [Choice(name="to", words=words, choices=choices, must=True, in_a_list=True, faults=faults)]


def _called(person: Person) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name


def _said(*names: str) -> Callable[[Answers], tuple[object, ...]]:
    return lambda said: tuple(said.text(name) for name in names)


def _papers_said(said: Answers) -> tuple[object, ...]:
    return said.several("missing"), said.text("reason"), said.text("basis")


def _date_said(name: str, *more: str) -> Callable[[Answers], tuple[object, ...]]:
    return lambda said: (said.must_moment(name), *_said(*more)(said))


def _signature_said(said: Answers) -> tuple[object, ...]:
    return said.text("signer"), Authority(said.text("authority"))


def _result_said(said: Answers) -> tuple[object, ...]:
    return Outcome(said.text("outcome")), said.text("document")


_ALL = (
    Deed("send_back", _sending_back, "send_back", _said("step", "reason")),
    Deed("ask_supplement", _missing, "ask_supplement", _papers_said),
    Deed("resume", _nothing, "take_supplement", _said()),
    Deed("wait_for_payment", _note, "wait_for_payment", _said("note")),
    Deed("settle_payment", _nothing, "settle_payment", _said()),
    Deed("extend", _extending, "extend", _date_said("due_at", "reason", "basis")),
    Deed("apologise", _apologising, "apologise", _date_said("new_date", "reason")),
    Deed("reassign", _reassigning, "reassign", _said("to")),
    Deed("advance", _note, "advance", _said("note")),
    Deed("sign", _signing, "sign", _signature_said),
    Deed("complete", _completing, "complete", _result_said),
    Deed("withdraw", _reason, "withdraw", _said("reason"), danger=True),
    Deed("stop", _reason, "stop", _said("reason"), danger=True),
    Deed("reopen", _reason, "reopen", _said("reason")),
)
DEEDS: dict[str, Deed] = {deed.name: deed for deed in _ALL}

MENU = (
    "advance", "sign", "complete", "reassign", "recall", "",
    "resume", "wait_for_payment", "settle_payment", "",
    "extend", "apologise", "",
    "withdraw", "stop", "reopen",
)  # fmt: skip
"""What "…" offers, in groups; sending back and asking for papers are F7."""
