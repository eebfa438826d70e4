"""The one place that knows every concrete part, and puts them together."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.config.paths import default_folder, own_folder, site_folder
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME
from counter_app.services.ways_in import Wanted
from counter_app.services.wording import Language

if TYPE_CHECKING:  # desks and SQLAlchemy are loaded with the first data folder: a window is painted, --help said first
    from counter_app.cli.house import House
    from counter_app.persistence.store import Store
    from counter_app.services.acting import Clock
    from counter_app.services.backup_making import BackupMaker
    from counter_app.services.books import Book
    from counter_app.services.clock_watch import ClockWatch
    from counter_app.services.demo.fill import DemoFilled
    from counter_app.services.demo.telling import DemoDay
    from counter_app.services.desks import Desks
    from counter_app.services.moving import MoveRoom
    from counter_app.services.office import Founded, Founding
    from counter_app.services.papers import NoticePaper
    from counter_app.services.places import FolderLook
    from counter_app.services.printing_ports import Printer
    from counter_app.services.restoring import RestoreRoom
    from counter_app.services.upgrading import UpgradeRoom
    from counter_app.ui.house import WindowHouse
    from counter_app.ui.tour.making import Toured


APP = "counter-app"


def clock() -> datetime:
    """Return the present moment on the ward's clock, to the second."""
    return datetime.now(UTC).astimezone(WARD_TIME).replace(microsecond=0)


@contextmanager
def open_desks(folder: Path, database: str | None = None, fixed_now: datetime | None = None) -> Iterator["Desks"]:
    """Open a data folder. A fixed clock is for sample data only; live data refuse it."""
    from counter_app.devices.places import place_of
    from counter_app.persistence.holding import beside
    from counter_app.persistence.opening import open_store
    from counter_app.persistence.queries import SqlQueries
    from counter_app.services.clock_watch import ClockWatch

    if database is None:
        place_of(folder.absolute()).must_hold_a_database()
    with beside(folder):
        store = open_store(folder, database)
        try:
            demo = SqlQueries(store).profile().demo
            if fixed_now is not None and not demo:
                raise Refused("clock.live_folder")
            now, watch = (clock, ClockWatch(_seconds)) if fixed_now is None else (lambda: fixed_now, None)
            yield desks_over(store, folder, now, demo=demo, watch=watch)
        finally:
            store.engine.dispose()


