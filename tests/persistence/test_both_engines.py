"""SQLite and PostgreSQL keep the same ward: every service does the same on both, and leaves the same rows behind."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any

import pytest
from sqlalchemy import exc, select, text

from builders import (
    BIRTH,
    DESK,
    MORNING,
    SINGLE_STATUS,
    Ward,
    a_form,
    a_party,
    an_organisation,
    copies,
)
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Issuer, Outcome, Receiver
from counter_app.domain.errors import CounterError, Refused
from counter_app.domain.office import Letterhead
from counter_app.domain.people import Role
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.stand_ins import StandIn
from counter_app.persistence.tables import metadata
from counter_app.services.intake import FeeAnswer, OutsideProcedure
from counter_app.services.unit_desk import UnitDetails
from faults.workload import a_day
from servers import ENGINES, ward_on


@pytest.fixture(params=ENGINES)
def ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    """A founded ward on either engine."""
    with ward_on(request.param) as open_ward:
        yield open_ward


@pytest.fixture
def both() -> Iterator[tuple[Ward, Ward]]:
    """Twins: the same ward on each engine."""
    with ward_on("sqlite") as one, ward_on("postgresql") as other:
        yield one, other


def code_of(refused: pytest.ExceptionInfo[CounterError]) -> str:
    return refused.value.code


def verified(ward: Ward, *anchors: str) -> list[tuple[str, str, str]]:
    report = ward.desks.upkeep.verify(ward.actor("quan"), anchors)
    return [(problem.invariant, problem.code, problem.where) for problem in report.problems]


def kinds(ward: Ward, code: str) -> list[str]:
    return [one.kind for one in ward.desks.lookup.show(ward.actor(), code).events]


# --- the whole of it ---


def a_full_day(ward: Ward) -> None:
    """Do something at every desk, each under a key."""
    desks, hoa = ward.desks, ward.actor()
    code = desks.reception.receive(hoa, a_form(), key="1").code
    batch = desks.handover.hand_over(hoa, (code,), DESK, key="2").batch
    ward.clock.forward(minutes=20)
    desks.handover.accept(ward.actor("binh"), batch, key="3")
    desks.handling.ask_supplement(ward.actor("binh"), code, ("Tờ khai",), "Thiếu chữ ký", key="4")
    ward.clock.forward(days=2)
    desks.handling.take_supplement(hoa, code, key="5")
    desks.handling.advance(ward.actor("binh"), code, key="6")
    desks.handling.send_back(ward.actor("thang"), code, "2", "Sai họ tên", key="7")
    desks.corrections.correct(hoa, code, (("submitter.name", "Nguyễn Thị Đào Hoa"),), "Viết sai", key="8")
    desks.handling.advance(ward.actor("binh"), code, key="9")
    desks.handling.sign(hoa, code, "thang", key="10")
    desks.handling.complete(ward.actor("vui"), code, Outcome.GRANTED, "12/GXN", key="11")
    desks.returning.collect_fee(hoa, code, 15_000, "0001234", key="12")
    desks.returning.give_back(ward.actor("tra"), code, Receiver("Nguyễn Thị Đào Hoa"), key="13")
    _the_rest(ward)


def _the_rest(ward: Ward) -> None:
    desks, hoa = ward.desks, ward.actor()
    many = desks.reception.receive_many(hoa, (copies(3, 2), copies(1, 40)), key="20")
    desks.returning.finish_many(hoa, [one.code for one in many], "thang", key="21")
    outside = OutsideProcedure("Xác nhận hoàn cảnh", "5 working_day", "Quy chế của phường")
    desks.reception.receive(hoa, a_form("", outside=outside), key="22")
    slip = desks.reception.note(hoa, a_form(), key="23").slip
    desks.reception.ask_completion(hoa, slip, ("Ảnh",), "Thiếu ảnh", key="24")
    accepted = desks.reception.accept(hoa, slip, a_form(BIRTH), key="25")
    desks.corrections.change_procedure(hoa, accepted.code, SINGLE_STATUS, "Nhầm thủ tục", key="26")
    desks.corrections.adopt_code(hoa, accepted.code, "000.17.22.H56-261118-0007", Issuer.PORTAL, key="27")
    desks.reception.refuse(hoa, a_form(), "Không thuộc thẩm quyền", key="28")
    void = desks.reception.receive(hoa, a_form(), key="29")
    desks.reception.cancel(hoa, void.code, "Nhập nhầm", key="30")
    desks.print_room.reprint(hoa, void.job or 0, key="31")
    desks.daily_log.order(ward.actor("thang"), date(2026, 11, 20), key="32")
    desks.office.set_day(ward.actor("quan"), date(2026, 12, 24), DayKind.OFF, "Mất điện", key="33")
    desks.staff.add_person(ward.actor("quan"), "moi", "Cao Thị Mới", [Role.RECEIVER], key="34")
    desks.staff.disable(ward.actor("quan"), "moi", key="35")
    _the_office(ward)
    late = ward.actor("hoa", happened_at=MORNING, late_reason="Mất điện", evidence="Sổ tay")
    desks.reception.receive(late, a_form(fee=FeeAnswer("waived", "Hộ nghèo")), key="36")


def _the_office(ward: Ward) -> None:
    desks, quan, day = ward.desks, ward.actor("quan"), MORNING.date()
    details = UnitDetails.of(desks.office.profile())
    desks.unit.change(quan, replace(details, address="Số 1 Trường Chinh"), before=details, key="40")
    desks.unit.set_letterhead(quan, Letterhead(day, "UBND PHƯỜNG MỚI", "TRUNG TÂM", "TT", place="Mới"), key="41")
    opened = desks.organisation.add_desk(quan, "Phòng Kinh tế", day, key="42")
    desks.organisation.rename_desk(quan, opened.code, "Phòng Kinh tế, Hạ tầng", key="43")
    desks.staff.seat(quan, "binh", [DESK, opened.code], key="44")
    desks.organisation.close_desk(quan, "tai_chinh_ke_toan", day, key="45")
    desks.stand_ins.appoint(quan, StandIn("thang", "quan", day, "Quyết định 12/QĐ-UBND"), key="46")
    desks.stand_ins.end(quan, "thang", day, day, key="47")
    desks.staff.enable(quan, "moi", key="48")
    desks.staff.rename(quan, "moi", "Cao Thị Mới", "Công chức", key="49")


def everything(ward: Ward) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table but what founding wrote at its own time."""
    found: dict[str, list[dict[str, Any]]] = {}
    with ward.store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(select(table).order_by(*table.primary_key.columns))
            found[table.name] = [dict(row._mapping) for row in rows]
    return found


