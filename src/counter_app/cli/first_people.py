"""Who is there when a data folder is made: the administrator of a live one, an invented staff on a demo folder."""

from counter_app.cli.frame import DEMO_LOGIN
from counter_app.domain.people import Person, Role, login_name

USUAL_ADMIN = "admin"
ADMIN_NAME = "Người quản trị"


def first_person(login: str, name: str) -> Person:
    """Return who looks after a new folder: with every role, so that a ward of one PC can work from the first minute.

    ``users role`` takes roles away once there are others.
    """
    return Person(login_name(login), name, roles=frozenset(Role))


def demo_people() -> tuple[Person, ...]:
    """Return the invented staff of a demo folder: its clerk, who may do everything, and somebody for each desk."""
    return (
        _person(DEMO_LOGIN, "Trần Thị Hoa", "Công chức Bộ phận Một cửa", set(Role), "mot_cua"),
        _person("thao", "Nông Thị Thảo", "Công chức Bộ phận Một cửa", {Role.RECEIVER, Role.RETURNER}, "mot_cua"),
        _person("dung", "Lê Văn Dũng", "Công chức Tư pháp - hộ tịch", {Role.SPECIALIST}, "tu_phap_ho_tich"),
        _person("lan", "Hoàng Thị Lan", "Công chức Văn hóa - xã hội", {Role.SPECIALIST}, "van_hoa_xa_hoi"),
        _person("phuc", "Vũ Hồng Phúc", "Công chức Văn phòng - thống kê", {Role.SPECIALIST}, "van_phong_thong_ke"),
        _person("tuan", "Lường Anh Tuấn", "Công chức Địa chính - xây dựng", {Role.SPECIALIST}, "dia_chinh_xay_dung"),
        _person("nga", "Đặng Thúy Nga", "Công chức Tài chính - kế toán", {Role.SPECIALIST}, "tai_chinh_ke_toan"),
        _person("binh", "Hà Quang Bình", "Chủ tịch", {Role.APPROVER}, "lanh_dao"),
        _person("yen", "Triệu Hải Yến", "Phó Chủ tịch", {Role.APPROVER}, "lanh_dao"),
        _person("ly", "Ma Khánh Ly", "Văn thư", {Role.REGISTRY}, "van_thu"),
        _person("son", "Bế Ngọc Sơn", "Cán bộ ISO", {Role.QMS}, "van_phong_thong_ke"),
        _person("quan", "Phạm Minh Quân", "Quản trị mạng", {Role.ADMIN}, "van_phong_thong_ke"),
    )


def _person(login: str, name: str, title: str, roles: set[Role], desk: str) -> Person:
    return Person(login, name, title, frozenset(roles), frozenset({desk}))
