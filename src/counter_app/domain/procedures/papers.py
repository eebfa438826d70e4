"""The papers a procedure asks for (thành phần hồ sơ), and those a dossier holds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from counter_app.domain.errors import Refused
from counter_app.domain.procedures.confidence import Confidence


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """One paper of a procedure. No original and no copy means it is only shown, not collected."""

    ordinal: int
    name: str
    originals: int = 1
    copies: int = 0
    form_no: str = ""
    condition: str = ""
    confidence: Confidence = Confidence.MEDIUM

    @property
    def mandatory(self) -> bool:
        """Say whether everybody needs it; a paper with a condition is asked for only where the condition holds."""
        return not self.condition

    @property
    def only_shown(self) -> bool:
        """Say whether the citizen keeps it (xuất trình)."""
        return self.originals == 0 and self.copies == 0


class PaperState(StrEnum):
    """What became of a paper at the counter."""

    SUBMITTED = "submitted"
    SHOWN = "shown"
    HELD_AS_DATA = "held_as_data"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """One paper of one dossier, with what was taken in. ``source`` says which data stand for a paper held as data."""

    ordinal: int
    name: str
    state: PaperState
    originals: int = 0
    certified_copies: int = 0
    copies: int = 0
    source: str = ""
    note: str = ""


PaperChoice = Literal["all", "none"] | Collection[int]


def papers_from(required: Sequence[RequiredPaper], choice: PaperChoice) -> tuple[DossierPaper, ...]:
    """Return the dossier's papers: ``all`` the mandatory ones, ``none``, or those with the given ordinals.

    What was not brought is missing where it is mandatory, and not applicable where it has a condition.
    """
    brought = _ordinals(required, choice)
    return tuple(_taken(paper) if paper.ordinal in brought else _left_out(paper) for paper in required)


def carried_over(held: Sequence[DossierPaper], required: Sequence[RequiredPaper]) -> tuple[DossierPaper, ...]:
    """Return the papers of another procedure: those of the same name stay as they came, no other is claimed."""
    by_name = {paper.name: paper for paper in held}
    return tuple(
        replace(by_name.get(paper.name, paper), ordinal=paper.ordinal) for paper in papers_from(required, "none")
    )


def missing_papers(papers: Sequence[DossierPaper]) -> tuple[DossierPaper, ...]:
    """Return those the citizen still has to bring."""
    return tuple(paper for paper in papers if paper.state is PaperState.MISSING)


def _ordinals(required: Sequence[RequiredPaper], choice: PaperChoice) -> frozenset[int]:
    if choice == "all":
        return frozenset(paper.ordinal for paper in required if paper.mandatory)
    if choice == "none":
        return frozenset()
    unknown = sorted(set(choice) - {paper.ordinal for paper in required})
    if unknown:
        raise Refused("paper.unknown", ordinals=unknown)
    return frozenset(choice)


def _taken(paper: RequiredPaper) -> DossierPaper:
    state = PaperState.SHOWN if paper.only_shown else PaperState.SUBMITTED
    return DossierPaper(paper.ordinal, paper.name, state, originals=paper.originals, copies=paper.copies)


def _left_out(paper: RequiredPaper) -> DossierPaper:
    return DossierPaper(paper.ordinal, paper.name, PaperState.MISSING if paper.mandatory else PaperState.NOT_APPLICABLE)
