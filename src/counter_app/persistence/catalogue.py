"""The procedures in their versions. A stored version is never changed, so each is decoded once."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, insert, select

from counter_app.domain.dossiers.values import ProcedureRef
from counter_app.domain.errors import Damaged, Refused
from counter_app.domain.procedures.versions import Field, ProcedureVersion
from counter_app.persistence.catalogue_checks import Checks, checks_of, save_checks
from counter_app.persistence.codec import from_json, to_json
from counter_app.persistence.store import Known
from counter_app.persistence.tables import field, procedure_version

_VERSIONS = (
    select(procedure_version.c.version, procedure_version.c.valid_from, procedure_version.c.valid_to)
    .where(procedure_version.c.code == bindparam("code"))
    .order_by(procedure_version.c.version.desc())
)
_DATA = select(procedure_version.c.data).where(
    procedure_version.c.code == bindparam("code"), procedure_version.c.version == bindparam("version")
)


class SqlCatalogue:
    """The catalogue as one transaction sees it."""

    def __init__(self, connection: Connection, known: Known) -> None:
        self._connection = connection
        self._known = known

    def in_force(self, code: str, day: date) -> ProcedureVersion:
        """Return the version of a bare code that holds on the day; of several, the highest numbered."""
        versions = self._connection.execute(_VERSIONS, {"code": code}).all()
        if not versions:
            raise Refused("procedure.unknown", procedure=code)
        for row in versions:
            if row.valid_from <= day and (row.valid_to is None or day <= row.valid_to):
                return self.version(code, row.version)
        raise Refused("procedure.not_in_force", procedure=code, day=day)

    def pinned(self, procedure: ProcedureRef) -> ProcedureVersion:
        """Return exactly the version a dossier was received under."""
        return self.version(procedure.code, procedure.version)

    def add_fields(self, fields: Sequence[Field]) -> None:
        """Store fields of administration."""
        self._connection.execute(insert(field), [{"code": one.code, "name": one.name} for one in fields])

    def add_versions(self, versions: Sequence[ProcedureVersion]) -> None:
        """Store new versions; a stored one is never changed."""
        rows = [
            {
                "code": one.code,
                "version": one.version,
                "field_code": one.field_code,
                "name": one.name,
                "valid_from": one.valid_from,
                "valid_to": one.valid_to,
                "data": to_json(one),
            }
            for one in versions
        ]
        self._connection.execute(insert(procedure_version), rows)

    def checks(self, code: str, version: int) -> Checks:
        """Return what was compared with a decision, in the order in which that was done."""
        return checks_of(self._connection, code, version)

    def save_checks(self, code: str, version: int, checks: Checks) -> None:
        """Store the checks of one version in the place of those it had."""
        save_checks(self._connection, code, version, checks)

    def version(self, code: str, version: int) -> ProcedureVersion:
        """Return a stored version; Damaged where there is none."""
        known = self._known.versions.get((code, version))
        if known is None:
            data = self._connection.execute(_DATA, {"code": code, "version": version}).scalar()
            if data is None:
                raise Damaged("catalogue.version_missing", code=code, version=version)
            known = self._known.versions[code, version] = from_json(data, ProcedureVersion)
        return known
