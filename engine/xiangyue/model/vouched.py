"""凭据, 代录确认, 查阅: events about what was typed for others, and about who looked at what is sealed."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSupplied:
    """补凭据: an entry typed on behalf without evidence has some now; it is this entry's own, with who and where."""

    act: ClassVar[str] = "evidence.supplied"
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxiesConfirmed:
    """代录确认单: a person signed a list of what was typed in his name in a month, or did not and why."""

    act: ClassVar[str] = "proxies.confirmed"
    person: str
    month: str  # 2026-10
    entries: tuple[int, ...]  # the lines of the list
    signed_on: date | None  # None: not signed
    where: str = ""  # 柜2盒3: where the signed sheet lies
    reason: str = ""  # of one who does not sign, or cannot


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSeen:
    """查阅登记: somebody looked at personal numbers in full. The numbers themselves are not here."""

    act: ClassVar[str] = "value.seen"
    person: str  # whose
    kinds: tuple[str, ...]  # identity, phone
    reason: str
    letter: str = ""  # 巡察 2028-14: by whose letter, where there is one
