"""One dossier on its way over the desks: appraised, signed, stamped, fetched, and what befalls it in between."""

from collections.abc import Callable
from datetime import datetime, timedelta

from counter_app.domain.dossiers.values import Authority, Outcome, Receiver
from counter_app.domain.moments import ward_date
from counter_app.services.acting import Actor
from counter_app.services.demo.errands import Visit
from counter_app.services.demo.fates import Fate
from counter_app.services.demo.ward import Life, Part, Tray, Ward
from counter_app.services.rows import Done

_SLOW = {Fate.LATE, Fate.APOLOGISED}
_UNSIGNED = "Tờ khai chưa có chữ ký của người yêu cầu"
_VERIFYING = "Phải xác minh tại nơi cư trú cũ"

# the share of its time after which a dossier reaches each stage
_READ = 0.15
_APPRAISED = 0.6
_SIGNED = 0.85

# how often, of one
_FORGOTTEN = 0.04  # results that nobody fetches
_RECORDED_BY_ADVANCE = 0.05  # leaders who sign and nobody records it
_BY_DEPUTY = 0.3


class Case:
    """A dossier after its receipt, and the pace at which the ward works on it."""

    def __init__(self, ward: Ward, visit: Visit, fate: Fate, taken: Done) -> None:
        self.ward, self.visit, self.fate, self.code = ward, visit, fate, taken.code
        self.handling = ward.desks.handling
        self.pace = ward.chance.uniform(1.1, 1.6) if fate in _SLOW else ward.chance.uniform(0.3, 0.92)
        self.owed = taken.fee_owed
        self._appointed(taken)

    def on_its_way(self) -> Life:
        """Go from the counter to the citizen, as far as fate and time allow."""
        if self.fate is Fate.REFUSED_BY_DESK:
            yield Tray(self.visit.desk, self.code, bad_paper=_UNSIGNED)
            yield self.ward.later(60, 240)
        yield Tray(self.visit.desk, self.code)
        yield min(self._when(_READ), self.ward.later(20, 240))
        if self.fate is Fate.ON_A_DESK:
            return
        befalls = _BEFALLS.get(self.fate)
        if befalls is not None and not (yield from befalls(self)):
            return
        yield self._when(_APPRAISED)
        self.handling.advance(self._specialist, self.code, "Đã thẩm định, trình ký")
        yield self._when(_SIGNED)
        self._signed()
        yield self._when(1)
        self._completed()
        yield from self._fetched()

    @property
    def _specialist(self) -> Actor:
        return self.ward.staff.specialist(self.visit.desk)

    def _appointed(self, done: Done) -> None:
        """Count the share of time used from now to the appointment that holds."""
        self.start = self.ward.now
        self.due = done.due_at or self.ward.now
        self.room = max(60, self.ward.calendar.working_minutes(self.start, self.due))

    def _when(self, share: float) -> datetime:
        """Return when this share of the work is done, at this dossier's pace."""
        return self.ward.calendar.add_working_minutes(self.start, int(self.room * self.pace * share))

    def _signed(self) -> None:
        leader = self.ward.staff.leader()
        if self.ward.happens(_RECORDED_BY_ADVANCE):
            self.handling.advance(leader, self.code)
            return
        deputy = self.ward.staff.deputy() if self.ward.happens(_BY_DEPUTY) else None
        signer, authority = (deputy, Authority.KT) if deputy else (leader, Authority.TM)
        self.handling.sign(leader, self.code, signer.person.login, authority)

    def _completed(self) -> None:
        outcome = Outcome.DENIED if self.fate is Fate.DENIED else Outcome.GRANTED
        number = self.ward.chance.randint(1, 900)
        document = f"{number}/TB-UBND" if outcome is Outcome.DENIED else f"{number}/UBND"
        self.handling.complete(self.ward.staff.registry(), self.code, outcome, document)

    def _fetched(self) -> Life:
        """Give the result back some time after it was promised; some are never fetched."""
        if self.fate is Fate.NEVER_FETCHED or self.ward.happens(_FORGOTTEN):
            return
        promised = self.ward.calendar.next_opening(max(self.ward.now, self.due - timedelta(hours=6)))
        yield self.ward.calendar.add_working_minutes(promised, self.ward.chance.randint(5, 900))
        clerk = self.ward.clerk()
        if self.owed:
            self.ward.desks.returning.collect_fee(clerk, self.code, self.owed, self.ward.book())
        owner = self.visit.owner
        self.ward.desks.returning.give_back(clerk, self.code, Receiver(owner.name, owner.id_number))

    def supplemented(self) -> Part:
        """Ask for a paper, and get it some days later."""
        self._ask()
        if self.fate is Fate.AWAITS_SUPPLEMENT:
            return False
        if self.fate is Fate.NEVER_SUPPLEMENTED:
            yield self._days_on(17)
            self.handling.stop(self._specialist, self.code, "Quá thời hạn, không bổ sung hồ sơ")
            return False
        yield self.ward.later(300, 2400)
        self._appointed(self.handling.take_supplement(self.ward.clerk(), self.code))
        return True

    def paid_elsewhere(self) -> Part:
        """Wait for a payment at another office."""
        self.handling.wait_for_payment(self._specialist, self.code, "Nộp lệ phí trước bạ tại cơ quan thuế")
        if self.fate is Fate.AWAITS_PAYMENT:
            return False
        yield self.ward.later(200, 1500)
        self._appointed(self.handling.settle_payment(self._specialist, self.code))
        return True

    def extended(self) -> Part:
        """Promise a later date while there is time."""
        yield self.ward.later(5, 40)
        due_at = self._working_days_after(self.due, 3)
        self._appointed(self.handling.extend(self._specialist, self.code, due_at, _VERIFYING))
        return True

    def apologised(self) -> Part:
        """Let the appointment pass, apologise, and go on."""
        yield self.ward.calendar.add_working_minutes(self.due, 60)
        new_date = self._working_days_after(self.ward.now, 3)
        self.handling.apologise(self._specialist, self.code, new_date, "Người xử lý đi tập huấn, chưa bố trí thay")
        return True

    def withdrawn(self) -> Part:
        """Take the matter back at the citizen's wish; the stop notice follows."""
        self.handling.withdraw(self.ward.clerk(), self.code, "Công dân có đơn xin rút hồ sơ")
        if self.fate is Fate.AWAITS_STOP_NOTICE:
            return False
        yield self.ward.later(60, 500)
        self.handling.stop(self._specialist, self.code, "Theo đơn xin rút hồ sơ")
        return False

    def stopped(self) -> Part:
        """Stop, and go on where a leader says so."""
        self.handling.stop(self._specialist, self.code, "Đang có tranh chấp được Toà án thụ lý")
        if self.fate is Fate.STOPPED:
            return False
        yield self.ward.later(500, 1500)
        self._appointed(self.handling.reopen(self.ward.staff.leader(), self.code, "Toà án đã đình chỉ vụ việc"))
        return True

    def sent_back(self) -> Part:
        """Come back from the leader's table once."""
        yield self._when(_APPRAISED / 2)
        self.handling.advance(self._specialist, self.code)
        yield self.ward.later(30, 200)
        self.handling.send_back(self.ward.staff.leader(), self.code, "B2", "Dự thảo sai ngày sinh")
        return True

    def reassigned(self) -> Part:
        """Go to another officer of the house."""
        yield self.ward.later(5, 40)
        self.handling.reassign(self._specialist, self.code, self.ward.clerk().person.login)
        return True

    def corrected(self) -> Part:
        """Have the subject line put right."""
        yield self.ward.later(5, 40)
        fields = (("subject", f"{self.visit.form.subject} (bổ sung)"),)
        self.ward.desks.corrections.correct(self.ward.clerk(), self.code, fields, "Ghi thiếu nội dung")
        return True

    def _ask(self) -> None:
        self.handling.ask_supplement(self._specialist, self.code, (self.visit.paper,), "Giấy tờ nộp chưa hợp lệ")

    def _days_on(self, days: int) -> datetime:
        return self.ward.calendar.next_opening(self.ward.now + timedelta(days=days))

    def _working_days_after(self, moment: datetime, days: int) -> datetime:
        day = self.ward.calendar.nth_working_day(ward_date(moment), days)
        return self.ward.calendar.last_close(day)


_BEFALLS: dict[Fate, Callable[[Case], Part]] = {
    Fate.SUPPLEMENTED: Case.supplemented,
    Fate.AWAITS_SUPPLEMENT: Case.supplemented,
    Fate.NEVER_SUPPLEMENTED: Case.supplemented,
    Fate.AWAITS_PAYMENT: Case.paid_elsewhere,
    Fate.PAID_ELSEWHERE: Case.paid_elsewhere,
    Fate.EXTENDED: Case.extended,
    Fate.APOLOGISED: Case.apologised,
    Fate.WITHDRAWN: Case.withdrawn,
    Fate.AWAITS_STOP_NOTICE: Case.withdrawn,
    Fate.STOPPED: Case.stopped,
    Fate.REOPENED: Case.stopped,
    Fate.SENT_BACK: Case.sent_back,
    Fate.REASSIGNED: Case.reassigned,
    Fate.CORRECTED: Case.corrected,
}
