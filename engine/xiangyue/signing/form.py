"""The parts of a CMS signature that no signature covers: they must say what the covered parts say (RFC 5652, 5)."""

from asn1crypto import cms


def well_formed(contents: bytes) -> bool:
    """Say whether there is one signer, and versions, algorithms and lengths are those that follow from him."""
    info = cms.ContentInfo.load(contents)
    signed = info["content"]
    if len(signed["signer_infos"]) != 1 or len(signed["digest_algorithms"]) != 1:
        return False
    (signer,), (algorithm,) = signed["signer_infos"], signed["digest_algorithms"]
    return (
        len(info.contents) == len(info["content_type"].dump()) + len(signed.dump())
        and signed["version"].native == signer["version"].native == "v1"
        and algorithm.dump() == signer["digest_algorithm"].dump()
        and algorithm["parameters"].native is None
    )
