"""Back-up files: a database and its papers packed, sealed where there is a key, looked at, and taken apart again."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from counter_app.domain.errors import Damaged, Refused, Unavailable
from counter_app.exchange import sealing
from counter_app.exchange.entry_names import in_folder_again, is_plain
from counter_app.exchange.envelopes import MOST_BYTES, EnvelopeReader, Hashing, check_hash, envelope
from counter_app.exchange.manifests import (
    DATABASE,
    NAMES,
    PAPERS,
    SEALED,
    Manifest,
    label_of,
    read_manifest,
    write_manifest,
)
from counter_app.exchange.refusing import one_refusal, unreadable
from counter_app.exchange.rolls import MOST_FILES, MOST_FOR_FILE, ROOM_FOR_END, read_roll, size_of, write_roll
from counter_app.exchange.signing import Signer
from counter_app.exchange.whole_files import CHUNK, cannot_write, pieces, settle, settle_all, written_whole
from counter_app.exchange.workshop import workshop
from counter_app.services.backup_ports import Packed, Packing, Unpacked
from counter_app.services.backup_rows import Label, PaperFile


@dataclass(slots=True)
class _Papers:
    """The papers of a folder as they go into a roll: those whose file is the one the database knows, newest first.

    Where there are more than a bundle may hold, the oldest stay out: they can be drawn again from their words.
    """

    folder: Path
    wanted: Sequence[PaperFile]
    room: int
    packed: int = 0

    def files(self) -> Iterator[tuple[str, bytes]]:
        for paper in self.wanted[: -MOST_FILES - 1 : -1]:
            content = _content_of(self.folder, paper)
            if content is None:
                continue
            self.room -= size_of(content)
            if self.room < 0:
                return
            self.packed += 1
            yield paper.name, content


@dataclass(frozen=True, slots=True)
class BundleShelf:
    """Back-up files, as the installation of a data folder makes and reads them."""

    folder: Path
    signer: Signer = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "signer", Signer(self.folder))

    def pack(self, database: Path, papers_in: Path, packing: Packing, target: Path) -> Packed:
        """Write a bundle of a database and papers."""
        database_size = database.stat().st_size
        if database_size > MOST_BYTES - ROOM_FOR_END:
            raise Refused("backup.too_large", most=MOST_BYTES)
        papers = _Papers(papers_in, packing.papers, MOST_BYTES - ROOM_FOR_END - database_size)
        with written_whole(target) as out, envelope(out, packing.made_at) as writer:
            with writer.entry(DATABASE, database_size) as entry, database.open("rb") as inside:
                while piece := inside.read(CHUNK):
                    entry.write(piece)
            with writer.entry(PAPERS, MOST_BYTES) as entry:
                write_roll(entry, papers.files())
            manifest = Manifest(
                kind="plain",
                made_at=packing.made_at,
                program=packing.program,
                facts=packing.facts,
                papers=papers.packed,
                entries=dict(writer.entries),
            )
            write_manifest(writer, manifest, self.signer)
            sha256, size = writer.finish(), out.seek(0, 2)
        return Packed(sha256, size, papers.packed, len(papers.wanted) - papers.packed)

    def deliver(self, bundle: Path, target: Path, recipient: str) -> Packed:
        """Bring a checked bundle to its place, sealed where there is a recipient: whole, or not at all.

        What arrived is read again before it takes its name.
        """
        with written_whole(target) as out, bundle.open("rb") as inside:
            manifest, _ = read_manifest(EnvelopeReader(inside, NAMES))
            sha256 = self._seal(inside, out, manifest, recipient) if recipient else _copy(inside, out)
            settle(out)
            self._read_again(out, sha256, target)
            size = out.seek(0, 2)
        return Packed(sha256, size, manifest.papers, 0)

    def look(self, file: Path) -> tuple[Label, str]:
        """Return what a file says of itself and its SHA-256, after checking every byte against its own hash."""
        with _opened(file) as handle:
            sha256 = check_hash(handle)
            manifest, key = _examine(handle)
        return label_of(manifest, key, self.signer), sha256

    def unpack(self, file: Path, into: Path, identity: str | None) -> Unpacked:
        """Take a file apart, every entry checked against its hash and its limits before it is written."""
        into.mkdir(parents=True, exist_ok=True)
        with _opened(file) as handle:
            sha256 = check_hash(handle)
            sealed = read_manifest(EnvelopeReader(handle, NAMES))[0].kind == "sealed"
            if sealed:
                manifest, key = self._unpack_sealed(handle, into, identity)
            else:
                manifest, key = self._unpack_plain(handle, into)
            with (into / PAPERS).open("rb") as roll:
                names = tuple(name for name, _ in read_roll(roll))
        label = replace(label_of(manifest, key, self.signer), sealed=sealed)
        return Unpacked(label, sha256, into / DATABASE, names)

    def add_papers(
        self, unpacked: Unpacked, folder: Path, again: str, wanted: Callable[[str], bool]
    ) -> Mapping[str, str]:
        """Put the papers of an unpacked bundle into a data folder, never over another one.

        Where a name is taken by another paper the bundle's goes under ``again``; return those, old name to new.
        """
        moved = {}
        with (unpacked.database.parent / PAPERS).open("rb") as handle, one_refusal(unpacked.database):
            for name, content in read_roll(handle):
                if not wanted(name):
                    continue
                paper, place = b"".join(content), name
                if _is_another(folder / name, paper):
                    moved[name] = place = in_folder_again(name, again)
                if not (folder / place).exists():
                    _put(paper, unpacked.database.with_name("paper"), folder / place)
        settle_all()
        return moved

    def lacking(self, folder: Path, papers: Iterable[PaperFile]) -> tuple[str, ...]:
        """Return the papers whose file is not in a data folder, or is another one."""
        return tuple(paper.name for paper in papers if _content_of(folder, paper) is None)

    def new_key(self) -> tuple[str, str]:
        """Make a key: the identity, which opens, and the recipient, which seals."""
        return sealing.new_key()

    def fingerprint(self) -> str:
        """Return how this installation's signature is recognised."""
        return self.signer.fingerprint()

    def workshop(self) -> AbstractContextManager[Path]:
        """Lend a private folder beside the data, emptied afterwards; one at a time."""
        return workshop(self.folder)

    def _seal(self, inside: BinaryIO, out: BinaryIO, manifest: Manifest, recipient: str) -> str:
        with envelope(out, manifest.made_at) as writer:
            with writer.entry(SEALED, inside.seek(0, 2)) as entry:
                inside.seek(0)
                sealing.seal(inside, entry, recipient)
            write_manifest(writer, manifest.outside(dict(writer.entries)), self.signer)
            return writer.finish()

    def _read_again(self, out: BinaryIO, sha256: str, target: Path) -> None:
        """Refuse to give its name to a file that does not read as it was written: a stick may lie."""
        try:
            with one_refusal(target):
                if check_hash(out) != sha256:
                    raise unreadable()
                _examine(out)
        except Damaged as fault:
            raise Unavailable("backup.written_badly", file=str(target)) from fault

    def _unpack_plain(self, handle: BinaryIO, into: Path) -> tuple[Manifest, str]:
        reader = EnvelopeReader(handle, NAMES)
        manifest, key = read_manifest(reader)
        if manifest.kind != "plain":
            raise unreadable()
        for name, entry in manifest.entries.items():
            with (into / name).open("xb") as out:
                if reader.copy(name, out) != entry:
                    raise unreadable()
        return manifest, key

    def _unpack_sealed(self, handle: BinaryIO, into: Path, identity: str | None) -> tuple[Manifest, str]:
        """Open a sealed file; what is inside must be what its outside says, from the same hand."""
        outside, signed_by = _examine(handle)
        if identity is None:
            raise Refused("backup.key_needed")
        payload, plain = into / SEALED, into / "unsealed.zip"
        with payload.open("xb") as out:
            EnvelopeReader(handle, NAMES).copy(SEALED, out)
        with payload.open("rb") as locked, plain.open("xb") as out:
            sealing.unseal(locked, out, identity)
        payload.unlink()
        with plain.open("rb") as opened:
            check_hash(opened)
            inside, key = self._unpack_plain(opened, into)
        plain.unlink()
        if key != signed_by or inside.outside(outside.entries) != outside:
            raise unreadable()
        return inside, key


