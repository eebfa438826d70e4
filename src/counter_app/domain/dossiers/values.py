"""Small values that events and states share: codes, register places, steps, appointments, receivers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.deadlines.counts import DuePolicy
from counter_app.domain.deadlines.pauses import SupplementPolicy
from counter_app.domain.procedures.process import ProcessStep


class Issuer(StrEnum):
    """Who gave a dossier its code."""

    UNIT = "unit"
    PORTAL = "portal"
    MINISTRY = "ministry"
    PROVINCE = "province"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Code:
    """A dossier's code with the one who issued it; ``INTERNAL`` is a stand-in until another system's code is known."""

    text: str
    issuer: Issuer


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """The line of the dossier register (Sổ theo dõi hồ sơ) on which a dossier stands."""

    volume: str
    year: int
    number: int


@dataclass(frozen=True, slots=True)
class ProcedureRef:
    """The procedure as it stood at receipt. ``version`` is 0 for a matter outside the catalogue.

    ``limit`` is the one that holds for this dossier: of its channel, with its ``cases``, parts in turn with " + ".
    A policy is kept where it is settled for this dossier; None leaves it to the unit as it is configured then.
    """

    code: str
    version: int
    name: str
    short_name: str
    field_code: str
    field_name: str
    desk: str
    limit: str
    limit_basis: str = ""
    cases: tuple[str, ...] = ()
    due_policy: DuePolicy | None = None
    supplement_policy: SupplementPolicy | None = None


class Outcome(StrEnum):
    """What the result says."""

    GRANTED = "granted"
    DENIED = "denied"


class Authority(StrEnum):
    """In whose name a leader signs (Nghị định 30/2020/NĐ-CP): TM., KT., TL., TUQ."""

    TM = "TM"
    KT = "KT"
    TL = "TL"
    TUQ = "TUQ"


class StopCause(StrEnum):
    """Why handling stopped."""

    OFFICE = "office"
    WITHDRAWAL = "withdrawal"
    NOT_SUPPLEMENTED = "not_supplemented"


@dataclass(frozen=True, slots=True)
class StepPlace:
    """A step of the process on which a dossier stands; ``position`` counts from 1."""

    position: int
    code: str
    name: str
    role: str
    desk: str
    ceiling_minutes: int
    last_before_return: bool = False

    @staticmethod
    def of(steps: tuple[ProcessStep, ...], position: int) -> "StepPlace":
        """Return the place of the step at ``position`` (from 1) of a process."""
        step = steps[position - 1]
        return StepPlace(
            position=position,
            code=step.code,
            name=step.name,
            role=step.role.value,
            desk=step.desk,
            ceiling_minutes=step.ceiling_minutes,
            last_before_return=position == len(steps) - 1,
        )


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the dossier in hand: the desk until a person of it takes over."""

    desk: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Transit:
    """A handover on its way: sent, and not yet taken over."""

    batch: str
    desk: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the clock stood still; ``until`` is None while it lasts."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """What is recorded of a signature that stands on paper."""

    login: str
    name: str
    title: str
    authority: Authority
    at: datetime


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who took the result home, and how the counter knew them."""

    name: str
    id_number: str = ""
    proxy: bool = False
    authority: str = ""
    receipt_lost: bool = False
    method: str = "counter"


@dataclass(frozen=True, slots=True)
class Change:
    """One corrected field: a dotted path, the words before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FeeAccount:
    """What is owed and what was paid, in đồng."""

    due: int = 0
    collected: int = 0
    waived: bool = False
    basis: str = ""
    pages: int = 0
    copies: int = 0

    @property
    def outstanding(self) -> int:
        """Return what the citizen still has to pay."""
        return 0 if self.waived else max(0, self.due - self.collected)


@dataclass(frozen=True, slots=True)
class Scan:
    """A file kept beside a dossier, of one of its papers where ``paper`` is set. ``name`` is shown, never a path."""

    paper: int | None
    name: str
    media_type: str
    size: int
    sha256: str
