"""What befalls a dossier of the full process, and how often: by quota, so that a small fill has everything."""

from enum import StrEnum
from random import Random


class Fate(StrEnum):
    """One story. Those that end open are dealt to late arrivals, so that the last day finds them so."""

    ORDINARY = "ordinary"
    LATE = "late"
    NEVER_FETCHED = "never_fetched"
    DENIED = "denied"
    SUPPLEMENTED = "supplemented"
    AWAITS_SUPPLEMENT = "awaits_supplement"
    NEVER_SUPPLEMENTED = "never_supplemented"
    AWAITS_PAYMENT = "awaits_payment"
    PAID_ELSEWHERE = "paid_elsewhere"
    EXTENDED = "extended"
    APOLOGISED = "apologised"
    REFUSED_AT_COUNTER = "refused_at_counter"
    NOTED = "noted"
    AWAITS_ACCEPTANCE = "awaits_acceptance"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    AWAITS_STOP_NOTICE = "awaits_stop_notice"
    STOPPED = "stopped"
    REOPENED = "reopened"
    REFUSED_BY_DESK = "refused_by_desk"
    SENT_BACK = "sent_back"
    REASSIGNED = "reassigned"
    CORRECTED = "corrected"
    OUTSIDE_CATALOGUE = "outside_catalogue"
    ON_A_DESK = "on_a_desk"
    JUST_ARRIVED = "just_arrived"
    ENTERED_LATE = "entered_late"


_PER_MILLE = {
    Fate.JUST_ARRIVED: 18,
    Fate.AWAITS_ACCEPTANCE: 12,
    Fate.AWAITS_SUPPLEMENT: 20,
    Fate.AWAITS_STOP_NOTICE: 6,
    Fate.AWAITS_PAYMENT: 8,
    Fate.ON_A_DESK: 25,
    Fate.NEVER_FETCHED: 30,
    Fate.REFUSED_AT_COUNTER: 25,
    Fate.STOPPED: 6,
    Fate.CANCELLED: 6,
    Fate.LATE: 45,
    Fate.SUPPLEMENTED: 45,
    Fate.EXTENDED: 15,
    Fate.APOLOGISED: 12,
    Fate.WITHDRAWN: 10,
    Fate.DENIED: 15,
    Fate.REFUSED_BY_DESK: 15,
    Fate.NOTED: 30,
    Fate.NEVER_SUPPLEMENTED: 8,
    Fate.PAID_ELSEWHERE: 10,
    Fate.SENT_BACK: 15,
    Fate.REASSIGNED: 10,
    Fate.CORRECTED: 10,
    Fate.REOPENED: 5,
    Fate.OUTSIDE_CATALOGUE: 6,
    Fate.ENTERED_LATE: 12,
}
"""The first ones matter most: a fill too small for all of them deals these."""

_ARRIVES_IN_LAST_DAYS = {
    Fate.JUST_ARRIVED: 1,
    Fate.AWAITS_ACCEPTANCE: 2,
    Fate.AWAITS_STOP_NOTICE: 5,
    Fate.AWAITS_SUPPLEMENT: 8,
    Fate.AWAITS_PAYMENT: 6,
    Fate.ON_A_DESK: 6,
    Fate.NEVER_FETCHED: 40,
}
_ARRIVES_BEFORE_LAST_DAYS = {
    Fate.STOPPED: 4,
    Fate.LATE: 8,
    Fate.APOLOGISED: 8,
    Fate.NEVER_SUPPLEMENTED: 22,
    Fate.NEVER_FETCHED: 5,
    Fate.AWAITS_STOP_NOTICE: 1,
    Fate.AWAITS_SUPPLEMENT: 1,
    Fate.AWAITS_PAYMENT: 1,
    Fate.ON_A_DESK: 1,
}


def deal(count: int, chance: Random) -> list[Fate]:
    """Return a fate for each of ``count`` dossiers, every fate at least once where there is room, in mixed order."""
    special = [fate for fate, share in _PER_MILLE.items() for _ in range(count * share // 1000)]
    once = [fate for fate in _PER_MILLE if fate not in special]
    dealt = [*once, *special][:count]
    dealt += [Fate.ORDINARY] * (count - len(dealt))
    chance.shuffle(dealt)
    return dealt


def window(fate: Fate, days: int) -> tuple[int, int]:
    """Return the first and last of so many working days, from 0, on which a dossier of this fate may come in."""
    first = max(0, days - _ARRIVES_IN_LAST_DAYS.get(fate, days))
    last = days - 1 - _ARRIVES_BEFORE_LAST_DAYS.get(fate, 0)
    return min(first, max(last, 0)), max(last, 0)
