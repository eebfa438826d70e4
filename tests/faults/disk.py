"""A disk that loses its power: what was synced is there, of the rest nothing, all, half, or torn sectors.

Built from a record of the calls of one process. Stricter than most file systems: a new or changed name is only sure
once its folder was synced.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from faults.tracing import Call

SECTOR = 512
Image = dict[str, bytes]


class Loss(StrEnum):
    """What becomes of writes that nobody waited for."""

    NONE = "none of them arrived"
    ALL = "all of them arrived"
    HALF = "a random half of them arrived"
    TORN = "random sectors of them arrived"


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at a place; without bytes, the new end of the file."""

    place: int
    said: bytes | None


@dataclass(slots=True)
class File:
    """What is sure of a file, and what is still on its way."""

    sure: bytes = b""
    on_its_way: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        self.sure = applied(self.sure, self.on_its_way)
        self.on_its_way = []

    def after(self, loss: Loss, chance: random.Random) -> bytes:
        match loss:
            case Loss.NONE:
                return self.sure
            case Loss.ALL:
                return applied(self.sure, self.on_its_way)
            case Loss.HALF:
                return applied(self.sure, [one for one in self.on_its_way if chance.random() < 0.5])
        return applied(self.sure, [part for one in self.on_its_way for part in torn(one) if chance.random() < 0.5])


def applied(content: bytes, writes: Iterable[Write]) -> bytes:
    """Return the content after these writes."""
    changed = bytearray(content)
    for one in writes:
        end = one.place if one.said is None else one.place + len(one.said)
        if len(changed) < end:
            changed.extend(bytes(end - len(changed)))
        if one.said is None:
            del changed[one.place :]
        else:
            changed[one.place : end] = one.said
    return bytes(changed)


def torn(write: Write) -> Iterator[Write]:
    """Yield a write sector by sector."""
    if write.said is None:
        yield write
        return
    start, stop = write.place, write.place + len(write.said)
    while start < stop:
        end = min(stop, start - start % SECTOR + SECTOR)
        yield Write(start, write.said[start - write.place : end - write.place])
        start = end


@dataclass(slots=True)
class Disk:
    """The files under one folder, by their names, as the calls of a process leave them."""

    folder: Path
    names: dict[str, File] = field(default_factory=dict)
    sure_names: dict[str, File] = field(default_factory=dict)
    renaming: list[tuple[str, dict[str, File | None]]] = field(default_factory=list)
    open_files: dict[int, str] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    answers: int = 0
    _answering: bool = False

    def __post_init__(self) -> None:
        for path in self.folder.rglob("*"):
            if path.is_file():
                self.names[str(path)] = File(path.read_bytes())
        self.sure_names = dict(self.names)

    def apply(self, call: Call) -> bool:
        """Take one more call into account; return whether it changed anything a power cut could show."""
        if call.name == "sendto":
            self.answers += not self._answering
            self._answering = True
            return True
        self._answering = False
        handle = getattr(self, f"_{call.name}", None)
        return bool(handle and handle(call))

    def after_cut(self, loss: Loss, chance: random.Random) -> Image:
        """Return what stands on the disk when the power goes now, by the names within the folder."""
        names: dict[str, File | None] = dict(self.sure_names)
        for _, change in self._arrived(loss, chance):
            names.update(change)
        return {
            str(PurePosixPath(name).relative_to(self.folder)): file.after(loss, chance)
            for name, file in names.items()
            if file is not None
        }

    def _arrived(self, loss: Loss, chance: random.Random) -> list[tuple[str, dict[str, File | None]]]:
        """Names change in their order, however far they came."""
        far = {Loss.NONE: 0, Loss.ALL: len(self.renaming)}.get(loss, chance.randint(0, len(self.renaming)))
        return self.renaming[:far]

    # --- one call each ---

    def _openat(self, call: Call) -> bool:
        name = call.texts[0].decode()
        if not name.startswith(str(self.folder)):
            self.open_files.pop(call.result, None)
            return False
        self.open_files[call.result], self.places[call.result] = name, 0
        if "O_CREAT" in call.arguments[2] and name not in self.names:
            self._rename_to({name: File()}, name)
            return True
        if "O_TRUNC" in call.arguments[2]:
            self.names[name].on_its_way.append(Write(0, None))
            return True
        return False

    def _close(self, call: Call) -> bool:
        self.open_files.pop(call.file, None)
        return False

    def _pwrite64(self, call: Call) -> bool:
        return self._write_at(call, int(call.arguments[-1]))

    def _write(self, call: Call) -> bool:
        place = self.places.get(call.file, 0)
        self.places[call.file] = place + call.result
        return self._write_at(call, place)

    def _write_at(self, call: Call, place: int) -> bool:
        file = self.names.get(self.open_files.get(call.file, ""))
        if file is None:
            return False
        file.on_its_way.append(Write(place, call.texts[0][: call.result]))
        return True

    def _ftruncate(self, call: Call) -> bool:
        file = self.names.get(self.open_files.get(call.file, ""))
        if file is not None:
            file.on_its_way.append(Write(int(call.arguments[1]), None))
        return file is not None

    def _fsync(self, call: Call) -> bool:
        name = self.open_files.get(call.file)
        if name is None:
            return False
        if name in self.names:
            self.names[name].sync()
        else:
            self._sync_folder(name)
        return True

    _fdatasync = _fsync

    def _unlink(self, call: Call) -> bool:
        return self._rename_to({call.texts[0].decode(): None}, call.texts[0].decode())

    _unlinkat = _unlink

    def _rename(self, call: Call) -> bool:
        old, new = (text.decode() for text in call.texts)
        return old in self.names and self._rename_to({old: None, new: self.names[old]}, new)

    _renameat = _renameat2 = _rename

    def _rename_to(self, change: dict[str, File | None], name: str) -> bool:
        if not name.startswith(str(self.folder)):
            return False
        self.renaming.append((str(PurePosixPath(name).parent), change))
        for one, file in change.items():
            if file is None:
                self.names.pop(one, None)
            else:
                self.names[one] = file
        return True

    def _sync_folder(self, folder: str) -> None:
        still: list[tuple[str, dict[str, File | None]]] = []
        for place, change in self.renaming:
            if place != folder:
                still.append((place, change))
                continue
            for one, file in change.items():
                if file is None:
                    self.sure_names.pop(one, None)
                else:
                    self.sure_names[one] = file
        self.renaming = still
