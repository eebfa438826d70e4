"""Reading the catalogue of procedures as it stands on a day, and writing down what was compared with the decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from counter_app.domain import names
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering.procedure_codes import procedure_code
from counter_app.domain.people import Desk, Person, Right
from counter_app.domain.procedures.checks import (
    CatalogueCheck,
    Datum,
    as_checked,
    confidence_in,
    data_of,
    decision_text,
    must_be_checkable,
    unchecked,
)
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.process_rules import ceiling_warnings, limit_minutes
from counter_app.domain.procedures.versions import Field, ProcedureVersion
from counter_app.services.acting import Actor
from counter_app.services.catalogue_rows import (
    CatalogueView,
    CheckDone,
    CheckRow,
    DeskLane,
    FieldCount,
    ProcedureRow,
    ProcedureSheet,
    VersionSpan,
)
from counter_app.services.ledger import Ledger, canonical, needs
from counter_app.services.ports import Unit

Named = tuple[str, int]
Checks = tuple[CatalogueCheck, ...]


class CatalogueQueries(Protocol):
    """What is read of the catalogue."""

    def procedures_on(self, day: date) -> tuple[ProcedureVersion, ...]:
        """Return the versions in force on the day, by field and code."""
        ...

    def procedure_on(self, code: str, day: date) -> ProcedureVersion:
        """Return the version of a bare code in force on the day; Refused when there is none."""
        ...

    def fields(self) -> tuple[Field, ...]:
        """Return the fields of administration by name."""
        ...

    def checks(self) -> Mapping[Named, Checks]:
        """Return what was checked, by code and version."""
        ...

    def checks_of(self, code: str, version: int) -> Checks:
        """Return what was checked of one version, in the order in which that was done."""
        ...

    def open_dossiers(self, code: str = "") -> Mapping[Named, int]:
        """Return how many dossiers are not settled yet, of one code or all, by the code and version they follow."""
        ...

    def versions_of(self, code: str) -> tuple[VersionSpan, ...]:
        """Return all versions of a bare code with the days on which each holds, the newest first."""
        ...

    def calendar(self) -> WorkCalendar:
        """Return the working calendar with opening hours."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Return all officers by login."""
        ...

    def desks(self) -> tuple[Desk, ...]:
        """Return all desks, past ones included."""
        ...


@dataclass(frozen=True, slots=True)
class CatalogueDesk:
    """Where staff read what a procedure asks for, and say that it was compared with what was published."""

    ledger: Ledger
    queries: CatalogueQueries

    @needs(Right.READ_CATALOGUE)
    def list_on(self, actor: Actor, day: date) -> tuple[ProcedureVersion, ...]:
        """Return all procedures in force on the day; what was checked is marked as confirmed."""
        checks, versions = self.queries.checks(), self.queries.procedures_on(day)
        return tuple(as_checked(one, checks.get((one.code, one.version), ())) for one in versions)

    @needs(Right.READ_CATALOGUE)
    def show(self, actor: Actor, code: str, day: date) -> ProcedureVersion:
        """Return one procedure as it stands on the day; what was checked is marked as confirmed."""
        version = self.queries.procedure_on(procedure_code(code), day)
        return as_checked(version, self.queries.checks_of(version.code, version.version))

    @needs(Right.READ_CATALOGUE)
    def view(self, actor: Actor, day: date) -> CatalogueView:
        """Return the catalogue of the day as rows, with its fields."""
        queries = self.queries
        checks, open_now = queries.checks(), queries.open_dossiers()
        desks = {desk.code: desk.name for desk in queries.desks()}
        rows = []
        for stored in queries.procedures_on(day):
            named = (stored.code, stored.version)
            version = as_checked(stored, checks.get(named, ()))
            rows.append(_row(version, desks.get(version.desk, version.desk), open_now.get(named, 0)))
        counts = {field.code: sum(1 for row in rows if row.field_code == field.code) for field in queries.fields()}
        fields = tuple(FieldCount(field.code, field.name, counts[field.code]) for field in queries.fields())
        rows.sort(key=lambda row: (names.collation_key(row.field_name), names.collation_key(row.short_name)))
        return CatalogueView(day, tuple(rows), fields)

    @needs(Right.READ_CATALOGUE)
    def sheet(self, actor: Actor, code: str, day: date) -> ProcedureSheet:
        """Return everything that staff may know of one procedure as it stands on the day."""
        queries = self.queries
        stored = queries.procedure_on(procedure_code(code), day)
        checks = queries.checks_of(stored.code, stored.version)
        version = as_checked(stored, checks)
        open_now = dict(queries.open_dossiers(version.code))
        people, minutes = queries.people(), queries.calendar().ordinary_minutes
        processes = (version.full_process, *((version.short_process,) if version.short_process else ()))
        return ProcedureSheet(
            version=version,
            data=data_of(version),
            unchecked=unchecked(version),
            checks=_check_rows(checks, people),
            lanes=_lanes(version, queries.desks(), people, day),
            versions=queries.versions_of(version.code),
            open_dossiers=open_now.pop((version.code, version.version), 0),
            older_open=sum(open_now.values()),
            room_minutes=limit_minutes(version.limit, minutes),
            over=ceiling_warnings(processes, version.limit, minutes),
        )

    @needs(Right.CONFIRM_CATALOGUE)
    def confirm(
        self,
        actor: Actor,
        code: str,
        decision: str,
        *,
        dated: date | None = None,
        data: Sequence[Datum] | None = None,
        version: int | None = None,
        key: str | None = None,
    ) -> CheckDone:
        """Write down that data of a procedure were compared with a decision and found as published; all of them by
        default. Refused where ``version``, the one that was looked at, no longer holds.
        """
        bare, number = procedure_code(code), decision_text(decision)
        chosen = None if data is None else tuple(dict.fromkeys(data))

        def work(unit: Unit, act: Act) -> CheckDone:
            today = ward_date(act.happened_at)
            stored = _held(unit, bare, today, version)
            wanted = data_of(stored) if chosen is None else chosen
            must_be_checkable(stored, wanted, dated, today)
            check = CatalogueCheck(wanted, number, dated, act.happened_at, act.done_by)
            checks = (*unit.catalogue.checks(stored.code, stored.version), check)
            unit.catalogue.save_checks(stored.code, stored.version, checks)
            what = {**_told(check), "procedure": stored.code, "version": stored.version}
            unit.audit.add(act.recorded_by, "catalogue.confirmed", act.recorded_at, data=canonical(what))
            return _done(stored, checks, number)

        return self.ledger.write(
            actor, "confirm_catalogue", (bare, number, dated, chosen, version), key, CheckDone, work
        )

    @needs(Right.CONFIRM_CATALOGUE)
    def take_back(self, actor: Actor, code: str, *, version: int | None = None, key: str | None = None) -> CheckDone:
        """Take the last check of a procedure back, for it was made by mistake; the log keeps both."""
        bare = procedure_code(code)

        def work(unit: Unit, act: Act) -> CheckDone:
            stored = _held(unit, bare, ward_date(act.happened_at), version)
            checks = unit.catalogue.checks(stored.code, stored.version)
            if not checks:
                raise Refused("catalogue.never_checked", procedure=stored.code)
            *kept, last = checks
            unit.catalogue.save_checks(stored.code, stored.version, tuple(kept))
            what = {**_told(last), "procedure": stored.code, "version": stored.version}
            unit.audit.add(act.recorded_by, "catalogue.check_taken_back", act.recorded_at, data=canonical(what))
            return _done(stored, tuple(kept), last.decision)

        return self.ledger.write(actor, "take_check_back", (bare, version), key, CheckDone, work)


