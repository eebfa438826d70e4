"""What the tests of deadlines share."""

import pytest

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.services.state_calendar import state_calendar


@pytest.fixture(scope="session")
def state() -> WorkCalendar:
    """The shipped calendar with the default opening hours."""
    return state_calendar()
