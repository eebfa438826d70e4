"""``upgrade``: older data are brought up to this program, with a copy first."""

import click

from counter_app.cli.frame import Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.services.demo.people import DEMO_STAFF
from counter_app.services.upgrading import Upgrade


@click.command("upgrade", cls=Command)
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def upgrade(frame: Frame, *, dry_run: bool) -> Answer:
    """Bring an older data folder up to this version's schema."""
    room = frame.house.upgrading(frame.folder, frame.database, frame.now)
    plan = room.plan()
    if dry_run or not plan.is_needed:
        return _told(frame, plan, done=False)
    login = frame.acts_as or (DEMO_STAFF[0].login if room.data.is_demo() else None)
    if login is None:
        raise Misused("actor.missing")
    return _told(frame, room.upgrade(login), done=True)


def _told(frame: Frame, step: Upgrade, *, done: bool) -> Answer:
    document = {"from": step.found, "to": step.known, "copy": step.copy}
    if not step.is_needed:
        said = frame.tell("upgrade.current", **document)
    elif step.copy is None:
        said = frame.tell("upgrade.done_server" if done else "upgrade.planned_server", **document)
    else:
        said = frame.tell("upgrade.done" if done else "upgrade.planned", **document)
    return Answer(document, [said])
