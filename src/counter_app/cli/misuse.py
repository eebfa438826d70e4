"""A line that asks for nothing the program could do: the fourth face of an error, known to the command line alone."""

from counter_app.domain.errors import CounterError


class Misused(CounterError):
    """The line itself is wrong: an option, a value, a command."""
