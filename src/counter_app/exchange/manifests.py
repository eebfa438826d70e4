"""What a back-up file says of itself, signed: its manifest, written as JSON and read back within limits."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import msgspec

from counter_app.domain.errors import Unavailable
from counter_app.exchange.envelopes import Entry, EnvelopeReader, EnvelopeWriter
from counter_app.exchange.refusing import unreadable
from counter_app.exchange.signing import Signature, Signer, check_signature, fingerprint_of
from counter_app.services.backup_rows import Facts, Label

FORMAT = 1
DATABASE = "counter.db"
PAPERS = "papers.tar"
SEALED = "backup.age"
MANIFEST = "manifest.json"
SIGNATURE = "signature.json"
NAMES = frozenset({DATABASE, PAPERS, SEALED, MANIFEST, SIGNATURE})

_MOST_FOR_MANIFEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of a file's entries with what they are worth. A sealed file's names no dossier."""

    kind: Literal["plain", "sealed"]
    made_at: datetime
    program: str
    facts: Facts
    papers: int
    entries: dict[str, Entry]
    format: int = FORMAT

    def outside(self, entries: dict[str, Entry]) -> "Manifest":
        """Return the manifest of the sealed file around this one."""
        facts = replace(self.facts, last_code="", last_register=0)
        return replace(self, kind="sealed", facts=facts, entries=entries)


@dataclass(frozen=True, slots=True)
class _Format:
    format: int


def write_manifest(writer: EnvelopeWriter, manifest: Manifest, signer: Signer) -> None:
    """Write a manifest and its signature as the last entries."""
    content = msgspec.json.encode(manifest)
    writer.add(MANIFEST, content)
    writer.add(SIGNATURE, msgspec.json.encode(signer.sign(content)))


def read_manifest(reader: EnvelopeReader) -> tuple[Manifest, str]:
    """Return a file's manifest and the key that signed it; refuse one that does not list exactly what is there."""
    content = reader.small(MANIFEST, _MOST_FOR_MANIFEST)
    if msgspec.json.decode(content, type=_Format).format > FORMAT:
        raise Unavailable("backup.newer")
    manifest = msgspec.json.decode(content, type=Manifest)
    signature = msgspec.json.decode(reader.small(SIGNATURE, _MOST_FOR_MANIFEST), type=Signature)
    check_signature(content, signature)
    sizes = {name: size for name, size in reader.sizes().items() if name not in {MANIFEST, SIGNATURE}}
    wanted = {SEALED} if manifest.kind == "sealed" else {DATABASE, PAPERS}
    if sizes != {name: entry.size for name, entry in manifest.entries.items()} or sizes.keys() != wanted:
        raise unreadable()
    return manifest, signature.key


def label_of(manifest: Manifest, key: str, signer: Signer) -> Label:
    """Return what is told of a file."""
    return Label(
        made_at=manifest.made_at,
        program=manifest.program,
        facts=manifest.facts,
        papers=manifest.papers,
        sealed=manifest.kind == "sealed",
        fingerprint=fingerprint_of(key),
        signed_here=signer.is_own(key),
    )
