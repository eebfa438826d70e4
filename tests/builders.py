"""What tests are built from: parties, forms, dossiers in any stage, and a whole ward in a folder of its own."""

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from counter_app.bootstrap import desks_over, found_folder
from counter_app.domain.deadlines.due import Due, due
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import Act, perform
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.matter import Matter
from counter_app.domain.dossiers.parties import Party, PartyKind, PartyRole
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import (
    Authority,
    Code,
    FeeAccount,
    Holder,
    Issuer,
    Outcome,
    ProcedureRef,
    Receiver,
    RegisterPlace,
    Signature,
)
from counter_app.domain.moments import WARD_TIME, at
from counter_app.domain.numbering.dossier_codes import DEMO_PREFIX
from counter_app.domain.people import Person, Role
from counter_app.domain.procedures.papers import DossierPaper, PaperState
from counter_app.domain.procedures.process_rules import full_process_for, short_process_for
from counter_app.persistence.folder import DATABASE
from counter_app.persistence.opening import open_store
from counter_app.persistence.store import Store
from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.intake import ReceptionForm
from counter_app.services.office import Founding
from counter_app.services.rows import Done
from counter_app.services.state_calendar import state_calendar

MORNING = datetime(2026, 11, 18, 8, 30, tzinfo=WARD_TIME)  # a Wednesday
DESK = "tu_phap_ho_tich"
SINGLE_STATUS = "1.004873"  # 3 working days, 15.000 đ, 3 papers: the ordinary matter of these tests
BIRTH = "1.001193"  # the same day, free
CERTIFIED_COPY = "2.000815"  # the same day, by pages and copies

HOA = Person("hoa", "Trần Thị Hoa", "Công chức Một cửa", frozenset(Role), frozenset({"mot_cua"}))
BINH = Person("binh", "Lê Văn Bình", "Công chức Tư pháp - hộ tịch", frozenset({Role.SPECIALIST}), frozenset({DESK}))
THANG = Person("thang", "Hà Đức Thắng", "Chủ tịch", frozenset({Role.APPROVER}), frozenset({"lanh_dao"}))
VUI = Person("vui", "Đỗ Thị Vui", "Văn thư", frozenset({Role.REGISTRY}), frozenset({"van_thu"}))
THU = Person("thu", "Vũ Minh Thu", "Công chức tiếp nhận", frozenset({Role.RECEIVER}), frozenset({"mot_cua"}))
TRA = Person("tra", "Phan Thị Trà", "Công chức trả kết quả", frozenset({Role.RETURNER}), frozenset({"mot_cua"}))
CHAT = Person("chat", "Ngô Lượng Chất", "Thư ký ISO", frozenset({Role.QMS}))
QUAN = Person("quan", "Bùi Văn Quản", "Quản trị", frozenset({Role.ADMIN}))
NGHI = Person("nghi", "Lý Thị Nghỉ", "Đã nghỉ hưu", frozenset(Role), frozenset({"mot_cua"}), active=False)
PEOPLE = (HOA, BINH, THANG, VUI, THU, TRA, CHAT, QUAN, NGHI)


def a_party(role: PartyRole = PartyRole.OWNER, name: str = "Nguyễn Thị Đào", **more: Any) -> Party:
    """Return a person in a role."""
    return Party(role, name, **more)


def an_organisation(role: PartyRole = PartyRole.OWNER, name: str = "Công ty TNHH Chè Tân Cương", **more: Any) -> Party:
    """Return an organisation in a role."""
    return Party(role, name, PartyKind.ORGANISATION, **{"tax_code": "4600123456", **more})


def a_form(procedure: str = SINGLE_STATUS, *parties: Party, **more: Any) -> ReceptionForm:
    """Return what a clerk fills in; without parties, one owner who came in person."""
    return ReceptionForm(parties or (a_party(),), procedure, **more)


def copies(pages: int, count: int, name: str = "Nguyễn Thị Đào") -> ReceptionForm:
    """Return the form of certified copies, settled at once and paid."""
    return a_form(CERTIFIED_COPY, a_party(name=name), pages=pages, copies=count, short=True, receipt=False)


# --- domain values ---

