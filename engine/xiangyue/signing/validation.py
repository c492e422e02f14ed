"""Reading every signature of a file with pyHanko."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from asn1crypto import x509
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from xiangyue.canon import digest
from xiangyue.signing.byterange import gap_is_signature, reaches_end
from xiangyue.signing.form import well_formed
from xiangyue.signing.quiet import quiet
from xiangyue.signing.reading import Paper
from xiangyue.signing.refusals import NotACertificate
from xiangyue.signing.report import Doubt, FieldReport, Problem
from xiangyue.words import say

# A seal is digital_signature only; people and offices commit themselves to the content as well.
KEY_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
LONGEST_NAME = 64
MOST_FIELDS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands in the file, before it is compared with what was recorded."""

    fields: tuple[FieldReport, ...] = ()
    open: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def examine(pdf: bytes, *, at: datetime, trust: Sequence[bytes]) -> Found:
    """Check every signature; a file that cannot be read to its end is unreadable, whatever the library raised."""
    anchors = tuple(_anchor(one) for one in trust)
    with quiet():
        try:
            return _Examination(pdf=pdf, paper=Paper(pdf), at=at, anchors=anchors).found()
        except Exception:  # noqa: BLE001 - a stranger's file reaches any line of the library
            return Found(problems=(Problem.UNREADABLE,))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Examination:
    pdf: bytes
    paper: Paper
    at: datetime
    anchors: tuple[x509.Certificate, ...]

    def found(self) -> Found:
        if self.paper.encrypted:
            return Found(problems=(Problem.ENCRYPTED,))
        every = list(islice(enumerate_sig_fields(self.paper), MOST_FIELDS + 1))
        unsigned = tuple(_shown(name) for name, value, _ in every[:MOST_FIELDS] if value is None)
        signed = [(str(name), field) for name, value, field in every if value is not None]
        if not signed:
            return Found(open=unsigned, problems=(Problem.UNSIGNED,))
        if len(every) > MOST_FIELDS:
            return Found(open=unsigned, problems=(Problem.UNREADABLE,))
        reports = sorted((self.field(name, field) for name, field in signed), key=lambda pair: pair[0])
        fields = tuple(report for _, report in reports)
        return Found(fields=fields, open=unsigned, problems=(Problem.TRAILING_BYTES,) if _more_follows(fields) else ())

    def field(self, name: str, field: Any) -> tuple[int, FieldReport]:
        """Return the number of the revision that brought the signature, and what is to be said of it."""
        try:
            signature = EmbeddedPdfSignature(self.paper, field, name)
            return signature.signed_revision, self.signature(signature)
        except Exception:  # noqa: BLE001 - as above; the other signatures are still read
            return 0, FieldReport(name=_shown(name), problems=(Problem.SIGNATURE_BROKEN,))

    def signature(self, signature: EmbeddedPdfSignature) -> FieldReport:
        name, certificate = _shown(signature.fq_name), signature.signer_cert
        if signature.sig_object_type != "/Sig":
            return FieldReport(name=name, problems=(Problem.UNKNOWN_KIND,))
        if not well_formed(signature.pkcs7_content):
            return FieldReport(name=name, problems=(Problem.SIGNATURE_BROKEN,))
        status = self.status(signature)
        bytes_ok = gap_is_signature(self.pdf, signature.byte_range, signature.pkcs7_content)
        return FieldReport(
            name=name,
            signer=_shown(certificate.subject.native.get("common_name", "")),
            certificate=digest(certificate.dump()),
            signed_at=status.signer_reported_dt,
            intact=status.intact,
            valid=status.valid,
            covers_file=bytes_ok and reaches_end(self.pdf, signature.byte_range),
            changed_after=not status.docmdp_ok,
            of_test=_of_test(certificate),
            problems=tuple(_problems(status, bytes_ok=bytes_ok)),
            doubts=tuple(_doubts(status, certificate, at=self.at, anchors=self.anchors)),
        )

    def status(self, signature: EmbeddedPdfSignature) -> PdfSignatureStatus:
        context = ValidationContext(trust_roots=list(self.anchors), moment=self.at, allow_fetching=False)
        return asyncio.run(async_validate_pdf_signature(signature, context, key_usage_settings=KEY_USAGE))


def _of_test(certificate: x509.Certificate) -> bool:
    """Say whether a certificate says of itself, or of who gave it, that it is the village's own: nobody gains by that."""
    words = say("certificate.of_test")
    units = (name.native.get("organizational_unit_name", ()) for name in (certificate.subject, certificate.issuer))
    return any(words == told or words in told for told in units)


def _more_follows(fields: Sequence[FieldReport]) -> bool:
    """Say whether bytes stand behind the last signature; of a broken one nobody knows where it ends."""
    ends_known = all(field.intact and Problem.NOT_COVERED not in field.problems for field in fields)
    return ends_known and not any(field.covers_file for field in fields)


def _problems(status: PdfSignatureStatus, *, bytes_ok: bool) -> list[Problem]:
    # An unknown signer is a doubt; everything else pyHanko's bottom line asks for is asked for here.
    stamped = (status.timestamp_validity, status.content_timestamp_validity)
    asked = {
        Problem.CONTENT_CHANGED: not status.intact,
        Problem.SIGNATURE_BROKEN: not status.valid
        or not status.seed_value_ok
        or any(stamp is not None and not (stamp.valid and stamp.intact) for stamp in stamped),
        Problem.NOT_COVERED: not bytes_ok or status.coverage < SignatureCoverageLevel.ENTIRE_REVISION,
        Problem.CHANGED_AFTER: not status.docmdp_ok,
    }
    return [problem for problem, so in asked.items() if so]


def _doubts(
    status: PdfSignatureStatus, certificate: x509.Certificate, *, at: datetime, anchors: Sequence[x509.Certificate]
) -> list[Doubt]:
    signed_at = status.signer_reported_dt
    since, until = certificate.not_valid_before, certificate.not_valid_after
    asked = {
        Doubt.SIGNED_OUT_OF_TIME: signed_at is None or not since <= signed_at <= until,
        Doubt.NOT_YET: at < since or (signed_at is not None and at < signed_at),
        Doubt.EXPIRED: at > until,
    }
    doubts = [doubt for doubt, so in asked.items() if so]
    known = any(anchor.dump() == certificate.dump() for anchor in anchors)
    return doubts if status.trusted or (known and doubts) else [Doubt.SIGNER_UNKNOWN, *doubts]


def _anchor(certificate: bytes) -> x509.Certificate:
    try:
        anchor = x509.Certificate.load(certificate, strict=True)
        anchor.native  # noqa: B018 - asn1crypto reads only when asked
    except (ValueError, TypeError):
        raise NotACertificate(name="") from None
    return anchor


def _shown(words: object) -> str:
    """Return a stranger's words without anything a terminal would obey, and not without end."""
    return "".join(sign for sign in str(words)[:LONGEST_NAME] if sign.isprintable())
