"""Every call on every desk asks for its right, and one table says who holds it."""

import inspect
import os
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders import BINH, CHAT, HOA, MORNING, QUAN, THANG, THU, TRA, VUI, Ward, a_form
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.special_days import DayKind
from counter_app.domain.dossiers.values import Issuer, Outcome, Receiver
from counter_app.domain.errors import CounterError, Forbidden
from counter_app.domain.office import Letterhead
from counter_app.domain.people import Person, Right, Role
from counter_app.domain.stand_ins import StandIn
from counter_app.services.acting import Actor
from counter_app.services.backup_rows import KeySheet, LastNumbers
from counter_app.services.counter_rows import Box
from counter_app.services.desks import Desks
from counter_app.services.papers import NoticeSheet
from counter_app.services.reception import ReceptionDesk
from counter_app.services.reports.report import ReportForm
from counter_app.services.returning import ReturnDesk
from counter_app.services.unit_desk import UnitDetails

DETAILS = UnitDetails("UBND phường Đức Xuân", "Đức Xuân", "", "", "", "000.00.00.H99", issues_codes=True)
LETTERHEAD = Letterhead(MORNING.date(), "ỦY BAN NHÂN DÂN PHƯỜNG ĐỨC XUÂN", "TRUNG TÂM", "TT")

# one person for each role; the head of each column
ONE_EACH = {
    "rec": THU,
    "ret": TRA,
    "spe": BINH,
    "app": THANG,
    "reg": VUI,
    "qms": CHAT,
    "adm": QUAN,
}

