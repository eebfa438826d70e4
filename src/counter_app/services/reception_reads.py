"""What the receiving desk looks at before it acts: the day so far, known people, procedures, what a form promises."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from counter_app.domain import identifiers, names
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.decide import decide
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.parties import Party, PartyKind
from counter_app.domain.dossiers.values import Code, Issuer, RegisterPlace
from counter_app.domain.dossiers.warnings import warnings
from counter_app.domain.errors import Refused
from counter_app.domain.identifiers import IdKind
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering import dossier_codes, series
from counter_app.domain.numbering.procedure_codes import procedure_code
from counter_app.domain.procedures.papers import RequiredPaper
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.appointments import answer_to, first_appointment
from counter_app.services.counter_rows import (
    Hindrance,
    KnownPerson,
    Preview,
    ProcedureChoice,
    ProcedureList,
    ReceptionBoard,
)
from counter_app.services.intake import FeeAnswer, Intake, ReceptionForm, given_code, prepare
from counter_app.services.work_ports import WorkQueries
from counter_app.services.work_queue import rows_of
from counter_app.services.work_rows import WorkRow

_USED_LATELY = timedelta(days=90)
_LOOKED_THROUGH = 60  # dossiers: one person has few, and the newest tell the present address
_LEAST_TYPED = 2


def board(queries: WorkQueries, now: datetime, recent: int) -> ReceptionBoard:
    """Return the head and the side of the receiving screen."""
    today = ward_date(now)
    received, rows = queries.received_on(today, recent)
    return ReceptionBoard(today, received, next_code(queries, today), rows)


def next_code(queries: WorkQueries, day: date) -> str:
    """Return the code the next dossier of the day gets if nobody is faster."""
    profile = queries.profile()
    if not profile.issues_codes:
        return dossier_codes.internal_code(day.year, queries.last_number(series.internal_codes(day.year)) + 1)
    sequence = queries.last_number(series.dossier_codes(profile.prefix, day)) + 1
    while queries.is_taken(code := dossier_codes.official_code(profile.prefix, day, sequence)):
        sequence += 1
    return code


# --- people ---


def open_dossiers_of(queries: WorkQueries, now: datetime, id_number: str, name: str, birth: str) -> tuple[WorkRow, ...]:
    """Return what is still open for a person: by number, and where none is given by name and birth."""
    number = identifiers.search_sign(id_number)
    if number:
        return rows_of(queries, now, sorted(queries.of_person(number, "")))
    wanted = names.search_form(name)
    if not wanted:
        return ()
    whole = queries.dossiers(queries.of_person("", name))
    theirs = [
        one for one, dossier in whole.items() if any(_is(party, wanted, birth.strip()) for party in dossier.parties)
    ]
    return rows_of(queries, now, sorted(theirs))


def _is(party: Party, wanted: str, birth: str) -> bool:
    """Say whether a party has that name; a birth contradicts only where both are known, a year fits any day of it."""
    born = party.birth
    fits = not birth or not born or born.startswith(birth) or birth.startswith(born)
    return fits and names.search_form(party.name) == wanted


def known_people(queries: WorkQueries, text: str, limit: int) -> tuple[KnownPerson, ...]:
    """Return the people whose number, phone or name begins so, each once, as they stood when last seen."""
    if len(names.clean(text)) < _LEAST_TYPED:
        return ()
    people: dict[tuple[str, str], list[tuple[Party, Sequence[Event]]]] = {}
    for journal in queries.seen(text, _LOOKED_THROUGH):
        for party in replay(tuple(journal)).parties:
            if party.kind is PartyKind.PERSON and _begins(party, text):
                people.setdefault(_identity(party), []).append((party, journal))
    known = (_known(seen) for seen in people.values())
    return tuple(sorted(known, key=lambda one: one.last_at, reverse=True)[:limit])


def _identity(party: Party) -> tuple[str, str]:
    return (party.id_number, "") if party.id_number else (names.search_form(party.name), party.birth)


def _begins(party: Party, text: str) -> bool:
    sign = identifiers.search_sign(text)
    if sign and (party.id_number.startswith(sign) or party.phone.startswith(sign)):
        return True
    words, tokens = names.search_form(party.name).split(), names.search_tokens(text)
    return bool(tokens) and all(any(word.startswith(token) for word in words) for token in tokens)


def _known(seen: Sequence[tuple[Party, Sequence[Event]]]) -> KnownPerson:
    """Return a person as last written down; what the last dossier leaves out, an earlier one tells."""
    parties = [party for party, _ in seen]
    last, journal = seen[0]
    return KnownPerson(
        name=last.name,
        id_number=last.id_number,
        birth=_first(party.birth for party in parties),
        sex=_sex(last.id_number),
        phone=_first(party.phone for party in parties),
        address=_first(party.address for party in parties),
        email=_first(party.email for party in parties),
        last_at=journal[0].happened_at,
        last_code=replay(tuple(journal)).handle,
        dossiers=len({journal[0].number for _, journal in seen}),
    )


def _first(words: Iterable[str]) -> str:
    return next((word for word in words if word), "")


def _sex(number: str) -> str:
    return identifiers.sex_in(number).value if number and identifiers.id_kind(number) is IdKind.PERSONAL else ""


# --- procedures ---


def procedures(queries: WorkQueries, now: datetime, day: date | None, favourites: int) -> ProcedureList:
    """Return what may be received on a day, with the most used first among the favourites."""
    today = day or ward_date(now)
    uses, named = queries.uses(today - _USED_LATELY), queries.names()
    choices = tuple(
        _choice(version, named.get(version.desk, version.desk), uses.get(version.code, 0))
        for version in queries.procedures_on(today)
    )
    used = sorted((one for one in choices if one.uses), key=lambda one: (-one.uses, one.code))
    return ProcedureList(choices, tuple(one.code for one in used[:favourites]))


def _choice(version: ProcedureVersion, desk_name: str, uses: int) -> ProcedureChoice:
    initials, folded = _typed_as(version.code, version.name, version.short_name)
    return ProcedureChoice(
        code=version.code,
        version=version.version,
        name=version.name,
        short_name=version.short_name,
        field=version.field_code,
        field_name=version.field_name,
        desk=version.desk,
        desk_name=desk_name,
        limit=str(version.limit),
        has_short=version.short_process is not None,
        needs_pages=version.fee.needs_pages,
        needs_copies=version.fee.needs_copies,
        initials=initials,
        folded=folded,
        uses=uses,
        cases=version.conditional_limits,
    )


@lru_cache(maxsize=1024)  # the list is read after every receipt, and its names stay what they are
def _typed_as(code: str, name: str, short_name: str) -> tuple[str, str]:
    """Return the initials of a procedure, and every word it can be found by."""
    folded = names.search_form(short_name)
    initials = "".join(word[0] for word in folded.split())
    return initials, f"{names.search_form(name)} {folded} {names.search_form(code)}"


# --- what a form promises ---


def preview(queries: WorkQueries, form: ReceptionForm, now: datetime) -> Preview:
    """Return what receiving the form would do, as far as the form goes; nothing is written."""
    day = ward_date(now)
    in_force: Callable[[str, date], ProcedureVersion] = queries.procedure_on
    intake, fee_is_known, refused = _prepared(form, in_force, day)
    request = _request(queries, intake, now)
    refused = refused or _refused(lambda: _must_be_receivable(queries, form, request, day))
    return Preview(
        due_at=request.due.at,
        explanation=request.due.lines,
        confirmed=request.due.confirmed,
        limit=intake.limit,
        fee=intake.fee if fee_is_known else None,
        papers=_asked_for(form, in_force, day),
        taken=intake.matter.papers,
        steps=intake.process.steps,
        total_minutes=intake.process.total_minutes,
        warnings=warnings(None, request, now),
        hindrances=(Hindrance(refused.code, refused.params),) if refused else (),
    )


def _prepared(
    form: ReceptionForm, in_force: Callable[[str, date], ProcedureVersion], day: date
) -> tuple[Intake, bool, Refused | None]:
    """Return the form prepared, leaving out what cannot be read yet; whether its fee is known; and what was wrong."""
    first: Refused | None = None
    for attempt, fee_is_known in _attempts(form):
        try:
            return prepare(attempt, in_force, day), fee_is_known, first
        except Refused as refused:
            first = first or refused
    assert first is not None  # noqa: S101  (there is always an attempt)
    raise first


def _attempts(form: ReceptionForm) -> Iterator[tuple[ReceptionForm, bool]]:
    nobody = replace(form, parties=())
    yield form, True
    yield nobody, True
    for one in (form, nobody, replace(nobody, papers="none", held_as_data=(), fee=FeeAnswer())):
        yield replace(one, pages=max(1, form.pages or 1), copies=max(1, form.copies or 1)), False


def _request(queries: WorkQueries, intake: Intake, now: datetime) -> r.Receive:
    calendar = queries.calendar()
    return r.Receive(
        matter=intake.matter,
        code=Code("", Issuer.UNIT),
        register=RegisterPlace("", now.year, 0),
        paper_number="",
        fee=intake.fee,
        due=first_appointment(intake.matter, now, calendar, queries.profile(), intake.agreed_due),
        steps=intake.process.steps,
        short=intake.short,
        agreed=intake.agreed_due is not None,
        answer_by=answer_to(intake.matter.channel, intake.matter.submitted_at, calendar),
    )


def _refused(check: Callable[[], None]) -> Refused | None:
    try:
        check()
    except Refused as refused:
        return refused
    return None


def _must_be_receivable(queries: WorkQueries, form: ReceptionForm, request: r.Receive, day: date) -> None:
    """Refuse what receiving refuses, in the same order: the desk, a code from elsewhere, the matter, a code taken."""
    if form.outside is not None and not any(
        desk.code == form.outside.desk and desk.exists_on(day) for desk in queries.desks()
    ):
        raise Refused("handover.nowhere", to=form.outside.desk)
    code = form.given_code
    if code is not None:
        code = given_code(code.text, code.issuer, we_issue=queries.profile().issues_codes)
    decide(None, request)
    if code is not None and queries.is_taken(code.text):
        raise Refused("code.taken", code=code.text)


def _asked_for(
    form: ReceptionForm, in_force: Callable[[str, date], ProcedureVersion], day: date
) -> tuple[RequiredPaper, ...]:
    return () if form.outside else in_force(procedure_code(form.procedure), day).papers
