"""What goes into a back-up file comes out of it, sealed or not, and the file says truly what it is."""

import hashlib
import json
import zipfile
from pathlib import Path

import pyrage
import pytest

from backup_rooms import PROGRAM, a_backup_desk, a_maker
from builders import MORNING, Ward
from counter_app.domain.errors import CounterError, Damaged, Refused, Unavailable
from counter_app.exchange.bundles import BundleShelf
from counter_app.services.backup_ports import Unpacked


def back_up(ward: Ward, file: Path) -> Path:
    a_backup_desk(ward).create(ward.actor(), file)
    return file


def unpacked(ward: Ward, file: Path, into: Path, identity: str | None = None) -> Unpacked:
    return BundleShelf(ward.folder).unpack(file, into, identity)


def sealed(ward: Ward, file: Path) -> tuple[Path, str]:
    key = a_backup_desk(ward).make_key(ward.actor())
    return back_up(ward, file), key.identity


def test_a_file_says_what_is_in_it(ward: Ward, stick: Path) -> None:
    code = ward.receive().code
    ward.desks.print_room.draw(1)
    label, sha256 = BundleShelf(ward.folder).look(back_up(ward, stick / "a.zip"))
    assert sha256 == hashlib.sha256((stick / "a.zip").read_bytes()).hexdigest()
    assert (label.facts.unit, label.facts.prefix, label.facts.demo) == ("UBND phường Đức Xuân", "000.00.00.H99", True)
    assert (label.facts.counts.dossiers, label.facts.counts.events, label.facts.counts.jobs) == (1, 1, 1)
    assert (label.facts.last_code, label.facts.last_register) == (code, 1)
    assert (label.made_at, label.program, label.papers) == (MORNING, PROGRAM, 1)
    assert label.facts.head == f"{ward.one('SELECT max(seq) FROM audit')}:" + str(
        ward.one("SELECT digest FROM audit ORDER BY seq DESC LIMIT 1")
    )
    assert (label.sealed, label.signed_here) == (False, True)


def test_database_and_papers_come_out_as_they_went_in(ward: Ward, stick: Path) -> None:
    ward.receive()
    ward.desks.print_room.draw(1)
    paper = (ward.folder / "papers" / "2026" / "000001.pdf").read_bytes()
    found = unpacked(ward, back_up(ward, stick / "a.zip"), stick / "out")
    assert found.papers == ("papers/2026/000001.pdf",)
    assert not a_maker(ward.folder).files.check(found.database, found.label.facts.head).problems
    moved = BundleShelf(ward.folder).add_papers(found, stick / "empty", "again", lambda name: True)
    assert not moved
    assert (stick / "empty" / "papers" / "2026" / "000001.pdf").read_bytes() == paper


def test_any_zip_program_opens_it(ward: Ward, stick: Path) -> None:
    with zipfile.ZipFile(back_up(ward, stick / "a.zip")) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["counter.db", "papers.tar", "manifest.json", "signature.json"]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_a_sealed_file_names_nobody_and_no_dossier(ward: Ward, stick: Path) -> None:
    code = ward.receive().code
    file, identity = sealed(ward, stick / "a.zip")
    raw = file.read_bytes()
    for words in ("Nguyễn Thị Đào", code, "SQLite format", "papers/", identity):
        assert words.encode() not in raw
    with zipfile.ZipFile(file) as archive:
        said = json.loads(archive.read("manifest.json"))
    assert said["facts"]["counts"]["dossiers"] == 1
    assert (said["facts"]["last_code"], said["facts"]["last_register"]) == ("", 0)


def test_any_age_program_opens_it(ward: Ward, stick: Path) -> None:
    file, identity = sealed(ward, stick / "a.zip")
    with zipfile.ZipFile(file) as archive:
        plain = pyrage.decrypt(archive.read("backup.age"), [pyrage.x25519.Identity.from_str(identity)])
    assert plain.startswith(b"PK")


def test_a_sealed_file_opens_with_its_key_alone(ward: Ward, stick: Path) -> None:
    ward.receive()
    file, identity = sealed(ward, stick / "a.zip")
    grouped = "\n".join(
        " ".join(identity[at : at + 4] for at in range(line, line + 20, 4)) for line in range(0, 80, 20)
    )
    found = unpacked(ward, file, stick / "out", grouped.lower())
    assert found.label.sealed
    assert found.label.facts.counts.dossiers == 1
    with pytest.raises(Refused, match=r"backup\.key_needed"):
        unpacked(ward, file, stick / "none")
    with pytest.raises(Refused, match=r"backup\.key_mistyped"):
        unpacked(ward, file, stick / "typo", identity[:-1] + ("A" if identity[-1] != "A" else "B"))


def test_another_key_a_cut_and_a_changed_byte_are_one_and_the_same_error(ward: Ward, stick: Path) -> None:
    file, identity = sealed(ward, stick / "a.zip")
    other, _ = BundleShelf(ward.folder).new_key()
    whole = file.read_bytes()
    (stick / "cut.zip").write_bytes(whole[:-1000])
    (stick / "changed.zip").write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    (stick / "nothing.zip").write_bytes(b"")
    said = set()
    for number, (name, key) in enumerate(
        [("a.zip", other), ("cut.zip", identity), ("changed.zip", identity), ("nothing.zip", identity)]
    ):
        with pytest.raises(CounterError) as caught:
            unpacked(ward, stick / name, stick / f"out{number}", key)
        said.add((type(caught.value), caught.value.code, str(caught.value.params)))
    assert said == {(Damaged, "backup.unreadable", "{}")}


