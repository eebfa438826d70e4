"""How many were kept on time: our way, and as Quyết định 766/QĐ-TTg counts, with what makes the difference."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain import names as spelling
from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.services.reports.lives import Life

_MOST_SUPPLEMENTS = 1  # of a dossier that QĐ 766 counts as kept


@dataclass(frozen=True, slots=True)
class Share:
    """So many out of so many."""

    kept: int
    out_of: int

    @property
    def hundredths(self) -> int | None:
        """Return hundredths of a percent, rounded half up: 9780 is 97,80 %; None where there is nothing to divide."""
        return (20_000 * self.kept + self.out_of) // (2 * self.out_of) if self.out_of else None


class GroupedBy(StrEnum):
    """By what the shares are told apart."""

    FIELD = "field"
    PROCEDURE = "procedure"
    DESK = "desk"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ShareRow:
    """The solved dossiers of one field, procedure, desk or person, withdrawn ones left out."""

    by: GroupedBy
    key: str
    name: str
    early: int
    on_time: int
    late: int

    @property
    def share(self) -> Share:
        """Return how many were early or on time."""
        kept = self.early + self.on_time
        return Share(kept, kept + self.late)


class DifferenceKind(StrEnum):
    """Why a dossier counts otherwise in the way of QĐ 766."""

    ASKED_TWICE = "asked_twice"
    OPEN_WITHIN = "open_within"
    OPEN_LATE = "open_late"


@dataclass(frozen=True, slots=True)
class Difference:
    """A dossier that makes the two shares differ."""

    kind: DifferenceKind
    code: str
    procedure: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Both ways side by side: objective O-01 and O-01b."""

    ours: Share
    way_766: Share
    differences: tuple[Difference, ...]
    rows: tuple[ShareRow, ...]

    def by(self, group: GroupedBy) -> tuple[ShareRow, ...]:
        """Return the rows of one grouping."""
        return tuple(row for row in self.rows if row.by is group)


def is_judged(life: Life) -> bool:
    """Say whether a dossier counts in the share: solved in the period, and not taken back by the citizen."""
    return life.is_counted and life.solved_at is not None and not life.is_withdrawn


def belongs_to(row: ShareRow) -> Callable[[Life], bool]:
    """Return what says whether a dossier is one of those a row counts."""
    key = _KEYS[row.by]
    return lambda life: is_judged(life) and key(life)[0] == row.key


def shares(found: Iterable[Life], names: Mapping[str, str]) -> Shares:
    """Return the shares of a period; ``names`` are those of people and desks."""
    there = [life for life in found if life.is_counted and not life.is_withdrawn]
    solved = [life for life in there if is_judged(life)]
    remaining = [life for life in there if life.solved_at is None]
    kept = [life for life in solved if life.verdict is not Verdict.LATE]
    kept_766 = sum(life.supplements <= _MOST_SUPPLEMENTS for life in kept) + sum(not life.is_late for life in remaining)
    return Shares(
        ours=Share(len(kept), len(solved)),
        way_766=Share(kept_766, len(there)),
        differences=_differences(kept, remaining),
        rows=tuple(row for group, key in _KEYS.items() for row in _rows(group, solved, key, names)),
    )


def _differences(kept: Sequence[Life], remaining: Sequence[Life]) -> tuple[Difference, ...]:
    twice = [(DifferenceKind.ASKED_TWICE, life) for life in kept if life.supplements > _MOST_SUPPLEMENTS]
    still = [(DifferenceKind.OPEN_LATE if life.is_late else DifferenceKind.OPEN_WITHIN, life) for life in remaining]
    found = [Difference(kind, life.code, life.procedure) for kind, life in (*twice, *still)]
    return tuple(sorted(found, key=lambda one: (one.kind, one.code)))


_KEYS: Mapping[GroupedBy, Callable[[Life], tuple[str, str]]] = {
    GroupedBy.FIELD: lambda life: (life.field_code, life.field_name),
    GroupedBy.PROCEDURE: lambda life: (life.procedure_code or life.procedure, life.procedure),
    GroupedBy.DESK: lambda life: (life.desk, ""),
    GroupedBy.PERSON: lambda life: (life.person, ""),
}


def _rows(
    group: GroupedBy, solved: Sequence[Life], key: Callable[[Life], tuple[str, str]], names: Mapping[str, str]
) -> list[ShareRow]:
    counted: dict[str, dict[Verdict | None, int]] = {}
    called: dict[str, str] = {}
    for life in solved:
        code, name = key(life)
        called[code] = name or names.get(code, code)
        tally = counted.setdefault(code, {})
        tally[life.verdict] = tally.get(life.verdict, 0) + 1
    rows = [
        ShareRow(
            group, code, called[code], *(tally.get(one, 0) for one in (Verdict.EARLY, Verdict.ON_TIME, Verdict.LATE))
        )
        for code, tally in counted.items()
    ]
    return sorted(rows, key=lambda row: (spelling.search_form(row.name), row.key))