MATRIX = """
                            rec ret spe app reg qms adm
reception.receive           x   .   .   .   .   .   .
reception.receive_many      x   .   .   .   .   .   .
reception.note              x   .   .   .   .   .   .
reception.accept            x   .   .   .   .   .   .
reception.ask_completion    x   .   .   .   .   .   .
reception.refuse            x   .   .   .   .   .   .
reception.refuse_noted      x   .   .   .   .   .   .
reception.cancel            x   .   .   .   .   .   .
handover.hand_over          x   .   x   x   x   .   .
handover.accept             x   x   x   x   x   .   .
handover.recall             x   .   x   x   x   .   .
handling.advance            .   .   x   x   x   .   .
handling.sign               x   x   x   x   x   .   .
handling.send_back          .   .   x   x   x   .   .
handling.reassign           .   .   x   x   x   .   .
handling.ask_supplement     x   .   x   .   .   .   .
handling.take_supplement    x   .   x   .   .   .   .
handling.wait_for_payment   .   .   x   x   x   .   .
handling.settle_payment     .   .   x   x   x   .   .
handling.extend             .   .   x   x   .   .   .
handling.apologise          .   .   x   x   .   .   .
handling.withdraw           x   .   .   .   .   .   .
handling.stop               x   .   x   x   .   .   .
handling.reopen             .   .   .   x   .   .   .
handling.complete           x   x   x   x   x   .   .
returning.give_back         .   x   .   .   .   .   .
returning.finish_many       .   x   .   .   .   .   .
returning.collect_fee       x   x   .   .   .   .   .
returning.waive_fee         x   .   .   x   .   .   .
corrections.correct         x   .   .   x   .   .   .
corrections.change_procedure x  .   .   x   .   .   .
corrections.adopt_code      x   .   .   x   .   .   .
lookup.search               x   x   x   x   x   x   .
lookup.find                 x   x   x   x   x   x   .
lookup.open                 x   x   x   x   x   x   .
lookup.reveal               x   x   x   x   x   x   .
lookup.show                 x   x   x   x   x   x   .
daily_log.log               x   x   .   x   .   x   .
daily_log.order             x   x   .   x   .   x   .
daily_log.export            x   x   .   x   .   x   .
daily_log.sign_off          .   .   .   x   .   .   .
leader.day                  x   x   .   x   .   x   .
leader.months               x   x   .   x   .   x   .
reports.report              x   x   .   x   .   x   .
reports.order               x   x   .   x   .   x   .
reports.made                x   x   .   x   .   x   .
reports.export              x   x   .   x   .   x   .
catalogue.list_on           x   x   x   x   x   x   x
catalogue.show              x   x   x   x   x   x   x
catalogue.view              x   x   x   x   x   x   x
catalogue.sheet             x   x   x   x   x   x   x
catalogue.confirm           .   .   .   x   .   x   x
catalogue.take_back         .   .   .   x   .   x   x
calendar.year               x   x   x   x   x   x   x
calendar.entered            x   x   x   x   x   x   x
calendar.proposed           .   .   .   .   .   .   x
calendar.preview            .   .   .   .   .   .   x
calendar.apply              .   .   .   .   .   .   x
calendar.set_policies       .   .   .   .   .   .   x
calendar.outstanding        .   .   .   x   .   .   x
calendar.recount            .   .   .   x   .   .   x
limits.change_limit         .   .   x   x   x   .   .
limits.reach_competent      x   .   x   x   x   .   .
limits.clocks               x   x   x   x   x   x   .
limits.why                  x   x   x   x   x   x   .
limits.to_close             x   x   x   x   x   x   .
limits.to_answer            x   x   x   x   x   x   .
office.calendar_year        x   x   x   x   x   x   x
office.year_is_confirmed    x   x   x   x   x   x   x
office.set_day              .   .   .   .   .   .   x
staff.people                .   .   .   .   .   .   x
staff.add_person            .   .   .   .   .   .   x
staff.rename                .   .   .   .   .   .   x
staff.set_roles             .   .   .   .   .   .   x
staff.disable               .   .   .   .   .   .   x
staff.enable                .   .   .   .   .   .   x
staff.seat                  .   .   .   .   .   .   x
staff.desks                 .   .   .   .   .   .   x
unit.change                 .   .   .   .   .   .   x
unit.set_letterhead         .   .   .   .   .   .   x
unit.codes_are_fixed        .   .   .   .   .   .   x
organisation.desks          .   .   .   .   .   .   x
organisation.add_desk       .   .   .   .   .   .   x
organisation.rename_desk    .   .   .   .   .   .   x
organisation.close_desk     .   .   .   .   .   .   x
stand_ins.appoint           .   .   .   .   .   .   x
stand_ins.end               .   .   .   .   .   .   x
sheets.specimen             .   .   .   .   .   .   x
sheets.test_page            x   x   x   x   x   x   x
sheets.key_sheet            .   .   .   .   .   .   x
upkeep.verify               .   .   .   x   .   x   x
upkeep.audit_head           .   .   .   x   .   x   x
health.look                 x   x   x   x   x   x   x
health.full_check           x   x   x   x   x   x   x
print_room.jobs             x   x   x   x   x   x   .
print_room.paper            x   x   x   x   x   x   .
print_room.look             x   x   x   x   x   x   .
print_room.unprinted        x   x   x   x   x   x   .
print_room.reprint          x   x   x   x   x   x   .
print_room.print_form       x   x   x   x   x   x   .
attachments.attach          x   x   x   x   x   .   .
attachments.scans           x   x   x   x   x   x   .
attachments.read            x   x   x   x   x   x   .
drafts.save                 x   x   x   x   x   x   x
drafts.mine                 x   x   x   x   x   x   x
drafts.take                 x   x   x   x   x   x   x
drafts.discard              x   x   x   x   x   x   x
worklists.queue             x   x   x   x   x   x   .
worklists.desks             x   x   x   x   x   x   .
worklists.rows              x   x   x   x   x   x   .
worklists.counts            x   x   x   x   x   x   .
worklists.dossier_card      x   x   x   x   x   x   .
worklists.reception_board   x   .   .   .   .   .   .
worklists.open_dossiers_of  x   .   .   .   .   .   .
worklists.known_person      x   .   .   .   .   .   .
worklists.procedures        x   x   x   x   x   x   x
worklists.preview           x   .   .   .   .   .   .
worklists.to_hand_over      x   .   x   x   x   .   .
worklists.batches           x   x   x   x   x   x   .
worklists.batch             x   x   x   x   x   x   .
worklists.results           .   x   .   .   .   .   .
worklists.return_card       .   x   .   .   .   .   .
backups.create              x   x   .   .   .   .   x
backups.verify              x   x   .   .   .   .   x
backups.compare             x   x   .   .   .   .   x
backups.listed              x   x   .   .   .   .   x
backups.make_key            .   .   .   .   .   .   x
backups.choose_place        .   .   .   .   .   .   x
backups.confirm_numbers     .   .   .   .   .   .   x
"""