@pytest.mark.postgres
def test_the_same_day_leaves_the_same_rows(both: tuple[Ward, Ward]) -> None:
    for ward in both:
        a_full_day(ward)
        a_day("lane", 7, 60, lambda deed, desks=ward.desks: deed.carry_out(desks))
    one, other = (everything(ward) for ward in both)
    for rows in (one, other):  # the two were founded at two moments, which the chain carries on
        for row in rows["audit"]:
            del row["previous"], row["digest"]
        del rows["audit"][0]["at"]
        for job in rows["print_job"]:
            job["data"] = job["file"] = job["sha256"] = ""
    for name in metadata.tables:
        assert one[name] == other[name], name


def test_a_full_day_verifies(ward: Ward) -> None:
    a_full_day(ward)
    head = ward.desks.upkeep.audit_head(ward.actor("quan"))
    assert verified(ward, f"{head.count}:{head.head}") == []


def test_the_daily_log_tells_the_day(ward: Ward) -> None:
    code = ward.at_desk()
    log = ward.desks.daily_log.log(ward.actor("thang"), MORNING.date())
    assert code in repr(log)


def test_a_receipt_is_drawn_kept_and_found_again(ward: Ward) -> None:
    done = ward.receive()
    job = ward.desks.print_room.draw(done.job or 0)
    assert (ward.folder / job.file).read_bytes().startswith(b"%PDF")
    assert ward.desks.print_room.draw(done.job or 0) == job
    assert ward.desks.print_room.unprinted(ward.actor()) == ()


