"""The content store against the digests the entries name."""

from collections.abc import Iterator
from typing import Any

from xiangyue.model import Entry
from xiangyue.model.happened import (
    CaseOpened,
    CertificateIssued,
    HandedOver,
    IntegrityKeyChanged,
    PaperMade,
    PostingBegun,
    RegisterOpened,
)
from xiangyue.records.content import Content
from xiangyue.records.proof.damage import Damage, DamageKind
from xiangyue.records.refusals import ContentDamaged


def content_damage(contents: Content, entries: Iterator[Entry]) -> Iterator[Damage]:
    """Name the files that are gone, and those that are not what they were."""
    due = {digest for entry in entries for digest in named(entry) if digest}
    found = set(contents.all())
    for digest in sorted(due - found):
        yield Damage(table="content", key=digest, kind=DamageKind.MISSING)
    for digest in sorted(found):
        try:
            contents.read(digest)
        except ContentDamaged:
            yield Damage(table="content", key=digest, kind=DamageKind.BENT)


def named(entry: Entry) -> Iterator[str | None]:
    """Return the digests of contents an entry names."""
    yield entry.by.evidence.scan
    did: Any = entry.payload.get("did", {})
    match entry.act:
        case RegisterOpened.act:
            yield did.get("integrity_certificate")
            yield did.get("township_certificate")
        case CaseOpened.act:
            yield from did.get("models", {}).values()
        case PostingBegun.act:
            yield did.get("scan")
        case PaperMade.act:
            yield did.get("sha256")
        case CertificateIssued.act:
            yield did.get("certificate")
            yield did.get("authority")
        case IntegrityKeyChanged.act:
            yield did.get("certificate")
        case HandedOver.act:
            yield did.get("inventory")
        case _:
            pass
