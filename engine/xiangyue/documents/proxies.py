"""What a 代录确认单 says."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.documents.page import RecordedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyLine:
    """One thing typed in somebody's name."""

    entry: int
    typed_on: date
    happened_on: date
    case: str  # 第7件
    about: str  # 修订村规民约
    step: str  # 党组织研究
    typed_by: str
    evidence: str
    owed: bool = False  # 凭据待补: these stand first


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxiesFacts(RecordedPage):
    """代录确认单: what was typed in one person's name in one month, and a line to sign."""

    template: ClassVar[str] = "proxies.html.j2"

    person: str
    posts: str  # 村党组织书记、村民委员会主任; "" of a villager
    month: str  # 2026年10月
    lines: tuple[ProxyLine, ...]
    owed: int = 0  # how many of them lack their evidence