# --- numbers ---


def test_numbers_start_again_with_their_day_and_their_year(ward: Ward) -> None:
    ward.clock.set(date(2026, 12, 31), time(16, 0))
    old = [ward.receive() for _ in range(2)]
    ward.clock.set(date(2027, 1, 4), time(8, 0))
    new = [ward.receive() for _ in range(2)]
    assert [one.code[-11:] for one in old + new] == ["261231-0001", "261231-0002", "270104-0001", "270104-0002"]
    assert [one.register for one in old + new] == ["01/2026/1", "01/2026/2", "01/2027/1", "01/2027/2"]
    assert verified(ward) == []


def test_the_calendars_desk_reads_the_same_on_both(ward: Ward) -> None:
    late, code = ward.at_desk(), ward.receive().code
    ward.desks.handling.ask_supplement(ward.actor("binh"), late, ("Tờ khai",), "Thiếu chữ ký")
    ward.desks.reception.note(ward.actor(), a_form(channel=Channel.ONLINE_FULL))
    quan, flood = ward.actor("quan"), CalendarDay(date(2026, 11, 20), DayKind.OFF, "Lụt")
    calendar, limits = ward.desks.calendar, ward.desks.limits
    assert {one.day: one.due for one in calendar.year(quan, 2026).days}[date(2026, 11, 23)] == 1
    assert [row.code for row in calendar.preview(quan, CalendarChange(enter=(flood,))).touched.rows] == [code]
    calendar.apply(quan, CalendarChange(enter=(flood,)))
    numbers = [row.number for row in calendar.outstanding(quan).rows]
    assert calendar.recount(quan, numbers, "Lụt").codes == (code,)
    assert [one.what for one in limits.why(ward.actor(), code).promises] == ["received", "recounted"]
    calendar.apply(quan, CalendarChange(confirm=(2027,)))
    confirmation = calendar.year(quan, 2027).confirmation
    assert confirmation is not None
    assert (confirmation.name, confirmation.at) == (quan.person.name, MORNING)
    ward.clock.forward(days=16)
    (closing,), (answer,) = limits.to_close(ward.actor()), limits.to_answer(ward.actor())
    assert (closing.handle, answer.late) == (late, True)
    assert closing.since == MORNING
    assert verified(ward) == []


def test_a_refused_act_takes_no_number(ward: Ward) -> None:
    ward.receive()
    with pytest.raises(Refused):
        ward.receive(a_form(SINGLE_STATUS, a_party(phone="12")))
    with pytest.raises(Refused):  # the second form is refused after the first took its numbers
        ward.desks.reception.receive_many(ward.actor(), (copies(1, 1), copies(0, 1)))
    assert ward.receive().code.endswith("-0002")
    assert verified(ward) == []


# --- keys and stale edits ---


def test_a_key_answers_once_and_is_held_to_its_request(ward: Ward) -> None:
    first = ward.receive(key="mot")
    ward.clock.forward(hours=1)
    assert ward.receive(key="mot") == first
    with pytest.raises(Refused) as refused:
        ward.receive(a_form(BIRTH), key="mot")
    assert code_of(refused) == "key.reused"
    assert ward.one("SELECT count(*) FROM dossier") == 1


def test_a_stale_edit_is_told_who_was_faster(ward: Ward) -> None:
    code = ward.at_desk()
    version = ward.desks.lookup.show(ward.actor(), code).dossier.version
    ward.desks.handling.advance(ward.actor("binh"), code, expected=version)
    with pytest.raises(Refused) as refused:
        ward.desks.handling.advance(ward.actor("thang"), code, expected=version)
    assert code_of(refused) == "dossier.changed_by"
    assert refused.value.params["who"] == "binh"
    assert kinds(ward, code).count("step_ended") == 1


