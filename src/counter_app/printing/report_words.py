"""The words of a period's forms and of what stands behind them, read from form data like those of every paper."""

from functools import cache
from typing import Literal

from counter_app.printing.words import Provenance, SignerWords, read_words
from counter_app.printing.words import _Words as FormData


class ReportColumn(FormData, frozen=True):
    """One column of a period's form: its heading, the number under it, and the counts it adds up."""

    head: str
    number: str
    sums: tuple[
        Literal[
            "online_full",
            "online_part",
            "post",
            "counter",
            "carried",
            "early",
            "on_time",
            "late",
            "within",
            "overdue",
        ],
        ...,
    ]
    inner: str = ""  # neighbours with the same words share a spanner between the group's and their own


class ReportGroup(FormData, frozen=True):
    """Columns under one heading."""

    title: str
    columns: tuple[ReportColumn, ...]


class ReportWords(FormData, frozen=True):
    """One form of a period's report."""

    provenance: Provenance
    head: tuple[str, ...]
    margin: str  # at the top of later pages
    title: tuple[str, ...]
    period: str
    dates: str
    reporter: str
    receiver: str
    counted_in: str
    ordinal: str
    field: str
    total: str
    groups: tuple[ReportGroup, ...]


class ReportAnnexWords(FormData, frozen=True):
    """What stands under and behind the form of a period."""

    provenance: Provenance
    none: str
    unfinished: str
    withdrawn: str
    paused: str
    checked: str
    unchecked: str
    annex: str
    annex_note: str
    ways_title: str
    ours: str
    way_766: str
    share_heads: tuple[str, ...]
    carried: dict[Literal["moved", "reopened", "cancelled"], str]
    differences: dict[Literal["asked_twice", "open_within", "open_late"], str]
    shares: dict[Literal["field", "procedure", "desk", "person"], str]
    signers: tuple[SignerWords, ...]


@cache
def period_report(form: str) -> ReportWords:
    """Return the form of a period's report."""
    return read_words(f"report-{form}", ReportWords)


@cache
def report_annex() -> ReportAnnexWords:
    """Return what stands under and behind the forms of a period."""
    return read_words("report-annex", ReportAnnexWords)
