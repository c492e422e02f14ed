"""A small paper with an empty signature field and an attachment, and the key of an invented register."""

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys, pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.stamp import NoOpStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xiangyue.signing import FIELD, IntegrityKey, seal

CHINA = timezone(timedelta(hours=8))
BEGUN = datetime(2026, 1, 5, 9, 0, tzinfo=CHINA)
SIGNED = datetime(2026, 3, 1, 20, 15, tzinfo=CHINA)
CHECKED = datetime(2030, 6, 1, tzinfo=UTC)
FACTS = b'{"for":52,"against":6}'
NAME = "minutes.json"


def draw(fields: tuple[str, ...] = (FIELD,)) -> bytes:
    """Return two pages with a text each, the signature fields on the second, and the facts attached."""
    paper = pikepdf.new()
    for words in (b"in favour 52", b"against 6"):
        page = paper.add_blank_page(page_size=(595, 842))
        page.Contents = paper.make_stream(b"BT /F1 12 Tf 72 700 Td (" + words + b") Tj ET")
    attachment = pikepdf.AttachedFileSpec(paper, FACTS, filename=NAME, mime_type="application/json")
    paper.attachments[NAME] = attachment
    widgets = [paper.make_indirect(_widget(paper, name, place)) for place, name in enumerate(fields)]
    paper.pages[1].Annots = pikepdf.Array(widgets)
    paper.Root.AcroForm = paper.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(widgets), SigFlags=0))
    output = BytesIO()
    paper.save(output, deterministic_id=True, compress_streams=False)
    return output.getvalue()


def countersign(pdf: bytes, key: IntegrityKey, field: str) -> bytes:
    """Return the paper with a later signature, as a person's program would put it in."""
    _, _, secret = pem.unarmor(key.secret)
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(key.certificate),
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
    meta = signers.PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    output = BytesIO()
    program = signers.PdfSigner(meta, signer, stamp_style=NoOpStampStyle())
    program.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=output)
    return output.getvalue()


def _widget(paper: pikepdf.Pdf, name: str, place: int) -> pikepdf.Dictionary:
    left = 72 + 120 * place
    blank = paper.make_stream(
        b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 100, 40])
    )
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Sig,
        T=name,
        F=4,
        Rect=pikepdf.Array([left, 72, left + 100, 112]),
        AP=pikepdf.Dictionary(N=blank),
        P=paper.pages[1].obj,
    )


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> IntegrityKey:
    folder = tmp_path_factory.mktemp("home") / "keys"
    return IntegrityKey.create(folder, village="石桥村", register="r-2f8c", now=BEGUN)


@pytest.fixture(scope="session")
def other_key(tmp_path_factory: pytest.TempPathFactory) -> IntegrityKey:
    folder = tmp_path_factory.mktemp("elsewhere") / "keys"
    return IntegrityKey.create(folder, village="高店村", register="r-77aa", now=BEGUN)


@pytest.fixture(scope="session")
def paper() -> bytes:
    return draw()


@pytest.fixture(scope="session")
def sealed(paper: bytes, key: IntegrityKey) -> bytes:
    return seal(paper, key, at=SIGNED)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"