# --- the log ---


@pytest.mark.parametrize("table", ["event", "audit"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET data = ''", "DELETE FROM {}"], ids=["change", "delete"])
def test_what_grows_is_never_rewritten(ward: Ward, table: str, verb: str) -> None:
    ward.receive()
    before = ward.rows(f"SELECT * FROM {table}")
    writing = ward.store.engine.connect().execution_options(writes=True)
    with writing as connection, pytest.raises(exc.DBAPIError, match="never changed"):
        connection.execute(text(verb.format(table)))
    assert ward.rows(f"SELECT * FROM {table}") == before


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        ("UPDATE audit SET who = 'binh' WHERE seq = 3", ("I5", "audit.chain_broken", "3")),
        ("DELETE FROM audit WHERE seq = 3", ("I5", "audit.chain_broken", "4")),
        ("UPDATE event SET late_reason = 'x' WHERE number = 1", ("I4", "audit.event_differs", "1/1")),
        ("UPDATE dossier SET fee_due = 0 WHERE number = 1", ("I6", "dossier.row_differs", "000.00.00.H99-261118-0001")),
        (
            "UPDATE counter SET value = 9 WHERE series LIKE 'register%'",
            ("I3", "numbers.not_in_order", "register:01:2026"),
        ),
    ],
    ids=["audit changed", "audit deleted", "event changed", "row changed", "counter changed"],
)
def test_verify_finds_what_was_spoilt(ward: Ward, spoil: str, found: tuple[str, str, str]) -> None:
    for _ in range(4):
        ward.receive()
    ward.tamper(spoil)
    assert found in verified(ward)


def test_an_anchor_shows_a_log_that_was_cut(ward: Ward) -> None:
    ward.receive()
    ward.desks.lookup.show(ward.actor(), "000.00.00.H99-261118-0001")
    head = ward.desks.upkeep.audit_head(ward.actor("quan"))
    anchor = f"{head.count}:{head.head}"
    assert verified(ward, anchor) == []
    ward.tamper(f"DELETE FROM audit WHERE seq = {head.count}")
    assert verified(ward) == []
    assert verified(ward, anchor) == [("I5", "anchor.does_not_fit", anchor)]


# --- search ---

SEARCHED = (
    a_form(SINGLE_STATUS, a_party(name="Nguyễn Thị Đào", phone="0912345678", id_number="006088001234")),
    a_form(SINGLE_STATUS, a_party(name="Lò Văn Pá-o"), a_party(PartyRole.SUBMITTER, "Đặng Y'Blô", phone="0987654321")),
    a_form(SINGLE_STATUS, an_organisation(name="Công ty TNHH 1e5 & 2.0/3")),
    a_form(SINGLE_STATUS, a_party(name="Trần Thị The And Or Not")),
    a_form(SINGLE_STATUS, a_party(name="ĐẶNG Nguyễn Cường Ñandú Łukasz 李小龍")),
    a_form(SINGLE_STATUS, a_party(name="a@b.vn http://x.vn/y?z=1 10.0.0.1 -5 +84 <b>đậm</b>")),
    a_form(BIRTH, a_party(name="Nguyễn Đào")),
)
QUESTIONS = (
    "nguyen dao", "Nguyễn", "đào thi", "pao", "pa o", "yblo", "y'blo", "y blo", "1e5", "1E5 2", "2.0", "2.0/3", "the",
    "not or", "and", "cuong", "nandu", "lukasz", "李", "李小龍", "a@b.vn", "b vn", "http", "x.vn/y", "10.0.0.1", "10 0",
    "-5", "+84", "84", "<b>", "dam", "0912345678", "0912 345 678", "+84912345678", "0060", "006088001234", "4600123456",
    "000.00.00.H99-261118-0003", "261118-0002", "h99", "0004", "%", "_", "%%%", "'", '"', "\\", "&", "|", "!", ":*",
    "(", "a:*b", "dao & thi", "dao:*", "null", "", "   ", "nguyen xyz", "\x00", "dao\x00", "\u202e", "ｄａｏ", "ĐÀO",
    "dao " * 200,
)  # fmt: skip


