"""A wire to the server that can be cut around the one moment that matters: when a commit is under way."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

COMMIT = b"COMMIT\x00"
DOOR = ".s.PGSQL.5432"


class Cut(StrEnum):
    """Where the wire is cut."""

    BEFORE = "the commit never reaches the server"
    WITH = "the commit is on its way, nobody waits for the answer"
    AFTER = "the server has answered, the answer never arrives"


@dataclass(slots=True)
class Wire:
    """Carries everything there and back, until it is told to cut the commit of the transaction that names a key."""

    folder: Path
    server: Path
    next_cut: Cut | None = None
    key: bytes = b""
    cuts: int = 0
    _open: list[socket.socket] = field(default_factory=list)

    def cut_next(self, cut: Cut, key: str) -> None:
        """Cut the wire at the next commit after the key went through it."""
        self.next_cut, self.key = cut, key.encode()

    def serve(self, door: socket.socket) -> None:
        while True:
            try:
                near, _ = door.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            far.connect(str(self.server / DOOR))
            self._open += [near, far]
            answered = threading.Event()
            threading.Thread(target=self._there, args=(near, far, answered), daemon=True).start()
            threading.Thread(target=self._back, args=(near, far, answered), daemon=True).start()

    def close(self) -> None:
        for end in self._open:
            end.close()

    def _there(self, near: socket.socket, far: socket.socket, answered: threading.Event) -> None:
        is_the_one = False
        while said := _read(near):
            is_the_one = self.next_cut is not None and (is_the_one or self.key in said)
            if self.next_cut is None or COMMIT not in said or not is_the_one:
                _send(far, said)
                continue
            cut, self.next_cut = self.next_cut, None
            answered.clear()
            if cut is not Cut.BEFORE:
                near.settimeout(0)  # from here on nothing goes back: see _back
                _send(far, said)
            if cut is Cut.AFTER:
                answered.wait(5)
            self.cuts += 1
            break
        _hang_up(near, far)

    def _back(self, near: socket.socket, far: socket.socket, answered: threading.Event) -> None:
        while said := _read(far):
            if near.gettimeout() == 0:
                answered.set()
            else:
                _send(near, said)
        answered.set()
        _hang_up(near, far)


def _read(end: socket.socket) -> bytes:
    try:
        return end.recv(1 << 16)
    except OSError:
        return b""


def _send(end: socket.socket, said: bytes) -> None:
    with suppress(OSError):
        end.sendall(said)


def _hang_up(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def a_wire(folder: Path, server: Path) -> Iterator[Wire]:
    """Lay a wire from a socket in ``folder`` to the server's."""
    wire = Wire(folder, server)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(folder / DOOR))
        door.listen(16)
        threading.Thread(target=wire.serve, args=(door,), daemon=True).start()
        try:
            yield wire
        finally:
            door.shutdown(socket.SHUT_RDWR)
            wire.close()
