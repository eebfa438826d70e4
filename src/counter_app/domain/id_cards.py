"""What the QR code of an identity card says: split, checked and dated, or refused.

Seven fields between bars, as six unrelated readers of the chip card (01/2021) agree; the card of 01/07/2024 (Luật Căn
cước 26/2023/QH15) keeps them and appends more, which we do not keep:

    number (12) | old number (9) or empty | name | ddMMyyyy of birth | Nam or Nữ | address | ddMMyyyy of issue

Some readers leave the old number out. What can still be used is used: only a code without its number or cut short is
refused; all other oddities are warnings, shown in amber at their field and confirmed by the clerk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from counter_app.domain.errors import Refused
from counter_app.domain.identifiers import Sex, birth_year_in, day_of_card, masked, sex_in
from counter_app.domain.names import VIETNAMESE_LETTERS, clean, search_form

FIELDS = 7
LONGEST_TEXT = 2_000

FIRST_CARDS = date(2016, 1, 1)  # Luật Căn cước công dân 2014 in force
CARDS_FOR_ALL_AGES = date(2024, 7, 1)  # Luật Căn cước 2023 in force; before, a card was issued from 14 on
CARD_AGE = 14

# Codes of the 63 provinces in force when the numbers were given (TT 59/2021/TT-BCA); a number outlives every merger.
_PROVINCES = (
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42,
    44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86,
    87, 89, 91, 92, 93, 94, 95, 96,
)  # fmt: skip
PROVINCES = frozenset(f"{code:03d}" for code in _PROVINCES)

_LETTERS = f"A-Za-z{VIETNAMESE_LETTERS}"
_NAME = re.compile(rf"[{_LETTERS}][{_LETTERS} '’.\-]*")
_SPOILT = re.compile("[?~^`\ufffd]")  # what remains of a letter that a scanner could not send
_TELEX = re.compile(r"aa|ee|dd|[aou]w", re.IGNORECASE)  # letters as typed for UniKey, in no Vietnamese name


@dataclass(frozen=True, slots=True)
class CardWarning:
    """One thing on the card that a person should look at. ``about`` is the field of ``Identity`` concerned."""

    code: str
    about: str
    found: str = field(default="", repr=False)
    expected: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """A person as the card tells. A name or address that arrived spoilt is empty here, and asked for."""

    number: str
    old_number: str
    name: str
    birth: date | None
    sex: Sex
    address: str
    issued: date | None
    warnings: tuple[CardWarning, ...] = ()

    def __repr__(self) -> str:
        """Tell nothing about the person: this text may reach a log."""
        return f"Identity({masked(self.number)})"


def read(text: str, today: date) -> Identity:
    """Return what the scanned text says, with warnings, or refuse it: ``card.unreadable`` or ``card.cut``."""
    number, old_number, name, birth, sex, address, issued = _fields(text)
    warnings = [
        *_old_number_warnings(old_number),
        *_text_warnings(name, address),
        *_birth_warnings(birth, today),
        *_sex_warnings(sex),
        *_issue_warnings(issued, day_of_card(birth), today),
        *number_warnings(number, day_of_card(birth), _sex(sex)),
    ]
    doubted = {warning.code for warning in warnings}
    return Identity(
        number=number,
        old_number="" if "card.old_number" in doubted else old_number,
        name="" if "card.name_spoilt" in doubted else name,
        birth=None if "card.birth_future" in doubted else day_of_card(birth),
        sex=_sex(sex) or sex_in(number),
        address="" if "card.address_spoilt" in doubted else address,
        issued=day_of_card(issued),
        warnings=tuple(warnings),
    )


def number_warnings(number: str, birth: date | None, sex: Sex | None) -> Iterator[CardWarning]:
    """Yield where twelve digits contradict the other data: province, century and sex, year of birth.

    The number has no check digit; this is what betrays a typing error (TT 59/2021/TT-BCA Đ4).
    """
    if number[:3] not in PROVINCES:  # people born abroad carry country codes: no error
        yield CardWarning("card.province_unknown", "number", number[:3])
    if sex is not None and sex is not sex_in(number):
        yield CardWarning("card.sex_mismatch", "sex", sex, sex_in(number))
    if birth is not None and birth.year != birth_year_in(number):
        yield CardWarning("card.birth_mismatch", "birth", str(birth.year), str(birth_year_in(number)))


def _fields(text: str) -> tuple[str, str, str, str, str, str, str]:
    if len(text) > LONGEST_TEXT:
        raise Refused("card.unreadable", reason="too_long")
    found = [part.strip() for part in clean(text).split("|")]
    if not re.fullmatch(r"[0-9]{12}", found[0]):
        raise Refused("card.unreadable", reason="number" if len(found) > 1 else "not_a_card")
    left_out = 1 if _lacks_old_number(found) else 0
    if len(found) < FIELDS - left_out:
        raise Refused("card.cut", found=len(found), needed=FIELDS - left_out)
    if left_out:
        found.insert(1, "")
    number, old_number, name, birth, sex, address, issued = found[:FIELDS]
    return number, old_number, name, birth, sex, address, issued


def _lacks_old_number(found: list[str]) -> bool:
    """Return whether the reader left the old number out: then the name comes second, and no date fourth."""
    return any(map(str.isalpha, "".join(found[1:2]))) and day_of_card("".join(found[3:4])) is None


def _old_number_warnings(old_number: str) -> Iterator[CardWarning]:
    if not re.fullmatch(r"(?:[0-9]{9})?", old_number):
        yield CardWarning("card.old_number", "old_number", old_number)


def _text_warnings(name: str, address: str) -> Iterator[CardWarning]:
    if not _is_vietnamese_name(name):
        yield CardWarning("card.name_spoilt", "name", name)
    if _SPOILT.search(address):
        yield CardWarning("card.address_spoilt", "address", address)


def _is_vietnamese_name(name: str) -> bool:
    """Return whether no input method or scanner can be seen to have spoilt the name ("Nguyê~n", "Nguye64n", "Trn")."""
    return (
        _NAME.fullmatch(name) is not None
        and _TELEX.search(name) is None
        and all(len(word) == 1 or re.search("[aeiouy]", word) for word in search_form(name).split())
    )


def _birth_warnings(birth: str, today: date) -> Iterator[CardWarning]:
    day = day_of_card(birth)
    if day is None:
        yield CardWarning("card.birth_unreadable", "birth", birth)
    elif day > today:
        yield CardWarning("card.birth_future", "birth", f"{day:%d/%m/%Y}")


def _sex(text: str) -> Sex | None:
    return {"nam": Sex.MALE, "nu": Sex.FEMALE}.get(search_form(text))


def _sex_warnings(sex: str) -> Iterator[CardWarning]:
    if _sex(sex) is None:
        yield CardWarning("card.sex_unreadable", "sex", sex)


def _issue_warnings(issued: str, birth: date | None, today: date) -> Iterator[CardWarning]:
    day = day_of_card(issued)
    if day is None:
        yield CardWarning("card.issued_unreadable", "issued", issued)
        return
    shown = f"{day:%d/%m/%Y}"
    if day > today:
        yield CardWarning("card.issued_future", "issued", shown)
    if day < FIRST_CARDS:
        yield CardWarning("card.issued_too_early", "issued", shown, f"{FIRST_CARDS:%d/%m/%Y}")
    if birth is not None and day < _from_age_on(birth, day):
        yield CardWarning("card.issued_too_young", "issued", shown, f"{birth:%d/%m/%Y}")


def _from_age_on(birth: date, issued: date) -> date:
    """Return the first day on which a card could be issued to that person, by the law of the day of issue."""
    if issued >= CARDS_FOR_ALL_AGES:
        return birth
    birthday = (birth.month, birth.day) if (birth.month, birth.day) != (2, 29) else (3, 1)
    return date(birth.year + CARD_AGE, *birthday)