@pytest.mark.postgres
def test_search_finds_the_same(both: tuple[Ward, Ward]) -> None:
    answers: list[dict[str, list[str]]] = []
    for ward in both:
        for form in SEARCHED:
            ward.receive(form)
        found = {asked: ward.desks.lookup.search(ward.actor(), asked) for asked in QUESTIONS}
        answers.append({asked: [row.code for row in hits.hits] for asked, hits in found.items()})
    assert answers[0] == answers[1]
    assert sum(map(bool, answers[0].values())) > len(QUESTIONS) / 3


@pytest.mark.postgres
def test_search_finds_the_same_among_many_names(both: tuple[Ward, Ward]) -> None:
    chance = random.Random(3)
    words = "nguyễn lò đào thị văn páo hoàng lực ngọc a an anh ánh y i 12 1a blô k'brết".split()  # noqa: SIM905
    names = [" ".join(chance.choices(words, k=chance.randint(2, 5))) for _ in range(60)]
    asked = [" ".join(word[: chance.randint(1, 4)] for word in chance.choices(words, k=2)) for _ in range(60)]
    answers = []
    for ward in both:
        ward.desks.reception.receive_many(ward.actor(), [copies(1, 1, name) for name in names])
        answers.append([ward.desks.lookup.search(ward.actor(), one).hits for one in asked])
    assert answers[0] == answers[1]


# --- what people type ---

NASTY = (
    "'; DROP TABLE dossier; --", "Robert\x00 Tables", "x" * 300, "{0} %s %(x)s :name ?", "\\x41\\000", "a\r\nb\tc",
    "e\u0301\u0323", "\u202eABC", "=1+1", "<b>", "🙂", "NULL", "\x7f\x85", "x" * 30_000,
)  # fmt: skip


def outcome(act: Any) -> object:
    """Return what an act answers, or how it was refused; anything else is a bug."""
    try:
        answer = act()
    except CounterError as fault:
        return type(fault).__name__, fault.code
    return replace(answer, job=None) if hasattr(answer, "job") else answer


def typing(ward: Ward, typed: str) -> Iterator[object]:
    """Type the same into every place, and yield what comes of it."""
    desks, hoa, binh, code = ward.desks, ward.actor(), ward.actor("binh"), ward.at_desk()
    yield outcome(lambda: desks.reception.receive(hoa, a_form(SINGLE_STATUS, a_party(name=typed))))
    yield outcome(lambda: desks.reception.receive(hoa, a_form(SINGLE_STATUS, a_party(address=typed, email=typed))))
    yield outcome(lambda: desks.reception.receive(hoa, a_form(subject=typed, further_papers=(typed,))))
    yield outcome(lambda: desks.reception.receive(hoa, a_form(extra=(("k", typed),), return_place=typed)))
    yield outcome(lambda: desks.reception.refuse(hoa, a_form(), typed))
    yield outcome(lambda: desks.handling.advance(binh, code, typed))
    yield outcome(lambda: desks.handling.send_back(ward.actor("thang"), code, "2", typed))
    yield outcome(lambda: desks.handling.complete(ward.actor("vui"), code, Outcome.GRANTED, typed))
    yield outcome(lambda: desks.corrections.correct(hoa, code, (("subject", typed),), typed))
    yield outcome(lambda: desks.lookup.search(hoa, typed))
    yield outcome(lambda: desks.lookup.show(hoa, typed))
    yield outcome(lambda: desks.office.set_day(ward.actor("quan"), date(2026, 12, 24), DayKind.OFF, typed))


