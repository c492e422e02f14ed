"""Certificates as strangers hand them in."""

from xiangyue.signing.refusals import NotACertificate


def read_certificate(content: bytes, *, name: str) -> bytes:
    """Return the DER of a certificate given as DER or PEM.

    Raises:
        NotACertificate: it is neither.

    """
    from cryptography import x509  # noqa: PLC0415 - loaded only where a certificate is read
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    load = x509.load_pem_x509_certificate if b"-----BEGIN" in content else x509.load_der_x509_certificate
    try:
        return load(content).public_bytes(Encoding.DER)
    except ValueError:
        raise NotACertificate(name=name) from None
