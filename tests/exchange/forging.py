"""Back-up files as nobody of ours would write them, with every hash and signature in order unless a test spoils it."""

import hashlib
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from counter_app.exchange.signing import _CONTEXT

Entries = Sequence[tuple[str | zipfile.ZipInfo, bytes]]
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def taken_apart(bundle: Path) -> dict[str, bytes]:
    """Return the entries of an honest file."""
    with zipfile.ZipFile(bundle) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def forged(content: Mapping[str, bytes], manifest: Mapping[str, Any], **changes: Any) -> bytes:
    """Return a file with this content and a manifest that fits it, but for what is changed; signed by the forger."""
    said = {
        **manifest,
        "entries": {name: {"size": len(data), "sha256": digest(data)} for name, data in content.items()},
        **changes,
    }
    return enveloped([*content.items(), *signed(said)])


def signed(manifest: Mapping[str, Any] | bytes) -> list[tuple[str, bytes]]:
    """Return a manifest and its signature as entries."""
    raw = manifest if isinstance(manifest, bytes) else msgspec.json.encode(manifest)
    signature = {
        "key": KEY.public_key().public_bytes_raw().hex(),
        "signature": KEY.sign(_CONTEXT + raw).hex(),
    }
    return [("manifest.json", raw), ("signature.json", msgspec.json.encode(signature))]


def enveloped(entries: Entries, compression: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip of these entries, one after the other as they come, with the hash that belongs behind it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        archive.comment = b"0" * 64
        for name, content in entries:
            archive.writestr(name, content)
    return hashed(out.getvalue()[:-64])


def hashed(body: bytes) -> bytes:
    """Return a file with the right hash behind it."""
    return body + digest(body).encode()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def entry(name: str, kind: int = 0) -> zipfile.ZipInfo:
    """Return the head of an entry that is of some other kind than a regular file."""
    info = zipfile.ZipInfo(name, (2026, 11, 18, 8, 30, 0))
    info.external_attr = kind << 16
    return info


def roll(*files: tuple[str | tarfile.TarInfo, bytes]) -> bytes:
    """Return a tar of these files, whatever they are."""
    out = b""
    for head, content in files:
        info = tarfile.TarInfo(head) if isinstance(head, str) else head
        info.size = len(content) if isinstance(head, str) else info.size
        out += info.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape") + content + bytes(-len(content) % 512)
    return out + bytes(1024)


def head_of(name: str = "papers/2026/000001.pdf", **fields: Any) -> tarfile.TarInfo:
    """Return the head of a file in a roll."""
    info = tarfile.TarInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    return info
