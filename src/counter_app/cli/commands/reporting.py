"""``report``: the figures of a period on the form of the law, beside them the shares kept on time."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from counter_app.cli.acting import writing
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.papers import Drawn, drawn
from counter_app.cli.tree import Command
from counter_app.cli.values import Day
from counter_app.services.reports.desk import warnings_of
from counter_app.services.reports.report import PeriodReport, ReportForm
from counter_app.services.reports.shares import Share, ShareRow
from counter_app.services.reports.table import Column, FieldRow


def _of(form: ReportForm) -> click.Command:
    @click.command(form.value, cls=Command)
    @click.option("--from", "first", type=Day(), required=True)
    @click.option("--to", "last", type=Day(), required=True)
    @click.option("--pdf", type=click.Path(path_type=Path))
    @click.option("--xlsx", type=click.Path(path_type=Path))
    @writing()
    def report(desk: AtDesk, *, first: date, last: date, pdf: Path | None, xlsx: Path | None) -> Answer:
        """Show the report of a period, both days included."""
        reports = desk.desks.reports
        found = reports.report(desk.actor, form, first, last)
        if xlsx is not None:
            reports.export(desk.actor, form, first, last, xlsx)
        paper = Drawn()
        if pdf is not None:
            paper = drawn(desk, reports.order(desk.actor, form, first, last, key=desk.key), pdf)
        said = [desk.tell("paper.written", file=file) for file in (paper.file, xlsx) if file]
        document = {**_document(found), "pdf": paper.file, "xlsx": xlsx}
        return Answer(document, [*_sentences(desk, found), *said], (*warnings_of(found), *paper.warnings))

    return report


report_07a = _of(ReportForm.F07A)
report_ii06a = _of(ReportForm.II06A)


def _document(found: PeriodReport) -> dict[str, Any]:
    shares = found.shares
    return {
        "form": found.form,
        "from": found.period.first,
        "to": found.period.last,
        "as_of": found.period.as_of,
        "rows": [_row(row) for row in found.rows],
        "totals": _row(found.total),
        "checks": [{"check": check.kind, "ok": check.ok, "fields": check.fields} for check in found.checks],
        "carried": found.carried,
        "withdrawn": found.withdrawn,
        "paused": found.paused,
        "on_time": _share(shares.ours),
        "way_766": {**_share(shares.way_766), "differences": shares.differences},
        "shares": [_share_row(row) for row in shares.rows],
    }


def _row(row: FieldRow) -> dict[str, Any]:
    return {
        "field": row.name,
        "field_code": row.field,
        "received_total": row.received_total,
        "solved_total": row.solved_total,
        "open_total": row.open_total,
        **{column.value: row.count(column) for column in Column},
        "online": row.online_full + row.online_part,
        "direct": row.counter + row.post,
    }


def _share(share: Share) -> dict[str, Any]:
    """Return a share; ``percent`` has two decimals, or is null where there is nothing to divide."""
    percent = None if share.hundredths is None else share.hundredths / 100
    return {"kept": share.kept, "out_of": share.out_of, "percent": percent}


def _share_row(row: ShareRow) -> dict[str, Any]:
    counts = {"early": row.early, "on_time": row.on_time, "late": row.late}
    return {"by": row.by, "key": row.key, "name": row.name, **counts, **_share(row.share)}


def _sentences(desk: AtDesk, found: PeriodReport) -> list[str]:
    said = [desk.tell("report.head", first=found.period.first, last=found.period.last)]
    rows = [row for row in found.rows if row.received_total]
    said += [desk.tell("report.row", field=row.name, **_totals(row)) for row in rows]
    said.append(desk.tell("report.total", **_totals(found.total)))
    ours, way_766 = found.shares.ours, found.shares.way_766
    said.append(desk.tell("report.ours", kept=ours.kept, out_of=ours.out_of))
    return [*said, desk.tell("report.way_766", kept=way_766.kept, out_of=way_766.out_of)]


def _totals(row: FieldRow) -> dict[str, int]:
    return {"received": row.received_total, "solved": row.solved_total, "open": row.open_total, "late": row.late}
