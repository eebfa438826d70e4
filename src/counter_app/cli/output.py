"""What a command answers: one JSON document, or plain sentences; warnings and notes go beside it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import click

from counter_app.cli.frame import Frame
from counter_app.domain.id_cards import CardWarning
from counter_app.domain.moments import ward_time
from counter_app.services.wording import Language, Sayable, params_of, say, sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a command: the document for programs, the sentences for people."""

    document: dict[str, Any]
    sentences: Sequence[str] = ()
    warnings: Sequence[Sayable | CardWarning] = ()
    exit_code: int = 0


def give(frame: Frame, answer: Answer) -> None:
    """Print an answer. What it tells was committed before."""
    warned = [warning_row(warning, frame.lang) for warning in answer.warnings]
    if frame.json:
        write({**answer.document, "warnings": warned})
        return
    for row in warned:
        frame.note(sentence("answers", "warning", frame.lang, {"words": row["message"]}))
    for words in answer.sentences:
        click.echo(words)


def write(document: Mapping[str, Any]) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(plain(document), ensure_ascii=False))


def complain(frame: Frame, kind: str, code: str, message: str) -> None:
    """Say what went wrong: with --json as the only document, else as a sentence on the error stream."""
    if frame.json:
        write({"error": error_row(kind, code, message)})
    else:
        click.echo(message, err=True)


def error_row(kind: str, code: str, message: str) -> dict[str, str]:
    """Return the shape of a failure."""
    return {"kind": kind, "code": code, "message": message}


def warning_row(warning: Sayable | CardWarning, lang: Language) -> dict[str, Any]:
    """Return the shape of a warning: its code, its parameters, its sentence."""
    return {**plain(params_of(warning)), "code": warning.code, "message": say(warning, lang)}


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: moments with the ward's offset, days, bare values of enumerations."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return ward_time(value).isoformat(timespec="seconds")
    if isinstance(value, date | Path):
        return value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, list | tuple | set | frozenset):
        parts = [plain(part) for part in value]
        return sorted(parts) if isinstance(value, set | frozenset) else parts
    return value
