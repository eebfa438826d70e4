"""This installation's signature: who made a back-up can be told, even of a sealed one that anybody could have sealed.

The key stays in the data folder and is in no back-up. Another machine knows it by its fingerprint, which is printed on
the unit's key sheet.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from counter_app.domain.errors import Damaged, Unavailable
from counter_app.exchange.refusing import unreadable
from counter_app.exchange.whole_files import written_whole

_CONTEXT = b"counter-app back-up\n"
_FINGERPRINT = 20  # hexadecimal digits
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature and the public key it is checked with, both as hexadecimal digits."""

    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs with the key of a data folder, which is made when it is first needed."""

    folder: Path

    def sign(self, content: bytes) -> Signature:
        """Sign a manifest."""
        key = self._key()
        return Signature(_public(key).hex(), key.sign(_CONTEXT + content).hex())

    def fingerprint(self) -> str:
        """Return how this installation's signature is recognised."""
        return fingerprint_of(_public(self._key()).hex())

    def is_own(self, key: str) -> bool:
        """Say whether that is the key of this installation; one that never signed anything has none."""
        return self._file.is_file() and _public(self._key()).hex() == key

    @property
    def _file(self) -> Path:
        return self.folder / "keys" / "signing.key"

    def _key(self) -> Ed25519PrivateKey:
        try:
            if not self._file.is_file():
                self._make()
            secret = self._file.read_bytes()
        except OSError as fault:
            raise Unavailable("backup.cannot_read", file=str(self._file)) from fault
        if len(secret) != _KEY_BYTES:
            raise Damaged("backup.signing_key_unusable", file=str(self._file))
        return Ed25519PrivateKey.from_private_bytes(secret)

    def _make(self) -> None:
        self._file.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        with written_whole(self._file) as out:
            out.write(Ed25519PrivateKey.generate().private_bytes_raw())
        if os.name != "nt":
            self._file.chmod(0o640)


def check_signature(content: bytes, signature: Signature) -> None:
    """Refuse a manifest that was not signed with the key beside it."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key))
        key.verify(bytes.fromhex(signature.signature), _CONTEXT + content)
    except (InvalidSignature, ValueError) as fault:
        raise unreadable() from fault


def fingerprint_of(key: str) -> str:
    """Return a public key's hash as a person compares it: five groups of four."""
    digits = hashlib.sha256(bytes.fromhex(key)).hexdigest()[:_FINGERPRINT].upper()
    return "-".join(digits[start : start + 4] for start in range(0, _FINGERPRINT, 4))


def _public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()
