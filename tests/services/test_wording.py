"""Everything the program can say is said in both languages, with words that fit the values."""

import ast
import tomllib
from collections import defaultdict
from datetime import date, datetime
from string import Formatter

import pytest

from counter_app.domain.deadlines.due import Line, LineKind, Pause, SupplementPolicy, due, due_after_supplement
from counter_app.domain.deadlines.due_states import DueKind, DueState, DueUnit
from counter_app.domain.deadlines.limits import TimeLimit, Unit, parse_limits
from counter_app.domain.deadlines.verdicts import Verdict, remaining
from counter_app.domain.dossiers.events import KINDS
from counter_app.domain.dossiers.stages import PAUSED_STAGES, Stage
from counter_app.domain.dossiers.values import Outcome
from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.errors import Refused
from counter_app.domain.id_cards import CardWarning
from counter_app.domain.moments import WARD_TIME
from counter_app.domain.people import Right, Role
from counter_app.resources import resource
from counter_app.services import shown
from counter_app.services.paper_orders import FORMS
from counter_app.services.state_calendar import state_calendar
from counter_app.services.wording import (
    Language,
    due_words,
    explain,
    explain_line,
    left_words,
    name,
    say,
    sentence,
    span,
)
from services.said_codes import PACKAGE, sites, sites_in

VI, EN = Language.VI, Language.EN
TABLES = ("messages", "lines", "names", "answers", "help", "work")


def sentences(table: str, lang: Language) -> dict[str, str]:
    """Read a table with its codes as the program knows them."""
    sections = tomllib.loads(resource(f"i18n/{table}.{lang}.toml").read_text("utf-8"))
    found = {section: text for section, text in sections.items() if isinstance(text, str)}
    for section, texts in sections.items():
        if isinstance(texts, dict):
            found |= {f"{section}.{key}": text for key, text in texts.items()}
    return found


def gaps(template: str) -> list[tuple[str, str]]:
    return [(field, spec or "") for _, field, spec, _ in Formatter().parse(template) if field is not None]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WARD_TIME)


# the catalogue of sentences


def test_every_message_that_is_uttered_has_a_sentence_in_both_languages() -> None:
    uttered = sites()
    assert len({site.code for site in uttered}) > 100
    for lang in Language:
        known = sentences("messages", lang)
        missing = {site.code: f"{site.where} {sorted(site.params)}" for site in uttered if site.code not in known}
        assert not missing


def test_a_sentence_uses_only_what_every_place_gives_it() -> None:
    given = defaultdict(list)
    for site in sites():
        given[site.code].append(site.params)
    for lang in Language:
        wanting = {
            code: sorted({field for field, _ in gaps(text)} - frozenset.intersection(*given[code]))
            for code, text in sentences("messages", lang).items()
            if not {field for field, _ in gaps(text)} <= frozenset.intersection(*given.get(code, [frozenset()]))
        }
        assert not wanting


def test_no_message_waits_in_vain() -> None:
    uttered = {site.code for site in sites()}
    assert set(sentences("messages", VI)) <= uttered


def test_no_answer_is_missing_or_waits_in_vain() -> None:
    told = set(_told_codes())
    assert told == set(sentences("answers", VI))


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_say_the_same_things(table: str) -> None:
    vietnamese, english = sentences(table, VI), sentences(table, EN)
    if table == "names":  # English counts: "1 day", "5 days"
        english = {code: text for code, text in english.items() if not code.endswith("_one")}
    assert list(vietnamese) == list(english)
    for code, text in vietnamese.items():
        assert sorted(gaps(text)) == sorted(gaps(english[code])), code


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("lang", Language)
def test_a_gap_names_a_way_of_showing_that_there_is(table: str, lang: Language) -> None:
    kinds = {code.partition(".")[0] for code in sentences("names", lang)}
    for code, text in sentences(table, lang).items():
        for field, spec in gaps(text):
            assert field.isidentifier(), code
            assert spec in {"", *shown._SHAPES, *kinds}, code


