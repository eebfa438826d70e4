"""Who works at the ward, and what each may do: roles give rights, and what is not given is denied."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.errors import Forbidden, Refused


class Role(StrEnum):
    """What a person is trusted with; one person may hold several."""

    RECEIVER = "receiver"
    RETURNER = "returner"
    SPECIALIST = "specialist"
    APPROVER = "approver"
    REGISTRY = "registry"
    QMS = "qms"
    ADMIN = "admin"


class Right(StrEnum):
    """One kind of act. Every service call names the right it needs."""

    OPEN = "dossier.open"
    RECEIVE = "dossier.receive"
    CANCEL = "dossier.cancel"
    CORRECT = "dossier.correct"
    HAND_OVER = "dossier.hand_over"
    TAKE_OVER = "dossier.take_over"
    HANDLE = "dossier.handle"
    SIGN = "dossier.sign"
    RECORD_SIGNATURE = "dossier.record_signature"
    ASK_SUPPLEMENT = "dossier.ask_supplement"
    REAPPOINT = "dossier.reappoint"
    STOP = "dossier.stop"
    REOPEN = "dossier.reopen"
    WITHDRAW = "dossier.withdraw"
    ATTACH = "dossier.attach"
    COMPLETE = "dossier.complete"
    GIVE_BACK = "dossier.give_back"
    COLLECT_FEE = "dossier.collect_fee"
    WAIVE_FEE = "dossier.waive_fee"
    RECORD_FOR_OTHERS = "dossier.record_for_others"
    PRINT = "paper.print"
    KEEP_DRAFTS = "draft.keep"
    READ_LOG = "report.daily_log"
    SIGN_LOG = "report.sign_day"
    READ_REPORTS = "report.period"
    READ_CATALOGUE = "catalogue.read"
    CONFIRM_CATALOGUE = "catalogue.confirm"
    CHANGE_CALENDAR = "office.calendar"
    RECOUNT = "office.recount"
    MANAGE_PEOPLE = "office.people"
    MANAGE_OFFICE = "office.manage"
    SEE_STATE = "upkeep.see_state"
    VERIFY = "upkeep.verify"
    BACK_UP = "upkeep.back_up"
    RESTORE = "upkeep.restore"


_EVERYONE = {Right.OPEN, Right.PRINT, Right.READ_CATALOGUE, Right.KEEP_DRAFTS, Right.SEE_STATE}
_AT_THE_COUNTER = _EVERYONE | {
    Right.COLLECT_FEE,
    Right.RECORD_FOR_OTHERS,
    Right.READ_LOG,
    Right.READ_REPORTS,
    Right.RECORD_SIGNATURE,
    Right.ATTACH,
    Right.BACK_UP,
}
_HANDLING = _EVERYONE | {
    Right.HAND_OVER,
    Right.TAKE_OVER,
    Right.HANDLE,
    Right.RECORD_SIGNATURE,
    Right.COMPLETE,
    Right.ATTACH,
}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.RECEIVER: frozenset(
        _AT_THE_COUNTER
        | {
            Right.RECEIVE,
            Right.CANCEL,
            Right.CORRECT,
            Right.HAND_OVER,
            Right.TAKE_OVER,
            Right.ASK_SUPPLEMENT,
            Right.WITHDRAW,
            Right.WAIVE_FEE,
            Right.STOP,
            Right.COMPLETE,
        }
    ),
    Role.RETURNER: frozenset(_AT_THE_COUNTER | {Right.TAKE_OVER, Right.GIVE_BACK, Right.COMPLETE}),
    Role.SPECIALIST: frozenset(_HANDLING | {Right.ASK_SUPPLEMENT, Right.REAPPOINT, Right.STOP}),
    Role.APPROVER: frozenset(
        _HANDLING
        | {
            Right.SIGN,
            Right.REAPPOINT,
            Right.STOP,
            Right.REOPEN,
            Right.WAIVE_FEE,
            Right.CORRECT,
            Right.READ_LOG,
            Right.SIGN_LOG,
            Right.READ_REPORTS,
            Right.VERIFY,
            Right.RECOUNT,
            Right.CONFIRM_CATALOGUE,
        }
    ),
    Role.REGISTRY: frozenset(_HANDLING | {Right.RECORD_FOR_OTHERS}),
    Role.QMS: frozenset(_EVERYONE | {Right.READ_LOG, Right.READ_REPORTS, Right.VERIFY, Right.CONFIRM_CATALOGUE}),
    Role.ADMIN: frozenset(
        {
            Right.READ_CATALOGUE,
            Right.CONFIRM_CATALOGUE,
            Right.KEEP_DRAFTS,
            Right.CHANGE_CALENDAR,
            Right.RECOUNT,
            Right.MANAGE_PEOPLE,
            Right.MANAGE_OFFICE,
            Right.SEE_STATE,
            Right.VERIFY,
            Right.BACK_UP,
            Right.RESTORE,
        }
    ),
}


RECORDABLE = frozenset(
    {
        Right.RECEIVE,
        Right.CANCEL,
        Right.CORRECT,
        Right.HAND_OVER,
        Right.TAKE_OVER,
        Right.HANDLE,
        Right.RECORD_SIGNATURE,
        Right.ASK_SUPPLEMENT,
        Right.REAPPOINT,
        Right.STOP,
        Right.REOPEN,
        Right.WITHDRAW,
        Right.ATTACH,
        Right.COMPLETE,
        Right.GIVE_BACK,
        Right.COLLECT_FEE,
        Right.WAIVE_FEE,
    }
)
"""What may be written down for somebody else who did it: acts on dossiers, and nothing that looks or manages."""


@dataclass(frozen=True, slots=True)
class Person:
    """An officer of the ward."""

    login: str
    name: str
    title: str = ""
    roles: frozenset[Role] = frozenset()
    desks: frozenset[str] = frozenset()
    active: bool = True

    def may(self, right: Right) -> bool:
        """Say whether one of the person's roles gives the right. A disabled account has none."""
        return self.active and any(right in RIGHTS[role] for role in self.roles)

    def must_be_allowed(self, right: Right) -> None:
        """Raise Forbidden unless the person holds the right."""
        if not self.may(right):
            raise Forbidden("right.missing", login=self.login, right=right.value)


@dataclass(frozen=True, slots=True)
class Desk:
    """A place where dossiers are worked on, as the ward is organised from one date to another."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None = None

    def exists_on(self, day: date) -> bool:
        """Say whether the ward has this desk on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def login_name(text: str) -> str:
    """Return a usable login, or raise Refused: 2 to 32 of a-z, 0-9, dot, hyphen and underscore."""
    login = text.strip().lower()
    if not (
        2 <= len(login) <= 32 and login.isascii() and login.replace(".", "").replace("-", "").replace("_", "").isalnum()
    ):
        raise Refused("person.login_unusable", login=text[:40])
    return login
