"""The words of each form, read from the form data that ship with the program and checked on reading."""

from functools import cache
from typing import Literal, TypeVar

import msgspec

from counter_app.resources import resource


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Form data; an unknown or missing key is an error, not a silently empty line."""


class Common(_Words, frozen=True):
    """What stands on every paper."""

    national_title: str
    motto: str
    number_label: str
    demo: str
    reprint: str


class Part(_Words, frozen=True):
    """One label of a line with what is filled in: value names, joined by a comma where there are several."""

    label: str
    values: tuple[str, ...]
    at: float = 0
    strong: bool = False


class FormLine(_Words, frozen=True):
    """One line of a form, in the order of the form."""

    kind: Literal["fields", "papers", "due"]
    parts: tuple[Part, ...] = ()
    if_filled: str = ""  # only where this value is filled
    if_empty: str = ""  # only where this value is empty
    mark: str = ""  # where the words come from; never printed


class Note(_Words, frozen=True):
    """One sentence at the foot."""

    text: str
    if_filled: str = ""
    same_line: bool = False  # runs on after the note before it
    mark: str = ""


class SignerWords(_Words, frozen=True):
    """Who signs: the bold titles, the hint, and whose name is printed."""

    titles: tuple[str, ...]
    hint: str = ""
    name: str = ""


class PapersTable(_Words, frozen=True):
    """The heads of the table of papers."""

    ordinal: str
    name: str
    originals: str
    certified: str
    copies: str
    shown: str  # in place of counts for a paper that was only shown
    group: str = ""  # spanner over the three counts


class Provenance(_Words, frozen=True):
    """Where a form comes from; never printed."""

    source: str
    needs_check: str = ""


class ReceiptWords(_Words, frozen=True):
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả in one form set."""

    provenance: Provenance
    form_number: str
    title: tuple[str, ...]
    copies: tuple[str, ...]
    copy_under_title: bool
    code_label: str
    internal_code_label: str
    papers: PapersTable
    lines: tuple[FormLine, ...]
    signers: tuple[SignerWords, ...]
    notes_label: str
    notes: tuple[Note, ...]


class HandoverWords(_Words, frozen=True):
    """Danh sách bàn giao hồ sơ."""

    provenance: Provenance
    title: str
    margin: str  # at the top of later pages
    subtitle: str
    subtitle_with_round: str
    giver: str
    taker: str
    total: str
    total_value: str
    total_value_with_sets: str
    heads: tuple[str, ...]
    dates_group: str
    missing: str
    refused: str
    parts_note: str
    accepted: str
    accepted_count: str
    missing_lines: str
    refused_lines: str
    copies_note: str
    signers: tuple[SignerWords, ...]


class LegTable(_Words, frozen=True):
    """One of the two tables of the single slip."""

    title: str
    heads: tuple[str, ...]


class SingleHandoverWords(_Words, frozen=True):
    """Giấy bàn giao hồ sơ."""

    provenance: Provenance
    title: str
    margin: str  # at the top of later pages
    lines: tuple[FormLine, ...]
    request: str
    request_open: str
    papers: PapersTable
    given: LegTable
    returned: LegTable
    from_label: str
    to_label: str
    giver: str
    taker: str
    time_blank: str
    copies_note: str


class LogPart(_Words, frozen=True):
    """One list inside a section, by the name of the paper's rows."""

    rows: Literal[
        "overdue", "received", "returned", "due_today", "due_soon", "waiting_supplement", "waiting_signature", "ready"
    ]
    title: str = ""


class LogSection(_Words, frozen=True):
    """One section of the daily log: its heading, what each column shows and how it is headed."""

    title: str
    parts: tuple[LogPart, ...]
    columns: tuple[
        Literal["ordinal", "clock", "code", "applicant", "procedure", "due", "since", "holder", "state", "detail"], ...
    ]
    heads: tuple[str, ...]


class CashTable(_Words, frozen=True):
    """The fees of the day."""

    title: str
    heads: tuple[str, ...]
    total: str


class CorrectionsTable(_Words, frozen=True):
    """What was entered about a day after it was signed off."""

    title: str
    heads: tuple[str, ...]


class DailyLogWords(_Words, frozen=True):
    """Nhật ký tiếp nhận và giải quyết thủ tục hành chính."""

    provenance: Provenance
    title: str
    margin: str  # at the top of later pages
    subtitle: str
    subtitle_with_hours: str
    counts: tuple[str, ...]
    none: str
    how_many: str
    late_entry: str
    after_close: str
    late_entry_note: str
    after_close_note: str
    signed_off: str
    sections: tuple[LogSection, ...]
    cash: CashTable
    corrections: CorrectionsTable
    signers: tuple[SignerWords, ...]


class NoticeWords(_Words, frozen=True):
    """A sheet of no dossier: its title, what is written before each fact, and the lines below them."""

    title: str
    labels: tuple[str, ...]
    lines: tuple[str, ...]


class Notices(_Words, frozen=True):
    """The sheets of no dossier."""

    provenance: Provenance
    specimen: NoticeWords
    key: NoticeWords


class ExplanationWords(_Words, frozen=True):
    """Giải thích ngày hẹn trả kết quả."""

    provenance: Provenance
    title: str
    margin: str
    code: str
    procedure: str
    submitter: str
    owner: str
    limit: str
    received_at: str
    due_at: str
    counted: str
    later: str
    unconfirmed: str
    promises: str
    heads: tuple[str, str, str, str]
    printed: str


_AnyWords = TypeVar("_AnyWords", bound=_Words)


def read_words(name: str, kind: type[_AnyWords]) -> _AnyWords:
    """Read one file of form data."""
    return msgspec.toml.decode(resource(f"forms/{name}.toml").read_bytes(), type=kind)


@cache
def common() -> Common:
    """Return what stands on every paper."""
    return read_words("common", Common)


@cache
def receipt(form_set: str) -> ReceiptWords:
    """Return the receipt of one form set."""
    return read_words(f"receipt-{form_set}", ReceiptWords)


@cache
def handover() -> HandoverWords:
    """Return the batch list."""
    return read_words("handover", HandoverWords)


@cache
def single_handover() -> SingleHandoverWords:
    """Return the slip of a single dossier."""
    return read_words("single-handover", SingleHandoverWords)


@cache
def daily_log() -> DailyLogWords:
    """Return the daily log."""
    return read_words("daily-log", DailyLogWords)


@cache
def notice(kind: str) -> NoticeWords:
    """Return one of the sheets of no dossier."""
    found = read_words("notices", Notices)
    return found.key if kind == "key" else found.specimen


@cache
def explanation() -> ExplanationWords:
    """Return the explanation of an appointment."""
    return read_words("explanation", ExplanationWords)