@pytest.mark.parametrize("lang", Language)
def test_a_message_is_one_whole_sentence(lang: Language) -> None:
    for code, text in sentences("messages", lang).items():
        assert text.endswith("."), code
        assert "\n" not in text, code
        assert text[0].isupper() or text[0] in "{“", code
        assert ". " not in text, code


@pytest.mark.parametrize("lang", Language)
def test_every_stage_event_right_role_and_form_has_a_name(lang: Language) -> None:
    known = sentences("names", lang)
    wanted = {
        "stage": [stage.value for stage in Stage],
        "event": list(KINDS),
        "right": [right.value for right in Right],
        "role": [role.value for role in Role],
        "form": list(FORMS),
        "verdict": [verdict.value for verdict in Verdict],
        "limit": [unit.value for unit in Unit],
        "act": _acts(),
    }
    for kind, values in wanted.items():
        assert {f"{kind}.{value}" for value in values} <= set(known), kind


@pytest.mark.parametrize("lang", Language)
def test_everything_that_can_happen_and_every_due_state_has_its_words(lang: Language) -> None:
    known = sentences("work", lang)
    outcomes = {f"moved.completed_{outcome}" for outcome in Outcome}
    moved = {f"moved.{kind}" for kind in KINDS if kind != "completed"} | outcomes
    due = {f"due.{kind}" for kind in DueKind if kind not in (DueKind.NONE, DueKind.PAUSED)}
    assert set(known) == moved | due | {f"due.{stage}" for stage in PAUSED_STAGES} | {"due.done_early"}


def test_a_span_is_counted_as_people_count() -> None:
    assert [span(count, DueUnit.HOUR, EN) for count in (1, 2)] == ["1 hour", "2 hours"]
    assert [span(1, unit, VI) for unit in DueUnit] == ["1 ngày", "1 giờ", "1 phút"]


@pytest.mark.parametrize(
    ("state", "vietnamese", "english"),
    [
        (DueState(DueKind.ON_TIME, 4), "Còn 4 ngày", "4 days left"),
        (DueState(DueKind.NEAR, 1), "Còn 1 ngày", "1 day left"),
        (DueState(DueKind.TODAY, 5, DueUnit.HOUR, moment("2026-11-23T16:30")), "Hôm nay 16:30", "Today 16:30"),
        (DueState(DueKind.OVERDUE, 2), "Quá 2 ngày", "2 days overdue"),
        (DueState(DueKind.OVERDUE, 4, DueUnit.HOUR), "Quá 4 giờ", "4 hours overdue"),
        (DueState(DueKind.PAUSED, stage=Stage.AWAITING_SUPPLEMENT), "Chờ bổ sung", "Awaiting papers"),
        (DueState(DueKind.PAUSED, stage=Stage.AWAITING_PAYMENT), "Chờ nộp tiền", "Awaiting payment"),
        (DueState(DueKind.DONE), "Xong", "Done"),
        (DueState(DueKind.DONE, 1), "Trước hạn 1 ngày", "1 day early"),
        (DueState(DueKind.DONE_LATE, 1), "Xong trễ 1 ngày", "Done 1 day late"),
        (DueState(DueKind.NONE), "", ""),
    ],
)
def test_a_due_state_is_said_in_a_few_words(state: DueState, vietnamese: str, english: str) -> None:
    assert (due_words(state, VI), due_words(state, EN)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("due_at", "now", "vietnamese", "english"),
    [
        ("2026-11-27T17:00", "2026-11-25T14:00", "còn 2 ngày 3 giờ", "2 days 3 hours left"),
        ("2026-11-27T17:00", "2026-11-27T16:40", "còn 20 phút", "20 minutes left"),
        ("2026-11-27T17:00", "2026-11-27T17:00", "còn 0 phút", "0 minutes left"),
        ("2026-11-23T17:00", "2026-11-25T08:30", "quá 1 giờ", "1 hour over"),
        ("2026-11-23T17:00", "2026-11-26T07:50", "quá 1 ngày 20 phút", "1 day 20 minutes over"),
    ],
)
def test_what_is_left_is_said_in_working_time(due_at: str, now: str, vietnamese: str, english: str) -> None:
    left = remaining(moment(due_at), moment(now), state_calendar())
    assert (left_words(left, VI), left_words(left, EN)) == (vietnamese, english)


