"""A contradiction planted in the file is found and named; honest data raise no alarm."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from builders import CERTIFIED_COPY, DESK, Ward, a_form, a_party, copies
from counter_app.domain.audit import GENESIS, sealed
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Code, Issuer, Outcome, Receiver
from counter_app.persistence.audit import entry_of
from counter_app.persistence.tables import audit
from counter_app.services.intake import OutsideProcedure, ReceptionForm
from counter_app.services.rows import Problem

Found = set[tuple[str, str]]


@pytest.fixture
def lived_in(ward: Ward) -> Ward:
    """A ward after a day in which most things happened once."""
    desks, me, binh = ward.desks, ward.actor(), ward.actor("binh")
    done = ward.ready()  # 1
    desks.returning.give_back(me, done, Receiver("Nguyễn Thị Đào"))
    code = ward.at_desk()  # 2
    desks.handling.ask_supplement(binh, code, ("Tờ khai",), "Thiếu chữ ký")
    ward.clock.forward(days=1)
    desks.handling.take_supplement(binh, code)
    copied = desks.reception.receive_many(me, [copies(2, 3), copies(4, 1)])  # 3, 4
    desks.returning.collect_fee(me, copied[0].code, 12_000, "AB 12")
    desks.reception.refuse(me, a_form(), "Không thuộc thẩm quyền")  # 5
    wrong = ward.receive().code  # 6
    desks.reception.cancel(me, wrong, "Nhập nhầm")
    ward.receive(a_form(given_code=Code("H03.15-261119-0707", Issuer.PORTAL)))  # 7
    outside = OutsideProcedure("Xác nhận cây di sản", "5 working_day", "Công văn 12/UBND")
    ward.receive(ReceptionForm((a_party(),), outside=outside))  # 8
    ward.receive(a_form("1.004873", a_party(), a_party(PartyRole.PROXY, "Hà Thị Ủy", authority="Giấy uỷ quyền")))  # 9
    sent = desks.handover.hand_over(me, [ward.receive().code, ward.receive().code], DESK)  # 10, 11
    desks.handover.accept(binh, sent.batch, refused={sent.codes[0]: "Thiếu giấy"})
    desks.corrections.correct(me, sent.codes[1], (("subject", "Để kết hôn"),), "Ghi thiếu")
    late = ward.actor("hoa", happened_at=ward.clock() - timedelta(hours=3), late_reason="mất điện")
    desks.reception.receive(late, a_form())  # 12
    desks.handling.complete(
        me, desks.reception.receive(me, a_form(CERTIFIED_COPY, pages=1, copies=1, short=True)).code, Outcome.GRANTED
    )  # 13
    refused = desks.reception.note(me, a_form())  # 14
    desks.reception.ask_completion(me, refused.slip, ("Tờ khai",), "Thiếu")
    desks.reception.refuse_noted(me, refused.slip, "Không bổ sung")
    slow = ward.at_desk()  # 15
    desks.handling.extend(binh, slow, ward.clock() + timedelta(days=9), "Chờ xác minh", "Công văn 3")
    desks.handling.apologise(binh, slow, ward.clock() + timedelta(days=12), "Chậm")
    ended = ward.at_desk()  # 16
    desks.handling.stop(ward.actor("hoa"), ended, "Không đủ điều kiện")
    desks.print_room.print_form(me, slow, "single_handover")
    first = desks.daily_log.order(me, ward.clock().date())
    desks.print_room.reprint(me, first)
    return ward


def problems(ward: Ward, *anchors: str) -> tuple[Problem, ...]:
    report = ward.desks.upkeep.verify(ward.actor(), anchors)
    assert report.ok is (not report.problems)
    return report.problems


def found(ward: Ward, *anchors: str) -> Found:
    return {(problem.invariant, problem.code) for problem in problems(ward, *anchors)}


def test_a_ward_in_which_nothing_has_happened_is_sound(ward: Ward) -> None:
    assert problems(ward) == ()


def test_an_honest_day_raises_no_alarm(lived_in: Ward) -> None:
    report = lived_in.desks.upkeep.verify(lived_in.actor())
    assert report.problems == ()
    assert report.dossiers == 16
    assert report.events == lived_in.one("SELECT count(*) FROM event")
    assert report.audit_rows == lived_in.one("SELECT count(*) FROM audit")


def test_checking_changes_nothing(lived_in: Ward) -> None:
    before = lived_in.database.read_bytes()
    problems(lived_in)
    assert lived_in.database.read_bytes() == before


PLANTED: dict[str, tuple[str, tuple[str, str]]] = {
    # I1: what the engine's own check says
    "a party of nobody": ("UPDATE party SET number = 999 WHERE number = 1", ("I1", "database.inconsistent")),
    # I2: an acknowledged act is gone
    "an event cut out": (
        "DELETE FROM event WHERE number = 10 AND seq = 2",
        ("I2", "dossier.event_missing"),
    ),
    # I3: numbers unique and without gaps
    "a dossier's number skipped": (
        "UPDATE counter SET value = value + 1 WHERE series LIKE 'barcode:10:%'",
        ("I3", "numbers.not_in_order"),
    ),
    "a register line skipped": (
        "UPDATE counter SET value = value + 1 WHERE series LIKE 'register:%'",
        ("I3", "numbers.not_in_order"),
    ),
    "a code of the day skipped": (
        "UPDATE counter SET value = value + 1 WHERE series LIKE 'dossier_code:%:2026-11-18'",
        ("I3", "numbers.not_in_order"),
    ),
    "a counter set back": (
        "UPDATE counter SET value = value - 1 WHERE series LIKE 'register:%'",
        ("I3", "numbers.not_in_order"),
    ),
    "a counter gone": ("DELETE FROM counter WHERE series LIKE 'register:%'", ("I3", "numbers.not_in_order")),
    "a batch gone": ("DELETE FROM batch WHERE batch = 'BG-000001'", ("I3", "numbers.not_in_order")),
    "a supplement's number used twice": (
        "UPDATE counter SET value = value - 1 WHERE series LIKE 'paper:supplement/%'",
        ("I3", "numbers.not_in_order"),
    ),
    **{
        f"a number of kind {kind} skipped": (
            f"UPDATE counter SET value = value + 1 WHERE series LIKE 'paper:{kind}/%'",
            ("I3", "numbers.not_in_order"),
        )
        for kind in ("receipt", "supplement", "refusal", "apology", "stop_notice", "handover", "daily_log")
    },
    "a round of handover skipped": (
        "UPDATE counter SET value = value + 1 WHERE series LIKE 'paper:handover_round:%'",
        ("I3", "numbers.not_in_order"),
    ),
    "a dossier gone with its journal": ("DELETE FROM event WHERE number = 4", ("I3", "numbers.not_in_order")),
    # I4: one log row an event
    "an event's words changed": (
        "UPDATE event SET data = replace(data, 'Nhập nhầm', 'Người dân xin rút') WHERE number = 6",
        ("I4", "audit.event_differs"),
    ),
    "an event's doer changed": ("UPDATE event SET done_by = 'vui' WHERE number = 3", ("I4", "audit.event_differs")),
    "an event's moment changed": (
        "UPDATE event SET recorded_at = '2026-11-18 01:30:01.000000' WHERE number = 1 AND seq = 1",
        ("I4", "audit.event_differs"),
    ),
    "an event nobody logged": (
        """INSERT INTO event SELECT number, seq + 1, schema, kind, happened_at, recorded_at, done_by, recorded_by,
        evidence, late_reason, data FROM event WHERE number = 12""",
        ("I4", "audit.event_unlogged"),
    ),
    # I5: the chain
    "a log row changed": ("UPDATE audit SET who = 'vui' WHERE seq = 5", ("I5", "audit.chain_broken")),
    "a log row gone": ("DELETE FROM audit WHERE seq = 5", ("I5", "audit.chain_broken")),
    "a log row added": (
        "INSERT INTO audit SELECT max(seq) + 1, unit, at, who, action, 0, 0, data, previous, digest FROM audit",
        ("I5", "audit.chain_broken"),
    ),
    # I4: by somebody else
    "somebody else's name on a log row": (
        "UPDATE audit SET who = 'vui' WHERE number = 2 AND event_seq = 2",
        ("I4", "audit.author_differs"),
    ),
    "another act on a log row": (
        "UPDATE audit SET action = 'dossier.returned' WHERE number = 2 AND event_seq = 2",
        ("I4", "audit.author_differs"),
    ),
    # I6: a dossier that nobody finds, or by another name
    "a dossier that search forgot": ("DELETE FROM dossier_search WHERE rowid = 2", ("I6", "search.differs")),
    "a dossier found by another's name": (
        "UPDATE dossier_search SET names = 'ai do' WHERE rowid = 2",
        ("I6", "search.differs"),
    ),
    "a name in the index that leads nowhere": (
        "INSERT INTO dossier_search (rowid, names, codes) VALUES (999, 'ai do', '')",
        ("I6", "search.differs"),
    ),
    "an index of another shape": (
        "UPDATE dossier_search_data SET block = x'00' WHERE id > 10",
        ("I1", "database.inconsistent"),
    ),
    # I6: a state that the history does not explain
    "a dossier's stage changed": (
        "UPDATE dossier SET stage = 'returned' WHERE number = 2",
        ("I6", "dossier.row_differs"),
    ),
    "a dossier's due date changed": (
        "UPDATE dossier SET due_at = '2027-01-01 00:00:00.000000' WHERE number = 2",
        ("I6", "dossier.row_differs"),
    ),
    "a dossier's fee changed": ("UPDATE dossier SET fee_due = 0 WHERE number = 1", ("I6", "dossier.row_differs")),
    "a dossier's row gone": ("DELETE FROM dossier WHERE number = 2", ("I6", "dossier.row_missing")),
    "a dossier without a history": (
        "DELETE FROM event WHERE number = 2",
        ("I6", "dossier.journal_missing"),
    ),
    "a history nobody can read": (
        "UPDATE event SET data = '{' WHERE number = 2 AND seq = 1",
        ("I6", "dossier.journal_unreadable"),
    ),
    "a history of another program": (
        "UPDATE event SET kind = 'abolished' WHERE number = 2 AND seq = 2",
        ("I6", "dossier.journal_unreadable"),
    ),
    "a history without its beginning": (
        "DELETE FROM event WHERE number = 2 AND seq = 1",
        ("I6", "dossier.journal_unreadable"),
    ),
    "a party renamed": ("UPDATE party SET name = 'Ai Đó' WHERE number = 2", ("I6", "dossier.row_differs")),
    "a code leading elsewhere": (
        "UPDATE dossier_code SET number = 1 WHERE number = 7",
        ("I6", "dossier.row_differs"),
    ),
    "money put aside": ("UPDATE cash SET amount = amount - 1000 WHERE number = 3", ("I6", "dossier.row_differs")),
    "a line that waits for ever": (
        "UPDATE batch_line SET outcome = '' WHERE number = 11",
        ("I6", "dossier.row_differs"),
    ),
    "a party added": (
        """INSERT INTO party SELECT number, 9, role, kind, name, name_sort, id_number, phone, tax_code, address
        FROM party WHERE number = 2""",
        ("I6", "dossier.row_differs"),
    ),
    # I8: a schema nobody knows
    "another schema": ("UPDATE alembic_version SET version_num = '0007'", ("I8", "schema.newer")),
    "a table gone": ("DROP TABLE task", ("I8", "schema.differs")),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_contradiction_is_found_and_named(lived_in: Ward, name: str) -> None:
    statement, expected = PLANTED[name]
    lived_in.tamper(statement)
    assert expected in found(lived_in)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET happened_at = '2026-11-18 99:30:00.000000' WHERE number = 2",
        "UPDATE dossier SET due_at = 'hôm qua' WHERE number = 2",
        "UPDATE audit SET at = 5 WHERE seq = 3",
        "UPDATE event SET data = CAST(x'7b22c3' AS TEXT) WHERE number = 2",
        "UPDATE audit SET who = CAST(x'68c36f61' AS TEXT) WHERE seq = 3",
        "UPDATE dossier SET submitter = CAST(x'c3' AS TEXT) WHERE number = 2",
    ],
)
def test_what_cannot_even_be_read_is_told_as_damage(lived_in: Ward, statement: str) -> None:
    lived_in.tamper(statement)
    assert ("I1", "database.unreadable") in found(lived_in)


def test_a_contradiction_is_named_by_the_dossier_it_is_in(lived_in: Ward) -> None:
    lived_in.tamper("UPDATE dossier SET stage = 'returned', fee_due = 1 WHERE number = 2")
    (problem,) = problems(lived_in)
    assert problem.where == lived_in.one("SELECT code FROM dossier WHERE number = 2")
    assert set(problem.words.split(", ")) == {"stage", "fee_due"}


def test_a_missing_number_is_named_by_its_series(lived_in: Ward) -> None:
    lived_in.tamper("UPDATE counter SET value = value + 2 WHERE series LIKE 'register:%'")
    (problem,) = problems(lived_in)
    last = lived_in.one("SELECT value FROM counter WHERE series LIKE 'register:%'")
    assert problem.where == "register:01:2026"
    assert f"missing [{last - 1}, {last}]" in problem.words


def test_the_first_broken_row_of_the_log_is_named(lived_in: Ward) -> None:
    lived_in.tamper("UPDATE audit SET action = 'office.founded' WHERE seq = 9")
    first = next(problem for problem in problems(lived_in) if problem.code == "audit.chain_broken")
    assert first.where == "9"


def head(ward: Ward) -> str:
    end = ward.desks.upkeep.audit_head(ward.actor())
    return f"{end.count}:{end.head}"


def receipt_code(ward: Ward, number: int) -> str:
    data = ward.one("SELECT data FROM print_job WHERE form = 'receipt' AND number = ?", number)
    return json.loads(data)["qr"].replace(" ", ":")


def test_the_head_of_the_log_is_an_anchor_that_holds_while_the_log_grows(lived_in: Ward) -> None:
    anchor = head(lived_in)
    lived_in.receive()
    assert problems(lived_in, anchor) == ()
    assert int(anchor.partition(":")[0]) < int(head(lived_in).partition(":")[0])


def test_a_new_log_has_an_anchor_too(ward: Ward) -> None:
    assert problems(ward, head(ward), f"0:{'0' * 64}") == ()


def chain_anew(ward: Ward, only: int | None = None) -> None:
    """Rewrite the log as its owner could: another unit's, and every hash fits again; or one row's hash alone."""
    with ward.store.engine.connect() as connection, connection.begin():
        rows = connection.execute(select(audit).order_by(audit.c.seq)).all()
    previous, statements = GENESIS, list[str]()
    for row in rows:
        if only not in (None, row.seq):
            previous = row.digest
            continue
        entry = sealed(replace(entry_of(row), unit="UBND khác"), previous)
        previous = entry.digest
        statements.append(
            f"UPDATE audit SET unit = 'UBND khác', previous = '{entry.previous}', digest = '{entry.digest}' "
            f"WHERE seq = {entry.seq}"
        )
    ward.tamper(*statements)


def cut_the_last_row(ward: Ward) -> None:
    ward.tamper("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")


def test_a_row_rewritten_with_its_own_hash_no_longer_fits_the_next(lived_in: Ward) -> None:
    chain_anew(lived_in, only=9)
    (problem,) = problems(lived_in)
    assert (problem.code, problem.where) == ("audit.chain_broken", "10")


@pytest.mark.parametrize("crime", [cut_the_last_row, chain_anew])
def test_what_the_chain_alone_cannot_see_an_anchor_outside_the_house_shows(
    lived_in: Ward, crime: Callable[[Ward], None]
) -> None:
    lived_in.desks.lookup.show(lived_in.actor(), "000.00.00.H99-261118-0001")  # a row without an event, the last
    anchor, receipt = head(lived_in), receipt_code(lived_in, 1)
    crime(lived_in)
    assert found(lived_in) == set(), "the chain alone is whole"
    assert found(lived_in, anchor) == {("I5", "anchor.does_not_fit")}
    if crime is chain_anew:
        assert found(lived_in, receipt) == {("I5", "anchor.does_not_fit")}


def test_the_ten_characters_of_a_receipt_are_an_anchor(lived_in: Ward) -> None:
    for number in (1, 2, 7, 9):
        anchor = receipt_code(lived_in, number)
        assert len(anchor.rpartition(":")[2]) == 10
        assert problems(lived_in, anchor, anchor.lower()) == ()


def test_a_receipt_keeps_its_anchor_under_a_former_code(lived_in: Ward) -> None:
    anchor = receipt_code(lived_in, 1)
    code = anchor.partition(":")[0]
    lived_in.desks.corrections.adopt_code(lived_in.actor(), code, "H03.15-261118-0001", Issuer.PROVINCE)
    assert problems(lived_in, anchor) == ()


@pytest.mark.parametrize(
    ("anchor", "code"),
    [
        ("", "anchor.unreadable"),
        ("xyz", "anchor.unreadable"),
        (":", "anchor.unreadable"),
        ("5:", "anchor.unreadable"),
        ("5:00ff", "anchor.does_not_fit"),
        ("9999:" + "0" * 64, "anchor.does_not_fit"),
        ("000.00.00.H99-261118-0001:AAAAAAAAAA", "anchor.does_not_fit"),
        ("000.00.00.H99-261118-9999:AAAAAAAAAA", "anchor.does_not_fit"),
    ],
)
def test_an_anchor_that_does_not_hold_is_told(lived_in: Ward, anchor: str, code: str) -> None:
    assert found(lived_in, anchor) == {("I5", code)}


def test_the_anchor_of_another_dossiers_receipt_does_not_fit(lived_in: Ward) -> None:
    one, other = receipt_code(lived_in, 1), receipt_code(lived_in, 2)
    mixed = f"{one.rpartition(':')[0]}:{other.rpartition(':')[2]}"
    assert found(lived_in, mixed) == {("I5", "anchor.does_not_fit")}


def test_a_check_of_the_catalogue_that_cannot_be_read_is_told(lived_in: Ward) -> None:
    lived_in.desks.catalogue.confirm(lived_in.actor(), CERTIFIED_COPY, "1186/QĐ-UBND")
    assert found(lived_in) == set()
    lived_in.tamper("UPDATE setting SET data = '[1]' WHERE name LIKE 'checks/%'")
    assert ("I6", "database.unreadable") in found(lived_in)
