"""核验结果: what a check found of one paper."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Problem(StrEnum):
    """Why a paper is not whole."""

    NOT_A_PDF = "not_a_pdf"
    TOO_LARGE = "too_large"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    UNSIGNED = "unsigned"
    FIELD_MISSING = "field_missing"
    FIELD_UNSIGNED = "field_unsigned"
    FEWER_SIGNATURES = "fewer_signatures"
    OTHER_SIGNER = "other_signer"
    OTHER_THAN_RECORDED = "other_than_recorded"
    UNKNOWN_KIND = "unknown_kind"
    CONTENT_CHANGED = "content_changed"
    SIGNATURE_BROKEN = "signature_broken"
    CHANGED_AFTER = "changed_after"
    NOT_COVERED = "not_covered"
    TRAILING_BYTES = "trailing_bytes"


class Doubt(StrEnum):
    """Why nothing is said of who signed, although nothing was changed since."""

    SIGNER_UNKNOWN = "signer_unknown"
    SIGNED_OUT_OF_TIME = "signed_out_of_time"
    NOT_YET = "not_yet"
    EXPIRED = "expired"


class Verdict(StrEnum):
    """One line for people."""

    WHOLE = "whole"
    WHOLE_SIGNER_UNSURE = "whole_signer_unsure"
    BENT = "bent"
    UNSIGNED = "unsigned"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the register recorded of the paper."""

    sha256: str
    signatures: int = 1
    fields: tuple[str, ...] = ("sig-integrity",)  # the register's own first
    certificate: str | None = None  # fingerprint of the integrity key's


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReport:
    """One signature, as it stands in the file."""

    name: str
    signer: str = ""  # as the certificate calls him
    certificate: str = ""  # its fingerprint
    signed_at: datetime | None = None  # as he says
    intact: bool = False  # what he signed is unchanged
    valid: bool = False  # his key signed it
    covers_file: bool = False  # to the last byte
    changed_after: bool = False  # otherwise than a further signature would
    of_test: bool = False  # 村内测试证书: no reliable electronic signature (电子签名法 13)
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def whole(self) -> bool:
        """Nothing is wrong with it."""
        return self.intact and self.valid and not self.problems

    @property
    def trusted(self) -> bool:
        """It is whole, and the signer is one of those known at the moment of the check."""
        return self.whole and not self.doubts


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureReport:
    """All that a check says of a file. Only a file in which nothing at all is wrong is whole."""

    sha256: str
    size: int
    fields: tuple[FieldReport, ...] = ()
    open: tuple[str, ...] = ()  # signature fields nobody has signed
    problems: tuple[Problem, ...] = ()  # of the file, then those of its fields

    @property
    def whole(self) -> bool:
        """Nothing was changed since it was signed, and it is what the register recorded."""
        return bool(self.fields) and not self.problems and all(field.whole for field in self.fields)

    @property
    def trusted(self) -> bool:
        """It is whole, and every signer is known."""
        return self.whole and all(field.trusted for field in self.fields)

    @property
    def of_test(self) -> bool:
        """Some of it is signed with a certificate of the village's own authority."""
        return any(field.of_test for field in self.fields)

    @property
    def verdict(self) -> Verdict:
        """The one line."""
        unreadable = {Problem.NOT_A_PDF, Problem.TOO_LARGE, Problem.ENCRYPTED, Problem.UNREADABLE}
        if self.whole:
            return Verdict.WHOLE if self.trusted else Verdict.WHOLE_SIGNER_UNSURE
        if unreadable.intersection(self.problems):
            return Verdict.UNREADABLE
        return Verdict.UNSIGNED if Problem.UNSIGNED in self.problems else Verdict.BENT
