"""Invented citizens of a ward: names of its peoples, identity numbers that fit birth and sex, addresses, phones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Protocol, TypeVar

import msgspec

from counter_app.domain.identifiers import Sex
from counter_app.resources import resource

_Drawn = TypeVar("_Drawn", bound="_Shared")
_MOBILE = ("032", "036", "038", "039", "083", "086", "091", "094", "096", "097", "098")
GROWN_UP = (18, 84)
OF_PARENTS = (20, 41)


class _People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    share: int
    surnames: tuple[str, ...]
    male_middle: tuple[str, ...]
    male_given: tuple[str, ...]
    female_middle: tuple[str, ...]
    female_given: tuple[str, ...]


class _Children(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    male: tuple[str, ...]
    female: tuple[str, ...]


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    people: tuple[_People, ...]
    children: _Children


class _Province(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    until: date = date.max


class _Groups(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    numbered: int
    named: tuple[str, ...]
    streets: tuple[str, ...]


class _Birthplace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    share: int


class _Organisations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    tax_office: str


class _Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ward: str
    province: tuple[_Province, ...]
    groups: _Groups
    birthplace: tuple[_Birthplace, ...]
    organisations: _Organisations


class _Shared(Protocol):
    @property
    def share(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Citizen:
    """An invented person. ``id_number`` and ``phone`` are empty for a newborn child."""

    name: str
    sex: Sex
    birth: date
    id_number: str = ""
    phone: str = ""
    address: str = ""

    @property
    def surname(self) -> str:
        """Return the family name, which children take over."""
        return self.name.split(" ", 1)[0]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An invented body that brings a matter of its own."""

    name: str
    tax_code: str
    address: str
    phone: str


class Townsfolk:
    """Draws the people of the ward. The same chance draws the same people."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def adult(self, today: date, sex: Sex | None = None, years: tuple[int, int] = GROWN_UP) -> Citizen:
        """Return somebody between two ages who can act for themselves."""
        sex = sex or self._chance.choice(tuple(Sex))
        youngest, oldest = years
        birth = today - timedelta(days=self._chance.randint(365 * youngest + 5, 365 * oldest))
        return Citizen(
            name=self._grown_name(sex),
            sex=sex,
            birth=birth,
            id_number=self._id_number(birth, sex),
            phone=self._phone(),
            address=self._address(today),
        )

    def newborn(self, today: date, parent: Citizen) -> Citizen:
        """Return a child of the last two months, whose birth nobody has registered yet."""
        sex = self._chance.choice(tuple(Sex))
        given = self._chance.choice(_names().children.male if sex is Sex.MALE else _names().children.female)
        born = today - timedelta(days=self._chance.randint(3, 55))
        return Citizen(f"{parent.surname} {given}", sex, born, address=parent.address)

    def organisation(self, today: date, field: str) -> Organisation:
        """Return a body that brings matters of a field, with a tax code of the sample data's invented office."""
        told = _places().organisations
        return Organisation(
            name=f"{self._chance.choice(told.kinds[field])} {self._chance.choice(told.names)}",
            tax_code=f"{told.tax_office}{self._chance.randrange(10**6):06d}",
            address=self._address(today),
            phone=self._phone(),
        )

    def _grown_name(self, sex: Sex) -> str:
        people = self._weighted(_names().people)
        male = sex is Sex.MALE
        parts = (
            self._chance.choice(people.surnames),
            self._chance.choice(people.male_middle if male else people.female_middle),
            self._chance.choice(people.male_given if male else people.female_given),
        )
        return " ".join(part for part in parts if part)

    def _id_number(self, birth: date, sex: Sex) -> str:
        """Return twelve digits: birthplace, century with sex, year, six of chance (TT 59/2021/TT-BCA Đ4)."""
        century = (birth.year - 1900) // 100 * 2 + (sex is Sex.FEMALE)
        birthplace = self._weighted(_places().birthplace)
        return f"{birthplace.code}{century}{birth.year % 100:02d}{self._chance.randrange(10**6):06d}"

    def _phone(self) -> str:
        return f"{self._chance.choice(_MOBILE)}{self._chance.randrange(10**7):07d}"

    def _address(self, today: date) -> str:
        places, chance = _places(), self._chance
        group = f"Tổ {chance.randint(1, places.groups.numbered)}"
        if chance.random() < 0.2:
            group = chance.choice(places.groups.named)
        elif chance.random() < 0.25:
            group = f"Số {chance.randint(1, 180)}, {chance.choice(places.groups.streets)}, {group.lower()}"
        province = next(one.name for one in places.province if today <= one.until)
        return f"{group}, {places.ward}, {province}"

    def _weighted(self, choices: Sequence[_Drawn]) -> _Drawn:
        return self._chance.choices(choices, [one.share for one in choices])[0]


def brought_by_organisations(field: str) -> bool:
    """Say whether matters of a field are brought by bodies, not by people."""
    return field in _places().organisations.kinds


@cache
def _names() -> _Names:
    return msgspec.toml.decode(resource("demo/names.toml").read_bytes(), type=_Names)


@cache
def _places() -> _Places:
    return msgspec.toml.decode(resource("demo/places.toml").read_bytes(), type=_Places)
