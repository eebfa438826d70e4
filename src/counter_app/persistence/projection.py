"""A dossier as rows: what lists, search and reports read. All of it can be rebuilt from the journal."""

from typing import Any

from counter_app.domain import names
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.moments import ward_date


def dossier_row(dossier: Dossier) -> dict[str, Any]:
    """Return the row of table ``dossier``."""
    code, step, register, procedure = dossier.code, dossier.step, dossier.register, dossier.procedure
    return {
        "number": dossier.number,
        "version": dossier.version,
        "stage": dossier.stage.value,
        "code": code.text if code else None,
        "issuer": code.issuer.value if code else None,
        "slip": dossier.slip or None,
        "submitter": dossier.submitter.name,
        "owner": dossier.owner.name,
        "procedure_code": procedure.code,
        "procedure_version": procedure.version,
        "procedure_name": procedure.short_name,
        "field_code": procedure.field_code,
        "channel": dossier.channel.value,
        "short": dossier.short,
        "received_at": dossier.received_at,
        "received_on": ward_date(dossier.received_at) if dossier.received_at else None,
        "due_at": dossier.due_at,
        "due_on": ward_date(dossier.due_at) if dossier.due_at else None,
        "calendar_confirmed": dossier.calendar_confirmed,
        "step": step.position if step else None,
        "step_name": step.name if step else None,
        "step_role": step.role if step else None,
        "step_since": dossier.step_since,
        "holder_desk": dossier.holder.desk,
        "holder": dossier.holder.person,
        "batch": dossier.transit.batch if dossier.transit else None,
        "supplement_close_on": dossier.supplement_close_on,
        "completed_at": dossier.completed_at,
        "ended_at": dossier.ended_at,
        "returned_at": dossier.returned_at,
        "outcome": dossier.outcome.value if dossier.outcome else None,
        "register_volume": register.volume if register else None,
        "register_year": register.year if register else None,
        "register_number": register.number if register else None,
        "fee_due": dossier.fee.due,
        "fee_collected": dossier.fee.collected,
        "fee_waived": dossier.fee.waived,
    }


def party_rows(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the rows of table ``party``."""
    return [
        {
            "number": dossier.number,
            "ordinal": ordinal,
            "role": party.role.value,
            "kind": party.kind.value,
            "name": party.name,
            "name_sort": names.sort_key(party.name),
            "id_number": party.id_number,
            "phone": party.phone,
            "tax_code": party.tax_code,
            "address": party.address,
        }
        for ordinal, party in enumerate(dossier.parties, start=1)
    ]


def codes(dossier: Dossier) -> list[str]:
    """Return everything that names the dossier: its code, former ones, its slip."""
    known = [code.text for code in (dossier.code, *dossier.former_codes) if code]
    return [*dict.fromkeys(known), *([dossier.slip] if dossier.slip else [])]


def search_words(dossier: Dossier) -> tuple[str, str]:
    """Return what is searched: the search forms of all names, and the parts of all codes."""
    people = " ".join(dict.fromkeys(names.search_form(party.name) for party in dossier.parties))
    parts = " ".join(names.search_form(code) for code in codes(dossier))
    return people, parts
