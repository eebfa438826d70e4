"""Conditional limits: a case such as "cần xác minh" that the clerk chooses at receipt, or when the need appears."""

from datetime import datetime

from counter_app.domain import names
from counter_app.domain.deadlines.limits import TimeLimit, added
from counter_app.domain.errors import Refused
from counter_app.domain.procedures.versions import ConditionalLimit, LimitEffect, ProcedureVersion

Limits = tuple[TimeLimit, ...]


def case_of(version: ProcedureVersion, words: str) -> ConditionalLimit:
    """Return a case of the procedure by its name, accents and capitals aside, or by its number in the list, from 1."""
    wanted = names.search_form(words)
    for number, case in enumerate(version.conditional_limits, start=1):
        if wanted in (names.search_form(case.case), str(number)):
            return case
    known = [case.case for case in version.conditional_limits]
    if not known:
        raise Refused("case.none", procedure=version.code)
    raise Refused("case.unknown", case=words, procedure=version.code, known=known)


def with_case(limits: Limits, case: ConditionalLimit) -> Limits:
    """Return the limits once the case holds; a date agreed in writing leaves them as they are."""
    if case.effect is LimitEffect.REPLACES and case.limit:
        return (case.limit,)
    if case.effect is LimitEffect.ADDS and case.limit:
        for _ in range(case.times):
            limits = added(limits, case.limit)
    return limits


def agreed_date(cases: tuple[ConditionalLimit, ...], date: datetime | None) -> datetime | None:
    """Return the date agreed in writing. Refused where a case wants one and none is given, or the other way round."""
    wants = [case for case in cases if case.effect is LimitEffect.AGREED]
    if wants and date is None:
        raise Refused("case.date_missing", case=wants[0].case)
    if date is not None and not wants:
        raise Refused("case.date_unasked")
    return date