def _seconds() -> float:
    """Return a count of seconds that goes on while the PC sleeps, and that nobody can set."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic()


def desks_over(store: "Store", folder: Path, now: "Clock", *, demo: bool, watch: "ClockWatch | None" = None) -> "Desks":
    """Put the desks over an open store."""
    import uuid

    from counter_app.devices.files import PaperFolder, free_space
    from counter_app.devices.places import place_of
    from counter_app.devices.scans import ScanFolder
    from counter_app.exchange import places
    from counter_app.persistence.backup_store import SqlLiveDatabase
    from counter_app.persistence.calendar_queries import SqlCalendarQueries
    from counter_app.persistence.catalogue_queries import SqlCatalogueQueries
    from counter_app.persistence.checks import SqlChecks
    from counter_app.persistence.health_store import SqlHealth
    from counter_app.persistence.leader_queries import SqlLeaderQueries
    from counter_app.persistence.office_queries import SqlOfficeQueries
    from counter_app.persistence.queries import SqlQueries
    from counter_app.persistence.report_queries import SqlReportQueries
    from counter_app.persistence.unit import unit_of
    from counter_app.persistence.work_queries import SqlWorkQueries
    from counter_app.services.attachments import AttachmentDesk
    from counter_app.services.backups import BackupDesk
    from counter_app.services.calendar_desk import CalendarDesk
    from counter_app.services.catalogue import CatalogueDesk
    from counter_app.services.corrections import CorrectionDesk
    from counter_app.services.daily_log import DailyLogDesk
    from counter_app.services.desks import Desks
    from counter_app.services.drafts import DraftBook
    from counter_app.services.handling import HandlingDesk
    from counter_app.services.handover import HandoverDesk
    from counter_app.services.health import HealthDesk
    from counter_app.services.leader import LeaderDesk
    from counter_app.services.ledger import Ledger
    from counter_app.services.limit_desk import LimitDesk
    from counter_app.services.lookup import LookupDesk
    from counter_app.services.office import OfficeDesk
    from counter_app.services.organisation import OrganisationDesk
    from counter_app.services.places import Place, PlaceKind
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

    queries = SqlQueries(store)
    papers = PaperFolder(folder)
    ledger = Ledger(lambda: unit_of(store), now, lambda: uuid.uuid4().hex, queries.person, watch)
    backups = BackupDesk(ledger, SqlLiveDatabase(store), partial(backup_maker, folder), places, folder)
    print_room = PrintRoom(ledger, queries, _render, papers)
    upkeep = UpkeepDesk(ledger, SqlChecks(store), queries, papers, ScanFolder(folder), store.is_shared)
    place = Place(str(folder), PlaceKind.LOCAL) if store.is_shared else place_of(folder.absolute())
    return Desks(
        reception=ReceptionDesk(ledger),
        handover=HandoverDesk(ledger),
        handling=HandlingDesk(ledger),
        returning=ReturnDesk(ledger),
        corrections=CorrectionDesk(ledger),
        lookup=LookupDesk(ledger, SqlWorkQueries(store)),
        worklists=WorklistDesk(ledger, SqlWorkQueries(store)),
        daily_log=DailyLogDesk(ledger, queries, _write_book),
        reports=ReportDesk(ledger, SqlReportQueries(store), _write_book),
        leader=LeaderDesk(ledger, SqlLeaderQueries(store)),
        catalogue=CatalogueDesk(ledger, SqlCatalogueQueries(store)),
        office=OfficeDesk(ledger, queries),
        unit=UnitDesk(ledger, SqlOfficeQueries(store)),
        staff=StaffDesk(ledger, SqlOfficeQueries(store)),
        organisation=OrganisationDesk(ledger, SqlOfficeQueries(store)),
        stand_ins=StandInDesk(ledger),
        sheets=SheetRoom(ledger, queries, _draw_notice),
        calendar=CalendarDesk(ledger, SqlCalendarQueries(store)),
        limits=LimitDesk(ledger, SqlCalendarQueries(store)),
        drafts=DraftBook(ledger, queries),
        attachments=AttachmentDesk(ledger, queries, ScanFolder(folder)),
        upkeep=upkeep,
        health=HealthDesk(ledger, SqlHealth(store), upkeep, place),
        print_room=print_room,
        backups=backups,
        standing=StandingRoom(backups, print_room, free_space),
        now=now,
        demo=demo,
    )


def backup_maker(folder: Path) -> "BackupMaker":
    """Return what makes back-ups of a folder and takes them apart, signed as this program and this folder."""
    from importlib import metadata

    from counter_app.exchange.bundles import BundleShelf
    from counter_app.persistence.backup_store import SqlDatabaseFiles
    from counter_app.services.backup_making import BackupMaker

    return BackupMaker(BundleShelf(folder), SqlDatabaseFiles(), metadata.version(APP))


def restore_room(folder: Path, fixed_now: datetime | None = None) -> "RestoreRoom":
    """Return where a back-up becomes the data of a folder, which must not be open and need not be there."""
    from counter_app.services.restoring import RestoreRoom

    return RestoreRoom(backup_maker(folder), folder, (lambda: fixed_now) if fixed_now else clock)


def found_folder(folder: Path, founding: "Founding", database: str | None = None) -> "Founded":
    """Make a data folder with the starter catalogue and the state calendar: whole, or not at all."""
    from counter_app.devices.places import place_of
    from counter_app.persistence.opening import new_store
    from counter_app.persistence.unit import unit_of
    from counter_app.services.office import found
    from counter_app.services.starter_catalogue import starter_catalogue
    from counter_app.services.state_calendar import state_calendar

    if database is None:
        place_of(folder.absolute()).must_hold_a_database()
    with new_store(folder, database) as store:
        return found(lambda: unit_of(store), founding, starter_catalogue(), state_calendar(), clock())


def upgrade_room(folder: Path, database: str | None = None, fixed_now: datetime | None = None) -> "UpgradeRoom":
    """Return where a folder's data, of whatever version, are brought up to this program."""
    from counter_app.persistence.upgrading import SqlOlderData
    from counter_app.services.upgrading import UpgradeRoom

    data = SqlOlderData(folder, database)
    if fixed_now is not None and data.revision() and not data.is_demo():
        raise Refused("clock.live_folder")
    return UpgradeRoom(data, folder, (lambda: fixed_now) if fixed_now else clock)


def move_room(folder: Path, fixed_now: datetime | None = None) -> "MoveRoom":
    """Return where a folder's data are moved to a server. Whether a fixed clock fits was asked when it was opened."""
    from counter_app.persistence.moving import move
    from counter_app.services.moving import MoveRoom

    return MoveRoom(move, folder, (lambda: fixed_now) if fixed_now else clock)


def house() -> "House":
    """Return what the command line may ask of this installation."""
    from counter_app.cli.house import House
    from counter_app.devices.places import place_of

    return House(
        default_folder=default_folder,
        open=open_desks,
        found=found_folder,
        restoring=restore_room,
        upgrading=upgrade_room,
        moving=move_room,
        server_roles=_server_roles,
        clock=clock,
        place_of=place_of,
        demo_fill=_demo_fill,
        demo_day=_demo_day,
        window=_window,
        tour=_tour,
        dumpable=_dumpable,
        ui_dump=_ui_dump,
        bench=_bench,
    )


