"""The one thing that must be known before a report is made."""

from enum import Enum

from counter_app.services.reports.report import PeriodReport, ReportForm
from counter_app.ui.screens.reports.shown import form_words
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.words import Words


class Notice(Enum):
    """What may have to be known, weightiest first."""

    WRONG = Weight.ERR
    OTHER_FORM = Weight.WARN
    NOTHING = Weight.INFO


def notice_of(report: PeriodReport | None) -> Notice | None:
    """Return what must be known of a report; None where all is as it should be."""
    if report is None:
        return None
    if not all(check.ok for check in report.checks):
        return Notice.WRONG
    if not report.form.fits(report.period.last):
        return Notice.OTHER_FORM
    return None if report.total.received_total else Notice.NOTHING


def say_notice(banner: Banner, report: PeriodReport | None, words: Words) -> None:
    """Let a banner say it, or nothing."""
    notice = notice_of(report)
    banner.setVisible(notice is not None)
    match notice:
        case Notice.WRONG:
            banner.say(notice.value, words("reports.does_not_add_up"), words("reports.see_checks"))
        case Notice.OTHER_FORM:
            other = next(form for form in ReportForm if report and form is not report.form)
            banner.say(
                notice.value, words("reports.other_form", form=form_words(other, words)), words("reports.take_it")
            )
        case Notice.NOTHING:
            banner.say(notice.value, words("reports.nothing_counted"))
