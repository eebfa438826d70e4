"""Where numbering stands: what each series gave out last, which series give nothing for now, what was passed over."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """The last number of each series, and the series that are held: they give none until somebody confirms the last."""

    values: Mapping[str, int]
    held: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Void:
    """Numbers that will never be given out: they stand, or may stand, on papers the data do not know."""

    series: str
    first: int
    last: int
