"""Sealing in the age format (age-encryption.org): the machine can lock with the recipient, only the paper key opens.

``age`` and ``rage`` open the entry ``backup.age`` without this program.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import pyrage
from pyrage import x25519

from counter_app.domain.errors import Refused
from counter_app.exchange.refusing import unreadable

_LONGEST_HEAD = 1 << 16
_FIRST_LINE = b"age-encryption.org/v1\n"
_LAST_LINE = b"\n--- "


def new_key() -> tuple[str, str]:
    """Make a key: the identity, which opens, and the recipient, which seals."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def seal(source: BinaryIO, out: Any, recipient: str) -> None:
    """Encrypt a file to a recipient."""
    try:
        to = x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as fault:
        raise Refused("backup.key_unusable") from fault
    with _own_faults(source, out) as (inside, outside):
        pyrage.encrypt_io(inside, outside, [to])


def unseal(source: BinaryIO, out: BinaryIO, identity: str) -> None:
    """Decrypt a file. A wrong key, a cut and a changed byte are one and the same refusal."""
    _check_head(source)
    key = read_identity(identity)
    with _own_faults(source, out) as (inside, outside):
        pyrage.decrypt_io(inside, outside, [key])


def read_identity(text: str) -> Any:
    """Read a key as it was typed from paper, in groups or lines; Refused where letters are missing or wrong."""
    try:
        return x25519.Identity.from_str("".join(text.split()).upper())
    except pyrage.IdentityError as fault:
        raise Refused("backup.key_mistyped") from fault


def _check_head(source: BinaryIO) -> None:
    """Refuse a file whose head has no end: the library would read on and on."""
    head = source.read(_LONGEST_HEAD)
    source.seek(0)
    if not head.startswith(_FIRST_LINE) or _LAST_LINE not in head:
        raise unreadable()


class _Relay:
    """A file handed to the library, which hides the errors of the disk behind its own."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.fault: OSError | None = None

    def read(self, size: int = -1) -> Any:
        return self._kept(self._file.read, size)

    def write(self, piece: bytes) -> Any:
        return self._kept(self._file.write, piece)

    def flush(self) -> None:
        """Do nothing: the file is flushed by whoever opened it."""

    def _kept(self, call: Any, argument: Any) -> Any:
        try:
            return call(argument)
        except OSError as fault:
            self.fault = fault
            raise


@contextmanager
def _own_faults(source: BinaryIO, out: Any) -> Iterator[tuple[_Relay, _Relay]]:
    inside, outside = _Relay(source), _Relay(out)
    try:
        yield inside, outside
    except (pyrage.DecryptError, pyrage.EncryptError, OSError) as fault:
        for relay in (inside, outside):
            if relay.fault is not None:
                raise relay.fault from fault
        raise unreadable() from fault