LIMIT = TimeLimit.parse("3 working_day")
STEPS = full_process_for(DESK, LIMIT).steps
SHORT_STEPS = getattr(short_process_for(TimeLimit.parse("1 same_day")), "steps", ())
PROCEDURE = ProcedureRef(
    SINGLE_STATUS, 1, "Thủ tục cấp Giấy xác nhận", "Cấp Giấy xác nhận", "ho_tich", "Hộ tịch", DESK, str(LIMIT)
)
ANOTHER_PROCEDURE = replace(PROCEDURE, code="1.001022", name="Thủ tục nhận cha, mẹ, con")
CODE = Code("000.00.00.H99-261118-0001", Issuer.UNIT)
BATCH = "BG-000001"
SIGNED = Signature("thang", THANG.name, THANG.title, Authority.TM, MORNING)


def a_due(received: datetime = MORNING, limit: TimeLimit = LIMIT) -> Due:
    """Return a due instant counted over the shipped calendar."""
    return due(limit, received, state_calendar())


def a_matter(*parties: Party, **more: Any) -> Matter:
    """Return what was brought, with one paper that came and one that did not."""
    papers = (DossierPaper(1, "Tờ khai", PaperState.SUBMITTED, 1), DossierPaper(2, "Giấy tờ khác", PaperState.MISSING))
    return Matter(parties or (a_party(),), PROCEDURE, papers, **more)


def an_act(moment: datetime = MORNING, by: str = "hoa", **more: Any) -> Act:
    """Return the frame of an act recorded when it happened."""
    return Act(**{"happened_at": moment, "recorded_at": moment, "done_by": by, "recorded_by": by, **more})


def receive(*, short: bool = False, fee: int = 15_000, **more: Any) -> r.Receive:
    """Return the request that accepts a matter."""
    usual: dict[str, Any] = {
        "matter": a_matter(),
        "code": CODE,
        "register": RegisterPlace("01/2026", 2026, 1),
        "paper_number": "0001/TTPVHCC",
        "fee": FeeAccount(due=fee),
        "due": a_due(),
        "steps": SHORT_STEPS if short else STEPS,
        "short": short,
    }
    return r.Receive(**usual | more)


SUBMIT = r.Submit(a_matter(), "HDHS-2026-000001")
SEND = r.HandOver(BATCH, DESK)
TAKE = r.TakeOver(BATCH, "binh", "hoa", STEPS)
ADVANCE = r.Advance(STEPS)
SIGN = r.RecordSignature(SIGNED, STEPS)
ASK = r.AskSupplement(("Tờ khai",), "Thiếu chữ ký", "01/HDHS", date(2026, 12, 3))
COMPLETE = r.Complete(STEPS, Outcome.GRANTED, "12/GXN")
GIVE_BACK = r.GiveBack(Receiver("Nguyễn Thị Đào"))
STOP = r.Stop("Không đủ điều kiện", "01/TB-TTPVHCC", date(2026, 11, 18))

AT_DESK = (receive(), SEND, TAKE)
LIVES: dict[str, tuple[r.Request, ...]] = {
    "submitted": (SUBMIT,),
    "not_accepted": (SUBMIT, r.RefuseMatter("Không thuộc thẩm quyền", "01/PTC")),
    "accepted": (receive(),),
    "short": (receive(short=True),),
    "moving": (receive(), SEND),
    "in_process": AT_DESK,
    "moving_on": (*AT_DESK, r.HandOver(BATCH, "lanh_dao")),
    "signing": (*AT_DESK, ADVANCE),
    "last": (*AT_DESK, ADVANCE, SIGN),
    "awaiting_supplement": (*AT_DESK, ASK),
    "awaiting_payment": (*AT_DESK, r.WaitForPayment("Thuế trước bạ")),
    "withdrawn": (*AT_DESK, r.Withdraw("Tự nguyện")),
    "stopped": (*AT_DESK, STOP),
    "expired": (*AT_DESK, ASK, replace(STOP, on=date(2026, 12, 4))),
    "result_ready": (*AT_DESK, ADVANCE, SIGN, COMPLETE),
    "returned": (*AT_DESK, ADVANCE, SIGN, COMPLETE, GIVE_BACK),
    "cancelled": (receive(), r.Cancel("Nhập nhầm")),
}
"""How a dossier gets to a stage, and to the places within a stage where other rules hold."""


