"""Files that somebody made to do harm: refused one like the other, with nothing written outside the workshop."""

import hashlib
import shutil
import sqlite3
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backup_rooms import a_backup_desk, a_restore_room
from builders import a_ward, quick_folder
from counter_app.domain.errors import CounterError, Damaged
from counter_app.exchange.sealing import new_key
from counter_app.services.backup_rows import Restored
from counter_app.services.restoring import RestoreOrder
from exchange.forging import entry, enveloped, forged, hashed, head_of, roll, signed, taken_apart
from exchange.test_entry_names import HOSTILE as NAMES

Honest = dict[str, bytes]
Forge = Callable[[Honest, dict[str, Any]], bytes]

PAPER = b"%PDF"


def with_roll(*files: tuple[str | tarfile.TarInfo, bytes]) -> Forge:
    """Return what forges a file whose papers are these."""
    return lambda honest, said: forged({**honest, "papers.tar": roll(*files)}, said)


def with_raw_roll(raw: bytes) -> Forge:
    return lambda honest, said: forged({**honest, "papers.tar": raw}, said)


def beside(name: str, content: bytes = b"x", kind: int = 0) -> Forge:
    """Return what forges a file that holds one entry more."""
    return lambda honest, said: enveloped(
        [*honest.items(), *signed(_listing(honest, said)), (entry(name, kind), content)]
    )


def instead(name: str, content: bytes) -> Forge:
    """Return what forges a file that holds another database or roll."""
    return lambda honest, said: forged({**honest, name: content}, said)


def saying(**changes: Any) -> Forge:
    """Return what forges a file whose manifest says something else."""
    return lambda honest, said: forged(honest, said, **changes)


def facts(**changes: Any) -> Forge:
    return lambda honest, said: forged(honest, {**said, "facts": {**said["facts"], **changes}})


def manifest(raw: bytes) -> Forge:
    return lambda honest, said: enveloped([*honest.items(), *signed(raw)])


def patched(change: Callable[[bytearray], None]) -> Forge:
    """Return what forges a file whose zip structure was changed by hand, its hash put right again."""

    def forge(honest: Honest, said: dict[str, Any]) -> bytes:
        body = bytearray(forged(honest, said)[:-64])
        change(body)
        return hashed(bytes(body))

    return forge


def in_list(name: bytes, offset: int, shape: str, value: int) -> Forge:
    """Return what forges a field of an entry in the list of entries."""

    def change(body: bytearray) -> None:
        head = body.rindex(name) - 46
        assert body[head : head + 4] == b"PK\1\2"
        struct.pack_into(shape, body, head + offset, value)

    return patched(change)


def at_end(offset: int, shape: str, value: int) -> Forge:
    return patched(lambda body: struct.pack_into(shape, body, len(body) - 22 + offset, value))


def database(*statements: str) -> Forge:
    """Return what forges a file whose database was changed with the triggers out of the way, and says so truly."""

    def forge(honest: Honest, said: dict[str, Any]) -> bytes:
        return forged({**honest, "counter.db": tampered(honest["counter.db"], *statements)}, said)

    return forge


