"""Vietnamese words that papers are filled with: limits, fees, places, hours. The forms' own words are data."""

from collections.abc import Iterable
from datetime import date

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import Line, LineKind
from counter_app.domain.deadlines.limits import TimeLimit, Unit, parse_limits
from counter_app.domain.deadlines.opening_hours import DayHours
from counter_app.domain.dossiers.parties import Party, PartyKind
from counter_app.domain.dossiers.values import FeeAccount
from counter_app.domain.identifiers import IdKind, id_kind, phone_display
from counter_app.domain.office import Letterhead as OfficeLetterhead
from counter_app.domain.office import UnitProfile, bare_name
from counter_app.domain.procedures.papers import DossierPaper, PaperState
from counter_app.services.papers import Letterhead, PaperRow
from counter_app.services.papers.wording import money, weekday

_UNIT_WORDS = {
    Unit.WORKING_HOUR: "giờ làm việc",
    Unit.CLOCK_HOUR: "giờ",
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.CALENDAR_DAY: "ngày",
    Unit.WEEK: "tuần",
    Unit.MONTH: "tháng",
}
_METHODS = {"counter": "nhận trực tiếp", "post": "qua dịch vụ bưu chính", "online": "trực tuyến"}
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def limit_words(limit: str) -> str:
    """Return "03 ngày làm việc" for ``3 working_day``."""
    return " và thêm ".join(map(_one_limit, parse_limits(limit)))


def _one_limit(parsed: TimeLimit) -> str:
    if parsed.unit is Unit.SAME_DAY:
        return f"trong ngày làm việc (nhận sau {parsed.cutoff:%H} giờ: ngày làm việc tiếp theo)"
    if parsed.unit is Unit.IMMEDIATE:
        return "giải quyết ngay"
    if parsed.unit is Unit.UNTIL:
        return f"đến hết ngày {parsed.until_day:02d}/{parsed.until_month:02d}"
    amount = parsed.amount.replace(".", ",")
    return f"{amount.zfill(2) if amount.isdigit() else amount} {_UNIT_WORDS[parsed.unit]}"


def fee_words(fee: FeeAccount) -> str:
    """Return "15.000 đồng, đã thu" and the like."""
    if fee.waived:
        return f"miễn ({fee.basis})" if fee.basis else "miễn"
    if fee.due == 0:
        return "không thu"
    state = "đã thu" if fee.outstanding == 0 else "chưa thu"
    counted = f" ({fee.copies} bản × {fee.pages} trang)" if fee.copies and fee.pages else ""
    return f"{money(fee.due)}{counted}, {state}"


def method_words(method: str) -> str:
    """Return how the result is given back."""
    return _METHODS.get(method, method)


def hours_words(hours: DayHours) -> str:
    """Return "07:30–11:30 và 13:00–17:00"."""
    return " và ".join(f"{session.start:%H:%M}–{session.end:%H:%M}" for session in hours)


def opening_words(calendar: WorkCalendar) -> str:
    """Return the opening hours of the week, equal neighbouring days together."""
    groups: list[tuple[int, int, DayHours]] = []
    for index, hours in enumerate(calendar.hours.days):
        if groups and groups[-1][2] == hours and groups[-1][1] == index - 1:
            groups[-1] = (groups[-1][0], index, hours)
        else:
            groups.append((index, index, hours))
    return "; ".join(
        f"{hours_words(hours)}, {_WEEKDAYS[first]}" + (f" đến {_WEEKDAYS[last]}" if last > first else "")
        for first, last, hours in groups
        if hours
    )


