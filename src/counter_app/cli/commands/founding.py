"""``init``: make a data folder.

A live folder asks for the unit's name and identifier. Its first person is ``--admin`` (``admin`` unless named) and holds
every role, so that a ward of one PC can work at once. A demo folder brings names, an identifier that no province has,
and an invented staff whose clerk ``hoa`` may do everything.
"""

import click

from counter_app.cli.first_people import ADMIN_NAME, USUAL_ADMIN, demo_people, first_person
from counter_app.cli.frame import Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.domain.errors import Refused
from counter_app.domain.numbering.dossier_codes import DEMO_PREFIX
from counter_app.services.office import Founding

DEMO_UNIT = "UBND phường Đức Xuân (mẫu)"
DEMO_PROVINCE = "Tỉnh Thái Nguyên"
DEMO_ADDRESS = "Số 1 đường Mẫu, phường Đức Xuân"
DEMO_PHONE = "0209000000"


@click.command("init", cls=Command)
@click.option("--unit-name")
@click.option("--unit-code")
@click.option("--province", default="")
@click.option("--address", default="")
@click.option("--phone", default="")
@click.option("--no-codes", is_flag=True)
@click.option("--demo", is_flag=True)
@click.option("--admin")
@click.option("--admin-name", default=ADMIN_NAME)
@click.pass_obj
def init(
    frame: Frame,
    *,
    unit_name: str | None,
    unit_code: str | None,
    province: str,
    address: str,
    phone: str,
    no_codes: bool,
    demo: bool,
    admin: str | None,
    admin_name: str,
) -> Answer:
    """Make a data folder with the starter catalogue and calendar."""
    if not demo:
        _must_be_complete(frame, unit_name, unit_code)
    people = demo_people() if demo else ()
    if admin or not demo:
        people = (*people, first_person(admin or USUAL_ADMIN, admin_name))
    founding = Founding(
        unit_name=unit_name if unit_name is not None else DEMO_UNIT,
        prefix=unit_code if unit_code is not None else DEMO_PREFIX,
        people=people,
        province=province or (DEMO_PROVINCE if demo else ""),
        address=address or (DEMO_ADDRESS if demo else ""),
        phone=phone or (DEMO_PHONE if demo else ""),
        issues_codes=not no_codes,
        demo=demo,
    )
    folder = frame.folder
    founded = frame.house.found(folder, founding, frame.database)
    document = {
        "data": folder,
        "unit": founded.unit,
        "unit_code": founded.prefix,
        "procedures": founded.procedures,
        "fields": founded.fields,
        "demo": founded.demo,
        "people": [person.login for person in people],
    }
    said = [frame.tell("init.demo" if demo else "init.live", **document)]
    return Answer(document, said)


def _must_be_complete(frame: Frame, unit_name: str | None, unit_code: str | None) -> None:
    if frame.now is not None:
        raise Refused("clock.live_folder")
    for option, value in (("--unit-name", unit_name), ("--unit-code", unit_code)):
        if value is None:
            raise Misused("usage.missing", option=option)
