"""The ways a request can fail, as values that are worded for people elsewhere.

An error carries a dotted code and its parameters; ``services.wording`` turns both into a Vietnamese or English
sentence.
"""

from typing import Any


class CounterError(Exception):
    """Something the program expected could go wrong. Never shown as a traceback."""

    def __init__(self, code: str, /, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


class Refused(CounterError):
    """A rule of the office says no."""


class Forbidden(CounterError):
    """The person may not do this."""


class Unavailable(CounterError):
    """The surroundings fail us: a file, the disk, the database, a printer."""


class Damaged(CounterError):
    """The stored data contradict themselves."""
