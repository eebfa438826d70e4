"""What is written down is read back the same, whatever it says and however old it is."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.dossiers.events import KINDS, SCHEMA, Cancelled, FeeCollected
from counter_app.domain.errors import Damaged
from counter_app.domain.moments import WARD_TIME
from counter_app.domain.office import UnitProfile, usual_letterheads
from counter_app.persistence import codec
from counter_app.persistence.codec import from_json, payload_from_json, to_json
from counter_app.persistence.desk_store import StoredCalendar
from counter_app.services.starter_catalogue import starter_catalogue
from counter_app.services.state_calendar import state_calendar

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)  # lone surrogates never get past the door
moments = st.datetimes(timezones=st.sampled_from([WARD_TIME, UTC, timezone(-timedelta(hours=3))]))
numbers = st.integers(-(2**63), 2**63 - 1)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: numbers,
    bool: st.booleans(),
    datetime: moments,
    date: st.dates(),
    type(None): st.none(),
}


@cache
def any_value_of(shape: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for every value that the annotation allows."""
    if shape in PLAIN:
        return PLAIN[shape]
    origin, parts = get_origin(shape), get_args(shape)
    if origin is tuple:
        return (
            st.lists(any_value_of(parts[0]), max_size=3).map(tuple)
            if parts[-1] is ...
            else st.tuples(*map(any_value_of, parts))
        )
    if origin in (Union, types.UnionType):
        return st.one_of(*map(any_value_of, parts))
    if origin is Literal:
        return st.sampled_from(parts)
    if origin is Mapping:
        return st.dictionaries(any_value_of(parts[0]), any_value_of(parts[1]), max_size=3)
    if isinstance(shape, type) and issubclass(shape, Enum):
        return st.sampled_from(list(shape))
    assert is_dataclass(shape), shape
    hints = get_type_hints(shape)
    return st.builds(shape, **{one.name: any_value_of(hints[one.name]) for one in fields(shape)})


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=12)
def test_an_event_of_every_kind_is_read_back_as_it_was_written(kind: str, data: st.DataObject) -> None:
    payload = data.draw(any_value_of(KINDS[kind]))
    written = to_json(payload)
    read = payload_from_json(kind, SCHEMA, written)
    assert read == payload
    assert to_json(read) == written


def test_every_shipped_procedure_is_read_back_as_it_was_written() -> None:
    for version in starter_catalogue().procedures:
        assert from_json(to_json(version), type(version)) == version


def test_the_units_settings_are_read_back_as_they_were_written() -> None:
    profile = UnitProfile(
        "UBND phường Đức Xuân", "000.00.00.H99", "Đức Xuân", usual_letterheads("UBND phường Đức Xuân")
    )
    assert from_json(to_json(profile), UnitProfile) == profile
    calendar = state_calendar()
    assert from_json(to_json(StoredCalendar.of(calendar)), StoredCalendar).read() == calendar


@pytest.fixture
def second_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program one schema further on, in which a cancellation calls its reason "reason" and no longer "why"."""
    monkeypatch.setattr(codec, "SCHEMA", SCHEMA + 1)
    monkeypatch.setitem(codec.UPCASTERS, ("cancelled", SCHEMA), lambda raw: {"reason": raw["why"]})


@pytest.mark.usefixtures("second_schema")
def test_an_old_event_is_read_through_its_upcaster() -> None:
    assert payload_from_json("cancelled", SCHEMA, '{"why": "Nhập nhầm"}') == Cancelled("Nhập nhầm")


@pytest.mark.usefixtures("second_schema")
def test_a_new_event_is_not() -> None:
    assert payload_from_json("cancelled", SCHEMA + 1, '{"reason": "Nhập nhầm"}') == Cancelled("Nhập nhầm")


@pytest.mark.usefixtures("second_schema")
def test_an_old_event_of_a_kind_that_never_changed_needs_no_upcaster() -> None:
    assert payload_from_json("fee_collected", SCHEMA, '{"amount": 2000, "book": ""}') == FeeCollected(2000, "")


@pytest.mark.parametrize(
    ("kind", "schema", "text"),
    [
        ("cancelled", SCHEMA + 1, "{}"),
        ("abolished", SCHEMA, "{}"),
        ("cancelled", SCHEMA, ""),
        ("cancelled", SCHEMA, "{"),
        ("cancelled", SCHEMA, "[]"),
        ("cancelled", SCHEMA, "{}"),
        ("fee_collected", SCHEMA, '{"amount": "nhiều", "book": ""}'),
    ],
)
def test_an_event_nobody_can_read_is_called_damaged(kind: str, schema: int, text: str) -> None:
    with pytest.raises(Damaged):
        payload_from_json(kind, schema, text)


@pytest.mark.usefixtures("second_schema")
@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"why": 7}'])
def test_an_old_event_nobody_can_read_is_called_damaged_too(text: str) -> None:
    with pytest.raises(Damaged):
        payload_from_json("cancelled", SCHEMA, text)
