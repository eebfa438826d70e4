"""The unit as its papers name it: its details, and its letterheads from one date to another."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from counter_app.domain import names
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import Refused
from counter_app.domain.numbering.dossier_codes import unit_prefix
from counter_app.domain.office import Letterhead, UnitProfile, with_letterhead
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, canonical, needs
from counter_app.services.plain_text import bounded
from counter_app.services.ports import Unit


@dataclass(frozen=True, slots=True)
class UnitDetails:
    """What is known of the unit beside its letterheads. ``place`` is named before a date on papers."""

    name: str
    place: str
    province: str
    address: str
    phone: str
    prefix: str
    issues_codes: bool

    @staticmethod
    def of(profile: UnitProfile) -> "UnitDetails":
        """Return the details of a unit."""
        return UnitDetails(
            profile.name,
            profile.place,
            profile.province,
            profile.address,
            profile.phone,
            profile.prefix,
            profile.issues_codes,
        )

    def usable(self) -> "UnitDetails":
        """Return them as they are kept, or raise Refused."""
        return UnitDetails(
            name=names.person_name(self.name),
            place=bounded(self.place),
            province=bounded(self.province),
            address=bounded(self.address),
            phone=bounded(self.phone),
            prefix=unit_prefix(self.prefix),
            issues_codes=self.issues_codes,
        )


class UnitQueries(Protocol):
    """What is read of the unit."""

    def numbers_given(self) -> bool:
        """Say whether any number was ever given here."""
        ...


@dataclass(frozen=True, slots=True)
class UnitDesk:
    """Where the unit is described. What was printed keeps the words it was printed with."""

    ledger: Ledger
    queries: UnitQueries

    @needs(Right.MANAGE_OFFICE)
    def change(
        self, actor: Actor, details: UnitDetails, *, before: UnitDetails | None = None, key: str | None = None
    ) -> UnitDetails:
        """Describe the unit anew. ``before`` is what the change began from: refused where somebody was faster.

        The identifier in front of the codes stays once a number was given (NĐ 118/2025 Đ28): codes would lose their
        issuer.
        """
        wanted = details.usable()

        def work(unit: Unit, act: Act) -> UnitDetails:
            profile = unit.office.profile()
            present = UnitDetails.of(profile)
            if before is not None and before != present:
                raise Refused("unit.changed_meanwhile")
            if wanted.prefix != present.prefix and unit.numbers.any_given():
                raise Refused("unit.codes_fixed", prefix=present.prefix)
            unit.office.save_profile(replace(profile, **asdict(wanted)))
            _log(unit, act, "unit.changed", _changed(asdict(present), asdict(wanted)))
            return wanted

        return self.ledger.write(actor, "change_unit", (wanted, before), key, UnitDetails, work)

    @needs(Right.MANAGE_OFFICE)
    def set_letterhead(self, actor: Actor, head: Letterhead, *, key: str | None = None) -> tuple[Letterhead, ...]:
        """Let a letterhead hold from its first day until the next one; the one of that day is put right."""
        wanted = kept(head)
        wanted.must_be_printable()

        def work(unit: Unit, act: Act) -> tuple[Letterhead, ...]:
            profile = unit.office.profile()
            heads = with_letterhead(profile.letterheads, wanted)
            unit.office.save_profile(replace(profile, letterheads=heads))
            earlier = next((one for one in profile.letterheads if one.valid_from == wanted.valid_from), None)
            was = _told(earlier) if earlier else {}
            said = {"from": wanted.valid_from.isoformat(), **_changed(was, _told(wanted))}
            _log(unit, act, "unit.letterhead_set", said)
            return heads

        return self.ledger.write(actor, "set_letterhead", wanted, key, tuple[Letterhead, ...], work)

    @needs(Right.MANAGE_OFFICE)
    def codes_are_fixed(self, actor: Actor) -> bool:
        """Say whether a number was given, so that the identifier in front of the codes stays."""
        return self.queries.numbers_given()


def kept(head: Letterhead) -> Letterhead:
    """Return a letterhead as it is stored: one line each, in letters that papers can show."""
    return replace(
        head,
        agency=bounded(head.agency),
        unit=bounded(head.unit),
        symbol=bounded(head.symbol),
        place=bounded(head.place),
    )


def _told(head: Letterhead) -> dict[str, str | int]:
    return {"agency": head.agency, "unit": head.unit, "symbol": head.symbol, "place": head.place}


def _changed(before: Mapping[str, str | int], after: Mapping[str, str | int]) -> dict[str, str | int]:
    """Return what is different, as the log tells it: the new words, and the old ones beside them."""
    said: dict[str, str | int] = {}
    for name, now in after.items():
        was = before.get(name, "")
        if was != now:
            said |= {name: now, f"{name}_before": was}
    return said


def _log(unit: Unit, act: Act, action: str, what: dict[str, str | int]) -> None:
    unit.audit.add(act.recorded_by, action, act.recorded_at, data=canonical(what))
