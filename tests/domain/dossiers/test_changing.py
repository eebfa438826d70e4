"""The next state of a dossier is the last one but for what is named, and the last one stays as it was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import MORNING, a_dossier
from counter_app.domain.dossiers.apply import apply, replay
from counter_app.domain.dossiers.changing import changed, stamped
from counter_app.domain.dossiers.state import Dossier
from random_lives import random_lives


def test_it_is_what_the_standard_library_would_make_of_it() -> None:
    dossier = a_dossier(subject="Xác nhận", sets=2)
    assert changed(dossier, sets=3, reason="Nhầm") == replace(dossier, sets=3, reason="Nhầm")
    assert changed(dossier) == dossier
    assert changed(dossier) is not dossier


def test_a_field_it_does_not_have_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        changed(a_dossier(), nonsense=1)  # type: ignore[call-arg]


def test_the_state_before_an_event_stays_as_it_was() -> None:
    for journal in random_lives(5, 60):
        state: Dossier | None = None
        for event in journal:
            before, copy = state, replace(state) if state else None
            state = apply(state, event)
            assert before == copy
            assert (state.version, state.last_happened_at) == (event.seq, event.happened_at)
        assert state == replay(journal)


def test_a_state_that_nothing_changed_is_copied_before_it_is_stamped() -> None:
    dossier = a_dossier()
    version = dossier.version
    later = stamped(dossier, dossier, version + 1, MORNING + timedelta(hours=1))
    assert (later.version, dossier.version) == (version + 1, version)
