"""The program's own times beside the raw floors of the same machine, measured in turn in one run."""

from counter_app.benchmark.folder import Rooms
from counter_app.benchmark.run import Repetitions, bench

__all__ = ["Repetitions", "Rooms", "bench"]
