"""What was wrong is put right by a new event; what stood before stays in the journal."""

from dataclasses import replace
from datetime import date
from typing import Any

from counter_app.domain import identifiers, names
from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers import parties as p
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.rules.guards import must_not_be_on_its_way, must_say, must_stand, promised
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Change, StepPlace
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Role

_PARTY_FIELDS = ("name", "id_number", "birth", "phone", "address", "email", "tax_code", "authority")
_MOST_DIGITS = 4
_DOSSIER_FIELDS = ("subject", "sets", "return_method")
_SHORTHAND = {"applicant": "submitter.name", "owner": "owner.name"} | {
    name: f"submitter.{name}" for name in _PARTY_FIELDS if name != "name"
}


def _correct(request: r.Correct, dossier: Dossier) -> tuple[e.Payload, ...]:
    if dossier.stage is Stage.CANCELLED:
        raise Refused("dossier.not_now", act="correct", stage=dossier.stage.value, dossier=dossier.handle)
    must_say(request.reason, "reason.missing")
    draft, changes = dossier, []
    for written, words in request.fields:
        path = _SHORTHAND.get(written, written)
        before = _read(draft, path)
        draft = _write(draft, path, names.clean(words))
        after = _read(draft, path)
        if before != after:
            changes.append(Change(path, before, after))
    if not changes:
        raise Refused("correct.nothing_changes", dossier=dossier.handle)
    p.check(draft.parties)
    return (
        e.Corrected(
            changes=tuple(changes),
            reason=request.reason,
            parties=draft.parties,
            subject=draft.subject,
            sets=draft.sets,
            return_method=draft.return_method,
        ),
    )


def _party(dossier: Dossier, path: str) -> tuple[p.Party, str]:
    role, _, name = path.partition(".")
    if name not in _PARTY_FIELDS:
        raise Refused("correct.unknown_field", field=path)
    if role == p.PartyRole.SUBMITTER:
        return dossier.submitter, name
    if role == p.PartyRole.OWNER:
        return dossier.owner, name
    for party in dossier.parties:
        if party.role.value == role:
            return party, name
    raise Refused("correct.unknown_field", field=path)


def _read(dossier: Dossier, path: str) -> str:
    if path in _DOSSIER_FIELDS:
        return str(getattr(dossier, path))
    party, name = _party(dossier, path)
    return str(getattr(party, name))


def _write(dossier: Dossier, path: str, words: str) -> Dossier:
    if path == "sets":
        if not words.isdecimal() or len(words) > _MOST_DIGITS or int(words) < 1:
            raise Refused("receive.no_set")
        return replace(dossier, sets=int(words))
    if path in _DOSSIER_FIELDS:
        changed: Any = {path: words}
        return replace(dossier, **changed)
    party, name = _party(dossier, path)
    checked: Any = {name: _checked(name, words, ward_date(dossier.last_happened_at))}
    better = replace(party, **checked)
    return replace(dossier, parties=tuple(better if one is party else one for one in dossier.parties))


def _checked(name: str, words: str, today: date) -> str:
    if name == "name":
        return names.person_name(words)
    if name == "birth" and words:
        return identifiers.birth_date(words, today).iso()
    if name == "phone" and words:
        return identifiers.phone(words)
    if name == "id_number" and words:
        return identifiers.personal_number(words)
    if name == "tax_code" and words:
        return identifiers.tax_code(words)
    return words


def _adopt_code(request: r.AdoptCode, dossier: Dossier) -> tuple[e.Payload, ...]:
    if dossier.code is None or dossier.stage is Stage.CANCELLED:
        raise Refused("dossier.not_now", act="adopt_code", stage=dossier.stage.value, dossier=dossier.handle)
    if request.code == dossier.code:
        raise Refused("code.same", code=request.code.text)
    return (e.CodeAdopted(code=request.code, before=dossier.code),)


def _change_procedure(request: r.ChangeProcedure, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "change_procedure", {Stage.ACCEPTED, Stage.IN_PROCESS})
    must_not_be_on_its_way(dossier)
    must_say(request.reason, "reason.missing")
    if (request.procedure.code, request.procedure.version) == (dossier.procedure.code, dossier.procedure.version):
        raise Refused("change_procedure.same", procedure=request.procedure.code)
    short = request.short and dossier.stage is Stage.ACCEPTED
    position = 2 if short else _same_place(dossier, request.steps)
    return (
        e.ProcedureChanged(
            procedure=request.procedure,
            before=dossier.procedure,
            papers=request.papers,
            fee=replace(request.fee, collected=dossier.fee.collected),
            due=request.due,
            due_before=promised(dossier),
            step=StepPlace.of(request.steps, position),
            short=short,
            reason=request.reason,
            paper_number=request.paper_number,
        ),
    )


def _same_place(dossier: Dossier, steps: r.Steps) -> int:
    """Return where the dossier goes on: at the same place, but before the signature, which was for something else."""
    if dossier.stage is Stage.ACCEPTED or dossier.step is None:
        return 1
    signing = [position for position, step in enumerate(steps, start=1) if step.role is Role.APPROVER]
    return min([dossier.step.position, len(steps) - 1, *signing])


RULES: dict[type, Any] = {
    r.Correct: _correct,
    r.AdoptCode: _adopt_code,
    r.ChangeProcedure: _change_procedure,
}
