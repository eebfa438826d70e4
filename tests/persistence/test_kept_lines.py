"""Lines that are kept between readings are those that a first reading would find, after each act of anybody."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from builders import Ward
from counter_app.domain.moments import ward_date
from counter_app.persistence import kept_lines
from counter_app.persistence.store import Known
from counter_app.persistence.work_queries import SqlWorkQueries
from counter_app.services.counter_rows import ReturnView
from counter_app.services.work_queue import Whose
from counter_app.services.work_rows import WorkLine
from faults.counters import Deed
from faults.workload import a_day
from servers import ENGINES, ward_on

LOGINS = ("hoa", "binh", "thang", "vui", "tra", "quan")


@pytest.fixture(params=ENGINES)
def ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    """A founded ward on either engine."""
    with ward_on(request.param) as open_ward:
        yield open_ward


def lists(ward: Ward, queries: SqlWorkQueries) -> dict[str, list[WorkLine]]:
    today = ward_date(ward.clock())
    whose = {login: Whose.of(ward.desks.person(login)) for login in LOGINS}
    found = {login: queries.lines(one.desks, one.login) for login, one in whose.items()}
    found |= {view.value: queries.results(view, today, ward.clock()) for view in ReturnView}
    return {name: sorted(lines) for name, lines in found.items()}


def kept(ward: Ward) -> dict[str, list[WorkLine]]:
    return lists(ward, SqlWorkQueries(ward.store))


def read_anew(ward: Ward) -> dict[str, list[WorkLine]]:
    return lists(ward, SqlWorkQueries(replace(ward.store, known=Known())))


def test_after_every_act_the_kept_lines_are_those_of_a_first_reading(ward: Ward) -> None:
    lengths = set()

    def act(deed: Deed) -> Any:
        answer = deed.carry_out(ward.desks)
        found = kept(ward)
        assert found == read_anew(ward)
        lengths.add(len(found["binh"]))
        return answer

    a_day("kept", 3, 60, act)
    assert len(lengths) > 1


def test_what_was_left_for_long_is_read_anew(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_lines, "_MOST_CHANGES", 3)
    kept(ward)
    for _ in range(4):
        ward.receive()
    assert kept(ward) == read_anew(ward)
    assert len(kept(ward)["hoa"]) == 4


def test_only_so_many_lists_are_kept(ward: Ward) -> None:
    kept(ward)
    for number in range(20):
        SqlWorkQueries(ward.store).lines(frozenset({f"desk-{number}"}), "hoa")
    assert len(ward.store.known.lines) == kept_lines._MOST_LISTS


def test_control_a_change_without_its_row_in_the_log_would_be_seen_by_these_tests() -> None:
    with ward_on("sqlite") as ward:
        ward.receive()
        assert kept(ward) == read_anew(ward)
        ward.tamper("UPDATE dossier SET holder = 'binh'")
        assert kept(ward) != read_anew(ward)