ASKS_NO_RIGHT = {
    "office.profile": "every screen and paper shows the unit's name",
    "office.staff": "who may sit down is asked before anybody has",
    "office.signers": "who signs on a day is offered wherever a signature is recorded",
    "office.closed": "the window shows what day it is",
    "office.person": "who somebody is must be known before what they may do",
    "print_room.draw": "draws what an act that was allowed has ordered",
    "backups.status": "the status line shows it to everybody",
    "backups.due": "the program's own duty",
    "backups.automatic": "the program's own duty, whoever sits there",
    "print_room.try_to_draw": "draws what an act that was allowed has ordered",
}

# what is asked beside the form of such an act asks for the act's own right, for whomever it is recorded
LOOKS_BEFORE_AN_ACT = {
    "worklists.reception_board",
    "worklists.open_dossiers_of",
    "worklists.known_person",
    "worklists.preview",
    "worklists.to_hand_over",
    "worklists.results",
    "worklists.return_card",
}

CODE = "000.00.00.H99-261118-0001"
NOWHERE = Path("nowhere")
UNWRITABLE = Path(os.devnull) / "book.xlsx"
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "reception.receive": (a_form(),),
    "reception.receive_many": ([a_form()],),
    "reception.note": (a_form(),),
    "reception.accept": (CODE, a_form()),
    "reception.ask_completion": (CODE, ("x",), "x"),
    "reception.refuse": (a_form(), "x"),
    "reception.refuse_noted": (CODE, "x"),
    "reception.cancel": (CODE, "x"),
    "handover.hand_over": ([CODE], "lanh_dao"),
    "handover.accept": ("BG-000001",),
    "handover.recall": ("BG-000001",),
    "handling.advance": (CODE,),
    "handling.sign": (CODE, "thang"),
    "handling.send_back": (CODE, "2", "x"),
    "handling.reassign": (CODE, "binh"),
    "handling.ask_supplement": (CODE, ("x",), "x"),
    "handling.take_supplement": (CODE,),
    "handling.wait_for_payment": (CODE,),
    "handling.settle_payment": (CODE,),
    "handling.extend": (CODE, MORNING, "x"),
    "handling.apologise": (CODE, MORNING, "x"),
    "handling.withdraw": (CODE, "x"),
    "handling.stop": (CODE, "x"),
    "handling.reopen": (CODE, "x"),
    "handling.complete": (CODE, Outcome.GRANTED),
    "returning.give_back": (CODE, Receiver("x")),
    "returning.finish_many": ([CODE], "thang"),
    "returning.collect_fee": (CODE, 1),
    "returning.waive_fee": (CODE, "x"),
    "corrections.correct": (CODE, (("subject", "x"),), "x"),
    "corrections.change_procedure": (CODE, "1.001193", "x"),
    "corrections.adopt_code": (CODE, "H03.15-261118-0001", Issuer.PROVINCE),
    "lookup.search": ("dao",),
    "lookup.find": ("dao",),
    "lookup.open": (CODE,),
    "lookup.reveal": (CODE,),
    "lookup.show": (CODE,),
    "daily_log.log": (MORNING.date(),),
    "daily_log.order": (MORNING.date(),),
    "daily_log.export": (MORNING.date(), UNWRITABLE),
    "daily_log.sign_off": (MORNING.date(),),
    "leader.day": (MORNING.date(),),
    "leader.months": (MORNING.date(),),
    "reports.report": (ReportForm.F07A, MORNING.date(), MORNING.date()),
    "reports.order": (ReportForm.F07A, MORNING.date(), MORNING.date()),
    "reports.made": (),
    "reports.export": (ReportForm.F07A, MORNING.date(), MORNING.date(), UNWRITABLE),
    "catalogue.list_on": (MORNING.date(),),
    "catalogue.show": ("1.001193", MORNING.date()),
    "catalogue.view": (MORNING.date(),),
    "catalogue.sheet": ("1.001193", MORNING.date()),
    "catalogue.confirm": ("1.001193", "1/QĐ-UBND"),
    "catalogue.take_back": ("1.001193",),
    "calendar.year": (2026,),
    "calendar.entered": (),
    "calendar.proposed": (2028,),
    "calendar.preview": (CalendarChange(clear=(date(2026, 12, 25),)),),
    "calendar.apply": (CalendarChange(clear=(date(2026, 12, 25),)),),
    "calendar.set_policies": (),
    "calendar.outstanding": (),
    "calendar.recount": ([1], "x"),
    "limits.change_limit": (CODE, "1", "x"),
    "limits.reach_competent": (CODE,),
    "limits.clocks": (CODE,),
    "limits.why": (CODE,),
    "limits.to_close": (),
    "limits.to_answer": (),
    "office.calendar_year": (2026,),
    "office.year_is_confirmed": (2026,),
    "office.set_day": (date(2026, 12, 25), DayKind.OFF, "x"),
    "staff.people": (),
    "staff.add_person": ("lan", "Vi Thị Lan", [Role.QMS]),
    "staff.set_roles": ("binh", [Role.QMS]),
    "staff.disable": ("binh",),
    "staff.rename": ("binh", "Lê Văn Bình", "Công chức"),
    "staff.enable": ("binh",),
    "staff.seat": ("binh", ["van_thu"]),
    "staff.desks": (),
    "unit.change": (DETAILS,),
    "unit.set_letterhead": (LETTERHEAD,),
    "unit.codes_are_fixed": (),
    "organisation.desks": (),
    "organisation.add_desk": ("Phòng Kinh tế", MORNING.date()),
    "organisation.rename_desk": ("van_thu", "Văn thư"),
    "organisation.close_desk": ("van_thu", MORNING.date()),
    "stand_ins.appoint": (StandIn("thang", "binh", MORNING.date(), "Quyết định 12"),),
    "stand_ins.end": ("thang", MORNING.date(), MORNING.date()),
    "sheets.specimen": (LETTERHEAD,),
    "sheets.test_page": (NoticeSheet.A4,),
    "sheets.key_sheet": (KeySheet("UBND", MORNING, "AGE-SECRET-KEY-1", "age1", "06F6"),),
    "upkeep.verify": (),
    "upkeep.audit_head": (),
    "health.look": (),
    "health.full_check": (),
    "print_room.jobs": (),
    "print_room.paper": (1,),
    "print_room.look": (1,),
    "print_room.unprinted": (),
    "print_room.reprint": (1,),
    "print_room.print_form": (CODE, "receipt"),
    "attachments.attach": (CODE, [Path("x.pdf")]),
    "attachments.scans": (CODE,),
    "attachments.read": (CODE, 1),
    "drafts.save": ("receive", "x", "{}"),
    "drafts.mine": (),
    "drafts.take": ("x",),
    "drafts.discard": ("x",),
    "worklists.queue": (),
    "worklists.desks": (),
    "worklists.rows": ([1],),
    "worklists.counts": (),
    "worklists.dossier_card": (CODE,),
    "worklists.reception_board": (),
    "worklists.open_dossiers_of": (),
    "worklists.known_person": ("dao",),
    "worklists.procedures": (),
    "worklists.preview": (a_form(),),
    "worklists.to_hand_over": (),
    "worklists.batches": (Box.INCOMING,),
    "worklists.batch": ("BG-000001",),
    "worklists.results": (),
    "worklists.return_card": (CODE,),
    "backups.create": (),
    "backups.verify": (NOWHERE,),
    "backups.compare": (NOWHERE,),
    "backups.listed": (),
    "backups.make_key": (),
    "backups.choose_place": (NOWHERE,),
    "backups.confirm_numbers": (LastNumbers(nothing_later=True),),
}