def main() -> int:
    """Run the program and return its exit code."""
    from counter_app import cli

    return cli.main(house())


def window_house() -> "WindowHouse":
    """Return what the window may ask of this installation; storage is loaded behind the window's first picture."""
    from counter_app.ui.house import WindowHouse

    return WindowHouse(
        default_folder=default_folder,
        holds_data=_holds_data,
        open=open_desks,
        found=found_folder,
        demo=_demo_folder,
        demo_anew=_new_demo_folder,
        printer=_printer,
        load_papers=_load_papers,
        back_up=_back_up_beside,
        clock=clock,
        usual_folders=lambda: (site_folder(), own_folder()),
        look=_look,
    )


def _holds_data(folder: Path) -> bool:
    from counter_app.persistence.folder import database_in

    return database_in(folder).is_file()


def _look(folder: Path) -> "FolderLook":
    """Return what can be told of a folder before anything is made in it."""
    from counter_app.devices.files import disk_of, free_space, may_write, nearest
    from counter_app.devices.places import place_of
    from counter_app.services.places import FolderLook

    absolute = folder.absolute()
    return FolderLook(
        place=place_of(absolute),
        free=free_space(nearest(absolute)),
        writable=may_write(absolute),
        holds_data=_holds_data(absolute),
        exists=absolute.is_dir(),
        disk=disk_of(absolute),
    )


def _window(wanted: Wanted) -> int:
    from counter_app.ui.app import run

    return run(window_house(), wanted)


def _tour(out: Path) -> "Toured":
    from counter_app.ui.tour.making import make_tour

    return make_tour(window_house(), out)


def _dumpable() -> tuple[str, ...]:
    from counter_app.ui.dump.making import screens

    return screens()


def _ui_dump(wanted: Wanted, screen: str, out: Path, png: Path | None, scale: float) -> tuple[int, int]:
    from counter_app.ui.dump.making import Dump, make_dump

    return make_dump(window_house(), wanted, Dump(screen, out, png, scale))


def _back_up_beside(folder: Path, login: str, language: Language, *, closing: bool) -> dict[str, Any]:
    from counter_app.devices.own_program import ask_own_program

    words = ["--data", str(folder), "--as", login, "--lang", language.value, "backup", "auto"]
    return ask_own_program([*words, "--closing"] if closing else words)


def _printer() -> "Printer":
    """Return the printers of this machine; the system's own queue is asked first where there is one."""
    from counter_app.devices.lp import LpPrinter
    from counter_app.services.patient_printer import PatientPrinter
    from counter_app.ui.printing.printers import QtPrinter

    return PatientPrinter(QtPrinter(LpPrinter()))


def _demo_folder(folder: Path) -> None:
    """Make a demo folder with some weeks of work in it, unless it is there."""
    from counter_app.services.demo.fill import fill_weeks
    from counter_app.services.demo.people import demo_founding

    if not _holds_data(folder):
        found_folder(folder, demo_founding())
        with open_desks(folder) as desks:
            fill_weeks(desks)


def _new_demo_folder(folder: Path) -> None:
    """Do away with a demo folder's data and make them anew; live data are refused."""
    from counter_app.persistence.demo_reset import clear_demo

    clear_demo(folder)
    _demo_folder(folder)


def _demo_fill(desks: "Desks", dossiers: int, first: date, last: date, seed: int) -> "DemoFilled":
    from counter_app.services.demo.fill import fill

    return fill(desks, dossiers, first, last, seed)


def _demo_day(folder: Path, out: Path) -> "DemoDay":
    from counter_app.services.demo.day import play_day
    from counter_app.services.demo.people import demo_founding

    if not _holds_data(folder):
        found_folder(folder, demo_founding())
    with open_desks(folder) as desks:
        return play_day(desks, out)


def _bench(dossiers: int, out: Path | None) -> list[dict[str, Any]]:
    from counter_app.benchmark import Rooms, bench

    return bench(Rooms(found_folder, open_desks), dossiers, out)


def _server_roles(role: str) -> tuple[str, ...]:
    from counter_app.persistence.engines.postgresql import grants

    return grants(role)


def _write_book(book: "Book", path: Path) -> None:
    from counter_app.exchange.spreadsheets import write_book

    write_book(book, path)


def _load_papers() -> None:
    from counter_app.printing import fonts

    fonts.register()


def _draw_notice(paper: "NoticePaper") -> bytes:
    from counter_app.printing import render_notice

    return render_notice(paper)


def _render(form: str, data: str) -> bytes:
    from counter_app.printing import render_job

    return render_job(form, data)
