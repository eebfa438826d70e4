"""Values to JSON and back. An event is read through the upcaster of its schema; the newest one needs none."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from counter_app.domain.dossiers.events import KINDS, SCHEMA, Payload
from counter_app.domain.errors import Damaged

Value = TypeVar("Value")

UPCASTERS: dict[tuple[str, int], Callable[[Any], Any]] = {}
"""By kind and schema: turns the raw data of one schema into those of the next."""


_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def _decoder(shape: Any) -> msgspec.json.Decoder[Any]:
    """Return the decoder of a shape; making one anew for each text takes half as long again."""
    found = _decoders.get(shape)
    if found is None:
        found = _decoders[shape] = msgspec.json.Decoder(shape)
    return found


def to_json(value: Any) -> str:
    """Return the value as JSON; equal values give equal text."""
    return msgspec.json.encode(value, order="deterministic").decode()


def from_json(text: str, shape: type[Value]) -> Value:
    """Read a value back, or raise Damaged."""
    try:
        value: Value = _decoder(shape).decode(text)
    except msgspec.MsgspecError as fault:
        raise Damaged("data.unreadable", what=shape.__name__) from fault
    return value


def payload_from_json(kind: str, schema: int, text: str) -> Payload:
    """Read the payload of an event of any schema up to the present one."""
    if kind not in KINDS or schema > SCHEMA:
        raise Damaged("event.unknown", kind=kind, schema=schema)
    if schema == SCHEMA:
        return from_json(text, KINDS[kind])
    try:
        raw = msgspec.json.decode(text)
        for step in range(schema, SCHEMA):
            raw = UPCASTERS.get((kind, step), _same)(raw)
        return msgspec.convert(raw, KINDS[kind])
    except (msgspec.MsgspecError, LookupError, TypeError) as fault:
        raise Damaged("data.unreadable", what=kind) from fault


def _same(raw: Any) -> Any:
    return raw
