"""Papers as PDF: what they say comes from ``services.papers``, their fixed words from form data, the layout is here.

Importing this package loads reportlab: do it when the first paper is wanted, not when the program starts.
"""

from collections.abc import Sequence

import msgspec

from counter_app.domain.errors import Refused
from counter_app.printing.checking import unprintable_in
from counter_app.printing.daily_log import render_daily_log
from counter_app.printing.explanation import render_explanation
from counter_app.printing.handover import render_handover
from counter_app.printing.notice import render_notice
from counter_app.printing.period_report import render_period_report
from counter_app.printing.receipt import render_receipt
from counter_app.printing.single_handover import render_single_handover
from counter_app.services.paper_orders import FORMS
from counter_app.services.papers import (
    AnyPaper,
    DailyLogPaper,
    ExplanationPaper,
    HandoverPaper,
    PeriodReportPaper,
    ReceiptPaper,
    SingleHandoverPaper,
)

__all__ = ["render", "render_job", "render_notice", "unprintable_in"]


def render_job(form: str, data: str) -> bytes:
    """Return the PDF of a stored job: the name of its form and the paper's frozen words as JSON."""
    if form not in FORMS:
        raise Refused("form.unknown", form=form)
    return render(msgspec.json.decode(data, type=FORMS[form]))


def render(paper: AnyPaper, *, copies: Sequence[int] | None = None) -> bytes:
    """Return the paper as PDF bytes; the same paper always gives the same bytes.

    ``copies`` picks copies (liên) of a receipt, counted from 1; None prints all its form names. Refuses a receipt for a
    dossier received on a day when no form set was in force.
    """
    match paper:
        case ReceiptPaper():
            return render_receipt(paper, copies)
        case HandoverPaper():
            return render_handover(paper)
        case SingleHandoverPaper():
            return render_single_handover(paper)
        case DailyLogPaper():
            return render_daily_log(paper)
        case PeriodReportPaper():
            return render_period_report(paper)
        case ExplanationPaper():
            return render_explanation(paper)
