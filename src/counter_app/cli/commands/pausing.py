"""``supplement``, ``resume``, ``extend`` and ``apologise``: when the clock stands still or the promise changes."""

from collections.abc import Callable
from datetime import date, datetime

import click

from counter_app.cli.acting import writing
from counter_app.cli.dossiers import told
from counter_app.cli.frame import AtDesk
from counter_app.cli.later import slip_option
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.several import first_and_rest, gathered
from counter_app.cli.tree import Command
from counter_app.cli.values import DayOrMoment
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.errors import CounterError, Forbidden, Refused
from counter_app.services.rows import Done


@click.command("supplement", cls=Command)
@click.argument("code", nargs=-1, required=True)
@click.option("--missing", multiple=True)
@click.option("--reason", required=True)
@click.option("--basis", default="")
@slip_option
@writing(own_reason=True)
def supplement(desk: AtDesk, *, code: tuple[str, ...], missing: tuple[str, ...], reason: str, basis: str) -> Answer:
    """Ask for papers; the clock stands still until they come."""
    name, left_over = first_and_rest(code, "CODE")
    papers = gathered(missing, left_over)
    done = desk.desks.handling.ask_supplement(desk.actor, name, papers, reason, basis, key=desk.key)
    return told(desk, done, "dossier.supplement_asked", more={"missing": list(papers), "slip": None})


@click.command("resume", cls=Command)
@click.argument("code")
@click.option("--reason", default="")
@writing(own_reason=True)
def resume(desk: AtDesk, *, code: str, reason: str) -> Answer:
    """Note that the papers came, or let a stopped dossier go on (with ``--reason``)."""
    handling = desk.desks.handling

    def take() -> Done:
        return handling.take_supplement(desk.actor, code, key=desk.key)

    def reopen() -> Done:
        return handling.reopen(desk.actor, code, reason, key=desk.key)

    stage = next((row.stage for row in desk.desks.lookup.search(desk.actor, code, 1).hits), "")
    reopens = stage == Stage.STOPPED or (bool(reason) and stage != Stage.AWAITING_SUPPLEMENT)
    first, second = (reopen, take) if reopens else (take, reopen)
    return told(desk, _either(desk, first, second), "dossier.resumed")


@click.command("extend", cls=Command)
@click.argument("code")
@click.option("--due", type=DayOrMoment(), required=True)
@click.option("--reason", required=True)
@click.option("--basis", default="")
@slip_option
@writing(own_reason=True)
def extend(desk: AtDesk, *, code: str, due: date, reason: str, basis: str) -> Answer:
    """Promise a new date: by law once, and a day before expiry; else with a warning and a recorded basis."""
    moment = _closing(desk, due, "--due")
    done = desk.desks.handling.extend(desk.actor, code, moment, reason, basis, key=desk.key)
    return told(desk, done, "dossier.extended", more={"slip": None})


@click.command("apologise", cls=Command)
@click.argument("code")
@click.option("--new-date", type=DayOrMoment(), required=True)
@click.option("--reason", required=True)
@slip_option
@writing(own_reason=True)
def apologise(desk: AtDesk, *, code: str, new_date: date, reason: str) -> Answer:
    """Issue the letter of apology; the dossier stays late all the same."""
    moment = _closing(desk, new_date, "--new-date")
    done = desk.desks.handling.apologise(desk.actor, code, moment, reason, key=desk.key)
    return told(desk, done, "dossier.apologised", more={"new_date": moment, "slip": None})


def _either(desk: AtDesk, first: Callable[[], Done], second: Callable[[], Done]) -> Done:
    """Do the first; where it cannot be and a key was given, the key may still know the answer of the second."""
    try:
        return first()
    except (Refused, Forbidden) as refused:
        if desk.key is None:
            raise
        try:
            return second()
        except CounterError:
            raise refused from None


def _closing(desk: AtDesk, day: date, option: str) -> datetime:
    """Return a moment as it was given; a day alone means its last closing time, and must be a working day."""
    if isinstance(day, datetime):
        return day
    calendar = desk.desks.office.queries.calendar()
    if not calendar.is_open(day):
        raise Misused("usage.closed_day", option=option, day=day)
    return calendar.last_close(day)