def lived(*requests: r.Request, act: Act | None = None, after: Dossier | None = None) -> tuple[Dossier, list[Event]]:
    """Return the dossier that these requests make, one after the other, and its journal."""
    state, journal = after, list[Event]()
    for request in requests:
        state, events = perform(state, 1, request, act or an_act())
        journal += events
    assert state is not None
    return state, journal


def a_dossier(stage: str = Stage.ACCEPTED, **changed: Any) -> Dossier:
    """Return a dossier that has lived up to a stage, or to another place named in ``LIVES``."""
    return replace(lived(*LIVES[stage])[0], **changed)


def held_by(person: str) -> Holder:
    """Return the holder of a dossier taken over at the usual desk."""
    return Holder(DESK, person)


# --- a ward in a folder ---


@dataclass(slots=True)
class SettableClock:
    """A clock that stands still until it is set."""

    moment: datetime = MORNING

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **parts: float) -> datetime:
        """Let time pass."""
        self.moment += timedelta(**parts)
        return self.moment

    def set(self, day: date, clock: time) -> datetime:
        """Put the clock at a moment of the ward."""
        self.moment = at(day, clock)
        return self.moment


@dataclass(frozen=True, slots=True)
class Ward:
    """A data folder with its desks, its people and a clock that the test sets."""

    folder: Path
    store: Store
    desks: Desks
    clock: SettableClock

    def actor(self, login: str = "hoa", **frame: Any) -> Actor:
        """Return somebody of the ward as they are stored, acting now unless the frame says otherwise."""
        return Actor(self.desks.person(login), **frame)

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Read the file beside the program."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> Any:
        """Read one value."""
        return self.rows(sql, *values)[0][0]

    def tamper(self, *statements: str) -> None:
        """Change the file behind the program's back, with the triggers out of the way meanwhile."""
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        with closing(sqlite3.connect(self.database)) as connection, connection:
            guards = connection.execute(triggers).fetchall()
            for name, _ in guards:
                connection.execute(f'DROP TRIGGER "{name}"')
            for statement in statements:
                connection.execute(statement)
            for _, made in guards:
                connection.execute(made.replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS", 1))

    def receive(self, form: ReceptionForm | None = None, **more: Any) -> Done:
        """Receive a matter at the counter."""
        return self.desks.reception.receive(self.actor(), form or a_form(), **more)

    def hand_over(self, *codes: str, to: str = DESK, taker: str = "binh") -> str:
        """Hand dossiers over and let the other side accept them; return the batch."""
        batch = self.desks.handover.hand_over(self.actor(), codes, to).batch
        self.desks.handover.accept(self.actor(taker), batch)
        return batch

    def at_desk(self, form: ReceptionForm | None = None) -> str:
        """Receive a matter and bring it to the specialist; return its code."""
        code = self.receive(form).code
        self.hand_over(code)
        return code

    def ready(self, form: ReceptionForm | None = None) -> str:
        """Bring a matter to where its result waits at the counter; return its code."""
        code = self.at_desk(form)
        self.desks.handling.advance(self.actor("binh"), code)
        self.desks.handling.sign(self.actor(), code, "thang")
        self.desks.handling.complete(self.actor("vui"), code, Outcome.GRANTED)
        return code


def quick_folder() -> Path:
    """Return a new folder that goes away with the process, in memory where the system has such a place."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="counter-app-", dir=memory if memory.is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def founded(*, issues_codes: bool = True, demo: bool = True) -> Path:
    """Return a founded data folder to copy from; it is made once in a process and never written again."""
    folder = quick_folder() / "ward"
    founding = Founding("UBND phường Đức Xuân", DEMO_PREFIX, PEOPLE, issues_codes=issues_codes, demo=demo)
    found_folder(folder, founding)
    return folder


@contextmanager
def a_ward(folder: Path, moment: datetime = MORNING, *, issues_codes: bool = True) -> Iterator[Ward]:
    """Open a fresh ward in ``folder``."""
    shutil.copytree(founded(issues_codes=issues_codes), folder, dirs_exist_ok=True)
    with reopened(folder, moment) as ward:
        yield ward


@contextmanager
def reopened(folder: Path, moment: datetime = MORNING) -> Iterator[Ward]:
    """Open a ward that stands already."""
    store, clock = open_store(folder), SettableClock(moment)
    try:
        yield Ward(folder, store, desks_over(store, folder, clock, demo=True), clock)
    finally:
        store.engine.dispose()
