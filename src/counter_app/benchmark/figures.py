"""What a measurement leaves: our time, the floor's time beside it, and what was asked for."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Any

_WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should keep: a ratio to its floor, a bound in milliseconds for 95 of 100, or neither."""

    ratio: float | None = None
    p95: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians in milliseconds, ours and the floor's, and our 95th percentile."""

    name: str
    what: str
    floor_is: str
    value: float
    floor: float
    p95: float
    repetitions: int
    goal: Goal

    @property
    def ratio(self) -> float:
        """Return how many times the floor it takes us."""
        return self.value / self.floor

    @property
    def kept(self) -> bool:
        """Say whether the goal is kept."""
        slow = self.goal.ratio is not None and self.ratio > self.goal.ratio
        late = self.goal.p95 is not None and self.p95 > self.goal.p95
        return not (slow or late)

    def as_dict(self) -> dict[str, Any]:
        """Return the figure as the command line gives it."""
        return {
            "name": self.name,
            "unit": "ms",
            "floor": _shown(self.floor),
            "value": _shown(self.value),
            "ratio": round(self.ratio, 2),
            "p95": _shown(self.p95),
            "goal": asdict(self.goal),
            "kept": self.kept,
            "repetitions": self.repetitions,
            "what": self.what,
            "floor_is": self.floor_is,
        }


@dataclass(frozen=True, slots=True)
class Pair:
    """Two acts to be timed in turn: ours, and the floor under it. Each is told the number of the repetition.

    ``between`` runs untimed after ours and before the floor.
    """

    ours: Callable[[int], object]
    floor: Callable[[int], object]
    between: Callable[[int], object] | None = None


def timed_in_turn(pair: Pair, repetitions: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds of both, measured one after the other so that a busy moment of the machine hits both."""
    ours, floor = [], []
    for repetition in range(-_WARM_UP, repetitions):
        one = _milliseconds(pair.ours, repetition)
        if pair.between is not None:
            pair.between(repetition)
        other = _milliseconds(pair.floor, repetition)
        if repetition >= 0:
            ours.append(one)
            floor.append(other)
    return ours, floor


def figure(name: str, what: str, floor_is: str, times: tuple[list[float], list[float]], goal: Goal) -> Figure:
    """Return what the times say."""
    ours, floor = times
    return Figure(name, what, floor_is, median(ours), median(floor), percentile(ours, 95), len(ours), goal)


def percentile(times: Sequence[float], share: int) -> float:
    """Return the least of the times that so many of a hundred do not exceed."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def _milliseconds(act: Callable[[int], object], repetition: int) -> float:
    start = perf_counter()
    act(repetition)
    return (perf_counter() - start) * 1000


def _shown(figure: float) -> float:
    """Return four significant digits: a thousandth of a millisecond is much for what takes a hundredth."""
    return float(f"{figure:.4g}")
