"""The faults that are known, each with its kind and both its sentences: one table for people who help others.

``python -m counter_app.services.known_faults > docs/faults.md`` writes the page; a test provokes every line of it.
"""

import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from counter_app.services.wording import Language, template


@dataclass(frozen=True, slots=True)
class KnownFault:
    """A fault that was met before: its code, how it is told apart, and what brings it about."""

    code: str
    kind: str
    cause: str


EXIT_CODES = {"done": 0, "refused": 1, "unavailable": 3, "forbidden": 4, "damaged": 5, "bug": 70}
"""How a command ends. ``done``: the act stands and a warning says what did not come after it."""

KNOWN = (
    KnownFault("disk.full", "unavailable", "The disk has no room left"),
    KnownFault("data.read_only", "unavailable", "The disk or the file can only be read"),
    KnownFault("disk.fault", "unavailable", "The disk reports an error while it is read or written"),
    KnownFault("data.cannot_open", "unavailable", "The account may not open the data"),
    KnownFault("database.busy", "unavailable", "Another program holds the data for longer than five seconds"),
    KnownFault("database.damaged", "damaged", "Part of the data file is rotten"),
    KnownFault("database.not_one", "damaged", "Something else stands where the data file was"),
    KnownFault("database.not_ours", "damaged", "The file belongs to another program"),
    KnownFault("schema.damaged", "damaged", "A table is gone"),
    KnownFault("verify.problems", "damaged", "What is stored contradicts itself"),
    KnownFault("schema.newer", "unavailable", "The data belong to a newer version"),
    KnownFault("schema.older", "unavailable", "The data belong to an older version"),
    KnownFault("folder.missing", "unavailable", "There is no such folder, or it was moved"),
    KnownFault("folder.exists", "refused", "A folder is to be made where there is one"),
    KnownFault("folder.cannot_make", "unavailable", "The folder cannot be made there"),
    KnownFault("folder.on_network", "refused", "The folder lies on a network share"),
    KnownFault("act.before_previous", "refused", "The clock is behind the dossier's last act"),
    KnownFault("clock.live_folder", "refused", "Somebody sets the clock of live data"),
    KnownFault("server.unreachable", "unavailable", "The server is off, or the line is cut"),
    KnownFault("server.no_right", "unavailable", "The name or password for the server is wrong"),
    KnownFault("server.no_database", "unavailable", "The server has no such database"),
    KnownFault("server.no_driver", "unavailable", "The address of the server cannot be used"),
    KnownFault("print.failed", "done", "A paper cannot be drawn after its act"),
    KnownFault("backup.file_missing", "unavailable", "The back-up is not where it is looked for"),
    KnownFault("backup.unreadable", "damaged", "The back-up is damaged, hostile, or locked with another key"),
    KnownFault("scan.kind_refused", "refused", "An attachment is of a kind that is not taken"),
    KnownFault("dossier.unknown", "refused", "Nobody knows that code"),
    KnownFault("key.reused", "refused", "One key for two different requests"),
    KnownFault("right.missing", "forbidden", "The person does not hold the right"),
    KnownFault("bug.kept", "bug", "A mistake of ours; a report without personal data is kept"),
)


def page() -> str:
    """Return the table as a page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# What can go wrong, and what it says"
    yield ""
    yield "Every known fault, its code, how a command ends with it, and its sentence in both languages. A gap in braces"
    yield "is filled with what it is about. Whatever nobody expected is a mistake of ours and says so: `bug`."
    for known in KNOWN:
        yield f"\n## {known.cause}\n"
        yield f"`{known.code}`, {known.kind}, exit code {EXIT_CODES[known.kind]}\n"
        for lang in Language:
            yield f"- {plain_gaps(template('messages', known.code, lang))}"


def plain_gaps(text: str) -> str:
    """Return a sentence with its gaps named and nothing of how they are shown."""
    return "".join(said + (f"{{{gap}}}" if gap else "") for said, gap, _, _ in string.Formatter().parse(text))


if __name__ == "__main__":
    sys.stdout.write(page())