def _acts() -> set[str]:
    """The acts that a refusal can name: what the guards are handed, and what is written beside ``act=``."""
    found: set[str] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="must_stand" | "_step_in_hand"), args=[_, ast.Constant(value=act), *_]):
                    found.add(act)
                case ast.Call(func=ast.Name(id="must_wait"), args=[_, _, ast.Constant(value=act)]):
                    found.add(act)
                case ast.keyword(arg="act", value=ast.Constant(value=act)):
                    found.add(act)
    assert {"receive", "give_back", "reopen", "correct"} <= found
    return found


def _told_codes() -> set[str]:
    found = {"warning"}
    for path in sorted((PACKAGE / "cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="tell"), args=[ast.Constant(value=str(code))]):
                    found.add(code)
                case ast.Call(
                    func=ast.Attribute(attr="tell"),
                    args=[ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other)))],
                ):
                    found |= {one, other}
                case ast.Call(func=ast.Name(id="told"), args=[_, _, ast.Constant(value=str(code))]):
                    found.add(code)
    return found


# the reader of the source


def test_the_reader_finds_every_way_of_uttering() -> None:
    source = """
raise Refused("a.b", one=1, two=2)
code = "c.d" if full else "e.f"
raise Unavailable(code, file=path)
TABLE = {5: (Damaged, "g.h")}
must_say(text, "i.j")
Warn("k.l", {"three": 3})
say("m.n", lang, {"four": 4})
raise Refused(f"fee.{what}_missing")
"""
    found = {site.code: site.params for site in sites_in(source, "somewhere.py")}
    assert found["a.b"] == {"one", "two"}
    assert found["c.d"] == found["e.f"] == {"file"}
    assert found["g.h"] == found["i.j"] == frozenset()
    assert found["k.l"] == {"three"}
    assert found["m.n"] == {"four"}
    assert {"fee.pages_missing", "fee.copies_missing", "fee.cases_missing"} <= set(found)


def test_the_reader_does_not_pass_over_a_code_it_cannot_read() -> None:
    with pytest.raises(AssertionError, match="somewhere"):
        list(sites_in('raise Refused(prefix + ".unknown")', "somewhere.py"))


# saying it


def test_an_error_says_what_to_do() -> None:
    assert say(Refused("id_number.length", found=11), VI) == "Số định danh phải đủ 12 chữ số, hiện có 11."
    assert say(Refused("id_number.length", found=11), EN) == "A personal number has 12 digits, this one has 11."


def test_values_are_shown_as_people_write_them() -> None:
    too_early = Refused("extend.not_later", asked=moment("2026-11-25T17:00"), due_at=moment("2026-11-27T17:00"))
    assert "17:00 25/11/2026" in say(too_early, VI)
    assert "17:00 27/11/2026" in say(too_early, EN)
    assert "15.000 đồng" in say(Warn("fee.outstanding", {"amount": 15000}), VI)
    assert "15,000 dong" in say(Warn("fee.outstanding", {"amount": 15000}), EN)
    assert "23/11/2026" in say(Refused("procedure.not_in_force", procedure="1.001193", day=date(2026, 11, 23)), VI)
    not_now = Refused("dossier.not_now", act="complete", stage="awaiting_supplement", dossier="X")
    assert say(not_now, VI) == "Không thể hoàn thành hồ sơ X khi hồ sơ ở trạng thái “chờ bổ sung”."
    assert "be completed" in say(not_now, EN)


def test_a_moment_is_told_on_the_wards_clock() -> None:
    in_utc = datetime.fromisoformat("2026-11-22T23:30:00+00:00")
    assert "06:30 23/11/2026" in say(Refused("act.in_the_future", happened_at=in_utc), VI)


def test_a_card_warning_is_said_like_any_other() -> None:
    assert "nam" in say(CardWarning("card.sex_mismatch", "sex", "male", "female"), VI)
    assert "female" in say(CardWarning("card.sex_mismatch", "sex", "male", "female"), EN)


