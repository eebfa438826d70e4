"""Somebody who watches the data beside the program: reads what each act added, and believes nothing the program says.

Everything here is written from what the data promise, none of it from the code under test: how the log is chained, how
an event is hashed, where each kind of event leads, how numbers follow each other.
"""

import hashlib
import json
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from journeys.beside import Beside
from journeys.roads import MOVES_THE_DUE_DATE, ROADS, STAGE, Standing

SIGN_OF_SERIES = {  # the sign behind the stroke of a paper's number -> the counter it comes from
    "TTPVHCC": "receipt",
    "HDHS": "supplement",
    "PTC": "refusal",
    "PXL": "apology",
    "TB-TTPVHCC": "stop_notice",
    "BG-TTPVHCC": "handover",
}
PREFIX = "000.00.00.H99"
GENESIS = "0" * 64
EVENTS_AS_LOGGED = """
    SELECT event.* FROM audit JOIN event ON event.number = audit.number AND event.seq = audit.event_seq
    WHERE audit.seq > ? ORDER BY audit.seq
"""


class Watcher:
    """Reads on where it stopped. ``look`` raises AssertionError at the first thing that is not as promised."""

    def __init__(self, data: Beside, folder: Path) -> None:
        self.standing: dict[int, Standing] = {}
        self.walked: set[tuple[int, str, int]] = set()
        self.events = 0
        self._data = data
        self._folder = folder
        self._audit_seq = self._batches = 0
        self._digest = GENESIS
        self._logged: dict[tuple[int, int], tuple[str, str, str]] = {}
        self._last: dict[str, int] = defaultdict(int)
        self._papers: dict[str, set[int]] = defaultdict(set)
        self.look()

    def look(self) -> list[Standing]:
        """Check everything since the last look, and return the dossiers that moved."""
        moved = {}
        before = {number: one.due_at for number, one in self.standing.items()}
        read = self._audit_seq
        self._read_log()
        self._count("event", self.events + len(self._logged))
        kinds = defaultdict(set)
        for stored in self._data.rows(EVENTS_AS_LOGGED, read) if self._logged else ():
            one = self._read_event(*stored)
            moved[one.number] = one
            kinds[one.number].add(one.kinds[-1])
        assert not self._logged, f"log rows of no event: {self._logged}"
        self._read_batches()
        for number, one in moved.items():
            self._compare(one, before.get(number), kinds[number])
        if moved or self.events == 0:
            self._compare_numbers()
            self._compare_batches()
            self._compare_scans()
        return list(moved.values())

    def _count(self, table: str, expected: int) -> None:
        """Notice rows that nothing else tells of, as well as rows that are gone."""
        ((found,),) = self._data.rows(f"SELECT count(*) FROM {table}")
        assert found == expected, f"{table}: {found} rows, told of {expected}"

    # --- the log ---

    def _read_log(self) -> None:
        query = """SELECT seq, unit, at, who, action, number, event_seq, data, previous, digest
                   FROM audit WHERE seq > ? ORDER BY seq"""
        for seq, unit, at, who, action, number, event_seq, data, previous, digest in self._data.rows(
            query, self._audit_seq
        ):
            assert seq == self._audit_seq + 1, f"log row {self._audit_seq + 1} is missing"
            assert previous == self._digest, f"log row {seq} does not follow the one before it"
            row = {
                "action": action,
                "at": f"{at[:10]}T{at[11:19]}+00:00",
                "data": data,
                "event_seq": event_seq,
                "number": number,
                "previous": previous,
                "seq": seq,
                "unit": unit,
                "who": who,
            }
            said = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            assert hashlib.sha256(said.encode()).hexdigest() == digest, (
                f"log row {seq} says another thing than its hash"
            )
            self._audit_seq, self._digest = seq, digest
            if event_seq:
                assert (number, event_seq) not in self._logged, f"event {number}/{event_seq} logged twice"
                self._logged[number, event_seq] = (action, who, json.loads(data)["event"])

    # --- the journals ---

    def _read_event(
        self,
        number: int,
        seq: int,
        schema: int,
        kind: str,
        happened_at: str,
        recorded_at: str,
        done_by: str,
        recorded_by: str,
        evidence: str,
        late_reason: str,
        data: str,
    ) -> Standing:
        one = self.standing.setdefault(number, Standing(number))
        self.events += 1
        assert seq == one.version + 1, f"event {number}/{seq} follows {one.version}"
        assert number <= len(self.standing), f"barcode: dossier {number} is one too far"
        assert happened_at >= one.happened_at, f"event {number}/{seq} goes back in time"
        assert happened_at <= recorded_at, f"event {number}/{seq} is of the future"
        assert (happened_at < recorded_at) <= bool(late_reason), f"event {number}/{seq} is late without a reason"
        moments = [moment.replace(" ", "T")[:19] + "+00:00" for moment in (happened_at, recorded_at)]
        said = [number, seq, schema, kind, *moments, done_by, recorded_by, evidence, late_reason, data]
        digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
        logged = self._logged.pop((number, seq), None)
        assert logged == (f"dossier.{kind}", recorded_by, digest), f"event {number}/{seq} {kind}: logged as {logged}"
        came_from = one.code
        self._live_through(one, kind, json.loads(data), done_by)
        self.walked.add((came_from, kind, one.code))
        assert (came_from, one.code) in ROADS[kind], f"{number}: no road from {came_from} by {kind} to {one.code}"
        assert kind != "returned" or "completed" in one.kinds, f"{number} was returned before it had a result"
        one.kinds.append(kind)
        one.happened_at = happened_at
        self._note_numbers(one, kind, json.loads(data), datetime.fromisoformat(f"{happened_at}+00:00"))
        return one

    def _live_through(self, one: Standing, kind: str, data: dict[str, Any], done_by: str) -> None:  # noqa: C901 - a line a kind
        """Follow one event: what it says itself, and where its kind leads."""
        was_short = one.short
        if "step" in data:
            one.step = data["step"]["position"]
        if "holder" in data:
            one.holder = (data["holder"]["desk"], data["holder"]["person"])
        if "procedure" in data:
            one.procedure = data["procedure"]["code"]
            one.short = data["short"]
            one.fee, one.waived, one.signed = data["fee"]["due"], data["fee"]["waived"], False
        match kind:
            case "submitted":
                one.code, one.handle, one.procedure = 1, data["slip"], data["matter"]["procedure"]["code"]
            case "not_accepted":
                one.code = 3
            case "received":
                one.code, one.handle, one.procedure = 2, data["code"]["text"], data["matter"]["procedure"]["code"]
                one.short, one.fee, one.waived = data["short"], data["fee"]["due"], data["fee"]["waived"]
                one.holder = ("mot_cua", done_by)
            case "handed_over":
                one.batch = data["transit"]["batch"]
            case "handover_refused" | "handover_recalled":
                one.batch = ""
            case "taken_over":
                one.code, one.batch = 4, ""
                one.signed, one.short = one.signed and not was_short, False
            case "signature_recorded":
                one.signed = True
            case "sent_back":
                one.signed = False
            case "supplement_asked":
                one.resumes_at, one.code, one.close_on = one.code, 5, date.fromisoformat(data["close_on"])
            case "payment_due":
                one.resumes_at, one.code = one.code, 6
            case "supplement_received" | "payment_settled" | "reopened":
                one.code, one.close_on = one.resumes_at, None
            case "withdrawn":
                one.code, one.close_on = 7, None
            case "stopped":
                one.stop_cause = {4: "office", 5: "not_supplemented", 7: "withdrawal"}.get(one.code, "?")
                assert data["cause"] == one.stop_cause
                one.resumes_at, one.code = 4, 8
            case "completed":
                one.code = 9
            case "returned":
                one.code, one.holder = 10, ("", "")
            case "cancelled":
                one.code = -1
            case "fee_collected":
                one.paid += data["amount"]
            case "fee_waived":
                one.waived = True
            case "attached":
                one.scans.append(data["scan"]["sha256"])
                assert data["position"] == len(one.scans)
            case "code_adopted":
                one.handle = data["code"]["text"]
            case "procedure_changed" if was_short and not one.short:
                one.holder = ("mot_cua", done_by)

    # --- the numbers ---

    def _note_numbers(self, one: Standing, kind: str, data: dict[str, Any], happened_at: datetime) -> None:
        if len(one.kinds) == 1:
            self._next("barcode:10:", one.number)
        if kind == "received":
            self._note_codes(data)
        year = (happened_at.astimezone(WARD)).year
        if data.get("paper_number"):
            number, _, sign = data["paper_number"].partition("/")
            self._papers[f"paper:{SIGN_OF_SERIES[sign]}/{PREFIX}:{year}"].add(int(number))
        if kind == "submitted":
            sign, _, number = data["slip"].rpartition("-")
            self._papers[f"paper:{SIGN_OF_SERIES[sign.rpartition('-')[0]]}/{PREFIX}:{year}"].add(int(number))

    def _note_codes(self, data: dict[str, Any]) -> None:
        book, _, year = data["register"]["volume"].partition("/")
        assert int(year) == data["register"]["year"]
        self._next(f"register:{book}:{year}", data["register"]["number"])
        if data["code"]["issuer"] == "unit":
            prefix, day, number = data["code"]["text"].rsplit("-", 2)
            self._next(f"dossier_code:{prefix}:20{day[:2]}-{day[2:4]}-{day[4:]}", int(number))

    def _next(self, series: str, number: int) -> None:
        """Check that a number is the next of its series; void ones in between are written down as such."""
        void = self._data.rows("SELECT first_number, last_number FROM void_number WHERE series = ?", series)
        skipped = {one for first, last in void for one in range(first, last + 1)}
        expected = self._last[series] + 1
        while expected in skipped:
            expected += 1
        assert number == expected, f"{series}: {number} follows {self._last[series]}"
        assert number not in skipped, f"{series}: {number} was called void"
        self._last[series] = number

    def last(self, series: str) -> int:
        """Return the last number of a series that stands on something."""
        return self._last.get(series, 0)

    def _compare_numbers(self) -> None:
        counters = dict(self._data.rows("SELECT series, value FROM counter"))
        found = {**self._last, **{series: len(numbers) for series, numbers in self._papers.items()}}
        assert counters == found, f"counters {set(counters.items()) ^ set(found.items())}"
        for series, numbers in self._papers.items():
            assert max(numbers) == len(numbers), f"{series}: {sorted(numbers)}"

    # --- rows beside the journals ---

    def _read_batches(self) -> None:
        query = (
            "SELECT batch, running, paper_number, round_of_day, sent_at FROM batch WHERE running > ? ORDER BY running"
        )
        for name, running, paper, of_day, sent_at in self._data.rows(query, self.last("barcode:20:")):
            self._batches += 1
            assert name == f"BG-{running:06d}"
            day = datetime.fromisoformat(f"{sent_at}+00:00").astimezone(WARD).date()
            self._next("barcode:20:", running)
            self._next(f"paper:handover_round:{day}", of_day)
            number, _, sign = paper.partition("/")
            self._papers[f"paper:{SIGN_OF_SERIES[sign]}/{PREFIX}:{day.year}"].add(int(number))
        self._count("batch", self._batches)

    def _compare_batches(self) -> None:
        waiting = set(self._data.rows("SELECT number, batch FROM batch_line WHERE outcome = ''"))
        on_their_way = {(one.number, one.batch) for one in self.standing.values() if one.batch}
        assert waiting == on_their_way, f"{waiting ^ on_their_way} on their way or not"

    def _compare(self, one: Standing, due_before: str | None, kinds: set[str]) -> None:
        rows = self._data.rows(
            """SELECT stage, version, coalesce(code, slip), coalesce(batch, ''), short, coalesce(step, 0), due_at,
                      fee_due, fee_collected, fee_waived, holder_desk, holder, procedure_code
               FROM dossier WHERE number = ?""",
            one.number,
        )
        assert rows, f"dossier {one.number} has no row"
        row = rows[0]
        due_at = row[6]
        if due_at != due_before:
            assert kinds & MOVES_THE_DUE_DATE, f"{one.handle}: due date moved by {kinds}"
        assert (due_at is None) == (one.code in (1, 3)), f"{one.handle}: due {due_at} at {one.code}"
        one.due_at = due_at
        at_work = one.code in (2, 4, 5, 6, 7, 8, 9)
        step, holder = (one.step, one.holder) if at_work else (0, ("", ""))
        if one.code == 9:
            holder = ("mot_cua", "")
        expected = (
            STAGE[one.code],
            one.version,
            one.handle,
            one.batch,
            int(one.short),
            step,
            due_at,
            one.fee,
            one.paid,
            int(one.waived),
            *holder,
            one.procedure,
        )
        assert row == expected, f"{one.handle}: the row says {row}, the events {expected}"
        ((paid,),) = self._data.rows("SELECT coalesce(sum(amount), 0) FROM cash WHERE number = ?", one.number)
        assert paid == one.paid

    def _compare_scans(self) -> None:
        """Hold each row of a scan against its event, and each file against its row; no file is there without one."""
        rows = self._data.rows("SELECT number, position, sha256, stored FROM attachment ORDER BY number, position")
        told = [
            (one.number, position, sha256)
            for one in sorted(self.standing.values(), key=lambda one: one.number)
            for position, sha256 in enumerate(one.scans, start=1)
        ]
        assert [row[:3] for row in rows] == told, f"scans: the rows say {rows}, the events {told}"
        kept = {str(file.relative_to(self._folder)) for file in (self._folder / "attachments").rglob("*.*")}
        assert kept == {stored for *_, stored in rows}, f"scans: files {kept}, rows {rows}"
        for *_, sha256, stored in rows:
            found = hashlib.sha256((self._folder / stored).read_bytes()).hexdigest()
            assert found == sha256, f"scan {stored} is another one than was attached"


WARD = datetime.fromisoformat("2026-01-01T00:00:00+07:00").tzinfo