def skipped_words(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return a sentence for each stretch of days off that the appointment steps over."""
    return tuple(
        _skipped(str(line.params["first"]), str(line.params["last"]), str(line.params["name"]))
        for line in lines
        if line.kind is LineKind.DAY_OFF
    )


def _skipped(first: str, last: str, name: str) -> str:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    words = f"{weekday(start)} {start:%d/%m/%Y}" if start == end else f"từ {start:%d/%m} đến {end:%d/%m/%Y}"
    return f"Không tính {words} (ngày nghỉ{': ' + name if name else ''})."


def head(office: OfficeLetterhead, profile: UnitProfile) -> Letterhead:
    """Return the head of an upright paper: long names of the committee and the centre take two lines each."""
    front, centre, back = office.unit.partition(" HÀNH CHÍNH")
    unit_lines = (front, (centre + back).strip()) if centre else (office.unit,)
    return Letterhead(_agency_lines(office.agency), unit_lines, office.place or profile.place)


def committee_head(office: OfficeLetterhead, profile: UnitProfile) -> Letterhead:
    """Return the head of a paper that the ward's committee signs."""
    *above, ward = _agency_lines(office.agency)
    return Letterhead(tuple(above), (ward,), office.place or profile.place)


def wide_head(office: OfficeLetterhead, profile: UnitProfile) -> Letterhead:
    """Return the head of a paper on its side, where every name has room on one line."""
    return Letterhead((office.agency,), (office.unit,), office.place or profile.place)


def narrow_head(office: OfficeLetterhead, profile: UnitProfile) -> Letterhead:
    """Return the head of an A5 slip, where the committee is abbreviated to keep its name on one line."""
    agency = office.agency.replace("ỦY BAN NHÂN DÂN", "UBND")
    return Letterhead((agency,), head(office, profile).unit_lines, office.place or profile.place)


def _agency_lines(agency: str) -> tuple[str, ...]:
    """Return the committee's name in two lines of about equal weight: a narrow head would break it anywhere."""
    committee, _, ward = agency.partition("ỦY BAN NHÂN DÂN ")
    return ("ỦY BAN NHÂN DÂN", ward) if not committee and ward else (agency,)


def address_here(address: str, profile: UnitProfile) -> str:
    """Return an address for a narrow column: inside the ward, what stands before the ward's own name is enough."""
    before, ward, _ = address.partition(f", {bare_name(profile.name)}")
    return before if ward and before else address


def centre_words(office: OfficeLetterhead, profile: UnitProfile) -> str:
    """Return the name of the counter in running text: "Trung tâm Phục vụ hành chính công phường Đức Xuân"."""
    name = office.unit.capitalize().replace("Trung tâm phục vụ", "Trung tâm Phục vụ")
    return f"{name} {bare_name(profile.name)}"


def id_words(party: Party) -> tuple[str, str]:
    """Return the label and the number that identify a party; both may be empty."""
    if party.kind is PartyKind.ORGANISATION or (party.tax_code and not party.id_number):
        return "Mã số thuế", party.tax_code
    if not party.id_number:
        return "CCCD", ""
    labels = {IdKind.PERSONAL: "CCCD", IdKind.OLD_CARD: "CMND", IdKind.PASSPORT: "Hộ chiếu"}
    return labels[id_kind(party.id_number)], party.id_number


def phone_words(number: str) -> str:
    """Return a phone as it is read aloud; empty stays empty."""
    return phone_display(number) if number else ""


def paper_rows(papers: Iterable[DossierPaper]) -> tuple[PaperRow, ...]:
    """Return the lines of the form for what was brought, shown, held as data or is still missing."""
    listed = [paper for paper in papers if paper.state is not PaperState.NOT_APPLICABLE]
    return tuple(
        PaperRow(
            ordinal=ordinal,
            name=paper.name,
            originals=paper.originals,
            certified=paper.certified_copies,
            copies=paper.copies,
            shown=paper.state is PaperState.SHOWN,
            note=_note(paper),
        )
        for ordinal, paper in enumerate(listed, start=1)
    )


def _note(paper: DossierPaper) -> str:
    if paper.state is PaperState.MISSING:
        return "chưa nộp"
    if paper.state is PaperState.HELD_AS_DATA:
        return f"đã có dữ liệu: {paper.source}" if paper.source else "đã có dữ liệu"
    return paper.note
