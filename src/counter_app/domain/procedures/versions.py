"""One procedure as one decision published it, and which of its versions holds on a day.

The parts follow khoản 2 Điều 8 of Nghị định 63/2010/NĐ-CP: name, order of steps, ways of filing, papers and their
number, time limit, who handles it, result, fee, legal basis. A dossier keeps the version that held at its receipt.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.deadlines.counts import DuePolicy
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.deadlines.pauses import SupplementPolicy
from counter_app.domain.errors import Refused
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.fees import FREE, ConditionalFee, FeeRule
from counter_app.domain.procedures.papers import RequiredPaper
from counter_app.domain.procedures.process import Process


@dataclass(frozen=True, slots=True)
class Field:
    """A field of administration (lĩnh vực) with its ASCII code."""

    code: str
    name: str


class LimitEffect(StrEnum):
    """What a conditional limit does to the ordinary one; ``AGREED`` is a date agreed in writing, without a figure."""

    REPLACES = "replaces"
    ADDS = "adds"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class ConditionalLimit:
    """A limit that holds in one case, such as "cần xác minh". ``source`` quotes the words it was read from."""

    case: str
    effect: LimitEffect
    limit: TimeLimit | None
    source: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class ChannelLimit:
    """A limit for dossiers that come one way; the national catalogue gives one for each way (KENH)."""

    channel: Channel
    limit: TimeLimit


@dataclass(frozen=True, slots=True)
class Confidences:
    """How far the data of one version can be trusted, datum by datum; each paper carries its own."""

    entry: Confidence = Confidence.MEDIUM
    limit: Confidence = Confidence.MEDIUM
    fee: Confidence = Confidence.MEDIUM


class ExtraFieldKind(StrEnum):
    """What an extra field takes."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class ExtraField:
    """Something a procedure asks beyond the common form; ``choices`` only for a choice."""

    key: str
    label: str
    kind: ExtraFieldKind = ExtraFieldKind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedureVersion:
    """A procedure as it stands from ``valid_from`` to ``valid_to``, both days included.

    Policies of its own go before the unit's; None leaves them to the unit.
    """

    code: str
    version: int
    name: str
    short_name: str
    field_code: str
    field_name: str
    desk: str
    limit: TimeLimit
    full_process: Process
    valid_from: date
    valid_to: date | None = None
    short_process: Process | None = None
    limit_note: str = ""
    conditional_limits: tuple[ConditionalLimit, ...] = ()
    fee: FeeRule = FREE
    fee_note: str = ""
    conditional_fees: tuple[ConditionalFee, ...] = ()
    channels: tuple[Channel, ...] = (Channel.COUNTER,)
    result: str = ""
    legal_basis: tuple[str, ...] = ()
    papers: tuple[RequiredPaper, ...] = ()
    extra_fields: tuple[ExtraField, ...] = ()
    confidence: Confidences = Confidences()
    decision: str = ""
    channel_limits: tuple[ChannelLimit, ...] = ()
    due_policy: DuePolicy | None = None
    supplement_policy: SupplementPolicy | None = None

    def in_force(self, day: date) -> bool:
        """Say whether dossiers received on the day follow this version."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def limit_for(self, channel: Channel) -> TimeLimit:
        """Return the ordinary limit of dossiers that come this way."""
        return next((one.limit for one in self.channel_limits if one.channel is channel), self.limit)

    def process(self, *, short: bool = False) -> Process:
        """Return the full process or the short one; Refused where the procedure has no short one."""
        if not short:
            return self.full_process
        if self.short_process is None:
            raise Refused("procedure.no_short_process", procedure=self.code)
        return self.short_process


def choose_version(versions: Iterable[ProcedureVersion], code: str, day: date) -> ProcedureVersion:
    """Return the version of the procedure ``code`` (bare) in force on the day; of several, the highest numbered."""
    of_this_code = [version for version in versions if version.code == code]
    if not of_this_code:
        raise Refused("procedure.unknown", procedure=code)
    in_force = [version for version in of_this_code if version.in_force(day)]
    if not in_force:
        raise Refused("procedure.not_in_force", procedure=code, day=day)
    return max(in_force, key=lambda version: version.version)
