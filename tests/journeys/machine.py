"""Clerks at work, played by hypothesis over the services on a real data folder, with somebody watching the data."""

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, precondition, rule

from builders import (
    DESK,
    MORNING,
    Ward,
    a_form,
    founded,
    reopened,
)
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.values import Code, Issuer
from counter_app.domain.errors import Forbidden, Refused
from counter_app.domain.moments import ward_date
from counter_app.persistence import projection
from counter_app.persistence.checks import SqlChecks
from counter_app.persistence.unit import unit_of
from counter_app.services.acting import Actor
from counter_app.services.intake import ReceptionForm
from domain.dossiers.test_decide import PLACES, cells
from journeys.asking import (
    ACTS,
    AFTER_A_PAYMENT,
    AFTER_PAPERS,
    AN_HOUR_AGO,
    AT_THE_DESK,
    AT_THE_LAST_ACT,
    BEFORE_THE_LAST_ACT,
    FORMS,
    HOUSE,
    LEADS_NOWHERE,
    LONG_AGO,
    NOW,
    OTHER_DESK,
    ROW_OF,
    TOMORROW,
    UNREASONED,
    UNSOUND,
    USUAL,
    calls,
    moment_of,
    moments,
    waits,
)
from journeys.beside import beside
from journeys.roads import Standing
from journeys.watching import PREFIX, Watcher
from servers import a_shared_ward

GRANTED = {(request, place) for request, place, cell in cells() if cell == "ok"}
MOST_DOSSIERS = 6
LATE = "mất điện"
BESIDE_THE_LOG = (
    *("dossier", "event", "counter", "print_job", "idempotency_key", "batch_line", "party", "cash", "task"),
    "attachment",
)
EVERY_NTH_STEP = 8
"""How often the whole folder is verified; each step looks at what it touched."""

RUNS: Counter[int] = Counter()  # steps of each run of this process
WALKED: Counter[tuple[int, str, int]] = Counter()  # how many runs went each road
DONE: Counter[str] = Counter()  # acts granted and refused


