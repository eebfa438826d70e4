"""The catalogue the product ships with: 114 procedures of a Bắc Kạn ward as of 2023, to be checked by each ward.

Where the data come from and how far they can be trusted stands in ``resources/catalogue/README.md``. This command
prints ``processes.csv`` as the rule makes it; redirect it into the file after limits or desks have changed:

    python -m counter_app.services.starter_catalogue
"""

import csv
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TextIO

from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.people import Role
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.fees import FREE, ConditionalFee, FeeKind, FeeRule, PageTier
from counter_app.domain.procedures.papers import RequiredPaper
from counter_app.domain.procedures.process import Process, ProcessKind, ProcessStep
from counter_app.domain.procedures.process_rules import full_process_for, short_process_for
from counter_app.domain.procedures.versions import (
    ConditionalLimit,
    Confidences,
    Field,
    LimitEffect,
    ProcedureVersion,
)
from counter_app.resources import resource

VALID_FROM = date(2019, 1, 6)  # the day Thông tư 01/2018/TT-VPCP took effect, so that both form sets can be used

_CHANNELS = {  # the source does not say which level "online" is; the lower one claims less
    "counter": Channel.COUNTER,
    "post": Channel.POST,
    "online": Channel.ONLINE_PART,
}
_PROCESS_COLUMNS = ("procedure_code", "kind", "step", "name", "role", "desk", "ceiling_minutes", "paper")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class StarterCatalogue:
    """What a new data folder begins with."""

    fields: tuple[Field, ...]
    procedures: tuple[ProcedureVersion, ...]


@cache
def starter_catalogue() -> StarterCatalogue:
    """Return the shipped fields and procedures, all version 1, in the order of the files."""
    fields = tuple(Field(row["field_code"], row["field_name"]) for row in _rows("fields"))
    field_codes = {field.name: field.code for field in fields}
    papers = _grouped(_rows("components"))
    steps = _grouped(_rows("processes"))
    fees = _grouped(_rows("fee_rules"))
    short_names = {row["procedure_code"]: row["short_name"] for row in _rows("short_names")}
    limits = _limits()
    return StarterCatalogue(
        fields,
        tuple(
            _version(
                row,
                field_code=field_codes[row["field"]],
                short_name=short_names.get(row["code"]) or short_name(row["name"]),
                limits=limits.get(row["code"], _NO_LIMITS),
                fees=fees[row["code"]],
                papers=papers[row["code"]],
                steps=steps[row["code"]],
            )
            for row in _rows("procedures")
        ),
    )


def short_name(name: str) -> str:
    """Return a procedure's name for lists: without the word "Thủ tục" that says nothing, with a capital."""
    rest = name.removeprefix("Thủ tục ").strip()
    return rest[:1].upper() + rest[1:]


