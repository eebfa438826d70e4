"""What identifies and reaches a person: numbers of identity papers, tax codes, telephones, dates of birth.

Each reader takes what a person typed and returns the one way it is kept, or refuses. A refusal carries lengths and
prefixes, never the whole number: refusals are logged.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.errors import Refused
from counter_app.domain.names import clean

_SEPARATORS = re.compile(r"[\s.\-()]")
_PASSPORT = re.compile(r"(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]{6,9}")  # ICAO Doc 9303: at most nine letters and digits
_TAX_CODE = re.compile(r"([0-9]{10})-?([0-9]{3})?")
_MOBILE = re.compile(r"0[35789][0-9]{8}")  # lenient on purpose: new ranges appear
_LANDLINE = re.compile(r"02[0-9]{9}")
_SERVICE = re.compile(r"1[89]00[0-9]{4,6}")  # an organisation's 1800 or 1900 number
_ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")  # ITU-T E.164
_HOME_COUNTRY = re.compile(r"(?:(?:\+|00)84|84(?=0?[0-9]{9,10}$))0?")
_DAY_FIRST = re.compile(r"(?:(?:([0-9]{1,2})[/.\-])?([0-9]{1,2})[/.\-])?([0-9]{4})")
_RUN_TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.\-]([0-9]{1,2})(?:[/.\-]([0-9]{1,2}))?")
_EARLIEST_YEAR = 1800

# The old mobile prefixes of eleven-digit numbers, moved on 15/9/2018 (plan of the Ministry of Information and
# Communications); such a number reaches nobody today.
_MOVED_PREFIXES = (
    {f"016{digit}": f"03{digit}" for digit in range(2, 10)}
    | {"0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078"}
    | {"0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082"}
    | {"0186": "056", "0188": "058", "0199": "059"}
)


class IdKind(StrEnum):
    """The paper a number stands on."""

    PERSONAL = "personal"  # số định danh cá nhân, twelve digits
    OLD_CARD = "old_card"  # CMND, nine digits: no longer a document since 01/01/2025, still the key of old papers
    PASSPORT = "passport"


class Sex(StrEnum):
    """Sex as the civil register knows it."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A date of birth as far as the papers know it: old ones often give a year alone."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def on(cls, day: date) -> "BirthDate":
        """Return the date of birth known to the day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, stored: str) -> "BirthDate":
        """Return what ``iso`` stored."""
        return cls(*map(int, stored.split("-")))

    def exact(self) -> date | None:
        """Return the calendar day, where it is known."""
        return None if self.month is None or self.day is None else date(self.year, self.month, self.day)

    def iso(self) -> str:
        """Return "1987-01-05", "1987-01" or "1987": what is stored."""
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)])

    def shown(self) -> str:
        """Return "05/01/1987", "01/1987" or "1987": what a person reads."""
        return "/".join(reversed(self.iso().split("-")))


def personal_number(text: str) -> str:
    """Return the number of an identity paper: twelve digits, nine (CMND) or a passport's letters and digits.

    The twelve digits have no check digit (NĐ 137/2015, TT 59/2021/TT-BCA Đ4), so only their count can be refused.
    """
    number = _SEPARATORS.sub("", clean(text)).upper()
    if _is_digits(number) or not number:
        if len(number) not in {9, 12}:
            raise Refused("id_number.length", found=len(number))
    elif not _PASSPORT.fullmatch(number):
        raise Refused("id_number.unreadable")
    return number


def id_kind(number: str) -> IdKind:
    """Return the kind of paper an accepted number stands on."""
    if not _is_digits(number):
        return IdKind.PASSPORT
    return IdKind.PERSONAL if len(number) == 12 else IdKind.OLD_CARD


def search_sign(text: str) -> str:
    """Return the beginning of a number as it is looked for: without what people write between its signs."""
    sign = _SEPARATORS.sub("", clean(text)).upper()
    return f"0{sign[3:]}" if sign.startswith("+84") else sign


def masked(number: str) -> str:
    """Return the number with its middle hidden, as public papers show it: 006*******12."""
    shown_first = 3 if len(number) >= 12 else 1
    if len(number) < 6:
        return "*" * len(number)
    return f"{number[:shown_first]}{'*' * (len(number) - shown_first - 2)}{number[-2:]}"


def shortened(number: str) -> str:
    """Return what a screen shows of a number until it is revealed: 0061…512. At least four signs stay hidden."""
    last = 3 if len(number) >= 9 else 0
    first = max(0, min(4, len(number) - last - 4)) if last else 0
    return f"{number[:first]}…{number[-last:]}" if last else "…" * bool(number)


def sex_in(number: str) -> Sex:
    """Return the sex that the fourth of twelve digits tells (TT 59/2021/TT-BCA Đ4): even for men, odd for women."""
    return Sex.FEMALE if int(number[3]) % 2 else Sex.MALE


def birth_year_in(number: str) -> int:
    """Return the year of birth that digits four to six of twelve tell: 0 and 1 stand for 19xx, 2 and 3 for 20xx, ..."""
    return 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])


def tax_code(text: str) -> str:
    """Return a tax code: 0101234567, its branch 0101234567-001, or a person's twelve digits.

    Since 01/07/2025 a person's or household's tax code is the personal number (TT 86/2024/TT-BTC).
    """
    code = re.sub(r"[\s.]", "", clean(text))
    if re.fullmatch(r"[0-9]{12}", code):
        return code
    found = _TAX_CODE.fullmatch(code)
    if found is None:
        raise Refused("tax_code.unreadable", found=sum(map(_is_digits, code)))
    return "-".join(part for part in found.groups() if part)


def phone(text: str) -> str:
    """Return a telephone number as it is dialled at home, 0912345678, or abroad, +4930123456.

    Refuses what no network has; of a number in an old eleven-digit range it names the range that replaced it.
    """
    number = _SEPARATORS.sub("", clean(text))
    if home := _HOME_COUNTRY.match(number):
        number = f"0{number[home.end() :]}"
    if any(pattern.fullmatch(number) for pattern in (_MOBILE, _LANDLINE, _SERVICE, _ABROAD)):
        return number
    raise _no_phone(number)


def phone_display(number: str) -> str:
    """Return the kept number in groups: 0912 345 678, 0209 387 1234, 024 3825 1234; others as they are."""
    if _MOBILE.fullmatch(number):
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    if _LANDLINE.fullmatch(number):
        cuts = (3, 7) if number[:3] in {"024", "028"} else (4, 7)  # Hà Nội and TP HCM have three-digit area codes
        return f"{number[: cuts[0]]} {number[cuts[0] : cuts[1]]} {number[cuts[1] :]}"
    return number


def birth_date(text: str, today: date) -> BirthDate:
    """Return a date of birth typed as 05/01/1987, 5-1-1987, 05011987, 1987-01-05, 01/1987 or 1987."""
    typed = clean(text).replace(" ", "")
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(typed) or _RUN_TOGETHER.fullmatch(typed):
        day, month, year = found.groups()
    else:
        raise Refused("date.unreadable")
    born = BirthDate(int(year), int(month) if month else None, int(day) if day else None)
    _must_be_possible(born, today)
    return born


def day_of_card(text: str) -> date | None:
    """Return the day that eight digits ddMMyyyy mean, as identity cards write it, or nothing."""
    if not re.fullmatch(r"[0-9]{8}", text):
        return None
    return calendar_day(int(text[4:]), int(text[2:4]), int(text[:2]))


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return that day, or nothing where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_phone(number: str) -> Refused:
    if number and not _is_digits(number):
        return Refused("phone.unreadable")
    if len(number) == 11 and number[:4] in _MOVED_PREFIXES:
        return Refused("phone.old_prefix", old=number[:4], new=_MOVED_PREFIXES[number[:4]])
    needed = 11 if number.startswith("02") else 10
    if len(number) != needed:
        return Refused("phone.length", found=len(number), needed=needed)
    return Refused("phone.prefix", found=number[:3])


def _must_be_possible(born: BirthDate, today: date) -> None:
    month, day = (1 if part is None else part for part in (born.month, born.day))
    earliest_day = calendar_day(born.year, month, day)
    if earliest_day is None or born.year < _EARLIEST_YEAR:
        raise Refused("date.impossible", found=born.shown())
    if earliest_day > today:
        raise Refused("date.future", found=born.shown())


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
