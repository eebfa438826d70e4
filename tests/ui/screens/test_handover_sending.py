"""New slips are made and sent, recalled and printed again by keyboard and scanner alone."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from builders import DESK, Ward, copies
from counter_app.services.counter_rows import BatchCard, Box
from ui.at_work import focused
from ui.screens.hands import ALT, CTRL, Hands, K, outcomes
from ui.screens.slips import received, sent


def outgoing(ward: Ward, who: str = "hoa") -> tuple[BatchCard, ...]:
    return ward.desks.worklists.batches(ward.actor(who), Box.OUTGOING)


def codes_on(ward: Ward, batch: str) -> list[str]:
    return [line.code for line in ward.desks.worklists.batch(ward.actor(), batch).lines]


def test_everything_that_goes_to_the_next_desk_is_sent_with_its_paper_in_three_chords(qtbot: QtBot, ward: Ward) -> None:
    codes = received(ward, 3)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    hands.press(K.Key_F6)
    assert hands.text_of("forward") == "Bàn giao 3 hồ sơ và in phiếu"
    hands.press(K.Key_F9)
    [slip] = outgoing(ward)
    assert set(codes_on(ward, slip.batch)) == set(codes)
    assert slip.to_desk == DESK
    [job] = hands.printed_jobs
    assert ward.desks.print_room.paper(ward.actor(), job)[0].batch == slip.batch


def test_dossiers_are_picked_by_space_and_put_down_by_delete(qtbot: QtBot, ward: Ward) -> None:
    received(ward, 3)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    hands.press(K.Key_Down, K.Key_Space, K.Key_Down, K.Key_Space, K.Key_Delete, K.Key_Down, K.Key_Space, K.Key_F9)
    [slip] = outgoing(ward)
    assert slip.lines == 2
    [left] = ward.desks.worklists.to_hand_over(ward.actor())
    assert left.handle not in codes_on(ward, slip.batch)


def test_a_slip_lists_dossiers_in_the_order_they_were_scanned(qtbot: QtBot, ward: Ward) -> None:
    codes = received(ward, 3)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    for code in (codes[2], codes[0]):
        hands.scan(code)
    hands.scan(codes[2])
    assert "đã có trên phiếu" in hands.notice
    hands.press(K.Key_F9)
    [slip] = outgoing(ward)
    assert codes_on(ward, slip.batch) == [codes[2], codes[0]]


def test_last_digits_and_enter_put_a_dossier_on_the_pile(qtbot: QtBot, ward: Ward) -> None:
    codes = received(ward, 2)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    hands.type(codes[1][-4:], K.Key_Return)
    assert focused() is hands.screen.stage.build.scan
    hands.press(K.Key_F9)
    assert codes_on(ward, outgoing(ward)[0].batch) == [codes[1]]


def test_the_way_back_after_sending_is_in_the_toast(qtbot: QtBot, ward: Ward) -> None:
    received(ward, 2)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    hands.press(K.Key_F6, K.Key_F9)
    [slip] = outgoing(ward)
    [way_back] = [one for one in hands.bench.window.findChildren(QPushButton) if one.accessibleName() == "Rút lại"]
    way_back.click()
    assert outcomes(ward, slip.batch) == ["recalled"] * 2
    assert outgoing(ward) == ()


def test_a_slip_on_its_way_is_recalled_from_the_sent_ones(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 2)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_2, held=ALT)
    assert hands.text_of("back") == "Rút lại phiếu"
    hands.press(K.Key_F7)
    assert outcomes(ward, batch) == ["recalled"] * 2


def test_a_slip_that_was_taken_over_cannot_be_recalled(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 2)
    ward.desks.handover.accept(ward.actor("binh"), batch)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_3, held=ALT)
    assert "xử lý xong" in hands.why_not("recall")
    hands.press(K.Key_F7)
    assert outcomes(ward, batch) == ["accepted"] * 2


def test_a_recall_that_comes_too_late_is_told_and_shows_how_it_stands(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 2)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_2, held=ALT)
    ward.desks.handover.accept(ward.actor("binh"), batch)
    hands.press(K.Key_F7)
    assert batch in hands.shown
    assert "Đã nhận đủ 2" in hands.notice


def test_the_target_is_chosen_by_arrow_keys(qtbot: QtBot, ward: Ward) -> None:
    received(ward, 1)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_F3)
    target = hands.screen.stage.build.target
    assert focused() is target
    assert target.currentData() == DESK
    wanted = [target.itemData(at) for at in range(target.count())].index("binh")
    steps = wanted - target.currentIndex()
    hands.press(*[K.Key_Down if steps > 0 else K.Key_Up] * abs(steps))
    hands.press(K.Key_F6, K.Key_F9)
    [slip] = outgoing(ward)
    assert (slip.to_desk, slip.to_person) == (DESK, "binh")


def test_ones_own_desk_is_no_target(qtbot: QtBot, ward: Ward) -> None:
    received(ward, 1)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    targets = {target.to for target in hands.screen.stage.build.pile.targets}
    assert not targets & {"mot_cua", "hoa", "chat", "quan"}
    assert {DESK, "binh", "thang"} <= targets


def test_a_dossier_that_goes_elsewhere_next_is_sent_after_a_word_about_it(qtbot: QtBot, ward: Ward) -> None:
    [code] = received(ward, 1)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    hands.screen.stage.build.aim("van_thu")
    hands.scan(code)
    assert "nơi khác" in hands.notice
    hands.press(K.Key_F9)
    assert outgoing(ward)[0].to_desk == "van_thu"


def test_a_matter_settled_at_the_counter_is_offered_among_all_alone(qtbot: QtBot, ward: Ward) -> None:
    ward.receive(copies(2, 1))
    received(ward, 1)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    build = hands.screen.stage.build
    assert build.model.rowCount() == 1
    build.tabs.choose(1)
    assert build.model.rowCount() == 2


def test_what_cannot_be_sent_from_here_is_told_with_its_place(qtbot: QtBot, ward: Ward) -> None:
    batch, [code, *_] = sent(ward, 2)
    received(ward, 1)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    hands.scan(code)
    assert batch in hands.notice
    assert hands.why_not("forward")


def test_what_somebody_else_sent_meanwhile_is_told_and_leaves_the_pile(qtbot: QtBot, ward: Ward) -> None:
    codes = received(ward, 2)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    hands.press(K.Key_F6)
    ward.desks.handover.hand_over(ward.actor(), [codes[0]], DESK)
    hands.press(K.Key_F9)
    assert codes[0] in hands.shown
    assert hands.text_of("forward") == "Bàn giao 1 hồ sơ và in phiếu"


def test_a_pile_waits_for_the_person_who_began_it(qtbot: QtBot, ward: Ward) -> None:
    codes = received(ward, 2)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    hands.scan(codes[1])
    hands.bench.counter.sit_down(ward.desks.person("thu"))
    assert not hands.screen.stage.building
    hands.bench.counter.sit_down(ward.desks.person("hoa"))
    hands.press(K.Key_F9)
    assert codes_on(ward, outgoing(ward)[0].batch) == [codes[1]]


def test_a_pile_that_is_dropped_leaves_no_draft(qtbot: QtBot, ward: Ward) -> None:
    codes = received(ward, 2)
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    hands.scan(codes[1])
    hands.screen.save_draft()
    assert len(ward.desks.drafts.mine(ward.actor())) == 1
    hands.press(K.Key_F7)
    assert ward.desks.drafts.mine(ward.actor()) == ()
    assert not hands.screen.stage.building


def test_a_slip_is_printed_again_as_it_stands(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_F12)
    [job] = hands.printed_jobs
    row, pdf = ward.desks.print_room.paper(ward.actor(), job)
    assert row.batch == batch
    assert pdf.startswith(b"%PDF")


def test_who_may_only_take_over_is_told_why_there_is_no_new_slip(qtbot: QtBot, ward: Ward) -> None:
    hands = Hands(qtbot, ward, "tra")
    hands.press(K.Key_N, held=CTRL)
    assert hands.shown == hands.why_not("new")
    assert not hands.screen.stage.building
    assert hands.screen.stage.blank.isVisible()
