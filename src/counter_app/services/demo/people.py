"""The demo ward and its staff: plainly invented, with every desk of the catalogue manned."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.errors import Refused
from counter_app.domain.numbering.dossier_codes import DEMO_PREFIX
from counter_app.domain.people import Person, Role
from counter_app.domain.procedures.process import COUNTER, LEADERS, REGISTRY
from counter_app.services.acting import Actor
from counter_app.services.office import Founding

_DEPUTY = "Phó"

DEMO_STAFF = (
    Person("hoa", "Trần Thị Hoa", "Công chức Bộ phận Một cửa", frozenset(Role)),
    Person(
        "lan",
        "Hoàng Thị Lan",
        "Công chức Bộ phận Một cửa",
        frozenset({Role.RECEIVER, Role.RETURNER}),
        frozenset({COUNTER}),
    ),
    Person(
        "binh",
        "Lê Văn Bình",
        "Công chức Tư pháp - hộ tịch",
        frozenset({Role.SPECIALIST}),
        frozenset({"tu_phap_ho_tich"}),
    ),
    Person(
        "hanh",
        "Ma Thị Hạnh",
        "Công chức Văn hóa - xã hội",
        frozenset({Role.SPECIALIST}),
        frozenset({"van_hoa_xa_hoi"}),
    ),
    Person(
        "khanh",
        "Nguyễn Quốc Khánh",
        "Công chức Văn phòng - thống kê",
        frozenset({Role.SPECIALIST}),
        frozenset({"van_phong_thong_ke"}),
    ),
    Person(
        "minh",
        "Triệu Văn Minh",
        "Công chức Địa chính - xây dựng",
        frozenset({Role.SPECIALIST}),
        frozenset({"dia_chinh_xay_dung"}),
    ),
    Person(
        "ngoc",
        "Vũ Thị Ngọc",
        "Công chức Tài chính - kế toán",
        frozenset({Role.SPECIALIST}),
        frozenset({"tai_chinh_ke_toan"}),
    ),
    Person("thang", "Hà Đức Thắng", "Chủ tịch", frozenset({Role.APPROVER}), frozenset({LEADERS})),
    Person("thu", "Lộc Thị Thu", "Phó Chủ tịch", frozenset({Role.APPROVER}), frozenset({LEADERS})),
    Person("vui", "Nông Thị Vui", "Văn thư", frozenset({Role.REGISTRY}), frozenset({REGISTRY})),
    Person("huy", "Đàm Quang Huy", "Thư ký ISO", frozenset({Role.QMS})),
    Person("tuan", "Lý Minh Tuấn", "Quản trị hệ thống", frozenset({Role.ADMIN})),
)
"""The first of them is the clerk that commands act for when nobody is named; she holds every role."""


def demo_founding() -> Founding:
    """Return what a demo folder begins with: a real ward's name, and an address and a phone that nobody has."""
    return Founding(
        unit_name="UBND phường Đức Xuân",
        prefix=DEMO_PREFIX,
        people=DEMO_STAFF,
        province="tỉnh Thái Nguyên",
        address="Số 00, đường Dữ Liệu Mẫu, phường Đức Xuân, tỉnh Thái Nguyên",
        phone="02090000000",
        demo=True,
    )


@dataclass(frozen=True, slots=True)
class Staff:
    """Who acts at which desk of a demo folder, by their roles: its people may have been changed since."""

    people: Sequence[Person]

    def clerks(self) -> tuple[Actor, ...]:
        """Return those who receive and give back."""
        return tuple(actor for actor in self._holding(Role.RECEIVER) if Role.RETURNER in actor.person.roles)

    def specialist(self, desk: str) -> Actor:
        """Return who appraises at a desk."""
        return self._at(Role.SPECIALIST, desk)

    def leader(self) -> Actor:
        """Return who signs."""
        return self._leaders()[0]

    def deputy(self) -> Actor | None:
        """Return who signs for the leader (KT.), where there is somebody."""
        return next(iter(self._leaders()[1:]), None)

    def registry(self) -> Actor:
        """Return who stamps and files."""
        return self._at(Role.REGISTRY, REGISTRY)

    def _leaders(self) -> list[Actor]:
        holders = self._holding(Role.APPROVER)
        own = [actor for actor in holders if LEADERS in actor.person.desks] or [*holders]
        return sorted(own, key=lambda actor: actor.person.title.startswith(_DEPUTY))

    def _at(self, role: Role, desk: str) -> Actor:
        holders = self._holding(role)
        return next((actor for actor in holders if desk in actor.person.desks), holders[0])

    def _holding(self, role: Role) -> tuple[Actor, ...]:
        holders = tuple(Actor(person) for person in self.people if person.active and role in person.roles)
        if not holders:
            raise Refused("demo.nobody", role=role.value)
        return holders
