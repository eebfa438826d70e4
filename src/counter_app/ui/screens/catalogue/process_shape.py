"""What the picture of a process tells, in words: its lanes, its steps and what may go back."""

from dataclasses import dataclass

from counter_app.domain.people import Role
from counter_app.domain.procedures.process import COUNTER, LEADERS, REGISTRY, Process, ProcessStep
from counter_app.services.catalogue_rows import DeskLane, ProcedureSheet
from counter_app.ui.words import Words

_ICONS = {COUNTER: "receive", LEADERS: "sign", REGISTRY: "stamp"}


@dataclass(frozen=True, slots=True)
class LaneSaid:
    """A lane: its icon, who answers for it, and the people there in one line."""

    icon: str
    name: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class StepSaid:
    """A step: its code, its name, its ceiling, what paper it leaves, who takes it and in which lane."""

    code: str
    name: str
    hours: str
    minutes: int
    papers: tuple[str, ...]
    role: str
    desk: str
    who: str
    lane: int

    def said(self, words: Words) -> str:
        """Return all of it in a sentence."""
        papers = ", ".join(self.papers) or words("catalogue.no_paper")
        gaps = {"name": self.name, "role": self.role, "desk": self.desk, "hours": self.hours, "papers": papers}
        return words("catalogue.step_said", step=self.code, **gaps)


@dataclass(frozen=True, slots=True)
class Shape:
    """A whole process. ``sent_back`` is the step that may go back to the one before it, -1 where none does."""

    lanes: tuple[LaneSaid, ...] = ()
    steps: tuple[StepSaid, ...] = ()
    start: str = ""
    result: str = ""
    question: str = ""
    yes: str = ""
    no: str = ""
    back: str = ""
    sent_back: int = -1


def shape_of(sheet: ProcedureSheet, process: Process, words: Words) -> Shape:
    """Return what the picture of a procedure's process says."""
    known = {lane.code: lane for lane in sheet.lanes}
    desks = list(dict.fromkeys(step.desk for step in process.steps))
    lanes = [_lane(known.get(code, DeskLane(code, code)), words) for code in desks]
    steps = tuple(_step(step, known, desks.index(step.desk) + 1, words) for step in process.steps)
    return Shape(
        lanes=(LaneSaid("people", words("catalogue.citizen")), *lanes),
        steps=steps,
        start=words("catalogue.start"),
        result=sheet.version.result or words("catalogue.a_result"),
        question=words("catalogue.complete_question"),
        yes=words("catalogue.complete_yes"),
        no=words("catalogue.complete_no"),
        back=words("catalogue.sent_back"),
        sent_back=_sent_back(process),
    )


def _lane(lane: DeskLane, words: Words) -> LaneSaid:
    return LaneSaid(_ICONS.get(lane.code, "queue"), lane.name, people_said(lane.people, words))


def people_said(people: tuple[str, ...], words: Words) -> str:
    """Return the first of some people, and how many more there are."""
    if len(people) < 2:
        return "".join(people)
    return words("catalogue.and_more", name=people[0], n=len(people) - 1)


def _step(step: ProcessStep, known: dict[str, DeskLane], lane: int, words: Words) -> StepSaid:
    desk = known.get(step.desk, DeskLane(step.desk, step.desk))
    return StepSaid(
        code=step.code,
        name=step.name,
        hours=words("catalogue.hours", minutes=step.ceiling_minutes),
        minutes=step.ceiling_minutes,
        papers=tuple(part.strip() for part in step.paper.split(";") if part.strip()),
        role=words.name("role", step.role.value),
        desk=desk.name,
        who=", ".join(desk.people),
        lane=lane,
    )


def _sent_back(process: Process) -> int:
    """A leader who does not sign gives it back to the step before, with a reason."""
    for at, step in enumerate(process.steps):
        if step.role is Role.APPROVER and at and process.steps[at - 1].role is Role.SPECIALIST:
            return at
    return -1