class Clerks(RuleBasedStateMachine):
    """A ward in which anything may be asked for at any time."""

    dossiers: Bundle[int] = Bundle("dossiers")
    batches: Bundle[str] = Bundle("batches")

    def __init__(self) -> None:
        super().__init__()
        self.folder = HOUSE / f"{sum(RUNS.values())}-{len(DONE)}-{id(self)}"
        self._open = self._opened()
        self.ward: Ward = self._open.__enter__()
        self.data = beside(self.ward)
        self.watcher = Watcher(self.data, self.folder)
        self.people = {login: self.ward.desks.person(login) for login in ("hoa", "binh", "thang", "vui", "tra", "chat")}
        self.steps = -1  # the first look is before the first step
        self.codes = 0
        self.typed: set[str] = set()  # codes of our own series that another system had given before
        self.received_under = ""
        self.said: list[tuple[Callable[[str], object], str, object]] = []

    def _opened(self) -> AbstractContextManager[Ward]:
        shutil.copytree(founded(), self.folder)
        return reopened(self.folder, MORNING)

    def teardown(self) -> None:
        try:
            if sys.exc_info()[0] is None:  # else the run was given up, halfway through a step
                self._verify()
                RUNS[self.steps] += 1
                WALKED.update(self.watcher.walked)
        finally:
            self.data.close()
            self._open.__exit__(None, None, None)
            shutil.rmtree(self.folder)

    # --- what holds after every step ---

    @invariant()
    def what_was_added_is_as_promised(self) -> None:
        self.steps += 1
        for one in self.watcher.look():
            self._is_its_journal_replayed(one)
        if self.steps % EVERY_NTH_STEP == 0:
            self._verify()

    def _is_its_journal_replayed(self, one: Standing) -> None:
        with unit_of(self.ward.store) as unit:
            replayed = replay(unit.dossiers.journal(one.number))
        row = projection.dossier_row(replayed)
        assert (row["stage"], row["version"], replayed.handle) == (replayed.stage, one.version, one.handle)

    def _verify(self) -> None:
        report = SqlChecks(self.ward.store).verify(())
        assert report.ok, report.problems
        assert report.events == self.watcher.events

    # --- time ---

    @rule(wait=waits)
    def time_passes(self, wait: timedelta) -> None:
        self.ward.clock.moment += wait

    # --- things come in ---

    @precondition(lambda self: len(self.watcher.standing) < MOST_DOSSIERS)
    @rule(target=dossiers, form=st.sampled_from(sorted(FORMS)), when=moments)
    def receive(self, form: str, when: int) -> Any:
        actor, sound = self._frame(when, ())
        return self._comes_in(sound, lambda key: self._receive(actor, FORMS[form], key))

    @precondition(lambda self: len(self.watcher.standing) < MOST_DOSSIERS - 1)
    @rule(target=dossiers, forms=st.lists(st.sampled_from(sorted(FORMS)), min_size=1, max_size=2))
    def receive_many(self, forms: list[str]) -> Any:
        wanted = [FORMS[form] for form in forms]
        desk = self.ward.desks.reception
        done = self._must_be_granted(lambda key: desk.receive_many(self._me(), wanted, key=key))
        return multiple(*(one.number for one in done))

    @precondition(lambda self: len(self.watcher.standing) < MOST_DOSSIERS)
    @rule(target=dossiers, when=moments)
    def receive_from_the_portal(self, when: int) -> Any:
        self.codes += 1
        form = a_form(given_code=Code(f"H03.15-261118-{self.codes:04d}", Issuer.PORTAL))
        actor, sound = self._frame(when, ())
        return self._comes_in(sound, lambda key: self._receive(actor, form, key))

    @precondition(lambda self: len(self.watcher.standing) < MOST_DOSSIERS)
    @rule(target=dossiers, ahead=st.integers(0, 2))
    def receive_under_a_code_that_will_be_ours(self, ahead: int) -> Any:
        day = ward_date(self.ward.clock())
        number = self.watcher.last(f"dossier_code:{PREFIX}:{day}") + ahead
        code = Code(f"{PREFIX}-{day:%y%m%d}-{number:04d}", Issuer.PROVINCE)
        known = code.text in self.typed or ahead == 0
        self.typed.add(code.text)
        if number == 0:
            return multiple()
        return self._comes_in(not known, lambda key: self._receive(self._me(), a_form(given_code=code), key))

    @precondition(lambda self: len(self.watcher.standing) < MOST_DOSSIERS)
    @rule(target=dossiers, when=moments)
    def note(self, when: int) -> Any:
        actor, sound = self._frame(when, ())
        return self._comes_in(sound, lambda key: self.ward.desks.reception.note(actor, FORMS["three days"], key=key))

    @precondition(lambda self: len(self.watcher.standing) < MOST_DOSSIERS)
    @rule(target=dossiers)
    def refuse_at_the_counter(self) -> Any:
        desk = self.ward.desks.reception
        return self._comes_in(GRANTED, lambda key: desk.refuse(self._me(), FORMS["same day"], "Không thuộc", key=key))

    # --- from hand to hand ---

    @rule(
        target=batches,
        numbers=st.lists(dossiers, min_size=1, max_size=3),
        to=st.sampled_from([DESK, "binh", "lanh_dao"]),
        when=moments,
    )
    def hand_over_many(self, numbers: list[int], to: str, when: int) -> Any:
        chosen = [self.watcher.standing[number] for number in numbers]
        actor, sound = self._frame(when, chosen)
        sound = sound and len(set(numbers)) == len(numbers) and all(self._may("hand_over", one) for one in chosen)
        handles = [one.handle for one in chosen]
        sent = self._asked(sound, lambda key: self.ward.desks.handover.hand_over(actor, handles, to, key=key))
        return sent.batch if sent else multiple()

    @rule(batch=batches, pick=st.integers(0, 7), when=moments)
    def take_over_a_batch(self, batch: str, pick: int, when: int) -> None:
        waiting = [one for one in self.watcher.standing.values() if one.batch == batch]
        refused = {waiting[0].handle: "Thiếu giấy"} if waiting and pick & 1 else {}
        left_out = {waiting[-1].handle} if waiting and pick & 2 else set()
        actor, sound = self._frame(when, [one for one in waiting if one.handle not in left_out], "binh")
        sound = bool(waiting) and (sound or {one.handle for one in waiting} == left_out)
        if when != NOW and {one.handle for one in waiting} == left_out:
            return  # nothing is asked of any dossier, but the frame of the act is checked all the same
        self._asked(
            sound,
            lambda key: self.ward.desks.handover.accept(actor, batch, left_out=left_out, refused=refused, key=key),
        )

    @rule(number=dossiers)
    def a_paper_is_missing_at_the_handover(self, number: int) -> None:
        if self.watcher.standing[number].place == "accepted":
            self._go_on(number)
            self.watcher.look()
        one = self.watcher.standing[number]
        batch, refused = one.batch, {one.handle: "Thiếu giấy"}
        binh, desk = Actor(self.people["binh"]), self.ward.desks.handover
        self._asked(batch, lambda key: desk.accept(binh, batch, refused=refused, key=key))

    @rule(batch=batches)
    def recall_a_batch(self, batch: str) -> None:
        waiting = any(one.batch == batch for one in self.watcher.standing.values())
        self._asked(waiting, lambda key: self.ward.desks.handover.recall(self._me(), batch, key=key))

    @rule(numbers=st.lists(dossiers, min_size=1, max_size=2, unique=True))
    def finish_many(self, numbers: list[int]) -> None:
        chosen = [self.watcher.standing[number] for number in numbers]
        sound = all(one.place in {"short", "signing"} and not one.signed for one in chosen)
        handles = [one.handle for one in chosen]
        self._asked(sound, lambda key: self.ward.desks.returning.finish_many(self._me(), handles, "thang", key=key))

    # --- one dossier ---

    @rule(number=dossiers, name=st.sampled_from(ACTS), when=moments)
    def ask_anything(self, number: int, name: str, when: int) -> None:
        self._act(number, name, when)

    @rule(number=dossiers, pick=st.integers(0, 99), when=moments)
    def ask_what_may_be_asked(self, number: int, pick: int, when: int) -> None:
        one = self.watcher.standing[number]
        legal = [name for name in ACTS if self._may(name, one)]
        wanted = [name for name in legal if (name in LEADS_NOWHERE) is (pick % 3 == 0)] or legal
        if wanted:
            self._act(number, wanted[pick // 3 % len(wanted)], when)

    @rule(number=dossiers, where=st.sampled_from(["desk", "counter"]), then=st.sampled_from(AFTER_PAPERS))
    def papers_are_long_in_coming(self, number: int, where: str, then: str) -> None:
        one = self.watcher.standing[number]
        if where == "desk":
            self._bring_to_desk(number)
        self._act(number, "ask_supplement", NOW)
        self.watcher.look()
        self.ward.clock.moment += timedelta(days=16 if one.close_on else 1)
        self._act(number, then, NOW)

    @rule(number=dossiers, then=st.sampled_from(AFTER_A_PAYMENT))
    def a_payment_is_long_in_coming(self, number: int, then: str) -> None:
        self._bring_to_desk(number)
        self._act(number, "wait_for_payment", NOW)
        self.watcher.look()
        self.ward.clock.moment += timedelta(days=2)
        self._act(number, then, NOW)

    @rule(number=dossiers, name=st.sampled_from(AT_THE_DESK))
    def something_comes_up_at_the_desk(self, number: int, name: str) -> None:
        self._bring_to_desk(number)
        self._act(number, name, NOW)

    @rule(number=dossiers, name=st.sampled_from(["ask_completion", "refuse", "cancel"]))
    def something_comes_up_at_the_counter(self, number: int, name: str) -> None:
        self._act(number, name, NOW)

    def _bring_to_desk(self, number: int) -> None:
        one = self.watcher.standing[number]
        for place in ("submitted", "accepted", "moving"):
            if one.place == place:
                self._go_on(number)
                self.watcher.look()

    @rule(numbers=st.lists(dossiers, min_size=1, max_size=3))
    def go_on(self, numbers: list[int]) -> None:
        for number in numbers:
            self._go_on(number)
            self.watcher.look()

    @rule(number=dossiers, pick=st.integers(0, 99))
    def go_on_and_then(self, number: int, pick: int) -> None:
        self._go_on(number)
        self.watcher.look()
        self.ask_what_may_be_asked(number=number, pick=pick, when=NOW)

    def _go_on(self, number: int) -> None:
        one = self.watcher.standing[number]
        name = USUAL.get(one.place, "correct")
        self._act(number, "complete" if one.place == "short" and one.signed else name, NOW)

    # --- what must change nothing ---

    @rule(
        number=dossiers,
        how=st.sampled_from(["unsound", "among others", "old form", "other key", "look"]),
        form=st.sampled_from(sorted(UNSOUND)),
    )
    def disturb(self, number: int, how: str, form: str) -> None:
        one, desks = self.watcher.standing[number], self.ward.desks
        if how == "unsound":
            self._must_be_refused(lambda key: self._receive(self._me(), UNSOUND[form], key))
        elif how == "among others":
            forms = [FORMS["short"], FORMS["three days"], UNSOUND[form]]
            self._must_be_refused(lambda key: desks.reception.receive_many(self._me(), forms, key=key))
        elif how == "old form":
            version, fields = one.version - 1, (("subject", f"cũ {one.version}"),)
            correct = desks.corrections.correct
            self._must_be_refused(
                lambda key: correct(self._me(), one.handle, fields, "Nhầm", expected=version, key=key)
            )
        elif how == "other key" and self.received_under:
            other = a_form(subject="khác hẳn")
            self._must_be_refused(lambda _: desks.reception.receive(self._me(), other, key=self.received_under))
        elif how == "look":
            self._look(one)

    @rule(number=dossiers, name=st.sampled_from(ACTS))
    def ask_without_the_right(self, number: int, name: str) -> None:
        logged = self._count("audit")
        before = self._everything_but_the_log()
        call = self._call(name, self.watcher.standing[number], Actor(self.people["chat"]))
        with pytest.raises(Forbidden):
            call("no-right")
        assert self._count("audit") == logged + 1
        assert self._everything_but_the_log() == before

    @precondition(lambda self: self.said)
    @rule(pick=st.integers(0, 9))
    def say_it_again(self, pick: int) -> None:
        call, key, answer = self.said[-1 - pick % len(self.said)]
        before = self._everything()
        assert call(key) == answer, "the same key got another answer"
        assert self._everything() == before

    def _look(self, one: Standing) -> None:
        before = self._everything_but_the_log()
        page = self.ward.desks.lookup.show(self._me(), one.handle)
        assert (page.dossier.number, len(page.events)) == (one.number, one.version)
        assert self.ward.desks.lookup.search(self._me(), one.handle).count == 1
        assert self._everything_but_the_log() == before

    # --- how it is done ---

    def _me(self) -> Actor:
        return Actor(self.people["hoa"])

    def _receive(self, actor: Actor, form: ReceptionForm, key: str) -> Any:
        done = self.ward.desks.reception.receive(actor, form, key=key)
        self.received_under = key
        return done

    def _frame(self, when: int, chosen: Sequence[Standing], login: str = "hoa") -> tuple[Actor, bool]:
        """Return who acts at which time, and whether an act at that time can be granted."""
        now, me = self.ward.clock(), self.people[login]
        last = max((moment_of(one.happened_at) for one in chosen), default=now - timedelta(hours=2))
        if when == NOW:
            return Actor(me), True
        happened_at = {
            AN_HOUR_AGO: now - timedelta(hours=1),
            AT_THE_LAST_ACT: last,
            BEFORE_THE_LAST_ACT: last - timedelta(seconds=1),
            TOMORROW: now + timedelta(days=1),
            LONG_AGO: now - timedelta(days=30, seconds=1),
            UNREASONED: now - timedelta(minutes=1),
        }[when]
        reason = "" if when == UNREASONED else LATE
        in_bound = now - timedelta(days=30) <= happened_at <= now
        in_order = not chosen or happened_at >= last
        told = bool(reason) or happened_at == now
        return Actor(me, happened_at=happened_at, late_reason=reason), in_bound and in_order and told

    def _may(self, name: str, one: Standing) -> bool:
        """Say whether an act is granted: the table of requests, and what depends on figures and dates."""
        place = one.place
        if place not in PLACES:
            return False
        if name == "stop" and one.code == 5:
            return one.close_on is not None and ward_date(self.ward.clock()) > one.close_on
        if (ROW_OF.get(name, name), place) not in GRANTED:
            return False
        match name:
            case "sign":
                return not one.signed
            case "collect_fee" | "waive_fee":
                return one.owed > 0
            case "cancel":
                return one.paid == 0
            case "reassign":
                return one.holder != (OTHER_DESK, "")
            case _:
                return True

    def _act(self, number: int, name: str, when: int) -> None:
        one = self.watcher.standing[number]
        login = "thang" if name == "reopen" else "hoa"
        sent_together = [other for other in self.watcher.standing.values() if one.batch and other.batch == one.batch]
        actor, in_time = self._frame(when, sent_together if name in {"take_over", "recall"} else [one], login)
        granted = in_time and self._may(name, one)
        if name == "stop" and one.code == 5 and when != NOW:
            granted = granted and one.close_on is not None and ward_date(actor.happened_at or MORNING) > one.close_on
        self._asked(granted, self._call(name, one, actor))

    def _call(self, name: str, one: Standing, actor: Actor) -> Callable[[str], Any]:
        self.codes += 1
        return calls(self.ward.desks, actor, one, self.ward.clock(), self.codes)[name]

    def _comes_in(self, granted: object, call: Callable[[str], Any]) -> Any:
        done = self._asked(granted, call)
        return done.number if done else multiple()

    def _asked(self, granted: object, call: Callable[[str], Any]) -> Any:
        """Ask, and hold the answer against what must be: granted, or refused with the data untouched."""
        key = f"{len(self.said)}-{self.steps}"
        before = self._everything()
        answer, refusal = None, ""
        try:
            answer = call(key)
        except Refused as refused:
            refusal = refused.code
        if refusal:
            assert not granted, f"refused what must be granted: {refusal}"
            assert self._everything() == before, f"refused, and yet something was written: {refusal}"
        else:
            assert granted, f"granted what must be refused: {answer}"
            self.said.append((call, key, answer))
        DONE[refusal or "granted"] += 1
        return answer

    def _must_be_granted(self, call: Callable[[str], Any]) -> Any:
        return self._asked(GRANTED, call)

    def _must_be_refused(self, call: Callable[[str], Any]) -> None:
        self._asked(None, call)

    def _count(self, table: str) -> int:
        return int(self.data.rows(f"SELECT count(*) FROM {table}")[0][0])

    def _everything(self) -> tuple[object, list[str]]:
        return self.data.fingerprint(), self._files()

    def _everything_but_the_log(self) -> tuple[list[object], list[str]]:
        return [self.data.rows(f"SELECT * FROM {table}") for table in BESIDE_THE_LOG], self._files()

    def _files(self) -> list[str]:
        return sorted(str(file) for file in (self.folder / "attachments").rglob("*"))


class ClerksOnServer(Clerks):
    """The same clerks in a ward whose data are on a server; what happens between counters is tried elsewhere."""

    def _opened(self) -> AbstractContextManager[Ward]:
        return a_shared_ward(self.folder)