def tampered(content: bytes, *statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        if content:
            connection.deserialize(content)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


def _listing(honest: Honest, said: dict[str, Any]) -> dict[str, Any]:
    entries = {name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in honest.items()}
    return {**said, "entries": entries}


def _doubled(honest: Honest, said: dict[str, Any]) -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return beside("counter.db")(honest, said)


def _nested(honest: Honest, said: dict[str, Any]) -> bytes:
    inner = forged(honest, said)
    return forged({"backup.age": inner}, said, kind="sealed")


def _endless_age_head(honest: Honest, said: dict[str, Any]) -> bytes:
    return forged({"backup.age": b"age-encryption.org/v1\n" + b"-> X25519 AAAA\nAAAA\n" * 50_000}, said, kind="sealed")


def _number_field(value: bytes) -> bytes:
    """Return a roll whose file has a size that is not written in digits, its checksum right."""
    block = bytearray(head_of().tobuf(tarfile.USTAR_FORMAT))
    block[124:136] = value
    block[148:156] = b"        "
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + bytes(2048)


OUTSIDE: dict[str, Forge] = {
    **{f"entry {name!r}": beside(name) for name in NAMES if name not in {"", "counter.db"} and "\0" not in name},
    "entry COUNTER.DB": beside("COUNTER.DB"),
    "entry twice": _doubled,
    "entry is a link": beside("papers.tar2", b"/etc/passwd", stat.S_IFLNK | 0o777),
    "known entry is a link": in_list(b"papers.tar", 38, "<L", (stat.S_IFLNK | 0o777) << 16),
    "known entry is a device": in_list(b"papers.tar", 38, "<L", stat.S_IFCHR << 16),
    "known entry is a pipe": in_list(b"papers.tar", 38, "<L", stat.S_IFIFO << 16),
    "known entry is a folder": in_list(b"papers.tar", 38, "<L", stat.S_IFDIR << 16),
    "entry said to be compressed": in_list(b"counter.db", 10, "<H", zipfile.ZIP_DEFLATED),
    "entry said to be encrypted": in_list(b"counter.db", 8, "<H", 1),
    "entry with an unknown method": in_list(b"counter.db", 10, "<H", 99),
    "entry smaller than it is": in_list(b"counter.db", 24, "<L", 10),
    "entry of nearly 4 GiB": in_list(b"counter.db", 24, "<L", 0xFFFFFFF0),
    "entry inside another": in_list(b"papers.tar", 42, "<L", 0),
    "entry beyond the end": in_list(b"papers.tar", 42, "<L", 0x7FFFFFFF),
    "list said to be huge": at_end(12, "<L", 0x7FFFFFFF),
    "list somewhere else": at_end(16, "<L", 7),
    "list said to be long": at_end(10, "<H", 60_000),
    "list on another disk": at_end(4, "<H", 3),
    "comment of another length": at_end(20, "<H", 0),
    "10001 entries": lambda honest, said: enveloped([(f"e{number}", b"") for number in range(10_001)]),
    "17 entries": lambda honest, said: enveloped([(f"e{number}", b"") for number in range(17)]),
    "a bomb": lambda honest, said: enveloped([("counter.db", bytes(50_000_000))], zipfile.ZIP_DEFLATED),
    "no entries": lambda honest, said: enveloped([]),
    "no zip": lambda honest, said: hashed(b"no zip at all" * 100),
    "only a hash": lambda honest, said: hashed(b""),
    "no manifest": lambda honest, said: enveloped(list(honest.items())),
    "no signature": lambda honest, said: enveloped([*honest.items(), signed(_listing(honest, said))[0]]),
    "another's signature": lambda honest, said: enveloped(
        [*honest.items(), signed(_listing(honest, said))[0], signed({**said, "papers": 9})[1]]
    ),
    "a manifest of 2 MiB": manifest(b'{"format":1' + b" " * (2 << 20) + b"}"),
    "a manifest that is no JSON": manifest(b"\x80not json"),
    "a manifest nested deep": manifest(b'{"format":' + b"[" * 100_000),
    "a manifest of other things": manifest(b'{"format":1,"kind":"plain"}'),
    "a format below zero": saying(format="1"),
    "another kind": saying(kind="other"),
    "sealed and not": saying(kind="sealed"),
    "a file in a sealed one": _nested,
    "a sealed one without an end to its head": _endless_age_head,
    "an entry that is not listed": saying(entries={}),
    "an entry of another hash": saying(
        entries={"counter.db": {"size": 1, "sha256": "0" * 64}, "papers.tar": {"size": 1, "sha256": "0" * 64}}
    ),
    "a listed entry that is not there": lambda honest, said: forged({"counter.db": honest["counter.db"]}, said),
}

INSIDE: dict[str, Forge] = {
    **{
        f"paper {name!r}": with_roll((name, PAPER))
        for name in NAMES
        if name.isascii() and "\0" not in name and len(name) < 100
    },
    "a paper twice": with_roll(("papers/1.pdf", PAPER), ("papers/1.pdf", PAPER)),
    "papers that differ in capitals": with_roll(("papers/a.pdf", PAPER), ("papers/A.PDF", PAPER)),
    "a symbolic link": with_roll((head_of(type=tarfile.SYMTYPE, linkname="../../counter.db"), b"")),
    "a hard link": with_roll((head_of(type=tarfile.LNKTYPE, linkname="counter.db"), b"")),
    "a file that also names a link": with_roll((head_of(linkname="/etc/passwd"), b"")),
    "a folder": with_roll((head_of(type=tarfile.DIRTYPE), b"")),
    "a device": with_roll((head_of(type=tarfile.CHRTYPE), b"")),
    "a disk": with_roll((head_of(type=tarfile.BLKTYPE), b"")),
    "a pipe": with_roll((head_of(type=tarfile.FIFOTYPE), b"")),
    "a long name": with_roll((head_of("papers/" + "a" * 300 + ".pdf"), b"")),
    "a head that says more": with_roll((head_of(type=tarfile.XHDTYPE, size=4), b"data")),
    "a head for all": with_roll((head_of(type=tarfile.XGLTYPE, size=4), b"data")),
    "a file with holes": with_roll((head_of(type=tarfile.GNUTYPE_SPARSE), b"")),
    "a file beyond the end": with_roll((head_of(size=60 << 20), b"short")),
    "a file of 65 MiB": with_roll((head_of(size=65 << 20), b"short")),
    "a size below zero": with_raw_roll(_number_field(b"\xff" * 12)),
    "a size in other digits": with_raw_roll(_number_field(b"\x80" + b"\xff" * 11)),
    "a size that is no number": with_raw_roll(_number_field(b"twelve bytes")),
    "a roll without an end": with_raw_roll(b""),
    "a roll cut in a head": with_raw_roll(roll(("papers/1.pdf", PAPER))[:300]),
    "a roll of something else": with_raw_roll(b"#!/bin/sh\n" * 200),
    "something behind a paper": with_raw_roll(roll(("papers/1.pdf", PAPER))[:516] + b"hidden" + bytes(2042)),
}

DATABASES: dict[str, Forge] = {
    "no database": instead("counter.db", b"SQLite format 3\0" + b"x" * 5000),
    "an empty database": instead("counter.db", b""),
    "somebody else's database": instead("counter.db", tampered(b"", "CREATE TABLE a (b)")),
    "half a database": lambda honest, said: forged({**honest, "counter.db": honest["counter.db"][:40_000]}, said),
    "a trigger that acts later": database(
        "CREATE TRIGGER later AFTER INSERT ON audit BEGIN UPDATE person SET roles = 'admin'; END"
    ),
    "a trigger under a known name": database(
        "DROP TRIGGER event_never_UPDATE",
        "CREATE TRIGGER event_never_UPDATE BEFORE UPDATE ON event BEGIN DELETE FROM audit; END",
    ),
    "a view in place of a table": database(
        "ALTER TABLE task RENAME TO task_of_before", "CREATE VIEW task AS SELECT * FROM task_of_before"
    ),
    "more dossiers than there are": facts(counts={"dossiers": 9, "events": 9, "audit_rows": 9, "jobs": 9}),
    "the name of another unit": facts(unit="UBND phường Khác"),
    "the prefix of another unit": facts(prefix="000.00.01.H03"),
    "the end of another log": facts(head="5:" + "a" * 64),
    "an end that is none": facts(head="everything is fine"),
}
HOSTILE = {**OUTSIDE, **INSIDE, **DATABASES}


@dataclass(frozen=True, slots=True)
class Besieged:
    """A folder that nothing hostile may change, and the parts of an honest back-up of it."""

    folder: Path
    stick: Path
    honest: Honest
    said: dict[str, Any]

    def restore(self, content: bytes) -> Restored:
        """Restore a file of this content, with a good key at hand."""
        (self.stick / "forged.zip").write_bytes(content)
        order = RestoreOrder(self.stick / "forged.zip", "hoa", identity=new_key()[0])
        return a_restore_room(self.folder).restore(order)

    def refusal(self, what: str) -> CounterError:
        """Restore a hostile file and return how it was refused; nothing but that may have happened."""
        before = tree(self.folder)
        with pytest.raises(CounterError) as caught:
            self.restore(HOSTILE[what](self.honest, self.said))
        assert tree(self.folder) == before
        assert {path.name for path in self.stick.iterdir()} == {"honest.zip", "forged.zip"}
        return caught.value


@pytest.fixture(scope="module")
def besieged() -> Iterator[Besieged]:
    """A ward with two dossiers and a paper."""
    folder, stick = quick_folder(), quick_folder()
    with a_ward(folder) as ward:
        for _ in range(2):
            ward.receive()
        ward.desks.print_room.draw(1)
        a_backup_desk(ward).create(ward.actor(), stick / "honest.zip")
    parts = taken_apart(stick / "honest.zip")
    honest = {name: parts[name] for name in ("counter.db", "papers.tar")}
    yield Besieged(folder, stick, honest, msgspec.json.decode(parts["manifest.json"]))
    shutil.rmtree(folder)
    shutil.rmtree(stick)


def tree(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its hash; locks do not count."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_there_are_sixty_of_them_and_more() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("what", {**OUTSIDE, **INSIDE})
def test_a_hostile_file_is_refused_and_nothing_else_happens(besieged: Besieged, what: str) -> None:
    fault = besieged.refusal(what)
    assert (type(fault), fault.code, fault.params) == (Damaged, "backup.unreadable", {})


@pytest.mark.parametrize("what", DATABASES)
def test_a_hostile_database_is_refused_and_nothing_else_happens(besieged: Besieged, what: str) -> None:
    assert besieged.refusal(what).code in {
        "backup.unreadable",
        "database.damaged",
        "database.not_one",
        "database.not_ours",
        "restore.has_problems",
    }


def test_a_forged_file_that_is_in_order_is_taken(besieged: Besieged) -> None:
    """The control: it is not the forging that is refused."""
    assert not besieged.restore(forged(besieged.honest, besieged.said)).label.signed_here