def _held(unit: Unit, code: str, day: date, version: int | None) -> ProcedureVersion:
    stored = unit.catalogue.in_force(code, day)
    if version not in (None, stored.version):
        raise Refused("catalogue.version_changed", procedure=code, version=stored.version)
    return stored


def _done(stored: ProcedureVersion, checks: Checks, decision: str) -> CheckDone:
    now = as_checked(stored, checks)
    return CheckDone(now.code, now.version, now.short_name, decision, data_of(now), unchecked(now))


def _told(check: CatalogueCheck) -> dict[str, str | int]:
    return {
        "data": " ".join(datum.value for datum in check.data),
        "decision": check.decision,
        "dated": check.dated.isoformat() if check.dated else "",
    }


def _row(version: ProcedureVersion, desk_name: str, open_dossiers: int) -> ProcedureRow:
    said = f"{version.code} {version.name} {version.short_name} {version.field_name}"
    return ProcedureRow(
        code=version.code,
        version=version.version,
        name=version.name,
        short_name=version.short_name,
        field_code=version.field_code,
        field_name=version.field_name,
        desk=version.desk,
        desk_name=desk_name,
        limit=version.limit,
        fee=version.fee,
        data=data_of(version),
        unchecked=unchecked(version),
        is_unsure=any(confidence_in(version, datum) is Confidence.LOW for datum in data_of(version)),
        open_dossiers=open_dossiers,
        sought=names.search_form(said),
    )


def _check_rows(checks: Checks, people: Sequence[Person]) -> tuple[CheckRow, ...]:
    called = {person.login: person.name for person in people}
    return tuple(
        CheckRow(one.data, one.decision, one.dated, one.at, one.by, called.get(one.by, one.by))
        for one in reversed(checks)
    )


def _lanes(
    version: ProcedureVersion, desks: Sequence[Desk], people: Sequence[Person], day: date
) -> tuple[DeskLane, ...]:
    """Return the desks of all processes in the order in which they come in, with who works there."""
    called = {desk.code: desk.name for desk in desks if desk.exists_on(day)}
    steps = (*version.full_process.steps, *(version.short_process.steps if version.short_process else ()))
    return tuple(
        DeskLane(
            code,
            called.get(code, code),
            tuple(person.name for person in people if person.active and code in person.desks),
        )
        for code in dict.fromkeys(step.desk for step in steps)
    )