@pytest.mark.parametrize("hostile", ["{dossier}", "{0}", "{", "}", "%s", "{stage.__class__}", "{{}}", "<b>A", "=1+1"])
def test_what_a_person_typed_is_never_read_as_a_template(hostile: str) -> None:
    assert f"“{hostile}”" in say(Refused("dossier.unknown", dossier=hostile), VI)


def test_a_typed_text_stays_on_its_line_and_steers_no_terminal() -> None:
    said = say(Refused("dossier.unknown", dossier="a\n\x1b[31mb\x9bc\ud800"), EN)
    assert "“a [31mb c”" in said


def test_a_typed_text_is_cut_before_the_sentence_drowns_in_it() -> None:
    assert len(say(Refused("dossier.unknown", dossier="x" * 10_000), VI)) < 300


def test_a_path_and_a_list_of_papers_are_told_whole() -> None:
    folder = "/" + "x" * 300
    assert folder in say(Refused("folder.exists", folder=folder), VI)
    papers = "; ".join(["Tờ khai"] * 100)
    assert papers in say(Warn("papers.missing", {"count": 100, "names": papers}), VI)


def test_saying_something_is_never_an_error() -> None:
    assert say("no.such_code", VI) == "no.such_code"
    assert "…" in say("dossier.unknown", VI)
    assert say("procedure.not_in_force", EN, {"procedure": "1.001193", "day": "someday"}).count("someday") == 1
    assert "much" in say("fee.outstanding", VI, {"amount": "much"})
    assert sentence("lines", "paused.minutes", VI, {"minutes": "some", "until": 5, "at": None}).endswith("trừ some.")


def test_a_name_that_nobody_gave_is_the_value_itself() -> None:
    assert name("stage", "accepted", VI) == "đã tiếp nhận"
    assert name("stage", "elsewhere", VI) == "elsewhere"


# explanations


def test_an_explanation_reads_as_a_person_would_tell_it() -> None:
    found = due(TimeLimit.parse("2 working_day"), moment("2026-11-20T17:20"), state_calendar())
    assert explain(found.lines, VI) == [
        "Tiếp nhận lúc 17:20 20/11/2026; thời hạn 2 ngày làm việc.",
        "Nộp sau giờ làm việc nên tính như nhận lúc 07:30 23/11/2026.",
        "Không tính 24/11/2026 là ngày nghỉ: Ngày Văn hóa Việt Nam.",
        "Bắt đầu tính từ 07:30 25/11/2026.",
        "Ngày làm việc thứ 1: 25/11/2026.",
        "Ngày làm việc thứ 2: 26/11/2026.",
        "Không tính 2 ngày nghỉ hằng tuần.",
        "Hẹn trả kết quả: 17:00 26/11/2026.",
    ]


TOLD_BY_DESKS = {
    LineKind.CASE: ({"case": "Cần xác minh"}, "Áp dụng thời hạn của trường hợp “Cần xác minh”."),
    LineKind.AGREED: ({"case": "Theo thỏa thuận"}, "Ngày hẹn theo thỏa thuận bằng văn bản: Theo thỏa thuận."),
    LineKind.BOUNDARY_FREE: (
        {"agency": "UBND xã Cẩm Giàng"},
        "Tiếp nhận thay cho UBND xã Cẩm Giàng; thời hạn tính lại từ khi cơ quan này nhận hồ sơ.",
    ),
    LineKind.COMPETENT_HAS_IT: (
        {"agency": "UBND xã Cẩm Giàng"},
        "UBND xã Cẩm Giàng nhận hồ sơ lúc 09:41 23/11/2026; thời hạn tính từ đây.",
    ),
    LineKind.CALENDAR_CHANGED: (
        {"due_before": "2026-11-25T17:00:00+07:00"},
        "Lịch làm việc đã thay đổi nên tính lại; trước đó hẹn 17:00 25/11/2026.",
    ),
}
"""Lines that no limit alone leads to, with their sentences."""