def calls_of(desks: type[Desks]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public method of every desk, read off the classes."""
    for place in fields(desks):
        desk = inspect.get_annotations(desks, eval_str=True)[place.name]
        if inspect.isclass(desk) and "ledger" in getattr(desk, "__slots__", ()):
            for name, method in inspect.getmembers(desk, inspect.isfunction):
                if not name.startswith("_"):
                    yield f"{place.name}.{name}", method


def declared() -> dict[str, Right | None]:
    return {name: getattr(method, "right", None) for name, method in calls_of(Desks)}


def allowed() -> dict[tuple[str, str], bool]:
    head, *lines = (line.split() for line in MATRIX.strip().splitlines())
    return {(name, who): mark == "x" for name, *marks in lines for who, mark in zip(head, marks, strict=True)}


def is_let_in(ward: Ward, name: str, actor: Actor) -> bool:
    """Call it; what a rule of the office says afterwards does not matter here."""
    desk, _, method = name.partition(".")
    try:
        getattr(getattr(ward.desks, desk), method)(actor, *ARGUMENTS[name])
    except Forbidden:
        return False
    except CounterError:
        return True
    return True


def test_every_call_on_every_desk_declares_a_right() -> None:
    assert {name for name, right in declared().items() if right is None} == set(ASKS_NO_RIGHT)


def test_the_desks_are_really_looked_at() -> None:
    assert len(declared()) > 50
    assert declared()["returning.give_back"] is Right.GIVE_BACK


def test_a_call_without_a_declared_right_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReturnDesk, "shred", lambda desk, actor, code: None, raising=False)
    assert declared()["returning.shred"] is None


def test_the_matrix_names_every_call() -> None:
    assert {name for name, _ in allowed()} == {name for name, right in declared().items() if right}
    assert set(ARGUMENTS) == {name for name, _ in allowed()}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_call_lets_in_whom_the_matrix_names_and_nobody_else(ward: Ward, name: str) -> None:
    expected = {who: allowed()[name, who] for who in ONE_EACH}
    assert {who: is_let_in(ward, name, Actor(person)) for who, person in ONE_EACH.items()} == expected
    assert not is_let_in(ward, name, ward.actor("nghi")), "a disabled person"


@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_call_that_is_not_allowed_is_logged_and_does_nothing_else(ward: Ward, name: str) -> None:
    tables = (
        "dossier",
        "event",
        "counter",
        "print_job",
        "idempotency_key",
        "person",
        "setting",
        "batch",
        "draft",
        "attachment",
        "signed_day",
    )
    before = [ward.rows(f"SELECT * FROM {table}") for table in tables]
    logged = ward.one("SELECT count(*) FROM audit")
    assert not is_let_in(ward, name, ward.actor("nghi"))
    right = declared()[name]
    assert right is not None
    assert ward.rows("SELECT who, action, number, data FROM audit WHERE seq > ?", logged) == [
        ("nghi", "right.refused", 0, f'{{"right":"{right.value}"}}')
    ]
    assert [ward.rows(f"SELECT * FROM {table}") for table in tables] == before


def test_the_guard_taken_away_is_noticed(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the matrix fails where nobody is asked for a right."""
    monkeypatch.setattr(Person, "may", lambda person, right: True)
    assert is_let_in(ward, "reception.receive", Actor(CHAT))


def test_one_guard_taken_away_is_noticed(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReceptionDesk, "cancel", ReceptionDesk.cancel.__wrapped__)
    assert is_let_in(ward, "reception.cancel", Actor(CHAT))
    assert declared()["reception.cancel"] is None


# --- acts recorded for somebody else ---


def test_an_act_is_the_doers_and_the_record_the_recorders(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("thu", done_by=ward.desks.person("binh")), code)
    assert ward.rows("SELECT done_by, recorded_by FROM event WHERE kind = 'step_ended'") == [("binh", "thu")]
    assert ward.one("SELECT who FROM audit WHERE action = 'dossier.step_ended'") == "thu"


def test_what_the_doer_may_not_do_nobody_records_for_them(ward: Ward) -> None:
    assert not is_let_in(ward, "reception.receive", ward.actor("thu", done_by=ward.desks.person("binh")))


def test_whoever_may_not_record_for_others_does_not(ward: Ward) -> None:
    assert is_let_in(ward, "handling.advance", ward.actor("binh"))
    assert not is_let_in(ward, "handling.advance", ward.actor("binh", done_by=ward.desks.person("thang")))


def test_whoever_may_record_for_others_need_not_hold_the_right_themselves(ward: Ward) -> None:
    assert not is_let_in(ward, "handling.advance", ward.actor("tra"))
    assert is_let_in(ward, "handling.advance", ward.actor("tra", done_by=ward.desks.person("binh")))


@pytest.mark.parametrize("name", ARGUMENTS)
def test_only_acts_on_dossiers_are_recorded_for_somebody_else(ward: Ward, name: str) -> None:
    desk = name.partition(".")[0]
    about_a_dossier = desk in {"reception", "handover", "handling", "returning", "corrections"}
    on_record = {"attachments.attach", "limits.change_limit", "limits.reach_competent"}
    expected = about_a_dossier or name in {*LOOKS_BEFORE_AN_ACT, *on_record}
    assert is_let_in(ward, name, ward.actor("thu", done_by=ward.desks.person("hoa"))) is expected


def test_nothing_is_recorded_for_a_disabled_person_or_by_one(ward: Ward) -> None:
    assert not is_let_in(ward, "reception.receive", ward.actor("thu", done_by=ward.desks.person("nghi")))
    assert not is_let_in(ward, "reception.receive", ward.actor("nghi", done_by=ward.desks.person("thu")))


def test_nobody_unknown_to_the_ward_is_let_in_whatever_they_claim_to_be(ward: Ward) -> None:
    stranger = Person("la", "Người Lạ", roles=frozenset(Role))
    with pytest.raises(CounterError):
        ward.desks.reception.receive(Actor(stranger), a_form())
    assert ward.one("SELECT count(*) FROM dossier") == 0


def test_recording_for_oneself_is_no_recording_for_others(ward: Ward) -> None:
    assert is_let_in(ward, "handling.advance", ward.actor("binh", done_by=ward.desks.person("binh")))


def test_a_refusal_is_logged_by_the_one_at_the_keyboard(ward: Ward) -> None:
    is_let_in(ward, "reception.receive", ward.actor("binh", done_by=ward.desks.person("thu")))
    assert ward.rows("SELECT who, action FROM audit ORDER BY seq DESC LIMIT 1") == [("binh", "right.refused")]


# --- rights that change ---


def test_roles_taken_away_hold_from_the_next_time_somebody_is_looked_up(ward: Ward) -> None:
    ward.desks.staff.set_roles(ward.actor("quan"), "thu", [Role.QMS])
    assert not is_let_in(ward, "reception.receive", ward.actor("thu"))
    assert is_let_in(ward, "daily_log.log", ward.actor("thu"))


@pytest.mark.parametrize("change", ["disable", "set_roles"])
def test_rights_taken_away_hold_from_the_next_call(ward: Ward, change: str) -> None:
    sitting = ward.actor("thu")
    assert is_let_in(ward, "reception.note", sitting)
    if change == "disable":
        ward.desks.staff.disable(ward.actor("quan"), "thu")
    else:
        ward.desks.staff.set_roles(ward.actor("quan"), "thu", [Role.QMS])
    assert not is_let_in(ward, "reception.note", sitting)


def test_only_a_leader_signs(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    for login in ("binh", "nghi", "thu"):
        with pytest.raises(CounterError):
            ward.desks.handling.sign(ward.actor(), code, login)
    assert ward.desks.handling.sign(ward.actor(), code, "thang").signed_by == "thang"


def test_hoa_holds_every_right_of_the_demo() -> None:
    assert all(HOA.may(right) for right in Right)