@pytest.mark.postgres
@pytest.mark.parametrize("typed", NASTY, ids=lambda typed: ascii(typed)[:24])
def test_what_people_type_is_kept_or_refused_alike(both: tuple[Ward, Ward], typed: str) -> None:
    told = [list(typing(ward, typed)) for ward in both]
    assert told[0] == told[1]
    assert [verified(ward) for ward in both] == [[], []]


@pytest.mark.parametrize("typed", NASTY, ids=lambda typed: ascii(typed)[:24])
def test_what_is_kept_as_it_was_typed_is_kept_or_refused(ward: Ward, typed: str) -> None:
    for act in (
        lambda: ward.receive(key=typed),
        lambda: ward.desks.reception.receive(ward.actor("hoa", evidence=typed), a_form()),
    ):
        kept = outcome(act)
        assert not isinstance(kept, tuple) or kept[0] == "Refused"
    assert verified(ward) == []


def test_a_number_nobody_means_is_kept_or_refused(ward: Ward) -> None:
    for pages in (1, 2**31, 2**63):
        for count in (1, 2**31, 2**63):
            form = copies(pages, count)
            kept = outcome(partial(ward.receive, form))
            assert not isinstance(kept, tuple) or kept[0] == "Refused"
    assert outcome(lambda: ward.desks.print_room.reprint(ward.actor(), 2**70)) == ("Refused", "text.unusable")
    assert outcome(lambda: ward.desks.lookup.show(ward.actor(), "9" * 40)) == ("Refused", "dossier.unknown")
    assert verified(ward) == []


# --- reading beside writing ---


def test_reading_sees_one_moment_while_others_write(ward: Ward) -> None:
    ward.receive()
    count = text("SELECT count(*) FROM dossier")
    with ward.store.engine.connect() as reading:
        before = reading.execute(count).scalar_one()
        if ward.store.engine.dialect.name == "postgresql":  # on SQLite the writer waits for the reader
            ward.receive()
        assert reading.execute(count).scalar_one() == before
    ward.receive()
    assert ward.one("SELECT count(*) FROM dossier") > before


# --- what a person or a program may hand over ---


@pytest.mark.parametrize("key", ["k" * 81, "k\x00", "k\n", "\ud800", "a\u202eb"], ids=ascii)
def test_a_key_that_one_engine_would_not_keep_is_refused_by_both(ward: Ward, key: str) -> None:
    with pytest.raises(Refused) as refused:
        ward.receive(key=key)
    assert code_of(refused) == "key.unusable"
    assert ward.receive(key="k" * 80) == ward.receive(key="k" * 80)


def test_half_a_character_is_dropped_where_a_text_is_kept(ward: Ward) -> None:
    form = a_form(SINGLE_STATUS, a_party(name="Nguyễn Thị\ud800 Đào"), subject="\udfffxin")
    done = ward.receive(form, key="half")
    assert ward.receive(form, key="half") == done
    dossier = ward.desks.lookup.show(ward.actor(), done.code).dossier
    assert (dossier.owner.name, dossier.subject) == ("Nguyễn Thị Đào", "xin")
    assert verified(ward) == []


def test_half_a_character_elsewhere_is_no_bug(ward: Ward) -> None:
    code = ward.receive().code
    assert ward.desks.lookup.show(ward.actor(), f"{code}\ud800").dossier.handle == code
    for act in (
        lambda: ward.desks.handover.hand_over(ward.actor(), [code], "\ud800"),
        lambda: ward.desks.drafts.take(ward.actor(), "\ud800"),
    ):
        with pytest.raises(CounterError):
            act()


def test_a_fee_beyond_all_sense_is_refused_by_both(ward: Ward) -> None:
    with pytest.raises(Refused) as refused:
        ward.receive(copies(1, 2_000_000))
    assert code_of(refused) == "fee.too_large"
