"""A PAdES signature whose every byte follows from the paper, the key and the moment."""

import asyncio
import hashlib
from datetime import datetime
from io import BytesIO

from asn1crypto import keys, pem, x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import NoOpStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xiangyue.signing.key import IntegrityKey
from xiangyue.signing.refusals import AlreadySealed, CannotSeal


def sign(pdf: bytes, key: IntegrityKey, *, at: datetime, field: str, reason: str) -> bytes:
    """Return the paper signed; later signatures in its other fields stay possible, other changes do not."""
    try:
        paper = PdfFileReader(BytesIO(pdf))
        if paper.encrypted:
            raise CannotSeal(field=field)
        if any(enumerate_sig_fields(paper, filled_status=True)):
            raise AlreadySealed(field=field)
        if not any(enumerate_sig_fields(paper, filled_status=False, with_name=field)):
            raise CannotSeal(field=field)
        return asyncio.run(_sign(_Update.of(paper, pdf, at), key, at=at, field=field, reason=reason))
    except (PdfError, SigningError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise CannotSeal(field=field) from problem


async def _sign(update: "_Update", key: IntegrityKey, *, at: datetime, field: str, reason: str) -> bytes:
    # PdfSigner.sign_pdf in its parts: between the first and the second the session is told the moment,
    # which the library would ask the machine's clock for.
    session = _signer(key, field=field, reason=reason).init_signing_session(update, existing_fields_only=True)
    session.system_time = at
    reserved = await session.estimate_signature_container_size(None)
    return await _fill(session, reserved, at)


async def _fill(session: PdfSigningSession, reserved: int, at: datetime) -> bytes:
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=reserved)
    output = BytesIO()
    prepared, _ = document.digest_tbs_document(output=output)
    done = await document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes(signing_time=at))
    await done.post_signature_processing(output)
    return output.getvalue()


def _signer(key: IntegrityKey, *, field: str, reason: str) -> signers.PdfSigner:
    meta = signers.PdfSignatureMetadata(
        field_name=field,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason,
    )
    # The library's own mark is set in Courier, which is not embedded: that would break PDF/A.
    return signers.PdfSigner(meta, _Sealer.of(key), stamp_style=NoOpStampStyle())


class _Sealer(signers.SimpleSigner):
    """Signs by RFC 6979: no random number, so none that can be bad, and the same bytes each time."""

    @classmethod
    def of(cls, key: IntegrityKey) -> "_Sealer":
        _, _, pkcs8 = pem.unarmor(key.secret)
        return cls(
            signing_cert=x509.Certificate.load(key.certificate),
            signing_key=keys.PrivateKeyInfo.load(pkcs8),
            cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        )

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        secret = serialization.load_der_private_key(self.signing_key.dump(), password=None)
        if not isinstance(secret, ec.EllipticCurvePrivateKey) or digest_algorithm != "sha256":
            raise SigningError("the integrity key is P-256 with SHA-256")
        return secret.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


class _Update(IncrementalPdfFileWriter):
    """An update that holds the signature and nothing of the machine it was made on."""

    @classmethod
    def of(cls, paper: PdfFileReader, pdf: bytes, at: datetime) -> "_Update":
        update = cls(paper.stream, prev=paper)
        second = hashlib.sha256(pdf + at.isoformat().encode()).digest()[:16]
        update._document_id[1] = generic.ByteStringObject(second)  # the library takes a random one
        return update

    def _update_meta(self) -> None:
        """Leave title, producer and dates as they are; the library would write the machine's clock there."""
