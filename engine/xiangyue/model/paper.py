"""材料: a PDF, its kind, its digest, its signatures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperKind(StrEnum):
    """English in file names and entries, Chinese on screen and paper."""

    MINUTES = "minutes"  # 会议纪要, with the 程序核对表 behind it
    OPENING = "opening"  # 登记簿启用及交接表


class Mark(StrEnum):
    """Kinds of signature. The paper says which; the program never draws a seal."""

    INK = "ink"
    FINGERPRINT = "fingerprint"
    ON_BEHALF = "on_behalf"
    SEAL = "seal"
    CERTIFICATE = "certificate"
    INTEGRITY = "integrity"  # 防改签名: the register's, no person's


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed a paper, how, and when. `signed_on` None: not signed yet, or refused with a reason."""

    person: str
    capacity: str  # 主持人 记录人 监票人
    mark: Mark
    signed_on: date | None
    page: int | None = None
    reason: str = ""
