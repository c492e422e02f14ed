"""Who typed, whose act it is, and on what evidence (经办, 责任人, 凭据): three things of every entry."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xiangyue.errors import Refusal


class EvidenceKind(StrEnum):
    """凭据: what shows that the act is the responsible person's own."""

    SELF = "self"  # typed by the responsible person
    RECORD_BOOK = "record_book"  # 记录本, with the page
    SIGNED_PAPER = "signed_paper"  # 签字纸件; the scan may follow
    RECEIVED = "received"  # 收件: a signed paper of somebody the village may not speak for
    PIN = "pin"  # 本人口令: the responsible person showed it there and then
    OWED = "owed"  # 待补: said on purpose; listed first everywhere until there is one
    NONE = "none"  # nothing was said: nothing is recorded on it
    TIMER = "timer"  # 到期: nobody acted


NOWHERE = frozenset({EvidenceKind.PIN, EvidenceKind.OWED})
"""Evidence that lies in no place one could look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of evidence: what it is and where it lies."""

    kind: EvidenceKind
    where: str = ""  # 党组织会议记录本第18页; 柜2盒3
    number: str = ""  # the paper's own number, 青府函〔2026〕12号
    signed_by: str = ""  # of a received paper
    signed_on: date | None = None
    scan: str = ""  # SHA-256 of the scan in the content store


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who typed an entry, whose act it is, and the evidence for that."""

    typed_by: str  # a person's id; "" when a timer wrote
    responsible: str
    evidence: Evidence

    @property
    def on_behalf(self) -> bool:
        """代录: typed by another than the one whose act it is."""
        return self.typed_by != self.responsible

    @property
    def owing(self) -> bool:
        """凭据待补: typed on behalf, and nothing shows it yet."""
        return self.evidence.kind is EvidenceKind.OWED


class EvidenceNotAccepted(Refusal):
    """The step does not accept this evidence when somebody else types it."""

    code = "evidence-not-accepted"

    def __init__(self, *, step: str, given: EvidenceKind, accepted: tuple[EvidenceKind, ...]) -> None:
        super().__init__(step=step, given=given, accepted=accepted)


TIMER = By(typed_by="", responsible="", evidence=Evidence(kind=EvidenceKind.TIMER))
