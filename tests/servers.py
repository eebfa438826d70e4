"""A throw-away PostgreSQL for tests: on a socket in a folder of its own, not on the network, gone with the process."""

import atexit
import os
import pwd
import shlex
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from builders import MORNING, PEOPLE, SettableClock, Ward, a_ward, quick_folder
from counter_app.bootstrap import desks_over, found_folder
from counter_app.domain.numbering.dossier_codes import DEMO_PREFIX
from counter_app.persistence.opening import open_store
from counter_app.services.office import Founding

SUPERUSER = "postgres"
MISSING = "PostgreSQL's server is not on this system, and these tests need it:  apt-get install postgresql"
QUICK = {"fsync": "off", "full_page_writes": "off"}  # processes die here, the machine does not: nothing is lost by it
USUAL = {
    "listen_addresses": "''",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "logging_collector": "off",
    "log_timezone": "UTC",
    "timezone": "UTC",
}


def programs() -> Path:
    """Return the folder of PostgreSQL's server programs, of the newest release; fail the test where there is none."""
    found = shutil.which("initdb")
    if found and (Path(found).resolve().parent / "postgres").exists():
        return Path(found).resolve().parent
    releases = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not releases:
        pytest.fail(MISSING, pytrace=False)
    return releases[-1].parent


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. Whoever is on this system may enter as anybody: it holds nothing but a test's inventions."""

    home: Path
    account: str | None  # under which it runs; None is our own

    @property
    def data(self) -> Path:
        return self.home / "data"

    def url(self, database: str, role: str = SUPERUSER, socket: Path | None = None) -> str:
        """Return the address of a database, as a counter is told it."""
        return f"postgresql+psycopg://{role}@/{database}?host={socket or self.home}"

    def run(self, program: str, *arguments: str | Path) -> str:
        """Run one of the server's programs under its account."""
        become = ["runuser", "-u", self.account, "--"] if self.account else []
        command = [*become, str(programs() / program), *map(str, arguments)]
        done = subprocess.run(command, cwd=self.home, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def start(self) -> None:
        """Start, and wait until it answers. Its log goes to a file, so that nobody waits for its output to end."""
        self.run("pg_ctl", "-D", self.data, "-l", self.home / "log", "-w", "-t", "60", "-s", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop: ``immediate`` is as if its processes were killed, and the next start recovers."""
        self.run("pg_ctl", "-D", self.data, "-w", "-s", "-m", mode, "stop")

    def execute(self, statement: str | sql.Composed, *values: object, database: str = SUPERUSER) -> list[Any]:
        """Say something to a database outside any transaction, and return the rows."""
        with closing(self.connect(database)) as connection:
            cursor = connection.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    def connect(self, database: str, role: str = SUPERUSER) -> psycopg.Connection[Any]:
        """Open a connection beside the program."""
        return psycopg.connect(host=str(self.home), user=role, dbname=database, autocommit=True)

    @contextmanager
    def database(self, template: str = "template1", **options: str) -> Iterator[str]:
        """Make a database for the length of the block."""
        name = f"ward_{uuid.uuid4().hex[:12]}"
        settings = " ".join(f"{key} = '{value}'" for key, value in options.items())
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} {settings}")
        try:
            yield name
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def postgres_server() -> Server:
    """Return the server that all tests of this process share; it ends with the process, however that ends."""
    return new_server(QUICK)


def new_server(settings: dict[str, str], parent: Path | None = None) -> Server:
    """Start a server of one's own, on disk in ``parent``, or in memory where the system has such a place."""
    memory = Path("/dev/shm")
    place = parent or (memory if memory.is_dir() else Path(tempfile.gettempdir()))
    home = Path(tempfile.mkdtemp(prefix="pg-", dir=place))  # a socket's path has room for some hundred letters
    server = Server(home, account=SUPERUSER if os.geteuid() == 0 else None)
    if server.account:
        _give(home, server.account)
    _keep(server)
    server.run(
        "initdb", "-D", server.data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
    )
    lines = {**USUAL, "unix_socket_directories": f"'{home}'", **settings}
    with (server.data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value}\n" for name, value in lines.items())
    server.start()
    return server


def _give(folder: Path, account: str) -> None:
    """Root may not run the server, so it runs under the account that Debian's package made for it."""
    try:
        owner = pwd.getpwnam(account)
    except KeyError:
        pytest.fail(f"There is no account {account} to run the server under. {MISSING}", pytrace=False)
    os.chown(folder, owner.pw_uid, owner.pw_gid)


def _keep(server: Server) -> None:
    """Leave a watcher behind that ends the server when our end of its pipe closes, even if we were killed."""
    stop = shlex.join([str(programs() / "pg_ctl"), "-D", str(server.data), "-w", "-s", "-m", "immediate", "stop"])
    if server.account:
        stop = f"runuser -u {server.account} -- {stop}"
    script = f"cat > /dev/null; test -e {server.data}/postmaster.pid && {stop}; rm -rf {server.home}"
    watcher = subprocess.Popen(
        ["/bin/sh", "-c", script],
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def end() -> None:
        assert watcher.stdin is not None
        watcher.stdin.close()
        watcher.wait(timeout=60)

    atexit.register(end)


# --- a ward on the server ---

TEMPLATE = "founded"


@cache
def founded_on(server: Server) -> str:
    """Return the database to copy from; it is made once on a server and never written again."""
    server.execute(f"CREATE DATABASE {TEMPLATE}")
    founding = Founding("UBND phường Đức Xuân", DEMO_PREFIX, PEOPLE, demo=True)
    with tempfile.TemporaryDirectory() as folder:
        found_folder(Path(folder), founding, server.url(TEMPLATE))
    return TEMPLATE


@dataclass(frozen=True, slots=True)
class ServerWard(Ward):
    """A ward whose data are on the server; what reads and spoils the file beside the program does so there."""

    server: Server
    database_name: str

    @property
    def url(self) -> str:
        return self.server.url(self.database_name)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Read the database beside the program."""
        return self.server.execute(sql.replace("?", "%s"), *values, database=self.database_name)

    def tamper(self, *statements: str) -> None:
        """Change the database behind the program's back, with the triggers out of the way."""
        with closing(self.server.connect(self.database_name)) as connection:
            connection.execute("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(statement)


@contextmanager
def a_shared_ward(folder: Path, server: Server | None = None) -> Iterator[ServerWard]:
    """Open a fresh ward on a server, by default the one that all tests share. Its papers are in ``folder``."""
    server = server or postgres_server()
    folder.mkdir(parents=True, exist_ok=True)
    with server.database(founded_on(server)) as name:
        store, clock = open_store(folder, server.url(name)), SettableClock(MORNING)
        try:
            yield ServerWard(folder, store, desks_over(store, folder, clock, demo=True), clock, server, name)
        finally:
            store.engine.dispose()


# --- a ward on either engine ---

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@contextmanager
def ward_on(engine: str) -> Iterator[Ward]:
    """Open a fresh ward on one of the two engines, in a folder that goes with it."""
    folder = quick_folder()
    try:
        with a_ward(folder) if engine == "sqlite" else a_shared_ward(folder) as ward:
            yield ward
    finally:
        shutil.rmtree(folder)
