"""核验: whether a paper is as it was when it was signed. Every error is an answer: not whole."""

from collections.abc import Sequence
from datetime import datetime

from xiangyue.canon import digest
from xiangyue.signing.report import Expected, FieldReport, Problem, SignatureReport

LARGEST = 32 * 1024 * 1024  # minutes have 0.3 MB; a larger file is no paper of ours
HEADER = b"%PDF-"


def check(
    pdf: bytes, *, at: datetime, trust: Sequence[bytes] = (), expected: Expected | None = None
) -> SignatureReport:
    """Say of a file whether it is whole, judged at that moment and by the certificates (DER) that are known."""
    if at.tzinfo is None:
        raise ValueError("a moment has a time zone")
    sha256 = digest(pdf)
    if problem := _unfit(pdf):
        return SignatureReport(sha256=sha256, size=len(pdf), problems=(problem, *_not_recorded(sha256, expected)))
    from xiangyue.signing.validation import examine  # noqa: PLC0415 - pyHanko takes a third of a second to load

    found = examine(pdf, at=at, trust=trust)
    return SignatureReport(
        sha256=sha256,
        size=len(pdf),
        fields=found.fields,
        open=found.open,
        problems=_once([
            *found.problems,
            *(problem for field in found.fields for problem in field.problems),
            *_not_recorded(sha256, expected),
            *(_missed(found.fields, found.open, expected) if expected else ()),
        ]),
    )  # fmt: skip


def _unfit(pdf: bytes) -> Problem | None:
    if len(pdf) > LARGEST:
        return Problem.TOO_LARGE
    return None if pdf.startswith(HEADER) else Problem.NOT_A_PDF


def _not_recorded(sha256: str, expected: Expected | None) -> tuple[Problem, ...]:
    return (Problem.OTHER_THAN_RECORDED,) if expected and expected.sha256 != sha256 else ()


def _missed(fields: Sequence[FieldReport], unsigned: Sequence[str], expected: Expected) -> list[Problem]:
    """Say what the register recorded and the file lacks; no signature left in it can tell of these."""
    signed = {field.name: field for field in fields}
    problems = [
        Problem.FIELD_UNSIGNED if name in unsigned else Problem.FIELD_MISSING
        for name in expected.fields
        if name not in signed
    ]
    if len(fields) < expected.signatures:
        problems.append(Problem.FEWER_SIGNATURES)
    sealed = signed.get(expected.fields[0]) if expected.fields else None
    if expected.certificate and sealed and sealed.certificate != expected.certificate:
        problems.append(Problem.OTHER_SIGNER)
    return problems


def _once(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))
