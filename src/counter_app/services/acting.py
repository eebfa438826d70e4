"""Who acts, and for whom: the person at the keyboard, and the frame of the acts recorded there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.moments import ward_time
from counter_app.domain.people import Person, Right

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
        """Raise Forbidden unless the doer holds the right and the recorder may record for others where they differ."""
        self.doer.must_be_allowed(right)
        if self.done_by is not None and self.done_by.login != self.person.login:
            self.person.must_be_allowed(Right.RECORD_FOR_OTHERS)

    def act(self, now: datetime) -> Act:
        """Return the frame of an act recorded at ``now``, a moment without fractions of a second."""
        return Act(
            happened_at=ward_time(self.happened_at or now),
            recorded_at=ward_time(now),
            done_by=self.doer.login,
            recorded_by=self.person.login,
            evidence=self.evidence,
            late_reason=self.late_reason,
        )

    def at_own_time(self) -> "Actor":
        """Return the same person acting for themselves, now."""
        return replace(self, done_by=None, happened_at=None, late_reason="", evidence="")