CASES = [
    ("5 working_day", "2026-11-20T17:20", ()),
    ("1 same_day", "2026-11-23T15:30", ()),
    ("1 immediate", "2026-11-24T09:00", ()),
    ("8 working_hour", "2026-11-23T06:10", ()),
    ("90 working_hour", "2026-11-23T12:10", (("2026-11-25T09:00", "2026-11-27T10:00"),)),
    ("48 clock_hour", "2026-11-23T09:41", (("2026-11-24T09:00", "2026-11-24T15:00"),)),
    ("0.5 working_day", "2026-11-23T09:41", ()),
    ("2 working_day", "2026-08-20T09:41", ()),
    ("30 calendar_day", "2026-01-21T09:41", (("2026-01-22T09:00", "2026-01-27T10:00"),)),
    ("1 week", "2026-02-10T09:41", ()),
    ("2 month", "2027-12-28T09:41", ()),
    ("1 month", "2026-01-07T09:41", ()),
    ("until 02-17", "2026-01-05T09:41", (("2026-01-06T09:00", "2026-01-07T10:00"),)),
    ("until 11-29", "2026-11-05T09:41", ()),
    ("1 same_day + 2 working_day", "2026-11-23T15:30", ()),
]


@pytest.mark.parametrize(("limit", "received", "pauses"), CASES)
@pytest.mark.parametrize("lang", Language)
def test_every_kind_of_limit_is_explained_whole(
    limit: str, received: str, pauses: tuple[tuple[str, str], ...], lang: Language
) -> None:
    stretches = [Pause(moment(start), moment(end)) for start, end in pauses]
    found = due(parse_limits(limit), moment(received), state_calendar(), pauses=stretches)
    for line, text in zip(found.lines, explain(found.lines, lang), strict=True):
        assert text.endswith("."), text
        assert "…" not in text, text
        assert text != line.kind


def test_a_restarted_limit_is_explained() -> None:
    found = due_after_supplement(
        TimeLimit.parse("3 working_day"),
        moment("2026-11-16T09:00"),
        moment("2026-11-17T09:00"),
        moment("2026-11-20T09:00"),
        state_calendar(),
        supplement=SupplementPolicy.RESTART,
    )
    assert "tính lại từ đầu" in " ".join(explain(found.lines, VI))


def test_the_cases_above_meet_every_kind_of_line() -> None:
    met = {
        line.kind
        for limit, received, pauses in CASES
        for line in due(
            parse_limits(limit),
            moment(received),
            state_calendar(),
            pauses=[Pause(moment(start), moment(end)) for start, end in pauses],
        ).lines
    }
    elsewhere = {LineKind.SUPPLEMENT_ASKED, LineKind.RESTARTED, LineKind.HALF_DAY, *TOLD_BY_DESKS}
    assert met | elsewhere == set(LineKind)


@pytest.mark.parametrize("kind", TOLD_BY_DESKS)
def test_a_line_of_a_desk_is_told_in_both_languages(kind: LineKind) -> None:
    params, vietnamese = TOLD_BY_DESKS[kind]
    line = Line(kind, moment("2026-11-23T09:41"), params)
    assert explain_line(line, VI) == vietnamese
    english = explain_line(line, EN)
    assert english.endswith(".")
    assert "…" not in english
    assert english != vietnamese


def test_a_stored_line_is_told_like_a_fresh_one() -> None:
    params = {"first": "2026-02-16", "last": "2026-02-20", "days": 5, "name": "Tết {Nguyên} đán"}
    line = Line("day_off", datetime.fromisoformat("2026-02-15T17:00:00+00:00"), params)
    assert explain_line(line, VI) == "Không tính 5 ngày nghỉ từ 16/02/2026 đến 20/02/2026: Tết {Nguyên} đán."
    assert explain_line(Line("half_day", moment("2026-11-27T07:30"), {"name": ""}), EN) == "27/11/2026 is a half day."


def test_a_kind_of_line_from_a_later_version_is_told_by_its_name() -> None:
    assert explain_line(Line("moon_phase", None, {}), VI) == "line.moon_phase"
