"""Who acts, and for whom: the person at the keyboard, and the frame of the acts recorded there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import Forbidden
from counter_app.domain.moments import ward_time
from counter_app.domain.names import clean
from counter_app.domain.people import RECORDABLE, Person, Right

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Actor:
    """The person at the keyboard. ``done_by`` is set where an act of somebody else is recorded.

    ``happened_at`` and ``late_reason`` belong to a late entry (nhập bù), ``evidence`` to the slip it is taken from.
    """

    person: Person
    done_by: Person | None = None
    happened_at: datetime | None = None
    late_reason: str = ""
    evidence: str = ""

    @property
    def doer(self) -> Person:
        """Return the person whose act it is."""
        return self.done_by or self.person

    def must_be_allowed(self, right: Right) -> None:
        """Raise Forbidden unless the doer holds the right, and the recorder may record this for others."""
        self.doer.must_be_allowed(right)
        if self.doer.login == self.person.login:
            return
        self.person.must_be_allowed(Right.RECORD_FOR_OTHERS)
        if right not in RECORDABLE:
            raise Forbidden("right.not_for_others", right=right.value)

    def act(self, now: datetime) -> Act:
        """Return the frame of an act recorded at ``now``, to the second."""
        return Act(
            happened_at=ward_time(self.happened_at or now).replace(microsecond=0),
            recorded_at=ward_time(now).replace(microsecond=0),
            done_by=self.doer.login,
            recorded_by=self.person.login,
            evidence=clean(self.evidence),
            late_reason=clean(self.late_reason) if self.happened_at else "",
        )
