"""Rolls, envelopes, signatures, places, the workshop, files written whole: each by itself."""

import io
import multiprocessing
import tarfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import MORNING
from counter_app.domain.errors import Damaged, Unavailable
from counter_app.domain.moments import WARD_TIME
from counter_app.exchange import places, workshop
from counter_app.exchange.envelopes import EnvelopeReader, check_hash, envelope
from counter_app.exchange.refusing import one_refusal
from counter_app.exchange.rolls import read_roll, write_roll
from counter_app.exchange.signing import Signature, Signer, check_signature
from counter_app.exchange.whole_files import written_whole

NAMES = frozenset({"a", "b"})


def an_envelope(content: bytes = b"abc" * 1000) -> bytes:
    out = io.BytesIO()
    with envelope(out, MORNING) as writer:
        writer.add("a", content)
        writer.add("b", b"")
        writer.finish()
    return out.getvalue()


@given(
    st.dictionaries(st.from_regex(r"papers/[a-z0-9]{1,20}\.pdf", fullmatch=True), st.binary(max_size=2000), max_size=8)
)
def test_a_roll_comes_apart_as_it_was_put_together(files: dict[str, bytes]) -> None:
    files = {name: content for name, content in files.items() if not name.startswith("papers/nul")}
    out = io.BytesIO()
    write_roll(out, files.items())
    out.seek(0)
    with tarfile.open(fileobj=out) as by_the_library:
        assert by_the_library.getnames() == list(files)
    out.seek(0)
    assert {name: b"".join(content) for name, content in read_roll(out)} == files
    out.seek(0)
    assert [name for name, _ in read_roll(out)] == list(files), "content need not be taken"


@given(st.data())
@settings(max_examples=300)
def test_every_byte_of_an_envelope_counts(data: st.DataObject) -> None:
    whole = bytearray(an_envelope())
    check_hash(io.BytesIO(whole))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Damaged):
        check_hash(io.BytesIO(whole))


@given(st.integers(0, len(an_envelope()) - 1))
def test_an_envelope_cut_anywhere_is_refused(size: int) -> None:
    with pytest.raises(Damaged), one_refusal(Path("a.zip")):
        check_hash(io.BytesIO(an_envelope()[:size]))


def test_an_envelope_is_read_within_its_list() -> None:
    reader = EnvelopeReader(io.BytesIO(an_envelope()), NAMES)
    assert reader.sizes() == {"a": 3000, "b": 0}
    assert reader.small("a", 3000) == b"abc" * 1000
    for name, most in (("a", 2999), ("c", 10)):
        with pytest.raises(Damaged):
            reader.small(name, most)


def test_an_envelope_that_could_not_be_finished_leaves_nothing_behind() -> None:
    class Full(io.BytesIO):
        def write(self, piece: bytes) -> int:  # type: ignore[override]
            if self.tell() + len(piece) > 1000:
                raise OSError(28, "no space")
            return super().write(piece)

    with pytest.raises(OSError, match="no space"), envelope(Full(), MORNING) as writer:
        writer.add("a", b"x" * 5000)


def test_a_signature_is_of_one_text_and_one_key(tmp_path: Path) -> None:
    signer, other = Signer(tmp_path / "one"), Signer(tmp_path / "other")
    signature = signer.sign(b"text")
    check_signature(b"text", signature)
    for content, wrong in (
        (b"test", signature),
        (b"text", Signature(other.sign(b"text").key, signature.signature)),
        (b"text", Signature(signature.key, signature.signature[:-2])),
        (b"text", Signature("zz", signature.signature)),
        (b"text", Signature("", "")),
    ):
        with pytest.raises(Damaged):
            check_signature(content, wrong)
    assert signer.is_own(signature.key)
    assert not other.is_own(signature.key)
    assert not Signer(tmp_path / "none").is_own(signature.key)


def test_a_signing_key_is_made_once_and_is_not_for_everybody(tmp_path: Path) -> None:
    first = Signer(tmp_path).fingerprint()
    assert Signer(tmp_path).fingerprint() == first
    assert len(first) == len("0000-0000-0000-0000-0000")
    assert (tmp_path / "keys" / "signing.key").stat().st_mode & 0o007 == 0


def test_a_spoilt_signing_key_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "signing.key").write_bytes(b"short")
    with pytest.raises(Damaged, match=r"backup\.signing_key_unusable"):
        Signer(tmp_path).fingerprint()


def test_automatic_back_ups_are_found_by_their_name(tmp_path: Path) -> None:
    ours, later = MORNING, datetime(2026, 11, 18, 17, 0, 1, tzinfo=WARD_TIME)
    for moment in (ours, later):
        (tmp_path / places.name_for("000.00.00.H99", moment, automatic=True)).touch()
    (tmp_path / places.name_for("000.00.00.H99", ours, automatic=False)).touch()
    (tmp_path / places.name_for("000.00.01.H03", ours, automatic=True)).touch()
    (tmp_path / "auto-000.00.00.H99-20261118-083000.zip.part").touch()
    (tmp_path / "auto-000.00.00.H99-20261118-170000.zip").mkdir()
    assert [moment for moment, _ in places.made_in(tmp_path, "000.00.00.H99")] == [ours, later]
    with pytest.raises(Unavailable, match=r"backup\.place_missing"):
        list(places.made_in(tmp_path / "gone", "000.00.00.H99"))
    with pytest.raises(Unavailable, match=r"file\.cannot_write"):
        places.remove(tmp_path / "auto-000.00.00.H99-20261118-170000.zip")


def test_the_workshop_is_private_and_left_empty(tmp_path: Path) -> None:
    (tmp_path / "scratch" / "left-by-a-kill").mkdir(parents=True)
    (tmp_path / "scratch" / "left-by-a-kill" / "counter.db").touch()
    with pytest.raises(LookupError), workshop.workshop(tmp_path) as room:
        _work_in(room)
    assert [path.name for path in (tmp_path / "scratch").iterdir()] == [".lock"]


def _work_in(room: Path) -> None:
    assert [path for path in room.parent.iterdir() if path.is_dir()] == [room]
    assert room.stat().st_mode & 0o077 == 0
    (room / "work").mkdir()
    raise LookupError


def _hold(folder: Path, said: "multiprocessing.synchronize.Event", done: "multiprocessing.synchronize.Event") -> None:
    with workshop.workshop(folder):
        said.set()
        done.wait(60)


def test_two_back_ups_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    processes = multiprocessing.get_context("spawn")
    said, done = processes.Event(), processes.Event()
    other = processes.Process(target=_hold, args=(tmp_path, said, done))
    other.start()
    try:
        assert said.wait(60)
        monkeypatch.setattr(workshop, "_WAIT", 0.05)
        with pytest.raises(Unavailable, match=r"backup\.under_way"), workshop.workshop(tmp_path):
            pass
    finally:
        done.set()
        other.join()
    with workshop.workshop(tmp_path):
        pass


def test_a_disk_that_fills_up_during_the_work_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"disk\.full"), workshop.workshop(tmp_path):
        raise OSError(28, "no space")


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.zip"
    with written_whole(target) as out:
        out.write(b"first")
        assert not target.exists()
    with pytest.raises(ZeroDivisionError), written_whole(target) as out:
        out.write(bytes([1 // 0]))
    assert target.read_bytes() == b"first"
    assert [path.name for path in target.parent.iterdir()] == ["b.zip"]


def test_a_place_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match=r"file\.cannot_write"), written_whole(tmp_path / "file" / "b.zip"):
        pass
    with pytest.raises(Unavailable, match=r"disk\.full"), written_whole(tmp_path / "b.zip"):
        raise OSError(28, "no space")
