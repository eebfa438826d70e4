"""All desks of the house together: what the command line and the window are handed."""

from dataclasses import dataclass

from counter_app.domain.people import Person
from counter_app.services.acting import Clock
from counter_app.services.attachments import AttachmentDesk
from counter_app.services.backups import BackupDesk
from counter_app.services.calendar_desk import CalendarDesk
from counter_app.services.catalogue import CatalogueDesk
from counter_app.services.corrections import CorrectionDesk
from counter_app.services.daily_log import DailyLogDesk
from counter_app.services.drafts import DraftBook
from counter_app.services.handling import HandlingDesk
from counter_app.services.handover import HandoverDesk
from counter_app.services.health import HealthDesk
from counter_app.services.leader import LeaderDesk
from counter_app.services.limit_desk import LimitDesk
from counter_app.services.lookup import LookupDesk
from counter_app.services.office import OfficeDesk
from counter_app.services.organisation import OrganisationDesk
from counter_app.services.print_room import PrintRoom
from counter_app.services.reception import ReceptionDesk
from counter_app.services.reports.desk import ReportDesk
from counter_app.services.returning import ReturnDesk
from counter_app.services.sheet_room import SheetRoom
from counter_app.services.staff_desk import StaffDesk
from counter_app.services.stand_in_desk import StandInDesk
from counter_app.services.standing import StandingRoom
from counter_app.services.unit_desk import UnitDesk
from counter_app.services.upkeep import UpkeepDesk
from counter_app.services.worklists import WorklistDesk


@dataclass(frozen=True, slots=True)
class Desks:
    """The use cases over one data folder. ``person`` finds who acts; ``demo`` says whether the data are samples."""

    reception: ReceptionDesk
    handover: HandoverDesk
    handling: HandlingDesk
    returning: ReturnDesk
    corrections: CorrectionDesk
    lookup: LookupDesk
    worklists: WorklistDesk
    daily_log: DailyLogDesk
    reports: ReportDesk
    leader: LeaderDesk
    catalogue: CatalogueDesk
    office: OfficeDesk
    unit: UnitDesk
    staff: StaffDesk
    organisation: OrganisationDesk
    stand_ins: StandInDesk
    sheets: SheetRoom
    calendar: CalendarDesk
    limits: LimitDesk
    upkeep: UpkeepDesk
    health: HealthDesk
    print_room: PrintRoom
    drafts: DraftBook
    attachments: AttachmentDesk
    backups: BackupDesk
    standing: StandingRoom
    now: Clock
    demo: bool

    def person(self, login: str) -> Person:
        """Return the officer of a login; Refused when there is none."""
        return self.office.person(login)