def test_a_paper_is_never_put_over_another_one(ward: Ward, stick: Path) -> None:
    ward.receive()
    ward.desks.print_room.draw(1)
    found = unpacked(ward, back_up(ward, stick / "a.zip"), stick / "out")
    here = ward.folder / "papers" / "2026" / "000001.pdf"
    theirs = here.read_bytes()
    here.write_bytes(b"%PDF of a later day")
    again = {"papers/2026/000001.pdf": "papers/again-1/2026/000001.pdf"}
    for _ in range(2):
        assert BundleShelf(ward.folder).add_papers(found, ward.folder, "again-1", lambda name: True) == again
    assert here.read_bytes() == b"%PDF of a later day"
    assert (ward.folder / "papers/again-1/2026/000001.pdf").read_bytes() == theirs


def test_papers_that_nobody_wants_stay_in_the_file(ward: Ward, stick: Path) -> None:
    ward.receive()
    ward.desks.print_room.draw(1)
    found = unpacked(ward, back_up(ward, stick / "a.zip"), stick / "out")
    BundleShelf(ward.folder).add_papers(found, stick / "empty", "again", lambda name: False)
    assert not (stick / "empty").exists()


def test_papers_that_are_gone_or_changed_are_counted_and_left_out(ward: Ward, stick: Path) -> None:
    for job in (1, 2, 3):
        ward.receive()
        ward.desks.print_room.draw(job)
    (ward.folder / "papers/2026/000001.pdf").unlink()
    (ward.folder / "papers/2026/000002.pdf").write_bytes(b"something else")
    row = a_backup_desk(ward).create(ward.actor(), stick / "a.zip")
    assert (row.papers, row.papers_missing) == (1, 2)


def test_a_file_of_a_later_program_is_told_apart(ward: Ward, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(ward, stick / "a.zip")
    monkeypatch.setattr("counter_app.exchange.manifests.FORMAT", 0)
    with pytest.raises(Unavailable, match=r"backup\.newer"):
        BundleShelf(ward.folder).look(stick / "a.zip")


def test_a_file_that_is_not_there_is_told_apart_from_a_bad_one(ward: Ward, stick: Path) -> None:
    with pytest.raises(Unavailable, match=r"backup\.file_missing"):
        BundleShelf(ward.folder).look(stick / "gone.zip")
    with pytest.raises(Damaged, match=r"backup\.unreadable"):
        BundleShelf(ward.folder).look(stick)


def test_another_installation_sees_whose_signature_it_is(ward: Ward, stick: Path) -> None:
    back_up(ward, stick / "a.zip")
    ours, _ = BundleShelf(ward.folder).look(stick / "a.zip")
    theirs, _ = BundleShelf(stick / "elsewhere").look(stick / "a.zip")
    assert (ours.signed_here, theirs.signed_here) == (True, False)
    assert ours.fingerprint == theirs.fingerprint == BundleShelf(ward.folder).fingerprint()
    assert not (stick / "elsewhere").exists(), "looking makes no key"


def test_a_database_too_large_to_be_restored_is_not_packed(
    ward: Ward, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.exchange.bundles.MOST_BYTES", 100_000)
    with pytest.raises(Refused, match=r"backup\.too_large"):
        back_up(ward, stick / "a.zip")
    assert not list(stick.iterdir())


@pytest.mark.parametrize(("room", "packed"), [(0, 0), (100, 0), (1 << 20, 3)])
def test_of_too_many_papers_the_oldest_stay_out(
    ward: Ward, stick: Path, monkeypatch: pytest.MonkeyPatch, room: int, packed: int
) -> None:
    for job in (1, 2, 3):
        ward.receive()
        ward.desks.print_room.draw(job)
    back_up(ward, stick / "a.zip")  # so that the settings have their size
    newest = (ward.folder / "papers/2026/000003.pdf").stat().st_size
    database = _database_size(stick / "a.zip")
    monkeypatch.setattr("counter_app.exchange.bundles.MOST_BYTES", database + 1024 + room)
    row = a_backup_desk(ward).create(ward.actor(), stick / "b.zip")
    assert (row.papers, row.papers_missing) == (packed, 3 - packed)
    monkeypatch.setattr("counter_app.exchange.bundles.MOST_BYTES", database + 1024 + 512 + -(-newest // 512) * 512)
    a_backup_desk(ward).create(ward.actor(), stick / "b.zip")
    assert unpacked(ward, stick / "b.zip", stick / "out").papers == ("papers/2026/000003.pdf",)


def _database_size(file: Path) -> int:
    with zipfile.ZipFile(file) as archive:
        return archive.getinfo("counter.db").file_size


def test_a_stick_that_lies_is_found_out_before_the_file_has_its_name(
    ward: Ward, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(ward, stick / "a.zip")
    before = (stick / "a.zip").read_bytes()
    ward.receive()
    real = BundleShelf._read_again

    def lies(self: BundleShelf, out: "object", sha256: str, target: Path) -> None:
        out.seek(4000)  # type: ignore[attr-defined]
        out.write(b"\xff" * 100)  # type: ignore[attr-defined]
        out.flush()  # type: ignore[attr-defined]
        real(self, out, sha256, target)  # type: ignore[arg-type]

    monkeypatch.setattr(BundleShelf, "_read_again", lies)
    with pytest.raises(Unavailable, match=r"backup\.written_badly"):
        back_up(ward, stick / "a.zip")
    assert [path.name for path in stick.iterdir()] == ["a.zip"]
    assert (stick / "a.zip").read_bytes() == before