def write_processes(file: TextIO) -> None:
    """Write ``processes.csv`` as the rule makes it for every shipped procedure."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(_PROCESS_COLUMNS)
    limits = _limits()
    for row in _rows("procedures"):
        limit = limits.get(row["code"], _NO_LIMITS).main or _limit_of(row)
        short = short_process_for(limit)
        for process in (full_process_for(row["desk"], limit), *((short,) if short else ())):
            for step in process.steps:
                told = (step.code, step.name, step.role.value, step.desk, step.ceiling_minutes, step.paper)
                table.writerow((row["code"], process.kind.value, *told))


@dataclass(frozen=True, slots=True)
class _Limits:
    """What ``limits.toml`` says of one procedure."""

    main: TimeLimit | None = None
    confidence: Confidence | None = None
    added_note: str = ""
    conditional: tuple[ConditionalLimit, ...] = ()


_NO_LIMITS = _Limits()


def _version(
    row: Row,
    *,
    field_code: str,
    short_name: str,
    limits: _Limits,
    fees: list[Row],
    papers: list[Row],
    steps: list[Row],
) -> ProcedureVersion:
    entry = Confidence(row["confidence"])
    rules = {fee["case"]: (_fee_rule(fee), fee["source"]) for fee in fees}
    processes = {kind: _process(kind, steps) for kind in ProcessKind}
    return ProcedureVersion(
        code=row["code"],
        version=1,
        name=row["name"],
        short_name=short_name,
        field_code=field_code,
        field_name=row["field"],
        desk=row["desk"],
        limit=limits.main or _limit_of(row),
        full_process=processes[ProcessKind.FULL],
        short_process=processes[ProcessKind.SHORT] if processes[ProcessKind.SHORT].steps else None,
        valid_from=VALID_FROM,
        limit_note=row["time_limit_note"] + (f" ({limits.added_note})" if limits.added_note else ""),
        conditional_limits=limits.conditional,
        fee=rules[""][0] if "" in rules else FREE,
        fee_note=row["fee_note"],
        conditional_fees=tuple(ConditionalFee(case, *rule) for case, rule in rules.items() if case),
        channels=tuple(_CHANNELS[channel] for channel in row["channels"].split(";")),
        result=row["result"],
        legal_basis=tuple(row["legal_basis"].split("; ")),
        papers=tuple(_paper(paper) for paper in papers),
        confidence=Confidences(entry, limits.confidence or entry, Confidence(row["fee_confidence"])),
    )


def _limit_of(row: Row) -> TimeLimit:
    return TimeLimit.parse(f"{row['time_limit_value']} {row['time_limit_unit']}")


def _paper(row: Row) -> RequiredPaper:
    return RequiredPaper(
        ordinal=int(row["ordinal"]),
        name=row["component_name"],
        originals=int(row["originals"]),
        copies=int(row["copies"]),
        form_no=row["form_no"],
        condition=row["condition"],
        confidence=Confidence(row["confidence"]),
    )


def _fee_rule(row: Row) -> FeeRule:
    tiers = (tier.split(":") for tier in row["tiers"].split(";") if tier)
    return FeeRule(
        kind=FeeKind(row["kind"]),
        amount=int(row["amount"] or 0),
        tiers=tuple(PageTier(int(from_page), int(per_page)) for from_page, per_page in tiers),
        cap_per_copy=int(row["cap_per_copy"]) if row["cap_per_copy"] else None,
    )


def _process(kind: ProcessKind, rows: list[Row]) -> Process:
    return Process(
        kind,
        tuple(
            ProcessStep(
                code=row["step"],
                name=row["name"],
                role=Role(row["role"]),
                desk=row["desk"],
                ceiling_minutes=int(row["ceiling_minutes"]),
                paper=row["paper"],
            )
            for row in rows
            if row["kind"] == kind.value
        ),
    )


def _limits() -> dict[str, _Limits]:
    with resource("catalogue/limits.toml").open("rb") as file:
        told = tomllib.load(file)
    main = {entry["procedure"]: entry for entry in told["limit"]}
    conditional: dict[str, list[ConditionalLimit]] = defaultdict(list)
    for entry in told["conditional"]:
        conditional[entry["procedure"]].append(_conditional(entry))
    return {
        code: _Limits(
            main=TimeLimit.parse(main[code]["limit"]) if "limit" in main.get(code, {}) else None,
            confidence=Confidence(main[code]["confidence"]) if code in main else None,
            added_note=main.get(code, {}).get("added_note", ""),
            conditional=tuple(conditional[code]),
        )
        for code in main.keys() | conditional.keys()
    }


def _conditional(entry: dict[str, Any]) -> ConditionalLimit:
    return ConditionalLimit(
        case=entry["case"],
        effect=LimitEffect(entry["effect"]),
        limit=TimeLimit.parse(entry["limit"]) if "limit" in entry else None,
        source=entry["source"],
        times=entry.get("times", 1),
    )


def _rows(name: str) -> list[Row]:
    with resource(f"catalogue/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _grouped(rows: list[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["procedure_code"]].append(row)
    return groups


if __name__ == "__main__":
    write_processes(sys.stdout)
