"""The command line: a second, thin face of the same services. No rule lives here."""

from counter_app.cli.app import main
from counter_app.cli.house import House

__all__ = ["House", "main"]
