"""村内测试证书: a paper signed with one is whole, and every check says what kind of certificate it is."""

import asyncio
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import NoOpStampStyle

from tests.acceptance.calling import call
from tests.signing.conftest import BEGUN, SIGNED, draw
from xiangyue.signing import FIELD, Authority, IntegrityKey, PersonalKey, check, make_personal, seal
from xiangyue.signing.report import Doubt, Verdict

NOW = SIGNED + timedelta(hours=1)
PASS = "shanshui-2026"
VILLAGE = "石桥村"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.of(tmp_path_factory.mktemp("keys"), village=VILLAGE, register="r-2f8c", now=BEGUN)


@pytest.fixture(scope="module")
def personal(authority: Authority) -> PersonalKey:
    return make_personal(
        authority, name="陈国富", person="p-0001", village=VILLAGE, passphrase=PASS, now=NOW - timedelta(days=1)
    )


@pytest.fixture(scope="module")
def signed(personal: PersonalKey, key: IntegrityKey, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A paper with the register's signature and the chair's, put in by another program from his key file."""
    file = tmp_path_factory.mktemp("stick") / "chen.p12"
    file.write_bytes(personal.locked)
    return by_hand(file, seal(draw((FIELD, "sig-chair")), key, at=NOW - timedelta(hours=1)))


def by_hand(file: Path, pdf: bytes, *, at: datetime = NOW) -> bytes:
    """Sign as a program of hers would, at a moment of ours."""
    signer = signers.SimpleSigner.load_pkcs12(file, passphrase=PASS.encode())  # type: ignore[no-untyped-call]
    meta = signers.PdfSignatureMetadata(field_name="sig-chair", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    program = signers.PdfSigner(meta, signer, stamp_style=NoOpStampStyle())
    return asyncio.run(_signed(program, IncrementalPdfFileWriter(BytesIO(pdf)), at=at))


async def _signed(program: signers.PdfSigner, paper: IncrementalPdfFileWriter, *, at: datetime) -> bytes:
    session, output = program.init_signing_session(paper, existing_fields_only=True), BytesIO()
    session.system_time = at
    reserved = await session.estimate_signature_container_size(None)
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=reserved)
    prepared, _ = document.digest_tbs_document(output=output)
    done = await document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes(signing_time=at))
    await done.post_signature_processing(output)
    return output.getvalue()


def test_what_a_village_certificate_signed_is_named_so(signed: bytes, key: IntegrityKey, personal: PersonalKey) -> None:
    report = check(signed, at=NOW + timedelta(hours=1), trust=(key.certificate, personal.certificate))
    assert [(field.name, field.signer, field.of_test) for field in report.fields] == [
        (FIELD, f"{VILLAGE}登记簿 防改签名", False),
        ("sig-chair", "陈国富", True),
    ]
    assert (report.verdict, report.of_test) == (Verdict.WHOLE, True)


def test_it_is_named_where_nobody_knows_the_village(signed: bytes, key: IntegrityKey) -> None:
    report = check(signed, at=NOW + timedelta(hours=1), trust=(key.certificate,))
    (_, chair) = report.fields
    assert (chair.of_test, chair.doubts) == (True, (Doubt.SIGNER_UNKNOWN,))
    assert report.verdict is Verdict.WHOLE_SIGNER_UNSURE


def test_the_authority_is_enough_to_know_those_it_named(signed: bytes, key: IntegrityKey, authority: Authority) -> None:
    assert check(signed, at=NOW + timedelta(hours=1), trust=(key.certificate, authority.certificate)).trusted


def test_a_certificate_that_ran_out_is_a_doubt(signed: bytes, key: IntegrityKey, personal: PersonalKey) -> None:
    report = check(signed, at=personal.until + timedelta(days=1), trust=(key.certificate, personal.certificate))
    assert report.fields[1].doubts == (Doubt.EXPIRED,)


def test_the_register_s_own_signature_is_no_test_certificate(sealed: bytes, key: IntegrityKey) -> None:
    assert not check(sealed, at=NOW, trust=(key.certificate,)).of_test


def test_whoever_checks_the_file_reads_what_kind_of_certificate_it_is(
    signed: bytes, key: IntegrityKey, personal: PersonalKey, tmp_path: Path
) -> None:
    for name, content in (("minutes.pdf", signed), ("own.cer", key.certificate), ("chen.cer", personal.certificate)):
        (tmp_path / name).write_bytes(content)
    words = ("--now", "2026-03-02T09:00", "verify", tmp_path / "minutes.pdf")
    heard = call(*words, "--trust", tmp_path / "own.cer", "--trust", tmp_path / "chen.cer")
    assert "陈国富的签名用的是：村内测试证书，非可靠电子签名" in heard.out
    assert (heard.status, "防改签名的签名用的是" in heard.out) == (0, False)