def _examine(handle: BinaryIO) -> tuple[Manifest, str]:
    """Return the manifest of an open file and the key that signed it, its entries held against their hashes."""
    reader = EnvelopeReader(handle, NAMES)
    manifest, key = read_manifest(reader)
    for name, entry in manifest.entries.items():
        if reader.copy(name, None) != entry:
            raise unreadable()
    return manifest, key


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    with one_refusal(file):
        if file.is_dir():
            raise unreadable()
        with file.open("rb") as handle:
            yield handle


def _copy(inside: BinaryIO, out: BinaryIO) -> str:
    hashing, size = Hashing(out), inside.seek(0, 2)
    inside.seek(0)
    for piece in pieces(inside, size):
        hashing.write(piece)
    return hashing.sha256


def _put(content: bytes, draft: Path, target: Path) -> None:
    """Write a small file under its name or not at all; it lies safe on the disk after ``settle_all``."""
    try:
        draft.write_bytes(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(target)
    except OSError as fault:
        raise cannot_write(target, fault) from fault


def _is_another(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() != content


def _content_of(folder: Path, paper: PaperFile) -> bytes | None:
    """Return a paper, unless its file is gone or not the one the database knows."""
    if not is_plain(paper.name):
        return None
    try:
        path = folder / paper.name
        content = path.read_bytes() if path.stat().st_size <= MOST_FOR_FILE else b""
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == paper.sha256 else None
